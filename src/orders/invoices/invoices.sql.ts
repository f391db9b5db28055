import { statement } from '../../database/statement.js';
import type { OrderStatus } from '../order-status.js';
import type { CreditedRefund, InvoiceFacts, InvoicedOrder } from './invoice-facts.js';

/** An invoice or credit note as it was issued. */
export interface InvoiceRow {
  id: string;
  kind: 'invoice' | 'credit_note';
  number: string;
  orderId: string;
  refundId: string | null;
  issuedAt: Date;
  facts: InvoiceFacts;
}

const issued = `i.id, i.kind, i.number, i.order_id AS "orderId", i.refund_id AS "refundId", i.issued_at AS "issuedAt", i.facts`;

/** The document of the order $1: of the refund $2, or its invoice when that is null. */
export const findInvoice = statement<InvoiceRow>(
  'invoice-find',
  `SELECT ${issued} FROM invoices i WHERE i.order_id = $1 AND i.refund_id IS NOT DISTINCT FROM $2::uuid`,
);

/** Whether the order $1 can be seen by $2, or by whoever when $3; and how it stands. */
export const findReadable = statement<{ status: OrderStatus }>(
  'invoice-find-readable',
  'SELECT status FROM orders WHERE id = $1 AND ($3::boolean OR user_id = $2::uuid)',
);

/** The file of the invoice $1; null: it was never asked for. */
export const findPdf = statement<{ pdf: Buffer | null }>(
  'invoice-find-pdf',
  'SELECT pdf FROM invoices WHERE id = $1',
);

/** Whoever prints first has printed it. */
export const keepPdf = statement<never>(
  'invoice-keep-pdf',
  'UPDATE invoices SET pdf = $2 WHERE id = $1 AND pdf IS NULL',
);

/** The order $1 if it was ever paid. Joins users along the arrow orders → users: whose address it is when there is none. */
export const findInvoiced = statement<InvoicedOrder>(
  'invoice-find-order',
  `SELECT o.id, o.currency, o.subtotal, o.tax, o.tax_included AS "taxIncluded", o.total, o.adjustments,
     o.shipping_address AS address, u.name, u.email, o.created_at AS "orderedAt", paid.at AS "paidAt",
     (SELECT json_agg(json_build_object('id', l.id, 'sku', l.sku, 'name', l.name, 'options', l.options, 'quantity', l.quantity,
        'unitPrice', l.unit_price, 'subtotal', l.subtotal) ORDER BY l.position)
      FROM order_lines l WHERE l.order_id = o.id) AS lines
   FROM orders o LEFT JOIN users u ON u.id = o.user_id
   JOIN LATERAL (SELECT min(h.created_at) AS at FROM order_history h WHERE h.order_id = o.id AND h.to_status = 'paid') AS paid
     ON paid.at IS NOT NULL
   WHERE o.id = $1`,
);

/** The refund $2 of the held order $1 if it went out. Joins payments along the arrow orders → payments. */
export const findCredited = statement<CreditedRefund & { isDue: boolean }>(
  'invoice-find-refund',
  `SELECT r.amount, r.reason, r.status = 'succeeded' AND p.is_kept AS "isDue",
     (SELECT coalesce(sum(before.amount), 0)::bigint FROM invoices i JOIN refunds before ON before.id = i.refund_id
      WHERE i.order_id = $1) AS credited,
     (SELECT coalesce(json_agg(json_build_object('lineId', f.line_id, 'quantity', f.quantity, 'amount', f.amount)
        ORDER BY l.position), '[]') FROM refund_lines f JOIN order_lines l ON l.id = f.line_id WHERE f.refund_id = r.id) AS lines
   FROM refunds r JOIN payments p ON p.id = r.payment_id WHERE r.id = $2 AND p.order_id = $1`,
);

/** The database gives it the next number. */
export const insertInvoice = statement<InvoiceRow>(
  'invoice-insert',
  `INSERT INTO invoices AS i (id, kind, order_id, refund_id, issued_at, facts) VALUES ($1, $2, $3, $4, $5, $6)
   RETURNING ${issued}`,
);

/** The documents of the orders of $1 after the place $2, $3: $4 of them at most. */
export const invoicesOf = statement<InvoiceRow>(
  'invoices-of',
  `SELECT ${issued} FROM orders o JOIN invoices i ON i.order_id = o.id
   WHERE o.user_id = $1 AND (i.issued_at, i.id) > ($2, $3) ORDER BY i.issued_at, i.id LIMIT $4`,
);
