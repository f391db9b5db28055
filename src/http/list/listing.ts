import type { Rows } from '../../database/statement.js';
import { MalformedRequest, ValidationFailed } from '../problem/problems.js';
import { countOf, estimateOf, mostCounted, type Count } from './counting.js';
import { decodeCursor, encodeCursor, type Cursor } from './cursor.js';
import type { ListQuery } from './list-query.dto.js';
import { after, ask, pageOf, reversed, type Keyed, type Manner } from './list-sql.js';
import type { Condition, Listing } from './list-parts.js';
import { parseSort, type SortKey } from './sort.js';

/** The rows of one page and where the others are. */
export interface Slice<Row> {
  readonly rows: readonly Row[];
  readonly meta: {
    readonly limit: number;
    readonly page?: number;
    readonly total?: number;
    readonly totalPages?: number;
    /** Only there when it is not: then `total` is an estimate. */
    readonly totalIsExact?: false;
    readonly nextCursor: string | null;
    readonly prevCursor?: string | null;
  };
}

export { where } from './list-parts.js';
export type { Condition, Listing } from './list-parts.js';

const defaultLimit = 20;

/**
 * One page of a list, by number or by cursor, as the contract has it. All values travel as parameters. Whoever knows
 * a shorter way to how many there are gives `count`.
 */
export async function slice<Row extends object>(
  source: Rows,
  listing: Listing,
  conditions: readonly Condition[],
  query: ListQuery,
  count?: () => Promise<Count>,
): Promise<Slice<Row>> {
  refuseBoth(query);
  const sort = query.sort ?? listing.defaultSort;
  const keys = parseSort(sort, listing.sortable, listing.idColumn);
  const limit = limitOf(query);
  const list = { source, listing, conditions };
  return query.cursor === undefined
    ? byPage<Row>(list, { keys, sort, limit, page: query.page ?? 1 }, count)
    : byCursor<Row>(list, { keys, sort, limit, cursor: decodeCursor(query.cursor, sort, keys.length) });
}

/** @throws MalformedRequest a page and a cursor */
export function refuseBoth({ page, cursor }: ListQuery): void {
  if (page !== undefined && cursor !== undefined)
    throw new MalformedRequest('Give "page" or "cursor", not both.');
}

/** How many items a page has. */
export function limitOf({ limit = defaultLimit }: ListQuery): number {
  return limit;
}

interface List {
  readonly source: Rows;
  readonly listing: Listing;
  readonly conditions: readonly Condition[];
}

interface Order {
  readonly keys: readonly SortKey[];
  readonly sort: string;
  readonly limit: number;
}

async function byPage<Row extends object>(
  { source, listing, conditions }: List,
  { keys, sort, limit, page }: Order & { page: number },
  known?: () => Promise<Count>,
): Promise<Slice<Row>> {
  const offset = (page - 1) * limit;
  refuseDepth(page, limit);
  const guess = await guessOf({ source, listing, conditions });
  const window = { limit: limit + 1, offset, gathers: gathers(listing, guess) };
  const [found, counted] = await Promise.all([
    ask<Row & Keyed>(source, pageOf(listing, conditions, keys, window), mannerOf(listing, offset)),
    known?.() ?? countOf(source, listing, conditions, guess),
  ]);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const nextCursor =
    found.length > limit && last ? encodeCursor({ sort, direction: 'next', values: last.cursor_keys }) : null;
  return {
    rows: rows.map(withoutKeys<Row>),
    meta: { page, limit, ...totals(sure(counted, offset, found.length, limit), limit), nextCursor },
  };
}

/** Rows that are passed over; up to so many take next to no time. */
const mostPassed = 500;

function mannerOf({ bounds, isQuick = false }: Listing, offset = 0): Manner {
  return { isAnew: bounds !== undefined, isQuick: isQuick && offset <= mostPassed };
}

/** How many rows the planner expects, where it is asked; else null. */
function guessOf({ source, listing, conditions }: List): Promise<number | null> {
  return listing.bounds !== undefined ? estimateOf(source, listing, conditions) : Promise.resolve(null);
}

function gathers({ bounds }: Listing, guess: number | null): boolean {
  return bounds !== undefined && guess !== null && guess < bounds.gather;
}

/** A page that is not full is the last one, so it says how many there are, whatever was estimated. */
function sure(count: Count, offset: number, found: number, limit: number): Count {
  const isLast = found <= limit && (found > 0 || offset === 0);
  return count.isExact || !isLast ? count : { total: offset + found, isExact: true };
}

/** @throws ValidationFailed the page lies past what pages reach */
export function refuseDepth(page: number, limit: number): void {
  if (page * limit > mostCounted && page > 1)
    throw new ValidationFailed([
      { field: 'page', message: `ends at row ${mostCounted}; go on with "cursor"`, code: 'TOO_DEEP' },
    ]);
}

/** What a page says of the whole list. */
export function totals({ total, isExact }: Count, limit: number): Partial<Slice<unknown>['meta']> {
  const pages = { total, totalPages: Math.ceil(total / limit) };
  return isExact ? pages : { ...pages, totalIsExact: false };
}

async function byCursor<Row extends object>(
  { source, listing, conditions }: List,
  { keys, sort, limit, cursor }: Order & { cursor: Cursor },
): Promise<Slice<Row>> {
  const backwards = cursor.direction === 'prev';
  const order = backwards ? reversed(keys) : keys;
  const beyond = [...conditions, after(order, cursor.values)];
  const guess = await guessOf({ source, listing, conditions });
  const window = { limit: limit + 1, offset: 0, gathers: gathers(listing, guess) };
  const found = await ask<Row & Keyed>(source, pageOf(listing, beyond, order, window), mannerOf(listing));
  const more = found.length > limit;
  const rows = backwards ? found.slice(0, limit).reverse() : found.slice(0, limit);
  const edge = (direction: Cursor['direction'], exists: boolean): string | null => {
    const row = direction === 'next' ? rows.at(-1) : rows[0];
    return exists && row ? encodeCursor({ sort, direction, values: row.cursor_keys }) : null;
  };
  const meta = {
    limit,
    nextCursor: edge('next', backwards || more),
    prevCursor: edge('prev', !backwards || more),
  };
  return { rows: rows.map(withoutKeys<Row>), meta };
}

function withoutKeys<Row extends object>({ cursor_keys: _, ...row }: Row & Keyed): Row {
  return row as unknown as Row;
}
