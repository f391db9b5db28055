import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../src/clock/new-id.js';
import { Database } from '../src/database/database.js';
import { statement } from '../src/database/statement.js';
import { productOf } from './support/catalogue.js';
import { freshKey, orderBody } from './support/orders.js';
import { recordStatements } from './support/statements.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let database: Database;
beforeAll(async () => {
  // one connection, so that each transaction comes upon what the one before it left there
  stoa = await Stoa.start({ DATABASE_POOL_SIZE: '1' });
  database = stoa.app.get(Database);
});
afterAll(() => stoa.stop());

const keep = statement<never>(
  'test-keep',
  "INSERT INTO idempotency_keys VALUES ('trips', $1, '', '', now())",
);
const count = statement<{ kept: number }>(
  'test-count',
  "SELECT count(*) AS kept FROM idempotency_keys WHERE scope = 'trips' AND key = $1",
);
const divide = statement<{ result: number }>('test-divide', 'SELECT 10 / $1::int AS result');
const take = statement<{ value: unknown }>('test-take', 'SELECT $1::jsonb AS value');

const keptOf = async (key: string): Promise<number | undefined> =>
  (await database.read.row(count, key))?.kept;

/** The round trips to the database in which `work` did its own, and what came of it. */
async function tripsOf<T>(
  work: () => Promise<T>,
  own = /^(test|begin|commit|ROLLBACK)/,
): Promise<[string[][], T]> {
  const { answer, trips } = await recordStatements(work);
  return [trips.filter((trip) => trip.some((name) => own.test(name))), answer];
}

describe('A transaction', () => {
  it('begins with its first statement, and ends with the last that was put off', async () => {
    const key = newId();
    const [trips, kept] = await tripsOf(() =>
      database.transaction(async (tx) => {
        tx.defer(keep, key);
        const row = await tx.row(count, key);
        tx.defer(keep, `${key}-2`);
        return row?.kept;
      }),
    );
    expect(trips).toEqual([
      ['begin', 'test-keep', 'test-count'],
      ['test-keep', 'commit'],
    ]);
    expect([kept, await keptOf(`${key}-2`)]).toEqual([1, 1]);
  });

  it('of which nothing is asked is none', async () => {
    expect(await tripsOf(() => database.transaction(() => 'nothing'))).toEqual([[], 'nothing']);
    const failing = () =>
      database.transaction(() => Promise.reject(new Error('before'))).catch(() => 'failed');
    expect(await tripsOf(failing)).toEqual([[], 'failed']);
  });

  it('that only writes is one round trip', async () => {
    const key = newId();
    const [trips] = await tripsOf(() =>
      database.transaction((tx) => {
        tx.defer(keep, key);
      }),
    );
    expect([trips, await keptOf(key)]).toEqual([[['begin', 'test-keep', 'commit']], 1]);
  });

  it('asks two things in one round trip, the second of which sees what the first did', async () => {
    const key = newId();
    const [trips, rows] = await tripsOf(() =>
      database.transaction((tx) => tx.both([keep, key], [count, key])),
    );
    expect([trips[0], rows]).toEqual([
      ['begin', 'test-keep', 'test-count'],
      [[], [{ kept: 1 }]],
    ]);
  });

  it('goes the usual way with statements that have no name', async () => {
    const key = newId();
    const found = await database.transaction(async (tx) => {
      tx.defer(keep, key);
      return tx.raw("SELECT 1; SELECT count(*) AS kept FROM idempotency_keys WHERE scope = 'trips'");
    });
    expect(found).toHaveLength(2);
    expect(await keptOf(key)).toBe(1);
  });
});

