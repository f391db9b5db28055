import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../src/clock/new-id.js';
import type { Actor } from './support/actor.js';
import { inSizes, productOf } from './support/catalogue.js';
import { discountOf } from './support/discounts.js';
import { expectProblem } from './support/matchers.js';
import { faultsOfBooks, freshKey, orderBody, orderOf, payFor, place, type Basket } from './support/orders.js';
import { recordStatements } from './support/statements.js';
import { Stoa } from './support/stoa.js';
import { addressBody, addressOf, carriage, methodOf, taxOf } from './support/terms.js';

let stoa: Stoa;
let [admin, editor, anna, member] = [] as unknown as [Actor, Actor, Actor, Actor];
beforeAll(async () => {
  stoa = await Stoa.start();
  [admin, editor] = [await stoa.given.admin(), await stoa.given.editor()];
  [anna, member] = [await stoa.given.viewer({ tier: null }), await stoa.given.viewer({ tier: 'regular' })];
});
afterEach(async () => expect(await faultsOfBooks(stoa)).toEqual([]));
afterAll(() => stoa.stop());

const usd = (amount: number) => ({ amount, currency: 'USD' });
const idOf = async (facts: object = {}): Promise<string> =>
  (await productOf(editor, { stock: 50, price: usd(2000), ...facts }))['id'] as string;
const by = async (facts: object, address: object = {}): Promise<object> => ({
  shippingMethodId: (await methodOf(admin, facts))['id'],
  shippingAddress: addressBody(address),
});
/** A region of its own, taxed so. */
const taxedBy = async (facts: object): Promise<object> => {
  const { country, region } = await taxOf(admin, facts);
  return { shippingAddress: addressBody({ country, region }) };
};
/** Quotes and places the same, and gives the order; both say the same. */
async function placed(buyer: Actor, basket: Basket, facts: object): Promise<Record<string, any>> {
  const { status, body: quote } = await buyer.post('/orders/quote', orderBody(basket, facts));
  expect([status, quote]).toEqual([200, expect.any(Object)]);
  const order = await orderOf(buyer, basket, { ...facts, expectedTotal: quote.total });
  expect(order).toMatchObject(quote);
  expect((await buyer.get(`/orders/${order['id']}`)).body).toEqual(order);
  return order;
}

