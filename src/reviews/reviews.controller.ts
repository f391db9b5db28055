import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { Owner, Public, Requires } from '../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { Creates } from '../http/created.js';
import { IfMatch, Precondition } from '../http/etag.js';
import { IdParam } from '../http/fields/id.param.js';
import { Idempotent, RetryKey, type Retry } from '../http/idempotency/retry.js';
import { NotFound } from '../http/problem/problems.js';
import { Throws } from '../http/problem/throws.decorator.js';
import { ListProductReviewsDto, ListReviewsDto } from './dto/list-reviews.dto.js';
import { ProductReviewPageDto, ReviewDto, ReviewPageDto } from './dto/review.dto.js';
import { CreateReviewDto, UpdateReviewDto } from './dto/write-review.dto.js';
import { ReviewReading } from './review-reading.js';
import { AlreadyReviewed, NotABuyer } from './review.problems.js';
import { ReviewsService } from './reviews.service.js';

@Controller()
export class ReviewsController {
  constructor(
    private readonly reviews: ReviewsService,
    private readonly reading: ReviewReading,
  ) {}

  /** The reviews of a product, and what they come to. @remarks Approved ones; `mine=true` shows one's own while it waits. */
  @Get('products/:id/reviews')
  @Public()
  @Throws(NotFound)
  async listProductReviews(
    @IdParam() id: string,
    @Query() query: ListProductReviewsDto,
    @CurrentCaller() caller: Caller | null,
  ): Promise<ProductReviewPageDto> {
    return ProductReviewPageDto.with(await this.reading.ofProduct(caller, id, query), caller);
  }

  /** Review a product. @remarks For those who bought it: an order of it is paid, shipped or delivered. Once each. It is shown after moderation. */
  @Post('products/:id/reviews')
  @Requires('reviews:write')
  @Creates('/reviews')
  @Idempotent()
  @Throws(NotFound, NotABuyer, AlreadyReviewed)
  createReview(
    @IdParam() id: string,
    @Body() body: CreateReviewDto,
    @CurrentCaller() caller: Caller,
    @RetryKey() retry: Retry,
  ): Promise<ReviewDto> {
    return this.reviews.create(caller, id, body, retry);
  }

  /** My reviews; everybody's for moderators. @remarks `status=pending` is the queue of moderation. */
  @Get('reviews')
  @Owner('reviews:write', 'reviews:moderate')
  async listReviews(@Query() query: ListReviewsDto, @CurrentCaller() caller: Caller): Promise<ReviewPageDto> {
    return ReviewPageDto.of(await this.reading.list(caller, query), (row) => ReviewDto.from(row, caller));
  }

  /** Read a review. @remarks An approved one is as visible as its product; others are seen by their author and by moderators. */
  @Get('reviews/:id')
  @Public()
  @Throws(NotFound)
  async getReview(@IdParam() id: string, @CurrentCaller() caller: Caller | null): Promise<ReviewDto> {
    return ReviewDto.from(await this.reading.get(caller, id), caller);
  }

  /** Change one's review. @remarks What is left out stays (RFC 7396). It is moderated anew, and not shown meanwhile. */
  @Patch('reviews/:id')
  @Owner('reviews:write')
  @Throws(NotFound)
  updateReview(
    @IdParam() id: string,
    @Body() body: UpdateReviewDto,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<ReviewDto> {
    return this.reviews.update(caller, id, body, precondition);
  }

  /** Delete a review. */
  @Delete('reviews/:id')
  @HttpCode(204)
  @Owner('reviews:write', 'reviews:moderate')
  @Throws(NotFound)
  deleteReview(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<void> {
    return this.reviews.delete(caller, id, precondition);
  }
}
