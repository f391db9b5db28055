import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { Refunds } from '../src/payments/refunds.js';
import { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { settle } from './support/events.js';
import { expectProblem } from './support/matchers.js';
import {
  clientSecretOf,
  confirm,
  eventsOf,
  faultsOfBooks,
  freshKey,
  orderOf,
  payFor,
} from './support/orders.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let admin: Actor;
let anna: Actor;
let kettle: string;
beforeAll(async () => {
  stoa = await Stoa.start();
  const editor = await stoa.given.editor();
  [admin, anna] = await Promise.all([stoa.given.admin(), stoa.given.viewer()]);
  kettle = (await productOf(editor, { stock: 1000 }))['id'];
});
afterEach(async () => expect(await faultsOfBooks(stoa)).toEqual([]));
afterAll(() => stoa.stop());

const placed = async (): Promise<string> => (await orderOf(anna, { [kettle]: 1 }))['id'] as string;
const orderNow = async (id: string) => (await anna.get(`/orders/${id}`)).body;
const sql = (text: string, ...values: unknown[]) => stoa.sql.query(text, values);

describe('Starting a payment', () => {
  it('gives what the buyer’s browser needs', async () => {
    const id = await placed();
    const { status, body } = await anna.post(`/orders/${id}/payment`);
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String),
      provider: 'sandbox',
      status: 'pending',
      clientSecret: expect.stringMatching(/^sbx_[0-9a-f-]{36}_secret_[0-9a-f]{64}$/),
      confirmUrl: expect.stringMatching(/^http:.*\/api\/v1\/payments\/sandbox\/confirm$/),
    });
    const order = await orderNow(id);
    expect(order.payments).toEqual([
      {
        ...{ id: body.id, provider: 'sandbox', status: 'pending' },
        ...{ amount: order.total, createdAt: expect.any(String) },
      },
    ]);
    expect(JSON.stringify(order)).not.toContain('secret');
  });

  it('gives the same payment when asked again, also ten times at once', async () => {
    const id = await placed();
    const asked = Array.from({ length: 10 }, () => anna.post(`/orders/${id}/payment`));
    const answers = (await Promise.all(asked)).map(({ status, body }) => JSON.stringify({ status, body }));
    expect(new Set(answers).size).toBe(1);
    expect((await orderNow(id)).payments).toHaveLength(1);
  });

  it('knows its repetition, and refuses a key that belongs to something else', async () => {
    const [id, another] = [await placed(), await placed()];
    const key = freshKey();
    const first = await anna.post(`/orders/${id}/payment`, undefined, key);
    const again = await anna.post(`/orders/${id}/payment`, undefined, key);
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const other = await anna.post(`/orders/${another}/payment`, undefined, key);
    expectProblem(other, 422, 'IDEMPOTENCY_KEY_REUSED');
    const malformed = { 'idempotency-key': 'k'.repeat(256) };
    expectProblem(await anna.post(`/orders/${id}/payment`, undefined, malformed), 400, 'MALFORMED_REQUEST');
  });

  it('is refused to a repetition, too, once the order no longer waits for it', async () => {
    const id = await placed();
    const key = freshKey();
    expect((await anna.post(`/orders/${id}/payment`, undefined, key)).status).toBe(201);
    expect((await anna.post(`/orders/${id}/cancel`, {}, freshKey())).status).toBe(200);
    expectProblem(await anna.post(`/orders/${id}/payment`, undefined, key), 409, 'ORDER_STATE_CONFLICT');
  });

  it('stores no client secret', async () => {
    const id = await placed();
    const { body } = await anna.post(`/orders/${id}/payment`, undefined, freshKey());
    const secret = (body.clientSecret as string).split('_').at(-1)!;
    const { rows } = await sql(
      `SELECT string_agg(p::text, '') || string_agg(s::text, '') || (SELECT coalesce(string_agg(k::text, ''), '') FROM idempotency_keys k)
         AS everything FROM payments p, sandbox_payments s`,
    );
    expect(rows[0]!.everything).not.toContain(secret);
  });

  it('is for the buyer alone', async () => {
    expectProblem(await admin.post(`/orders/${await placed()}/payment`), 404, 'NOT_FOUND');
  });

  it('is refused once the time to pay is over', async () => {
    const id = await placed();
    await sql("UPDATE orders SET payment_due_at = now() - interval '1 second' WHERE id = $1", id);
    const problem = expectProblem(await anna.post(`/orders/${id}/payment`), 409, 'ORDER_STATE_CONFLICT');
    expect(problem['detail']).toMatch(/time to pay is over/);
    expect((await orderNow(id)).payments).toEqual([]);
  });
});

