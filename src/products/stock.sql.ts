import { statement } from '../database/statement.js';

/** What the ledger says of one movement. */
export interface MovementRow {
  id: string;
  product_id: string;
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
  /** Whether there is such a product and it is on sale; only then is the rest there. */
  is_active: boolean;
  sku: string;
  name: string;
  price_amount: number;
  price_currency: string;
  stock: number;
}

const lineColumns = `line.product_id, line.quantity, coalesce(p.status = 'active', false) AS is_active,
  p.sku, p.name, p.price_amount, p.price_currency, p.stock`;

/**
 * Takes the stock of every line that can be served and writes the ledger: products $1 by quantities $2, movement ids
 * $3, order $4, actor $5, time $6. Gives all lines with the stock that was there before, in their order; the caller
 * rolls back when one is short.
 *
 * Rows are locked in id order before any is changed, so two orders with the same products cannot wait for each other
 * in a circle. What a lock waited for is seen: everything is decided by the rows as they were when locked.
 */
export const takeStock = statement<LineRow>(
  'stock-take',
  `WITH line AS (
     SELECT * FROM unnest($1::uuid[], $2::int[], $3::uuid[])
       WITH ORDINALITY AS line (product_id, quantity, movement_id, position)
   ), p AS MATERIALIZED (
     SELECT id, sku, name, price_amount, price_currency, stock, status
     FROM products WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE
   ), taken AS (
     UPDATE products SET stock = products.stock - line.quantity
     FROM p JOIN line ON line.product_id = p.id
     WHERE products.id = p.id AND p.status = 'active' AND p.stock >= line.quantity
     RETURNING products.id, products.stock, line.quantity, line.movement_id
   ), sold AS (
     INSERT INTO stock_movements (id, product_id, delta, stock_after, reason, order_id, actor_id, created_at)
     SELECT movement_id, id, -quantity, stock, 'sold', $4::uuid, $5::uuid, $6::timestamptz FROM taken
   )
   SELECT ${lineColumns} FROM line LEFT JOIN p ON p.id = line.product_id ORDER BY line.position`,
);

/** The same lines, only looked at: products $1 by quantities $2. */
export const readLines = statement<LineRow>(
  'stock-read-lines',
  `SELECT ${lineColumns}
   FROM unnest($1::uuid[], $2::int[]) WITH ORDINALITY AS line (product_id, quantity, position)
   LEFT JOIN products p ON p.id = line.product_id ORDER BY line.position`,
);

/**
 * Moves the stock of locked products and writes the ledger, in one statement: products $1 by deltas $2, movement ids
 * $3, reason $4, order $5, actor $6, note $7, time $8.
 */
export const moveStock = statement<MovementRow>(
  'stock-move',
  `WITH wanted AS (
     SELECT * FROM unnest($1::uuid[], $2::int[], $3::uuid[]) AS w (product_id, delta, movement_id)
   ), moved AS (
     UPDATE products p SET stock = p.stock + w.delta FROM wanted w WHERE p.id = w.product_id
     RETURNING p.id AS product_id, w.delta, w.movement_id, p.stock
   )
   INSERT INTO stock_movements (id, product_id, delta, stock_after, reason, order_id, actor_id, note, created_at)
   SELECT movement_id, product_id, delta, stock, $4, $5::uuid, $6::uuid, $7, $8::timestamptz FROM moved
   RETURNING id, product_id, delta, stock_after, reason, note, order_id, actor_id, created_at`,
);

/** Locks, in id order, the products that an order has ever touched. */
export const lockOfOrder = statement<{ id: string }>(
  'stock-lock-of-order',
  `SELECT id FROM products WHERE id IN (SELECT product_id FROM stock_movements WHERE order_id = $1)
   ORDER BY id FOR NO KEY UPDATE`,
);

/** What an order still holds of each product: its sales less what was put back. True while the products are locked. */
export const heldByOrder = statement<{ product_id: string; held: number }>(
  'stock-held-by-order',
  `SELECT product_id, -sum(delta)::int AS held FROM stock_movements WHERE order_id = $1
   GROUP BY product_id HAVING sum(delta) < 0`,
);
