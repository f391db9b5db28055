import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { broken, check } from './prove/checker/checker.js';
import { ofThings } from './prove/corruptions/of-things.js';
import { ofWords } from './prove/corruptions/of-words.js';
import { Example } from './prove/example.js';
import { Stoa } from './support/stoa.js';

const corruptions = [...ofThings, ...ofWords];
let stoa: Stoa;
let day: Example;
let outside: pg.Pool;
beforeAll(async () => {
  stoa = await Stoa.start();
  outside = new pg.Pool({ connectionString: stoa.databaseUrl, max: 2 });
  day = await Example.of(stoa, outside);
}, 60_000);
afterAll(async () => {
  await outside.end();
  await stoa.stop();
});

/** What would refuse a wrong row: it is taken away, for as long as the transaction lasts. */
const disarm = `SET LOCAL session_replication_role = replica;
  DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT conrelid::regclass AS of, conname FROM pg_constraint WHERE contype IN ('c', 'u') AND conrelid IN (
      'orders'::regclass, 'order_lines'::regclass, 'payments'::regclass, 'ledger_entries'::regclass, 'stock_movements'::regclass,
      'variants'::regclass, 'discounts'::regclass, 'sandbox_payments'::regclass, 'dead_letters'::regclass)
    LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I CASCADE', one.of, one.conname); END LOOP; END $$`;

/** The sentences that do not hold of the books once they were changed so. Nothing of it stays. */
async function brokenBy(change: string): Promise<string[]> {
  const client = await outside.connect();
  try {
    await client.query('BEGIN');
    await client.query(disarm);
    await client.query(change);
    return Object.keys(broken(await check(client)));
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

const begins = (beginning: string) => expect.stringMatching(new RegExp(`^${beginning}`));

describe('The checker', () => {
  it('finds that every sentence holds of a day in the shop', async () => {
    expect(broken(await check(stoa.sql))).toEqual({});
    const { rows } = await stoa.sql.query('SELECT status, count(*)::int AS count FROM orders GROUP BY 1');
    expect(Object.fromEntries(rows.map(({ status, count }) => [status, count]))).toEqual({
      ...{ paid: 3, shipped: 1, refunded: 1, cancelled: 2 },
    });
  });

  it.each(corruptions)('sees $what', async ({ change, breaks }) => {
    expect(await brokenBy(change(day.orders))).toEqual(breaks.map(begins));
  });

  it('sees two who waited for each other in a circle', async () => {
    const [one, other] = [await outside.connect(), await outside.connect()];
    const { rows } = await stoa.sql.query('SELECT variant_id AS id FROM stocked ORDER BY 1 LIMIT 2');
    const touch = (client: pg.PoolClient, row: number) =>
      client.query('UPDATE stocked SET quantity = quantity WHERE variant_id = $1', [rows[row].id]);
    await one.query('BEGIN');
    await other.query('BEGIN');
    await touch(one, 0);
    await touch(other, 1);
    const both = await Promise.allSettled([touch(one, 1), touch(other, 0)]);
    expect(both.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    await Promise.all([one.query('ROLLBACK'), other.query('ROLLBACK')]);
    one.release();
    other.release();
    let found: string[] = [];
    for (let attempt = 0; attempt < 100 && found.length === 0; attempt += 1) {
      await delay(100);
      found = Object.keys(broken(await check(stoa.sql)));
    }
    expect(found).toEqual([begins('Nobody waited')]);
  });

  it('has no sentence that cannot turn false', async () => {
    const sentences = (await check(stoa.sql)).map(({ sentence }) => sentence);
    const seen = [...corruptions.flatMap(({ breaks }) => breaks), 'Nobody waited'];
    const unseen = sentences.filter((sentence) => !seen.some((beginning) => sentence.startsWith(beginning)));
    expect(unseen).toEqual([]);
  });
});
