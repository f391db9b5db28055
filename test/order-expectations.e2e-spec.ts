import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../src/clock/new-id.js';
import type { Actor, Answer } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { expectProblem } from './support/matchers.js';
import { faultsOfBooks, freshKey, orderBody, place } from './support/orders.js';
import { Stoa } from './support/stoa.js';
import { addressBody, carriage, methodOf, taxOf } from './support/terms.js';

let stoa: Stoa;
let [admin, editor, anna] = [] as unknown as [Actor, Actor, Actor];
beforeAll(async () => {
  stoa = await Stoa.start();
  [admin, editor] = [await stoa.given.admin(), await stoa.given.editor()];
  anna = await stoa.given.viewer({ tier: 'regular' });
});
afterEach(async () => expect(await faultsOfBooks(stoa)).toEqual([]));
afterAll(() => stoa.stop());

const usd = (amount: number) => ({ amount, currency: 'USD' });
const made = async (price: number): Promise<Record<string, any>> =>
  productOf(editor, { stock: 500, price: usd(price) });
const priceAt = (product: Record<string, any>, amount: number) =>
  editor.patch(`/products/${product['id']}`, { price: usd(amount) });

describe('A total that is not the one that was seen', () => {
  it('is refused with what each line was seen to cost and costs now', async () => {
    const [kettle, mug] = [await made(2000), await made(1000)];
    const method = await methodOf(admin, { name: 'By post', prices: [carriage(490)] });
    const { region } = await taxOf(admin, { label: 'VAT', rate: '10', isIncluded: false });
    const basket = { [kettle['id']]: 2, [mug['id']]: 1 };
    const facts = { shippingMethodId: method['id'], shippingAddress: addressBody({ region }) };
    const { body: quote } = await anna.post('/orders/quote', orderBody(basket, facts));
    await priceAt(kettle, 2100);
    const expectedLines = quote.lines.map(({ productId, variantId, unitPrice }: any) => {
      return { productId, variantId, unitPrice };
    });
    const seen = { ...facts, expectedTotal: quote.total, expectedLines };
    const answer = await place(anna, basket, seen);
    expect(expectProblem(answer, 409, 'TOTAL_CHANGED')).toMatchObject({
      ...{ expected: quote.total, subtotal: usd(5200), discount: usd(520), shipping: usd(490) },
      ...{ tax: usd(517), total: usd(5687) },
      adjustments: [
        { type: 'tier', amount: usd(-520), isIncluded: false },
        { type: 'shipping', label: 'By post', amount: usd(490), isIncluded: false },
        { type: 'tax', label: 'VAT', amount: usd(517), isIncluded: false },
      ],
      lines: [
        {
          ...{ productId: kettle['id'], variantId: kettle['variants'][0].id, quantity: 2 },
          ...{ expectedUnitPrice: usd(2000), unitPrice: usd(2100), discount: usd(420), total: usd(3780) },
        },
        {
          ...{ productId: mug['id'], variantId: mug['variants'][0].id, quantity: 1 },
          ...{ expectedUnitPrice: usd(1000), unitPrice: usd(1000), discount: usd(100), total: usd(900) },
        },
      ],
    });
    expect(answer.body.lines.reduce((sum: number, line: any) => sum + Number(line.tax.amount), 0)).toBe(468);
    const quoted = await anna.post('/orders/quote', orderBody(basket, seen));
    expect(expectProblem(quoted, 409, 'TOTAL_CHANGED')['lines']).toEqual(answer.body.lines);
  });

  it('is refused, too, when the prices have changed and the total has not', async () => {
    const [kettle, mug] = [await made(2000), await made(1000)];
    const items = { [kettle['id']]: 1, [mug['id']]: 1 };
    const { body: quote } = await anna.post('/orders/quote', orderBody(items));
    await Promise.all([priceAt(kettle, 1900), priceAt(mug, 1100)]);
    const lines = [{ productId: kettle['id'].toUpperCase(), unitPrice: usd(2000) }];
    const total = { expectedTotal: quote.total };
    const answer = await place(anna, items, { ...total, expectedLines: lines });
    expect(expectProblem(answer, 409, 'TOTAL_CHANGED')).toMatchObject({
      ...{ expected: quote.total, total: quote.total },
      lines: [
        { expectedUnitPrice: usd(2000), unitPrice: usd(1900) },
        { expectedUnitPrice: null, unitPrice: usd(1100) },
      ],
    });
    const alone = await place(anna, items, { expectedLines: lines });
    expect(expectProblem(alone, 409, 'TOTAL_CHANGED')).toMatchObject({ expected: null });
    const inEuro = [{ productId: kettle['id'], unitPrice: { amount: 1900, currency: 'EUR' } }];
    expectProblem(await place(anna, items, { expectedLines: inEuro }), 409, 'TOTAL_CHANGED');
    const right = [{ productId: kettle['id'], unitPrice: usd(1900) }];
    expect((await place(anna, items, { ...total, expectedLines: right })).status).toBe(201);
    expect((await place(anna, items, total)).status).toBe(201);
  });

  it.each([
    ['of what is not ordered', () => [{ productId: newId(), unitPrice: usd(2000) }]],
    ['of another variant', (id: string) => [{ productId: id, variantId: newId(), unitPrice: usd(2000) }]],
    ['without a price', (id: string) => [{ productId: id }]],
    ['in fractions', (id: string) => [{ productId: id, unitPrice: usd(19.99) }]],
    ['that is no object', () => ['2000']],
  ])('is not told by a line %s', async (_, lines) => {
    const { id } = await made(2000);
    const answer = await place(anna, { [id]: 1 }, { expectedLines: lines(id) });
    expectProblem(answer, 400, 'VALIDATION_FAILED');
    expect((await editor.get(`/products/${id}`)).body.stock).toBe(500);
  });
});

