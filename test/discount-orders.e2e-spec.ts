import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrderExpiry } from '../src/orders/order-expiry.js';
import type { Actor, Answer } from './support/actor.js';
import { categoryOf, productOf } from './support/catalogue.js';
import { discountOf } from './support/discounts.js';
import { expectProblem } from './support/matchers.js';
import {
  clientSecretOf,
  confirm,
  eventsOf,
  faultsOfBooks,
  freshKey,
  orderBody,
  orderOf,
  payFor,
  place,
  type Basket,
} from './support/orders.js';
import { Stoa } from './support/stoa.js';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const ago = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
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
const cup = async (facts: object = {}): Promise<string> =>
  (await productOf(editor, { stock: 100, price: usd(2000), ...facts }))['id'] as string;
const codeOf = async (facts: object = {}): Promise<string> =>
  (await discountOf(admin, facts))['code'] as string;
const usesOf = async (code: string): Promise<number> => {
  const { body } = await admin.get('/discounts?limit=100');
  return body.data.find((one: any) => one.code === code).uses as number;
};
/** The same of a quote and of an order; neither writes anything when it is refused. */
const refused = async (basket: Basket, discountCode: string, status: number, code: string): Promise<any> => {
  const quoted = await anna.post('/orders/quote', orderBody(basket, { discountCode }));
  const ordered = await place(anna, basket, { discountCode });
  const facts = [quoted, ordered].map((answer: Answer) => expectProblem(answer, status, code));
  const told = facts.map(({ detail, reason, limit, minimumSubtotal }) => ({
    ...{ detail, reason, limit, minimumSubtotal },
  }));
  expect(told[0]).toEqual(told[1]);
  return told[0];
};

describe('A code', () => {
  it('takes its part off a quote and off the order alike, and stands in it', async () => {
    const [id, code] = [await cup(), await codeOf({ code: 'Spring', percent: 12.5 })];
    const quote = await anna.post('/orders/quote', orderBody({ [id]: 1 }, { discountCode: 'sprinG' }));
    const order = await orderOf(anna, { [id]: 1 }, { discountCode: 'sPring', expectedTotal: usd(1750) });
    expect(order).toMatchObject({
      ...{ discountCode: 'SPRING', subtotal: usd(2000), discount: usd(250), total: usd(1750) },
      adjustments: [{ type: 'code', label: 'SPRING', amount: usd(-250), isIncluded: false }],
    });
    expect(quote.body.adjustments).toEqual(order['adjustments']);
    expect((await anna.get(`/orders/${order['id']}`)).body).toEqual(order);
    expect(await usesOf(code)).toBe(1);
  });

  it('of an amount takes no more than the goods that it is for cost', async () => {
    const [one, other] = [await cup(), await cup({ price: usd(500) })];
    const code = await codeOf({ type: 'amount', percent: null, amount: usd(700), productIds: [other] });
    const { lines, total } = await orderOf(anna, { [one]: 1, [other]: 1 }, { discountCode: code });
    expect(lines.map(({ discount }: any) => discount.amount)).toEqual([0, 500]);
    expect(total).toEqual(usd(2000));
  });

  it('that pays for sending takes nothing off the goods', async () => {
    const [id, code] = [await cup(), await codeOf({ type: 'free_shipping', percent: null })];
    expect(await orderOf(anna, { [id]: 1 }, { discountCode: code })).toMatchObject({
      ...{ discountCode: code, total: usd(2000), adjustments: [] },
    });
  });

  it('of a category is for its whole branch', async () => {
    const top = (await categoryOf(editor, { name: 'Top' }))['id'] as string;
    const middle = (await categoryOf(editor, { name: 'Middle', parentId: top }))['id'] as string;
    const { id: below } = await categoryOf(editor, { name: 'Below', parentId: middle });
    const [deep, aside] = [await cup({ categoryId: below }), await cup()];
    const code = await codeOf({ categoryIds: [top] });
    const { lines } = await orderOf(anna, { [aside]: 1, [deep]: 1 }, { discountCode: code });
    expect(lines.map(({ discount }: any) => discount.amount)).toEqual([0, 200]);
    await editor.put(`/categories/${middle}`, { name: 'Middle', parentId: null });
    expect(await refused({ [deep]: 1 }, code, 422, 'DISCOUNT_NOT_APPLICABLE')).toMatchObject({
      reason: 'goods',
    });
  });

  it('for products and categories is for both', async () => {
    const { id: shelf } = await categoryOf(editor, { name: 'A shelf' });
    const [named, standing] = [await cup(), await cup({ categoryId: shelf })];
    const code = await codeOf({ productIds: [named], categoryIds: [shelf] });
    const { discount } = await orderOf(anna, { [named]: 1, [standing]: 1 }, { discountCode: code });
    expect(discount).toEqual(usd(400));
  });

  it('that takes everything off leaves an order that is paid, and can be sent and cancelled', async () => {
    const [id, code] = [await cup(), await codeOf({ percent: 100 })];
    const order = await orderOf(anna, { [id]: 1 }, { discountCode: code });
    expect(order).toMatchObject({ status: 'paid', total: usd(0), payments: [], discountCode: code });
    expect(await eventsOf(stoa, order['id'])).toEqual(['order.created', 'order.paid']);
    expectProblem(await anna.post(`/orders/${order['id']}/payment`), 409, 'ORDER_STATE_CONFLICT');
    expectProblem(await admin.post(`/orders/${order['id']}/refunds`, {}), 409, 'REFUND_EXCEEDS_PAYMENT');
    const other = await orderOf(anna, { [id]: 1 }, { discountCode: code });
    expect((await editor.post(`/orders/${order['id']}/ship`, {})).status).toBe(200);
    expect((await admin.post(`/orders/${other['id']}/cancel`, {})).status).toBe(200);
    expect(await usesOf(code)).toBe(1);
  });

  it('moves the total that was seen', async () => {
    const [id, code] = [await cup(), await codeOf()];
    const facts = { discountCode: code, expectedTotal: usd(2000) };
    expectProblem(await place(anna, { [id]: 1 }, facts), 409, 'TOTAL_CHANGED');
    expect(await usesOf(code)).toBe(0);
  });

  it('under one key is used once', async () => {
    const [id, code, key] = [await cup(), await codeOf({ maxUses: 2 }), freshKey()];
    const body = orderBody({ [id]: 1 }, { discountCode: code });
    const answers = [await anna.post('/orders', body, key), await anna.post('/orders', body, key)];
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect(await usesOf(code)).toBe(1);
  });
});

