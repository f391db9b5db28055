import { statement } from '../database/statement.js';

/** What the ledger says of one movement. */
export interface MovementRow {
  id: string;
  product_id: string;
  variant_id: string;
  delta: number;
  stock_after: number;
  reason: string;
  note: string | null;
  order_id: string | null;
  actor_id: string | null;
  created_at: Date;
}

/** A wanted line as the catalogue sees it. */
export interface LineRow {
  product_id: string;
  quantity: number;
  /** How many active variants it may mean: one can be served, none is not for sale, several must be told apart. */
  variants: number;
  /** Whether there is such a product and variant, and it is on sale; only then is the rest sure to be there. */
  is_active: boolean;
  variant_id: string;
  sku: string;
  name: string;
  options: Record<string, string>;
  /** Null: it has no price in the currency that was asked for. */
  price_amount: number | null;
  price_currency: string;
  /** What one weighs. */
  weight_grams: number | null;
  stock: number;
  low_stock_threshold: number | null;
  /** From how many of the product on it costs less, the smallest first. */
  quantity_breaks: { minQuantity: number; rate: number }[];
}

/**
 * A list that was asked for, of which the planner knows nothing but that it is one: it takes as many rows of it for each
 * execution as for all of them, and so plans the statement once instead of each time.
 */
const list = (parameter: string): string => `(SELECT ${parameter})`;

/**
 * The lines of products $1, variants $2 (null: the only one) and quantities $3, with the variant that each means and its
 * price in the currency that $4 has for it (null: the product's own). In the order of the lines.
 */
export const readLines = statement<LineRow>(
  'stock-read-lines',
  `SELECT asked.product_id, asked.quantity, meant.variants,
  coalesce(p.status = 'active' AND v.is_active, false) AS is_active, v.id AS variant_id, v.sku, p.name, v.options,
  o.amount AS price_amount, coalesce(asked.currency, p.price_currency) AS price_currency, v.weight_grams, v.stock,
  v.low_stock_threshold,
  (SELECT coalesce(json_agg(json_build_object('minQuantity', b.min_quantity, 'rate', b.rate) ORDER BY b.min_quantity), '[]')
   FROM quantity_breaks b WHERE b.product_id = p.id) AS quantity_breaks
  FROM unnest(${list('$1::uuid[]')}, ${list('$2::uuid[]')}, ${list('$3::int[]')}, ${list('$4::text[]')})
    WITH ORDINALITY AS asked (product_id, variant_id, quantity, currency, position)
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS variants, CASE WHEN count(*) = 1 THEN (array_agg(v.id))[1] END AS id FROM variants v
    WHERE v.product_id = asked.product_id AND v.is_active AND (asked.variant_id IS NULL OR v.id = asked.variant_id)
  ) AS meant
  LEFT JOIN products p ON p.id = asked.product_id
  LEFT JOIN variants v ON v.id = meant.id
  LEFT JOIN prices o ON o.variant_id = v.id AND o.currency = coalesce(asked.currency, p.price_currency)
  ORDER BY asked.position`,
);

const meantVariants = `SELECT v.id FROM unnest(${list('$1::uuid[]')}, ${list('$2::uuid[]')}) AS asked (product_id, variant_id)
   JOIN variants v ON v.product_id = asked.product_id AND (asked.variant_id IS NULL OR v.id = asked.variant_id)
   WHERE v.is_active ORDER BY v.id FOR NO KEY UPDATE OF v`;

/**
 * Locks, in id order, the active variants that lines of products $1 and variants $2 may mean, so that two orders with the
 * same ones cannot wait for each other in a circle. A statement of its own: the one that reads then sees stock, prices and
 * products as they are once the locks are held.
 */
export const lockLines = statement<{ id: string }>('stock-lock-lines', meantVariants);

/** The same for those that nobody else has locked; the others are left out. */
export const lockFreeLines = statement<{ id: string }>(
  'stock-lock-free-lines',
  `${meantVariants} SKIP LOCKED`,
);

/**
 * Takes stock of locked variants for orders and writes the ledger: for each line its variant $1, its product $2, how many
 * $3, the id of the movement $4, the order $5 and the actor $6; all at the time $7. Lines of one variant follow each other
 * in the ledger as they stand here.
 */
