import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { expectProblem } from './support/matchers.js';
import {
  eventsOf,
  faultsOfBooks,
  freshKey,
  orderBody,
  orderOf,
  place,
  type Basket,
} from './support/orders.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
let anna: Actor;
let premium: Actor;
let newcomer: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  [editor, anna, premium, newcomer] = await Promise.all([
    stoa.given.editor(),
    stoa.given.viewer({ tier: 'regular' }),
    stoa.given.viewer({ tier: 'premium' }),
    stoa.given.viewer({ tier: null }),
  ]);
});
afterEach(async () => expect(await faultsOfBooks(stoa)).toEqual([]));
afterAll(() => stoa.stop());

const usd = (amount: number) => ({ amount, currency: 'USD' });
const idOf = async (facts: object = {}): Promise<string> =>
  (await productOf(editor, { stock: 50, ...facts }))['id'] as string;
const stockOf = async (id: string): Promise<number> => (await editor.get(`/products/${id}`)).body.stock;
const variantOf = async (id: string): Promise<string> =>
  (await editor.get(`/products/${id}`)).body.variants[0].id;
const countOrders = async (): Promise<string> =>
  (await stoa.sql.query<{ count: string }>('SELECT count(*) FROM orders')).rows[0]!.count;

describe('Placing an order', () => {
  it('takes the stock, freezes the prices, and waits fifteen minutes for its payment', async () => {
    const [kettle, mug] = [
      await productOf(editor, { stock: 5, price: usd(1999) }),
      await productOf(editor, { stock: 5, price: usd(450) }),
    ];
    const { status, headers, body } = await place(anna, { [kettle['id']]: 2, [mug['id']]: 1 });
    expect(status).toBe(201);
    expect(headers.get('location')).toMatch(new RegExp(`/api/v1/orders/${body.id}$`));
    const member = (amount: number) => ({
      tax: usd(0),
      adjustments: [
        { type: 'tier', label: '10 % for regular members', amount: usd(-amount), isIncluded: false },
      ],
    });
    expect(body).toEqual({
      id: expect.any(String),
      userId: anna.id,
      status: 'pending',
      currency: 'USD',
      subtotal: usd(4448),
      discount: usd(445),
      shipping: usd(0),
      ...member(445),
      taxIncluded: usd(0),
      total: usd(4003),
      itemCount: 3,
      lines: [
        {
          ...{ id: expect.any(String), productId: kettle['id'], sku: kettle['sku'], name: kettle['name'] },
          ...{ variantId: kettle['variants'][0].id, options: {} },
          ...{
            quantity: 2,
            shippedQuantity: 0,
            unitPrice: usd(1999),
            subtotal: usd(3998),
            discount: usd(400),
            total: usd(3598),
          },
          ...member(400),
        },
        {
          ...{ id: expect.any(String), productId: mug['id'], sku: mug['sku'], name: mug['name'] },
          ...{ variantId: mug['variants'][0].id, options: {} },
          ...{
            quantity: 1,
            shippedQuantity: 0,
            unitPrice: usd(450),
            subtotal: usd(450),
            discount: usd(45),
            total: usd(405),
          },
          ...member(45),
        },
      ],
      discountCode: null,
      shippingAddress: null,
      shippingMethod: null,
      taxRate: null,
      note: null,
      shipment: null,
      shipments: [],
      payments: [],
      refunds: [],
      history: [{ at: body.createdAt, actorId: anna.id, from: null, to: 'pending', reason: null }],
      paymentDueAt: expect.any(String),
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      updatedAt: body.createdAt,
    });
    const waits = Date.parse(body.paymentDueAt) - Date.parse(body.createdAt);
    expect(Math.abs(waits - 900_000)).toBeLessThan(1000);
    expect([await stockOf(kettle['id']), await stockOf(mug['id'])]).toEqual([3, 4]);
    expect(await eventsOf(stoa, body.id)).toEqual(['order.created']);
    const { rows } = await stoa.sql.query('SELECT tier FROM orders WHERE id = $1', [body.id]);
    expect(rows).toEqual([{ tier: 'regular' }]);
    expect((await anna.get(`/orders/${body.id}`)).body).toEqual(body);
  });

  it('keeps the address and the note', async () => {
    const shippingAddress = {
      ...{ name: 'Anna Berg', line1: 'Storgata 1', city: 'Oslo', postalCode: '0155', country: 'NO' },
    };
    const note = 'Please ring twice.\nThe dog is friendly.';
    const { id } = await orderOf(anna, { [await idOf()]: 1 }, { shippingAddress, note });
    const { body } = await anna.get(`/orders/${id}`);
    expect(body.note).toBe(note);
    expect(body.shippingAddress).toEqual({ ...shippingAddress, line2: null, region: null });
  });

  it('keeps the names and prices of the day it was placed', async () => {
    const product = await productOf(editor, { stock: 5, price: usd(1999) });
    const { id } = await orderOf(anna, { [product['id']]: 1 });
    const before = (await anna.get(`/orders/${id}`)).body;
    await editor.patch(`/products/${product['id']}`, {
      name: 'Dearer',
      price: usd(9999),
      status: 'archived',
    });
    expect((await anna.get(`/orders/${id}`)).body).toEqual(before);
  });

  it.each([
    ['nothing without a tier', () => newcomer, 1999, 0],
    ['10 % to the regular tier', () => anna, 1999, 200],
    ['20 % to the premium tier', () => premium, 1999, 400],
    ['half a cent to the even side below', () => anna, 1005, 100],
    ['half a cent to the even side above', () => anna, 1015, 102],
  ])('gives %s', async (_, buyer, price, discount) => {
    const { body } = await place(buyer(), { [await idOf({ price: usd(price) })]: 1 });
    expect(body).toMatchObject({
      subtotal: usd(price),
      discount: usd(discount),
      total: usd(price - discount),
    });
  });

  it('spreads the discount over a hundred lines without losing a cent', async () => {
    const ids: string[] = [];
    for (let price = 101; price <= 200; price += 1) ids.push(await idOf({ price: usd(price) }));
    const { status, body } = await place(
      premium,
      Object.fromEntries(ids.map((id, index) => [id, (index % 7) + 1])),
    );
    expect({ status, lines: body.lines.length }).toEqual({ status: 201, lines: 100 });
    const sum = (part: string): number =>
      body.lines.reduce((all: number, line: any) => all + Number(line[part].amount), 0);
    expect([sum('subtotal'), sum('discount'), sum('total')]).toEqual([
      body.subtotal.amount,
      body.discount.amount,
      body.total.amount,
    ]);
    expect(body.total.amount).toBe(body.subtotal.amount - body.discount.amount);
  });

  it.each([
    ['JPY', 10],
    ['USD', 1000],
    ['BHD', 10_000],
  ])('starts at ten units of %s, before discounts', async (currency, least) => {
    const price = (amount: number) => ({ price: { amount, currency } });
    const [small, enough] = [await idOf(price(least - 1)), await idOf(price(least))];
    const refused = expectProblem(await place(premium, { [small]: 1 }), 422, 'ORDER_BELOW_MINIMUM');
    expect(refused).toMatchObject({
      subtotal: { amount: least - 1, currency },
      minimum: { amount: least, currency },
    });
    expect((await place(premium, { [enough]: 1 })).body.total.amount).toBe(least * 0.8);
  });

  it('takes no expected total but the one it comes to', async () => {
    const id = await idOf({ price: usd(2000) });
    const stale = await place(anna, { [id]: 1 }, { expectedTotal: usd(1799) });
    expect(expectProblem(stale, 409, 'TOTAL_CHANGED')).toMatchObject({
      expected: usd(1799),
      subtotal: usd(2000),
      discount: usd(200),
      shipping: usd(0),
      tax: usd(0),
      total: usd(1800),
    });
    const inEuro = { amount: 1800, currency: 'EUR' };
    expectProblem(await place(anna, { [id]: 1 }, { expectedTotal: inEuro }), 409, 'TOTAL_CHANGED');
    expect((await place(anna, { [id]: 1 }, { expectedTotal: usd(1800) })).status).toBe(201);
    expect(await stockOf(id)).toBe(49);
  });

  it('takes the stock of every line, or of none', async () => {
    const [full, low, none] = [await idOf(), await idOf({ stock: 1 }), await idOf({ stock: 0 })];
    const problem = expectProblem(
      await place(anna, { [none]: 1, [full]: 2, [low]: 3 }),
      409,
      'INSUFFICIENT_STOCK',
    );
    expect(problem['lines']).toEqual([
      { productId: none, variantId: await variantOf(none), requested: 1, available: 0 },
      { productId: low, variantId: await variantOf(low), requested: 3, available: 1 },
    ]);
    expect([await stockOf(full), await stockOf(low)]).toEqual([50, 1]);
  });

  it('is for signed-in people', async () => {
    const body = orderBody({ [await idOf()]: 1 });
    expectProblem(await stoa.nobody.post('/orders', body, freshKey()), 401, 'UNAUTHENTICATED');
    expectProblem(await stoa.nobody.post('/orders/quote', body), 401, 'UNAUTHENTICATED');
  });
});

