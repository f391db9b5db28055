import { statement } from '../database/statement.js';
import { held, type HeldOrder } from './orders.sql.js';

const overdue = `SELECT ${held} FROM orders WHERE id = $1 AND status = 'pending' AND payment_due_at <= $2 FOR UPDATE`;

/** The order $1 if it is still unpaid at $2, its time; nothing while another transaction holds it. */
export const holdOverdue = statement<HeldOrder>('order-hold-overdue', `${overdue} SKIP LOCKED`);

/** The same, once whoever holds it has done what he does. */
export const holdOverdueNow = statement<HeldOrder>('order-hold-overdue-now', overdue);

/** Orders that hold one of the variants $1 past their time, at $2: $3 at most, those of longest ago. */
export const holdingGoods = statement<{ id: string }>(
  'order-holding-goods',
  `SELECT o.id FROM orders o WHERE o.status = 'pending' AND o.payment_due_at <= $2
     AND EXISTS (SELECT FROM order_lines l WHERE l.order_id = o.id AND l.variant_id = ANY ($1::uuid[]))
   ORDER BY o.payment_due_at LIMIT $3`,
);

/** Orders that hold a use of the code $1 past their time, at $2: $3 at most. Joins along the arrow orders → discounts. */
export const holdingCode = statement<{ id: string }>(
  'order-holding-code',
  `SELECT o.id FROM orders o JOIN discount_uses u ON u.order_id = o.id AND u.code = upper($1)
   WHERE o.status = 'pending' AND o.payment_due_at <= $2 ORDER BY o.payment_due_at LIMIT $3`,
);
