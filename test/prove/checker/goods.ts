import { invariants } from './invariant.js';

/** What each order holds of each variant by the ledger, beside what its line says. */
const held = `(SELECT o.id, o.status, l.variant_id, l.quantity,
    -(SELECT coalesce(sum(m.delta), 0) FROM stock_movements m WHERE m.order_id = o.id AND m.variant_id = l.variant_id) AS holds,
    EXISTS (SELECT FROM refunds r JOIN payments p ON p.id = r.payment_id WHERE p.order_id = o.id) AS has_refund
  FROM orders o JOIN order_lines l ON l.order_id = o.id) AS held`;

export const goods = invariants({
  'The stock of every item is what its ledger says, after each movement, and was never less than nothing': `
    SELECT v.id FROM variants v
    WHERE v.stock < 0 OR v.stock <> (SELECT coalesce(sum(m.delta), 0) FROM stock_movements m WHERE m.variant_id = v.id)
    UNION ALL
    SELECT m.variant_id FROM (SELECT variant_id, stock_after, sum(delta) OVER (PARTITION BY variant_id ORDER BY sequence) AS counted
      FROM stock_movements) AS m WHERE m.stock_after <> m.counted OR m.stock_after < 0`,
  'What is on the shelf and what orders hold is what was laid there: nothing oversold, nothing lost': `
    SELECT s.variant_id, s.quantity AS laid, v.stock, sums.holds FROM stocked s JOIN variants v ON v.id = s.variant_id
    CROSS JOIN LATERAL (SELECT coalesce(sum(holds), 0) AS holds FROM ${held} WHERE held.variant_id = s.variant_id) AS sums
    WHERE s.quantity <> v.stock + sums.holds`,
  'An order holds all of its goods, or none once it is cancelled; less only if an admin gave money back': `
    SELECT id, variant_id, status, quantity, holds FROM ${held}
    WHERE NOT CASE WHEN status = 'cancelled' THEN holds = 0
      WHEN has_refund THEN holds BETWEEN 0 AND quantity ELSE holds = quantity END`,
  'No goods left the shelf for an order that did not ask for them': `
    SELECT m.id FROM stock_movements m WHERE m.order_id IS NOT NULL AND NOT EXISTS (
      SELECT FROM order_lines l WHERE l.order_id = m.order_id AND l.variant_id = m.variant_id)`,
});
