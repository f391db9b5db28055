import { statement } from '../database/statement.js';
import { terms, type TermsRow } from './discounts.sql.js';

/** A discount as it looks to somebody's basket. */
export interface OfferRow extends TermsRow {
  /** How often the buyer uses it already. */
  uses_of_buyer: number;
  /** Those of the products that it is for. */
  covered: string[];
}

/**
 * The discount of code $1 for the person $2 and the products $3. Joins the catalogue along the arrow discounts →
 * products: which branch a product stands in is the tree's to say.
 */
export const findOffer = statement<OfferRow>(
  'discount-find-offer',
  `SELECT ${terms},
     coalesce((SELECT b.uses FROM discount_buyers b WHERE b.discount_id = d.id AND b.user_id = $2), 0) AS uses_of_buyer,
     CASE WHEN EXISTS (SELECT FROM discount_products s WHERE s.discount_id = d.id)
         OR EXISTS (SELECT FROM discount_categories s WHERE s.discount_id = d.id)
       THEN ARRAY(
         WITH RECURSIVE branch AS (
           SELECT s.category_id AS id FROM discount_categories s WHERE s.discount_id = d.id
           UNION SELECT c.id FROM categories c JOIN branch ON c.parent_id = branch.id
         )
         SELECT p.id FROM products p WHERE p.id = ANY ($3::uuid[]) AND (p.category_id IN (SELECT id FROM branch)
           OR EXISTS (SELECT FROM discount_products s WHERE s.discount_id = d.id AND s.product_id = p.id)))
       ELSE $3::uuid[] END AS covered
   FROM discounts d WHERE d.code = $1 AND d.deleted_at IS NULL`,
);

/** The order $1 of $2 uses the discount $3 at $4; nothing when it is off by now. A trigger counts, and its limits hold. */
export const insertUse = statement<{ order_id: string }>(
  'discount-use',
  `INSERT INTO discount_uses (order_id, discount_id, user_id, code, used_at)
   SELECT $1, d.id, $2, d.code, $4 FROM discounts d WHERE d.id = $3 AND d.deleted_at IS NULL AND d.is_active
   RETURNING order_id`,
);

/** The use of the order $1, if it still stands, is given back at $2. */
export const giveUseBack = statement<never>(
  'discount-give-back',
  'UPDATE discount_uses SET given_back_at = $2 WHERE order_id = $1 AND given_back_at IS NULL',
);

/** The use of the order $1 that was given back. */
export const holdGivenBack = statement<{ discount_id: string; user_id: string | null }>(
  'discount-hold-given-back',
  'SELECT discount_id, user_id FROM discount_uses WHERE order_id = $1 AND given_back_at IS NOT NULL FOR NO KEY UPDATE',
);

/** Holds how often the person $2 uses the discount $1. */
export const holdBuyer = statement<{ uses: number }>(
  'discount-hold-buyer',
  'SELECT uses FROM discount_buyers WHERE discount_id = $1 AND user_id = $2 FOR NO KEY UPDATE',
);

/** Holds the counter of the discount $1, deleted or not. */
export const holdCounter = statement<Pick<TermsRow, 'uses' | 'max_uses' | 'max_uses_per_user'>>(
  'discount-hold-counter',
  'SELECT uses, max_uses, max_uses_per_user FROM discounts WHERE id = $1 FOR NO KEY UPDATE',
);

/** The use of the order $1 stands again. */
export const useAgain = statement<never>(
  'discount-use-again',
  'UPDATE discount_uses SET given_back_at = NULL WHERE order_id = $1',
);

/** Nobody knows any more whose the uses of $1 were. */
export const forgetUser = statement<never>(
  'discount-forget-user',
  'UPDATE discount_uses SET user_id = NULL WHERE user_id = $1',
);

export const forgetBuyer = statement<never>(
  'discount-forget-buyer',
  'DELETE FROM discount_buyers WHERE user_id = $1',
);
