import { statement } from '../database/statement.js';
import type { Listing } from '../http/list/listing.js';
import type { ReviewStatus } from './review.entity.js';

/** A review with its author's name. */
export interface ReviewRow {
  id: string;
  product_id: string;
  author_id: string;
  author_name: string | null;
  rating: number;
  title: string | null;
  body: string | null;
  status: ReviewStatus;
  rejection_reason: string | null;
  reply: string | null;
  replied_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

/** What the approved reviews of a product come to. */
export interface RatingRow {
  rating_count: number;
  rating_sum: number;
  /** How many of one star, of two, ... of five. */
  rating_stars: number[];
}

/**
 * Names come with the rows: to ask the accounts for each would be a query per review. Lists ask for those of the
 * page alone.
 */
const columns = `r.id, r.product_id, r.author_id, (SELECT name FROM users WHERE id = r.author_id) AS author_name,
  r.rating, r.title, r.body, r.status, r.rejection_reason, r.reply, r.replied_at, r.created_at, r.updated_at`;

/** Reviews of one product. */
export const productListing: Listing = {
  select: columns,
  from: 'reviews r',
  sortable: { createdAt: 'r.created_at', rating: 'r.rating' },
  defaultSort: '-createdAt',
  idColumn: 'r.id',
  shown: { from: 'reviews r', idColumn: 'r.id' },
};

/** Reviews of all products: of one person, or of everybody. */
export const reviewListing: Listing = { ...productListing, sortable: { createdAt: 'r.created_at' } };

/** The rating of the product $1, if it can be seen: an active one, or any for those who see all ($2). */
export const findRating = statement<RatingRow>(
  'review-find-rating',
  `SELECT rating_count, rating_sum, rating_stars FROM products WHERE id = $1 AND (status = 'active' OR $2::boolean)`,
);

export const findReview = statement<ReviewRow>(
  'review-find',
  `SELECT ${columns} FROM reviews r WHERE r.id = $1`,
);

/**
 * The review $1 if it can be seen: one of $2's own, any for moderators ($3), else an approved one of a product that is
 * active, or of any product for those who see all ($4).
 */
export const findVisibleReview = statement<ReviewRow>(
  'review-find-visible',
  `SELECT ${columns} FROM reviews r JOIN products p ON p.id = r.product_id
   WHERE r.id = $1
     AND (r.author_id = $2 OR $3::boolean OR (r.status = 'approved' AND (p.status = 'active' OR $4::boolean)))`,
);

/** Holds the review $1 if it is $2's, or whoever's when $3. */
export const lockReview = statement<ReviewRow>(
  'review-lock',
  `SELECT ${columns} FROM reviews r WHERE r.id = $1 AND ($3::boolean OR r.author_id = $2) FOR UPDATE`,
);

/** The reviews of $1 after the place $2, $3: $4 of them at most. */
export const reviewsOf = statement<ReviewRow>(
  'reviews-of',
  `SELECT ${columns} FROM reviews r WHERE r.author_id = $1 AND (r.created_at, r.id) > ($2, $3)
   ORDER BY r.created_at, r.id LIMIT $4`,
);

export const deleteReviewsOf = statement<{ product_id: string }>(
  'reviews-delete-of',
  'DELETE FROM reviews WHERE author_id = $1 RETURNING product_id',
);

/** What became of the review $1, with the name of its product: one query in place of one per room. */
export const outcomeOf = statement<
  Pick<ReviewRow, 'author_id' | 'status' | 'rejection_reason' | 'reply'> & { product_name: string }
>(
  'review-outcome',
  `SELECT r.author_id, r.status, r.rejection_reason, r.reply, p.name AS product_name
   FROM reviews r JOIN products p ON p.id = r.product_id WHERE r.id = $1`,
);