describe('While prices, methods and rates change', () => {
  it('every order comes to what its buyer expected, or is none', async () => {
    const product = await made(2000);
    const method = await methodOf(admin, { prices: [carriage(100)] });
    const rate = await taxOf(admin, { rate: '10', isIncluded: false });
    const shippingAddress = addressBody({ region: rate['region'] });
    const body = orderBody({ [product['id']]: 1 }, { shippingMethodId: method['id'], shippingAddress });
    const change = (round: number): Promise<Answer> => {
      if (round % 3 === 0) return priceAt(product, 2000 + 10 * round);
      if (round % 3 === 1)
        return admin.patch(`/shipping-methods/${method['id']}`, { prices: [carriage(100 + round)] });
      return admin.patch(`/tax-rates/${rate['id']}`, { rate: `${(10 + round) % 40}` });
    };
    const buyers = await Promise.all(Array.from({ length: 4 }, () => stoa.given.viewer()));
    const outcomes: Answer[] = [];
    const buying = buyers.map(async (buyer) => {
      for (let round = 0; round < 10; round += 1) {
        const { total } = (await buyer.post('/orders/quote', body)).body;
        const answer = await buyer.post('/orders', { ...body, expectedTotal: total }, freshKey());
        if (answer.status === 201) expect(answer.body.total).toEqual(total);
        else expect(expectProblem(answer, 409, 'TOTAL_CHANGED')).toMatchObject({ expected: total });
        outcomes.push(answer);
      }
    });
    const changing = (async () => {
      for (let round = 0; outcomes.length < 40; round += 1) expect((await change(round)).status).toBe(200);
    })();
    await Promise.all([...buying, changing]);
    const { rows } = await stoa.sql.query(
      `SELECT count(*)::int AS orders FROM orders o JOIN order_lines l ON l.order_id = o.id WHERE l.product_id = $1`,
      [product['id']],
    );
    expect(rows).toEqual([{ orders: outcomes.filter(({ status }) => status === 201).length }]);
    // the last word is had by whoever asks when all is quiet
    const { total } = (await anna.post('/orders/quote', body)).body;
    expect((await anna.post('/orders', { ...body, expectedTotal: total }, freshKey())).status).toBe(201);
  });

  it('a method that is deleted takes no order any more', async () => {
    const product = await made(2000);
    const method = await methodOf(admin, { prices: [carriage(100)] });
    const facts = { shippingMethodId: method['id'], shippingAddress: addressBody() };
    const [deleted, ...answers] = await Promise.all([
      admin.delete(`/shipping-methods/${method['id']}`),
      ...Array.from({ length: 8 }, () => place(anna, { [product['id']]: 1 }, facts)),
    ]);
    expect(deleted.status).toBe(204);
    for (const answer of answers)
      if (answer.status === 201) expect(answer.body.shippingMethod).toMatchObject({ id: method['id'] });
      else expectProblem(answer, 422, 'SHIPPING_METHOD_UNAVAILABLE');
    expectProblem(await place(anna, { [product['id']]: 1 }, facts), 422, 'SHIPPING_METHOD_UNAVAILABLE');
  });
});
