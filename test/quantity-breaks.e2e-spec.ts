import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { inSizes, productOf } from './support/catalogue.js';
import { discountOf } from './support/discounts.js';
import { expectProblem } from './support/matchers.js';
import { faultsOfBooks, orderOf } from './support/orders.js';
import { Stoa } from './support/stoa.js';

const usd = (amount: number) => ({ amount, currency: 'USD' });
let stoa: Stoa;
let anna: Actor;
let editor: Actor;
let admin: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  [anna, editor, admin] = [
    await stoa.given.viewer({ tier: null }),
    await stoa.given.editor(),
    await stoa.given.admin(),
  ];
});
afterAll(async () => {
  expect(await faultsOfBooks(stoa)).toEqual([]);
  await stoa.stop();
});
const breaks = [
  { minQuantity: 3, percent: 5 },
  { minQuantity: 10, percent: 12.5 },
];
const cup = async (facts: object = {}): Promise<Record<string, any>> =>
  productOf(editor, { stock: 100, price: usd(1000), ...facts });
const byTheDozen = async (facts: object = {}): Promise<Record<string, any>> => {
  const product = await cup(facts);
  await editor.put(`/products/${product['id']}/quantity-breaks`, { breaks });
  return product;
};

describe('The quantity breaks of a product', () => {
  it('are set by editors, whole, and seen by everybody at once', async () => {
    const path = `/products/${(await cup())['id']}/quantity-breaks`;
    expect((await stoa.nobody.get(path)).body).toEqual({ breaks: [] });
    const answer = await editor.put(path, { breaks });
    expect([answer.status, answer.body]).toEqual([200, { breaks }]);
    expect((await stoa.nobody.get(path)).body).toEqual({ breaks });
    await admin.put(path, { breaks: breaks.slice(1) });
    expect((await anna.get(path)).body).toEqual({ breaks: breaks.slice(1) });
    await admin.put(path, { breaks: [] });
    expect((await anna.get(path)).body).toEqual({ breaks: [] });
  });

  it('are not for buyers to set, and by an old version for nobody', async () => {
    const path = `/products/${(await byTheDozen())['id']}/quantity-breaks`;
    expectProblem(await anna.put(path, { breaks: [] }), 403, 'FORBIDDEN');
    expectProblem(await stoa.nobody.put(path, { breaks: [] }), 401, 'UNAUTHENTICATED');
    const old = { 'if-match': (await editor.get(path)).headers.get('etag')! };
    expect((await editor.put(path, { breaks: [] }, old)).status).toBe(200);
    expectProblem(await editor.put(path, { breaks }, old), 412, 'PRECONDITION_FAILED');
  });

  it('are seen of what is seen', async () => {
    const path = `/products/${(await byTheDozen({ status: 'draft' }))['id']}/quantity-breaks`;
    expectProblem(await anna.get(path), 404, 'NOT_FOUND');
    expect((await editor.get(path)).body).toEqual({ breaks });
    const nowhere = '/products/0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11/quantity-breaks';
    expectProblem(await editor.put(nowhere, { breaks }), 404, 'NOT_FOUND');
    expectProblem(await editor.get(nowhere), 404, 'NOT_FOUND');
  });

  it.each([
    ['one thing', [{ minQuantity: 1, percent: 5 }]],
    ['nothing off', [{ minQuantity: 2, percent: 0 }]],
    ['more than all off', [{ minQuantity: 2, percent: 101 }]],
    ['three decimals', [{ minQuantity: 2, percent: 1.001 }]],
    ['one quantity twice', [breaks[0], { minQuantity: 3, percent: 6 }]],
    ['quantities that fall', [breaks[1], { minQuantity: 3, percent: 20 }]],
    ['percentages that fall', [breaks[1], { minQuantity: 20, percent: 5 }]],
    ['words', 'cheap'],
    ['null', [null]],
  ])('with %s are refused', async (_, wrong) => {
    const path = `/products/${(await cup())['id']}/quantity-breaks`;
    expectProblem(await editor.put(path, { breaks: wrong }), 400, 'VALIDATION_FAILED');
    expect((await editor.get(path)).body).toEqual({ breaks: [] });
  });

  it('take off quotes and orders what the highest that is reached says', async () => {
    const { id, name } = await byTheDozen();
    const totals = async (quantity: number) => {
      const { adjustments, total } = await orderOf(anna, { [id]: quantity });
      const { body } = await anna.post('/orders/quote', { items: [{ productId: id, quantity }] });
      expect([body.adjustments, body.total]).toEqual([adjustments, total]);
      return [total.amount, ...adjustments.map(({ type, label }: any) => `${type}: ${label}`)];
    };
    expect(await totals(2)).toEqual([2000]);
    expect(await totals(3)).toEqual([2850, `quantity: 5 % from 3 of ${name}`]);
    expect(await totals(10)).toEqual([8750, `quantity: 12.5 % from 10 of ${name}`]);
  });

  it('count all variants of the product together, and other products alone', async () => {
    const shirt = await byTheDozen(inSizes(['S', 'M'], ['S', 'M'], { stock: 100, price: usd(1000) }));
    const other = await byTheDozen();
    const [small, medium] = shirt['variants'] as any[];
    const items = [
      { productId: shirt['id'], variantId: small.id, quantity: 2 },
      { productId: shirt['id'], variantId: medium.id, quantity: 1 },
      { productId: other['id'], quantity: 2 },
    ];
    const { body } = await anna.post('/orders/quote', { items });
    expect(body.lines.map(({ discount }: any) => discount.amount)).toEqual([100, 50, 0]);
  });

  it('come before the tier, and that before the code, each off what is left', async () => {
    const [{ id, name }, { code }] = [await byTheDozen(), await discountOf(admin, { percent: 10 })];
    const member = await stoa.given.viewer({ tier: 'premium' });
    const order = await orderOf(member, { [id]: 10 }, { discountCode: code });
    expect(order['adjustments'].map(({ label, amount }: any) => [label, amount.amount])).toEqual([
      [`12.5 % from 10 of ${name}`, -1250],
      ['20 % for premium members', -1750],
      [code, -700],
    ]);
    expect(order['total']).toEqual(usd(6300));
  });

  it('that change leave orders as they were', async () => {
    const { id } = await byTheDozen();
    const order = await orderOf(anna, { [id]: 3 });
    await editor.put(`/products/${id}/quantity-breaks`, { breaks: [] });
    expect((await anna.get(`/orders/${order['id']}`)).body).toEqual(order);
  });
});