describe('A code is refused', () => {
  it('in the same words when there never was one, when it is off, and when it is still to come', async () => {
    const id = await cup();
    const codes = ['NEVER-WAS', await codeOf({ isActive: false }), await codeOf({ startsAt: ago(-1) })];
    for (const code of codes) await refused({ [id]: 1 }, code, 422, 'DISCOUNT_UNKNOWN');
  });

  it('when its time is over, and not while it runs', async () => {
    const id = await cup();
    const over = await codeOf({ startsAt: ago(2), endsAt: ago(1) });
    expect(await refused({ [id]: 1 }, over, 422, 'DISCOUNT_NOT_APPLICABLE')).toMatchObject({
      reason: 'ended',
    });
    const runs = await codeOf({ startsAt: ago(1), endsAt: ago(-1) });
    expect((await place(anna, { [id]: 1 }, { discountCode: runs })).status).toBe(201);
  });

  it('below its minimum, which all goods of the order count for', async () => {
    const [named, other] = [await cup(), await cup()];
    const code = await codeOf({ minimumSubtotal: usd(4000), productIds: [named] });
    expect(await refused({ [named]: 1 }, code, 422, 'DISCOUNT_NOT_APPLICABLE')).toMatchObject({
      ...{ reason: 'minimum', minimumSubtotal: usd(4000) },
    });
    const order = await orderOf(anna, { [named]: 1, [other]: 1 }, { discountCode: code });
    expect(order['discount']).toEqual(usd(200));
  });

  it('in another currency than its money', async () => {
    const id = await cup({ price: { amount: 2000, currency: 'EUR' } });
    for (const facts of [{ minimumSubtotal: usd(1) }, { type: 'amount', percent: null, amount: usd(100) }]) {
      const told = await refused({ [id]: 1 }, await codeOf(facts), 422, 'DISCOUNT_NOT_APPLICABLE');
      expect(told).toMatchObject({ reason: 'currency' });
    }
    expect((await place(anna, { [id]: 1 }, { discountCode: await codeOf() })).status).toBe(201);
  });

  it('when others have used it up, or oneself', async () => {
    const [id, bert] = [await cup(), await stoa.given.viewer()];
    const [one, own] = [await codeOf({ maxUses: 1 }), await codeOf({ maxUsesPerUser: 1 })];
    await orderOf(bert, { [id]: 1 }, { discountCode: one });
    await orderOf(bert, { [id]: 1 }, { discountCode: own });
    expect(await refused({ [id]: 1 }, one, 409, 'DISCOUNT_USED_UP')).toMatchObject({ limit: 'code' });
    await orderOf(anna, { [id]: 1 }, { discountCode: own });
    expect(await refused({ [id]: 1 }, own, 409, 'DISCOUNT_USED_UP')).toMatchObject({ limit: 'user' });
  });

  it.each([['AB'], ['A B C'], ['A'.repeat(41)], [''], [null], [7], [['MAY']]])(
    'when it cannot be one: %j',
    async (discountCode) => {
      const facts = { discountCode };
      expectProblem(await place(anna, { [await cup()]: 1 }, facts), 400, 'VALIDATION_FAILED');
    },
  );
});

