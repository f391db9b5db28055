import { statement } from '../database/statement.js';
import { held, type HeldOrder } from './orders.sql.js';

/** The order $1 if it is still unpaid at $2, its time; nothing while another transaction holds it. */
export const holdOverdue = statement<HeldOrder>(
  'order-hold-overdue',
  `SELECT ${held} FROM orders WHERE id = $1 AND status = 'pending' AND payment_due_at <= $2 FOR UPDATE SKIP LOCKED`,
);

/** The same, and waits for whoever holds it. */
export const awaitOverdue = statement<HeldOrder>(
  'order-await-overdue',
  `SELECT ${held} FROM orders WHERE id = $1 AND status = 'pending' AND payment_due_at <= $2 FOR UPDATE`,
);

/**
 * Orders that are still unpaid at $1, their time, and hold goods of the products $2 or the code $3: the first $4 of them.
 * Joins discounts along the arrow orders → discounts.
 */
export const listOverdueOf = statement<{ id: string }>(
  'order-list-overdue-of',
  `SELECT o.id FROM orders o WHERE o.status = 'pending' AND o.payment_due_at <= $1
     AND (EXISTS (SELECT FROM order_lines l WHERE l.order_id = o.id AND l.product_id = ANY ($2::uuid[]))
       OR EXISTS (SELECT FROM discount_uses u WHERE u.order_id = o.id AND u.code = $3))
   ORDER BY o.payment_due_at, o.id LIMIT $4`,
);
