import { statement } from '../database/statement.js';
import type { Listing } from '../http/list/listing.js';

export const discountTypes = ['percent', 'amount', 'free_shipping'] as const;
export type DiscountType = (typeof discountTypes)[number];

/** What a discount gives, when, and how often. Rates in millionths, money in minor units. */
export interface TermsRow {
  id: string;
  code: string;
  type: DiscountType;
  rate: number | null;
  amount: number | null;
  amount_currency: string | null;
  starts_at: Date | null;
  ends_at: Date | null;
  minimum: number | null;
  minimum_currency: string | null;
  max_uses: number | null;
  max_uses_per_user: number | null;
  is_active: boolean;
  /** Orders that stand with it. */
  uses: number;
}

/** A discount as admins see it. */
export interface DiscountRow extends TermsRow {
  description: string | null;
  product_ids: string[];
  category_ids: string[];
  created_at: Date;
  updated_at: Date;
}

export const terms = `d.id, d.code, d.type, d.rate, d.amount, d.amount_currency, d.starts_at, d.ends_at, d.minimum,
  d.minimum_currency, d.max_uses, d.max_uses_per_user, d.is_active, d.uses`;
const columns = `${terms}, d.description, d.created_at, d.updated_at,
  ARRAY(SELECT s.product_id FROM discount_products s WHERE s.discount_id = d.id ORDER BY 1) AS product_ids,
  ARRAY(SELECT s.category_id FROM discount_categories s WHERE s.discount_id = d.id ORDER BY 1) AS category_ids`;

export const discountListing: Listing = {
  select: columns,
  from: '(SELECT * FROM discounts WHERE deleted_at IS NULL) d',
  sortable: { createdAt: 'd.created_at', code: 'd.code', uses: 'd.uses' },
  defaultSort: '-createdAt',
  idColumn: 'd.id',
};

export const findDiscount = statement<DiscountRow>(
  'discount-find',
  `SELECT ${columns} FROM discounts d WHERE d.id = $1 AND d.deleted_at IS NULL`,
);

/** Held against other changes and against being used. */
export const holdDiscount = statement<DiscountRow>(
  'discount-hold',
  `SELECT ${columns} FROM discounts d WHERE d.id = $1 AND d.deleted_at IS NULL FOR NO KEY UPDATE`,
);

/**
 * A new discount $1 at $2: code $3, description $4, type $5, rate $6, amount $7 in $8, from $9 to $10, minimum $11 in
 * $12, at most $13 times, $14 for each person, active $15.
 */
export const insertDiscount = statement<never>(
  'discount-insert',
  `INSERT INTO discounts (id, created_at, updated_at, code, description, type, rate, amount, amount_currency, starts_at,
     ends_at, minimum, minimum_currency, max_uses, max_uses_per_user, is_active)
   VALUES ($1, $2, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
);

/** The same for a discount that is there. */
export const updateDiscount = statement<never>(
  'discount-update',
  `UPDATE discounts SET updated_at = $2, code = $3, description = $4, type = $5, rate = $6, amount = $7,
     amount_currency = $8, starts_at = $9, ends_at = $10, minimum = $11, minimum_currency = $12, max_uses = $13,
     max_uses_per_user = $14, is_active = $15
   WHERE id = $1`,
);

/** The discount $1 is no longer for products and categories other than $2 and $3. */
export const narrowScope = statement<never>(
  'discount-narrow-scope',
  `WITH products AS (DELETE FROM discount_products WHERE discount_id = $1 AND product_id <> ALL ($2::uuid[]))
   DELETE FROM discount_categories WHERE discount_id = $1 AND category_id <> ALL ($3::uuid[])`,
);

/** The discount $1 is for products $2 and categories $3, too. */
export const widenScope = statement<never>(
  'discount-widen-scope',
  `WITH products AS (
     INSERT INTO discount_products (discount_id, product_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING
   )
   INSERT INTO discount_categories (discount_id, category_id) SELECT $1, unnest($3::uuid[]) ON CONFLICT DO NOTHING`,
);

export const deleteDiscount = statement<never>(
  'discount-delete',
  'UPDATE discounts SET deleted_at = $2, updated_at = $2 WHERE id = $1',
);
