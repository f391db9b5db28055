import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { newId } from '../src/clock/new-id.js';
import { Database, type Tx } from '../src/database/database.js';
import type { Statement } from '../src/database/statement.js';
import { Problem } from '../src/http/problem/problem.js';
import { ProductsFacade, type StockRequest } from '../src/products/products.facade.js';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { expectProblem } from './support/matchers.js';
import { takeIn } from './support/stock.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
let viewer: Actor;
let products: ProductsFacade;
let database: Database;
beforeAll(async () => {
  stoa = await Stoa.start();
  [editor, viewer] = await Promise.all([stoa.given.editor(), stoa.given.viewer()]);
  [products, database] = [
    stoa.app.get(ProductsFacade, { strict: false }),
    stoa.app.get(Database, { strict: false }),
  ];
});
afterAll(() => stoa.stop());

const unknownId = '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11';
const idOf = async (facts: object = {}): Promise<string> => (await productOf(editor, facts))['id'] as string;
const variantOf = async (id: string): Promise<string> =>
  (await editor.get(`/products/${id}`)).body.variants[0].id;
const stockOf = async (id: string): Promise<number> => (await editor.get(`/products/${id}`)).body.stock;
const take = (lines: StockRequest[], orderId = newId()) =>
  database.transaction((tx) => takeIn(products, tx, lines, orderId));
const giveBack = (orderId: string, reason: 'released' | 'returned' = 'released') =>
  database.transaction((tx) => products.returnStock(tx, { orderId, actorId: null }, reason));

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Problem ? [error.kind.code, error.facts] : error),
  );

/** The ledger from its beginning; fails when it does not lead from 0 to the stock in steps that fit. */
async function ledgerOf(id: string): Promise<{ delta: number; reason: string }[]> {
  const { rows } = await stoa.sql.query(
    'SELECT delta, reason, stock_after FROM stock_movements WHERE product_id = $1 ORDER BY sequence',
    [id],
  );
  let stock = 0;
  for (const row of rows) expect(row.stock_after).toBe((stock += Number(row.delta)));
  expect(await stockOf(id)).toBe(stock);
  return rows;
}

describe('Keeping stock by hand', () => {
  it('writes the ledger, which begins with the first stock', async () => {
    const id = await idOf({ stock: 2 });
    const answer = await editor.post(`/products/${id}/stock`, {
      delta: 10,
      reason: 'received',
      note: 'Delivery 7',
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: expect.any(String),
      productId: id,
      variantId: await variantOf(id),
      delta: 10,
      stockAfter: 12,
      reason: 'received',
      note: 'Delivery 7',
      orderId: null,
      actorId: editor.id,
      createdAt: expect.stringMatching(/Z$/),
    });
    const { body } = await editor.get(`/products/${id}/stock-movements`);
    expect(body.data.map((line: { stockAfter: number }) => line.stockAfter)).toEqual([12, 2]);
    expect(body.data[0]).toEqual(answer.body);
    expect(body.meta).toMatchObject({ page: 1, total: 2 });
  });

  it('never goes below zero, and says how much there is', async () => {
    const id = await idOf({ stock: 2 });
    const answer = await editor.post(`/products/${id}/stock`, { delta: -3, reason: 'adjusted' });
    const problem = expectProblem(answer, 409, 'INSUFFICIENT_STOCK');
    expect(problem['lines']).toEqual([
      { productId: id, variantId: await variantOf(id), requested: 3, available: 2 },
    ]);
    expect(await ledgerOf(id)).toHaveLength(1);
  });

  it.each([
    ['a movement of nothing', { delta: 0, reason: 'adjusted' }],
    ['a delivery of less than nothing', { delta: -1, reason: 'received' }],
    ['a return of less than nothing', { delta: -1, reason: 'returned' }],
    ['a sale, which only orders make', { delta: -1, reason: 'sold' }],
    ['a release, which only orders make', { delta: 1, reason: 'released' }],
    ['a fraction', { delta: 1.5, reason: 'received' }],
    ['more than a billion', { delta: 1_000_000_001, reason: 'received' }],
    ['a stock above a billion', { delta: 1_000_000_000, reason: 'received' }],
    ['a field it does not know', { delta: 1, reason: 'received', orderId: unknownId }],
    ['a note of 501 characters', { delta: 1, reason: 'received', note: 'x'.repeat(501) }],
  ])('refuses %s', async (_, body) => {
    const id = await idOf({ stock: 5 });
    expectProblem(await editor.post(`/products/${id}/stock`, body), 400, 'VALIDATION_FAILED');
    expect(await stockOf(id)).toBe(5);
  });

  it('happens once for one Idempotency-Key', async () => {
    const id = await idOf();
    const key = { 'idempotency-key': 'stock-1' };
    const body = { delta: 4, reason: 'received' };
    const first = await editor.post(`/products/${id}/stock`, body, key);
    expect((await editor.post(`/products/${id}/stock`, body, key)).body).toEqual(first.body);
    expect(await ledgerOf(id)).toHaveLength(1);
  });

  it('and its ledger are for editors', async () => {
    const id = await idOf();
    const body = { delta: 1, reason: 'received' };
    expectProblem(await stoa.nobody.post(`/products/${id}/stock`, body), 401, 'UNAUTHENTICATED');
    expectProblem(await viewer.post(`/products/${id}/stock`, body), 403, 'FORBIDDEN');
    expectProblem(await stoa.nobody.get(`/products/${id}/stock-movements`), 401, 'UNAUTHENTICATED');
    expectProblem(await viewer.get(`/products/${id}/stock-movements`), 403, 'FORBIDDEN');
  });

  it('is 404 for a product that does not exist', async () => {
    const body = { delta: 1, reason: 'received' };
    expectProblem(await editor.post(`/products/${unknownId}/stock`, body), 404, 'NOT_FOUND');
    expectProblem(await editor.get(`/products/${unknownId}/stock-movements`), 404, 'NOT_FOUND');
  });

  it('walks the ledger by cursor without a gap or a repeat', async () => {
    const id = await idOf();
    for (let count = 1; count <= 5; count += 1)
      await editor.post(`/products/${id}/stock`, { delta: count, reason: 'received' });
    const seen: number[] = [];
    for (let next = ''; ;) {
      const { body } = await editor.get(`/products/${id}/stock-movements?limit=2${next}`);
      seen.push(...body.data.map((line: { delta: number }) => line.delta));
      if (body.meta.nextCursor === null) break;
      next = `&cursor=${body.meta.nextCursor}`;
    }
    expect(seen).toEqual([5, 4, 3, 2, 1]);
  });
});