export const takeStock = statement<never>(
  'stock-take',
  `WITH line AS MATERIALIZED (
     SELECT * FROM unnest(${list('$1::uuid[]')}, ${list('$2::uuid[]')}, ${list('$3::int[]')}, ${list('$4::uuid[]')},
       ${list('$5::uuid[]')}, ${list('$6::uuid[]')})
       WITH ORDINALITY AS l (variant_id, product_id, quantity, movement_id, order_id, actor_id, position)
   ), taken AS (
     UPDATE variants v SET stock = v.stock - s.quantity
     FROM (SELECT variant_id, sum(quantity)::int AS quantity FROM line GROUP BY variant_id) s WHERE v.id = s.variant_id
     RETURNING v.id, v.stock
   )
   INSERT INTO stock_movements (id, product_id, variant_id, delta, stock_after, reason, order_id, actor_id, created_at)
   SELECT movement_id, product_id, variant_id, -quantity, taken.stock + coalesce(sum(quantity) OVER later, 0), 'sold',
     order_id, actor_id, $7::timestamptz
   FROM line JOIN taken ON taken.id = variant_id
   WINDOW later AS (PARTITION BY variant_id ORDER BY position ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
   ORDER BY position`,
);

/**
 * Moves the stock of locked variants and writes the ledger, in one statement: variants $1 by deltas $2, movement ids
 * $3, reason $4, order $5, actor $6, note $7, time $8. Gives the movements in their order, with their variants'
 * thresholds.
 */
export const moveStock = statement<MovementRow & { low_stock_threshold: number | null }>(
  'stock-move',
  `WITH wanted AS (
     SELECT * FROM unnest($1::uuid[], $2::int[], $3::uuid[]) WITH ORDINALITY
       AS w (variant_id, delta, movement_id, position)
   ), moved AS (
     UPDATE variants v SET stock = v.stock + w.delta FROM wanted w WHERE v.id = w.variant_id
     RETURNING v.id AS variant_id, v.product_id, w.delta, w.movement_id, w.position, v.stock, v.low_stock_threshold
   ), written AS (
     INSERT INTO stock_movements (id, product_id, variant_id, delta, stock_after, reason, order_id, actor_id, note, created_at)
     SELECT movement_id, product_id, variant_id, delta, stock, $4, $5::uuid, $6::uuid, $7, $8::timestamptz FROM moved
     ORDER BY position
     RETURNING id, product_id, variant_id, delta, stock_after, reason, note, order_id, actor_id, created_at
   )
   SELECT written.*, moved.low_stock_threshold FROM written JOIN moved USING (variant_id) ORDER BY moved.position`,
);

/** The first movements $1 (JSON) of new variants, on the word of $2, with note $3, at $4; the figures are there already. */
export const insertFirstMovements = statement<never>(
  'stock-first-movements',
  `INSERT INTO stock_movements (id, product_id, variant_id, delta, stock_after, reason, actor_id, note, created_at)
   SELECT id, "productId", "variantId", delta, delta, 'received', $2::uuid, $3, $4::timestamptz
   FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, "productId" uuid, "variantId" uuid, delta int)`,
);

/** Locks, in id order, the variants that an order has ever touched. */
export const lockOfOrder = statement<{ id: string }>(
  'stock-lock-of-order',
  `SELECT id FROM variants WHERE id = ANY (ARRAY(SELECT variant_id FROM stock_movements WHERE order_id = $1))
   ORDER BY id FOR NO KEY UPDATE`,
);

/** What an order still holds of each variant: its sales less what was put back. True while the variants are locked. */
export const heldByOrder = statement<{ product_id: string; variant_id: string; held: number }>(
  'stock-held-by-order',
  `SELECT product_id, variant_id, -sum(delta)::int AS held FROM stock_movements WHERE order_id = $1
   GROUP BY product_id, variant_id HAVING sum(delta) < 0`,
);

/** The active variants of product $1, or the one of them that is $2; locked, in id order. */
export const holdVariants = statement<{ id: string; stock: number }>(
  'stock-hold-variants',
  `SELECT id, stock FROM variants
   WHERE product_id = $1 AND is_active AND ($2::uuid IS NULL OR id = $2::uuid) ORDER BY id FOR NO KEY UPDATE`,
);