describe('Sending an order', () => {
  it('costs what the method says, and the order says by which', async () => {
    const facts = await by({ name: 'Courier', prices: [carriage(990), carriage(1, { currency: 'EUR' })] });
    const order = await placed(anna, { [await idOf()]: 1 }, facts);
    expect(order).toMatchObject({ subtotal: usd(2000), shipping: usd(990), total: usd(2990), taxRate: null });
    expect(order['shippingMethod']).toEqual({ id: (facts as any).shippingMethodId, name: 'Courier' });
    expect(order['adjustments']).toEqual([
      { type: 'shipping', label: 'Courier', amount: usd(990), isIncluded: false },
    ]);
  });

  it('costs more by each kilogram that is begun, of all that is in it', async () => {
    const [kettle, mug] = [await idOf({ weightGrams: 1200 }), await idOf({ weightGrams: 301 })];
    const facts = await by({ prices: [carriage(100, { perKgAmount: 50 })] });
    // 2 × 1200 + 2 × 301 = 3002 grams
    const order = await placed(anna, { [kettle]: 2, [mug]: 2, [await idOf()]: 5 }, facts);
    expect(order['shipping']).toEqual(usd(300));
    const exact = await placed(anna, { [await idOf({ weightGrams: 500 })]: 4 }, facts);
    expect(exact['shipping']).toEqual(usd(200));
  });

  it('goes by the weight of the variant that is ordered', async () => {
    const sizes = inSizes(['S', 'L'], ['S', 'L'], { stock: 5 });
    const [small, large] = sizes['variants'];
    const variants = [
      { ...small, weightGrams: 900 },
      { ...large, weightGrams: 2900 },
    ];
    const product = await productOf(editor, { ...sizes, variants });
    expect(product['variants'].map(({ weightGrams }: any) => weightGrams)).toEqual([900, 2900]);
    const facts = await by({ prices: [carriage(0, { perKgAmount: 100 })] });
    const items = [{ productId: product['id'], variantId: product['variants'][1].id, quantity: 1 }];
    const quote = await anna.post('/orders/quote', { items, ...facts });
    expect(quote.body.shipping).toEqual(usd(300));
    const path = `/products/${product['id']}/variants/${product['variants'][1].id}`;
    expect((await editor.patch(path, { weightGrams: null })).body.weightGrams).toBeNull();
    expect((await anna.post('/orders/quote', { items, ...facts })).body.shipping).toEqual(usd(0));
    expectProblem(await editor.patch(path, { weightGrams: 400_001 }), 400, 'VALIDATION_FAILED');
  });

  it('costs nothing from a sum of goods on, as it is after discounts', async () => {
    const facts = await by({ prices: [carriage(490, { freeFromAmount: 2000 })] });
    const basket = { [await idOf()]: 1 };
    expect((await placed(anna, basket, facts))['shipping']).toEqual(usd(0));
    // 10 % off leaves 1800
    expect(await placed(member, basket, facts)).toMatchObject({ shipping: usd(490), total: usd(2290) });
  });

  it('is in the currency of the order', async () => {
    const price = { price: { amount: 2000, currency: 'JPY' } };
    const facts = await by({ prices: [carriage(490), carriage(800, { currency: 'JPY' })] });
    const order = await placed(anna, { [await idOf(price)]: 1 }, facts);
    expect(order['total']).toEqual({ amount: 2800, currency: 'JPY' });
  });

  it.each([
    ['that is not there', 'unknown', () => Promise.resolve({ shippingMethodId: newId() })],
    ['that cannot be chosen', 'unknown', () => by({ isActive: false })],
    ['without an address', 'no-address', async () => ({ ...(await by({})), shippingAddress: undefined })],
    ['that goes elsewhere', 'country', () => by({ countries: ['SE', 'DK'] })],
    ['without a price in its currency', 'currency', () => by({ prices: [carriage(1, { currency: 'SEK' })] })],
  ])('cannot be by a method %s', async (_, reason, facts) => {
    const id = await idOf();
    const asked = { shippingAddress: addressBody(), ...(await facts()) };
    for (const answer of [
      await anna.post('/orders/quote', orderBody({ [id]: 1 }, asked)),
      await place(anna, { [id]: 1 }, asked),
    ])
      expect(expectProblem(answer, 422, 'SHIPPING_METHOD_UNAVAILABLE')).toMatchObject({ reason });
    expect((await editor.get(`/products/${id}`)).body.stock).toBe(50);
  });
});