describe('The ledger in the database', () => {
  const sql = (text: string, values: unknown[]) => stoa.sql.query(text, values);

  it('refuses a stock that it does not know of', async () => {
    const id = await idOf({ stock: 5 });
    await expect(sql('UPDATE variants SET stock = 6 WHERE product_id = $1', [id])).rejects.toThrow(
      /its ledger says 5/,
    );
  });

  it('refuses a movement that the stock does not know of', async () => {
    const id = await idOf({ stock: 5 });
    const insert = `INSERT INTO stock_movements (id, product_id, variant_id, delta, stock_after, reason, created_at)
      SELECT gen_random_uuid(), product_id, id, 1, 6, 'received', now() FROM variants WHERE product_id = $1`;
    await expect(sql(insert, [id])).rejects.toThrow(/does not lead from 5 to 5/);
  });

  it('refuses to be changed', async () => {
    const id = await idOf({ stock: 5 });
    await expect(
      sql('UPDATE stock_movements SET note = $2 WHERE product_id = $1', [id, 'x']),
    ).rejects.toThrow(/append-only/);
    await expect(sql('DELETE FROM stock_movements WHERE product_id = $1', [id])).rejects.toThrow(
      /append-only/,
    );
  });
});

describe('Taking stock for an order', () => {
  it('gives names and prices in the order of the lines, and writes sales', async () => {
    const [mug, kettle] = [await productOf(editor, { stock: 3 }), await productOf(editor, { stock: 3 })];
    const orderId = newId();
    const lines = [kettle, mug].map((product) => ({ productId: product['id'], quantity: 2 }));
    const priced = [kettle, mug].map((product) => ({
      productId: product['id'],
      variantId: product['variants'][0].id,
      sku: product['sku'],
      name: product['name'],
      options: {},
      unitPrice: product['price'],
      currency: 'USD',
      quantityBreaks: [],
      weightGrams: null,
    }));
    expect(await products.priceOf(lines)).toEqual(priced);
    expect(await take(lines, orderId)).toEqual(priced);
    expect(await ledgerOf(mug['id'])).toMatchObject([{ delta: 3 }, { delta: -2, reason: 'sold' }]);
    const { body } = await editor.get(`/products/${kettle['id']}/stock-movements`);
    expect(body.data[0]).toMatchObject({ delta: -2, orderId, actorId: null });
  });

  it('names every short line and takes none', async () => {
    const [full, low, none] = [await idOf({ stock: 9 }), await idOf({ stock: 1 }), await idOf()];
    const lines = [none, full, low].map((productId) => ({ productId, quantity: 2 }));
    const short = [
      { productId: none, variantId: await variantOf(none), requested: 2, available: 0 },
      { productId: low, variantId: await variantOf(low), requested: 2, available: 1 },
    ];
    const refused = ['INSUFFICIENT_STOCK', { lines: short }];
    expect(await refusalOf(take(lines))).toEqual(refused);
    expect(await refusalOf(products.priceOf(lines))).toEqual(refused);
    expect([await stockOf(full), await stockOf(low)]).toEqual([9, 1]);
  });

  it('names what is unknown or not on sale', async () => {
    const [fine, draft] = [await idOf({ stock: 9 }), await idOf({ stock: 9, status: 'draft' })];
    const lines = [fine, draft, unknownId].map((productId) => ({ productId, quantity: 1 }));
    const refused = ['PRODUCT_UNAVAILABLE', { productIds: [draft, unknownId] }];
    expect(await refusalOf(take(lines))).toEqual(refused);
    expect(await refusalOf(products.priceOf(lines))).toEqual(refused);
    expect(await stockOf(fine)).toBe(9);
  });

  it('sells exactly what there is to fifty who want the same at once', async () => {
    const id = await idOf({ stock: 20 });
    const fifty = Array.from({ length: 50 }, () => take([{ productId: id, quantity: 1 }]));
    const sold = (await Promise.allSettled(fifty)).filter(({ status }) => status === 'fulfilled');
    expect([sold.length, await stockOf(id)]).toEqual([20, 0]);
    expect(await ledgerOf(id)).toHaveLength(21);
  });

  it('never waits in a circle, whatever order the lines are in', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => idOf({ stock: 1000 })));
    const shuffled = fc.sample(fc.shuffledSubarray(ids, { minLength: 3 }), 200);
    const pool = new pg.Pool({ connectionString: stoa.databaseUrl, max: 8 });
    // without the retries of Database, so that one deadlock is seen
    const order = async (some: string[]): Promise<void> => {
      const client = await pool.connect();
      const tx = {
        rows: async (sql: Statement<unknown>, ...values: unknown[]) =>
          (await client.query({ ...sql, values })).rows,
        all: (asked: [Statement<unknown>, ...unknown[]][]) =>
          Promise.all(asked.map(async ([sql, ...values]) => (await client.query({ ...sql, values })).rows)),
        defer: (sql: Statement<unknown>, ...values: unknown[]) => void client.query({ ...sql, values }),
        touch: () => undefined,
      };
      const lines = some.map((productId) => ({ productId, quantity: 1 }));
      try {
        await client.query('BEGIN');
        await takeIn(products, tx as unknown as Tx, lines, newId());
        await client.query('COMMIT');
      } finally {
        client.release();
      }
    };
    const failed = (await Promise.allSettled(shuffled.map(order))).filter(
      ({ status }) => status === 'rejected',
    );
    await pool.end();
    expect(failed).toEqual([]);
    for (const id of ids) await ledgerOf(id);
  });

  it('keeps the ledger whole while editors correct it', async () => {
    const id = await idOf({ stock: 30 });
    const path = `/products/${id}`;
    await Promise.allSettled([
      ...Array.from({ length: 15 }, () => take([{ productId: id, quantity: 1 }])),
      ...Array.from({ length: 5 }, () => editor.post(`${path}/stock`, { delta: 2, reason: 'received' })),
      ...[11, 12, 13].map((stock) => editor.patch(path, { stock })),
    ]);
    expect((await ledgerOf(id)).length).toBeGreaterThan(10);
  });
});

describe('Giving stock back', () => {
  it('puts back what the order took, once, also when asked five times at once', async () => {
    const [mug, kettle, orderId] = [await idOf({ stock: 5 }), await idOf({ stock: 5 }), newId()];
    await take(
      [mug, kettle].map((productId, index) => ({ productId, quantity: index + 1 })),
      orderId,
    );
    await Promise.all(Array.from({ length: 5 }, () => giveBack(orderId, 'returned')));
    expect(await ledgerOf(mug)).toMatchObject([
      { delta: 5 },
      { delta: -1 },
      { delta: 1, reason: 'returned' },
    ]);
    expect(await ledgerOf(kettle)).toMatchObject([
      { delta: 5 },
      { delta: -2 },
      { delta: 2, reason: 'returned' },
    ]);
  });

  it('puts back nothing for an order that took nothing', async () => {
    await expect(giveBack(newId())).resolves.toBeUndefined();
  });
});