describe('What was put off and fails', () => {
  const after = () => database.transaction((tx) => tx.row(divide, 5));

  it('is thrown by what is asked next, which is not run; nothing of the transaction stays', async () => {
    const [first, last] = [newId(), newId()];
    const work = database.transaction(async (tx) => {
      tx.defer(keep, first);
      tx.defer(divide, 0);
      await tx.rows(keep, last);
    });
    await expect(work).rejects.toMatchObject({ code: '22012' });
    expect([await keptOf(first), await keptOf(last)]).toEqual([0, 0]);
    expect(await after()).toEqual({ result: 2 });
  });

  it('is thrown by the commit', async () => {
    const key = newId();
    const work = database.transaction((tx) => {
      tx.defer(keep, key);
      tx.defer(keep, key);
    });
    await expect(work).rejects.toMatchObject({ code: '23505' });
    expect(await keptOf(key)).toBe(0);
    expect(await after()).toEqual({ result: 2 });
  });

  it('leaves the connection knowing what it has prepared: before it, of it and after it', async () => {
    const [before, failing, behind] = ['before', 'failing', 'behind'].map((name) =>
      statement<{ result: number }>(`test-${name}-${newId()}`, 'SELECT 10 / $1::int AS result'),
    );
    if (!before || !failing || !behind) throw new Error('three');
    const once = (divisor: number) =>
      database.transaction(async (tx) => {
        tx.defer(before, 1);
        tx.defer(failing, divisor);
        return tx.row(behind, 2);
      });
    await expect(once(0)).rejects.toMatchObject({ code: '22012' });
    expect([await once(1), await once(1)]).toEqual([{ result: 5 }, { result: 5 }]);
  });

  it('or cannot be sent at all takes the rest with it, and the connection goes on', async () => {
    const key = newId();
    const unsendable = {
      toPostgres: () => {
        throw new Error('cannot be written down');
      },
    };
    const work = database.transaction(async (tx) => {
      tx.defer(keep, key);
      tx.defer(take, unsendable);
      await tx.rows(keep, `${key}-2`);
    });
    await expect(work).rejects.toThrow('cannot be written down');
    expect([await keptOf(key), await keptOf(`${key}-2`)]).toEqual([0, 0]);
    const last = database.transaction((tx) => {
      tx.defer(keep, key);
      tx.defer(take, unsendable);
    });
    await expect(last).rejects.toThrow('cannot be written down');
    expect(await keptOf(key)).toBe(0);
    expect(await database.transaction((tx) => tx.row(take, '{"a":1}'))).toEqual({ value: { a: 1 } });
  });

  it('cannot be passed over: a commit after it fails too', async () => {
    const key = newId();
    const work = database.transaction(async (tx) => {
      await tx.rows(keep, key);
      await tx.rows(divide, 0).catch(() => undefined);
    });
    await expect(work).rejects.toThrow('had failed before');
    expect(await keptOf(key)).toBe(0);
    expect(await after()).toEqual({ result: 2 });
  });
});

describe('An order', () => {
  it('waits for the database twice: whether it was made before and for the goods, and for the commit', async () => {
    const buyer = await stoa.given.viewer();
    const { id } = await productOf(await stoa.given.editor(), { stock: 5 });
    const body = orderBody({ [id]: 1 });
    const own = /^(idempotency|stock|order)-/;
    const [trips, { status }] = await tripsOf(() => buyer.post('/orders', body, freshKey()), own);
    expect([status, trips]).toEqual([
      201,
      [
        ['begin', ...['idempotency-lock', 'idempotency-find', 'stock-lock-free-lines', 'stock-read-lines']],
        ['stock-take', 'order-insert', 'outbox-append-all', 'idempotency-keep', 'commit'],
      ],
    ]);
  });

  it('that is asked for once more lets go of its goods without a commit', async () => {
    const buyer = await stoa.given.viewer();
    const { id } = await productOf(await stoa.given.editor(), { stock: 5 });
    const [body, key] = [orderBody({ [id]: 1 }), freshKey()];
    await buyer.post('/orders', body, key);
    const [trips, { status }] = await tripsOf(
      () => buyer.post('/orders', body, key),
      /^(idempotency|stock|order|commit|ROLLBACK)/,
    );
    expect([status, trips.map((trip) => trip.at(-1))]).toEqual([201, ['stock-read-lines', 'ROLLBACK']]);
  });

  it('that goes somewhere holds its goods only once it is known where to', async () => {
    const buyer = await stoa.given.viewer();
    const { id } = await productOf(await stoa.given.editor(), { stock: 5 });
    const shippingAddress = {
      ...{ name: 'Ada', line1: 'Main Street 1', city: 'Lisbon' },
      ...{ postalCode: '1000-001', country: 'PT' },
    };
    const body = { ...orderBody({ [id]: 1 }), shippingAddress };
    const own = /^(idempotency|stock)-/;
    const [trips, { status }] = await tripsOf(() => buyer.post('/orders', body, freshKey()), own);
    expect([status, trips[0]]).toEqual([201, ['begin', 'idempotency-lock', 'idempotency-find']]);
  });
});
