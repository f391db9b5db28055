import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../access/caller.js';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import { Database } from '../database/database.js';
import { Outbox } from '../events/outbox.js';
import type { Precondition } from '../http/etag.js';
import { Idempotency } from '../http/idempotency/idempotency.js';
import type { Retry } from '../http/idempotency/retry.js';
import { NotFound } from '../http/problem/problems.js';
import { OrdersFacade } from '../orders/orders.facade.js';
import { ReviewDto } from './dto/review.dto.js';
import type { CreateReviewDto, UpdateReviewDto } from './dto/write-review.dto.js';
import { holdReview, newsOf, readReview } from './held-review.js';
import { Review } from './review.entity.js';
import { ReviewCreated, ReviewDeleted, ReviewUpdated } from './review.events.js';
import { NotABuyer } from './review.problems.js';
import { findRating, type ReviewRow } from './reviews.sql.js';

/** What buyers write about products. */
@Injectable()
export class ReviewsService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly orders: OrdersFacade,
  ) {}

  /**
   * Reviews a product that the caller has bought; everybody sees it once it is approved.
   *
   * @throws NotFound there is no such product, or none that the caller may see
   * @throws NotABuyer, AlreadyReviewed
   */
  create(caller: Caller, productId: string, request: CreateReviewDto, retry: Retry): Promise<ReviewDto> {
    return this.idempotency.once(retry, async (tx) => {
      if ((await tx.row(findRating, productId, may(caller, 'catalogue:read:any'))) === null)
        throw new NotFound();
      if (!(await this.orders.hasBought(tx, caller.id, productId))) throw new NotABuyer();
      const [id, now] = [newId(), this.clock.now()];
      const { rating, title = null, body = null } = request;
      const [words, times] = [
        { rating, title, body },
        { createdAt: now, updatedAt: now },
      ];
      await tx.insert(Review, { id, productId, authorId: caller.id, status: 'pending', ...words, ...times });
      const row = await readReview(tx, id);
      this.outbox.append(tx, new ReviewCreated(await newsOf(tx, row)));
      return ReviewDto.from(row, caller);
    });
  }

  /**
   * Changes one's own review, which is then moderated anew. A request that changes nothing leaves no trace.
   *
   * @throws NotFound, PreconditionFailed
   */
  update(
    caller: Caller,
    id: string,
    change: UpdateReviewDto,
    precondition: Precondition,
  ): Promise<ReviewDto> {
    return this.database.transaction(async (tx) => {
      const current = await holdReview(tx, id, caller.id);
      precondition.check(ReviewDto.from(current, caller));
      const words = wordsAfter(current, change);
      if (words === null) return ReviewDto.from(current, caller);
      const moderation = { status: 'pending', rejectionReason: null } as const;
      await tx.update(Review, { id }, { ...words, ...moderation, updatedAt: this.clock.now() });
      const row = await readReview(tx, id);
      this.outbox.append(tx, new ReviewUpdated(await newsOf(tx, row)));
      return ReviewDto.from(row, caller);
    });
  }

  /** Deletes one's own review; moderators anybody's. It may be written anew. @throws NotFound, PreconditionFailed */
  delete(caller: Caller, id: string, precondition: Precondition): Promise<void> {
    return this.database.transaction(async (tx) => {
      const isAnybodys = may(caller, 'reviews:moderate');
      const current = await holdReview(tx, id, isAnybodys ? null : caller.id);
      precondition.check(ReviewDto.from(current, caller));
      await tx.delete(Review, { id });
      this.outbox.append(tx, new ReviewDeleted(await newsOf(tx, current)));
    });
  }
}

/** What the author says after the change, or null when it is what they said before. */
function wordsAfter(
  current: ReviewRow,
  change: UpdateReviewDto,
): Pick<Review, 'rating' | 'title' | 'body'> | null {
  const before = { rating: current.rating, title: current.title, body: current.body };
  const { rating = before.rating, title = before.title, body = before.body } = change;
  const isSame = rating === before.rating && title === before.title && body === before.body;
  return isSame ? null : { rating, title, body };
}
