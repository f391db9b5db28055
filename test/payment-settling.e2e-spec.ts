import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrderExpiry } from '../src/orders/order-expiry.js';
import { PaymentSettling } from '../src/payments/payment-settling.js';
import { Refunds } from '../src/payments/refunds.js';
import { Sandbox } from '../src/payments/sandbox/sandbox.js';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { moveClock } from './support/clock.js';
import { settle } from './support/events.js';
import { expectProblem } from './support/matchers.js';
import {
  clientSecretOf,
  confirm,
  eventsOf,
  faultsOfBooks,
  freshKey,
  orderOf,
  type Basket,
} from './support/orders.js';
import { Stoa } from './support/stoa.js';

const usd = (amount: number) => ({ amount, currency: 'USD' });
let stoa: Stoa;
let anna: Actor;
let editor: Actor;
let admin: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  [anna, editor, admin] = [await stoa.given.viewer(), await stoa.given.editor(), await stoa.given.admin()];
});
afterAll(async () => {
  expect(await faultsOfBooks(stoa)).toEqual([]);
  await stoa.stop();
});

const kettle = async (stock = 10): Promise<string> =>
  (await productOf(editor, { stock, price: usd(1999) }))['id'] as string;
const placed = async (basket?: Basket): Promise<string> =>
  (await orderOf(anna, basket ?? { [await kettle()]: 1 }))['id'] as string;
const orderNow = async (id: string): Promise<Record<string, any>> => (await admin.get(`/orders/${id}`)).body;
const stockOf = async (id: string): Promise<number> => (await admin.get(`/products/${id}`)).body.stock;
/** Asks about all that is open, as the sweep does when the time for it has come. */
const ask = async (): Promise<void> => {
  const clock = moveClock(stoa);
  clock.ahead(3_600);
  await stoa.app.get(PaymentSettling, { strict: false }).settleDue();
  clock.stop();
};
const expire = async (...ids: string[]): Promise<void> => {
  const past = "UPDATE orders SET payment_due_at = now() - interval '1 minute' WHERE id = ANY ($1)";
  await stoa.sql.query(past, [ids]);
  await stoa.app.get(OrderExpiry, { strict: false }).cancelOverdue();
};

describe('A payment of which nobody heard', () => {
  it('is found at the provider, and booked once', async () => {
    const id = await placed();
    expectProblem(
      await confirm(stoa, await clientSecretOf(anna, id), 'pm_card_timeout'),
      503,
      'SERVICE_UNAVAILABLE',
    );
    expect((await orderNow(id))['status']).toBe('pending');
    await Promise.all([ask(), ask(), ask()]);
    expect(await orderNow(id)).toMatchObject({ status: 'paid', payments: [{ status: 'succeeded' }] });
    expect(await eventsOf(stoa, id)).toEqual(['order.created', 'order.paid']);
  });

  it('whose beginning was not answered is unknown, not failed, and goes on under the same key', async () => {
    const id = await placed();
    const sandbox = stoa.app.get(Sandbox, { strict: false });
    sandbox.createPayment = async (...facts) => {
      await Sandbox.prototype.createPayment.apply(sandbox, facts);
      throw Object.assign(new Error('the connection was reset'), { code: 'ECONNRESET' });
    };
    const lost = await anna.post(`/orders/${id}/payment`);
    Reflect.deleteProperty(sandbox, 'createPayment');
    expectProblem(lost, 503, 'SERVICE_UNAVAILABLE');
    expect((await orderNow(id))['payments']).toMatchObject([{ status: 'unknown' }]);
    expect((await confirm(stoa, await clientSecretOf(anna, id))).status).toBe(200);
    expect(await orderNow(id)).toMatchObject({ status: 'paid', payments: [{ status: 'succeeded' }] });
  });

  it('waits for its buyer when there is nothing to find', async () => {
    const id = await placed();
    await clientSecretOf(anna, id);
    await ask();
    expect(await orderNow(id)).toMatchObject({ status: 'pending', payments: [{ status: 'pending' }] });
  });
});

describe('A payment of an order that is off', () => {
  it('is closed at the provider, so that nobody can make it', async () => {
    const id = await placed();
    const secret = await clientSecretOf(anna, id);
    await anna.post(`/orders/${id}/cancel`, {});
    await ask();
    expect((await orderNow(id))['payments']).toMatchObject([{ status: 'cancelled' }]);
    expectProblem(await confirm(stoa, secret), 409, 'PAYMENT_CLOSED');
    expectProblem(await confirm(stoa, secret, 'pm_card_declined'), 409, 'PAYMENT_CLOSED');
  });

  it('is closed when the worker hears of it', async () => {
    const id = await placed();
    await clientSecretOf(anna, id);
    await anna.post(`/orders/${id}/cancel`, {});
    await settle(stoa);
    while ((await orderNow(id))['payments'][0].status === 'pending') await settle(stoa);
    expect((await orderNow(id))['payments']).toMatchObject([{ status: 'cancelled' }]);
  });
});