describe('The tax on an order', () => {
  it('is found in the prices where they hold it, sending included', async () => {
    const facts = { ...(await by({ prices: [carriage(500)] })), ...(await taxedBy({ rate: '25' })) };
    const order = await placed(anna, { [await idOf()]: 1 }, facts);
    expect(order).toMatchObject({ tax: usd(0), taxIncluded: usd(500), total: usd(2500) });
    expect(order['taxRate']).toEqual({ label: 'VAT', rate: '25', isIncluded: true });
    expect(order['adjustments'].at(-1)).toEqual({
      ...{ type: 'tax', label: 'VAT', amount: usd(500), isIncluded: true },
    });
  });

  it('is added where they do not, to goods after discounts and to sending', async () => {
    const tax = await taxedBy({ rate: '8.875', label: 'Sales tax', isIncluded: false });
    const facts = { ...(await by({ prices: [carriage(490)] })), ...tax };
    const order = await placed(member, { [await idOf()]: 1 }, facts);
    // 8.875 % of 1800 + 490 is 203.2375
    expect(order).toMatchObject({ tax: usd(203), taxIncluded: usd(0), total: usd(2493) });
    expect(order['taxRate']).toEqual({ label: 'Sales tax', rate: '8.875', isIncluded: false });
    await payFor(stoa, member, order['id']);
    const { rows } = await stoa.sql.query(
      `SELECT e.account, e.amount::int FROM ledger_entries e JOIN payments p ON p.id = e.payment_id
       WHERE p.order_id = $1 ORDER BY e.account`,
      [order['id']],
    );
    expect(rows).toEqual([
      { account: 'goods', amount: -1800 },
      { account: 'provider', amount: 2493 },
      { account: 'shipping', amount: -490 },
      { account: 'tax', amount: -203 },
    ]);
    const [line] = order['lines'];
    const path = `/orders/${order['id']}/refunds`;
    const { body: goods } = await admin.post(path, { lines: [{ lineId: line.id, quantity: 1 }] });
    expect(goods.amount).toEqual(usd(1800 + Number(line.tax.amount)));
    const { body: rest } = await admin.post(path, {});
    expect(goods.amount.amount + rest.amount.amount).toBe(2493);
  });

  it('is that of the region, however it is spelt, else that of the country, else none', async () => {
    await taxOf(admin, { country: 'CA', region: null, rate: '5', isIncluded: false });
    await taxOf(admin, { country: 'CA', region: 'Ontario', rate: '13', isIncluded: false });
    const id = await idOf();
    const taxAt = async (address: object) => {
      const shippingAddress = addressBody(address);
      return (await anna.post('/orders/quote', orderBody({ [id]: 1 }, { shippingAddress }))).body.tax.amount;
    };
    expect(await taxAt({ country: 'CA', region: ' ONTARIO' })).toBe(260);
    expect(await taxAt({ country: 'CA', region: 'Yukon' })).toBe(100);
    expect(await taxAt({ country: 'CA' })).toBe(100);
    expect(await taxAt({ country: 'AQ', region: 'Ontario' })).toBe(0);
    expect((await anna.post('/orders/quote', orderBody({ [id]: 1 }))).body.taxRate).toBeNull();
  });
});

describe('The terms of an order', () => {
  it('stay what they were, whatever becomes of the method and of the rate', async () => {
    const method = await methodOf(admin, { name: 'By post', prices: [carriage(490)] });
    const rate = await taxOf(admin, { rate: '10', isIncluded: false });
    const shippingAddress = addressBody({ country: 'NO', region: rate['region'] });
    const facts = { shippingMethodId: method['id'], shippingAddress };
    const basket = { [await idOf()]: 1 };
    const order = await placed(anna, basket, facts);
    const now = async () => (await anna.get(`/orders/${order['id']}`)).body;
    await admin.patch(`/shipping-methods/${method['id']}`, { name: 'By boat', prices: [carriage(9)] });
    await admin.patch(`/tax-rates/${rate['id']}`, { rate: '20', label: 'Other', isIncluded: true });
    expect(await now()).toEqual(order);
    expect((await placed(anna, basket, facts))['total']).toEqual(usd(2009));
    await admin.delete(`/shipping-methods/${method['id']}`);
    await admin.delete(`/tax-rates/${rate['id']}`);
    expect(await now()).toEqual(order);
    const { total } = (await anna.post('/orders/quote', orderBody(basket, { shippingAddress }))).body;
    expect(total).toEqual(usd(2000));
  });

  it('cost a statement each, and none where nothing is said of an address', async () => {
    const asked = async (facts: object): Promise<string[]> => {
      const body = orderBody({ [await idOf()]: 1 }, facts);
      const { answer, statements } = await recordStatements(() => anna.post('/orders', body, freshKey()));
      expect(answer.status).toBe(201);
      return statements.filter((name) => /^(address|shipping|tax)/.test(name));
    };
    expect(await asked({})).toEqual([]);
    expect(await asked({ shippingAddress: addressBody() })).toEqual(['tax-rate-find-for']);
    const { id: shippingAddressId } = await addressOf(anna);
    const { id: shippingMethodId } = await methodOf(admin);
    expect(await asked({ shippingAddressId, shippingMethodId })).toEqual([
      'address-find',
      'shipping-method-find',
      'tax-rate-find-for',
    ]);
  });

  it('cannot be written without what they come from', async () => {
    const { id } = await orderOf(anna, { [await idOf()]: 1 });
    const sent = `UPDATE orders SET shipping = 5, total = total + 5, adjustments = adjustments ||
      '[{"type":"shipping","label":"-","amount":5,"isIncluded":false}]' WHERE id = $1`;
    await expect(stoa.sql.query(sent, [id])).rejects.toThrow('orders_shipping_has_its_method');
    const taxed = 'UPDATE orders SET tax_included = 5 WHERE id = $1';
    await expect(stoa.sql.query(taxed, [id])).rejects.toThrow('orders_tax_has_its_rate');
  });
});

