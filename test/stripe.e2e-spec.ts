import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { PaymentSettling } from '../src/payments/payment-settling.js';
import { Refunds } from '../src/payments/refunds.js';
import type { Actor, Answer } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { moveClock } from './support/clock.js';
import { settle } from './support/events.js';
import { expectProblem } from './support/matchers.js';
import { eventsOf, orderOf } from './support/orders.js';
import { FakeStripe, type Intent } from './support/stripe.js';
import { Stoa } from './support/stoa.js';

let stripe: FakeStripe;
let stoa: Stoa;
let anna: Actor;
let editor: Actor;
let admin: Actor;
let kettle: string;
beforeAll(async () => {
  stripe = await FakeStripe.start();
  stoa = await Stoa.start(stripe.environment);
  [anna, editor, admin] = [
    await stoa.given.viewer({ tier: null }),
    await stoa.given.editor(),
    await stoa.given.admin(),
  ];
  kettle = (await productOf(editor, { stock: 1000, price: { amount: 1999, currency: 'USD' } }))['id'];
});
afterEach(() => expect(stripe.faults).toEqual([]));
afterAll(async () => {
  await stoa.stop();
  await stripe.stop();
});

const orderNow = async (id: string): Promise<Record<string, any>> => (await admin.get(`/orders/${id}`)).body;
const placed = async (quantity = 1): Promise<string> => (await orderOf(anna, { [kettle]: quantity }))['id'];
const start = (orderId: string): Promise<Answer> => anna.post(`/orders/${orderId}/payment`);
const tell = ({ notice, headers }: ReturnType<FakeStripe['event']>): Promise<Answer> =>
  stoa.nobody.post('/payments/webhooks/stripe', notice, headers);
const settling = () => stoa.app.get(PaymentSettling, { strict: false });
const refunds = () => stoa.app.get(Refunds, { strict: false });

/** Asks about all that is open, as the sweep does when the time for it has come. */
async function ask(): Promise<void> {
  const clock = moveClock(stoa);
  clock.ahead(3_600);
  await settling().settleDue();
  clock.stop();
}

/** An order with a payment that waits for its buyer. */
async function waiting(): Promise<{ id: string; intent: Intent }> {
  const id = await placed();
  expect((await start(id)).status).toBe(201);
  return { id, intent: stripe.intentOf((await orderNow(id))['payments'][0].id) };
}

