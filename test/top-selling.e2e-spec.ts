import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from './support/actor.js';
import { inSizes, productOf } from './support/catalogue.js';
import { expectProblem } from './support/matchers.js';
import { orderOf, payFor } from './support/orders.js';
import { faultsOfSales, recount } from './support/sales.js';
import { recordStatements } from './support/statements.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
let admin: Actor;
let buyer: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  [editor, admin, buyer] = await Promise.all([stoa.given.editor(), stoa.given.admin(), stoa.given.viewer()]);
});
// each test has the shop to itself; what was sold before is on products that are no longer shown
beforeEach(() => stoa.sql.query("UPDATE products SET status = 'archived'"));
afterAll(() => stoa.stop());

const idOf = async (facts: object = {}): Promise<string> =>
  (await productOf(editor, { stock: 1000, ...facts }))['id'] as string;
const top = async (query = ''): Promise<[string, number][]> =>
  (await stoa.nobody.get(`/products/top-selling${query}`)).body.data.map(
    ({ id, unitsSold }: { id: string; unitsSold: number }) => [id, unitsSold],
  );
const sell = async (basket: Record<string, number>): Promise<string> => {
  const { id } = await orderOf(buyer, basket);
  await payFor(stoa, buyer, id);
  return id;
};

describe('The products that sell best', () => {
  it('are shown to anybody like products of the list, with how many were sold, the most first', async () => {
    const [cup, pot, lid] = [await idOf(), await idOf(), await idOf()];
    await sell({ [cup]: 2, [pot]: 3 });
    await sell({ [cup]: 4 });
    const { status, body } = await stoa.nobody.get('/products/top-selling');
    expect(status).toBe(200);
    const list = (await stoa.nobody.get('/products')).body.data;
    const shown = (id: string) => list.find((product: { id: string }) => product.id === id);
    expect(body.data).toEqual([
      { ...shown(cup), unitsSold: 6 },
      { ...shown(pot), unitsSold: 3 },
    ]);
    expect(body.meta).toEqual({ page: 1, limit: 20, total: 2, totalPages: 1, nextCursor: null });
    expect(shown(lid)).toBeDefined();
  });

  it('are counted by units of all their variants', async () => {
    const { id, variants } = await productOf(editor, inSizes(['S', 'M'], ['S', 'M'], { stock: 9 }));
    const items = variants.map((variant: { id: string }, index: number) => ({
      ...{ productId: id, variantId: variant.id },
      quantity: index + 1,
    }));
    const { id: order } = (await buyer.post('/orders', { items }, { 'idempotency-key': id })).body;
    await payFor(stoa, buyer, order);
    expect(await top()).toEqual([[id, 3]]);
  });

  it('of the same number come in the order of their ids', async () => {
    const ids = [await idOf(), await idOf(), await idOf()];
    for (const id of [...ids].reverse()) await sell({ [id]: 2 });
    expect((await top()).map(([id]) => id)).toEqual([...ids].sort());
    expect((await top('?limit=2')).map(([id]) => id)).toEqual([...ids].sort().slice(0, 2));
  });

  it('know a payment in the very next request, and an order that waits for it not', async () => {
    const id = await idOf();
    const { id: order } = await orderOf(buyer, { [id]: 5 });
    expect(await top()).toEqual([]);
    await payFor(stoa, buyer, order);
    expect(await top()).toEqual([[id, 5]]);
  });

  it('forget what was cancelled after it was paid, and what was never paid changes nothing', async () => {
    const id = await idOf();
    const [kept, taken, waiting] = [
      await sell({ [id]: 3 }),
      await sell({ [id]: 4 }),
      await orderOf(buyer, { [id]: 5 }),
    ];
    expect((await admin.post(`/orders/${taken}/cancel`, {})).status).toBe(200);
    expect((await buyer.post(`/orders/${waiting['id'] as string}/cancel`, {})).status).toBe(200);
    expect(await top()).toEqual([[id, 3]]);
    await admin.post(`/orders/${kept}/cancel`, {});
    expect(await top()).toEqual([]);
  });

  it('are for sale: archived ones and drafts make room for others', async () => {
    const [cup, pot] = [await idOf(), await idOf()];
    await sell({ [cup]: 2, [pot]: 1 });
    await editor.delete(`/products/${cup}`);
    expect(await top('?limit=1')).toEqual([[pot, 1]]);
    await editor.patch(`/products/${pot}`, { status: 'draft' });
    expect(await top()).toEqual([]);
  });

  it('are found under their name, though an id could stand there', async () => {
    expect((await stoa.nobody.get('/products/top-selling')).body.data).toEqual([]);
  });

  it.each(['days=0', 'days=366', 'days=1.5', 'limit=0', 'limit=101', 'page=1', 'sort=name'])(
    'refuse %s',
    async (query) => {
      expectProblem(await stoa.nobody.get(`/products/top-selling?${query}`), 400, 'VALIDATION_FAILED');
    },
  );

  it('are read by one statement, which looks at no order', async () => {
    await sell({ [await idOf()]: 2 });
    const { statements } = await recordStatements(() => stoa.nobody.get('/products/top-selling'));
    expect(statements).toEqual(['sales-top']);
  });
});

