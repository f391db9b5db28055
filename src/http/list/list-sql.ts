import { createHash } from 'node:crypto';
import type { Rows } from '../../database/statement.js';
import type { Condition, Listing } from './list-parts.js';
import type { SortKey } from './sort.js';

/** Where a page begins and how many rows are read for it. */
export interface Window {
  readonly limit: number;
  readonly offset: number;
  /** Whether all rows are gathered before they are sorted. */
  readonly gathers?: boolean;
}

/** A row with its sort keys as text, in a form that PostgreSQL reads back exactly. */
export interface Keyed {
  cursor_keys: string[];
}

/** The rows of a page. What {@link Listing.shown} adds is read for these rows only, after they have been chosen. */
export function pageOf(
  listing: Listing,
  conditions: readonly Condition[],
  keys: readonly SortKey[],
  window: Window,
): Condition {
  const { shown } = listing;
  if (shown === undefined) return plainPage(listing, conditions, keys, window);
  const sorted = keys.map((key, at) => ({ ...key, column: `k${at}` }));
  const columns = keys.map(({ column }, at) => `${column} AS k${at}`).join(', ');
  const found = matching(listing, conditions, `${listing.idColumn} AS id, ${columns}`);
  const bounds = boundsOf(window);
  const page = window.gathers
    ? `WITH found AS MATERIALIZED (${found.sql}) SELECT * FROM found ${orderBy(sorted)} ${bounds.sql}`
    : `${found.sql} ${orderBy(keys)} ${bounds.sql}`;
  return {
    sql: `SELECT ${listing.select}, ${asText(sorted)} FROM (${page}) AS page
      JOIN ${shown.from} ON ${shown.idColumn} = page.id ${orderBy(sorted)}`,
    values: [...(shown.selected ?? []), ...found.values, ...bounds.values, ...(shown.values ?? [])],
  };
}

function plainPage(
  listing: Listing,
  conditions: readonly Condition[],
  keys: readonly SortKey[],
  window: Window,
): Condition {
  const found = matching(listing, conditions, `${listing.select}, ${asText(keys)}`);
  const bounds = boundsOf(window);
  return { sql: `${found.sql} ${orderBy(keys)} ${bounds.sql}`, values: [...found.values, ...bounds.values] };
}

/** The lengths of pages that nearly all ask for, and one row that says whether there are more. */
const usualLimits = [20 + 1, 100 + 1];

/**
 * First pages, and those behind a cursor, say in the statement itself how many rows they read: so one plan is kept that
 * ends after so many, where for an unknown number the planner would plan each time anew.
 */
function boundsOf({ limit, offset }: Window): Condition {
  return offset === 0 && usualLimits.includes(limit)
    ? { sql: `LIMIT ${limit}`, values: [] }
    : { sql: 'LIMIT ? OFFSET ?', values: [limit, offset] };
}

function asText(keys: readonly SortKey[]): string {
  return `ARRAY[${keys.map(({ column }) => `${column}::text`).join(', ')}] AS cursor_keys`;
}

/** `columns` of every row that meets the conditions. */
export function matching(listing: Listing, conditions: readonly Condition[], columns: string): Condition {
  const filter =
    conditions.length === 0 ? '' : ` WHERE ${conditions.map((condition) => condition.sql).join(' AND ')}`;
  return {
    sql: `SELECT ${columns} FROM ${listing.from}${filter}`,
    values: [...(listing.values ?? []), ...conditions.flatMap((condition) => condition.values)],
  };
}

/** The same order, read from its end. */
export function reversed(keys: readonly SortKey[]): SortKey[] {
  return keys.map((key) => ({ ...key, descending: !key.descending }));
}

/** The keys as the order of a statement. */
export function orderBy(keys: readonly SortKey[]): string {
  return `ORDER BY ${keys.map((key) => `${key.column} ${key.descending ? 'DESC' : 'ASC'}`).join(', ')}`;
}

/** "After this row": a row comparison when all keys run one way (an index serves it), else the same spelt out. */
export function after(keys: readonly SortKey[], values: readonly string[]): Condition {
  const operator = (key: SortKey): string => (key.descending ? '<' : '>');
  const [first] = keys;
  if (first && keys.every((key) => key.descending === first.descending)) {
    const marks = keys.map(() => '?').join(', ');
    return { sql: `(${keys.map((key) => key.column).join(', ')}) ${operator(first)} (${marks})`, values };
  }
  const cases = keys.map((key, index) => {
    const equal = keys.slice(0, index).map((earlier) => `${earlier.column} = ?`);
    return `(${[...equal, `${key.column} ${operator(key)} ?`].join(' AND ')})`;
  });
  return { sql: `(${cases.join(' OR ')})`, values: keys.flatMap((_, index) => values.slice(0, index + 1)) };
}

/** Every connection keeps what it has prepared, and filters times orders make thousands of statements. */
const mostPrepared = 200;
/** The names of those that are, by their text. */
const prepared = new Map<string, string>();

/** How a statement is asked for. */
export interface Manner {
  /** Planned for its own values each time. */
  readonly isAnew?: boolean;
  /** As {@link quick} statements are. */
  readonly isQuick?: boolean;
}

/** Asks; each `?` stands for one value. */
export function ask<Row>(
  source: Rows,
  { sql, values }: Condition,
  { isAnew = false, isQuick = false }: Manner = {},
): Promise<Row[]> {
  let count = 0;
  const text = sql.replaceAll('?', () => `$${(count += 1)}`);
  const name = isAnew ? '' : (prepared.get(text) ?? nameFor(text));
  return source.rows<Row>({ name, text, isQuick }, ...values);
}

function nameFor(text: string): string {
  if (prepared.size >= mostPrepared) return '';
  const name = `list-${createHash('sha1').update(text).digest('base64url')}`;
  prepared.set(text, name);
  return name;
}