describe('An order to a kept address', () => {
  it('goes there, and keeps it as it was', async () => {
    const kept = await addressOf(anna, { line2: 'Third floor', region: null });
    const facts = { ...(await by({})), shippingAddress: undefined, shippingAddressId: kept['id'] };
    const order = await placed(anna, { [await idOf()]: 1 }, facts);
    expect(order['shippingAddress']).toEqual({ ...addressBody(), line2: 'Third floor', region: null });
    await anna.patch(`/users/me/addresses/${kept['id']}`, { city: 'Bergen' });
    await anna.delete(`/users/me/addresses/${kept['id']}`);
    expect((await anna.get(`/orders/${order['id']}`)).body).toEqual(order);
    expectProblem(await place(anna, { [await idOf()]: 1 }, facts), 422, 'UNKNOWN_ADDRESS');
  });

  it('goes to none of somebody else, not for admins either', async () => {
    const { id: shippingAddressId } = await addressOf(anna);
    const basket = { [await idOf()]: 1 };
    for (const who of [member, admin])
      expectProblem(await place(who, basket, { shippingAddressId }), 422, 'UNKNOWN_ADDRESS');
    const none = { shippingAddressId: newId() };
    expectProblem(await anna.post('/orders/quote', orderBody(basket, none)), 422, 'UNKNOWN_ADDRESS');
  });

  it('goes to one place', async () => {
    const { id: shippingAddressId } = await addressOf(anna);
    const both = { shippingAddressId, shippingAddress: addressBody() };
    const answer = await place(anna, { [await idOf()]: 1 }, both);
    const { errors } = expectProblem(answer, 400, 'VALIDATION_FAILED') as any;
    expect(errors).toMatchObject([{ field: 'shippingAddressId', code: 'BOTH' }]);
    for (const facts of [{ shippingAddressId: 'home' }, { shippingMethodId: 7 }, { shippingMethodId: null }])
      expectProblem(await place(anna, { [await idOf()]: 1 }, facts), 400, 'VALIDATION_FAILED');
  });
});

describe('A code beside sending and taxes', () => {
  it('that pays for sending shows the carriage and takes it off, once', async () => {
    const { code } = await discountOf(admin, { type: 'free_shipping', percent: null });
    const facts = await by({ name: 'Courier', prices: [carriage(990)] });
    const order = await placed(anna, { [await idOf()]: 1 }, { ...facts, discountCode: code });
    expect(order).toMatchObject({ shipping: usd(0), total: usd(2000), discountCode: code });
    expect(order['adjustments']).toMatchObject([
      { type: 'shipping', label: 'Courier', amount: usd(990) },
      { type: 'code', label: code, amount: usd(-990) },
    ]);
  });

  it('decides by what is left of the goods whether they travel for nothing', async () => {
    const { code } = await discountOf(admin, { percent: 10 });
    const facts = await by({ prices: [carriage(500, { freeFromAmount: 2000 })] });
    expect((await placed(anna, { [await idOf()]: 1 }, facts))['shipping']).toEqual(usd(0));
    const less = await placed(anna, { [await idOf()]: 1 }, { ...facts, discountCode: code });
    expect(less).toMatchObject({ discount: usd(200), shipping: usd(500), total: usd(2300) });
  });

  it('lowers the tax with the price', async () => {
    const { code } = await discountOf(admin, { percent: 50 });
    const facts = await taxedBy({ rate: '10', isIncluded: false });
    const order = await placed(anna, { [await idOf()]: 1 }, { ...facts, discountCode: code });
    expect(order).toMatchObject({ discount: usd(1000), tax: usd(100), total: usd(1100) });
  });
});
