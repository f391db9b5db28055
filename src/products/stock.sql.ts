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

/** A line as the catalogue sees it. */
export interface LineRow {
  product_id: string;
  sku: string;
  name: string;
  price_amount: number;
  price_currency: string;
  stock: number;
  is_active: boolean;
}

const lineColumns = `p.id AS product_id, p.sku, p.name, p.price_amount, p.price_currency, p.stock,
  p.status = 'active' AS is_active`;

/** Locks the products in the order of their ids, so that two carts with the same things cannot wait for each other. */
export const lockLines = statement<LineRow>(
  'stock-lock-lines',
  `SELECT ${lineColumns} FROM products p WHERE p.id = ANY($1::uuid[]) ORDER BY p.id FOR NO KEY UPDATE`,
);

export const readLines = statement<LineRow>(
  'stock-read-lines',
  `SELECT ${lineColumns} FROM products p WHERE p.id = ANY($1::uuid[])`,
);

/**
 * Moves the stock of locked products and writes the ledger, in one statement: products $1 by deltas $2, movement ids
 * $3, reason $4, order $5, actor $6, note $7, time $8. The CHECK on the stock refuses what would go below zero.
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

/** What an order still holds of each product: its sales less what was put back. */
export const heldByOrder = statement<{ product_id: string; held: number }>(
  'stock-held-by-order',
  `SELECT product_id, -sum(delta)::int AS held FROM stock_movements WHERE order_id = $1
   GROUP BY product_id HAVING sum(delta) < 0 ORDER BY product_id`,
);
