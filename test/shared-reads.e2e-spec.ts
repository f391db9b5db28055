import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { poolOptions } from '../src/database/connection.js';
import { SharedReads } from '../src/database/shared-reads.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let pool: pg.Pool;
let reads: SharedReads;
/** What each round trip carried. */
let trips: string[][];
/** How often PostgreSQL said what rows look like. */
let descriptions: number;
beforeAll(async () => {
  stoa = await Stoa.start();
});
beforeEach(() => {
  trips = [];
  descriptions = 0;
  pool = new pg.Pool({
    connectionString: stoa.databaseUrl,
    ...poolOptions({ poolSize: 4, pooler: 'none' }, true),
  });
  pool.on('connect', (client) => watch(client));
  // a connection that is lost while nobody uses it
  pool.on('error', () => undefined);
  reads = new SharedReads(pool, 2);
});
afterEach(() => pool.end());
afterAll(() => stoa.stop());

/** Writes down what the client sends together. */
function watch(client: object): void {
  const { together } = client as { together: (queries: { text: string }[]) => unknown };
  Object.assign(client, {
    together(queries: { text: string }[]) {
      trips.push(queries.map(({ text }) => text));
      return together.call(client, queries);
    },
  });
  const { connection } = client as { connection: NodeJS.EventEmitter };
  connection.on('rowDescription', () => (descriptions += 1));
}

const ask = (text: string, ...values: unknown[]) => reads.ask({ name: '', text, values });
const number = async (n: number): Promise<unknown> => (await ask('SELECT $1::int AS n', n)).rows[0].n;

describe('Reads that travel together', () => {
  it('are answered each with its own, in few round trips', async () => {
    const numbers = Array.from({ length: 200 }, (_, n) => n);
    expect(await Promise.all(numbers.map(number))).toEqual(numbers);
    expect(trips.length).toBeLessThan(20);
    expect(trips.flat()).toHaveLength(200);
    expect(Math.max(...trips.map(({ length }) => length))).toBeLessThanOrEqual(32);
  });

  it('keep their prepared statements apart', async () => {
    const named = (name: string, text: string, value: unknown) =>
      reads.ask({ name, text, values: [value] }).then(({ rows }) => rows[0]);
    for (let round = 0; round < 3; round += 1)
      expect(
        await Promise.all([
          named('one', 'SELECT $1::int AS a', 1),
          named('two', 'SELECT $1::text AS b', 'x'),
          named('one', 'SELECT $1::int AS a', 2),
        ]),
      ).toEqual([{ a: 1 }, { b: 'x' }, { a: 2 }]);
  });

  it('are told once what their rows look like, and read the same ever after', async () => {
    const text = `SELECT $1::int AS number, $2::text AS word, '{"a":[1]}'::json AS json, now() > 'epoch' AS yes`;
    const row = async (number: number, word: string | null): Promise<unknown> =>
      (await reads.ask({ name: 'shaped', text, values: [number, word] })).rows;
    for (const [number, word] of [[1, 'x'] as const, [2, null] as const, [3, 'ß'] as const])
      expect(await row(number, word)).toEqual([{ number, word, json: { a: [1] }, yes: true }]);
    expect(descriptions).toBe(1);
  });

  it('are refused, not misread, once when their rows come to look otherwise', async () => {
    const owner = new pg.Client({ connectionString: stoa.databaseUrl });
    await owner.connect();
    const all = () => reads.ask({ name: 'all', text: 'SELECT * FROM changing', values: [] });
    await owner.query('CREATE TABLE changing AS SELECT 1 AS a');
    expect([(await all()).rows, (await all()).rows]).toEqual([[{ a: 1 }], [{ a: 1 }]]);
    await owner.query("ALTER TABLE changing ADD b text DEFAULT 'new'");
    await expect(all()).rejects.toMatchObject({ code: '0A000' });
    expect((await all()).rows).toEqual([{ a: 1, b: 'new' }]);
    await owner.query('DROP TABLE changing');
    await owner.end();
  });

  it('fail alone for what is their own fault', async () => {
    const answers = await Promise.allSettled([
      number(1),
      ask('SELECT $1::uuid AS id', 'none'),
      number(2),
      ask('SELECT nothing FROM nowhere'),
      number(3),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect((answers[1] as PromiseRejectedResult).reason).toMatchObject({ code: '22P02' });
    expect((answers[3] as PromiseRejectedResult).reason).toMatchObject({ code: '42P01' });
  });

  it('go on over another connection when theirs is lost', async () => {
    await number(1);
    const lost = ask('SELECT pg_terminate_backend(pg_backend_pid())').catch((error: unknown) => error);
    const beside = number(2).catch((error: unknown) => error);
    expect(await lost).toBeInstanceOf(Error);
    await beside;
    expect(await Promise.all([number(3), number(4)])).toEqual([3, 4]);
  });

  it('cannot write', async () => {
    await expect(ask('CREATE TABLE here (id int)')).rejects.toMatchObject({ code: '25006' });
    expect(await number(1)).toBe(1);
  });

  it('leave no connection out', async () => {
    await Promise.allSettled(Array.from({ length: 50 }, (_, n) => (n % 3 ? number(n) : ask('SELECT 1/0'))));
    expect(pool.totalCount - pool.idleCount).toBe(0);
    expect(pool.waitingCount).toBe(0);
  });
});
