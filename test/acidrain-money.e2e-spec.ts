// The attacks of acidrain.e2e-spec.ts on money: what is paid, given back or ended more than once when many do it at once.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { OrderExpiry } from '../src/orders/order-expiry.js';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { clientSecretOf, confirm, faultsOfBooks, freshKey, orderOf, payFor } from './support/orders.js';
import { tally, times, Twins } from './support/twins.js';

let shop: Twins;
let [admin, editor] = [] as unknown as [Actor, Actor];
beforeAll(async () => {
  shop = await Twins.start(10);
  [admin, editor] = [await shop.stoa.given.admin(), await shop.stoa.given.editor()];
});
afterEach(async () => expect(await faultsOfBooks(shop.stoa)).toEqual([]));
afterAll(async () => {
  expect(await shop.deadlocks()).toBe(0);
  await shop.stop();
});

const rounds = [0, 1, 2, 3, 4];
const usd = (amount: number) => ({ amount, currency: 'USD' });
const itemOf = async (stock: number): Promise<string> => (await productOf(editor, { stock }))['id'] as string;
const stockOf = async (id: string): Promise<number> => (await editor.get(`/products/${id}`)).body.stock;
const orderNow = async (id: string): Promise<any> => (await admin.get(`/orders/${id}`)).body;
const staff = (index: number): Actor => shop.either(admin, index);
const refund = (index: number, order: string, body: object, key = freshKey()) =>
  staff(index).post(`/orders/${order}/refunds`, body, key);

/** What the provider holds of the order. Minor units. */
async function heldOf(order: string): Promise<number> {
  const { rows } = await shop.stoa.sql.query(
    `SELECT coalesce(sum(s.amount - s.refunded), 0)::int AS held FROM payments p
     JOIN sandbox_payments s ON s.id = p.provider_payment_id AND s.status = 'succeeded' WHERE p.order_id = $1`,
    [order],
  );
  return rows[0].held;
}

async function paidOf(index: number, item: string, quantity = 1): Promise<Record<string, any>> {
  const order = await orderOf(shop.buyers[index % shop.buyers.length]!, { [item]: quantity });
  await payFor(shop.stoa, shop.buyers[index % shop.buyers.length]!, order['id']);
  return order;
}

describe('Refunds that many ask for at once', () => {
  it.each(rounds)('of all that is left go out once (round %d)', async (round) => {
    const { id } = await paidOf(round, await itemOf(1));
    const answers = await Promise.all(times(16, (index) => refund(index, id, { restock: true })));
    expect(tally(answers)['201']).toBe(1);
    expect(Object.keys(tally(answers)).every((label) => /^(201|409 )/.test(label))).toBe(true);
    expect([(await orderNow(id)).status, await heldOf(id)]).toEqual(['refunded', 0]);
  });

  it('of sums never pass what was paid', async () => {
    const { id, total } = await paidOf(0, await itemOf(1));
    const amount = Math.floor(total.amount / 4) - 1;
    const answers = await Promise.all(times(16, (index) => refund(index, id, { amount: usd(amount) })));
    expect(tally(answers)).toEqual({ '201': 4, '409 REFUND_EXCEEDS_PAYMENT': 12 });
    expect(await heldOf(id)).toBe(total.amount - 4 * amount);
  });

  it('of things of a line give back and put back each thing once', async () => {
    const item = await itemOf(3);
    const { id, lines, total } = await paidOf(1, item, 3);
    const one = { lines: [{ lineId: lines[0].id, quantity: 1 }], restock: true };
    const answers = await Promise.all(times(12, (index) => refund(index, id, one)));
    const given = answers
      .filter(({ status }) => status === 201)
      .map(({ body }) => body.amount.amount as number);
    expect(given).toHaveLength(3);
    expect(given.reduce((sum, amount) => sum + amount, 0)).toBe(total.amount);
    expect([await stockOf(item), await heldOf(id)]).toEqual([3, 0]);
  });

  it('under one key go out once', async () => {
    const [{ id, total }, key] = [await paidOf(2, await itemOf(1)), freshKey()];
    const answers = await Promise.all(times(12, (index) => refund(index, id, { amount: usd(100) }, key)));
    expect(new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.id)).size).toBe(1);
    expect(await heldOf(id)).toBe(total.amount - 100);
  });

  it.each(rounds)('and a cancellation: the money and the goods come back once (round %d)', async (round) => {
    const item = await itemOf(2);
    const { id, total } = await paidOf(round, item, 2);
    const answers = await Promise.all(
      times(9, (index) => {
        if (index % 3 === 0) return staff(index).post(`/orders/${id}/cancel`, {}, freshKey());
        return refund(index, id, index % 3 === 1 ? { restock: true } : { amount: usd(total.amount - 1) });
      }),
    );
    expect(answers.every(({ status }) => status < 300 || status === 409)).toBe(true);
    const { status } = await orderNow(id);
    const isEnded = ['cancelled', 'refunded'].includes(status as string);
    expect([await heldOf(id), await stockOf(item)]).toEqual(isEnded ? [0, 2] : [1, 0]);
  });
});