describe('In production, without a provider', () => {
  let production: Stoa;
  beforeAll(async () => {
    const secret = { DATABASE_URL: stoa.databaseUrl, KEY_ENCRYPTION_SECRET: 'x'.repeat(64) };
    production = await stoa.beside({ NODE_ENV: 'production', ...secret });
  });
  afterAll(() => production.stop());

  it('no payment can be started, and none is left behind', async () => {
    const id = await placed();
    const there = new Actor(production.url, anna.token, anna.id);
    expectProblem(await there.post(`/orders/${id}/payment`), 503, 'PAYMENTS_NOT_CONFIGURED');
    expect((await orderNow(id)).payments).toEqual([]);
  });

  it('the sandbox takes no money, also for a payment that was started elsewhere', async () => {
    const id = await placed();
    const secret = await clientSecretOf(anna, id);
    expectProblem(await confirm(production, secret), 404, 'NOT_FOUND');
    expect((await orderNow(id)).status).toBe('pending');
    const there = new Actor(production.url, anna.token, anna.id);
    expectProblem(await there.post(`/orders/${id}/payment`), 503, 'PAYMENTS_NOT_CONFIGURED');
  });
});

describe('Paying in the sandbox', () => {
  it('makes the order paid before it answers', async () => {
    const id = await placed();
    const answer = await confirm(stoa, await clientSecretOf(anna, id));
    expect([answer.status, answer.body]).toEqual([200, { status: 'succeeded' }]);
    const order = await orderNow(id);
    expect(order).toMatchObject({ status: 'paid', payments: [{ status: 'succeeded', amount: order.total }] });
    expect(order.history[1]).toMatchObject({ actorId: null, from: 'pending', to: 'paid' });
    expect(await eventsOf(stoa, id)).toEqual(['order.created', 'order.paid']);
    expect(await eventsOf(stoa, order.payments[0].id)).toEqual(['payment.succeeded']);
  });

  it('with a card that is declined changes nothing, and another card works', async () => {
    const id = await placed();
    const secret = await clientSecretOf(anna, id);
    expectProblem(await confirm(stoa, secret, 'pm_card_declined'), 402, 'CARD_DECLINED');
    expect(await orderNow(id)).toMatchObject({ status: 'pending', payments: [{ status: 'pending' }] });
    expect((await confirm(stoa, secret)).status).toBe(200);
    expect((await orderNow(id)).status).toBe('paid');
  });

  it('twice is paying once', async () => {
    const id = await placed();
    const secret = await clientSecretOf(anna, id);
    for (const card of ['pm_card_visa', 'pm_card_visa', 'pm_card_declined'])
      expect((await confirm(stoa, secret, card)).body).toEqual({ status: 'succeeded' });
    expect(await eventsOf(stoa, id)).toEqual(['order.created', 'order.paid']);
  });

  it('delivers on the second try what got lost on the first', async () => {
    const id = await placed();
    const secret = await clientSecretOf(anna, id);
    await sql("UPDATE sandbox_payments SET status = 'succeeded' WHERE id = $1", secret.split('_secret_')[0]);
    expect((await orderNow(id)).status).toBe('pending');
    await confirm(stoa, secret);
    expect((await orderNow(id)).status).toBe('paid');
  });

  it('needs the whole client secret', async () => {
    const secret = await clientSecretOf(anna, await placed());
    const wrong = secret.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    expectProblem(await confirm(stoa, wrong), 404, 'NOT_FOUND');
    expectProblem(await confirm(stoa, secret.slice(0, -60)), 400, 'VALIDATION_FAILED');
    expectProblem(await confirm(stoa, secret, 'pm_card_gold'), 400, 'VALIDATION_FAILED');
  });
});

