import { Body, Controller, Delete, HttpCode, Post, Put } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import { Requires } from '../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { IfMatch, Precondition } from '../http/etag.js';
import { IdParam } from '../http/fields/id.param.js';
import { NotFound, PreconditionFailed } from '../http/problem/problems.js';
import { Throws } from '../http/problem/throws.decorator.js';
import { ReviewDto } from './dto/review.dto.js';
import { RejectReviewDto, WriteReplyDto } from './dto/write-review.dto.js';
import { ModerationService } from './moderation.service.js';

@Controller('reviews/:id')
export class ModerationController {
  constructor(private readonly moderation: ModerationService) {}

  /** Show a review to everybody. @remarks It counts from then on. One that is approved already stays as it is. */
  @Post('approve')
  @HttpCode(200)
  @Requires('reviews:moderate')
  @Throws(NotFound, PreconditionFailed)
  approveReview(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<ReviewDto> {
    return this.moderation.decide(caller, id, { status: 'approved' }, precondition);
  }

  /** Do not show a review, or no longer. @remarks Its author sees the reason, and may change it. */
  @Post('reject')
  @HttpCode(200)
  @Requires('reviews:moderate')
  @Throws(NotFound, PreconditionFailed)
  @ApiBody({ type: RejectReviewDto, required: false })
  rejectReview(
    @IdParam() id: string,
    @Body() { reason }: RejectReviewDto,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<ReviewDto> {
    return this.moderation.decide(caller, id, { status: 'rejected', reason }, precondition);
  }

  /** Answer a review for the shop. @remarks One answer, in place of the one before. */
  @Put('reply')
  @Requires('reviews:moderate')
  @Throws(NotFound)
  replaceReviewReply(
    @IdParam() id: string,
    @Body() { body }: WriteReplyDto,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<ReviewDto> {
    return this.moderation.reply(caller, id, body, precondition);
  }

  /** Take the shop's answer to a review back. */
  @Delete('reply')
  @HttpCode(204)
  @Requires('reviews:moderate')
  @Throws(NotFound)
  async deleteReviewReply(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<void> {
    await this.moderation.reply(caller, id, null, precondition);
  }
}
