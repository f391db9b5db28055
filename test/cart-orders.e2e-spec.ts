import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { Actor, type Answer } from './support/actor.js';
import { fill, guestCart, heldBy, variantOf } from './support/carts.js';
import { discountOf } from './support/discounts.js';
import { hold } from './support/hold.js';
import { expectProblem } from './support/matchers.js';
import { faultsOfBooks, freshKey } from './support/orders.js';
import { Stoa } from './support/stoa.js';
import { addressBody, carriage, methodOf } from './support/terms.js';

/** Two instances of the service on one database, as behind a balancer. */
let [stoa, twin] = [] as unknown as [Stoa, Stoa];
let [admin, editor] = [] as unknown as [Actor, Actor];
beforeAll(async () => {
  stoa = await Stoa.start();
  twin = await stoa.beside();
  [admin, editor] = [await stoa.given.admin(), await stoa.given.editor()];
});
afterEach(async () => expect(await faultsOfBooks(stoa)).toEqual([]));
afterAll(async () => {
  await twin.stop();
  await stoa.stop();
});

const usd = (amount: number) => ({ amount, currency: 'USD' });
const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));
const buyerOf = () => stoa.given.viewer({ tier: null });
const checkOut = (who: Actor, facts: object = {}, key = freshKey()): Promise<Answer> =>
  who.post('/orders', { cart: true, ...facts }, key);
const quote = (who: Actor, facts: object = {}): Promise<Answer> =>
  who.post('/orders/quote', { cart: true, ...facts });
const linesOf = ({ body }: Answer): [string, number][] =>
  body.lines.map(({ variantId, quantity }: Record<string, any>) => [variantId, quantity]);
const stockOf = async ({ productId }: Record<string, any>): Promise<number> =>
  (await editor.get(`/products/${productId}`)).body.stock;
const ordersOf = async (who: Actor): Promise<number> => (await who.get('/orders')).body.data.length;
/** The person at either instance. */
const anywhere = (who: Actor, index: number): Actor =>
  index % 2 === 0 ? who : new Actor(twin.url, who.token, who.id);

