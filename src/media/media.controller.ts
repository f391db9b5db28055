import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { Owner, Public, Requires } from '../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { Creates } from '../http/created.js';
import { File, TakesFiles, type FileBody } from '../http/edge/file-bodies.js';
import { AnswersWithin } from '../http/edge/long-answers.js';
import { IfMatch, Precondition } from '../http/etag.js';
import { IdParam } from '../http/fields/id.param.js';
import { Idempotent, RetryKey, type Retry } from '../http/idempotency/retry.js';
import { NotFound, PayloadTooLarge, ValidationFailed } from '../http/problem/problems.js';
import { Throws } from '../http/problem/throws.decorator.js';
import { DeleteMediumDto, ListMediaDto, UpdateMediumDto } from './dto/media-requests.dto.js';
import { MediumDto, MediumPageDto } from './dto/medium.dto.js';
import { longestAlt, mostFormBytes } from './intake/upload-form.js';
import { mostImageBytes } from './intake/file-receipt.js';
import { MediaReading } from './media-reading.js';
import { imageFaults, MediumInUse } from './media.problems.js';
import { MediaService } from './media.service.js';

const form = 'multipart/form-data';

@Controller('media')
export class MediaController {
  constructor(
    private readonly media: MediaService,
    private readonly reading: MediaReading,
  ) {}

  /** Find media. @remarks One's own; everybody's for editors. */
  @Get()
  @Owner('media:write', 'media:read:any')
  async listMedia(@Query() query: ListMediaDto, @CurrentCaller() caller: Caller): Promise<MediumPageDto> {
    return MediumPageDto.of(await this.reading.list(caller, query), (row) => MediumDto.from(row));
  }

  /** Read what is known of an image. @remarks Anybody, if something public shows it; else its owner and editors. */
  @Get(':id')
  @Public()
  @Throws(NotFound)
  getMedium(@IdParam() id: string, @CurrentCaller() caller: Caller | null): Promise<MediumDto> {
    return this.reading.get(caller, id);
  }

  /**
   * Put an image up.
   *
   * @remarks JPEG, PNG, WebP, AVIF or GIF, told from its bytes. It is written anew: upright, and without what is not seen
   *   of it, such as where it was taken. Smaller ones are made after the answer; until then it is `processing`.
   */
  @Post()
  @Requires('media:write')
  @Creates('/media')
  @Idempotent()
  @TakesFiles([form], mostFormBytes)
  @AnswersWithin(60)
  @ApiConsumes(form)
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: {
        file: { type: 'string', format: 'binary', maxLength: mostImageBytes },
        alt: {
          ...{ type: 'string', minLength: 1, maxLength: longestAlt, pattern: '^[^\\u0000]*$' },
          description: 'What it shows.',
        },
      },
    },
  })
  @Throws(ValidationFailed, PayloadTooLarge, ...imageFaults)
  createMedium(
    @File() body: FileBody,
    @CurrentCaller() caller: Caller,
    @RetryKey() retry: Retry,
  ): Promise<MediumDto> {
    return this.media.create(caller, body, retry);
  }

  /** Say what an image shows. */
  @Patch(':id')
  @Owner('media:write', 'media:write:any')
  @Throws(NotFound)
  updateMedium(
    @IdParam() id: string,
    @Body() { alt }: UpdateMediumDto,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<MediumDto> {
    return this.media.update(caller, id, alt, precondition);
  }

  /** Delete an image with its smaller ones. @remarks Refused while something shows it, unless `force=true`. */
  @Delete(':id')
  @HttpCode(204)
  @Owner('media:write', 'media:write:any')
  @Throws(NotFound, MediumInUse)
  deleteMedium(
    @IdParam() id: string,
    @Query() { force = false }: DeleteMediumDto,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<void> {
    return this.media.delete(caller, id, force, precondition);
  }
}
