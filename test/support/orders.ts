import { randomUUID } from 'node:crypto';
import type { Actor, Answer } from './actor.js';
import type { Stoa } from './stoa.js';

/** How many of which product: `{ [productId]: quantity }`. */
export type Basket = Readonly<Record<string, number>>;

/** An Idempotency-Key that nobody has used. */
export const freshKey = (): Record<string, string> => ({ 'idempotency-key': randomUUID() });

/** The body of an order; `facts` adds to it. */
export function orderBody(basket: Basket, facts: object = {}): Record<string, any> {
  const items = Object.entries(basket).map(([productId, quantity]) => ({ productId, quantity }));
  return { items, ...facts };
}

/** Asks for an order, whatever the answer. */
export function place(buyer: Actor, basket: Basket, facts: object = {}): Promise<Answer> {
  return buyer.post('/orders', orderBody(basket, facts), freshKey());
}

/** An order that the buyer has placed, as the API shows it. */
export async function orderOf(
  buyer: Actor,
  basket: Basket,
  facts: object = {},
): Promise<Record<string, any>> {
  return expected(201, await place(buyer, basket, facts));
}

/** Starts the order's payment and gives its client secret. */
export async function clientSecretOf(buyer: Actor, orderId: string): Promise<string> {
  return expected(201, await buyer.post(`/orders/${orderId}/payment`))['clientSecret'] as string;
}

/** Pays in the sandbox, as a browser would, whatever the answer. */
export function confirm(stoa: Stoa, clientSecret: string, paymentMethod = 'pm_card_visa'): Promise<Answer> {
  return stoa.nobody.post('/payments/sandbox/confirm', { clientSecret, paymentMethod });
}

/** Pays for an order that waits for it. */
export async function payFor(stoa: Stoa, buyer: Actor, orderId: string): Promise<void> {
  expected(200, await confirm(stoa, await clientSecretOf(buyer, orderId)));
}

/** The types of the events of the order, or of a payment, in their order. */
export async function eventsOf(stoa: Stoa, aggregateId: string): Promise<string[]> {
  const text = 'SELECT type FROM outbox WHERE aggregate_id = $1 ORDER BY sequence';
  return (await stoa.sql.query<{ type: string }>(text, [aggregateId])).rows.map(({ type }) => type);
}

/** What is wrong with the books of goods and money, in words; nothing when they balance. */
export async function faultsOfBooks(stoa: Stoa): Promise<unknown[]> {
  return (await stoa.sql.query(faults)).rows;
}

