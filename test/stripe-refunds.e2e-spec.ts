import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { loadConfig } from '../src/config/config.js';
import { Refunds } from '../src/payments/refunds.js';
import type { Actor, Answer } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { expectProblem } from './support/matchers.js';
import { eventsOf, freshKey, orderOf, type Basket } from './support/orders.js';
import { FakeStripe, type Intent, type StripeRefund } from './support/stripe.js';
import { Stoa } from './support/stoa.js';

let stripe: FakeStripe;
let stoa: Stoa;
let anna: Actor;
let editor: Actor;
let admin: Actor;
beforeAll(async () => {
  stripe = await FakeStripe.start();
  stoa = await Stoa.start(stripe.environment);
  anna = await stoa.given.viewer({ tier: null });
  [editor, admin] = [await stoa.given.editor(), await stoa.given.admin()];
});
afterEach(() => {
  stripe.refundStatus = 'succeeded';
  expect([stripe.faults, stripe.outage]).toEqual([[], null]);
});
afterAll(async () => {
  await stoa.stop();
  await stripe.stop();
});

interface Paid {
  id: string;
  lineId: string;
  paymentId: string;
  intent: Intent;
}
const orderNow = async (id: string): Promise<Record<string, any>> => (await admin.get(`/orders/${id}`)).body;
const tell = ({ notice, headers }: ReturnType<FakeStripe['event']>): Promise<Answer> =>
  stoa.nobody.post('/payments/webhooks/stripe', notice, headers);
const refund = (id: string, amount: number, currency = 'USD'): Promise<Answer> =>
  admin.post(`/orders/${id}/refunds`, { amount: { amount, currency } }, freshKey());
const sweep = (): Promise<void> => stoa.app.get(Refunds, { strict: false }).settlePending();
const madeOf = (intent: Intent): StripeRefund[] =>
  stripe.refunds.filter(({ payment_intent: of }) => of === intent.id);

/** An order that was paid by Stripe. */
async function paid(amount = 1999, currency = 'USD'): Promise<Paid> {
  const product = (await productOf(editor, { stock: 10, price: { amount, currency } }))['id'];
  return paidOf({ [product]: 1 });
}

async function paidOf(basket: Basket): Promise<Paid> {
  const { id, lines } = await orderOf(anna, basket);
  await anna.post(`/orders/${id}/payment`);
  const paymentId = (await orderNow(id))['payments'][0].id;
  const intent = stripe.intentOf(paymentId);
  expect((await tell(stripe.event('payment_intent.succeeded', stripe.pay(intent)))).status).toBe(204);
  expect((await orderNow(id))['status']).toBe('paid');
  return { id, paymentId, intent, lineId: lines[0].id };
}

