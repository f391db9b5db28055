import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Socket } from 'node:net';
import { WebhookCall } from '../src/webhooks/delivery/webhook-call.js';
import type { Actor } from './support/actor.js';
import { moveClock } from './support/clock.js';
import {
  deliver,
  deliveryOf,
  rawReceiver,
  receiver,
  tested,
  webhookTo,
  type Receiver,
} from './support/receivers.js';
import { lettersTo } from './support/mailbox.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let admin: Actor;
const email = 'creator@example.com';
const open: Receiver[] = [];

beforeAll(async () => {
  stoa = await Stoa.start({ WEBHOOK_ALLOWED_HOSTS: '127.0.0.0/8' });
  admin = await stoa.given.account({ role: 'admin', email });
  Object.assign(stoa.app.get(WebhookCall), { deadlineMilliseconds: 700 });
});
afterAll(async () => {
  await Promise.all(open.map((one) => one.stop()));
  await stoa.stop();
});

const kept = (one: Receiver): Receiver => (open.push(one), one);
const answering = async (status: number, headers = {}, body = ''): Promise<Receiver> =>
  kept(await receiver((_, response) => void response.writeHead(status, headers).end(body)));
const raw = async (onData: (socket: Socket) => void): Promise<Receiver> =>
  kept(await rawReceiver((socket) => void socket.once('data', () => onData(socket))));
/** A webhook to the receiver after one test. */
const after = async (one: Pick<Receiver, 'url'>): Promise<{ webhook: any; delivery: any; path: string }> => {
  const webhook = await webhookTo(admin, one, ['order.paid']);
  const delivery = await tested(stoa, admin, webhook);
  const path = `/webhooks/${webhook['id'] as string}`;
  return { webhook: (await admin.get(path)).body, delivery, path };
};

