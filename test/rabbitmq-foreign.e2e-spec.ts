import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';
import { setTimeout as delay } from 'node:timers/promises';
import { newId } from '../src/clock/new-id.js';
import { ConsumerQueues } from '../src/events/rabbitmq/consumer-queues.js';
import { bells, listen, prepareListeners, ring, settle, type Listener } from './support/events.js';
import { queuedIn, Rabbit, rabbitUrl, type Letter } from './support/rabbitmq.js';
import { Stoa } from './support/stoa.js';

const found = await Rabbit.find();
const rabbit = found!;
const withRabbit = found === null ? describe.skip : describe;
let stoa: Stoa;
let foreign: ChannelModel;
let channel: ConfirmChannel;

beforeAll(async () => {
  if (found === null) return;
  stoa = await Stoa.start({ RABBITMQ_URL: rabbitUrl, RABBITMQ_PREFIX: rabbit.prefix });
  await prepareListeners(stoa);
  foreign = await connect(rabbitUrl);
  channel = await foreign.createConfirmChannel();
});
afterEach(async () => {
  if (found !== null) await stoa.app.get(ConsumerQueues).close();
});
afterAll(async () => {
  if (found === null) return;
  await rabbit.clean(queuedIn(stoa));
  await foreign.close();
  await stoa.stop();
});

const until = async (isSo: () => Promise<boolean> | boolean): Promise<void> => {
  while (!(await isSo())) {
    await settle(stoa);
    await delay(20);
  }
};
const serve = async (...listeners: Listener[]): Promise<void> => {
  const names = listeners.map(({ name }) => name);
  await stoa.app.get(ConsumerQueues).open((name) => names.includes(name));
  for (const name of names) await until(() => rabbit.isServed(name));
};
/** What another program may write beside a message, of which the broker acts on some. */
const beside = (cc: string) => ({
  ...{ userId: new URL(rabbitUrl).username, priority: 9, replyTo: 'elsewhere', correlationId: 'mine' },
  ...{ messageId: 'm-1', type: 'odd', expiration: '3600000' },
  headers: { CC: [cc], 'x-match': 'all', note: 'kept by nobody' },
});
/** All that is said beside the body, but for what the broker adds. */
const said = ({ properties }: Letter): unknown => {
  const { 'x-delivery-count': _, ...headers } = properties['headers'] as Record<string, unknown>;
  const all: Record<string, unknown> = { ...properties, headers };
  const known = Object.entries(all).filter(([, value]) => value !== undefined);
  const { deliveryMode: __, expiration: ___, ...others } = Object.fromEntries(known);
  return others;
};
const foreignEvent = (aggregateId: string) => ({
  ...{ id: newId(), type: 'bell.rung', version: 1, aggregateId, sequence: 1 },
  ...{ occurredAt: '2026-01-01T00:00:00.000Z', payload: { bellId: aggregateId } },
});

withRabbit('What another program puts into a queue', () => {
  it('is laid aside without what the sender wrote beside it', async () => {
    const listener = listen([stoa], ['bell.*']);
    await serve(listener);
    const [queue, dead] = [`${rabbit.prefix}.${listener.name}`, `${listener.name}.dead`];
    channel.sendToQueue(queue, Buffer.from('not json'), beside(`${queue}.retry`));
    await rabbit.drain(`${listener.name}.retry`);
    await until(async () => (await rabbit.countIn(dead)) > 0);
    const letters = await rabbit.drain(dead);
    expect(letters.map(said)).toEqual([
      { messageId: expect.not.stringMatching('m-1'), headers: { 'x-stoa-error': 'the message is not JSON' } },
    ]);
  });

  it('waits for its next attempt as an event of our own would, and becomes no more', async () => {
    const [bell] = bells(1) as [string];
    const event = foreignEvent(bell);
    let failures = 0;
    const listener = listen([stoa], ['bell.*'], () => {
      failures += 1;
      return true;
    });
    await serve(listener);
    const [queue, retry] = [`${rabbit.prefix}.${listener.name}`, `${listener.name}.retry`];
    channel.sendToQueue(queue, Buffer.from(JSON.stringify(event)), beside(queue));
    await until(() => failures >= 2);
    let letters: Letter[] = [];
    await until(async () => (letters = await rabbit.drain(retry)).length > 0);
    expect(letters.map(said)).toEqual([
      {
        ...{ messageId: event.id, type: 'bell.rung', appId: 'stoa', contentType: 'application/json' },
        timestamp: Date.parse(event.occurredAt) / 1000,
        headers: { version: 1, aggregateId: bell, sequence: 1 },
      },
    ]);
    expect(await rabbit.countIn(listener.name)).toBe(0);
  });

  it('is given up when the broker refuses it again and again, and others are served', async () => {
    const [bad, good] = bells(2) as [string, string];
    const failing = listen([stoa], ['bell.*'], ({ aggregateId }) => aggregateId === bad);
    const other = listen([stoa], ['bell.*']);
    const restore = refuse(
      (queue, body) => queue.startsWith(`${rabbit.prefix}.${failing.name}.`) && body.includes(bad),
    );
    try {
      await serve(failing, other);
      channel.sendToQueue(`${rabbit.prefix}.${failing.name}`, Buffer.from(`not json ${bad}`));
      await ring(stoa, bad, good);
      const dead = 'SELECT error FROM dead_letters WHERE consumer = $1';
      await until(async () => (await stoa.sql.query(dead, [failing.name])).rows.length > 0);
      await until(async () => (await failing.heard()).length === 1 && (await other.heard()).length === 2);
      await until(async () => (await refused(failing)) === 2);
      const { rows } = await stoa.sql.query(dead, [failing.name]);
      expect(rows).toEqual([{ error: expect.stringContaining('the broker does not take the message into') }]);
      await until(() => rabbit.isServed(failing.name));
      expect(await rabbit.countIn(failing.name)).toBe(0);
    } finally {
      restore();
    }
  });

  it('comes again when the queue in which it should have waited was deleted', async () => {
    const [bell] = bells(1) as [string];
    let isBroken = true;
    const listener = listen([stoa], ['bell.*'], () => isBroken);
    await serve(listener);
    await rabbit.channel.deleteQueue(`${rabbit.prefix}.${listener.name}.retry`);
    await ring(stoa, bell);
    const noted = 'SELECT FROM event_retries WHERE consumer = $1';
    await until(async () => (await stoa.sql.query(noted, [listener.name])).rows.length > 0);
    isBroken = false;
    await until(async () => (await listener.heard()).length === 1);
  });
});

/** The broker refuses some messages, for they claim to be somebody else's; gives what ends that. */
function refuse(isRefused: (queue: string, body: string) => boolean): () => void {
  const shared = Object.getPrototypeOf(channel) as ConfirmChannel;
  const publish = Reflect.get(shared, 'publish') as (...given: unknown[]) => boolean;
  shared.publish = function (exchange, queue, body, options, done) {
    const userId = exchange === '' && isRefused(queue, body.toString()) ? { userId: 'somebody-else' } : {};
    return Reflect.apply(publish, this, [exchange, queue, body, { ...options, ...userId }, done]);
  };
  return () => void (shared.publish = publish);
}

async function refused({ name }: Listener): Promise<number> {
  const { body } = await stoa.nobody.get('//metrics');
  return Number(new RegExp(`stoa_rabbitmq_refused_total{consumer="${name}"} (\\d+)`).exec(body)?.[1] ?? 0);
}