describe('A refund by Stripe', () => {
  it('gives back a part, and then the rest', async () => {
    const { id, intent } = await paid();
    expect((await refund(id, 500)).status).toBe(201);
    expect((await admin.post(`/orders/${id}/refunds`, {}, freshKey())).status).toBe(201);
    expect(madeOf(intent).map(({ amount }) => amount)).toEqual([500, 1499]);
    expect(await orderNow(id)).toMatchObject({ status: 'refunded', payments: [{ status: 'refunded' }] });
    expectProblem(await refund(id, 1), 409, 'ORDER_STATE_CONFLICT');
  });

  it('of which the answer got lost is made once, also when Stripe has forgotten our key', async () => {
    const { id, intent } = await paid();
    await refund(id, 100);
    stripe.outage = 'lost';
    expect((await refund(id, 500)).body).toMatchObject({ status: 'pending' });
    stripe.outage = null;
    stripe.forgetKeys();
    await Promise.all([sweep(), sweep(), sweep()]);
    expect(madeOf(intent).map(({ amount }) => amount)).toEqual([100, 500]);
    expect((await orderNow(id))['refunds'].map((one: any) => one.status)).toEqual(['succeeded', 'succeeded']);
  });

  it.each([
    ['Stripe cannot be reached', 'before'],
    ['Stripe is not well', { status: 500, type: 'api_error' }],
    [
      'there is not enough on the account',
      { status: 400, type: 'invalid_request_error', code: 'balance_insufficient' },
    ],
  ] as const)('waits while %s', async (_, fault) => {
    const { id, intent } = await paid();
    stripe.outage = fault;
    expect((await refund(id, 500)).body).toMatchObject({ status: 'pending' });
    stripe.outage = null;
    await sweep();
    expect(madeOf(intent)).toHaveLength(1);
    expect((await orderNow(id))['refunds']).toMatchObject([{ status: 'succeeded' }]);
  });

  it('that Stripe will never make has failed, and the money can go back another way', async () => {
    const { id } = await paid();
    stripe.faults.push({ status: 400, type: 'invalid_request_error', code: 'charge_disputed' });
    await refund(id, 1999);
    expect(await orderNow(id)).toMatchObject({
      status: 'paid',
      payments: [{ status: 'succeeded' }],
      refunds: [{ status: 'failed' }],
    });
    await refund(id, 1999);
    expect((await orderNow(id))['refunds']).toMatchObject([{ status: 'failed' }, { status: 'succeeded' }]);
  });

  it('that is under way ends when Stripe says so, once', async () => {
    const { id, paymentId, intent } = await paid();
    stripe.refundStatus = 'pending';
    expect((await refund(id, 700)).body).toMatchObject({ status: 'pending' });
    await sweep();
    const made = Object.assign(madeOf(intent)[0]!, { status: 'succeeded' });
    const event = stripe.event('refund.updated', made);
    expect((await Promise.all([tell(event), tell(event)])).map(({ status }) => status)).toEqual([204, 204]);
    expect((await orderNow(id))['refunds']).toMatchObject([{ status: 'succeeded' }]);
    expect(await eventsOf(stoa, paymentId)).toEqual(['payment.succeeded', 'payment.refunded']);
  });

  it('that fails late leaves what was sold meanwhile with whoever bought it', async () => {
    const cup = (await productOf(editor, { stock: 2, price: { amount: 2000, currency: 'USD' } }))['id'];
    const { id, intent, lineId } = await paidOf({ [cup]: 2 });
    stripe.refundStatus = 'pending';
    const body = { lines: [{ lineId, quantity: 1 }], restock: true };
    expect((await admin.post(`/orders/${id}/refunds`, body, freshKey())).status).toBe(201);
    expect((await orderOf(anna, { [cup]: 1 }))['status']).toBe('pending');
    const refused = { ...madeOf(intent)[0], status: 'failed' };
    expect((await tell(stripe.event('refund.failed', refused))).status).toBe(204);
    const send = (quantity: number): Promise<Answer> =>
      editor.post(`/orders/${id}/shipments`, { lines: [{ lineId, quantity }] }, freshKey());
    expectProblem(await send(2), 400, 'VALIDATION_FAILED');
    expect((await send(1)).status).toBe(201);
    expectProblem(await editor.post(`/orders/${id}/ship`, {}, freshKey()), 409, 'ORDER_STATE_CONFLICT');
    expect((await orderNow(id))['status']).toBe('paid');
    stripe.refundStatus = 'succeeded';
    expect((await admin.post(`/orders/${id}/refunds`, body, freshKey())).status).toBe(201);
    expect((await orderNow(id))['status']).toBe('shipped');
    // it was put back already, and is with the other buyer
    expect((await editor.get(`/products/${cup}`)).body.stock).toBe(0);
  });

  it('has its turn, however many others stay under way for days', async () => {
    const [slow, quick] = [await paid(200_000), await paid()];
    stripe.refundStatus = 'pending';
    await stoa.sql.query(
      `INSERT INTO refunds (id, payment_id, amount, currency, status, created_at, updated_at)
       SELECT gen_random_uuid(), $1, 1000, 'USD', 'pending', now() - interval '1 day', now() FROM generate_series(1, 100)`,
      [slow.paymentId],
    );
    stripe.outage = 'before';
    await refund(quick.id, 500);
    stripe.outage = null;
    await sweep();
    stripe.refundStatus = 'succeeded';
    await sweep();
    expect((await orderNow(quick.id))['refunds']).toMatchObject([{ status: 'succeeded' }]);
  });

  it('that is made and comes back at the same time is told as both, or has failed', async () => {
    const { id, paymentId, intent } = await paid();
    stripe.refundStatus = 'pending';
    for (let round = 0; round < 4; round += 1) await refund(id, 100 + round);
    await Promise.all(
      madeOf(intent).flatMap((made) => [
        tell(stripe.event('refund.updated', { ...made, status: 'succeeded' })),
        tell(stripe.event('refund.failed', { ...made, status: 'failed' })),
      ]),
    );
    const told = await eventsOf(stoa, paymentId);
    expect(told.filter((type) => type === 'payment.refund_failed')).toHaveLength(4);
  });

  it('of which somebody else who uses the account tells is accepted, and changes nothing', async () => {
    const { id, intent } = await paid();
    await refund(id, 500);
    for (const theirs of ['order-17', '', '01a22573-3df7-71f0-a09a-d8a0cd9401f2']) {
      const made = { ...madeOf(intent)[0], status: 'failed', metadata: { stoa_refund: theirs } };
      expect((await tell(stripe.event('refund.failed', made as never))).status).toBe(204);
      const other = { ...intent, metadata: { stoa_payment: theirs } };
      expect((await tell(stripe.event('payment_intent.succeeded', other as never))).status).toBe(204);
    }
  });

  it('that comes back to the shop is told, once', async () => {
    const { id, paymentId, intent } = await paid();
    await refund(id, 700);
    const event = stripe.event('refund.failed', { ...madeOf(intent)[0], status: 'failed' });
    await Promise.all([tell(event), tell(event)]);
    expect(await eventsOf(stoa, paymentId)).toEqual([
      'payment.succeeded',
      'payment.refunded',
      'payment.refund_failed',
    ]);
  });
});