describe('A payment by Stripe', () => {
  it('is one PaymentIntent of the order’s total, under our id, asked of the pinned version', async () => {
    const id = await placed(2);
    const answer = await start(id);
    const { payments } = await orderNow(id);
    const intent = stripe.intentOf(payments[0].id);
    expect(answer.body).toMatchObject({
      provider: 'stripe',
      status: 'pending',
      clientSecret: intent.client_secret,
      confirmUrl: null,
    });
    expect(intent).toMatchObject({ amount: 3998, currency: 'usd' });
    const made = stripe.asked.filter(({ what }) => what === 'POST /v1/payment_intents').at(-1);
    expect(made?.headers).toMatchObject({
      'stripe-version': '2026-10-28.endive',
      'idempotency-key': `stoa-payment-${payments[0].id}`,
    });
    expect(made?.fields).toMatchObject({
      capture_method: 'automatic',
      'automatic_payment_methods[enabled]': 'true',
    });
  });

  it('is the same one however often it is asked for, also when Stripe has forgotten our key', async () => {
    const { id, intent } = await waiting();
    stripe.forgetKeys();
    const answers = await Promise.all([start(id), start(id), start(id)]);
    expect(answers.map(({ body }) => body.clientSecret)).toEqual(Array(3).fill(intent.client_secret));
    expect(stripe.intentOf((await orderNow(id))['payments'][0].id)).toBe(intent);
  });

  it('pays the order when Stripe says so, once however often it does', async () => {
    const { id, intent } = await waiting();
    const event = stripe.event('payment_intent.succeeded', stripe.pay(intent));
    const answers = await Promise.all([tell(event), tell(event), tell(event)]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(await orderNow(id)).toMatchObject({ status: 'paid', payments: [{ status: 'succeeded' }] });
    expect(await eventsOf(stoa, id)).toEqual(['order.created', 'order.paid']);
  });

  it('whose beginning got lost is unknown, and goes on as the same one', async () => {
    const id = await placed();
    stripe.outage = 'lost';
    const lost = await start(id);
    stripe.outage = null;
    expectProblem(lost, 503, 'SERVICE_UNAVAILABLE');
    expect((await orderNow(id))['payments']).toMatchObject([{ status: 'unknown' }]);
    const { body } = await start(id);
    expect(body.clientSecret).toBe(stripe.intentOf((await orderNow(id))['payments'][0].id).client_secret);
  });

  it('of which the news got lost is found by asking', async () => {
    const { id, intent } = await waiting();
    stripe.pay(intent);
    await ask();
    expect(await orderNow(id)).toMatchObject({ status: 'paid', payments: [{ status: 'succeeded' }] });
  });

  it('that Stripe is still working on waits', async () => {
    const { id, intent } = await waiting();
    intent.status = 'processing';
    await ask();
    expect(await orderNow(id)).toMatchObject({ status: 'pending', payments: [{ status: 'pending' }] });
  });

  it.each([
    ['too many requests', { status: 429, type: 'rate_limit_error' }],
    ['a failure of its own', { status: 500, type: 'api_error' }],
    ['a key that is no more', { status: 401, type: 'invalid_request_error' }],
  ])('is 503 while Stripe answers %s, and goes on afterwards', async (_, fault) => {
    const id = await placed();
    stripe.faults.push(fault, fault);
    expectProblem(await start(id), 503, 'SERVICE_UNAVAILABLE');
    expect((await start(id)).status).toBe(201);
  });

  it('that Stripe does not take has failed, and the next attempt is another one', async () => {
    const id = await placed();
    stripe.faults.push({ status: 400, type: 'invalid_request_error', code: 'amount_too_large' });
    const refused = await start(id);
    expectProblem(refused, 422, 'PAYMENT_REFUSED');
    expect(refused.body.detail).toContain('amount_too_large');
    expect((await orderNow(id))['payments']).toMatchObject([{ status: 'failed' }]);
    expect((await start(id)).status).toBe(201);
    expect((await orderNow(id))['payments']).toMatchObject([{ status: 'failed' }, { status: 'pending' }]);
  });
});

describe('A payment of an order that is off', () => {
  it('is closed at Stripe', async () => {
    const { id, intent } = await waiting();
    await anna.post(`/orders/${id}/cancel`, {});
    await ask();
    expect(intent.status).toBe('canceled');
    expect((await orderNow(id))['payments']).toMatchObject([{ status: 'cancelled' }]);
  });

  it('goes back by itself when the buyer was faster', async () => {
    const { id, intent } = await waiting();
    await anna.post(`/orders/${id}/cancel`, {});
    stripe.pay(intent);
    await settle(stoa);
    await ask();
    await refunds().settlePending();
    // what settles it already, after the answer about the payment, is not waited for
    while ((await orderNow(id))['payments'][0].status === 'succeeded') await delay(20);
    expect(await orderNow(id)).toMatchObject({ status: 'cancelled', payments: [{ status: 'refunded' }] });
    expect(stripe.refunds.filter(({ payment_intent: of }) => of === intent.id)).toMatchObject([
      { amount: 1999, status: 'succeeded' },
    ]);
  });
});

describe('What Stripe tells', () => {
  it.each([
    ['signed by somebody else', { secret: 'whsec_of_somebody_else' }],
    ['of too long ago', { at: Math.floor(Date.now() / 1000) - 400 }],
  ])('is refused when it is %s', async (_, how) => {
    const { id, intent } = await waiting();
    const event = stripe.event('payment_intent.succeeded', { ...intent, status: 'succeeded' }, how);
    expectProblem(await tell(event), 400, 'INVALID_SIGNATURE');
    expect((await orderNow(id))['status']).toBe('pending');
  });

  it('is refused without a signature, and when a byte of it is another one', async () => {
    const { intent } = await waiting();
    const { notice, headers } = stripe.event('payment_intent.succeeded', intent);
    expectProblem(await tell({ notice, headers: {} }), 400, 'INVALID_SIGNATURE');
    expectProblem(await tell({ notice: { ...notice, id: 'evt_2' }, headers }), 400, 'INVALID_SIGNATURE');
  });

  it('changes nothing when it is about something else', async () => {
    const { id, intent } = await waiting();
    const { metadata: _, ...foreign } = intent;
    const others = [
      stripe.event('payment_intent.created', intent),
      stripe.event('payment_intent.payment_failed', intent),
      stripe.event('payment_intent.succeeded', { ...foreign, metadata: {}, amount_received: 1999 }),
      stripe.event('payment_intent.succeeded', {
        ...intent,
        metadata: { stoa_payment: '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11' },
      }),
      stripe.event('refund.updated', { id: 're_1', object: 'refund', status: 'succeeded', metadata: {} }),
      stripe.event('customer.created', { id: 'cus_1', object: 'customer' }),
    ];
    for (const event of others) expect((await tell(event)).status).toBe(204);
    expect((await orderNow(id))['status']).toBe('pending');
  });

  it('does not pay an order with another sum', async () => {
    const { id, intent } = await waiting();
    const short = { ...intent, status: 'succeeded', amount_received: 1998 };
    expectProblem(await tell(stripe.event('payment_intent.succeeded', short)), 422, 'PAYMENT_MISMATCH');
    expect((await orderNow(id))['status']).toBe('pending');
  });
});