describe('A quote', () => {
  it('says what the order would cost and writes nothing', async () => {
    const basket: Basket = { [await idOf({ price: usd(1234) })]: 3, [await idOf({ price: usd(99) })]: 7 };
    const before = await countOrders();
    const { status, body } = await premium.post('/orders/quote', orderBody(basket));
    expect([status, await countOrders()]).toEqual([200, before]);
    expect(await stockOf(Object.keys(basket)[0]!)).toBe(50);
    const { body: order } = await place(premium, basket, { expectedTotal: body.total });
    // whatever the quote says is said by the order, too
    expect(order).toMatchObject(body);
  });
});

describe('Asking for an order again', () => {
  it('gives the first answer to the same key, and no second order', async () => {
    const [id, key] = [await idOf(), freshKey()];
    const first = await anna.post('/orders', orderBody({ [id]: 1 }), key);
    await editor.patch(`/products/${id}`, { price: usd(5000) });
    const again = await anna.post('/orders', orderBody({ [id]: 1 }), key);
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect(again.body).toEqual(first.body);
    expect(await stockOf(id)).toBe(49);
  });

  it('with the same key and another body is refused', async () => {
    const [id, key] = [await idOf(), freshKey()];
    await anna.post('/orders', orderBody({ [id]: 1 }), key);
    const other = await anna.post('/orders', orderBody({ [id]: 2 }), key);
    expectProblem(other, 422, 'IDEMPOTENCY_KEY_REUSED');
    expect(await stockOf(id)).toBe(49);
  });

  it('with the key of another person is an order of its own', async () => {
    const [id, key] = [await idOf(), freshKey()];
    const orders = [anna, premium].map((buyer) => buyer.post('/orders', orderBody({ [id]: 1 }), key));
    const ids = (await Promise.all(orders)).map(({ body }) => body.id);
    expect(new Set(ids).size).toBe(2);
  });

  it('works with the same key after a refusal', async () => {
    const [id, key] = [await idOf({ stock: 0 }), freshKey()];
    expectProblem(await anna.post('/orders', orderBody({ [id]: 1 }), key), 409, 'INSUFFICIENT_STOCK');
    await editor.post(`/products/${id}/stock`, { delta: 1, reason: 'received' });
    expect((await anna.post('/orders', orderBody({ [id]: 1 }), key)).status).toBe(201);
  });
});
