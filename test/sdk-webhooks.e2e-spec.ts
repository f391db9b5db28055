import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyWebhook, WebhookVerificationError, type WebhookMessage } from '@stoa/sdk';
import { createHmac, randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { eventTypes } from '../src/events/event-types.js';
import type { Actor } from './support/actor.js';
import { categoryOf } from './support/catalogue.js';
import { deliver, receiver, tested, webhookTo, type Receiver } from './support/receivers.js';
import { Stoa } from './support/stoa.js';

const secretOf = (): string => `whsec_${randomBytes(24).toString('base64')}`;
const secret = secretOf();
const body = JSON.stringify({
  type: 'order.paid',
  timestamp: '2026-01-31T09:30:00.000Z',
  data: { orderId: 'ü' },
});
const now = (): number => Math.floor(Date.now() / 1000);

/** The headers of a message, as the specification makes them. */
function signed(text: string, by = secret, { id = 'msg_1', at = now() } = {}): Record<string, string> {
  const signature = new Webhook(by).sign(id, new Date(at * 1000), text);
  return { 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': signature };
}
const refused = (call: Promise<unknown>) => expect(call).rejects.toBeInstanceOf(WebhookVerificationError);

describe('A webhook is verified by the SDK', () => {
  it('when the library of Standard Webhooks has signed it', async () => {
    expect(await verifyWebhook(body, signed(body), secret)).toEqual(JSON.parse(body));
  });

  it('exactly when the library verifies it', async () => {
    const given: [string, Record<string, string>][] = [
      [body, signed(body)],
      [`${body} `, signed(body)],
      [body, { ...signed(body), 'webhook-id': 'msg_2' }],
      [body, { ...signed(body), 'webhook-timestamp': String(now() - 1) }],
      [body, { ...signed(body), 'webhook-signature': 'v1,AAAA' }],
      [
        body,
        { ...signed(body), 'webhook-signature': signed(body)['webhook-signature']!.replace('v1', 'v2') },
      ],
      [body, { ...signed(body), 'webhook-signature': '' }],
      [body, signed(body, secretOf())],
      [body, signed(body, secret, { at: now() - 290 })],
      [body, signed(body, secret, { at: now() + 290 })],
      [body, signed(body, secret, { at: now() - 310 })],
      [body, signed(body, secret, { at: now() + 310 })],
    ];
    const byLibrary = given.map(([text, headers]) => {
      try {
        new Webhook(secret).verify(text, headers);
        return true;
      } catch {
        return false;
      }
    });
    const bySdk = await Promise.all(
      given.map(([text, headers]) =>
        verifyWebhook(text, headers, secret).then(
          () => true,
          () => false,
        ),
      ),
    );
    expect(bySdk).toEqual(byLibrary);
    expect(bySdk.filter(Boolean)).toHaveLength(3);
  });

  it('as text, as bytes, as a part of a buffer, and with the headers of a Request', async () => {
    const headers = signed(body);
    const whole = Buffer.from(`xx${body}`);
    for (const given of [body, Buffer.from(body), new TextEncoder().encode(body), whole.subarray(2)])
      expect(await verifyWebhook(given, headers, secret)).toMatchObject({ data: { orderId: 'ü' } });
    const { buffer } = new TextEncoder().encode(body);
    const request = new Request('https://shop.example.com/hook', { method: 'POST', body, headers });
    expect(await verifyWebhook(buffer, request.headers, secret)).toMatchObject({ type: 'order.paid' });
    expect(await verifyWebhook(await request.arrayBuffer(), request.headers, secret)).toBeTruthy();
    const capitals = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]),
    );
    await verifyWebhook(body, capitals, secret);
  });

  it('by any of several signatures and any of several secrets', async () => {
    const other = secretOf();
    const both = `${signed(body, other)['webhook-signature']} ${signed(body)['webhook-signature']} v1a,zzz`;
    const headers = { ...signed(body), 'webhook-signature': both };
    await verifyWebhook(body, headers, secret);
    await verifyWebhook(body, headers, [secretOf(), other]);
    await refused(verifyWebhook(body, headers, [secretOf(), secretOf()]));
  });

  it('without the prefix of its secret, too, and never without a secret', async () => {
    await verifyWebhook(body, signed(body), secret.replace('whsec_', ''));
    await expect(verifyWebhook(body, signed(body), [])).rejects.toBeInstanceOf(TypeError);
    await expect(verifyWebhook(body, signed(body), '')).rejects.toBeInstanceOf(TypeError);
    await expect(verifyWebhook(body, signed(body), 'whsec_%%%')).rejects.toBeInstanceOf(TypeError);
  });

  it('and not when a header is missing, is twice there, or is no time', async () => {
    const headers = signed(body);
    for (const name of Object.keys(headers))
      await refused(verifyWebhook(body, { ...headers, [name]: undefined }, secret));
    await refused(verifyWebhook(body, { ...headers, 'webhook-id': ['msg_1', 'msg_2'] }, secret));
    for (const time of ['', 'now', '-1', '1e9', 'NaN', '99999999999999999999'])
      await refused(verifyWebhook(body, { ...headers, 'webhook-timestamp': time }, secret));
  });

  it('and not when it is signed, but is no JSON', async () => {
    await refused(verifyWebhook('hello', signed('hello'), secret));
  });
});

