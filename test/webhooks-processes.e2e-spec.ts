import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { Webhook } from 'standardwebhooks';
import { setTimeout as delay } from 'node:timers/promises';
import { shared } from './chaos/cast.js';
import { Actor } from './support/actor.js';
import { moveClock } from './support/clock.js';
import { StoaProcess } from './support/process.js';
import {
  deliver,
  deliveryOf,
  receiver,
  webhookTo,
  type Message,
  type Receiver,
} from './support/receivers.js';
import { asService } from './support/server.js';
import { Stoa } from './support/stoa.js';

// made with openssl for a hundred years: an authority, two certificates of it, and one that nobody vouches for
const folder = 'test/support/tls';
const allowed = { ...shared, WEBHOOK_ALLOWED_HOSTS: '127.0.0.0/8,localhost,::1/128' };
const open: Receiver[] = [];
let stoa: Stoa;
let admin: Actor;

beforeAll(async () => {
  stoa = await Stoa.start(allowed);
  admin = await stoa.given.admin();
});
afterEach(() => StoaProcess.endAll());
afterAll(async () => {
  await Promise.all(open.map((one) => one.stop()));
  await stoa.stop();
});

/** Stoa in a process of its own, on the same database; gives the admin's place at it. */
async function started(environment: Record<string, string> = {}): Promise<{ one: StoaProcess; at: Actor }> {
  const one = StoaProcess.start({
    ...allowed,
    DATABASE_URL: asService(stoa.databaseUrl),
    DATABASE_OWNER_URL: stoa.databaseUrl,
    STOA_DEMO: 'false',
    ...environment,
  });
  return { one, at: new Actor(await one.up(), admin.token, admin.id) };
}

/** A receiver that shows this certificate. */
async function secure(name: string): Promise<Receiver> {
  const pem = await readFile(`${folder}/${name}.pem`);
  const one = await receiver(undefined, (listener) => createServer({ key: pem, cert: pem }, listener));
  open.push(one);
  return { ...one, url: `https://localhost:${one.port}/hook` };
}

/** The delivery of a test message, once it was tried. */
async function tried(at: Actor, webhook: Record<string, any>): Promise<any> {
  const { body } = await at.post(`/webhooks/${webhook['id'] as string}/test`);
  while (true) {
    const delivery = await deliveryOf(at, webhook, body.id as string);
    if (delivery.status !== 'pending' || delivery.error !== null) return delivery;
    await delay(50);
  }
}

const verified = ({ headers, body }: Message, { secret }: Record<string, any>): unknown =>
  new Webhook(secret as string).verify(body, headers as Record<string, string>);

describe('A receiver over HTTPS', () => {
  it('is sent to when the operator trusts its authority, and not when its certificate is wrong', async () => {
    const { at } = await started({ NODE_EXTRA_CA_CERTS: `${folder}/authority.pem` });
    const receivers = await Promise.all(['known', 'misnamed', 'unknown'].map(secure));
    const ends = [];
    const webhooks = [];
    for (const one of receivers) {
      const webhook = await webhookTo(at, one, ['order.paid']);
      webhooks.push(webhook);
      ends.push(await tried(at, webhook));
    }
    expect(ends.map(({ status, answerStatus, error }) => [status, answerStatus, error])).toEqual([
      ['delivered', 204, null],
      ['pending', null, 'The connection failed (ERR_TLS_CERT_ALTNAME_INVALID).'],
      ['pending', null, 'The connection failed (DEPTH_ZERO_SELF_SIGNED_CERT).'],
    ]);
    expect(receivers.map(({ messages }) => messages.length)).toEqual([1, 0, 0]);
    expect(verified(receivers[0]!.messages[0]!, webhooks[0]!)).toMatchObject({ type: 'webhook.test' });
  }, 60_000);

  it('is not sent to where nobody trusts its authority', async () => {
    const one = await secure('known');
    const webhook = await webhookTo(admin, one, ['order.paid']);
    const { body } = await admin.post(`/webhooks/${webhook['id'] as string}/test`);
    await deliver(stoa);
    const { status, error } = await deliveryOf(admin, webhook, body.id as string);
    expect([status, error]).toEqual(['pending', 'The connection failed (UNABLE_TO_VERIFY_LEAF_SIGNATURE).']);
    expect(one.messages).toEqual([]);
  });
});

describe('A process that is killed between the answer and its record', () => {
  it('has the message sent again by another, under the same id', async () => {
    const lock = await stoa.sql.connect();
    const { one, at } = await started();
    const answered = Promise.withResolvers<void>();
    const target: Receiver = await receiver((_, response) => {
      if (target.messages.length > 1) return void response.writeHead(204).end();
      // whoever wants to record the answer waits for this lock
      void lock.query('BEGIN; SELECT FROM webhooks FOR UPDATE').then(() => {
        response.writeHead(204).end();
        answered.resolve();
      });
    });
    open.push(target);
    const webhook = await webhookTo(at, target, ['order.paid']);
    const { body } = await at.post(`/webhooks/${webhook['id'] as string}/test`);
    await answered.promise;
    const waits = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
      AND query LIKE '%FROM webhooks WHERE id = $1 AND claim = $2%'`;
    while ((await stoa.sql.query(waits)).rowCount === 0) await delay(20);
    expect(await one.end('SIGKILL')).toBe('SIGKILL');
    await lock.query('ROLLBACK');
    expect(await deliveryOf(admin, webhook, body.id as string)).toMatchObject({
      status: 'pending',
      attempts: 1,
    });

    const clock = moveClock(stoa);
    clock.ahead(61);
    await deliver(stoa);
    clock.stop();
    lock.release();
    expect(target.messages).toHaveLength(2);
    const ids = target.messages.map(({ headers }) => headers['webhook-id']);
    expect(ids[1]).toBe(ids[0]);
  }, 60_000);
});
