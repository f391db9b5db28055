import { reviewers } from './catalogue-seed.sql.mjs';

/** How many orders the first buyer has, however many there are in all; the others share the rest by chance. */
const ofFirstBuyer = 60;

/** As many orders as products, each of one product, with what the triggers of orders would have let through. */
export const orders = (size) => `
  INSERT INTO orders (id, user_id, status, currency, subtotal, discount, shipping, tax, total, tier, payment_due_at, created_at,
    updated_at)
  SELECT bench.id(at, n, 5),
    bench.id(bench.time_of(0), CASE WHEN n % ${Math.floor(size / ofFirstBuyer)} = 0 THEN 1
      ELSE 2 + bench.pick(n, 90, ${reviewers - 1}) END, 2),
    (ARRAY['delivered', 'delivered', 'delivered', 'delivered', 'shipped', 'paid', 'cancelled', 'refunded'])[1 + bench.pick(n, 91, 8)],
    'USD', amount, 0, 0, 0, amount, 'regular', at + interval '30 minutes', at, at
  FROM (SELECT n, bench.time_of(n) + interval '90 days' AS at, 500 * (1 + bench.pick(n, 92, 400)) AS amount
    FROM generate_series(1, ${size}) AS n) AS placed ORDER BY n;
  INSERT INTO order_lines (id, order_id, position, product_id, sku, name, quantity, unit_price, subtotal, discount, total,
    variant_id)
  SELECT bench.id(o.at, n, 6), bench.id(o.at, n, 5), 0, v.product_id, v.sku, 'As it was called', 1, amount, amount, 0, amount, v.id
  FROM (SELECT n, bench.time_of(n) + interval '90 days' AS at, 500 * (1 + bench.pick(n, 92, 400)) AS amount
    FROM generate_series(1, ${size}) AS n) AS o
  CROSS JOIN (SELECT id, product_id, sku FROM variants ORDER BY id LIMIT 1) AS v ORDER BY n`;
