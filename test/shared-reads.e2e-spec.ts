import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { getHeapSpaceStatistics } from 'node:v8';
import pg from 'pg';
import { poolOptions } from '../src/database/connection.js';
import { askedByOne } from '../src/database/gathering.js';
import { SharedReads } from '../src/database/shared-reads.js';
import { gathered } from '../src/database/statement.js';
import { findProductById } from '../src/products/products.sql.js';
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

  it('and are gathered are one run, of which each has its own rows, however many', async () => {
    const { name, text } = gathered(
      'gathered-words',
      { times: 'int', word: 'text' },
      'SELECT asked.word AS word, n FROM generate_series(1, asked.times) AS n',
    );
    const words = async (times: number, word: string | null): Promise<unknown[]> =>
      (await reads.ask(askedByOne(name, text, [times, word]))).rows.map((row) => [row.word, row.n]);
    const twos = (word: string | null) => [1, 2].map((n) => [word, n]);
    expect(await words(1, 'alone')).toEqual([['alone', 1]]);
    trips = [];
    const asked = [
      words(2, 'a'),
      words(0, 'b'),
      number(7),
      words(2, '{"c",}'),
      words(2, null),
      words(2, 'a'),
    ];
    expect(await Promise.all(asked)).toEqual([twos('a'), [], 7, twos('{"c",}'), twos(null), twos('a')]);
    expect(trips.flat().filter((sent) => sent === text)).toHaveLength(2);
  });

  it('and are gathered fail alone for what is their own fault', async () => {
    const { name, text } = gathered('gathered-parts', { n: 'int' }, 'SELECT 12 / asked.n AS part');
    const part = (n: number) => reads.ask(askedByOne(name, text, [n])).then(({ rows }) => rows[0].part);
    const answers = await Promise.allSettled([part(3), part(0), part(4)]);
    expect(answers).toMatchObject([{ value: 4 }, { reason: { code: '22012' } }, { value: 3 }]);
  });

  it('and are gathered keep one plan, however many ask', async () => {
    const { name, text } = findProductById;
    const id = '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11';
    for (let round = 0; round < 40; round += 1)
      await Promise.all(
        Array.from({ length: 1 + (round % 3) }, () =>
          reads.ask(askedByOne(name, text, [id, false, new Date()])),
        ),
      );
    const { rows } = await ask(
      "SELECT custom_plans, generic_plans FROM pg_prepared_statements WHERE name = 'product-by-id'",
    );
    expect(rows[0].custom_plans).toBeLessThanOrEqual(5);
    expect(rows[0].generic_plans).toBeGreaterThan(20);
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

  it('leave nothing behind that grows old', async () => {
    const oldBytes = (): number =>
      getHeapSpaceStatistics().find(({ space_name: name }) => name === 'old_space')?.space_used_size ?? 0;
    const read = () =>
      reads.ask({ name: 'long', text: `SELECT repeat('x', 2000) AS x, $1::int AS n`, values: [1] });
    const grown: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      const before = oldBytes();
      for (let turn = 0; turn < 400; turn += 1) await Promise.all(Array.from({ length: 20 }, read));
      grown.push(oldBytes() - before);
    }
    // what is compiled meanwhile grows old as well, and now and then old things are collected
    const middle = grown.sort((one, other) => one - other)[3];
    expect(middle).toBeLessThan(1_000_000);
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