describe('The days that are looked at', () => {
  it('begin at midnight in UTC; what is taken back leaves the day on which it was sold', async () => {
    const id = await idOf();
    const early = await soldAgo(id, 3, '23:59:59.999', 1);
    await soldAgo(id, 2, '00:00', 2);
    expect([await top('?days=2'), await top('?days=3'), await top('?days=4')]).toEqual([
      [],
      [[id, 2]],
      [[id, 3]],
    ]);
    expect((await admin.post(`/orders/${early}/cancel`, {})).status).toBe(200);
    expect([await top('?days=3'), await top('?days=4'), await top('?days=365')]).toEqual([
      [[id, 2]],
      [[id, 2]],
      [[id, 2]],
    ]);
    expect(await faultsOfSales(stoa)).toEqual([]);
  });

  it('give what a recount of all orders gives, in every window and however little is asked for', async () => {
    const ids = await Promise.all(Array.from({ length: 60 }, () => idOf()));
    await bookPast(ids);
    const windows = fc.record({
      days: fc.integer({ min: 1, max: 365 }),
      limit: fc.integer({ min: 1, max: 60 }),
    });
    await fc.assert(
      fc.asyncProperty(windows, async ({ days, limit }) => {
        expect(await top(`?days=${days}&limit=${limit}`)).toEqual(await recount(stoa, days, limit));
      }),
      { numRuns: 25, endOnFailure: true },
    );
    expect(await faultsOfSales(stoa)).toEqual([]);
  });
});

describe('The counters', () => {
  it('never fall below nothing, whoever writes', async () => {
    await sell({ [await idOf()]: 2 });
    await expect(stoa.sql.query('UPDATE product_sales SET units = units - 1000')).rejects.toThrow(
      'product_sales_units_never_negative',
    );
  });
});

const orderColumns =
  'id, status, currency, subtotal, discount, shipping, tax, total, payment_due_at, created_at, updated_at';
const lineColumns =
  'id, order_id, position, product_id, variant_id, sku, name, quantity, unit_price, subtotal, discount, total';
const moves = "(VALUES (NULL, 'pending'), ('pending', 'paid')) AS m (from_status, to_status)";

/** An order of the product that was paid at that time of a day so many days ago; gives its id. */
async function soldAgo(productId: string, days: number, time: string, units: number): Promise<string> {
  const { rows } = await stoa.sql.query(
    `WITH placed AS MATERIALIZED (
       SELECT gen_random_uuid() AS id,
         ((now() AT TIME ZONE 'UTC')::date - $2::int + $3::time) AT TIME ZONE 'UTC' AS at
     ), made AS (
       INSERT INTO orders (${orderColumns}) SELECT id, 'paid', 'USD', 0, 0, 0, 0, 0, at, at, at FROM placed
     ), lines AS (
       INSERT INTO order_lines (${lineColumns})
       SELECT gen_random_uuid(), o.id, 0, v.product_id, v.id, v.sku, 'Sold', $4, 0, 0, 0, 0
       FROM placed o JOIN variants v ON v.product_id = $1
     )
     INSERT INTO order_history (order_id, from_status, to_status, created_at)
     SELECT id, from_status, to_status, at FROM placed, ${moves} RETURNING order_id`,
    [productId, days, time, units],
  );
  return rows[0].order_id;
}

/** Paid orders of a year and more: much of few products, little of many, as shops have it. */
async function bookPast(ids: readonly string[]): Promise<void> {
  await stoa.sql.query(
    `WITH placed AS MATERIALIZED (
       SELECT gen_random_uuid() AS id, n, now() - random() * interval '500 days' AS at
       FROM generate_series(1, 600) n
     ), made AS (
       INSERT INTO orders (${orderColumns}) SELECT id, 'paid', 'USD', 0, 0, 0, 0, 0, at, at, at FROM placed
     ), lines AS (
       INSERT INTO order_lines (${lineColumns})
       SELECT gen_random_uuid(), o.id, p.rank, v.product_id, v.id, v.sku, 'Sold', 1 + (o.n % 3), 0, 0, 0, 0
       FROM placed o JOIN unnest($1::uuid[]) WITH ORDINALITY AS p (id, rank) ON o.n % p.rank = 0
       JOIN variants v ON v.product_id = p.id
     )
     INSERT INTO order_history (order_id, from_status, to_status, created_at)
     SELECT id, from_status, to_status, at FROM placed, ${moves}`,
    [ids],
  );
}
