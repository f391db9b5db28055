import { everybody, person, whoMay, type Audience } from '../events/audience.js';
import { DomainEvent } from '../events/domain-event.js';
import type { ReviewStatus } from './review.entity.js';

/** What every event of a review says: how it is afterwards. */
export interface ReviewNews {
  readonly id: string;
  readonly productId: string;
  readonly authorId: string;
  readonly rating: number;
  readonly status: ReviewStatus;
  /** Whether everybody sees the product. */
  readonly isOfActive: boolean;
}

function seenBy({ authorId, status, isOfActive }: ReviewNews): Audience {
  const insiders = [...person(authorId), ...whoMay('reviews:moderate')];
  if (status !== 'approved') return insiders;
  return isOfActive ? everybody : [...insiders, ...whoMay('catalogue:read:any')];
}

abstract class ReviewEvent extends DomainEvent {
  /** Who wrote it is not told: what somebody buys is not everybody's business. */
  constructor(review: ReviewNews) {
    const { id: reviewId, productId, rating, status } = review;
    super(reviewId, { reviewId, productId, rating, status }, seenBy(review));
  }
}

/** A buyer reviewed a product; it waits for moderation. */
export class ReviewCreated extends ReviewEvent {
  static override readonly type = 'review.created';
}

/** A review's author changed it; it waits for moderation again. */
export class ReviewUpdated extends ReviewEvent {
  static override readonly type = 'review.updated';
}

/** A review can be read by everybody, and counts. */
export class ReviewApproved extends ReviewEvent {
  static override readonly type = 'review.approved';
}

/** A review is not shown, and does not count. */
export class ReviewRejected extends ReviewEvent {
  static override readonly type = 'review.rejected';
}

/** The shop answered a review, changed its answer or took it back. */
export class ReviewReplied extends ReviewEvent {
  static override readonly type = 'review.replied';
}

/** A review is gone; `status` is what it was. */
export class ReviewDeleted extends ReviewEvent {
  static override readonly type = 'review.deleted';
}
