import type { Tx } from '../database/database.js';
import { NotFound } from '../http/problem/problems.js';
import type { ReviewNews } from './review.events.js';
import { findRating, findReview, lockReview, type ReviewRow } from './reviews.sql.js';

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
export async function newsOf(tx: Tx, review: ReviewRow): Promise<ReviewNews> {
  const { id, product_id: productId, author_id: authorId, rating, status } = review;
  const isOfActive = (await tx.row(findRating, productId, false)) !== null;
  return { id, productId, authorId, rating, status, isOfActive };
}
