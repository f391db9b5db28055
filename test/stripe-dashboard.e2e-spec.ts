import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Refunds } from '../src/payments/refunds.js';
import type { Actor, Answer } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { expectProblem } from './support/matchers.js';
import { eventsOf, freshKey, orderOf } from './support/orders.js';
import { FakeStripe, type Intent, type StripeRefund } from './support/stripe.js';
import { Stoa } from './support/stoa.js';

let stripe: FakeStripe;
let stoa: Stoa;
let [anna, editor, admin] = [] as unknown as [Actor, Actor, Actor];
beforeAll(async () => {
  stripe = await FakeStripe.start();
  stoa = await Stoa.start(stripe.environment);
  anna = await stoa.given.viewer({ tier: null });
  [editor, admin] = [await stoa.given.editor(), await stoa.given.admin()];
});
afterAll(async () => {
  await stoa.stop();
  await stripe.stop();
});

const orderNow = async (id: string): Promise<Record<string, any>> => (await admin.get(`/orders/${id}`)).body;
const tell = ({ notice, headers }: ReturnType<FakeStripe['event']>): Promise<Answer> =>
  stoa.nobody.post('/payments/webhooks/stripe', notice, headers);
const told = (refund: StripeRefund, type = 'refund.created'): Promise<Answer> =>
  tell(stripe.event(type, refund));

/** An order of 19.99 that was paid by Stripe. */
async function paid(): Promise<{ id: string; paymentId: string; intent: Intent }> {
  const product = (await productOf(editor, { stock: 10, price: { amount: 1999, currency: 'USD' } }))['id'];
  const { id } = await orderOf(anna, { [product]: 1 });
  await anna.post(`/orders/${id}/payment`);
  const paymentId = (await orderNow(id))['payments'][0].id;
  const intent = stripe.intentOf(paymentId);
  expect((await tell(stripe.event('payment_intent.succeeded', stripe.pay(intent)))).status).toBe(204);
  return { id, paymentId, intent };
}

describe("A refund that somebody makes in Stripe's dashboard", () => {
  it('is in the books, once however often and in however many words it is told', async () => {
    const { id, paymentId, intent } = await paid();
    const refund = stripe.refundByHand(intent, 700);
    const types = ['refund.created', 'refund.updated', 'charge.refund.updated', 'refund.created'];
    const answers = await Promise.all(types.map((type) => told(refund, type)));
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
    const { status, refunds, payments } = await orderNow(id);
    expect([status, payments[0].status]).toEqual(['paid', 'succeeded']);
    expect(refunds).toMatchObject([
      {
        status: 'succeeded',
        amount: { amount: 700, currency: 'USD' },
        reason: 'Made at the payment provider.',
      },
    ]);
    expect(await eventsOf(stoa, paymentId)).toEqual(['payment.succeeded', 'payment.refunded']);
  });

  it('leaves only the rest to be given back by us, and ends the order with the last of its money', async () => {
    const { id, intent } = await paid();
    await told(stripe.refundByHand(intent, 1500));
    const wish = (amount: number) =>
      admin.post(`/orders/${id}/refunds`, { amount: { amount, currency: 'USD' } }, freshKey());
    expectProblem(await wish(500), 409, 'REFUND_EXCEEDS_PAYMENT');
    expect((await wish(400)).status).toBe(201);
    expect((await orderNow(id))['status']).toBe('paid');
    await told(stripe.refundByHand(intent, 99));
    expect(await orderNow(id)).toMatchObject({ status: 'refunded', payments: [{ status: 'refunded' }] });
  });

  it('waits until Stripe has made it', async () => {
    const { id, intent } = await paid();
    const refund = { ...stripe.refundByHand(intent, 300), status: 'pending' };
    expect((await told(refund)).status).toBe(204);
    expect((await orderNow(id))['refunds']).toEqual([]);
    await told({ ...refund, status: 'succeeded' }, 'refund.updated');
    expect((await orderNow(id))['refunds']).toHaveLength(1);
  });

  it('that never was made is none; one that comes back afterwards is told', async () => {
    const { id, paymentId, intent } = await paid();
    const never = stripe.refundByHand(intent, 300);
    await told({ ...never, status: 'failed' }, 'refund.failed');
    // older news of it comes late
    expect((await told(never)).status).toBe(204);
    expect((await orderNow(id))['refunds']).toMatchObject([{ status: 'failed' }]);
    Object.assign(never, { status: 'failed' });
    const made = stripe.refundByHand(intent, 200);
    await told(made);
    const back = ['refund.failed', 'refund.updated', 'charge.refund.updated', 'refund.failed'];
    await Promise.all(back.map((type) => told({ ...made, status: 'failed' }, type)));
    const events = ['payment.succeeded', 'payment.refunded', 'payment.refund_failed'];
    expect(await eventsOf(stoa, paymentId)).toEqual(events);
  });

  it('before we know that it was paid is taken in when it is told again', async () => {
    const product = (await productOf(editor, { stock: 10 }))['id'];
    const { id } = await orderOf(anna, { [product]: 1 });
    await anna.post(`/orders/${id}/payment`);
    const intent = stripe.pay(stripe.intentOf((await orderNow(id))['payments'][0].id));
    const refund = stripe.refundByHand(intent, 10);
    // which payment it is of is known from the answer that made it, its end is not
    expectProblem(await told(refund), 409, 'REFUND_NOT_BOOKABLE');
    await tell(stripe.event('payment_intent.succeeded', intent));
    expect((await told(refund)).status).toBe(204);
    expect((await orderNow(id))['refunds']).toHaveLength(1);
  });

  it('while too much is on its way from us is taken in once that has failed', async () => {
    const { id, intent } = await paid();
    stripe.outage = 'before';
    const wish = { amount: { amount: 1500, currency: 'USD' } };
    expect((await admin.post(`/orders/${id}/refunds`, wish, freshKey())).status).toBe(201);
    stripe.outage = null;
    const refund = stripe.refundByHand(intent, 700);
    expectProblem(await told(refund), 409, 'REFUND_NOT_BOOKABLE');
    await stoa.app.get(Refunds, { strict: false }).settlePending();
    expect((await orderNow(id))['refunds']).toMatchObject([{ status: 'failed' }]);
    expect((await told(refund)).status).toBe(204);
    const amount = { amount: 700, currency: 'USD' };
    expect((await orderNow(id))['refunds']).toMatchObject([{}, { status: 'succeeded', amount }]);
  });

  it('of a payment of somebody else who uses the account changes nothing', async () => {
    const { intent } = await paid();
    const refund = { ...stripe.refundByHand(intent, 10), payment_intent: 'pi_of_another_shop' };
    expect((await told(refund)).status).toBe(204);
    expect((await told({ ...refund, payment_intent: null as never })).status).toBe(204);
  });
});
