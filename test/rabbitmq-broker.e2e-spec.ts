import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { setTimeout as delay } from 'node:timers/promises';
import { ConsumerQueues } from '../src/events/rabbitmq/consumer-queues.js';
import { Broker } from './support/broker.js';
import { bells, listen, prepareListeners, ring, settle, type Listener } from './support/events.js';
import { Stoa } from './support/stoa.js';

const found = await Broker.start();
const broker = found!;
const withBroker = found === null ? describe.skip : describe;
const rounds = 30;
let stoa: Stoa;
let beside: Stoa;

beforeAll(async () => {
  if (found === null) return;
  const environment = { RABBITMQ_URL: broker.url, RABBITMQ_PREFIX: 'test' };
  stoa = await Stoa.start(environment);
  beside = await stoa.beside(environment);
  await prepareListeners(stoa);
});
afterEach(async () => {
  if (found === null) return;
  for (const { app } of [stoa, beside]) await app.get(ConsumerQueues).close();
});
afterAll(async () => {
  if (found === null) return;
  await beside.stop();
  await stoa.stop();
  await broker.end();
});

const until = async (isSo: () => Promise<boolean> | boolean): Promise<void> => {
  while (!(await isSo())) {
    await settle(stoa, beside);
    await delay(20);
  }
};
/** Comes back when the listener has its queue: what is told before is not for it. */
const serve = async ({ name }: Listener): Promise<void> => {
  for (const { app } of [stoa, beside]) await app.get(ConsumerQueues).open((served) => served === name);
  await until(() => isServed(name));
};
const waiting = async (): Promise<number> =>
  (await stoa.sql.query('SELECT FROM event_deliveries')).rows.length;
const expectAll = async (listener: Listener, rung: readonly string[]): Promise<void> => {
  await until(async () => (await listener.heard()).length >= rounds * rung.length);
  const heard = await listener.heard();
  for (const bell of rung) {
    const own = heard.filter(({ aggregateId }) => aggregateId === bell).map(({ sequence }) => sequence);
    expect(own).toEqual(Array.from({ length: rounds }, (_, at) => at + 1));
  }
};

const down = async (end: () => Promise<void>): Promise<void> => {
  await end();
  await delay(1_000);
  await broker.up();
};
withBroker('A broker', () => {
  it.each([
    ['is killed', () => down(() => broker.kill())],
    ['is stopped for a while', () => down(() => broker.stop())],
    [
      // longer than heartbeats wait
      'is frozen and goes on',
      async (): Promise<void> => {
        broker.freeze();
        await delay(12_000);
        broker.thaw();
      },
    ],
  ])(
    'that %s while events go in and out has lost none, and each has its effect once and in order',
    async (_, fail) => {
      const listener = listen([stoa, beside], ['bell.*']);
      await serve(listener);
      const rung = bells(4);
      const failed = { isOver: false };
      const failing = delay(200)
        .then(fail)
        .then(() => (failed.isOver = true));
      for (let round = 0; round < rounds; round += 1) {
        await ring(stoa, ...rung);
        await settle(stoa, beside);
      }
      await failing;
      expect(failed.isOver).toBe(true);
      await expectAll(listener, rung);
      await until(async () => (await waiting()) === 0);
    },
    120_000,
  );

  it('that is killed with events in its queues still has them, each that it had confirmed', async () => {
    const listener = listen([stoa, beside], ['bell.*']);
    await serve(listener);
    // from now on nobody takes what lies in its queue
    for (const { app } of [stoa, beside]) await app.get(ConsumerQueues).close();
    const rung = bells(4);
    for (let round = 0; round < rounds; round += 1) await ring(stoa, ...rung);
    await until(async () => (await waiting()) === 0);
    expect(await listener.heard()).toEqual([]);
    await broker.kill();
    await broker.up();
    await serve(listener);
    await expectAll(listener, rung);
  }, 120_000);
});

async function isServed(name: string): Promise<boolean> {
  const connection = await connect(broker.url);
  const channel = await connection.createChannel();
  // asking for a queue that is not there ends the channel
  channel.on('error', () => undefined);
  const state = await channel.checkQueue(`test.${name}`).catch(() => null);
  await connection.close();
  return (state?.consumerCount ?? 0) > 0;
}
