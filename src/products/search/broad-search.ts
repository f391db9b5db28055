import type { Rows } from '../../database/statement.js';
import { countOf, estimateOf, type Count } from '../../http/list/counting.js';
import { decodeCursor, encodeCursor } from '../../http/list/cursor.js';
import { ask, matching } from '../../http/list/list-sql.js';
import {
  limitOf,
  refuseDepth,
  slice,
  totals,
  where,
  type Condition,
  type Listing,
  type Slice,
} from '../../http/list/listing.js';
import { parseSort } from '../../http/list/sort.js';
import type { Wanted } from '../product-listing.js';

/** How many of the newest are ranked when a search finds more than can be; rounded down to whole pages. */
const mostRanked = 500;

/** A search in the order of relevance. */
export interface Search {
  readonly source: Rows;
  readonly listing: Listing;
  readonly conditions: readonly Condition[];
  readonly wanted: Wanted;
  readonly sort: string;
}

/**
 * A page by relevance, at a cost that is bounded. Up to 10,000 finds are ranked, all of them. When there are more,
 * only the newest {@link mostRanked} are, and the others follow, the newest first.
 */
export async function searchPage<Row extends object>(search: Search): Promise<Slice<Row>> {
  const { source, listing, conditions, wanted } = search;
  const { cursor } = wanted;
  if (cursor !== undefined)
    return isBroad(cursor) ? goOn<Row>(search, cursor) : slice<Row>(source, listing, conditions, wanted);
  refuseDepth(wanted.page ?? 1, limitOf(wanted));
  parseSort(search.sort, listing.sortable, listing.idColumn);
  const guess = await estimateOf(source, listing, conditions);
  const count = await countOf(source, listing, conditions, guess);
  const ranked = count.isExact ? null : await newest(search);
  if (ranked === null) return slice<Row>(source, listing, conditions, wanted, count);
  return begin<Row>(search, ranked, count);
}

/** The newest finds: from the first to the last of them. Their order is by time and id. */
interface Newest {
  readonly first: readonly [at: string, id: string];
  readonly last: readonly [at: string, id: string];
}

async function newest({ source, listing, conditions, wanted }: Search): Promise<Newest | null> {
  const most = rankedBy(limitOf(wanted));
  const found = matching(listing, conditions, 'p.created_at, p.id');
  const order = 'ORDER BY created_at DESC, id DESC';
  const sql = `SELECT created_at::text AS at, id FROM (
    SELECT found.*, row_number() OVER (${order}) AS place FROM (${found.sql} ${order} LIMIT ?) AS found
  ) AS placed WHERE place IN (1, ?::bigint) ${order}`;
  const edges = await ask<{ at: string; id: string }>(
    source,
    { sql, values: [...found.values, most, most] },
    true,
  );
  const [first, last] = edges;
  return first && last ? { first: [first.at, first.id], last: [last.at, last.id] } : null;
}

const rankedBy = (limit: number): number => mostRanked - (mostRanked % limit);

async function begin<Row extends object>(search: Search, ranked: Newest, count: Count): Promise<Slice<Row>> {
  const { wanted } = search;
  const [page, limit] = [wanted.page ?? 1, limitOf(wanted)];
  const pages = rankedBy(limit) / limit;
  const { rows, meta } =
    page <= pages
      ? await amongRanked<Row>(search, ranked, { page })
      : await amongOthers<Row>(search, ranked, { page: page - pages });
  return {
    rows,
    meta: { limit: meta.limit, nextCursor: meta.nextCursor, page, ...totals(count, limit) },
  };
}

function goOn<Row extends object>(search: Search, text: string): Promise<Slice<Row>> {
  const { values } = decodeCursor(text, broad + search.sort, 6);
  const [stage = '', at = '', id = '', lastAt = '', lastId = '', cursor = ''] = values;
  const ranked: Newest = { first: [at, id], last: [lastAt, lastId] };
  return stage === 'ranked'
    ? amongRanked<Row>(search, ranked, { cursor })
    : amongOthers<Row>(search, ranked, cursor === '' ? { page: 1 } : { cursor });
}

