import { invariants } from './invariant.js';

/** Each order with what the provider holds of it. */
const atProvider = `(SELECT o.*, (SELECT coalesce(sum(s.amount - s.refunded), 0) FROM payments p
    JOIN sandbox_payments s ON s.id = p.provider_payment_id AND s.status = 'succeeded' WHERE p.order_id = o.id) AS kept,
  (SELECT coalesce(sum(r.amount), 0) FROM refunds r JOIN payments p ON p.id = r.payment_id
    WHERE p.order_id = o.id AND p.is_kept AND r.status = 'succeeded') AS given_back,
  EXISTS (SELECT FROM refunds r JOIN payments p ON p.id = r.payment_id WHERE p.order_id = o.id AND r.status = 'failed') AS has_failed
  FROM orders o) AS o`;

export const money = invariants({
  'What the provider captured less what it gave back is what each order says it is worth': `
    SELECT o.id, o.status, o.total, o.given_back, o.kept FROM ${atProvider}
    WHERE o.status IN ('paid', 'shipped', 'delivered') AND o.kept <> o.total - o.given_back
      OR o.status = 'pending' AND o.kept <> 0
      OR o.status IN ('cancelled', 'refunded') AND o.kept <> 0 AND NOT o.has_failed`,
  'Of an order that is off the provider holds nothing, but for a refund that it refused and that was told to people': `
    SELECT r.id FROM refunds r JOIN payments p ON p.id = r.payment_id JOIN sandbox_payments s ON s.id = p.provider_payment_id
    WHERE r.status = 'failed' AND (s.card <> 'pm_card_refund_fails' OR NOT EXISTS (
      SELECT FROM outbox e WHERE e.type = 'payment.refund_failed' AND e.payload->>'refundId' = r.id::text))`,
  'The books of each payment are those of the provider: sum, currency, state, and what went back': `
    SELECT p.id FROM payments p JOIN sandbox_payments s ON s.id = p.provider_payment_id
    WHERE p.amount <> s.amount OR p.currency <> s.currency
      OR (p.status IN ('succeeded', 'refunded')) <> (s.status = 'succeeded') OR p.refunded <> s.refunded
      OR s.refunded <> (SELECT coalesce(sum(r.amount), 0) FROM refunds r WHERE r.payment_id = p.id AND r.status = 'succeeded')
      OR (p.status = 'refunded') <> (s.status = 'succeeded' AND s.refunded = s.amount)`,
  'The provider knows no payment and no refund that we do not know': `
    SELECT s.id FROM sandbox_payments s WHERE NOT EXISTS (SELECT FROM payments p WHERE p.provider_payment_id = s.id)
    UNION ALL SELECT b.id FROM sandbox_refunds b WHERE NOT EXISTS (
      SELECT FROM refunds r JOIN payments p ON p.id = r.payment_id
      WHERE b.id = 'sbr_' || r.id AND b.payment_id = p.provider_payment_id AND b.amount = r.amount)
    UNION ALL SELECT s.id FROM sandbox_payments s
      WHERE s.refunded <> (SELECT coalesce(sum(b.amount), 0) FROM sandbox_refunds b WHERE b.payment_id = s.id)`,
  'No order was charged twice: one payment at most was kept, and it is the total': `
    SELECT p.order_id FROM payments p JOIN orders o ON o.id = p.order_id
    WHERE p.is_kept AND p.status IN ('succeeded', 'refunded')
    GROUP BY p.order_id, o.total HAVING count(*) > 1 OR sum(p.amount) <> o.total`,
  'Each movement of money sums to nothing, in one currency': `
    SELECT movement_id FROM ledger_entries GROUP BY 1 HAVING sum(amount) <> 0 OR count(DISTINCT currency) > 1`,
  'The ledger says of each payment what the provider holds of it': `
    SELECT p.id FROM payments p LEFT JOIN sandbox_payments s ON s.id = p.provider_payment_id AND s.status = 'succeeded'
    WHERE coalesce(s.amount - s.refunded, 0)
      <> (SELECT coalesce(sum(e.amount), 0) FROM ledger_entries e WHERE e.payment_id = p.id AND e.account = 'provider')`,
  'Nobody is owed money that could go back': `
    SELECT e.payment_id FROM ledger_entries e WHERE e.account = 'owed' AND NOT EXISTS (
      SELECT FROM refunds r WHERE r.payment_id = e.payment_id AND r.status = 'failed')
    GROUP BY e.payment_id HAVING sum(e.amount) <> 0`,
  'No payment and no refund is left open': `
    SELECT id FROM payments WHERE status IN ('pending', 'unknown') UNION ALL SELECT id FROM refunds WHERE status = 'pending'`,
});
