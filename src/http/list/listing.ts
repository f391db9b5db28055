import { createHash } from 'node:crypto';
import type { Rows } from '../../database/statement.js';
import { MalformedRequest, ValidationFailed } from '../problem/problems.js';
import { decodeCursor, encodeCursor, type Cursor } from './cursor.js';
import type { ListQuery } from './list-query.dto.js';
import { parseSort, type Sortable, type SortKey } from './sort.js';

/** The rows of one page and where the others are. */
export interface Slice<Row> {
  readonly rows: readonly Row[];
  readonly meta: {
    readonly limit: number;
    readonly page?: number;
    readonly total?: number;
    readonly totalPages?: number;
    readonly nextCursor: string | null;
    readonly prevCursor?: string | null;
  };
}

/** The SQL of one list; `where` grows by what the request filters. */
export interface Listing {
  /** Columns after SELECT, and everything from FROM up to WHERE. */
  readonly select: string;
  readonly from: string;
  /** Values of the `?` in `from`, when it has any. */
  readonly values?: readonly unknown[];
  /** Columns that may be sorted by; they are never null. */
  readonly sortable: Sortable;
  readonly defaultSort: string;
  readonly idColumn: string;
}

/** A condition in SQL; each `?` stands for one value. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Text of a condition with its values: ``where`p.status = ${status}` ``. */
export function where(strings: TemplateStringsArray, ...values: unknown[]): Condition {
  return { sql: strings.join('?'), values };
}

const deepest = 10_000;
const defaultLimit = 20;

/** One page of a list, by number or by cursor, as the contract has it. All values travel as parameters. */
export async function slice<Row extends object>(
  source: Rows,
  listing: Listing,
  conditions: readonly Condition[],
  query: ListQuery,
): Promise<Slice<Row>> {
  if (query.page !== undefined && query.cursor !== undefined)
    throw new MalformedRequest('Give "page" or "cursor", not both.');
  const sort = query.sort ?? listing.defaultSort;
  const keys = parseSort(sort, listing.sortable, listing.idColumn);
  const limit = query.limit ?? defaultLimit;
  return query.cursor === undefined
    ? byPage<Row>(source, listing, conditions, { keys, sort, limit, page: query.page ?? 1 })
    : byCursor<Row>(source, listing, conditions, {
        keys,
        sort,
        limit,
        cursor: decodeCursor(query.cursor, sort, keys.length),
      });
}

interface Order {
  readonly keys: readonly SortKey[];
  readonly sort: string;
  readonly limit: number;
}

async function byPage<Row extends object>(
  source: Rows,
  listing: Listing,
  conditions: readonly Condition[],
  { keys, sort, limit, page }: Order & { page: number },
): Promise<Slice<Row>> {
  const offset = (page - 1) * limit;
  if (offset + limit > deepest && page > 1)
    throw new ValidationFailed([
      { field: 'page', message: `ends at row ${deepest}; go on with "cursor"`, code: 'TOO_DEEP' },
    ]);
  const sql = compose(listing, conditions, orderBy(keys, false), limit + 1, offset);
  const [found, counted] = await Promise.all([
    run<Row & Keyed>(source, sql),
    run<{ total: number }>(
      source,
      compose({ ...listing, select: 'count(*) AS total' }, conditions, '', null, 0),
    ),
  ]);
  const rows = found.slice(0, limit);
  const total = counted[0]?.total ?? 0;
  const last = rows.at(-1);
  const nextCursor =
    found.length > limit && last ? encodeCursor({ sort, direction: 'next', values: last.cursor_keys }) : null;
  return {
    rows: rows.map(withoutKeys<Row>),
    meta: { page, limit, total, totalPages: Math.ceil(total / limit), nextCursor },
  };
}

async function byCursor<Row extends object>(
  source: Rows,
  listing: Listing,
  conditions: readonly Condition[],
  { keys, sort, limit, cursor }: Order & { cursor: Cursor },
): Promise<Slice<Row>> {
  const backwards = cursor.direction === 'prev';
  const beyond = after(keys, cursor.values, backwards);
  const found = await run<Row & Keyed>(
    source,
    compose(listing, [...conditions, beyond], orderBy(keys, backwards), limit + 1, 0),
  );
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

interface Keyed {
  cursor_keys: string[];
}

function withoutKeys<Row extends object>({ cursor_keys: _, ...row }: Row & Keyed): Row {
  return row as unknown as Row;
}

function orderBy(keys: readonly SortKey[], backwards: boolean): string {
  const columns = keys.map((key) => `${key.column} ${key.descending !== backwards ? 'DESC' : 'ASC'}`);
  return `ORDER BY ${columns.join(', ')}`;
}

/** "After this row": a row comparison when all keys run one way (an index serves it), else the same spelt out. */
function after(keys: readonly SortKey[], values: readonly string[], backwards: boolean): Condition {
  const operator = (key: SortKey): string => (key.descending !== backwards ? '<' : '>');
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

function compose(
  listing: Listing & { keys?: never },
  conditions: readonly Condition[],
  order: string,
  limit: number | null,
  offset: number,
): Condition {
  const columns = order === '' ? listing.select : `${listing.select}, ${cursorKeys(order)}`;
  const filter =
    conditions.length === 0 ? '' : ` WHERE ${conditions.map((condition) => condition.sql).join(' AND ')}`;
  const values = [...(listing.values ?? []), ...conditions.flatMap((condition) => condition.values)];
  const bounds = limit === null ? '' : ` ${order} LIMIT ? OFFSET ?`;
  return {
    sql: `SELECT ${columns} FROM ${listing.from}${filter}${bounds}`,
    values: limit === null ? values : [...values, limit, offset],
  };
}

/** The sort keys of each row as text, in a form that PostgreSQL reads back exactly. */
function cursorKeys(order: string): string {
  const columns = order
    .replace('ORDER BY ', '')
    .replaceAll(/ (ASC|DESC)/g, '')
    .split(', ');
  return `ARRAY[${columns.map((column) => `${column}::text`).join(', ')}] AS cursor_keys`;
}

/** Every connection keeps what it has prepared, and filters times orders make thousands of statements. */
const mostPrepared = 200;
const prepared = new Set<string>();

function run<Row>(source: Rows, { sql, values }: Condition): Promise<Row[]> {
  let count = 0;
  const text = sql.replaceAll('?', () => `$${(count += 1)}`);
  const name = `list-${createHash('sha1').update(text).digest('base64url')}`;
  if (prepared.size < mostPrepared) prepared.add(name);
  return source.rows<Row>({ name: prepared.has(name) ? name : '', text }, ...values);
}