describe('A receiver', () => {
  it('that fails gets the message again, under the same id, until it takes it', async () => {
    let failures = 3;
    const one = kept(
      await receiver(
        (_, response) => void response.writeHead((failures -= 1) >= 0 ? 500 : 200).end('so it is'),
      ),
    );
    const { webhook, delivery } = await after(one);
    expect(delivery).toMatchObject({ status: 'pending', answerStatus: 500, error: 'It was answered 500.' });
    expect(webhook.failingSince).not.toBeNull();
    const clock = moveClock(stoa);
    for (let turn = 0; turn < 4; turn += 1) {
      clock.ahead(60);
      await deliver(stoa);
    }
    clock.stop();
    expect(await deliveryOf(admin, webhook, delivery.id)).toMatchObject({ status: 'delivered', attempts: 4 });
    expect(new Set(one.messages.map(({ headers }) => headers['webhook-id']))).toEqual(
      new Set([delivery.eventId]),
    );
    expect((await admin.get(`/webhooks/${webhook.id as string}`)).body.failingSince).toBeNull();
  });

  it('that is not there for a day does not get the message', async () => {
    const gone = await answering(200);
    await gone.stop();
    open.pop();
    const { webhook, delivery } = await after(gone);
    expect(delivery).toMatchObject({ answerStatus: null, error: 'The connection failed (ECONNREFUSED).' });
    const clock = moveClock(stoa);
    let sent = 1;
    for (let hour = 0; hour <= 28; hour += 4) {
      await deliver(stoa);
      clock.ahead(4 * 3_600);
      sent += 1;
    }
    clock.stop();
    const { rows } = await stoa.sql.query(
      'SELECT status, attempts FROM webhook_deliveries WHERE webhook_id = $1',
      [webhook.id],
    );
    expect(rows[0].status).toBe('failed');
    expect(rows[0].attempts).toBeLessThanOrEqual(sent);
    expect(rows[0].attempts).toBeGreaterThan(5);
  });

  it('that hangs delays no other, and one that answers byte by byte has its time too', async () => {
    const order: string[] = [];
    const hanging = await raw((socket) => void socket.on('close', () => order.push('hanging')));
    const slow = await raw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n');
      const drip = setInterval(() => void socket.write('x'), 20);
      socket.on('close', () => clearInterval(drip));
    });
    const dripping = await raw((socket) => {
      const drip = setInterval(() => void socket.write('H'), 20);
      socket.on('close', () => clearInterval(drip));
    });
    const quick = kept(
      await receiver((_, response) => {
        order.push('quick');
        response.end();
      }),
    );
    const hooks = [];
    for (const one of [hanging, slow, dripping, quick]) {
      const webhook = await webhookTo(admin, one, ['order.paid']);
      const count = one === quick ? 3 : 1;
      for (let turn = 0; turn < count; turn += 1)
        hooks.push([
          webhook,
          (await admin.post(`/webhooks/${webhook['id'] as string}/test`)).body.id,
        ] as const);
    }
    await deliver(stoa);
    expect(order).toEqual(['quick', 'quick', 'quick', 'hanging']);
    const ends = await Promise.all(hooks.map(([webhook, id]) => deliveryOf(admin, webhook, id)));
    const late = 'It was not answered to the end within 0.7 s.';
    expect(ends.map(({ status, answerStatus, error }) => [status, answerStatus, error])).toEqual([
      ['pending', null, late],
      ['pending', 200, late],
      ['pending', null, 'The connection failed (HPE_INVALID_CONSTANT).'],
      ['delivered', 200, null],
      ['delivered', 200, null],
      ['delivered', 200, null],
    ]);
  });

  it('that redirects is not followed: that is a failure', async () => {
    const target = await answering(200);
    const one = await answering(302, { location: target.url });
    expect((await after(one)).delivery).toMatchObject({ status: 'pending', answerStatus: 302 });
    expect(target.messages).toEqual([]);
  });

  it('that answers a gigabyte is read no further than it must be', async () => {
    let sent = 0;
    const closed: Promise<void>[] = [];
    const one = await raw((socket) => {
      const block = Buffer.alloc(1 << 20, 0x61);
      closed.push(new Promise((resolve) => void socket.on('close', () => resolve())));
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${1 << 30}\r\n\r\n`);
      const more = (): void => {
        while (sent < 1 << 30 && !socket.destroyed && socket.write(block)) sent += block.length;
      };
      socket.on('drain', more);
      more();
    });
    const { delivery } = await after(one);
    await Promise.all(closed);
    expect(delivery).toMatchObject({ status: 'delivered', answerStatus: 200, error: null });
    expect(delivery.answerBody).toBe('a'.repeat(16_384));
    expect(sent).toBeLessThan(1 << 26);
  });

  it('that answers what is no text is kept as text', async () => {
    const bytes = Buffer.from([0x6f, 0x6b, 0x00, 0xff, 0xed, 0xa0, 0x80, 0xc3, 0x28]);
    const one = kept(await receiver((_, response) => void response.writeHead(400).end(bytes)));
    const { delivery } = await after(one);
    expect(delivery.answerBody).toBe('ok\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD(');
  });

  it.each([
    '\u0000\u0001garbage',
    'HTTP/1.1 99999 What\r\n\r\n',
    'SSH-2.0-x\r\n',
    '',
    'HTTP/1.1 101 Switch\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
  ])('that speaks no HTTP has not taken the message: %j', async (text) => {
    const { delivery } = await after(await raw((socket) => void socket.end(text, 'latin1')));
    expect(delivery.status).toBe('pending');
    expect(delivery.error).toEqual(expect.any(String));
  });

  it('that breaks off in the middle has not taken it', async () => {
    const one = await raw((socket) => void socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf'));
    expect((await after(one)).delivery).toMatchObject({
      status: 'pending',
      answerStatus: 200,
      answerBody: 'half',
    });
  });

  it.each([
    ['7200', 7_200],
    ['99999999', 4 * 3_600],
  ])(
    'that is asked too much is left alone for as long as it says, within bounds: %s',
    async (header, seconds) => {
      const one = await answering(429, { 'retry-after': header });
      const { webhook } = await after(one);
      await admin.post(`/webhooks/${webhook.id as string}/test`);
      const clock = moveClock(stoa);
      clock.ahead(seconds - 60);
      await deliver(stoa);
      expect(one.messages).toHaveLength(1);
      clock.ahead(61);
      await deliver(stoa);
      clock.stop();
      expect(one.messages.length).toBeGreaterThan(1);
    },
  );

  it('that is gone (410) is not called again, and the one who made the webhook gets a mail', async () => {
    const { webhook, delivery, path } = await after(await answering(410));
    expect(webhook).toMatchObject({ status: 'disabled', disabledReason: 'gone' });
    expect(delivery).toMatchObject({ status: 'failed', answerStatus: 410, nextAttemptAt: null });
    const [letter] = await lettersTo(stoa, email);
    expect(letter).toMatchObject({ subject: 'The webhook "A receiver" is disabled' });
    expect(letter?.text).toContain('410');
    const { rows } = await stoa.sql.query(
      "SELECT details FROM audit_log WHERE type = 'webhook.disabled' AND details->>'webhookId' = $1",
      [webhook.id],
    );
    expect(rows).toEqual([{ details: { webhookId: webhook.id, reason: 'gone' } }]);
    expect((await admin.patch(path, { status: 'active' })).body).toMatchObject({ failingSince: null });
  });

  it('that took nothing for five days is given up, and every admin gets a mail when its maker is none any more', async () => {
    const other = await stoa.given.account({ role: 'admin', email: 'second@example.com' });
    const one = await answering(503);
    const webhook = await webhookTo(other, one, ['order.paid']);
    await tested(stoa, admin, webhook);
    await stoa.change("UPDATE users SET role = 'viewer' WHERE id = $1", [other.id]);
    const asked = 'SELECT status, disabled_reason FROM webhooks WHERE id = $1';
    const state = async () => (await stoa.sql.query(asked, [webhook['id']])).rows[0];
    const clock = moveClock(stoa);
    clock.ahead(4.9 * 86_400);
    await deliver(stoa);
    expect(await state()).toEqual({ status: 'active', disabled_reason: null });
    await stoa.sql.query(
      `INSERT INTO webhook_deliveries (id, webhook_id, event_id, event_type, body, status, next_attempt_at, created_at)
       VALUES (gen_random_uuid(), $1, gen_random_uuid(), 'order.paid', '{}', 'pending', now(), now() + interval '5 days')`,
      [webhook['id']],
    );
    clock.ahead(0.2 * 86_400);
    await deliver(stoa);
    expect(await state()).toEqual({ status: 'disabled', disabled_reason: 'failing' });
    expect(await lettersTo(stoa, 'second@example.com')).toEqual([]);
    expect((await lettersTo(stoa, email)).map(({ text }) => text).join()).toContain('five days');
    clock.stop();
  });
});
