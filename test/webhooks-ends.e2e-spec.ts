import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { derivedKey, seal } from '../src/auth/keys/sealing.js';
import { DeliveryRetention } from '../src/webhooks/delivery/retention.js';
import type { Actor } from './support/actor.js';
import { expectProblem } from './support/matchers.js';
import { deliver, rawReceiver, receiver, tested, webhookTo, type Receiver } from './support/receivers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let admin: Actor;
const open: Pick<Receiver, 'stop'>[] = [];

beforeAll(async () => {
  stoa = await Stoa.start({ WEBHOOK_ALLOWED_HOSTS: '127.0.0.0/8' });
  admin = await stoa.given.admin();
});
afterAll(async () => {
  await Promise.all(open.map((one) => one.stop()));
  await stoa.stop();
});

const listens = async (...answer: Parameters<typeof receiver>): Promise<Receiver> => {
  const one = await receiver(...answer);
  open.push(one);
  return one;
};
/** So many messages of the webhook, which wait or were delivered. */
const written = (webhook: Record<string, any>, status: 'pending' | 'delivered', count: number) =>
  stoa.sql.query(
    `INSERT INTO webhook_deliveries (id, webhook_id, event_id, event_type, body, status, next_attempt_at, created_at)
     SELECT gen_random_uuid(), $1, gen_random_uuid(), 'order.paid', '{}', $2, CASE $2 WHEN 'pending' THEN now() END, now()
     FROM generate_series(1, $3)`,
    [webhook['id'], status, count],
  );
const tallied = async (webhook: Record<string, any>): Promise<Record<string, number>> => {
  const { rows } = await stoa.sql.query<{ status: string; count: number }>(
    'SELECT status, count(*)::int AS count FROM webhook_deliveries WHERE webhook_id = $1 GROUP BY status',
    [webhook['id']],
  );
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
};
const pathOf = (webhook: Record<string, any>): string => `/webhooks/${webhook['id'] as string}`;
const tidy = () => stoa.app.get(DeliveryRetention).tidy();

describe('A webhook for which thousands of messages wait', () => {
  it('is disabled at once, and none of them is sent, also when it is active again before they are given up', async () => {
    const one = await listens();
    const webhook = await webhookTo(admin, one, ['order.paid']);
    await written(webhook, 'pending', 2_500);
    expect((await admin.patch(pathOf(webhook), { status: 'disabled' })).status).toBe(200);
    expect((await tallied(webhook))['pending']).toBeGreaterThan(0);
    await admin.patch(pathOf(webhook), { status: 'active' });
    await deliver(stoa);
    expect(one.messages).toEqual([]);
    expect(await tested(stoa, admin, webhook)).toMatchObject({ status: 'delivered' });
    await tidy();
    expect(await tallied(webhook)).toEqual({ failed: 2_500, delivered: 1 });
  });

  it('is deleted at once, seen by nobody, and its log goes in parts', async () => {
    const webhook = await webhookTo(admin, await listens(), ['order.paid']);
    await written(webhook, 'delivered', 2_500);
    await written(webhook, 'pending', 600);
    const { data } = (await admin.get(`${pathOf(webhook)}/deliveries`)).body;
    const delivery = `${pathOf(webhook)}/deliveries/${data[0].id as string}`;
    expect((await admin.get(delivery)).status).toBe(200);
    expect((await admin.delete(pathOf(webhook))).status).toBe(204);
    expectProblem(await admin.get(pathOf(webhook)), 404, 'NOT_FOUND');
    expectProblem(await admin.get(`${pathOf(webhook)}/deliveries`), 404, 'NOT_FOUND');
    expectProblem(await admin.get(delivery), 404, 'NOT_FOUND');
    expectProblem(await admin.post(`${delivery}/redeliver`), 404, 'NOT_FOUND');
    expectProblem(await admin.post(`${pathOf(webhook)}/test`), 404, 'NOT_FOUND');
    expectProblem(await admin.patch(pathOf(webhook), { status: 'active' }), 404, 'NOT_FOUND');
    expectProblem(await admin.delete(pathOf(webhook)), 404, 'NOT_FOUND');
    const { body } = await admin.get('/webhooks?limit=50');
    expect(body.data.map(({ id }: any) => id)).not.toContain(webhook['id']);
    await tidy();
    expect(await tallied(webhook)).toEqual({});
    const { rows } = await stoa.sql.query('SELECT id FROM webhooks WHERE id = $1', [webhook['id']]);
    expect(rows).toEqual([]);
  });
});

describe('A receiver', () => {
  it('that asked for a pause asked for itself: another address is called at once', async () => {
    const busy = await listens((_, response) => {
      response.writeHead(503, { 'retry-after': '14400' }).end();
    });
    const other = await listens();
    const webhook = await webhookTo(admin, busy, ['order.paid']);
    expect(await tested(stoa, admin, webhook)).toMatchObject({ status: 'pending' });
    await admin.patch(pathOf(webhook), { url: other.url });
    await tested(stoa, admin, webhook);
    expect(other.messages.length).toBeGreaterThan(0);
  });

  it('that is gone is written down as that', async () => {
    const webhook = await webhookTo(
      admin,
      await listens((_, response) => void response.writeHead(410).end()),
      ['order.paid'],
    );
    const delivery = await tested(stoa, admin, webhook);
    expect(delivery).toMatchObject({ status: 'failed', error: 'It was answered 410.', answerStatus: 410 });
  });

  it.each(['000', '099'])('that answers %s has not answered', async (status) => {
    const odd = await rawReceiver((socket) => {
      socket.once('data', () => socket.end(`HTTP/1.1 ${status} Odd\r\ncontent-length: 0\r\n\r\n`));
    });
    open.push(odd);
    const delivery = await tested(stoa, admin, await webhookTo(admin, odd, ['order.paid']));
    expect(delivery).toMatchObject({ status: 'pending', answerStatus: null });
  });
});

describe('A message that cannot be signed', () => {
  it('has failed like any other, and says why', async () => {
    const one = await listens();
    const webhook = await webhookTo(admin, one, ['order.paid']);
    const lost = seal(derivedKey('a secret that nobody has any more', 'webhook-secrets'), randomBytes(32));
    await stoa.sql.query('UPDATE webhooks SET secret_sealed = $2 WHERE id = $1', [webhook['id'], lost]);
    const delivery = await tested(stoa, admin, webhook);
    expect(delivery).toMatchObject({
      status: 'pending',
      attempts: 1,
      error: expect.stringMatching(/signed/),
    });
    expect((await admin.get(pathOf(webhook))).body.failingSince).not.toBeNull();
    expect(one.messages).toEqual([]);
  });
});
