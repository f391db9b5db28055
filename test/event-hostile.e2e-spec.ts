import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../src/clock/new-id.js';
import { Consumers, type InnerConsumer } from '../src/events/consumers.js';
import { Outlets } from '../src/events/delivery/outlets.js';
import { EventRelay } from '../src/events/relay/relay.js';
import { Background } from '../src/config/background.js';
import { EventFlow } from '../src/events/event-flow.js';
import { bells, listen, prepareListeners, publishTo, ring, settle } from './support/events.js';
import { moveClock } from './support/clock.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let beside: Stoa;

beforeAll(async () => {
  stoa = await Stoa.start();
  beside = await stoa.beside();
  await prepareListeners(stoa);
});
afterAll(async () => {
  await beside.stop();
  await stoa.stop();
});

const sequences = async (listener: { heard(): Promise<{ sequence: number }[]> }): Promise<number[]> =>
  (await listener.heard()).map(({ sequence }) => sequence);

describe('Deliveries', () => {
  it('keep the order of an aggregate when the clock of one that placed events was ahead', async () => {
    const listener = listen([stoa, beside], ['bell.*']);
    const [bell] = bells(1) as [string];
    const clock = moveClock(beside);
    clock.ahead(3_600);
    for (const relay of [stoa, stoa, beside, stoa]) {
      await ring(stoa, bell);
      await place(relay);
    }
    await settle(stoa);
    expect(await sequences(listener)).toEqual([1, 2, 3, 4]);
    clock.stop();
  });

  it('reach others although a thousand events stand behind one that failed', async () => {
    const [bad, good] = bells(2) as [string, string];
    const listener = listen([stoa], ['bell.*'], ({ aggregateId }) => aggregateId === bad);
    await ring(stoa, bad);
    await settle(stoa);
    for (let round = 0; round < 11; round += 1) await ring(stoa, ...Array<string>(100).fill(bad));
    await ring(stoa, good);
    await settle(stoa);
    expect((await listener.heard()).map(({ aggregateId }) => aggregateId)).toEqual([good]);
  });

  it('do not count against an event that the database was away', async () => {
    const [bell] = bells(1) as [string];
    let outages = 15;
    const name = `test-${newId()}`.slice(0, 40);
    const handled: string[] = [];
    stoa.app.get(Consumers).register({
      name,
      types: ['bell.*'],
      handle: async (tx, { id }) => {
        if ((outages -= 1) >= 0)
          await tx.rows({ name: 'test-end', text: 'SELECT pg_terminate_backend(pg_backend_pid())' });
        handled.push(id);
      },
    });
    await ring(stoa, bell);
    const clock = moveClock(stoa);
    for (let attempt = 0; attempt < 17; attempt += 1) {
      await settle(stoa);
      clock.ahead(60);
    }
    clock.stop();
    expect(handled).toHaveLength(1);
    const { rows } = await stoa.sql.query('SELECT FROM dead_letters WHERE consumer = $1', [name]);
    expect(rows).toEqual([]);
  });

  it('ask somebody outside who is down once, however many aggregates wait', async () => {
    let asked = 0;
    publishTo([stoa], ['bell.*'], () => {
      asked += 1;
      return Promise.reject(new Error('down'));
    });
    await ring(stoa, ...bells(100));
    const clock = moveClock(stoa);
    await settle(stoa);
    clock.stop();
    expect(asked).toBe(1);
  });

  it('run on half of the connections at most, and those of one consumer on half of these, whatever waits', async () => {
    const most = { of: new Map<string, number>(), all: 0 };
    const now = { of: new Map<string, number>(), all: 0 };
    const add = (name: string, count: number): void => {
      now.all += count;
      now.of.set(name, (now.of.get(name) ?? 0) + count);
      most.all = Math.max(most.all, now.all);
      most.of.set(name, Math.max(most.of.get(name) ?? 0, now.of.get(name) ?? 0));
    };
    const consumers = bells(3).map((id): InnerConsumer => {
      const name = `test-${id}`.slice(0, 40);
      const handle: InnerConsumer['handle'] = async (tx) => {
        add(name, 1);
        await tx.rows({ name: 'test-wait', text: 'SELECT pg_sleep(0.01)' });
        add(name, -1);
      };
      return { name, types: ['bell.*'], handle };
    });
    for (const consumer of consumers) stoa.app.get(Consumers).register(consumer);
    await ring(stoa, ...bells(20));
    await place(stoa);
    await Promise.all(consumers.map((consumer) => stoa.app.get(Outlets).deliverSome(consumer)));
    expect([most.all, ...most.of.values()]).toEqual([5, 2, 2, 2]);
  });

  it('that one lost to another while it was frozen are not made twice, nor out of order', async () => {
    const [bell] = bells(1) as [string];
    const { promise: thawed, resolve: thaw } = Promise.withResolvers<void>();
    const { promise: frozen, resolve: freeze } = Promise.withResolvers<void>();
    const name = `test-${newId()}`.slice(0, 40);
    const handled: [string, number][] = [];
    const register = (one: Stoa, who: string, meanwhile: () => Promise<void>): void =>
      one.app.get(Consumers).register({
        name,
        types: ['bell.*'],
        handle: async (_tx, { sequence }) => {
          handled.push([who, sequence]);
          if (sequence === 1) await meanwhile();
        },
      });
    register(stoa, 'first', async () => {
      freeze();
      await thawed;
    });
    register(beside, 'second', () => Promise.resolve());
    await ring(stoa, bell, bell, bell);
    await place(stoa);
    const first = settle(stoa);
    await frozen;
    const clock = moveClock(beside);
    clock.ahead(60);
    await settle(beside);
    expect(handled).toEqual([['first', 1]]);
    thaw();
    await first;
    clock.ahead(60);
    await settle(beside);
    clock.stop();
    expect(handled.map(([, sequence]) => sequence)).toEqual([1, 2, 3]);
  });
});

describe('A process that leaves', () => {
  it('does not first deliver all that waits', async () => {
    const leaving = await stoa.beside();
    const name = `test-${newId()}`.slice(0, 40);
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    let handled = 0;
    leaving.app.get(Consumers).register({
      name,
      types: ['bell.*'],
      handle: () => {
        handled += 1;
        begin();
        return Promise.resolve();
      },
    });
    await ring(stoa, ...bells(200));
    Object.assign(leaving.app.get(EventFlow), { background: new Background(true) });
    leaving.app.get(EventFlow).onApplicationBootstrap();
    await begun;
    await leaving.stop();
    expect(handled).toBeLessThan(200);
  });
});

/** Only places. */
async function place(one: Stoa): Promise<void> {
  const relay = one.app.get(EventRelay);
  while ((await relay.relaySome()).count > 0);
}
