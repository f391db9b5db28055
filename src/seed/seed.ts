import { hash } from '@node-rs/argon2';
import pg from 'pg';
import type { Clock } from '../clock/clock.js';
import { demoAccounts } from '../config/demo-accounts.js';
import { isLong } from '../users/password-policy.js';
import { passwordParameters } from '../users/passwords.js';
import { customers } from './accounts.js';
import { makeCatalogue } from './catalogue.js';
import { Chance } from './chance.js';
import { insertDiscounts, makeDiscounts } from './discounts.js';
import { makeJournal } from './journal.js';
import { makeReviews } from './reviews.js';
import { insertReviews } from './reviews.sql.js';
import * as sql from './seed.sql.js';
import { makeShippingMethods, makeTaxRates } from './terms.js';
import { insertShippingMethods, insertTaxRates } from './terms.sql.js';
import { makeTrade } from './trade.js';
import type { SeedMovement } from './trade-rows.js';

/** How the demo is made. */
export interface SeedOptions {
  /** Of every demo account. */
  readonly password: string;
  readonly clock: Clock;
  readonly onProgress: (text: string) => void;
}

const aYear = 365 * 86_400;

/**
 * Fills an empty database with the demo shop: all of it or nothing. A database with any account is left alone, and
 * two that seed at once give one shop.
 */
export async function seed(url: string, { password, clock, onProgress }: SeedOptions): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query("SELECT pg_advisory_xact_lock(hashtext('seed'))");
    const { rowCount } = await client.query('SELECT FROM users LIMIT 1');
    if (rowCount === 0) {
      onProgress('Setting up the demo shop ...');
      const prepared = { hash: await hash(password, passwordParameters), isLong: isLong(password) };
      await fill(client, prepared, clock);
    }
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

async function fill(
  client: pg.Client,
  password: { hash: string; isLong: boolean },
  clock: Clock,
): Promise<void> {
  const chance = new Chance(20_260_101);
  const [now, opened] = [clock.now(), clock.inSeconds(-aYear)];
  const accounts = [...demoAccounts, ...customers].map((account) => ({
    id: chance.id(opened),
    at: opened,
    ...account,
  }));
  const insert = (statement: string, rows: unknown, ...more: unknown[]): Promise<unknown> =>
    client.query(statement, [JSON.stringify(rows), ...more]);

  await insert(sql.insertUsers, accounts, password.hash, password.isLong);
  const { categories, products } = makeCatalogue(chance, opened);
  await insert(sql.insertCategories, categories);
  const staffId = accounts[1]?.id ?? '';
  const buyers = accounts.slice(2);
  const { orders, movements } = makeTrade(chance, { buyers, staffId, products, now });
  await insert(sql.insertProducts, products);
  const variants = products.flatMap((product) => product.variants);
  await insert(sql.insertVariants, variants);
  for (const round of rounds(movements)) await insert(sql.moveStock, round);
  await insert(sql.insertOrders, orders);
  await insert(sql.insertShipments, orders);
  await insert(
    sql.insertPayments,
    orders.filter(({ payment }) => payment !== 'none'),
  );
  await client.query(sql.countSales);
  const readers = buyers.map(({ id }) => id);
  const { posts, comments } = makeJournal(chance, readers, now);
  await insert(sql.insertPosts, posts, staffId);
  await insert(sql.insertComments, comments);
  await insert(insertReviews, makeReviews(chance, orders, now));
  for (const [statement, rows] of rulesOfTheShop(chance, opened)) await insert(statement, rows);
}

/** What moves totals: codes, ways to send goods, taxes. */
function rulesOfTheShop(chance: Chance, opened: Date): [string, unknown][] {
  return [
    [insertDiscounts, makeDiscounts(chance, opened)],
    [insertShippingMethods, makeShippingMethods(chance, opened)],
    [insertTaxRates, makeTaxRates(chance, opened)],
  ];
}

/** First each variant's first movement, then each one's second, and so on. */
function rounds(movements: readonly SeedMovement[]): SeedMovement[][] {
  const taken = new Map<string, number>();
  const result: SeedMovement[][] = [];
  for (const movement of movements) {
    const turn = taken.get(movement.variant_id) ?? 0;
    taken.set(movement.variant_id, turn + 1);
    (result[turn] ??= []).push(movement);
  }
  return result;
}
