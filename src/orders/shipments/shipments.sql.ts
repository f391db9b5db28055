import { statement } from '../../database/statement.js';

/** A shipment of an order; times inside of JSON are text. */
export interface ShipmentRow {
  id: string;
  carrier: string | null;
  tracking_number: string | null;
  tracking_url: string | null;
  created_at: string;
  updated_at: string;
  lines: { line_id: string; quantity: number }[];
}

/** The shipments of the order `o`, the first one first, as JSON. */
export const shipmentsOfOrder = `(SELECT coalesce(json_agg(json_build_object('id', s.id, 'carrier', s.carrier,
    'tracking_number', s.tracking_number, 'tracking_url', s.tracking_url, 'created_at', s.created_at, 'updated_at', s.updated_at,
    'lines', (SELECT json_agg(json_build_object('line_id', c.line_id, 'quantity', c.quantity) ORDER BY l.position)
      FROM shipment_lines c JOIN order_lines l ON l.id = c.line_id WHERE c.shipment_id = s.id)) ORDER BY s.created_at, s.id), '[]')
   FROM shipments s WHERE s.order_id = o.id)`;

/** The shipment $2 of the order $1. */
export const findShipment = statement<{ shipments: ShipmentRow[] }>(
  'shipment-find',
  `SELECT ${shipmentsOfOrder.replace('WHERE s.order_id', 'WHERE s.id = $2 AND s.order_id')} AS shipments
   FROM orders o WHERE o.id = $1`,
);

/** Whether anything of the order $1 was sent. */
export const findSent = statement<{ id: string }>(
  'order-find-sent',
  'SELECT id FROM shipments WHERE order_id = $1 LIMIT 1',
);

/** A line of a held order, as those who pack see it. */
export interface SendableLine {
  id: string;
  productId: string;
  variantId: string;
  /** How many are neither sent nor refunded. */
  open: number;
  /** How many of these the order holds in stock: that many can be sent. */
  left: number;
  shipped: number;
}

/**
 * Of what was refunded, first that goes which is not sent yet. What was put back on the shelf for a refund that then failed
 * is open and not held. Reads the ledger of stock along the arrow orders → products.
 */
export const listSendableLines = statement<SendableLine>(
  'order-list-sendable-lines',
  `SELECT l.id, l.product_id AS "productId", l.variant_id AS "variantId", l.shipped_quantity AS shipped, o.open,
     least(o.open, greatest(held.quantity - l.shipped_quantity, 0)) AS left
   FROM order_lines l
   CROSS JOIN LATERAL (SELECT greatest(l.quantity - l.shipped_quantity - l.refunded_quantity, 0) AS open) o
   CROSS JOIN LATERAL (SELECT -coalesce(sum(m.delta), 0)::int AS quantity FROM stock_movements m
     WHERE m.order_id = l.order_id AND m.variant_id = l.variant_id) held
   WHERE l.order_id = $1 ORDER BY l.position`,
);

/** The shipment $1 of the order $2 at $3 with carrier $4, tracking number $5 and address $6: of lines $7 as many as $8. */
export const insertShipment = statement<never>(
  'shipment-insert',
  `WITH sent AS (
     INSERT INTO shipments (id, order_id, created_at, updated_at, carrier, tracking_number, tracking_url)
     VALUES ($1, $2, $3, $3, $4, $5, $6) RETURNING id
   )
   INSERT INTO shipment_lines (shipment_id, line_id, quantity)
   SELECT sent.id, l.line_id, l.quantity FROM sent, unnest($7::uuid[], $8::int[]) AS l (line_id, quantity)`,
);

/** How the shipment $1 travels: carrier $2, tracking number $3, address $4; known since $5. */
export const updateTracking = statement<never>(
  'shipment-update-tracking',
  `UPDATE shipments SET carrier = $2, tracking_number = $3, tracking_url = $4, updated_at = $5 WHERE id = $1`,
);

/** The order $1 itself shows since $2 how the last of its shipments travels of which anything is known. */
export const showLastShipment = statement<never>(
  'shipment-show-last',
  `UPDATE orders o SET updated_at = $2, (carrier, tracking_number) = (
     SELECT s.carrier, s.tracking_number FROM shipments s WHERE s.order_id = o.id
     ORDER BY coalesce(s.carrier, s.tracking_number) IS NULL, s.created_at DESC, s.id DESC LIMIT 1)
   WHERE o.id = $1`,
);

/** Nobody follows the shipments of $1 any more. */
export const anonymiseShipmentsOf = statement<never>(
  'shipments-anonymise-of',
  `UPDATE shipments s SET tracking_number = NULL, tracking_url = NULL FROM orders o
   WHERE o.user_id = $1 AND s.order_id = o.id AND coalesce(s.tracking_number, s.tracking_url) IS NOT NULL`,
);
