import { statement } from '../../database/statement.js';

/** A line of a held order, as refunds see it. */
export interface RefundableLine {
  id: string;
  productId: string;
  variantId: string;
  quantity: number;
  refunded: number;
  /** What went or goes back for those. Minor units. */
  paidBack: number;
  /** How many the order holds, sent or not: those that were not put back on the shelf. */
  held: number;
  /** What was paid for the line, with its part of a tax that was added. Minor units. */
  worth: number;
}

/** Reads the ledger of stock along the arrow orders → products. */
export const listRefundableLines = statement<RefundableLine>(
  'order-list-refundable-lines',
  `SELECT l.id, l.product_id AS "productId", l.variant_id AS "variantId", l.quantity, l.refunded_quantity AS refunded,
     (SELECT -coalesce(sum(m.delta), 0)::int FROM stock_movements m
      WHERE m.order_id = l.order_id AND m.variant_id = l.variant_id) AS held,
     (SELECT coalesce(sum(f.amount), 0) FROM refund_lines f JOIN refunds r ON r.id = f.refund_id
      WHERE f.line_id = l.id AND r.status <> 'failed')::bigint AS "paidBack",
     l.total + CASE WHEN o.tax > 0 THEN l.tax ELSE 0 END AS worth
   FROM order_lines l JOIN orders o ON o.id = l.order_id WHERE l.order_id = $1 ORDER BY l.position`,
);

/** The refund $1 is of lines $2: quantities $3, amounts $4. */
export const insertRefundLines = statement<never>(
  'refund-lines-insert',
  `INSERT INTO refund_lines (refund_id, line_id, quantity, amount)
   SELECT $1, r.line_id, r.quantity, r.amount FROM unnest($2::uuid[], $3::int[], $4::bigint[]) AS r (line_id, quantity, amount)`,
);