describe('Money for an order that no longer waits for it', () => {
  it('is booked and goes back by itself', async () => {
    const id = await placed();
    const secret = await clientSecretOf(anna, id);
    await anna.post(`/orders/${id}/cancel`, { reason: 'Never mind.' });
    expect((await confirm(stoa, secret)).status).toBe(200);
    const order = await orderNow(id);
    expect(order).toMatchObject({
      status: 'cancelled',
      payments: [{ status: 'refunded', amount: order.total }],
      refunds: [
        { status: 'succeeded', amount: order.total, reason: expect.stringMatching(/no longer waited/) },
      ],
    });
    expect(await eventsOf(stoa, id)).toEqual(['order.created', 'order.cancelled']);
    expect(await eventsOf(stoa, order.payments[0].id)).toEqual(['payment.succeeded', 'payment.refunded']);
  });

  it('is kept when it comes late but before anybody cancelled', async () => {
    const id = await placed();
    const secret = await clientSecretOf(anna, id);
    await sql("UPDATE orders SET payment_due_at = now() - interval '1 minute' WHERE id = $1", id);
    await confirm(stoa, secret);
    expect((await orderNow(id)).status).toBe('paid');
  });
});

describe('A refund that the provider does not take', () => {
  const breakProvider = (table: string) =>
    sql(`CREATE FUNCTION out_of_order() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'out of order'; END $$;
      CREATE TRIGGER out_of_order BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION out_of_order()`);
  const mendProvider = () => sql('DROP FUNCTION out_of_order CASCADE');
  const sweep = () => stoa.app.get(Refunds, { strict: false }).settlePending();

  it('waits, stops no other, and is made once the provider is back', async () => {
    const [id, other] = [await placed(), await placed()];
    for (const each of [id, other]) await payFor(stoa, anna, each);
    await breakProvider('sandbox_refunds');
    expect((await admin.post(`/orders/${id}/cancel`, {})).status).toBe(200);
    await sweep();
    expect(await orderNow(id)).toMatchObject({
      status: 'cancelled',
      payments: [{ status: 'succeeded' }],
      refunds: [{ status: 'pending' }],
    });
    await mendProvider();
    await admin.post(`/orders/${other}/cancel`, {});
    expect((await orderNow(other)).refunds).toMatchObject([{ status: 'succeeded' }]);
    expect((await orderNow(id)).refunds).toMatchObject([{ status: 'pending' }]);
    await Promise.all([sweep(), sweep(), sweep()]);
    const order = await orderNow(id);
    expect(order).toMatchObject({ payments: [{ status: 'refunded' }], refunds: [{ status: 'succeeded' }] });
    expect(await eventsOf(stoa, order.payments[0].id)).toEqual(['payment.succeeded', 'payment.refunded']);
  });

  it('is made without waiting for the sweep when the worker hears that the order is off', async () => {
    const id = await placed();
    await payFor(stoa, anna, id);
    await settle(stoa);
    await breakProvider('sandbox_refunds');
    await admin.post(`/orders/${id}/cancel`, {});
    await mendProvider();
    expect((await orderNow(id)).refunds).toMatchObject([{ status: 'pending' }]);
    await settle(stoa);
    while ((await orderNow(id)).refunds[0].status === 'pending') await delay(20);
    const order = await orderNow(id);
    expect(order).toMatchObject({ payments: [{ status: 'refunded' }], refunds: [{ status: 'succeeded' }] });
  });

  it('is not made twice when only our own note of it was lost', async () => {
    const id = await placed();
    await payFor(stoa, anna, id);
    await breakProvider('refunds');
    // the row that decides the refund cannot be written: nothing is cancelled at all
    expect((await admin.post(`/orders/${id}/cancel`, {})).status).toBe(500);
    expect((await orderNow(id)).status).toBe('paid');
    await mendProvider();
    await sql(`CREATE FUNCTION out_of_order() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'out of order'; END $$;
      CREATE TRIGGER out_of_order BEFORE UPDATE ON refunds FOR EACH ROW EXECUTE FUNCTION out_of_order()`);
    await admin.post(`/orders/${id}/cancel`, {});
    const { rows } = await sql('SELECT refunded FROM sandbox_payments ORDER BY created_at DESC LIMIT 1');
    expect(Number(rows[0]!.refunded)).toBe((await orderNow(id)).total.amount);
    expect((await orderNow(id)).refunds).toMatchObject([{ status: 'pending' }]);
    await mendProvider();
    await sweep();
    expect((await orderNow(id)).refunds).toMatchObject([{ status: 'succeeded' }]);
  });
});
