import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Owner, Requires } from '../../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../../access/caller.js';
import { AnswersWithin } from '../../http/edge/long-answers.js';
import { IdParam } from '../../http/fields/id.param.js';
import { Idempotent, RetryKey, type Retry } from '../../http/idempotency/retry.js';
import { NotFound, PayloadTooLarge } from '../../http/problem/problems.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { MediumDto } from '../dto/medium.dto.js';
import { imageFaults, MediaQuotaExceeded } from '../media.problems.js';
import { DirectUploadsOff, NothingUploaded } from './direct-uploads.problems.js';
import { DirectUploadsService } from './direct-uploads.service.js';
import { CreateMediaUploadDto, MediaUploadDto } from './dto/media-upload.dto.js';

@Controller('media/uploads')
export class MediaUploadsController {
  constructor(private readonly uploads: DirectUploadsService) {}

  /**
   * Ask where a browser can put an image into the store by itself.
   *
   * @remarks With S3 only. The address takes one file of that type and size, for 15 minutes; then
   *   `POST /media/uploads/:id/complete` takes it in.
   */
  @Post()
  @HttpCode(200)
  @Requires('media:write')
  @Idempotent()
  @Throws(DirectUploadsOff, MediaQuotaExceeded)
  createMediaUpload(
    @Body() body: CreateMediaUploadDto,
    @CurrentCaller() caller: Caller,
    @RetryKey() retry: Retry,
  ): Promise<MediaUploadDto> {
    return this.uploads.begin(caller, body, retry);
  }

  /** Take in an image that was put into the store. @remarks It is written anew, as by `POST /media`. Again: the same medium. */
  @Post(':id/complete')
  @HttpCode(200)
  @Owner('media:write')
  @AnswersWithin(60)
  @Throws(NotFound, NothingUploaded, PayloadTooLarge, ...imageFaults)
  finishMediaUpload(@IdParam() id: string, @CurrentCaller() caller: Caller): Promise<MediumDto> {
    return this.uploads.complete(caller, id);
  }
}
