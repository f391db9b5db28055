import { statement } from '../database/statement.js';
import { wholeOrder, type OrderRow } from './orders.sql.js';

export const countOrdersOf = statement<{ count: number }>(
  'orders-count-of',
  'SELECT count(*) AS count FROM orders WHERE user_id = $1',
);

/** Who placed the order $1; null: the person was erased. */
export const findBuyer = statement<{ user_id: string | null }>(
  'orders-find-buyer',
  'SELECT user_id FROM orders WHERE id = $1',
);

/** Who placed which of the orders $1; those of erased people are nobody's. */
export const findBuyers = statement<{ id: string; user_id: string }>(
  'orders-find-buyers',
  'SELECT id, user_id FROM orders WHERE id = ANY ((SELECT $1::uuid[])::uuid[]) AND user_id IS NOT NULL',
);

/** An order of $1 that holds the product $2 and is paid for. */
export const findPurchase = statement<{ id: string }>(
  'orders-find-purchase',
  `SELECT o.id FROM orders o JOIN order_lines l ON l.order_id = o.id
   WHERE o.user_id = $1 AND l.product_id = $2 AND o.status IN ('paid', 'shipped', 'delivered') LIMIT 1`,
);

/** The orders of $1 after the place $2, $3: $4 of them at most. */
export const ordersOf = statement<OrderRow>(
  'orders-of',
  `SELECT ${wholeOrder} FROM orders o WHERE o.user_id = $1 AND (o.created_at, o.id) > ($2, $3)
   ORDER BY o.created_at, o.id LIMIT $4`,
);

/** Holds the orders of $1, in the order of their ids: whoever changes what hangs on an order holds it first. */
export const holdOrdersOf = statement<{ id: string }>(
  'orders-hold-of',
  'SELECT id FROM orders WHERE user_id = $1 ORDER BY id FOR NO KEY UPDATE',
);

/**
 * In the histories of the orders of $1 nobody tells any more what $1 did, or what people said about it. The digests stay, so
 * that the chain still holds; without their salts nobody can try whom or what they are of.
 */
export const anonymiseHistoryOf = statement<never>(
  'orders-anonymise-history-of',
  `UPDATE order_history h SET actor_id = nullif(h.actor_id, $1), reason = NULL, reason_salt = NULL,
     actor_salt = CASE WHEN h.actor_id <> $1 THEN h.actor_salt END
   FROM orders o WHERE o.user_id = $1 AND h.order_id = o.id AND h.actor_id IS NOT NULL`,
);

/** Their times stay: one time for all would tell that they belong together. */
export const anonymiseOrdersOf = statement<never>(
  'orders-anonymise-of',
  `UPDATE orders SET user_id = NULL, shipping_address = NULL, note = NULL, tracking_number = NULL WHERE user_id = $1`,
);