interface Place {
  readonly page?: number;
  readonly cursor?: string;
}

/** Among the newest, by relevance; after the last of them the others begin. */
async function amongRanked<Row extends object>(
  search: Search,
  ranked: Newest,
  place: Place,
): Promise<Slice<Row>> {
  const { source, conditions, sort } = search;
  const query = { limit: limitOf(search.wanted), sort, ...place };
  const found = await slice<Row>(source, within(search.listing, ranked), conditions, query, uncounted);
  return wrapped(search, ranked, found, {
    next: (cursor) => (cursor === null ? ['others', ''] : ['ranked', cursor]),
    prev: (cursor) => (cursor === null ? null : ['ranked', cursor]),
  });
}

/**
 * The list over the ranked time alone, found by time whatever else is asked: "OFFSET 0" keeps the planner from it. Of two
 * bounds of one column it knows how much lies between them, of two rows it does not.
 */
function within(listing: Listing, { first, last }: Newest): Listing {
  const products = `(SELECT * FROM products p
    WHERE p.created_at BETWEEN ?::timestamptz AND ?::timestamptz
      AND (p.created_at, p.id) BETWEEN (?::timestamptz, ?::uuid) AND (?::timestamptz, ?::uuid) OFFSET 0) AS p`;
  return {
    ...listing,
    from: listing.from.replace(/^products p/, products),
    values: [last[0], first[0], ...last, ...first, ...(listing.values ?? [])],
  };
}

/** What is older than the ranked ones, the newest first. */
async function amongOthers<Row extends object>(
  search: Search,
  ranked: Newest,
  place: Place,
): Promise<Slice<Row>> {
  const { source, listing, conditions, sort } = search;
  const older = where`(p.created_at, p.id) < (${ranked.last[0]}::timestamptz, ${ranked.last[1]}::uuid)`;
  const beyond = [...conditions, older];
  const query = { limit: limitOf(search.wanted), sort: '-createdAt', ...place };
  const found = await slice<Row>(source, listing, beyond, query, uncounted);
  const keys = parseSort(sort, listing.sortable, listing.idColumn);
  return wrapped(search, ranked, found, {
    next: (cursor) => (cursor === null ? null : ['others', cursor]),
    prev: (cursor) => (cursor === null ? ['ranked', fromTheEnd(sort, keys)] : ['others', cursor]),
  });
}

/** The count is known already, or was never asked for. */
const uncounted: Count = { total: 0, isExact: true };

/** A cursor that stands behind every row of the ranked ones. */
function fromTheEnd(sort: string, keys: ReturnType<typeof parseSort>): string {
  const values = keys.map((key) => behind[key.field]?.[key.descending ? 0 : 1] ?? '');
  return encodeCursor({ sort, direction: 'prev', values });
}

/** For each key a value before all others, and one after. */
const behind: Readonly<Record<string, readonly [string, string]>> = {
  relevance: ['-1', '1000'],
  createdAt: ['-infinity', 'infinity'],
  name: ['', '\u{10ffff}'],
  price: ['-1', '2147483647'],
  id: ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
};

type Stage = readonly [stage: string, cursor: string] | null;

function wrapped<Row>(
  { sort }: Search,
  { first, last }: Newest,
  { rows, meta }: Slice<Row>,
  edges: { next: (cursor: string | null) => Stage; prev: (cursor: string | null) => Stage },
): Slice<Row> {
  const wrap = (direction: 'next' | 'prev', stage: Stage): string | null =>
    stage && encodeCursor({ sort: broad + sort, direction, values: [stage[0], ...first, ...last, stage[1]] });
  return {
    rows,
    meta: {
      limit: meta.limit,
      nextCursor: wrap('next', edges.next(meta.nextCursor)),
      prevCursor: wrap('prev', edges.prev(meta.prevCursor ?? null)),
    },
  };
}

const broad = 'newest ';

/** Whether a cursor is one of these: another search by it may find few, and yet it goes on as it began. */
function isBroad(cursor: string): boolean {
  return Buffer.from(cursor, 'base64url').toString('utf8').startsWith(`["${broad}`);
}
