import { may, type Caller } from '../../access/caller.js';
import { DateTime, Flag, Int, Nested, Nullable, OneOf } from '../../http/fields/fields.js';
import { Id, LongText, Text } from '../../http/fields/text.js';
import { PageOf } from '../../http/list/page.dto.js';
import { reviewStatuses, type ReviewStatus } from '../review.entity.js';
import type { ProductReviews } from '../review-reading.js';
import type { ReviewRow } from '../reviews.sql.js';
import { RatingSummaryDto } from './rating-summary.dto.js';

/** Who wrote a review. What somebody buys is not everybody's business, so strangers learn a name and no more. */
export class ReviewerDto {
  /** `null` for everybody but the author and moderators. */
  @Nullable()
  @Id()
  id: string | null;

  /** @example Edda Torp */
  @Nullable()
  @Text(100)
  name: string | null;
}

/** What the shop answers to a review. */
export class ReviewReplyDto {
  /** @example "Thank you, Edda. A new lid is on its way." */
  @LongText(2000)
  body: string;

  @DateTime()
  updatedAt: string;
}

/** What a buyer says of a product. */
export class ReviewDto {
  @Id()
  id: string;

  @Id()
  productId: string;

  /** Stars. @example 5 */
  @Int(1, 5)
  rating: number;

  /** @example "Pours like a dream" */
  @Nullable()
  @Text(120)
  title: string | null;

  /** Plain text. @example "Had it for a month. The lid could be tighter." */
  @Nullable()
  @LongText(5000)
  body: string | null;

  @Nested(() => ReviewerDto)
  author: ReviewerDto;

  /** Whether the author bought the product here; only buyers can review. @example true */
  @Flag()
  verifiedPurchase: boolean;

  /** Everybody sees `approved` ones; the others are seen by their author and by moderators. */
  @OneOf(reviewStatuses, 'ReviewStatus')
  status: ReviewStatus;

  /** Why it was rejected. @example "Please say something about the kettle." */
  @Nullable()
  @LongText(500)
  rejectionReason: string | null;

  @Nullable()
  @Nested(() => ReviewReplyDto)
  reply: ReviewReplyDto | null;

  @DateTime()
  createdAt: string;

  /** When its author last changed it. */
  @DateTime()
  updatedAt: string;

  /** The review as the caller, possibly nobody, sees it. */
  static from(row: ReviewRow, caller: Caller | null): ReviewDto {
    const isInsider = row.author_id === caller?.id || may(caller, 'reviews:moderate');
    const author = { id: isInsider ? row.author_id : null, name: row.author_name };
    return Object.assign(ReviewDto.whole(row), { author });
  }

  /** The review as its author and moderators see it. */
  static whole(row: ReviewRow): ReviewDto {
    return Object.assign(new ReviewDto(), {
      id: row.id,
      productId: row.product_id,
      rating: row.rating,
      title: row.title,
      body: row.body,
      author: { id: row.author_id, name: row.author_name },
      verifiedPurchase: true,
      status: row.status,
      rejectionReason: row.rejection_reason,
      reply: replyOf(row),
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
    });
  }
}

function replyOf({ reply, replied_at }: ReviewRow): ReviewReplyDto | null {
  return reply === null || replied_at === null ? null : { body: reply, updatedAt: replied_at.toISOString() };
}

/** A page of reviews. */
export class ReviewPageDto extends PageOf(ReviewDto) {}

/** A page of the reviews of a product, with what all of them come to. */
export class ProductReviewPageDto extends PageOf(ReviewDto) {
  @Nested(() => RatingSummaryDto)
  summary: RatingSummaryDto;

  /** The page as the caller, possibly nobody, sees it. */
  static with({ rating, ...found }: ProductReviews, caller: Caller | null): ProductReviewPageDto {
    const page = ProductReviewPageDto.of(found, (row) => ReviewDto.from(row, caller));
    return Object.assign(page, { summary: RatingSummaryDto.from(rating) });
  }
}