describe('Sums at Stripe', () => {
  it.each([
    ['JPY', 2500, 2500, 'yen have no decimals'],
    ['ISK', 2500, 250_000, 'krónur have two there, always 00'],
    ['KWD', 20_120, 20_120, 'dinars have three, the last of them 0'],
    ['HUF', 129_900, 129_900, 'forints have two'],
  ])('in %s are counted as Stripe counts: %d is %d, since %s', async (currency, ours, theirs) => {
    const { id, intent } = await paid(ours, currency);
    expect([intent.amount, intent.currency]).toEqual([theirs, currency.toLowerCase()]);
    await admin.post(`/orders/${id}/refunds`, {}, freshKey());
    expect(madeOf(intent).map(({ amount }) => amount)).toEqual([theirs]);
    expect((await orderNow(id))['refunds']).toMatchObject([{ amount: { amount: ours, currency } }]);
  });

  it('finer than Stripe takes are refused before anybody is asked', async () => {
    const product = (await productOf(editor, { stock: 1, price: { amount: 20_125, currency: 'KWD' } }))['id'];
    const { id } = await orderOf(anna, { [product]: 1 });
    const before = stripe.intents.size;
    expectProblem(await anna.post(`/orders/${id}/payment`), 422, 'PAYMENT_REFUSED');
    expect(stripe.intents.size).toBe(before);
  });
});

describe('The configuration of Stripe', () => {
  it.each([
    [{ STRIPE_SECRET_KEY: 'sk_test_x' }, 'STRIPE_WEBHOOK_SECRET is required with STRIPE_SECRET_KEY'],
    [{ STRIPE_WEBHOOK_SECRET: 'whsec_x' }, 'STRIPE_SECRET_KEY is required with STRIPE_WEBHOOK_SECRET'],
  ])('is whole or not at all: %j', (environment, fault) => {
    expect(() => loadConfig(environment)).toThrow(fault);
  });

  it('sends no secret over a plain line in production', () => {
    const environment = { NODE_ENV: 'production', STRIPE_API_URL: 'http://stripe.test' };
    expect(() => loadConfig(environment)).toThrow('STRIPE_API_URL must be https in production');
  });
});
