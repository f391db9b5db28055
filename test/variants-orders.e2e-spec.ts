import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Actor } from './support/actor.js';
import { inSizes, productOf } from './support/catalogue.js';
import { expectProblem } from './support/matchers.js';
import { faultsOfBooks } from './support/orders.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
let buyer: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  [editor, buyer] = await Promise.all([stoa.given.editor(), stoa.given.viewer({ tier: null })]);
});
afterAll(() => stoa.stop());

const order = (items: object[], more: object = {}) =>
  buyer.post('/orders', { items, ...more }, { 'idempotency-key': randomUUID() });
const shirtOf = (stock: number) => productOf(editor, inSizes(['S', 'M'], ['S', 'M'], { stock }));
const stocksOf = async (id: string): Promise<number[]> =>
  (await editor.get(`/products/${id}`)).body.variants.map(({ stock }: any) => stock);

describe('An order of a variant', () => {
  it('takes the stock of that one and names it on the line', async () => {
    const shirt = await shirtOf(5);
    const [, m] = shirt['variants'];
    const { status, body } = await order([{ productId: shirt['id'], variantId: m.id, quantity: 2 }]);
    expect(status).toBe(201);
    expect(body.lines).toMatchObject([
      { productId: shirt['id'], variantId: m.id, sku: m.sku, options: { Size: 'M' }, quantity: 2 },
    ]);
    expect(await stocksOf(shirt['id'])).toEqual([5, 3]);
    await buyer.post(`/orders/${body.id}/cancel`, {}, { 'idempotency-key': randomUUID() });
    expect(await stocksOf(shirt['id'])).toEqual([5, 5]);
    expect(await faultsOfBooks(stoa)).toEqual([]);
  });

  it('may hold two variants of one product, but not one twice', async () => {
    const shirt = await shirtOf(5);
    const [s, m] = shirt['variants'];
    const item = (variantId: string) => ({ productId: shirt['id'], variantId, quantity: 1 });
    expect((await order([item(s.id), item(m.id)])).status).toBe(201);
    expect(await stocksOf(shirt['id'])).toEqual([4, 4]);
    expectProblem(await order([item(s.id), item(s.id.toUpperCase())]), 400, 'VALIDATION_FAILED');
    const kettle = await productOf(editor, { stock: 5 });
    const twice = [
      { productId: kettle['id'] },
      { productId: kettle['id'], variantId: kettle['variants'][0].id },
    ];
    expectProblem(await order(twice.map((line) => ({ ...line, quantity: 1 }))), 400, 'VALIDATION_FAILED');
    expect(await stocksOf(kettle['id'])).toEqual([5]);
  });

  it('has to say which one', async () => {
    const shirt = await shirtOf(5);
    const problem = expectProblem(
      await order([{ productId: shirt['id'], quantity: 1 }]),
      422,
      'VARIANT_REQUIRED',
    );
    expect(problem['productIds']).toEqual([shirt['id']]);
  });

  it('names the variant that is short', async () => {
    const shirt = await shirtOf(1);
    const [s] = shirt['variants'];
    const answer = await order([{ productId: shirt['id'], variantId: s.id, quantity: 2 }]);
    const short = { productId: shirt['id'], variantId: s.id, requested: 2, available: 1 };
    expect(expectProblem(answer, 409, 'INSUFFICIENT_STOCK')['lines']).toEqual([short]);
  });

  it('is refused for a variant that was withdrawn, or is of another product', async () => {
    const [shirt, kettle] = [await shirtOf(5), await productOf(editor, { stock: 5 })];
    const [s, m] = shirt['variants'];
    await editor.delete(`/products/${shirt['id']}/variants/${s.id}`);
    for (const item of [
      { productId: shirt['id'], variantId: s.id },
      { productId: kettle['id'], variantId: m.id },
    ])
      expectProblem(await order([{ ...item, quantity: 1 }]), 422, 'PRODUCT_UNAVAILABLE');
    expect((await order([{ productId: shirt['id'], quantity: 1 }])).body.lines).toMatchObject([
      { variantId: m.id },
    ]);
  });

  it('sells what there is of each variant and no more to forty who want both at once', async () => {
    const shirt = await shirtOf(10);
    const lines = shirt['variants'].map(({ id }: any) => ({
      productId: shirt['id'],
      variantId: id,
      quantity: 1,
    }));
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => order(index % 2 === 0 ? lines : lines.toReversed())),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
    expect(await stocksOf(shirt['id'])).toEqual([0, 0]);
    const { body } = await stoa.nobody.get('/products?inStock=false&limit=100');
    expect(body.data.map(({ id }: any) => id)).toContain(shirt['id']);
    expect(await faultsOfBooks(stoa)).toEqual([]);
  });
});

