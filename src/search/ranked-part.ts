import type { Rows } from '../database/statement.js';
import type { ListQuery } from '../http/list/list-query.dto.js';
import { ask, matching } from '../http/list/list-sql.js';
import { limitOf, type Condition, type Listing } from '../http/list/listing.js';

/** How many of the newest are ranked when a search finds more than can be; rounded down to whole pages. */
const mostRanked = 500;

/** What makes one row newer than another: a time that is never null, found by an index. */
export interface Recency {
  /** The table that the list's `from` begins with; there it is called `p`. */
  readonly table: string;
  /** Its time, and the field that sorts by it. */
  readonly column: string;
  readonly field: string;
  /** What rows must meet to be in the index. */
  readonly among: string;
}

/** A search in the order of relevance. */
export interface Search {
  readonly source: Rows;
  readonly listing: Listing;
  readonly conditions: readonly Condition[];
  readonly wanted: ListQuery;
  readonly sort: string;
  readonly recency: Recency;
}

/** The newest finds: from the first to the last of them. Their order is by time and id. */
export interface Newest {
  readonly first: readonly [at: string, id: string];
  readonly last: readonly [at: string, id: string];
}

/** The newest finds that are ranked; null: nothing is found. */
export async function newest({
  source,
  listing,
  conditions,
  wanted,
  recency,
}: Search): Promise<Newest | null> {
  const most = rankedBy(limitOf(wanted));
  const found = matching(listing, conditions, `p.${recency.column} AS at, p.id`);
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
  return first && last ? { first: [first.at, first.id], last: [last.at, last.id] } : null;
}

/** How many that are, in whole pages. */
export const rankedBy = (limit: number): number => mostRanked - (mostRanked % limit);

/**
 * The list over the ranked time alone, found by time whatever else is asked: "OFFSET 0" keeps the planner from it. Of two
 * bounds of one column it knows how much lies between them, of two rows it does not.
 */
export function within({ listing, recency }: Search, { first, last }: Newest): Listing {
  const { table, column, among } = recency;
  const newest = `(SELECT * FROM ${table} p
    WHERE ${among} AND p.${column} BETWEEN ?::timestamptz AND ?::timestamptz
      AND (p.${column}, p.id) BETWEEN (?::timestamptz, ?::uuid) AND (?::timestamptz, ?::uuid) OFFSET 0) AS p`;
  return {
    ...listing,
    from: newest + listing.from.slice(`${table} p`.length),
    values: [last[0], first[0], ...last, ...first, ...(listing.values ?? [])],
  };
}
