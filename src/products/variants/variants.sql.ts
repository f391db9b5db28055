import { statement } from '../../database/statement.js';

/** What a variant costs in one currency, with its past. Minor units. */
export interface PriceRow {
  currency: string;
  amount: number;
  compare_at: number | null;
  /** The lowest of the last thirty days, the price of now included. */
  lowest: number | null;
  /** The lowest of the thirty days before the price of now. */
  prior: number | null;
}

/** A variant as it is shown. */
export interface VariantRow {
  id: string;
  sku: string;
  options: Record<string, string>;
  stock: number;
  low_stock_threshold: number | null;
  weight_grams: number | null;
  /** The one in the product's own currency first. */
  prices: PriceRow[];
}

/** The active variants of the product `product` as JSON, with their prices as of `time`. */
export const variantsOf = (product: string, time: string): string => `(
  SELECT json_agg(json_build_object('id', v.id, 'sku', v.sku, 'options', v.options, 'stock', v.stock,
    'low_stock_threshold', v.low_stock_threshold, 'weight_grams', v.weight_grams, 'prices', (
      SELECT json_agg(json_build_object('currency', o.currency, 'amount', o.amount, 'compare_at', o.compare_at_amount,
        'lowest', f.lowest, 'prior', f.prior) ORDER BY o.currency <> ${product}.price_currency, o.currency)
      FROM prices o CROSS JOIN LATERAL price_facts(v.id, o.currency, ${time}) f WHERE o.variant_id = v.id
    )) ORDER BY v.position, v.id)
  FROM variants v WHERE v.product_id = ${product}.id AND v.is_active)`;

/** Locks all variants of products $1, as sales lock theirs: by id, and before any product. */
export const lockVariantsOf = statement<{ id: string }>(
  'variants-lock',
  'SELECT id FROM variants WHERE product_id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE',
);

/** Those that came while {@link lockVariantsOf} waited, their products being locked by now; whoever has one: the transaction begins anew. */
export const lockNewVariantsOf = statement<{ id: string }>(
  'variants-lock-new',
  'SELECT id FROM variants WHERE product_id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE NOWAIT',
);

/** Variants of product $1 that were withdrawn and have one of the SKUs $2; read while they are locked. */
export const withdrawnOnes = statement<{ id: string; sku: string; stock: number }>(
  'variants-withdrawn',
  'SELECT id, sku, stock FROM variants WHERE product_id = $1 AND NOT is_active AND sku = ANY ($2::text[])',
);

/** New variants $1 (JSON) at $2, with the stock that their first movement says. */
export const insertVariants = statement<never>(
  'variants-insert',
  `INSERT INTO variants (id, product_id, position, sku, options, stock, low_stock_threshold, weight_grams, created_at,
     updated_at)
   SELECT id, "productId", position, sku, options, stock, threshold, weight, $2, $2
   FROM jsonb_to_recordset($1::jsonb)
     AS r (id uuid, "productId" uuid, position int, sku text, options jsonb, stock int, threshold int, weight int)
   ORDER BY id`,
);

/** Brings variants to what $1 (JSON) says at $2, and makes them active. */
export const updateVariants = statement<never>(
  'variants-update',
  `UPDATE variants v SET position = r.position, sku = r.sku, options = r.options, low_stock_threshold = r.threshold,
     weight_grams = r.weight, is_active = true, updated_at = $2
   FROM jsonb_to_recordset($1) AS r (id uuid, position int, sku text, options jsonb, threshold int, weight int)
   WHERE v.id = r.id`,
);

/** Variants $1 are no longer shown or sold from $2 on. */
export const withdrawVariants = statement<never>(
  'variants-withdraw',
  'UPDATE variants SET is_active = false, updated_at = $2 WHERE id = ANY ($1::uuid[]) AND is_active',
);

/** A price that is another one than before. Minor units. */
export interface ChangedPrice {
  variant_id: string;
  currency: string;
  previous: number;
}

/**
 * Sets the prices $1 (JSON) of locked variants by $2 at $3; those that are so already stay untouched. Gives those whose
 * amount is another one than before: not those that are new, nor those that are only compared with something else.
 */
export const setPrices = statement<ChangedPrice>(
  'prices-set',
  `WITH wanted AS (
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS r (variant_id uuid, currency text, amount int, compare_at int)
   ), before AS (
     SELECT variant_id, currency, o.amount FROM prices o JOIN wanted USING (variant_id, currency)
   ), written AS (
     INSERT INTO prices AS o (variant_id, currency, amount, compare_at_amount, changed_by, changed_at)
     SELECT variant_id, currency, amount, compare_at, $2::uuid, $3::timestamptz FROM wanted
     ON CONFLICT (variant_id, currency) DO UPDATE SET amount = excluded.amount,
       compare_at_amount = excluded.compare_at_amount, changed_by = excluded.changed_by, changed_at = excluded.changed_at
     WHERE (o.amount, o.compare_at_amount) IS DISTINCT FROM (excluded.amount, excluded.compare_at_amount)
     RETURNING o.variant_id, o.currency, o.amount
   )
   SELECT variant_id, currency, before.amount AS previous FROM written JOIN before USING (variant_id, currency)
   WHERE written.amount <> before.amount`,
);

/** Takes the prices away that variants $1 have in currencies other than those of $2 (JSON). */
export const dropOtherPrices = statement<never>(
  'prices-drop-others',
  `DELETE FROM prices o WHERE o.variant_id = ANY ($1::uuid[]) AND NOT EXISTS (
     SELECT FROM jsonb_to_recordset($2) AS r (variant_id uuid, currency text)
     WHERE r.variant_id = o.variant_id AND r.currency = o.currency)`,
);