describe('The use of a code', () => {
  const once = async (): Promise<[string, string]> => [await cup(), await codeOf({ maxUses: 1 })];
  const expire = async (orderId: string): Promise<void> => {
    const past = "UPDATE orders SET payment_due_at = now() - interval '1 minute' WHERE id = $1";
    await stoa.sql.query(past, [orderId]);
    await stoa.app.get(OrderExpiry, { strict: false }).cancelOverdue();
  };

  it('is given back by an unpaid order that is cancelled, by a paid one, and by one that expires', async () => {
    const [id, code] = await once();
    const ends = [
      (order: string) => anna.post(`/orders/${order}/cancel`, {}),
      async (order: string) => {
        await payFor(stoa, anna, order);
        return admin.post(`/orders/${order}/cancel`, {});
      },
      expire,
    ];
    for (const end of ends) {
      const order = await orderOf(anna, { [id]: 1 }, { discountCode: code });
      expect(await usesOf(code)).toBe(1);
      await end(order['id'] as string);
      expect(await usesOf(code)).toBe(0);
      // it keeps what it was priced with
      const { body } = await anna.get(`/orders/${order['id']}`);
      expect(body).toMatchObject({ status: 'cancelled', discountCode: code, total: order['total'] });
    }
  });

  it('stays with an order whose money went back', async () => {
    const [id, code] = await once();
    const order = await orderOf(anna, { [id]: 1 }, { discountCode: code });
    await payFor(stoa, anna, order['id']);
    expect((await admin.post(`/orders/${order['id']}/refunds`, {}, freshKey())).status).toBe(201);
    expect([(await anna.get(`/orders/${order['id']}`)).body.status, await usesOf(code)]).toEqual([
      'refunded',
      1,
    ]);
  });

  it('is claimed again when late money revives the order', async () => {
    const [id, code] = await once();
    const order = await orderOf(anna, { [id]: 1 }, { discountCode: code });
    const secret = await clientSecretOf(anna, order['id']);
    await expire(order['id']);
    expect(await usesOf(code)).toBe(0);
    expect((await confirm(stoa, secret)).status).toBe(200);
    expect((await anna.get(`/orders/${order['id']}`)).body.status).toBe('paid');
    expect(await usesOf(code)).toBe(1);
  });

  it.each(['of the code', 'of the person'])(
    'keeps late money from reviving the order when the limit %s is reached: goods and money go back',
    async (whose) => {
      const id = await cup();
      const code = await codeOf(whose === 'of the code' ? { maxUses: 1 } : { maxUsesPerUser: 1 });
      const order = await orderOf(anna, { [id]: 1 }, { discountCode: code });
      const secret = await clientSecretOf(anna, order['id']);
      await expire(order['id']);
      await orderOf(anna, { [id]: 1 }, { discountCode: code });
      expect((await confirm(stoa, secret)).status).toBe(200);
      expect((await anna.get(`/orders/${order['id']}`)).body).toMatchObject({
        ...{ status: 'cancelled', payments: [{ status: 'refunded' }] },
      });
      expect([await usesOf(code), (await admin.get(`/products/${id}`)).body.stock]).toEqual([1, 99]);
    },
  );

  it('is nobody’s once its buyer was erased, and still counts', async () => {
    const [[id, code], bert] = [await once(), await stoa.given.viewer()];
    await orderOf(bert, { [id]: 1 }, { discountCode: code });
    expect((await admin.delete(`/users/${bert.id}`)).status).toBe(204);
    const { rows } = await stoa.sql.query('SELECT user_id FROM discount_uses WHERE code = $1', [code]);
    expect(rows).toEqual([{ user_id: null }]);
    const own = await stoa.sql.query('SELECT FROM discount_buyers WHERE user_id = $1', [bert.id]);
    expect([own.rowCount, await usesOf(code)]).toEqual([0, 1]);
  });

  it('stands in what a person is given of themselves', async () => {
    const [[id, code], bert] = [await once(), await stoa.given.viewer()];
    await orderOf(bert, { [id]: 1 }, { discountCode: code });
    expect((await bert.get(`/users/${bert.id}/export`)).body.orders).toMatchObject([{ discountCode: code }]);
  });
});
