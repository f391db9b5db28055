import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Consumers, type InnerConsumer } from '../src/events/consumers.js';
import { EventRelay } from '../src/events/relay/relay.js';
import { Outcomes } from '../src/webhooks/delivery/outcomes.js';
import type { Actor } from './support/actor.js';
import { categoryOf } from './support/catalogue.js';
import { moveClock } from './support/clock.js';
import { settle } from './support/events.js';
import { draftOf } from './support/journal.js';
import { deliver, deliveryOf, receiver, webhookTo } from './support/receivers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let beside: Stoa;
let admin: Actor;
let editor: Actor;

beforeAll(async () => {
  stoa = await Stoa.start({ WEBHOOK_ALLOWED_HOSTS: '127.0.0.0/8' });
  beside = await stoa.beside({ WEBHOOK_ALLOWED_HOSTS: '127.0.0.0/8' });
  admin = await stoa.given.admin();
  editor = await stoa.given.editor();
});
afterAll(async () => {
  await beside.stop();
  await stoa.stop();
});

describe('Two instances', () => {
  it('send each message once, and to one webhook one at a time', async () => {
    const atOnce = { now: 0, most: 0 };
    const one = await receiver((_, response) => {
      atOnce.most = Math.max(atOnce.most, (atOnce.now += 1));
      setTimeout(() => {
        atOnce.now -= 1;
        response.end();
      }, 5);
    });
    const other = await receiver();
    await webhookTo(admin, one, ['category.created']);
    await webhookTo(admin, other, ['category.created']);
    for (let index = 0; index < 20; index += 1) await categoryOf(editor, { name: `Number ${index}` });
    await deliver(stoa, beside);
    await deliver(stoa, beside);
    await Promise.all([one.stop(), other.stop()]);
    for (const { messages } of [one, other]) {
      expect(messages).toHaveLength(20);
      expect(new Set(messages.map(({ headers }) => headers['webhook-id'])).size).toBe(20);
    }
    expect(atOnce.most).toBe(1);
  });
});

describe('A crash between the answer and its record', () => {
  it('has the message sent again, by whoever is left, under the same id', async () => {
    const one = await receiver();
    const webhook = await webhookTo(admin, one, ['order.paid']);
    const { id } = (await admin.post(`/webhooks/${webhook['id'] as string}/test`)).body;
    const outcomes = stoa.app.get(Outcomes);
    // what a process that ends at this moment does: nothing
    outcomes.record = () => Promise.resolve();
    await deliver(stoa);
    Reflect.deleteProperty(outcomes, 'record');
    await deliver(beside);
    expect(one.messages).toHaveLength(1);
    const clock = moveClock(beside);
    clock.ahead(61);
    await deliver(beside);
    clock.stop();
    await one.stop();
    const [first, second] = one.messages.map(({ headers }) => headers['webhook-id']);
    expect(second).toBe(first);
    expect(await deliveryOf(admin, webhook, id)).toMatchObject({ status: 'delivered', attempts: 2 });
  });

  it('does not undo what the next attempt came to, when the first one wakes up late', async () => {
    const one = await receiver((_, response) => void response.writeHead(500).end());
    const webhook = await webhookTo(admin, one, ['order.paid']);
    const { id } = (await admin.post(`/webhooks/${webhook['id'] as string}/test`)).body;
    const outcomes = stoa.app.get(Outcomes);
    const late: (() => Promise<void>)[] = [];
    outcomes.record = (...facts) => {
      late.push(() => Outcomes.prototype.record.apply(outcomes, facts));
      return Promise.resolve();
    };
    await deliver(stoa);
    Reflect.deleteProperty(outcomes, 'record');
    await one.stop();
    const clock = moveClock(beside);
    clock.ahead(61);
    await deliver(beside);
    clock.stop();
    const before = await deliveryOf(admin, webhook, id);
    expect(before.error).toBe('The connection failed (ECONNREFUSED).');
    expect(late).toHaveLength(1);
    await late[0]!();
    expect(await deliveryOf(admin, webhook, id)).toEqual(before);
  });
});

describe('An event', () => {
  it('that no active webhook asks for is not handed to any', async () => {
    const one = await receiver();
    const webhook = await webhookTo(admin, one, ['post.published']);
    const post = await draftOf(editor, { title: 'Unheard' });
    await deliver(stoa, beside);
    await one.stop();
    const { rows } = await stoa.sql.query(
      `SELECT (SELECT count(*) FROM inbox i WHERE i.consumer = 'webhooks' AND i.event_id = o.id) AS handled,
         o.position IS NOT NULL AS is_placed FROM outbox o WHERE aggregate_id = $1`,
      [post['id']],
    );
    expect(rows).toEqual([{ handled: 0, is_placed: true }]);
    expect((await admin.get(`/webhooks/${webhook['id'] as string}/deliveries`)).body.data).toEqual([]);
  });

  it('that happens once a webhook is there is told, also while others are being placed', async () => {
    const [one, relay] = [await receiver(), stoa.app.get(EventRelay)];
    const consumer = stoa.app.get(Consumers).find('webhooks') as InnerConsumer;
    const { wantedNow } = consumer;
    await settle(stoa, beside);
    await draftOf(editor, { title: 'Before' });
    const made: Record<string, any>[] = [];
    // comes between the question and its answer
    Object.assign(consumer, {
      wantedNow: async (...asked: Parameters<NonNullable<typeof wantedNow>>) => {
        const wanted = await wantedNow?.(...asked);
        if (made.length === 0)
          made.push(
            await webhookTo(admin, one, ['post.created']),
            await draftOf(editor, { title: 'At once' }),
          );
        return wanted;
      },
    });
    await relay.relaySome();
    Object.assign(consumer, { wantedNow });
    await deliver(stoa, beside);
    await one.stop();
    expect(made).toHaveLength(2);
    const told = one.messages.map(({ body }) => JSON.parse(body).data.postId as string);
    expect(told).toEqual([made[1]?.['id']]);
  });
});
