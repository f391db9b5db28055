import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { newId } from '../src/clock/new-id.js';
import { Database } from '../src/database/database.js';
import { Replay } from '../src/events/dead-letters/replay.js';
import { Outbox } from '../src/events/outbox.js';
import { ConsumerQueues } from '../src/events/rabbitmq/consumer-queues.js';
import type { StoredEvent } from '../src/events/stored-event.js';
import { moveClock } from './support/clock.js';
import { listen, prepareListeners, Rung, settle, type Listener } from './support/events.js';
import { FaultProxy } from './support/fault-proxy.js';
import { queuedIn, Rabbit, rabbitUrl } from './support/rabbitmq.js';
import { Stoa } from './support/stoa.js';

const found = await Rabbit.find();
const rabbit = found!;
let stoa: Stoa;
let beside: Stoa;
let proxy: FaultProxy;

const withRabbit = found === null ? describe.skip : describe;
beforeAll(async () => {
  if (found === null) return;
  proxy = await FaultProxy.before(rabbitUrl);
  const environment = { RABBITMQ_URL: proxy.url, RABBITMQ_PREFIX: rabbit.prefix };
  stoa = await Stoa.start(environment);
  beside = await stoa.beside(environment);
  await prepareListeners(stoa);
});
afterEach(async () => {
  if (found === null) return;
  await proxy.mend();
  for (const { app } of [stoa, beside]) await app.get(ConsumerQueues).close();
});
afterAll(async () => {
  if (found === null) return;
  await rabbit.clean(queuedIn(stoa));
  await beside.stop();
  await stoa.stop();
  await proxy.refuse();
});

const bells = (count: number): string[] => Array.from({ length: count }, () => newId());
const ring = (...rung: string[]): Promise<void> =>
  stoa.app.get(Database).transaction(async (tx) => {
    await tx.rows({ name: 'test-lock', text: 'SELECT pg_advisory_xact_lock(1)' });
    for (const bell of rung) stoa.app.get(Outbox).append(tx, new Rung(bell));
  });
/** Lets events flow until it is so. */
const until = async (isSo: () => Promise<boolean> | boolean): Promise<void> => {
  while (!(await isSo())) {
    await settle(stoa, beside);
    await delay(20);
  }
};
/** Somebody who is served from a queue, by either instance. */
const queued = async (fails?: (event: StoredEvent) => boolean): Promise<Listener> => {
  const listener = listen([stoa, beside], ['bell.*'], fails);
  for (const { app } of [stoa, beside]) await app.get(ConsumerQueues).open((name) => name === listener.name);
  await until(() => rabbit.isServed(listener.name));
  return listener;
};
const sequences = async (listener: Listener, bell: string): Promise<number[]> =>
  (await listener.heard()).filter(({ aggregateId }) => aggregateId === bell).map(({ sequence }) => sequence);
const oneTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

