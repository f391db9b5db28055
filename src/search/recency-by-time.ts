import { ask, matching } from '../http/list/list-sql.js';
import type { Condition, Listing } from '../http/list/listing.js';
import type { Edges, Newest, Recency, Search } from './ranked-part.js';

/** A time that is never null, found by an index. */
export interface Time {
  /** The table that the list's `from` begins with. */
  readonly table: string;
  /** Its time, and the field that sorts by it. */
  readonly column: string;
  readonly field: string;
  /** What rows must meet to be in the index. */
  readonly among: string;
}

/** By a time, and by id where that is the same. */
export function byTime(time: Time): Recency {
  return {
    name: 'newest',
    width: 2,
    column: time.column,
    field: time.field,
    newest: (search, most) => newest(time, search, most),
    within: ({ listing, conditions }, edges) => ({ listing: within(time, listing, edges), conditions }),
    behind: ({ last }) => behind(time, last),
  };
}

async function newest(
  { column }: Time,
  { source, listing, conditions }: Search,
  most: number,
): Promise<Newest | null> {
  const found = matching(listing, conditions, `p.${column} AS at, p.id`);
  const order = 'ORDER BY at DESC, id DESC';
  const sql = `SELECT at::text, id FROM (
    SELECT found.*, row_number() OVER (${order}) AS place FROM (${found.sql} ${order} LIMIT ?) AS found
  ) AS placed WHERE place IN (1, ?::bigint) ${order}`;
  const edges = await ask<{ at: string; id: string }>(
    source,
    { sql, values: [...found.values, most, most] },
    { isAnew: true },
  );
  const [first, last] = edges;
  return first && last ? { first: [first.at, first.id], last: [last.at, last.id], size: most } : null;
}

/**
 * Found by time whatever else is asked: "OFFSET 0" keeps the planner from it. Of two bounds of one column it knows how much
 * lies between them, of two rows it does not.
 */
function within({ table, column, among }: Time, listing: Listing, { first, last }: Edges): Listing {
  const newest = `(SELECT * FROM ${table} p
    WHERE ${among} AND p.${column} BETWEEN ?::timestamptz AND ?::timestamptz
      AND (p.${column}, p.id) BETWEEN (?::timestamptz, ?::uuid) AND (?::timestamptz, ?::uuid) OFFSET 0) AS p`;
  return {
    ...listing,
    from: newest + listing.from.slice(`${table} p`.length),
    values: [last[0], first[0], ...last, ...first, ...(listing.values ?? [])],
  };
}

const behind = ({ column }: Time, last: readonly string[]): Condition => ({
  sql: `(p.${column}, p.id) < (?::timestamptz, ?::uuid)`,
  values: last,
});