describe('An order that many pay at once', () => {
  it.each(rounds)('has one payment and is charged once (round %d)', async (round) => {
    const buyer = shop.buyers[round]!;
    const { id, total } = await orderOf(buyer, { [await itemOf(1)]: 1 });
    const started = await Promise.all(
      times(10, (index) => shop.either(buyer, index).post(`/orders/${id}/payment`)),
    );
    expect(new Set(started.map(({ body }) => body.id)).size).toBe(1);
    const cards = ['pm_card_visa', 'pm_card_twice', 'pm_card_disordered', 'pm_card_declined'];
    const secrets = started.map(({ body }) => body.clientSecret as string);
    await Promise.all(
      secrets.map((secret, index) => confirm(shop.one(index), secret, cards[(index + round) % cards.length])),
    );
    const { status, payments } = await orderNow(id);
    expect([status, payments.length, await heldOf(id)]).toEqual(['paid', 1, total.amount]);
  });

  it.each(rounds)(
    'while others cancel it and its time runs out: kept, or all back (round %d)',
    async (round) => {
      const item = await itemOf(6);
      const orders = await Promise.all(
        times(6, async (index) => {
          const buyer = shop.buyers[index]!;
          const { id, total } = await orderOf(buyer, { [item]: 1 });
          return { id: id as string, total: total.amount as number, secret: await clientSecretOf(buyer, id) };
        }),
      );
      if (round % 2 === 0)
        await shop.stoa.sql.query(
          "UPDATE orders SET payment_due_at = now() - interval '1 second' WHERE id = ANY ($1)",
          [orders.map(({ id }) => id)],
        );
      await Promise.all([
        ...orders.map(({ secret }, index) => confirm(shop.one(index), secret)),
        ...orders.map(({ id }, index) => shop.buyer(index).post(`/orders/${id}/cancel`, {})),
        ...times(2, (index) => shop.one(index).app.get(OrderExpiry, { strict: false }).cancelOverdue()),
      ]);
      let kept = 0;
      for (const { id, total } of orders) {
        const { status } = await orderNow(id);
        expect([status, await heldOf(id)]).toEqual(status === 'paid' ? ['paid', total] : ['cancelled', 0]);
        if (status === 'paid') kept += 1;
      }
      expect(await stockOf(item)).toBe(6 - kept);
    },
  );
});

describe('An order that some ship and some take back', () => {
  it.each(rounds)('is shipped, or cancelled and paid back, never both (round %d)', async (round) => {
    const item = await itemOf(1);
    const { id, total } = await paidOf(round, item);
    const answers = await Promise.all(
      times(8, (index) => staff(index >> 1).post(`/orders/${id}/${index % 2 === 0 ? 'ship' : 'cancel'}`, {})),
    );
    expect(tally(answers)).toEqual({ '200': 1, '409 ORDER_STATE_CONFLICT': 7 });
    const { status } = await orderNow(id);
    expect([status, await heldOf(id), await stockOf(item)]).toEqual(
      status === 'shipped' ? ['shipped', total.amount, 0] : ['cancelled', 0, 1],
    );
  });
});
