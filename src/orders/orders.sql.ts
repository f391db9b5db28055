import { statement } from '../database/statement.js';
import type { Listing } from '../http/list/listing.js';
import type { Address } from './order.entity.js';
import type { OrderStatus } from './order-status.js';

/** An order as lists show it. */
export interface OrderSummaryRow {
  id: string;
  user_id: string | null;
  status: OrderStatus;
  currency: string;
  subtotal: number;
  discount: number;
  shipping: number;
  tax: number;
  total: number;
  item_count: number;
  payment_due_at: Date;
  created_at: Date;
  updated_at: Date;
}

/** An order with everything that belongs to it. */
export interface OrderRow extends OrderSummaryRow {
  shipping_address: Address | null;
  note: string | null;
  carrier: string | null;
  tracking_number: string | null;
  lines: LineRow[];
  payments: MoneyMoveRow[];
  refunds: MoneyMoveRow[];
  history: HistoryRow[];
}

export interface LineRow {
  id: string;
  product_id: string;
  variant_id: string;
  sku: string;
  name: string;
  options: Readonly<Record<string, string>>;
  quantity: number;
  unit_price: number;
  subtotal: number;
  discount: number;
  total: number;
}

/** A payment or a refund; times inside of JSON are text. */
export interface MoneyMoveRow {
  id: string;
  provider: string;
  status: string;
  amount: number;
  currency: string;
  reason: string | null;
  created_at: string;
}

export interface HistoryRow {
  from_status: OrderStatus | null;
  to_status: OrderStatus;
  actor_id: string | null;
  reason: string | null;
  created_at: string;
}

const summary = `o.id, o.user_id, o.status, o.currency, o.subtotal, o.discount, o.shipping, o.tax, o.total,
  (SELECT sum(l.quantity) FROM order_lines l WHERE l.order_id = o.id) AS item_count,
  o.payment_due_at, o.created_at, o.updated_at`;

/** Everything of the order `o`. Joins payments along the arrow orders → payments. */
export const wholeOrder = `${summary}, o.shipping_address, o.note, o.carrier, o.tracking_number,
  (SELECT json_agg(l ORDER BY l.position) FROM order_lines l WHERE l.order_id = o.id) AS lines,
  (SELECT coalesce(json_agg(json_build_object('id', p.id, 'provider', p.provider, 'status', p.status,
     'amount', p.amount, 'currency', p.currency, 'created_at', p.created_at) ORDER BY p.created_at, p.id), '[]')
   FROM payments p WHERE p.order_id = o.id) AS payments,
  (SELECT coalesce(json_agg(json_build_object('id', r.id, 'status', r.status, 'amount', r.amount,
     'currency', r.currency, 'reason', r.reason, 'created_at', r.created_at) ORDER BY r.created_at, r.id), '[]')
   FROM refunds r JOIN payments p ON p.id = r.payment_id WHERE p.order_id = o.id) AS refunds,
  (SELECT json_agg(h ORDER BY h.sequence) FROM order_history h WHERE h.order_id = o.id) AS history`;

export const orderListing: Listing = {
  select: summary,
  from: 'orders o',
  sortable: { createdAt: 'o.created_at', total: 'o.total' },
  defaultSort: '-createdAt',
  idColumn: 'o.id',
  shown: { from: 'orders o', idColumn: 'o.id' },
};

/** The order $1 if it is $2's, or whoever's when $3. Joins payments along the arrow orders → payments. */
export const findOrder = statement<OrderRow>(
  'order-find',
  `SELECT ${wholeOrder} FROM orders o WHERE o.id = $1 AND ($3::boolean OR o.user_id = $2::uuid)`,
);

/** What a move needs to know of an order, which it holds from then on. */
export interface HeldOrder {
  id: string;
  userId: string | null;
  status: OrderStatus;
  total: number;
  currency: string;
  paymentDueAt: Date;
}

const held = 'id, user_id AS "userId", status, total, currency, payment_due_at AS "paymentDueAt"';

export const holdOrder = statement<HeldOrder>(
  'order-hold',
  `SELECT ${held} FROM orders WHERE id = $1 AND ($3::boolean OR user_id = $2::uuid) FOR UPDATE`,
);

/** The order $1 if it is still unpaid at $2, its time; nothing while another transaction holds it. */
export const holdOverdue = statement<HeldOrder>(
  'order-hold-overdue',
  `SELECT ${held} FROM orders WHERE id = $1 AND status = 'pending' AND payment_due_at <= $2 FOR UPDATE SKIP LOCKED`,
);

/** A new order with its lines $14 (as JSON) and the first entry of its history. */
export const insertOrder = statement<never>(
  'order-insert',
  `WITH placed AS (
     INSERT INTO orders (id, user_id, status, currency, subtotal, discount, shipping, tax, total, tier, shipping_address,
       note, payment_due_at, created_at, updated_at)
     VALUES ($1, $2, 'pending', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)
   ), lines AS (
     INSERT INTO order_lines (id, order_id, position, product_id, variant_id, sku, name, options, quantity,
       unit_price, subtotal, discount, total)
     SELECT l.id, $1, l.position - 1, l.product_id, l.variant_id, l.sku, l.name, l.options, l.quantity, l.unit_price, l.subtotal, l.discount, l.total
     FROM ROWS FROM (jsonb_to_recordset($14) AS (id uuid, product_id uuid, variant_id uuid, sku text, name text,
       options jsonb, quantity int, unit_price bigint, subtotal bigint, discount bigint, total bigint)) WITH ORDINALITY
       AS l (id, product_id, variant_id, sku, name, options, quantity, unit_price, subtotal, discount, total, position)
   )
   INSERT INTO order_history (order_id, from_status, to_status, actor_id, created_at) VALUES ($1, NULL, 'pending', $2, $13)`,
);

/** Compare-and-set: order $1 from $2 to $3 by $4 because $5 at $6, with carrier $7 and tracking number $8. */
export const moveOrder = statement<{ order_id: string }>(
  'order-move',
  `WITH moved AS (
     UPDATE orders SET status = $3, updated_at = $6, carrier = coalesce($7, carrier),
       tracking_number = coalesce($8, tracking_number)
     WHERE id = $1 AND status = $2 RETURNING id
   )
   INSERT INTO order_history (order_id, from_status, to_status, actor_id, reason, created_at)
   SELECT id, $2, $3, $4::uuid, $5, $6 FROM moved RETURNING order_id`,
);
