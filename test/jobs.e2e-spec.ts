import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { newId } from '../src/clock/new-id.js';
import { Database } from '../src/database/database.js';
import { wantedSchema } from '../src/jobs/boss.js';
import type { JobKind } from '../src/jobs/job-kind.js';
import { ask, jobOf, kindOf, ripen, unready, worker } from './support/jobs.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let twin: Stoa;
const handled: { id: string; attempt: number; where: string }[] = [];
let handle: JobKind['handle'] = () => Promise.resolve();
let kind: string;
beforeAll(async () => {
  kind = kindOf();
  const kinds = (where: string): JobKind[] => [
    {
      name: kind,
      retries: 2,
      handle: async (data, run) => {
        handled.push({ id: run.id, attempt: run.attempt, where });
        await handle(data, run);
      },
    },
  ];
  stoa = await Stoa.start({}, unready(kinds('one')));
  twin = await stoa.beside({}, unready(kinds('two')));
});
afterEach(() => {
  handled.length = 0;
  handle = () => Promise.resolve();
});
afterAll(async () => {
  await twin.stop();
  await stoa.stop();
});

describe('A job', () => {
  it('is done once, with what it was asked about', async () => {
    const data: unknown[] = [];
    handle = (about) => Promise.resolve(data.push(about));
    const id = await ask(stoa, kind, { orderId: newId(), count: 3, note: null });
    await worker(stoa).workDue();
    await worker(twin).workDue();
    expect(handled).toEqual([{ id, attempt: 1, where: 'one' }]);
    expect(data).toEqual([expect.objectContaining({ count: 3, note: null })]);
    expect(await jobOf(stoa, id)).toMatchObject({ state: 'completed' });
  });

  it('is there if the transaction that asks for it commits, and only then', async () => {
    const id = await ask(stoa, kind, {}, {}, () => {
      throw new Error('the order does not come about');
    }).catch(() => null);
    await worker(stoa).workDue();
    expect([id, handled]).toEqual([null, []]);
    const { rows } = await stoa.sql.query(
      "SELECT id FROM pgboss.job WHERE name = $1 AND state <> 'completed'",
      [kind],
    );
    expect(rows).toEqual([]);
  });

  it('of a kind that nobody knows cannot be asked for', async () => {
    await expect(ask(stoa, 'nobody-knows')).rejects.toThrow('no job is called "nobody-knows"');
  });

  it('that is for later waits until then', async () => {
    const id = await ask(stoa, kind, {}, { startAfter: new Date(Date.now() + 60_000) });
    await worker(stoa).workDue();
    expect(handled).toEqual([]);
    await ripen(stoa, id);
    await worker(stoa).workDue();
    expect(handled).toHaveLength(1);
  });

  it('is given to one of two workers, and many are shared', async () => {
    handle = () => delay(20);
    const ids: string[] = [];
    for (let index = 0; index < 20; index += 1) ids.push(await ask(stoa, kind));
    await Promise.all([worker(stoa).workDue(), worker(twin).workDue()]);
    expect(handled.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(new Set(handled.map(({ where }) => where))).toEqual(new Set(['one', 'two']));
  });

  it('that fails is tried again later and later, and lies among the dead in the end', async () => {
    handle = () => Promise.reject(new Error('the wind is wrong'));
    const id = await ask(stoa, kind);
    const waits: { longest: number; shortest: number }[] = [];
    for (const state of ['retry', 'retry', 'failed']) {
      const before = Date.now();
      await worker(stoa).workDue();
      const job = await jobOf(stoa, id);
      expect(job).toMatchObject({ state, output: { error: 'Error: the wind is wrong' } });
      const until = job?.start_after.getTime() ?? 0;
      waits.push({ longest: until - before, shortest: until - Date.now() });
      await ripen(stoa, id);
    }
    // half of the pause is by chance: from 5 to 10 seconds, then from 10 to 20
    for (const [index, { longest, shortest }] of waits.slice(0, 2).entries()) {
      expect(longest).toBeGreaterThanOrEqual(5_000 * 2 ** index);
      expect(shortest).toBeLessThanOrEqual(10_000 * 2 ** index);
    }
    await worker(stoa).workDue();
    expect(handled.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
  });

  it('says how far it is, also while it runs', async () => {
    const [goOn, isThere] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    handle = async (_, run) => {
      run.progress(1, 4);
      isThere.resolve();
      await goOn.promise;
      // kept once a second at most; the last counts in the end
      for (const done of [2, 3, 4]) run.progress(done, 4);
    };
    const id = await ask(stoa, kind);
    const working = worker(stoa).workDue();
    await isThere.promise;
    for (let job = await jobOf(stoa, id); job?.output === null; job = await jobOf(stoa, id)) await delay(20);
    expect(await jobOf(stoa, id)).toMatchObject({ state: 'active', output: { done: 1, total: 4 } });
    goOn.resolve();
    await working;
    expect(await jobOf(stoa, id)).toMatchObject({ state: 'completed', output: { done: 4, total: 4 } });
  });

  it('that keeps nothing of what the database said of a row keeps its code', async () => {
    handle = () =>
      stoa.app.get(Database).transaction(async (tx) => {
        await tx.rows({ name: 'test-refused', text: "SELECT 'somebody@example.com'::int" });
      });
    const id = await ask(stoa, kind);
    await worker(stoa).workDue();
    expect(await jobOf(stoa, id)).toMatchObject({ output: { error: 'the database refused: 22P02' } });
  });
});

describe('The tables of jobs', () => {
  it('are those that the installed pg-boss wants', async () => {
    const { rows } = await stoa.sql.query('SELECT version FROM pgboss.version');
    expect(rows).toEqual([{ version: wantedSchema }]);
  });

  it('of another version keep a service from starting, and it says why', async () => {
    await stoa.sql.query('UPDATE pgboss.version SET version = version - 1');
    await expect(stoa.beside()).rejects.toThrow(
      `The jobs in the database have version ${wantedSchema - 1} of pg-boss's tables`,
    );
    await stoa.sql.query('UPDATE pgboss.version SET version = version + 1');
  });

  it('are not worked at where there is no background', async () => {
    await ask(stoa, kind);
    await delay(2_500);
    expect(handled).toEqual([]);
    await worker(stoa).workDue();
    expect(handled).toHaveLength(1);
  });
});
