import { hash } from 'node:crypto';
import type { Rows } from '../../database/statement.js';
import { ask, matching, orderBy } from './list-sql.js';
import type { Bounds, Condition, Listing } from './list-parts.js';
import { parseSort } from './sort.js';

/** How many rows are counted one by one; pages end there too. */
export const mostCounted = 10_000;
/** For filters of which the planner has statistics. */
export const known: Bounds = { gather: mostCounted, count: 3 * mostCounted, weigh: mostCounted / 10 };
/** For words: of those that are rare it knows nothing, and takes each for one in two hundred rows. */
export const guessed: Bounds = { gather: 5 * mostCounted, count: 6 * mostCounted, weigh: 1.5 * mostCounted };
/** What counting may cost, in the planner's units: some 5,000 pages from here and there, 50 to 100 milliseconds. */
const dearest = 20_000;

/** How many there are; past {@link mostCounted}, or where counting would take long, as the planner estimates it. */
export interface Count {
  readonly total: number;
  readonly isExact: boolean;
}

/**
 * Counts what meets the conditions, reading {@link mostCounted} rows and one at most: to count a million takes a
 * second, and nobody reads the number to its last digit. `guess` is the planner's estimate, if it was asked for.
 */
export async function countOf(
  source: Rows,
  listing: Listing,
  conditions: readonly Condition[],
  guess: number | null = null,
): Promise<Count> {
  const counting = countingOf(listing, conditions, guess === null);
  if (guess !== null && (await isTooMuch(source, listing, counting, guess)))
    return { total: guess, isExact: false };
  const [counted] = await ask<{ total: number }>(source, counting, { isAnew: listing.bounds !== undefined });
  const total = counted?.total ?? 0;
  if (total <= mostCounted) return { total, isExact: true };
  const estimate = guess ?? (await estimateOf(source, listing, conditions));
  return { total: Math.max(total, estimate), isExact: false };
}

/**
 * In no order the rows of an index on the filters come as they lie; in the order of the list itself no table is ever read
 * through, and the index that finds the first page, with its filters, counts too.
 */
function countingOf(listing: Listing, conditions: readonly Condition[], inOrder: boolean): Condition {
  const asCounted = conditions.map(({ sql, counting = sql, values }) => ({ sql: counting, values }));
  const found = matching(listing, asCounted, '1');
  const order = inOrder ? orderBy(parseSort(listing.defaultSort, listing.sortable, listing.idColumn)) : '';
  return {
    sql: `SELECT count(*) AS total FROM (${found.sql} ${order} LIMIT ?) AS found`,
    values: [...found.values, mostCounted + 1],
  };
}

async function isTooMuch(
  source: Rows,
  { bounds }: Listing,
  counting: Condition,
  guess: number,
): Promise<boolean> {
  if (bounds === undefined || guess < bounds.weigh) return false;
  return guess >= bounds.count || (await planOf(source, counting))['Total Cost'] > dearest;
}

/** How many rows the planner expects, from its statistics; nothing is read. */
export async function estimateOf(
  source: Rows,
  listing: Listing,
  conditions: readonly Condition[],
): Promise<number> {
  return (await planOf(source, matching(listing, conditions, '1')))['Plan Rows'];
}

interface Plan {
  'Plan Rows': number;
  'Total Cost': number;
}

interface Said {
  readonly plan: Plan;
  readonly until: number;
}

/** What the planner said of late: its statistics change with ANALYZE, every few minutes at most. Milliseconds. */
const said = new WeakMap<Rows, Map<string, Said>>();
const [believed, mostSaid] = [5_000, 1_000];

async function planOf(source: Rows, { sql, values }: Condition): Promise<Plan> {
  const key = hash('sha256', JSON.stringify([sql, values]));
  const known = said.get(source) ?? new Map<string, Said>();
  said.set(source, known);
  const before = known.get(key);
  if (before !== undefined && performance.now() < before.until) return before.plan;
  const explained = { sql: `EXPLAIN (FORMAT JSON) ${sql}`, values };
  const [row] = await ask<{ 'QUERY PLAN': { Plan: Plan }[] }>(source, explained, { isAnew: true });
  const { 'Plan Rows': rows = 0, 'Total Cost': cost = 0 } = row?.['QUERY PLAN'][0]?.Plan ?? {};
  const plan = { 'Plan Rows': rows, 'Total Cost': cost };
  if (known.size >= mostSaid) known.clear();
  known.set(key, { plan, until: performance.now() + believed });
  return plan;
}