withRabbit('With RabbitMQ, an event', () => {
  it('reaches whoever binds a queue, in order per aggregate and as asyncapi.json describes it', async () => {
    const letters = await rabbit.tap('bell.#');
    const rung = bells(5);
    for (let round = 0; round < 10; round += 1) await ring(...rung);
    await until(() => letters.length >= 50);
    const { components } = JSON.parse(await readFile('asyncapi.json', 'utf8'));
    const { required } = components.messages['order.paid'].payload;
    const told = letters.map(({ body }) => JSON.parse(body));
    for (const bell of rung) {
      const own = told.filter(({ aggregateId }) => aggregateId === bell);
      expect(own.map(({ sequence }) => sequence)).toEqual(oneTo(10));
    }
    const [first, letter] = [told[0], letters[0]];
    expect(Object.keys(first).toSorted()).toEqual(required.toSorted());
    expect(first).toMatchObject({ type: 'bell.rung', version: 1, payload: { bellId: first.aggregateId } });
    expect(letter).toMatchObject({
      key: 'bell.rung',
      properties: {
        ...{ messageId: first.id, deliveryMode: 2, contentType: 'application/json', type: 'bell.rung' },
        timestamp: Math.floor(Date.parse(first.occurredAt) / 1000),
        headers: { version: 1, aggregateId: first.aggregateId, sequence: first.sequence },
      },
    });
  });

  it('comes to its consumers from their queues, once and in order, while connections are cut again and again', async () => {
    const listener = await queued();
    const rung = bells(4);
    for (let round = 0; round < 30; round += 1) {
      await ring(...rung);
      if (round % 7 === 3) proxy.reset();
      await settle(stoa, beside);
    }
    await until(async () => (await listener.heard()).length >= 120);
    for (const bell of rung) expect(await sequences(listener, bell)).toEqual(oneTo(30));
    const { rows } = await stoa.sql.query('SELECT FROM event_deliveries WHERE consumer = $1', [
      listener.name,
    ]);
    expect(rows).toEqual([]);
  });

  it.each([
    ['takes no connections', () => proxy.refuse()],
    [
      'is frozen',
      (): Promise<void> => {
        proxy.swallowAll();
        return Promise.resolve();
      },
    ],
  ])(
    'waits while the broker %s, and requests do not',
    async (_, fail) => {
      const listener = await queued();
      const [bell] = bells(1) as [string];
      await fail();
      for (let round = 0; round < 5; round += 1) await ring(bell);
      const ready = async (): Promise<unknown> => {
        const { status, body } = await stoa.nobody.get('//health/ready');
        return [status, body.checks.rabbitmq];
      };
      await until(async () => String(await ready()) === '200,down');
      expect(await listener.heard()).toEqual([]);
      await proxy.mend();
      await until(async () => (await listener.heard()).length >= 5);
      expect(await sequences(listener, bell)).toEqual(oneTo(5));
      await until(async () => String(await ready()) === '200,up');
    },
    60_000,
  );

  it('has its effect once when the acknowledgement is lost', async () => {
    let cuts = 0;
    const listener = await queued(() => {
      // what the consumer says from now on does not arrive
      if ((cuts += 1) === 1) proxy.holdQuestions();
      return false;
    });
    const [bell] = bells(1) as [string];
    await ring(bell);
    await until(async () => (await listener.heard()).length === 1);
    proxy.reset();
    await ring(bell);
    await until(async () => (await listener.heard()).length >= 2);
    expect(await sequences(listener, bell)).toEqual([1, 2]);
    const metrics = await (await fetch(`${stoa.url}/metrics`)).text();
    expect(metrics).toMatch(new RegExp(`stoa_rabbitmq_redelivered_total{consumer="${listener.name}"} [1-9]`));
  });

  it('that fails is tried again, keeps back its aggregate and no other, and ends as a dead letter that can be replayed', async () => {
    let isBroken = true;
    const [bad, good] = bells(2) as [string, string];
    const listener = await queued(
      ({ aggregateId, sequence }) => isBroken && aggregateId === bad && sequence === 1,
    );
    await ring(bad, good);
    await ring(bad, good);
    await until(async () => (await sequences(listener, good)).length === 2);
    await until(async () => (await rabbit.countIn(`${listener.name}.retry`)) === 2);
    expect(await sequences(listener, bad)).toEqual([]);

    const clock = moveClock(stoa);
    const asked = 'SELECT id, attempts, error FROM dead_letters WHERE consumer = $1';
    const dead = async (): Promise<{ id: string; attempts: number; error: string }[]> =>
      (await stoa.sql.query(asked, [listener.name])).rows;
    const other = moveClock(beside);
    await until(async () => {
      for (const each of [clock, other]) each.ahead(7_200);
      await rabbit.hurry(listener.name);
      return (await dead()).length === 1;
    });
    for (const each of [clock, other]) each.stop();
    const [letter] = await dead();
    expect(letter).toMatchObject({ attempts: 12, error: 'Error: the listener fails' });
    const [buried] = await rabbit.drain(`${listener.name}.dead`);
    expect(JSON.parse(buried!.body)).toMatchObject({ aggregateId: bad, sequence: 1 });
    await until(async () => (await sequences(listener, bad)).length === 1);
    expect(await sequences(listener, bad)).toEqual([2]);

    isBroken = false;
    await stoa.app.get(Database).transaction((tx) => stoa.app.get(Replay).putBack(tx, letter!.id));
    await until(async () => (await sequences(listener, bad)).length === 2);
    expect(await dead()).toEqual([]);
  });

  it('that nobody can read is laid aside at once, one of an unknown version waits, and others go on', async () => {
    const listener = await queued();
    const [bell, later] = bells(2) as [string, string];
    const exchange = `${rabbit.prefix}.events`;
    const odd = { id: newId(), type: 'bell.rung', version: 2, aggregateId: later, sequence: 1, payload: {} };
    for (const body of ['{', '{}', JSON.stringify({ ...odd, occurredAt: '2026-01-01T00:00:00Z' })])
      rabbit.channel.publish(exchange, 'bell.rung', Buffer.from(body));
    await ring(bell);
    await until(async () => (await listener.heard()).length === 1);
    const laid: unknown[] = [];
    await until(async () => {
      laid.push(...(await rabbit.drain(`${listener.name}.dead`)));
      return laid.length >= 2;
    });
    // no two of them are of one aggregate, so they come in no order
    const reasons = laid.map((one) => (one as { properties: { headers: object } }).properties.headers);
    expect(reasons).toHaveLength(2);
    expect(reasons).toEqual(
      expect.arrayContaining([
        { 'x-stoa-error': 'the message is not JSON' },
        { 'x-stoa-error': 'the message has no id, or none of its aggregate' },
      ]),
    );
    const asked = 'SELECT attempts, last_error AS error FROM event_retries WHERE consumer = $1';
    const waiting = async (): Promise<unknown[]> => (await stoa.sql.query(asked, [listener.name])).rows;
    await until(async () => (await waiting()).length > 0);
    const error = 'Error: version 2 of bell.rung is not known here';
    expect(await waiting()).toEqual([{ attempts: expect.any(Number), error }]);
  });
});
