import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { Consumers } from '../src/events/consumers.js';
import { shared, start } from './chaos/cast.js';
import { declareQueue, prepareRecorders, record } from './chaos/recorders.js';
import { bells, ring, settle } from './support/events.js';
import { StoaProcess } from './support/process.js';
import { queuedIn, Rabbit, rabbitUrl } from './support/rabbitmq.js';
import { Stoa } from './support/stoa.js';

const found = await Rabbit.find();
const rabbit = found!;
const withRabbit = found === null ? describe.skip : describe;
const environment = { RABBITMQ_URL: rabbitUrl, RABBITMQ_PREFIX: found?.prefix ?? '' };
const queue = record.name;
let stoa: Stoa;

beforeAll(async () => {
  if (found === null) return;
  stoa = await Stoa.start({ ...shared, ...environment });
  stoa.app.get(Consumers).register(record);
  await declareQueue(rabbitUrl, rabbit.prefix);
  await prepareRecorders(stoa);
});
afterEach(() => StoaProcess.endAll());
afterAll(async () => {
  if (found === null) return;
  await rabbit.clean(queuedIn(stoa));
  await stoa.stop();
});

/** A process that consumes the one queue, and dies where it is told to. */
const consumer = (dies?: 'before commit' | 'before acknowledging'): StoaProcess =>
  start(
    stoa,
    { name: 'a consumer', serves: false, parameters: ['works', '--only', queue] },
    { ...environment, ...(dies === undefined ? {} : { CHAOS_DIES: dies }) },
  );
const heard = async (bell: string): Promise<number[]> => {
  const text = 'SELECT sequence FROM heard_inside WHERE aggregate_id = $1 ORDER BY at';
  return (await stoa.sql.query<{ sequence: number }>(text, [bell])).rows.map(({ sequence }) => sequence);
};
const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await delay(50);
};
const waiting = (): Promise<number> => rabbit.countIn(queue);

withRabbit('A consumer that is killed', () => {
  it.each([
    ['after its transaction has committed and before it acknowledges', 'before acknowledging', [1]],
    ['after its effect and before its transaction commits', 'before commit', []],
  ] as const)(
    '%s gets the event again, and its effect is there once',
    async (_, dies, effects) => {
      const [bell] = bells(1) as [string];
      await ring(stoa, bell);
      await ring(stoa, bell);
      await until(async () => (await settle(stoa), (await waiting()) === 2));
      expect(await consumer(dies).ended()).toBe('SIGKILL');
      expect(await heard(bell)).toEqual(effects);
      // nothing was acknowledged
      await until(async () => (await waiting()) === 2);

      expect(await consumer(dies).ended()).toBe('SIGKILL');
      consumer();
      await until(async () => (await heard(bell)).length === 2);
      await until(async () => (await waiting()) === 0);
      expect(await heard(bell)).toEqual([1, 2]);
      await StoaProcess.endAll();
      expect(await waiting()).toBe(0);
    },
    120_000,
  );
});