describe('Money that comes after the time to pay', () => {
  it('is kept when all that the order held is still there: the stock is taken again', async () => {
    const product = await kettle(3);
    const id = await placed({ [product]: 2 });
    const secret = await clientSecretOf(anna, id);
    await expire(id);
    expect([(await orderNow(id))['status'], await stockOf(product)]).toEqual(['cancelled', 3]);
    expect((await confirm(stoa, secret)).status).toBe(200);
    expect([(await orderNow(id))['status'], await stockOf(product)]).toEqual(['paid', 1]);
    expect(await eventsOf(stoa, id)).toEqual(['order.created', 'order.cancelled', 'order.paid']);
    // and is an order like any other
    expect((await editor.post(`/orders/${id}/ship`, {})).status).toBe(200);
  });

  it('goes back when somebody else has bought it meanwhile', async () => {
    const product = await kettle(2);
    const id = await placed({ [product]: 2 });
    const secret = await clientSecretOf(anna, id);
    await expire(id);
    await placed({ [product]: 1 });
    expect((await confirm(stoa, secret)).status).toBe(200);
    const order = await orderNow(id);
    expect(order).toMatchObject({ status: 'cancelled', payments: [{ status: 'refunded' }] });
    expect(await eventsOf(stoa, order['payments'][0].id)).toEqual(['payment.succeeded', 'payment.refunded']);
    expect(await stockOf(product)).toBe(1);
  });

  it('goes back when the buyer had cancelled, although the goods are there', async () => {
    const product = await kettle(2);
    const id = await placed({ [product]: 1 });
    const secret = await clientSecretOf(anna, id);
    await anna.post(`/orders/${id}/cancel`, {});
    await confirm(stoa, secret);
    expect(await orderNow(id)).toMatchObject({ status: 'cancelled', payments: [{ status: 'refunded' }] });
    expect(await stockOf(product)).toBe(2);
  });

  it('revives one of two late orders for the last of the goods, and pays the other back', async () => {
    const product = await kettle(1);
    const ids: string[] = [];
    const secrets: string[] = [];
    for (let round = 0; round < 2; round += 1) {
      ids.push(await placed({ [product]: 1 }));
      secrets.push(await clientSecretOf(anna, ids.at(-1)!));
      await expire(ids.at(-1)!);
    }
    await Promise.all(secrets.map((secret) => confirm(stoa, secret)));
    const now = await Promise.all(ids.map(orderNow));
    expect(now.map(({ status }) => status).sort()).toEqual(['cancelled', 'paid']);
    expect(await stockOf(product)).toBe(0);
  });
});

describe('A card of the sandbox', () => {
  it('that wants its owner to confirm pays when they did', async () => {
    const id = await placed();
    const secret = await clientSecretOf(anna, id);
    const pay = (facts: object) =>
      stoa.nobody.post('/payments/sandbox/confirm', { clientSecret: secret, ...facts });
    const card = { paymentMethod: 'pm_card_authenticate' };
    expect((await pay(card)).body).toEqual({ status: 'requires_action' });
    expect((await orderNow(id))['status']).toBe('pending');
    expect((await pay({ ...card, authenticated: true })).body).toEqual({ status: 'succeeded' });
    expect((await orderNow(id))['status']).toBe('paid');
  });

  it.each(['pm_card_twice', 'pm_card_disordered'])('whose notices come oddly pays once: %s', async (card) => {
    const id = await placed();
    expect((await confirm(stoa, await clientSecretOf(anna, id), card)).status).toBe(200);
    expect((await orderNow(id))['status']).toBe('paid');
    expect(await eventsOf(stoa, id)).toEqual(['order.created', 'order.paid']);
  });

  it('whose refund is not answered gets its money back once', async () => {
    const id = await placed();
    await confirm(stoa, await clientSecretOf(anna, id), 'pm_card_refund_timeout');
    await admin.post(`/orders/${id}/refunds`, {}, freshKey());
    expect(await orderNow(id)).toMatchObject({ status: 'paid', refunds: [{ status: 'pending' }] });
    await stoa.app.get(Refunds, { strict: false }).settlePending();
    const order = await orderNow(id);
    expect(order).toMatchObject({ status: 'refunded', refunds: [{ status: 'succeeded' }] });
    const { rows } = await stoa.sql.query('SELECT refunded::int FROM sandbox_payments WHERE id = $1', [
      `sbx_${order['payments'][0].id as string}`,
    ]);
    expect(rows).toEqual([{ refunded: order['total'].amount }]);
  });

  it('that takes nothing back leaves the money where it is, and somebody is told', async () => {
    const id = await placed();
    await confirm(stoa, await clientSecretOf(anna, id), 'pm_card_refund_fails');
    await admin.post(`/orders/${id}/refunds`, {}, freshKey());
    const order = await orderNow(id);
    expect(order).toMatchObject({ status: 'paid', refunds: [{ status: 'failed' }] });
    expect(await eventsOf(stoa, order['payments'][0].id)).toEqual([
      'payment.succeeded',
      'payment.refund_failed',
    ]);
    expect((await admin.post(`/orders/${id}/refunds`, {}, freshKey())).status).toBe(201);
  });
});
