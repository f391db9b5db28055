import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Clock } from '../src/clock/clock.js';
import { seed } from '../src/seed/seed.js';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { settle } from './support/events.js';
import { freshKey, orderOf, payFor } from './support/orders.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let other: Stoa;
let [admin, editor, anna] = [] as unknown as [Actor, Actor, Actor];
beforeAll(async () => {
  stoa = await Stoa.start();
  await seed(stoa.databaseUrl, {
    password: 'stoa-demo-2026',
    clock: new Clock(),
    onProgress: () => undefined,
  });
  other = await stoa.beside();
  [admin, editor] = [await stoa.given.admin(), await stoa.given.editor()];
  anna = await stoa.given.viewer({ tier: 'premium' });
});
afterAll(async () => {
  await other.stop();
  await stoa.stop();
});

/** What the orders themselves say: nothing here is read from a counter. */
const differences = `
  WITH paid AS (
    SELECT o.*, (SELECT (min(h.created_at) AT TIME ZONE 'UTC')::date FROM order_history h
      WHERE h.order_id = o.id AND h.to_status = 'paid') AS day FROM orders o
  ), back AS (
    SELECT r.*, p.order_id, (r.updated_at AT TIME ZONE 'UTC')::date AS day FROM refunds r
    JOIN payments p ON p.id = r.payment_id WHERE r.status = 'succeeded' AND p.is_kept
  ), days AS (
    SELECT day, currency, count(*) AS orders, sum(subtotal) AS subtotal, sum(discount) AS discount, sum(shipping) AS shipping,
      sum(tax) AS tax, sum(tax_included) AS included, sum(total) AS total FROM paid WHERE day IS NOT NULL GROUP BY 1, 2
  ), refunded AS (
    SELECT b.day, b.currency, sum(b.amount) AS amount FROM back b GROUP BY 1, 2
  ), products AS (
    SELECT l.product_id, p.currency, sum(l.quantity) AS units, sum(l.subtotal) AS subtotal, sum(l.discount) AS discount
    FROM paid p JOIN order_lines l ON l.order_id = p.id WHERE p.day IS NOT NULL GROUP BY 1, 2
  ), counted AS (
    SELECT product_id, currency, sum(units) AS units, sum(subtotal) AS subtotal, sum(discount) AS discount,
      sum(refunded_units) AS back FROM sales_products GROUP BY 1, 2
  ), ended AS (
    SELECT l.product_id, o.currency, sum(CASE WHEN whole.id IS NULL THEN l.refunded_quantity ELSE l.quantity END) AS units
    FROM paid o JOIN order_lines l ON l.order_id = o.id
    LEFT JOIN LATERAL (SELECT p.id FROM payments p WHERE p.order_id = o.id AND p.is_kept AND p.status = 'refunded') AS whole ON true
    WHERE o.day IS NOT NULL GROUP BY 1, 2
  )
  SELECT 'a day and its orders' AS between, d.day::text AS what FROM days d FULL JOIN sales_days s USING (day, currency)
    WHERE (coalesce(d.orders, 0), coalesce(d.subtotal, 0), coalesce(d.discount, 0), coalesce(d.shipping, 0), coalesce(d.tax, 0),
        coalesce(d.included, 0), coalesce(d.total, 0))
      IS DISTINCT FROM (s.orders, s.subtotal, s.discount, s.shipping, s.tax, s.tax_included, s.total)
  UNION ALL
  SELECT 'a day and its refunds', s.day::text FROM sales_days s FULL JOIN refunded r USING (day, currency)
    WHERE coalesce(r.amount, 0) IS DISTINCT FROM s.refunded
  UNION ALL
  SELECT 'a product and its lines', coalesce(c.product_id, p.product_id)::text FROM products p
    FULL JOIN counted c USING (product_id, currency)
    WHERE (p.units, p.subtotal, p.discount) IS DISTINCT FROM (c.units, c.subtotal, c.discount)
  UNION ALL
  SELECT 'a product and what came back of it', c.product_id::text FROM counted c JOIN ended e USING (product_id, currency)
    WHERE c.back <> e.units
  UNION ALL
  SELECT 'units of days and of products', 'all' WHERE (SELECT (sum(units), sum(refunded_units)) FROM sales_days)
    <> (SELECT (sum(units), sum(refunded_units)) FROM sales_products)`;

it('Reports are the sums over the orders, those of the demo shop and those of a storm on two instances', async () => {
  const goods = await Promise.all(
    [1999, 333, 71].map(async (amount) => {
      const price = { amount: amount * 100, currency: 'USD' };
      return (await productOf(editor, { stock: 1000, price }))['id'] as string;
    }),
  );
  const buy = async (index: number): Promise<void> => {
    const basket = Object.fromEntries(goods.slice(index % 3).map((id) => [id, 1 + (index % 4)]));
    const order = await orderOf(anna, basket);
    if (index % 6 === 5) return;
    await payFor(index % 2 === 0 ? stoa : other, anna, order['id']);
    const refund = (wish: object) => admin.post(`/orders/${order['id']}/refunds`, wish, freshKey());
    const lines = [{ lineId: order['lines'][0].id, quantity: 1 }];
    const sum = { amount: { amount: 333, currency: 'USD' } };
    if (index % 5 === 0) await Promise.all([refund({ lines, restock: true }), refund(sum), refund(sum)]);
    if (index % 5 === 1) await admin.post(`/orders/${order['id']}/cancel`, {});
    if (index % 5 === 2) await refund(sum);
    if (index % 10 === 2) await refund({});
  };
  for (let round = 0; round < 4; round += 1)
    await Promise.all([
      ...Array.from({ length: 10 }, (_, index) => buy(round * 10 + index)),
      settle(stoa, other),
    ]);
  await settle(stoa, other);
  const { rows } = await stoa.sql.query('SELECT count(*)::int AS days FROM sales_days');
  expect(rows[0].days).toBeGreaterThan(30);
  expect((await stoa.sql.query(differences)).rows).toEqual([]);
});
