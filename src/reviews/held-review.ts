import type { Tx } from '../database/database.js';
import { NotFound } from '../http/problem/problems.js';
import type { ReviewNews } from './review.events.js';
import { findReview, lockReview, type ReviewRow } from './reviews.sql.js';

/** Holds a review of `authorId`; null: whoever's. @throws NotFound there is none, or it is somebody else's */
export async function holdReview(tx: Tx, id: string, authorId: string | null): Promise<ReviewRow> {
  const row = await tx.row(lockReview, id, authorId, authorId === null);
  if (row === null) throw new NotFound();
  return row;
}

/** The review as it was just written. */
export async function readReview(tx: Tx, id: string): Promise<ReviewRow> {
  const row = await tx.row(findReview, id);
  if (row === null) throw new NotFound();
  return row;
}

/** What an event says of the review. */
export function newsOf({ id, product_id, author_id, rating, status }: ReviewRow): ReviewNews {
  return { id, productId: product_id, authorId: author_id, rating, status };
}
