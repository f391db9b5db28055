import { Injectable } from '@nestjs/common';
import { batchesOf, batchSize } from '../database/batches.js';
import { Database, type Tx } from '../database/database.js';
import { ReviewDto } from './dto/review.dto.js';
import * as sql from './reviews.sql.js';

export { ReviewDto } from './dto/review.dto.js';

/** What became of a review. */
export interface ReviewOutcome {
  readonly authorId: string;
  readonly productName: string;
  readonly status: 'pending' | 'approved' | 'rejected';
  /** Why it is not shown. */
  readonly reason: string | null;
  /** What the shop answered. */
  readonly reply: string | null;
}

/** What other features may ask about the reviews of a person. */
@Injectable()
export class ReviewsFacade {
  constructor(private readonly database: Database) {}

  /** All reviews of the person, rejected ones too, the oldest first, in batches. */
  async *exportOf(userId: string): AsyncGenerator<ReviewDto[]> {
    const read = (after: readonly unknown[]): Promise<sql.ReviewRow[]> =>
      this.database.read.rows(sql.reviewsOf, userId, ...after, batchSize);
    for await (const rows of batchesOf(read, (row) => row.created_at)) yield rows.map(ReviewDto.whole);
  }

  /** What has become of the review by now; null: there is none. */
  async outcomeOf(tx: Tx, id: string): Promise<ReviewOutcome | null> {
    const row = await tx.row(sql.outcomeOf, id);
    if (row === null) return null;
    const { author_id: authorId, product_name: productName, status, reply } = row;
    return { authorId, productName, status, reason: row.rejection_reason, reply };
  }

  /**
   * Takes the person's reviews away, as their comments; the ratings of the products follow. The account must be held,
   * so that none is written meanwhile.
   */
  async forget(tx: Tx, userId: string): Promise<void> {
    const deleted = await tx.rows(sql.deleteReviewsOf, userId);
    tx.touch(...deleted.map(({ product_id: productId }) => productId));
  }
}
