import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { newId } from '../src/clock/new-id.js';
import { Database, type Tx } from '../src/database/database.js';
import { statement } from '../src/database/statement.js';
import { problemOf } from '../src/http/problem/problem-of.js';
import { Actor, type Answer } from './support/actor.js';
import { productBody } from './support/catalogue.js';
import { FaultProxy } from './support/fault-proxy.js';
import { password } from './support/given.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let direct: Stoa;
let proxy: FaultProxy;
let stoa: Stoa;
let editor: Actor;
beforeAll(async () => {
  direct = await Stoa.start();
  proxy = await FaultProxy.before(direct.databaseUrl);
  stoa = await direct.beside({ DATABASE_URL: proxy.url, DATABASE_POOL_SIZE: '4' });
  const { token, id } = await direct.given.editor();
  editor = new Actor(stoa.url, token, id);
});
afterAll(async () => {
  await proxy.refuse();
  await stoa.stop();
  await direct.stop();
});

/** Twelve requests at once: lists past the memory, single rows through TypeORM, and transactions. */
function wave(): Promise<Answer[]> {
  const requests = Array.from({ length: 4 }, () => [
    stoa.nobody.get('/products', { 'cache-control': 'no-cache' }),
    editor.get('/users/me'),
    stoa.nobody.post('/users', { email: `${newId()}@example.com`, password }),
  ]);
  return Promise.all(requests.flat());
}

/** Opens every connection there may be: fewer do on a machine that has more to do, and a new one is not silent. */
async function openAll(): Promise<void> {
  const database = stoa.app.get(Database);
  const nap = statement<never>('test-nap', 'SELECT pg_sleep(0.3)');
  const naps = [1, 2, 3, 4].map(() => [database.transaction((tx) => tx.rows(nap)), database.read.rows(nap)]);
  await Promise.all(naps.flat());
}

const statuses = (answers: Answer[]): number[] => [...new Set(answers.map(({ status }) => status))].sort();

/** Each one has either come through or been told to come again; none hangs, none is a 500. */
function expectBounded(answers: Answer[]): void {
  for (const answer of answers.filter(({ status }) => status >= 400)) {
    expectProblem(answer, 503, 'SERVICE_UNAVAILABLE');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  }
}

