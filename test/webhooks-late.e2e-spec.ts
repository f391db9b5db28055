import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import type { Actor } from './support/actor.js';
import { moveClock } from './support/clock.js';
import { deliver, deliveryOf, receiver, tested, webhookTo, type Receiver } from './support/receivers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let admin: Actor;
const open: Receiver[] = [];

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
const pathOf = (webhook: Record<string, any>): string => `/webhooks/${webhook['id'] as string}`;

/** A message that has come to its receiver, who has not answered it yet. */
async function underWay() {
  const called = Promise.withResolvers<ServerResponse>();
  const one = await listens((_, response) => called.resolve(response));
  const webhook = await webhookTo(admin, one, ['order.paid']);
  const { id } = (await admin.post(`${pathOf(webhook)}/test`)).body;
  const sent = deliver(stoa);
  const response = await called.promise;
  const answer = async (status: number, headers: Record<string, string> = {}): Promise<void> => {
    response.writeHead(status, headers).end();
    await sent;
  };
  return { one, webhook, id: id as string, answer };
}

/** Whatever failed once is due again. */
async function deliverLater(): Promise<void> {
  const clock = moveClock(stoa);
  clock.ahead(20);
  await deliver(stoa);
  clock.stop();
}

describe('An address that is the webhook’s no longer', () => {
  it.each([
    [410, {}],
    [503, { 'retry-after': '14400' }],
    [500, {}],
  ])(
    'and answers %i late speaks for that one message, which goes to the new one',
    async (status, headers) => {
      const { one, webhook, id, answer } = await underWay();
      const other = await listens();
      await admin.patch(pathOf(webhook), { url: other.url });
      await answer(status, headers);
      const told = { status: 'pending', attempts: 1, answerStatus: status };
      expect(await deliveryOf(admin, webhook, id)).toMatchObject(told);
      const { body } = await admin.get(pathOf(webhook));
      expect(body).toMatchObject({ status: 'active', disabledReason: null, failingSince: null });
      expect(await tested(stoa, admin, webhook)).toMatchObject({ status: 'delivered' });
      await deliverLater();
      expect(await deliveryOf(admin, webhook, id)).toMatchObject({ status: 'delivered', attempts: 2 });
      const ids = other.messages.map(({ headers: { 'webhook-id': name } }) => name);
      expect(ids).toContain(one.messages[0]?.headers['webhook-id']);
      expect([one.messages.length, ids.length]).toEqual([1, 2]);
    },
  );

  it('and takes a message late has taken it', async () => {
    const { webhook, id, answer } = await underWay();
    const other = await listens();
    await admin.patch(pathOf(webhook), { url: other.url });
    await answer(204);
    await deliverLater();
    expect(await deliveryOf(admin, webhook, id)).toMatchObject({ status: 'delivered', attempts: 1 });
    expect(other.messages).toEqual([]);
  });
});

describe('A message that was given up while it was under way', () => {
  it.each([500, 503])(
    'is not sent again when it is answered %i, although the webhook is active again',
    async (status) => {
      const { one, webhook, id, answer } = await underWay();
      await admin.patch(pathOf(webhook), { status: 'disabled' });
      await admin.patch(pathOf(webhook), { status: 'active' });
      await answer(status);
      const told = { status: 'failed', nextAttemptAt: null, answerStatus: status };
      expect(await deliveryOf(admin, webhook, id)).toMatchObject(told);
      await deliverLater();
      expect(one.messages).toHaveLength(1);
      expect(await deliveryOf(admin, webhook, id)).toMatchObject({ ...told, attempts: 1 });
    },
  );

  it('is delivered when it was taken all the same', async () => {
    const { webhook, id, answer } = await underWay();
    await admin.patch(pathOf(webhook), { status: 'disabled' });
    await admin.patch(pathOf(webhook), { status: 'active' });
    await answer(204);
    expect(await deliveryOf(admin, webhook, id)).toMatchObject({ status: 'delivered', error: null });
  });
});
