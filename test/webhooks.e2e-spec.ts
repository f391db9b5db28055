import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';
import { DeliveryRetention } from '../src/webhooks/delivery/retention.js';
import { eventTypes } from '../src/events/event-types.js';
import { derivedKey, seal } from '../src/auth/keys/sealing.js';
import { WebhookSecrets } from '../src/webhooks/webhook-secrets.js';
import type { Actor } from './support/actor.js';
import { categoryOf } from './support/catalogue.js';
import { moveClock } from './support/clock.js';
import { expectProblem } from './support/matchers.js';
import {
  deliver,
  deliveryOf,
  receiver,
  tested,
  webhookTo,
  type Message,
  type Receiver,
} from './support/receivers.js';
import { freshKey } from './support/orders.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let admin: Actor;
let editor: Actor;
const open: Receiver[] = [];

beforeAll(async () => {
  stoa = await Stoa.start({ WEBHOOK_ALLOWED_HOSTS: '127.0.0.0/8' });
  admin = await stoa.given.admin();
  editor = await stoa.given.editor();
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
const verified = (secret: string, { body, headers }: Message): any =>
  new Webhook(secret).verify(body, headers as Record<string, string>);
const rowsOf = async (webhook: Record<string, any>, query = ''): Promise<any[]> =>
  (await admin.get(`/webhooks/${webhook['id'] as string}/deliveries${query}`)).body.data;

describe('A webhook', () => {
  it('is told of the events that it asks for, of others not, signed so that any library verifies it', async () => {
    const [all, some, none] = [await listens(), await listens(), await listens()];
    const whole = await webhookTo(admin, all, ['category.created']);
    const family = await webhookTo(admin, some, ['category.*']);
    await webhookTo(admin, none, ['order.paid']);
    const category = await categoryOf(editor, { name: 'Told' });
    await deliver(stoa);
    expect([all, some, none].map(({ messages }) => messages.length)).toEqual([1, 1, 0]);
    const [message] = all.messages as [Message];
    const { rows } = await stoa.sql.query('SELECT id, occurred_at FROM outbox WHERE aggregate_id = $1', [
      category['id'],
    ]);
    expect(message.headers['webhook-id']).toBe(rows[0].id);
    expect(verified(whole['secret'], message)).toEqual({
      type: 'category.created',
      timestamp: rows[0].occurred_at.toISOString(),
      data: { categoryId: category['id'], slug: category['slug'], parentId: null },
    });
    expect(() => verified(family['secret'], message)).toThrow();
    verified(family['secret'], some.messages[0]!);
  });

  it('is signed over id, time and body, by the letter of the specification', async () => {
    const one = await listens();
    const webhook = await webhookTo(admin, one, ['order.paid']);
    await tested(stoa, admin, webhook);
    const { body, headers } = one.messages[0]!;
    const key = Buffer.from(webhook['secret'].replace('whsec_', ''), 'base64');
    expect(key).toHaveLength(32);
    const signed = `${headers['webhook-id'] as string}.${headers['webhook-timestamp'] as string}.${body}`;
    expect(headers['webhook-signature']).toBe(
      `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
    );
    expect(headers['content-type']).toBe('application/json');
  });

  it('is signed with the old secret and the new one for a day, then with the new one alone', async () => {
    const one = await listens();
    const webhook = await webhookTo(admin, one, ['order.paid']);
    const renewed = (await admin.post(`/webhooks/${webhook['id'] as string}/rotate-secret`)).body;
    expect(renewed.secret).not.toBe(webhook['secret']);
    await tested(stoa, admin, webhook);
    verified(webhook['secret'], one.messages[0]!);
    verified(renewed.secret, one.messages[0]!);
    const clock = moveClock(stoa);
    clock.ahead(86_401);
    // the access token has ended by then
    await stoa.sql.query(
      "UPDATE webhook_deliveries SET status = 'pending', next_attempt_at = now() WHERE webhook_id = $1",
      [webhook['id']],
    );
    await deliver(stoa);
    clock.stop();
    const { headers, body } = one.messages[1]!;
    expect((headers['webhook-signature'] as string).split(' ')).toHaveLength(1);
    const signed = `${headers['webhook-id'] as string}.${headers['webhook-timestamp'] as string}.${body}`;
    const key = Buffer.from(renewed.secret.replace('whsec_', ''), 'base64');
    expect(headers['webhook-signature']).toBe(
      `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
    );
  });

  it('shows its secret once, the same to a retry, and nothing that is stored says it', async () => {
    const one = await listens();
    const [body, key] = [{ name: 'Retried', url: one.url, eventTypes: ['*'] }, freshKey()];
    const first = await admin.post('/webhooks', body, key);
    const again = await admin.post('/webhooks', body, key);
    expect(first.headers.get('location')).toContain(`/api/v1/webhooks/${first.body.id as string}`);
    expect(first.headers.get('cache-control')).toBe('no-store');
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.body).toEqual(first.body);
    expect((await admin.get(`/webhooks/${first.body.id as string}`)).body).not.toHaveProperty('secret');
    const secret = first.body.secret.replace('whsec_', '');
    const { rows } = await stoa.sql.query(
      'SELECT response AS kept FROM idempotency_keys UNION ALL SELECT row_to_json(w)::text FROM webhooks w',
    );
    const hex = Buffer.from(secret, 'base64').toString('hex');
    for (const { kept } of rows) {
      expect(kept).not.toContain(secret);
      expect(kept).not.toContain(hex);
    }
    await admin.delete(`/webhooks/${first.body.id as string}`);
  });

  it('has a secret that outlives a change of the configured one: opened under the one before, then sealed anew', async () => {
    const before = 'the secret of the configuration before it was changed';
    const one = await listens();
    const webhook = await webhookTo(admin, one, ['category.created']);
    const key = Buffer.from((webhook['secret'] as string).replace('whsec_', ''), 'base64');
    await stoa.sql.query(
      'UPDATE webhooks SET secret_sealed = $2, previous_secret_sealed = NULL WHERE id = $1',
      [webhook['id'], seal(derivedKey(before, 'webhook-secrets'), key)],
    );
    const beside = await stoa.beside({
      KEY_ENCRYPTION_SECRET_PREVIOUS: before,
      WEBHOOK_ALLOWED_HOSTS: '127.0.0.0/8',
    });
    await admin.post(`/webhooks/${webhook['id'] as string}/test`);
    await deliver(beside);
    await beside.app.get(WebhookSecrets).tend();
    await beside.stop();
    // this one has never heard of the secret before
    await admin.post(`/webhooks/${webhook['id'] as string}/test`);
    await deliver(stoa);
    expect(one.messages).toHaveLength(2);
    for (const message of one.messages) expect(verified(webhook['secret'], message)).toBeDefined();
  });

  it('is called by its host when nobody names it', async () => {
    const url = 'https://receiver.example.com:8443/stoa';
    const { status, body } = await admin.post('/webhooks', { url, eventTypes: ['order.paid'] }, freshKey());
    expect(status).toBe(201);
    expect(body.name).toBe('receiver.example.com');
    expect((await admin.delete(`/webhooks/${body.id as string}`)).status).toBe(204);
  });

  it('is changed by whoever read it last, disabled and enabled, and every change is in the audit log', async () => {
    const one = await listens();
    const webhook = await webhookTo(admin, one, ['category.*']);
    const path = `/webhooks/${webhook['id'] as string}`;
    const etag = (await admin.get(path)).headers.get('etag')!;
    const disabled = await admin.patch(path, { status: 'disabled' }, { 'if-match': etag });
    expect(disabled.body).toMatchObject({ status: 'disabled', disabledReason: 'by_admin' });
    expectProblem(
      await admin.patch(path, { name: 'Late' }, { 'if-match': etag }),
      412,
      'PRECONDITION_FAILED',
    );
    expectProblem(await admin.post(`${path}/test`), 409, 'WEBHOOK_DISABLED');
    await categoryOf(editor, { name: 'Told' });
    await deliver(stoa);
    expect(one.messages).toEqual([]);
    const active = await admin.patch(path, { status: 'active', eventTypes: ['order.*'] });
    expect(active.body).toMatchObject({ status: 'active', disabledReason: null, eventTypes: ['order.*'] });
    await admin.post(`${path}/rotate-secret`);
    expect((await admin.delete(path)).status).toBe(204);
    expectProblem(await admin.get(path), 404, 'NOT_FOUND');
    const { rows } = await stoa.sql.query(
      "SELECT type, actor_id FROM audit_log WHERE details->>'webhookId' = $1 ORDER BY occurred_at, id",
      [webhook['id']],
    );
    expect(rows.map(({ type }) => type)).toEqual([
      'webhook.created',
      'webhook.updated',
      'webhook.updated',
      'webhook.secret_rotated',
      'webhook.deleted',
    ]);
    expect(new Set(rows.map(({ actor_id }) => actor_id))).toEqual(new Set([admin.id]));
  });

  it('takes only events that there are', async () => {
    const url = 'https://receiver.example.com/';
    for (const eventTypes of [
      [],
      ['order.eaten'],
      ['cat.*'],
      ['**'],
      ['order.paid', 'order.paid'],
      ['webhook.test'],
    ])
      expectProblem(await admin.post('/webhooks', { name: 'x', url, eventTypes }), 400, 'VALIDATION_FAILED');
  });

  it('can be told of every event that is documented, and of no other', () => {
    const documented = [...readFileSync('docs/events.md', 'utf8').matchAll(/^\| `([\w.]+)` /gm)];
    expect(eventTypes).toEqual(documented.map(([, type]) => type).sort());
  });

  it('is one of fifty at most', async () => {
    const [row] = (
      await stoa.sql.query('SELECT count(*)::int AS count FROM webhooks WHERE deleted_at IS NULL')
    ).rows;
    const body = { name: 'Many', url: 'https://receiver.example.com/', eventTypes: ['order.paid'] };
    const answers = await Promise.all(Array.from({ length: 52 }, () => admin.post('/webhooks', body)));
    const made = answers.filter(({ status }) => status === 201);
    expect(made).toHaveLength(50 - row.count);
    for (const answer of answers.filter(({ status }) => status !== 201))
      expectProblem(answer, 409, 'TOO_MANY_WEBHOOKS');
    await stoa.sql.query("DELETE FROM webhooks WHERE name = 'Many'");
  });
});

describe('The log of a webhook', () => {
  it('has each message with its body and answer, filters, and sends again what is asked for', async () => {
    const one = await listens((_, response) => void response.writeHead(200).end('thanks'));
    const webhook = await webhookTo(admin, one, ['category.*']);
    const category = await categoryOf(editor, { name: 'Told' });
    await deliver(stoa);
    const test = await tested(stoa, admin, webhook);
    expect(test).toMatchObject({ type: 'webhook.test', status: 'delivered', attempts: 1, error: null });
    const [told, ...more] = await rowsOf(webhook, '?type=category.created&status=delivered');
    expect(more).toEqual([]);
    expect(await rowsOf(webhook, '?status=failed')).toEqual([]);
    const whole = await deliveryOf(admin, webhook, told.id);
    expect(whole).toMatchObject({ answerStatus: 200, answerBody: 'thanks', nextAttemptAt: null });
    expect(JSON.parse(whole.requestBody).data.categoryId).toBe(category['id']);
    const again = await admin.post(
      `/webhooks/${webhook['id'] as string}/deliveries/${told.id as string}/redeliver`,
    );
    expect(again.status).toBe(201);
    await deliver(stoa);
    const [first, , second] = one.messages as [Message, Message, Message];
    expect(second.body).toBe(first.body);
    expect(second.headers['webhook-id']).toBe(first.headers['webhook-id']);
    expect(await rowsOf(webhook)).toHaveLength(3);
  });

  it('goes back thirty days', async () => {
    const one = await listens();
    const webhook = await webhookTo(admin, one, ['order.paid']);
    const [old, young] = [await tested(stoa, admin, webhook), await tested(stoa, admin, webhook)];
    await stoa.change("UPDATE webhook_deliveries SET created_at = now() - interval '31 days' WHERE id = $1", [
      old.id,
    ]);
    await stoa.app.get(DeliveryRetention).tidy();
    expect((await rowsOf(webhook)).map(({ id }) => id)).toEqual([young.id]);
  });
});