describe('An order of the cart', () => {
  it('is of what the cart holds, and empties it', async () => {
    const [anna, kettle, mug] = [await buyerOf(), await variantOf(editor), await variantOf(editor)];
    await fill(anna, { [kettle['id']]: 2, [mug['id']]: 1 });
    const quoted = await quote(anna);
    expect([quoted.status, quoted.body.total]).toEqual([200, usd(5997)]);
    expect(await heldBy(anna)).toHaveLength(2);
    const order = await checkOut(anna);
    expect([order.status, order.body.total, order.body.status]).toEqual([201, usd(5997), 'pending']);
    expect(linesOf(order)).toEqual([
      [kettle['id'], 2],
      [mug['id'], 1],
    ]);
    expect([await heldBy(anna), await stockOf(kettle)]).toEqual([[], 998]);
    expect((await anna.get(`/orders/${order.body.id}`)).body).toEqual(order.body);
  });

  it('is none when the cart is empty', async () => {
    const anna = await buyerOf();
    expectProblem(await checkOut(anna), 400, 'ORDER_EMPTY');
    expectProblem(await quote(anna), 400, 'ORDER_EMPTY');
    await fill(anna, {});
    expectProblem(await checkOut(anna), 400, 'ORDER_EMPTY');
  });

  it('is either of the cart or of items', async () => {
    const [anna, { id, productId }] = [await buyerOf(), await variantOf(editor)];
    await fill(anna, { [id]: 1 });
    const items = [{ productId, quantity: 3 }];
    for (const body of [{}, { cart: false }, { cart: 'true' }, { cart: null }, { cart: true, items }]) {
      expectProblem(await anna.post('/orders', body, freshKey()), 400, 'VALIDATION_FAILED');
      expectProblem(await anna.post('/orders/quote', body), 400, 'VALIDATION_FAILED');
    }
    const named = await anna.post('/orders', { cart: false, items }, freshKey());
    expect([named.status, linesOf(named)]).toEqual([201, [[id, 3]]]);
    expect(await heldBy(anna)).toEqual([[id, 1]]);
  });

  it('knows codes, methods and what was seen as every order does; refused, it leaves the cart whole', async () => {
    const [anna, { id, productId }] = [await buyerOf(), await variantOf(editor, { price: usd(2000) })];
    const code = await discountOf(admin, { percent: 10 });
    const method = await methodOf(admin, { prices: [carriage(490)] });
    const facts = {
      ...{ discountCode: code['code'], shippingMethodId: method['id'], shippingAddress: addressBody() },
    };
    await fill(anna, { [id]: 1 });
    const { body } = await quote(anna, facts);
    expect(body).toMatchObject({ discount: usd(200), shipping: usd(490), total: usd(2290) });
    await fill(anna, { [id]: 2 });
    const seen = { ...facts, expectedTotal: body.total };
    expectProblem(await checkOut(anna, seen), 409, 'TOTAL_CHANGED');
    const cheap = [{ productId, variantId: id, unitPrice: usd(1) }];
    expectProblem(await checkOut(anna, { ...facts, expectedLines: cheap }), 409, 'TOTAL_CHANGED');
    expectProblem(await checkOut(anna, { discountCode: 'NEVER-WAS' }), 422, 'DISCOUNT_UNKNOWN');
    expect(await heldBy(anna)).toEqual([[id, 2]]);
    const order = await checkOut(anna, { ...facts, expectedTotal: usd(4090) });
    expect([order.status, order.body.discountCode, await heldBy(anna)]).toEqual([201, code['code'], []]);
  });

  it('is all of the cart or none of it', async () => {
    const anna = await buyerOf();
    const [fine, short, gone] = [
      await variantOf(editor),
      await variantOf(editor, { stock: 1 }),
      await variantOf(editor),
    ];
    await fill(anna, { [fine['id']]: 1, [short['id']]: 2 });
    expectProblem(await checkOut(anna), 409, 'INSUFFICIENT_STOCK');
    await fill(anna, { [fine['id']]: 1, [gone['id']]: 1 });
    await editor.patch(`/products/${gone['productId']}`, { status: 'archived' });
    expectProblem(await quote(anna), 422, 'PRODUCT_UNAVAILABLE');
    expectProblem(await checkOut(anna), 422, 'PRODUCT_UNAVAILABLE');
    expect([(await heldBy(anna)).length, await stockOf(fine)]).toEqual([2, 1000]);
    expect(await ordersOf(anna)).toBe(0);
  });

  it('is in the currency of the cart, unless another is said', async () => {
    const anna = await buyerOf();
    const { id } = await variantOf(editor, { price: usd(2000), prices: [{ currency: 'EUR', amount: 1800 }] });
    await fill(anna, { [id]: 1 }, { currency: 'EUR' });
    expect((await quote(anna)).body.total).toEqual({ amount: 1800, currency: 'EUR' });
    expect((await quote(anna, { currency: 'USD' })).body.total).toEqual(usd(2000));
    expect((await checkOut(anna)).body.total).toEqual({ amount: 1800, currency: 'EUR' });
  });

  it('is the same order for the same key, also when the cart holds something else by then', async () => {
    const [anna, kettle, mug] = [await buyerOf(), await variantOf(editor), await variantOf(editor)];
    await fill(anna, { [kettle['id']]: 1 });
    const key = freshKey();
    const first = await checkOut(anna, {}, key);
    await fill(anna, { [mug['id']]: 1 });
    const again = await checkOut(anna, {}, key);
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect([await heldBy(anna), await ordersOf(anna)]).toEqual([[[mug['id'], 1]], 1]);
  });

  it('is of one’s own cart: a guest’s comes into it first', async () => {
    const [anna, { id }] = [await buyerOf(), await variantOf(editor)];
    const token = await guestCart(stoa.nobody, { [id]: 2 });
    const sent = await anna.post('/orders', { cart: true }, { ...freshKey(), 'x-cart-token': token });
    expectProblem(sent, 400, 'ORDER_EMPTY');
    await anna.post('/cart/merge', { token });
    expect(linesOf(await checkOut(anna))).toEqual([[id, 2]]);
  });
});

