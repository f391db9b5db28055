import { statement } from '../database/statement.js';
import type { PaymentStatus, RefundStatus } from '../payments/payments.facade.js';
import type { Listing } from '../http/list/listing.js';
import type { TaxRate } from '../taxes/taxes.facade.js';
import type { Address } from './order.entity.js';
import type { OrderStatus } from './order-status.js';
import type { Adjustment } from './pricing/adjustment.js';
import { shipmentsOfOrder, type ShipmentRow } from './shipments/shipments.sql.js';

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
  tax_included: number;
  total: number;
  item_count: number;
  payment_due_at: Date;
  created_at: Date;
  updated_at: Date;
}

/** An order with everything that belongs to it. */
export interface OrderRow extends OrderSummaryRow {
  shipping_address: Address | null;
  /** As it was called when the order was placed. */
  shipping_method: { id: string; name: string } | null;
  /** As it was when the order was placed. */
  tax_rate: TaxRate | null;
  note: string | null;
  carrier: string | null;
  tracking_number: string | null;
  lines: LineRow[];
  adjustments: readonly Adjustment[];
  /** As it was then. */
  discount_code: string | null;
  payments: PaymentOfOrderRow[];
  refunds: RefundRow[];
  shipments: ShipmentRow[];
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
  shipped_quantity: number;
  unit_price: number;
  subtotal: number;
  discount: number;
  tax: number;
  total: number;
  adjustments: readonly Adjustment[];
}

/** A payment of an order; times inside of JSON are text. */
export interface PaymentOfOrderRow {
  id: string;
  provider: string;
  status: PaymentStatus;
  amount: number;
  currency: string;
  created_at: string;
}

/** A refund of an order; times inside of JSON are text. */
export interface RefundRow {
  id: string;
  status: RefundStatus;
  amount: number;
  currency: string;
  reason: string | null;
  created_at: string;
  lines: { line_id: string; quantity: number; amount: number }[];
}

export interface HistoryRow {
  from_status: OrderStatus | null;
  to_status: OrderStatus;
  actor_id: string | null;
  reason: string | null;
  created_at: string;
}

const summary = `o.id, o.user_id, o.status, o.currency, o.subtotal, o.discount, o.shipping, o.tax, o.tax_included,
  o.total,
  (SELECT sum(l.quantity) FROM order_lines l WHERE l.order_id = o.id) AS item_count,
  o.payment_due_at, o.created_at, o.updated_at`;

/** Everything of the order `o`. Joins payments and discounts along the arrows of orders. */
export const wholeOrder = `${summary}, o.adjustments, o.shipping_address, o.shipping_method, o.tax_rate, o.note, o.carrier,
  o.tracking_number,
  (SELECT u.code FROM discount_uses u WHERE u.order_id = o.id) AS discount_code,
  (SELECT json_agg(l ORDER BY l.position) FROM order_lines l WHERE l.order_id = o.id) AS lines,
  (SELECT coalesce(json_agg(json_build_object('id', p.id, 'provider', p.provider, 'status', p.status,
     'amount', p.amount, 'currency', p.currency, 'created_at', p.created_at) ORDER BY p.created_at, p.id), '[]')
   FROM payments p WHERE p.order_id = o.id) AS payments,
  (SELECT coalesce(json_agg(json_build_object('id', r.id, 'status', r.status, 'amount', r.amount,
     'currency', r.currency, 'reason', r.reason, 'created_at', r.created_at, 'lines', (SELECT coalesce(json_agg(
       json_build_object('line_id', f.line_id, 'quantity', f.quantity, 'amount', f.amount) ORDER BY f.line_id), '[]')
       FROM refund_lines f WHERE f.refund_id = r.id)) ORDER BY r.created_at, r.id), '[]')
   FROM refunds r JOIN payments p ON p.id = r.payment_id WHERE p.order_id = o.id) AS refunds,
  ${shipmentsOfOrder} AS shipments,
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
  subtotal: number;
  discount: number;
  shipping: number;
  tax: number;
  total: number;
  currency: string;
  paymentDueAt: Date;
  /** It was cancelled because nobody had paid in time. */
  isExpired: boolean;
}

/** The columns of a {@link HeldOrder}. */
export const held = `id, user_id AS "userId", status, subtotal, discount, shipping, tax, total, currency,
  payment_due_at AS "paymentDueAt", is_expired AS "isExpired"`;

export const holdOrder = statement<HeldOrder>(
  'order-hold',
  `SELECT ${held} FROM orders WHERE id = $1 AND ($3::boolean OR user_id = $2::uuid) FOR UPDATE`,
);

/** New orders $1 (as JSON), each with its lines and the first entry of its history. */
export const insertOrders = statement<never>(
  'order-insert',
  `WITH new AS MATERIALIZED (
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS (id uuid, user_id uuid, currency text, subtotal bigint, discount bigint,
       shipping bigint, tax bigint, tax_included bigint, total bigint, tier text, shipping_address jsonb, note text,
       payment_due_at timestamptz, created_at timestamptz, adjustments jsonb, shipping_method jsonb, tax_rate jsonb, lines jsonb)
   ), placed AS (
     INSERT INTO orders (id, user_id, status, currency, subtotal, discount, shipping, tax, tax_included, total, tier,
       shipping_address, note, payment_due_at, created_at, updated_at, adjustments, shipping_method, tax_rate)
     SELECT id, user_id, 'pending', currency, subtotal, discount, shipping, tax, tax_included, total, tier,
       shipping_address, note, payment_due_at, created_at, created_at, adjustments, shipping_method, tax_rate FROM new
   ), lines AS (
     INSERT INTO order_lines (id, order_id, position, product_id, variant_id, sku, name, options, quantity,
       unit_price, subtotal, discount, tax, total, adjustments)
     SELECT l.id, new.id, l.position - 1, l.product_id, l.variant_id, l.sku, l.name, l.options, l.quantity, l.unit_price,
       l.subtotal, l.discount, l.tax, l.total, l.adjustments
     FROM new CROSS JOIN LATERAL ROWS FROM (jsonb_to_recordset(new.lines) AS (id uuid, product_id uuid, variant_id uuid,
       sku text, name text, options jsonb, quantity int, unit_price bigint, subtotal bigint, discount bigint, tax bigint,
       total bigint, adjustments jsonb)) WITH ORDINALITY AS l (id, product_id, variant_id, sku, name, options, quantity,
       unit_price, subtotal, discount, tax, total, adjustments, position)
   )
   INSERT INTO order_history (order_id, from_status, to_status, actor_id, created_at)
   SELECT id, NULL, 'pending', user_id, created_at FROM new`,
);

export const findStatus = statement<{ status: OrderStatus }>(
  'order-find-status',
  'SELECT status FROM orders WHERE id = $1',
);

/** What the order $1 is made of, in the manner of a request for stock. */
export const listWanted = statement<{ productId: string; variantId: string; quantity: number }>(
  'order-list-wanted',
  `SELECT product_id AS "productId", variant_id AS "variantId", quantity FROM order_lines WHERE order_id = $1
   ORDER BY position`,
);