describe('What Stoa sends to a webhook', () => {
  let stoa: Stoa;
  let admin: Actor;
  let one: Receiver;
  beforeAll(async () => {
    stoa = await Stoa.start({ WEBHOOK_ALLOWED_HOSTS: '127.0.0.0/8' });
    admin = await stoa.given.admin();
    one = await receiver();
  });
  afterAll(async () => {
    await one.stop();
    await stoa.stop();
  });

  it('is verified by the SDK, an event and a test', async () => {
    const webhook = await webhookTo(admin, one, ['category.*']);
    const category = await categoryOf(admin, { name: 'Told' });
    await deliver(stoa);
    await tested(stoa, admin, webhook);
    const [told, test] = await Promise.all(
      one.messages
        .splice(0)
        .map((message) => verifyWebhook(message.body, message.headers, webhook['secret'])),
    );
    if (told?.type !== 'category.created') throw new Error(`not that: ${told?.type}`);
    expect(told.data.categoryId).toBe(category['id']);
    expect(test).toMatchObject({ type: 'webhook.test', data: { webhookId: webhook['id'] } });
  });

  it('is verified by the old secret and by the new one while it changes', async () => {
    const webhook = await webhookTo(admin, one, ['order.paid']);
    const { body: renewed } = await admin.post(`/webhooks/${webhook['id']}/rotate-secret`);
    await tested(stoa, admin, webhook);
    const [message] = one.messages.splice(0);
    expect(renewed.secret).not.toBe(webhook['secret']);
    for (const known of [webhook['secret'], renewed.secret, [renewed.secret, webhook['secret']]])
      await verifyWebhook(message!.body, message!.headers, known);
    await refused(verifyWebhook(message!.body, message!.headers, secretOf()));
  });

  it('has types that the SDK knows, all of them', () => {
    const known: Record<WebhookMessage['type'], true> = Object.fromEntries(
      [...eventTypes, 'webhook.test'].map((type) => [type, true]),
    ) as Record<WebhookMessage['type'], true>;
    expect(Object.keys(known)).toHaveLength(39);
  });

  it('is signed with the hash of the specification', async () => {
    const at = now();
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const mac = createHmac('sha256', key).update(`msg_1.${at}.${body}`).digest('base64');
    const headers = {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(at),
      'webhook-signature': `v1,${mac}`,
    };
    expect(await verifyWebhook(body, headers, secret)).toMatchObject({ type: 'order.paid' });
  });
});