describe('While a cart is ordered', () => {
  it('twenty who order it make one order', async () => {
    const [anna, kettle] = [await buyerOf(), await variantOf(editor)];
    await fill(anna, { [kettle['id']]: 3 });
    const answers = await times(20, (index) => checkOut(anywhere(anna, index)));
    const [, ...more] = answers.filter(({ status }) => status === 201);
    expect(more).toEqual([]);
    for (const answer of answers.filter(({ status }) => status !== 201))
      expectProblem(answer, 400, 'ORDER_EMPTY');
    expect([await ordersOf(anna), await stockOf(kettle), await heldBy(anna)]).toEqual([1, 997, []]);
  });

  it('what is put in meanwhile is ordered and paid for, or stays in: never both, never neither', async () => {
    const anna = await buyerOf();
    const variants = await times(12, () => variantOf(editor, { price: usd(1000) }));
    const ids = variants.map(({ id }) => id as string);
    const placed: Answer[] = [];
    await fill(anna, { [ids[0]!]: 1 });
    const putting = (async () => {
      for (const [index, id] of ids.entries())
        if (index > 0)
          expect((await anywhere(anna, index).put(`/cart/items/${id}`, { quantity: index })).status).toBe(
            200,
          );
    })();
    const ordering = times(3, async () => {
      for (let round = 0; round < 6; round += 1) placed.push(await checkOut(anywhere(anna, round)));
    });
    await Promise.all([putting, ordering]);
    const orders = placed.filter(({ status }) => status === 201);
    for (const answer of placed.filter(({ status }) => status !== 201))
      expectProblem(answer, 400, 'ORDER_EMPTY');
    for (const order of orders) {
      const things = linesOf(order).reduce((sum, [, quantity]) => sum + quantity, 0);
      expect(order.body.total).toEqual(usd(1000 * things));
    }
    const all = [...orders.flatMap(linesOf), ...(await heldBy(anna))];
    expect(all.toSorted(([one], [other]) => (one < other ? -1 : 1))).toEqual(
      ids
        .map((id, index): [string, number] => [id, Math.max(1, index)])
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
  });

  it('a cart that is replaced is ordered as it was or as it is then, never in between', async () => {
    const anna = await buyerOf();
    const [one, two, three, four] = await times(4, () => variantOf(editor));
    const before = { [one?.['id']]: 1, [two?.['id']]: 2 };
    const after = { [three?.['id']]: 3, [four?.['id']]: 4 };
    for (let round = 0; round < 10; round += 1) {
      await fill(anna, before);
      const [order] = await Promise.all([checkOut(anna), fill(anna, after)]);
      const ordered = Object.fromEntries(linesOf(order));
      const left = Object.fromEntries(await heldBy(anna));
      // the order was first, and what came then stayed in; or it was second
      expect([
        [before, after],
        [after, {}],
      ]).toContainEqual([ordered, left]);
    }
  });

  it('whoever puts something in waits for the order, and finds the cart empty', async () => {
    const [anna, kettle, mug] = [await buyerOf(), await variantOf(editor), await variantOf(editor)];
    await fill(anna, { [kettle['id']]: 1 });
    const stock = await hold(stoa, 'SELECT FROM variants WHERE id = $1 FOR UPDATE', [kettle['id']]);
    const ordering = checkOut(anna);
    await stock.untilAwaited();
    const putting = anywhere(anna, 1).put(`/cart/items/${mug['id']}`, { quantity: 9 });
    await stock.untilAwaited(2);
    await stock.release();
    const [order, put] = await Promise.all([ordering, putting]);
    expect([linesOf(order), linesOf(put)]).toEqual([[[kettle['id'], 1]], [[mug['id'], 9]]]);
    expect(await heldBy(anna)).toEqual([[mug['id'], 9]]);
  });

  it('orders of many carts with the same goods take what there is, and leave the other carts whole', async () => {
    const kettle = await variantOf(editor, { stock: 5 });
    const buyers = await times(12, () => buyerOf());
    await Promise.all(buyers.map((buyer) => fill(buyer, { [kettle['id']]: 1 })));
    const answers = await Promise.all(buyers.map((buyer, index) => checkOut(anywhere(buyer, index))));
    const left = await Promise.all(buyers.map(async (buyer) => (await heldBy(buyer)).length));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([...Array<number>(5).fill(201), ...Array<number>(7).fill(409)]);
    expect(statuses.map((status) => (status === 201 ? 0 : 1))).toEqual(left);
    expect(await stockOf(kettle)).toBe(0);
  });

  it('an order tries again when somebody holds the cart for longer than a lock is waited for', async () => {
    const [anna, kettle] = [await buyerOf(), await variantOf(editor)];
    await fill(anna, { [kettle['id']]: 1 });
    const cart = await hold(stoa, 'SELECT FROM carts WHERE user_id = $1 FOR UPDATE', [anna.id]);
    const ordering = checkOut(anna);
    await cart.untilAwaited();
    await delay(2_500);
    await cart.release();
    expect(linesOf(await ordering)).toEqual([[kettle['id'], 1]]);
  });

  it('a person who is erased has ordered it or not', async () => {
    const [anna, { id }] = [await buyerOf(), await variantOf(editor)];
    await fill(anna, { [id]: 1 });
    const [order, erased] = await Promise.all([checkOut(anna), admin.delete(`/users/${anna.id}`)]);
    expect(erased.status).toBe(204);
    expect([201, 400, 401]).toContain(order.status);
    const { rows } = await stoa.sql.query('SELECT FROM carts WHERE user_id = $1', [anna.id]);
    expect(rows).toHaveLength(0);
  });
});
