import { invariants } from './invariant.js';

/** The moves that there are, written down here once more; the last one is for money that came after the time to pay. */
const legal = `(VALUES (NULL, 'pending'), ('pending', 'paid'), ('pending', 'cancelled'), ('paid', 'shipped'), ('paid', 'cancelled'),
  ('paid', 'refunded'), ('shipped', 'delivered'), ('shipped', 'refunded'), ('delivered', 'refunded'),
  ('cancelled', 'paid')) AS legal (one, other)`;
const steps = `(SELECT h.*, lag(to_status) OVER mine AS before, lag(actor_id) OVER mine AS actor_before,
  lead(to_status) OVER mine AS after FROM order_history h WINDOW mine AS (PARTITION BY order_id ORDER BY sequence)) AS h`;

export const orders = invariants({
  'No order still waits': "SELECT id FROM orders WHERE status = 'pending'",
  'The history of each order is a legal path from its beginning to its status': `
    SELECT h.order_id FROM ${steps} JOIN orders o ON o.id = h.order_id
    WHERE h.from_status IS DISTINCT FROM h.before OR h.after IS NULL AND h.to_status <> o.status
      OR NOT EXISTS (SELECT FROM ${legal} WHERE legal.one IS NOT DISTINCT FROM h.from_status AND legal.other = h.to_status)
    UNION ALL SELECT o.id FROM orders o WHERE NOT EXISTS (SELECT FROM order_history h WHERE h.order_id = o.id)`,
  'Each order ends once: nothing follows its end, but late money of one that the clock had cancelled': `
    SELECT h.order_id FROM ${steps} WHERE h.before IN ('cancelled', 'refunded')
      AND NOT (h.before = 'cancelled' AND h.to_status = 'paid' AND h.actor_before IS NULL)`,
  'Nothing that was sold was taken away: only people cancel what is paid, and the clock only what is overdue': `
    SELECT h.order_id FROM order_history h JOIN orders o ON o.id = h.order_id
    WHERE h.to_status = 'cancelled' AND h.actor_id IS NULL
      AND NOT (h.from_status = 'pending' AND h.created_at >= o.payment_due_at)`,
  'An order was told of once at each step, in that order': `
    SELECT o.id FROM orders o
    WHERE (SELECT array_agg(CASE h.to_status WHEN 'pending' THEN 'order.created' ELSE 'order.' || h.to_status END ORDER BY h.sequence)
        FROM order_history h WHERE h.order_id = o.id)
      IS DISTINCT FROM (SELECT array_agg(e.type ORDER BY e.sequence) FROM outbox e
        WHERE e.aggregate_id = o.id AND e.type <> 'order.shipment_created')`,
  'A code is used by the orders that stand with it, each once, and its counter says how many': `
    SELECT d.id FROM discounts d WHERE d.uses <> (SELECT count(*) FROM discount_uses u JOIN orders o ON o.id = u.order_id
      WHERE u.discount_id = d.id AND o.status <> 'cancelled')
    UNION ALL SELECT u.order_id FROM discount_uses u JOIN orders o ON o.id = u.order_id
      WHERE (u.given_back_at IS NULL) <> (o.status <> 'cancelled')`,
  'No code was used more often than it may be, by all or by one': `
    SELECT d.id::text FROM discounts d JOIN discount_uses u ON u.discount_id = d.id JOIN orders o ON o.id = u.order_id
      WHERE o.status <> 'cancelled' GROUP BY d.id HAVING count(*) > d.max_uses
    UNION ALL SELECT d.id || ' ' || o.user_id FROM discounts d JOIN discount_uses u ON u.discount_id = d.id
      JOIN orders o ON o.id = u.order_id
      WHERE o.status <> 'cancelled' GROUP BY d.id, o.user_id HAVING count(*) > d.max_uses_per_user`,
});