const faults = `
  SELECT 'stock and ledger differ' AS fault, v.id FROM variants v
    WHERE v.stock <> (SELECT coalesce(sum(m.delta), 0) FROM stock_movements m WHERE m.variant_id = v.id)
  UNION ALL
  SELECT 'an order holds other goods than its lines say', o.id FROM orders o JOIN order_lines l ON l.order_id = o.id
    WHERE -(SELECT coalesce(sum(m.delta), 0) FROM stock_movements m WHERE m.order_id = o.id AND m.variant_id = l.variant_id)
      NOT IN (CASE WHEN o.status = 'cancelled' THEN 0 ELSE l.quantity END, l.quantity - l.refunded_quantity,
        CASE WHEN o.status = 'refunded' THEN 0 ELSE l.quantity END)
  UNION ALL
  SELECT 'the provider holds other money than the order is worth', o.id FROM orders o
    WHERE (SELECT coalesce(sum(s.amount - s.refunded), 0) FROM payments p
             JOIN sandbox_payments s ON s.id = p.provider_payment_id AND s.status = 'succeeded' WHERE p.order_id = o.id)
      <> CASE WHEN o.status IN ('paid', 'shipped', 'delivered') THEN o.total - (SELECT coalesce(sum(r.amount), 0)
          FROM refunds r JOIN payments p ON p.id = r.payment_id WHERE p.order_id = o.id AND p.is_kept AND r.status = 'succeeded')
        ELSE 0 END
  UNION ALL
  SELECT 'the ledger and the books of the provider differ', p.id FROM payments p
    JOIN sandbox_payments s ON s.id = p.provider_payment_id AND s.status = 'succeeded'
    WHERE s.amount - s.refunded
      <> (SELECT coalesce(sum(e.amount), 0) FROM ledger_entries e WHERE e.payment_id = p.id AND e.account = 'provider')
  UNION ALL
  SELECT 'a movement of money does not sum to nothing', e.movement_id FROM ledger_entries e
    GROUP BY e.movement_id HAVING sum(e.amount) <> 0
  UNION ALL
  SELECT 'our books and those of the provider differ', p.id FROM payments p
    JOIN sandbox_payments s ON s.id = p.provider_payment_id
    WHERE (p.status IN ('succeeded', 'refunded')) <> (s.status = 'succeeded')
      OR s.refunded <> (SELECT coalesce(sum(r.amount), 0) FROM refunds r WHERE r.payment_id = p.id AND r.status = 'succeeded')
  UNION ALL
  SELECT 'a refund is still pending', r.id FROM refunds r WHERE r.status = 'pending'
  UNION ALL
  SELECT 'money of nobody is still here', e.payment_id FROM ledger_entries e WHERE e.account = 'owed'
    GROUP BY e.payment_id HAVING sum(e.amount) <> 0
  UNION ALL
  SELECT 'lines do not sum to the order', o.id FROM orders o JOIN order_lines l ON l.order_id = o.id
    GROUP BY o.id HAVING sum(l.subtotal) <> o.subtotal OR sum(l.discount) <> o.discount
  UNION ALL
  SELECT 'a code counts other uses than stand', d.id FROM discounts d
    WHERE d.uses <> (SELECT count(*) FROM discount_uses u WHERE u.discount_id = d.id AND u.given_back_at IS NULL)
  UNION ALL
  SELECT 'a code passed its limit', d.id FROM discounts d WHERE d.uses > d.max_uses
  UNION ALL
  SELECT 'a person counts other uses of a code than stand', coalesce(b.user_id, u.user_id)
    FROM (SELECT discount_id, user_id, uses FROM discount_buyers WHERE uses > 0) b
    FULL JOIN (SELECT discount_id, user_id, count(*) AS uses FROM discount_uses
      WHERE given_back_at IS NULL AND user_id IS NOT NULL GROUP BY 1, 2) u USING (discount_id, user_id)
    WHERE b.uses IS DISTINCT FROM u.uses
  UNION ALL
  SELECT 'a code is used by an order that is off, or by one that stands no longer', u.order_id
    FROM discount_uses u JOIN orders o ON o.id = u.order_id
    WHERE (u.given_back_at IS NULL) <> (o.status <> 'cancelled')
  UNION ALL
  SELECT 'an order was priced with a code that it does not use', o.id FROM orders o
    CROSS JOIN jsonb_array_elements(o.adjustments) AS step
    WHERE step->>'type' = 'code' AND NOT EXISTS
      (SELECT FROM discount_uses u WHERE u.order_id = o.id AND u.code = step->>'label')
  UNION ALL
  SELECT 'history and status differ', o.id FROM orders o
    WHERE o.status <> (SELECT h.to_status FROM order_history h WHERE h.order_id = o.id ORDER BY h.sequence DESC LIMIT 1)
  UNION ALL
  SELECT 'history and events differ', o.id FROM orders o
    WHERE (SELECT array_agg(CASE h.to_status WHEN 'pending' THEN 'order.created' ELSE 'order.' || h.to_status END ORDER BY h.sequence)
             FROM order_history h WHERE h.order_id = o.id)
      <> (SELECT array_agg(e.type ORDER BY e.sequence) FROM outbox e WHERE e.aggregate_id = o.id AND e.type <> 'order.shipment_created')
  UNION ALL
  SELECT 'shipments and events differ', o.id FROM orders o
    WHERE (SELECT count(*) FROM shipments s WHERE s.order_id = o.id)
      <> (SELECT count(*) FROM outbox e WHERE e.aggregate_id = o.id AND e.type = 'order.shipment_created')
  UNION ALL
  SELECT 'the numbers of invoices have gaps', NULL FROM invoice_series s WHERE s.last
    <> (SELECT count(*) FROM invoices i WHERE (i.kind, i.year) = (s.kind, s.year) AND i.sequence BETWEEN 1 AND s.last)
  UNION ALL
  SELECT 'shipments and lines differ', l.id FROM order_lines l WHERE l.shipped_quantity
    <> (SELECT coalesce(sum(c.quantity), 0) FROM shipment_lines c WHERE c.line_id = l.id)
  UNION ALL
  SELECT 'an order is shipped although things are left to send', o.id FROM orders o JOIN order_lines l ON l.order_id = o.id
    WHERE o.status IN ('shipped', 'delivered') AND l.shipped_quantity + l.refunded_quantity < l.quantity
      AND NOT EXISTS (SELECT FROM refund_lines f JOIN refunds r ON r.id = f.refund_id WHERE f.line_id = l.id AND r.status = 'failed')`;

function expected(status: number, answer: Answer): Record<string, any> {
  if (answer.status !== status)
    throw new Error(`expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