describe('When the database', () => {
  beforeEach(async () => {
    expect(statuses(await wave())).toEqual([200, 201]);
  });
  afterEach(() => proxy.mend());

  it('falls silent on every connection there is, one wave of requests is lost and no more', async () => {
    await openAll();
    proxy.swallowExisting();
    const lost = await wave();
    expectBounded(lost);
    expect(lost.filter(({ status }) => status === 503).length).toBeGreaterThanOrEqual(8);
    for (let turn = 0; turn < 3; turn += 1) expect(statuses(await wave())).toEqual([200, 201]);
  });

  it('is frozen, new connections too, requests end and all is well two seconds after it is back', async () => {
    proxy.swallowAll();
    expect(statuses(await wave())).toEqual([503]);
    const again = await wave();
    expectBounded(again);
    expect(statuses(again)).toEqual([503]);
    await proxy.mend();
    await delay(2_000);
    expect(statuses(await wave())).toEqual([200, 201]);
  });

  it('cuts every connection off while they are in use, no more than those requests are lost', async () => {
    const running = wave();
    proxy.reset();
    expectBounded(await running);
    expect(statuses(await wave())).toEqual([200, 201]);
  });

  it('ends every session while they are in use, no more than those requests are lost', async () => {
    const running = wave();
    await direct.sql.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name IN ('stoa', 'stoa-read')`,
    );
    expectBounded(await running);
    expect(statuses(await wave())).toEqual([200, 201]);
  });

  it('is gone, requests are told so at once and readiness too; when it is back all is well', async () => {
    await proxy.refuse();
    expect(statuses(await wave())).toEqual([503]);
    expectBounded(await wave());
    expect((await stoa.nobody.get('//health/ready')).status).toBe(503);
    expect((await stoa.nobody.get('//health/live')).status).toBe(200);
    await proxy.mend();
    expect(statuses(await wave())).toEqual([200, 201]);
    expect((await stoa.nobody.get('//health/ready')).status).toBe(200);
  });

  it('has a table locked, requests do not wait for it longer than two seconds', async () => {
    const client = await direct.sql.connect();
    await client.query('BEGIN; LOCK TABLE products IN ACCESS EXCLUSIVE MODE');
    const waiting = await Promise.all([stoa.nobody.get('/products'), stoa.nobody.get('/health')]);
    await client.query('ROLLBACK');
    client.release();
    expectProblem(waiting[0], 503, 'SERVICE_UNAVAILABLE');
  });
});

describe('A connection', () => {
  it('that is not free within two seconds is not waited for', async () => {
    const release = Promise.withResolvers<null>();
    const database = stoa.app.get(Database);
    const holders = Array.from({ length: 4 }, () => database.transaction(() => release.promise));
    const answers = await Promise.all([1, 2, 3].map(() => editor.post('/products', productBody())));
    release.resolve(null);
    await Promise.all(holders);
    for (const answer of answers) expectProblem(answer, 503, 'SERVICE_UNAVAILABLE');
  });

  it('outlives a query that was at fault itself', async () => {
    const database = stoa.app.get(Database);
    const pid = statement<{ pid: number }>('test-pid', 'SELECT pg_backend_pid() AS pid');
    const bad = statement<never>('test-bad', 'SELECT $1::int');
    const before = await database.read.row(pid);
    await expect(database.read.rows(bad, 'no number')).rejects.toThrow();
    expect(await database.read.row(pid)).toEqual(before);
  });

  it('is given up when it leads to a replica that takes no writes', async () => {
    const database = direct.app.get(Database);
    const write = statement<never>('test-write', 'INSERT INTO tags SELECT');
    const pid = statement<{ pid: number }>('test-pid', 'SELECT pg_backend_pid() AS pid');
    const before = await database.read.row(pid);
    await expect(database.read.rows(write)).rejects.toMatchObject({ code: '25006' });
    expect(await database.read.row(pid)).not.toEqual(before);
  });
});

describe('A transaction', () => {
  let database: Database;
  beforeAll(() => {
    database = direct.app.get(Database);
  });

  const fail = (code: string) =>
    statement<never>(`test-fail-${code}`, `DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '${code}'; END $$`);
  const slow = statement<never>('test-slow', 'SELECT pg_sleep(6)');

  it('that meets another one head-on is run again, and both succeed', async () => {
    const rows = [await direct.given.viewer(), await direct.given.viewer()].map(({ id }) => id);
    const both = Promise.withResolvers<null>();
    let begun = 0;
    const rename = statement<never>('test-rename', 'UPDATE users SET name = $2 WHERE id = $1');
    const turn = (order: string[], name: string) =>
      database.transaction(async (tx: Tx) => {
        await tx.rows(rename, order[0], name);
        begun += 1;
        if (begun === 2) both.resolve(null);
        await both.promise;
        await tx.rows(rename, order[1], name);
      });
    await Promise.all([turn(rows, 'forwards'), turn([...rows].reverse(), 'backwards')]);
    expect(begun).toBe(3);
    const { rows: names } = await direct.sql.query('SELECT DISTINCT name FROM users WHERE id = ANY ($1)', [
      rows,
    ]);
    expect(names).toHaveLength(1);
  });

  it.each(['40001', '40P01', '55P03'])('is run three times and then given up: %s', async (code) => {
    let runs = 0;
    const work = database.transaction((tx) => {
      runs += 1;
      return tx.rows(fail(code));
    });
    const error = await work.catch((thrown: unknown) => thrown);
    expect([runs, problemOf(error).kind.status]).toEqual([3, 503]);
  });

  it('is not run again for anything else, and leaves nothing behind', async () => {
    let runs = 0;
    const insert = statement<never>(
      'test-key',
      "INSERT INTO idempotency_keys VALUES ('test', 'key', '', '', now())",
    );
    const work = database.transaction(async (tx) => {
      runs += 1;
      await tx.rows(insert);
      throw new Error('afterwards');
    });
    await expect(work).rejects.toThrow('afterwards');
    expect(runs).toBe(1);
    expect((await direct.sql.query("SELECT FROM idempotency_keys WHERE scope = 'test'")).rowCount).toBe(0);
  });

  it('does not wait for a statement longer than four seconds', async () => {
    const inside = database.transaction((tx) => tx.rows(slow)).catch((error: unknown) => error);
    const outside = database.read.rows(slow).catch((error: unknown) => error);
    const errors = await Promise.all([inside, outside]);
    expect(errors.map((error) => problemOf(error).kind.status)).toEqual([503, 503]);
    expect(errors.map((error) => (error as { code: string }).code)).toEqual(['57014', '57014']);
  });

  it('cannot be had where only reading is meant', async () => {
    const write = statement<never>('test-sneak', "UPDATE users SET role = 'admin'");
    await expect(database.read.rows(write)).rejects.toMatchObject({ code: '25006' });
  });
});
