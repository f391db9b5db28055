import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Config } from '../src/config/config.js';
import { sign } from '../src/payments/sandbox/signature.js';
import type { Actor, Answer } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { expectProblem } from './support/matchers.js';
import { clientSecretOf, eventsOf, faultsOfBooks, orderOf } from './support/orders.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let anna: Actor;
let kettle: string;
let signingKey: string;
beforeAll(async () => {
  stoa = await Stoa.start();
  anna = await stoa.given.viewer();
  kettle = (await productOf(await stoa.given.editor(), { stock: 1000 }))['id'];
  signingKey = `sandbox notices ${stoa.app.get(Config).auth.keyEncryptionSecret ?? ''}`;
});
afterEach(async () => expect(await faultsOfBooks(stoa)).toEqual([]));
afterAll(() => stoa.stop());

const webhook = '/payments/webhooks/sandbox';
const now = (): number => Math.floor(Date.now() / 1000);
const signed = (body: unknown, seconds = now()): Record<string, string> => ({
  'stoa-sandbox-signature': sign(signingKey, Buffer.from(JSON.stringify(body)), seconds),
});
const deliver = (notice: unknown, headers = signed(notice)): Promise<Answer> =>
  stoa.nobody.post(webhook, notice, headers);
const orderNow = async (id: string) => (await anna.get(`/orders/${id}`)).body;

/** An order whose payment has been made at the provider, with the notice that it is about to send. */
async function paidAtProvider(facts: object = {}): Promise<{ id: string; paymentId: string; notice: any }> {
  const { id, total } = await orderOf(anna, { [kettle]: 1 });
  const [at = ''] = (await clientSecretOf(anna, id)).split('_secret_');
  await stoa.sql.query("UPDATE sandbox_payments SET status = 'succeeded' WHERE id = $1", [at]);
  const payment = { id: at, reference: at.replace('sbx_', ''), ...total, ...facts };
  return {
    id,
    paymentId: at.replace('sbx_', ''),
    notice: { id: randomUUID(), type: 'payment.succeeded', payment },
  };
}

/** Takes the provider's side back, so that the books balance although nothing was booked. */
const unpay = (paymentId: string) =>
  stoa.sql.query("UPDATE sandbox_payments SET status = 'requires_payment_method' WHERE id = $1", [
    `sbx_${paymentId}`,
  ]);

/** Holds the order until at least five requests wait, so that they all meet in the same instant. */
async function whileHeld(orderId: string, start: () => Promise<Answer>[]): Promise<Answer[]> {
  const client = await stoa.sql.connect();
  await client.query('BEGIN');
  await client.query('SELECT FROM orders WHERE id = $1 FOR UPDATE', [orderId]);
  const answers = Promise.all(start());
  const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  while ((await stoa.sql.query(waiting)).rowCount! < 5) await delay(5);
  await client.query('COMMIT');
  client.release();
  return answers;
}

describe('A notice of a payment', () => {
  it('pays the order, once however often and by whatever road it comes', async () => {
    const { id, paymentId, notice } = await paidAtProvider();
    const anew = Array.from({ length: 10 }, () => ({ ...notice, id: randomUUID() }));
    const all = [...anew, ...anew.map(() => notice)];
    const answers = await whileHeld(id, () => all.map((each) => deliver(each)));
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(20).fill(204));
    expect((await orderNow(id)).status).toBe('paid');
    expect(await eventsOf(stoa, id)).toEqual(['order.created', 'order.paid']);
    expect(await eventsOf(stoa, paymentId)).toEqual(['payment.succeeded']);
  });

  it('is taken although it comes before the provider’s answer to us', async () => {
    const { id, paymentId, notice } = await paidAtProvider();
    await stoa.sql.query('UPDATE payments SET provider_payment_id = NULL WHERE id = $1', [paymentId]);
    await Promise.all([deliver(notice), deliver({ ...notice, id: randomUUID() })]);
    const { rows } = await stoa.sql.query('SELECT status, provider_payment_id FROM payments WHERE id = $1', [
      paymentId,
    ]);
    expect(rows).toEqual([{ status: 'succeeded', provider_payment_id: `sbx_${paymentId}` }]);
    expect((await orderNow(id)).status).toBe('paid');
  });

  it('of a payment that is not ours is accepted and changes nothing', async () => {
    const reference = randomUUID();
    const payment = { id: `sbx_${reference}`, reference, amount: 1000, currency: 'USD' };
    const id = randomUUID();
    expect((await deliver({ id, type: 'payment.succeeded', payment })).status).toBe(204);
    const { rows } = await stoa.sql.query('SELECT 1 FROM payment_notices WHERE notice_id = $1', [id]);
    expect(rows).toEqual([]);
  });

  it('of another kind is accepted and changes nothing', async () => {
    const { id, paymentId, notice } = await paidAtProvider();
    expect((await deliver({ ...notice, type: 'payment.created' })).status).toBe(204);
    expect((await orderNow(id)).status).toBe('pending');
    await unpay(paymentId);
  });

  it.each([
    ['another amount', { amount: 1 }],
    ['another currency', { currency: 'EUR' }],
    ['another id at the provider', { id: 'sbx_other' }],
  ])('that speaks of %s is refused each time, pays nothing, and stays on record', async (_, facts) => {
    const { id, paymentId, notice } = await paidAtProvider(facts);
    for (let time = 1; time <= 2; time += 1) expectProblem(await deliver(notice), 422, 'PAYMENT_MISMATCH');
    expect(await orderNow(id)).toMatchObject({ status: 'pending', payments: [{ status: 'pending' }] });
    const { rows } = await stoa.sql.query(
      'SELECT notice_id, outcome FROM payment_notices WHERE payment_id = $1',
      [paymentId],
    );
    expect(rows).toEqual([{ notice_id: notice.id, outcome: 'mismatched' }]);
    await unpay(paymentId);
  });
});

describe('A notice that the provider did not send', () => {
  const forged = (notice: any): [string, unknown, Record<string, string>][] => [
    ['no signature', notice, {}],
    ['an empty one', notice, { 'stoa-sandbox-signature': '' }],
    ['one of another form', notice, { 'stoa-sandbox-signature': 'v1=00' }],
    [
      'one with another key',
      notice,
      { 'stoa-sandbox-signature': sign('x', Buffer.from(JSON.stringify(notice)), now()) },
    ],
    ['that of another body', { ...notice, id: 'other' }, signed(notice)],
    ['one from six minutes ago', notice, signed(notice, now() - 360)],
    ['one from six minutes ahead', notice, signed(notice, now() + 360)],
    [
      'one whose time was changed',
      notice,
      {
        'stoa-sandbox-signature': signed(notice)['stoa-sandbox-signature']!.replace(
          /t=\d+/,
          `t=${now() - 1}`,
        ),
      },
    ],
  ];

  it('is refused, whatever stands for its signature, and changes nothing', async () => {
    const { id, paymentId, notice } = await paidAtProvider();
    for (const [label, body, headers] of forged(notice)) {
      const answer = await deliver(body, headers);
      expect([label, answer.status]).toEqual([label, 400]);
      expectProblem(answer, 400, 'INVALID_SIGNATURE');
    }
    expectProblem(await stoa.nobody.post(webhook), 400, 'INVALID_SIGNATURE');
    expect((await orderNow(id)).status).toBe('pending');
    await unpay(paymentId);
  });

  it('is 404 for a provider that there is none of', async () => {
    expectProblem(await stoa.nobody.post('/payments/webhooks/paypal', {}), 404, 'NOT_FOUND');
  });
});