describe('An order in a currency', () => {
  const eur = { amount: 1849, currency: 'EUR' };

  it('takes the price of that currency', async () => {
    const kettle = await productOf(editor, { stock: 5, prices: [eur] });
    const items = [{ productId: kettle['id'], quantity: 1 }];
    const { status, body } = await order(items, { currency: 'EUR' });
    expect([status, body.currency, body.total]).toEqual([201, 'EUR', eur]);
    expect((await order(items)).body.currency).toBe('USD');
  });

  it('is refused when a product has no price in it', async () => {
    const [one, other] = [
      await productOf(editor, { stock: 5, prices: [eur] }),
      await productOf(editor, { stock: 5 }),
    ];
    const items = [one, other].map(({ id }) => ({ productId: id, quantity: 1 }));
    expectProblem(await order(items, { currency: 'EUR' }), 422, 'CURRENCY_MIXED');
    expect((await order(items)).status).toBe(201);
  });
});

describe('Stock set to a figure', () => {
  it('is set when it is what was expected, and writes the ledger', async () => {
    const { id } = await productOf(editor, { stock: 12 });
    const { status, body } = await editor.post(`/products/${id}/stock`, {
      set: 20,
      expected: 12,
      note: 'ERP',
    });
    expect([status, body.delta, body.stockAfter, body.reason]).toEqual([201, 8, 20, 'adjusted']);
  });

  it('is refused when it moved, and says to what', async () => {
    const { id } = await productOf(editor, { stock: 12 });
    await order([{ productId: id, quantity: 2 }]);
    const answer = await editor.post(`/products/${id}/stock`, { set: 20, expected: 12 });
    expect(expectProblem(answer, 409, 'STOCK_MOVED')).toMatchObject({ expected: 12, stock: 10 });
    expect(await stocksOf(id)).toEqual([10]);
  });

  it('is written down also when it was right already', async () => {
    const { id } = await productOf(editor, { stock: 12 });
    const { body } = await editor.post(`/products/${id}/stock`, { set: 12, expected: 12 });
    expect(body).toMatchObject({ delta: 0, stockAfter: 12 });
  });

  it('lets one of ten through who all expect the same', async () => {
    const { id } = await productOf(editor, { stock: 1 });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        editor.post(`/products/${id}/stock`, { set: index + 5, expected: 1 }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201,
      ...Array.from({ length: 9 }, () => 409),
    ]);
  });

  it.each([
    [{ set: 1 }],
    [{ expected: 1 }],
    [{ set: 1, expected: 1, delta: 1 }],
    [{ set: 1, expected: 1, reason: 'received' }],
    [{ set: -1, expected: 1 }],
    [{ delta: 1 }],
    [{ reason: 'received' }],
    [{}],
  ])('is refused as %j', async (body) => {
    const { id } = await productOf(editor, { stock: 1 });
    expectProblem(await editor.post(`/products/${id}/stock`, body), 400, 'VALIDATION_FAILED');
  });

  it('needs the variant when there are several', async () => {
    const shirt = await shirtOf(5);
    const path = `/products/${shirt['id']}/stock`;
    expectProblem(await editor.post(path, { set: 1, expected: 5 }), 422, 'VARIANT_REQUIRED');
    const variantId = shirt['variants'][1].id;
    expect((await editor.post(path, { set: 1, expected: 5, variantId })).body.variantId).toBe(variantId);
    expect(await stocksOf(shirt['id'])).toEqual([5, 1]);
  });
});

describe('Low stock', () => {
  const news = async (id: string) =>
    (
      await stoa.sql.query(
        "SELECT payload FROM outbox WHERE type = 'product.low_stock' AND payload->>'productId' = $1 ORDER BY sequence",
        [id],
      )
    ).rows.map(({ payload }) => payload);

  it('is told of once each time that stock falls to the threshold, by whatever hand', async () => {
    const { id, variants } = await productOf(editor, { stock: 5, lowStockThreshold: 3 });
    await order([{ productId: id, quantity: 1 }]);
    expect(await news(id)).toEqual([]);
    await order([{ productId: id, quantity: 2 }]);
    await order([{ productId: id, quantity: 1 }]);
    expect(await news(id)).toEqual([{ productId: id, variantId: variants[0].id, stock: 2, threshold: 3 }]);
    await editor.post(`/products/${id}/stock`, { delta: 5, reason: 'received' });
    await editor.patch(`/products/${id}`, { stock: 0 });
    expect(await news(id)).toHaveLength(2);
  });

  it('is not told of when an order is refused', async () => {
    const { id } = await productOf(editor, { stock: 5, lowStockThreshold: 3 });
    expectProblem(await order([{ productId: id, quantity: 6 }]), 409, 'INSUFFICIENT_STOCK');
    expect(await news(id)).toEqual([]);
  });

  it('is never told of without a threshold', async () => {
    const { id } = await productOf(editor, { stock: 1 });
    await editor.patch(`/products/${id}`, { stock: 0 });
    expect(await news(id)).toEqual([]);
  });
});
