import { countOf, estimateOf, type Count } from '../http/list/counting.js';
import { decodeCursor, encodeCursor } from '../http/list/cursor.js';
import { limitOf, refuseDepth, slice, totals, type Condition, type Slice } from '../http/list/listing.js';
import { parseSort } from '../http/list/sort.js';
import { newest, rankedBy, within, type Newest, type Search } from './ranked-part.js';

/**
 * A page by relevance, at a cost that is bounded. Up to 10,000 finds are ranked, all of them. When there are more,
 * only the {@link newest} are, and the others follow, the newest first.
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
  if (ranked === null) return slice<Row>(source, listing, conditions, wanted, () => Promise.resolve(count));
  return begin<Row>(search, ranked, count);
}

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
  const found = await slice<Row>(source, within(search, ranked), conditions, query, uncounted);
  return wrapped(search, ranked, found, {
    next: (cursor) => (cursor === null ? ['others', ''] : ['ranked', cursor]),
    prev: (cursor) => (cursor === null ? null : ['ranked', cursor]),
  });
}

/** What is older than the ranked ones, the newest first. */
async function amongOthers<Row extends object>(
  search: Search,
  ranked: Newest,
  place: Place,
): Promise<Slice<Row>> {
  const { source, listing, conditions, sort, recency } = search;
  const older: Condition = {
    sql: `(p.${recency.column}, p.id) < (?::timestamptz, ?::uuid)`,
    values: ranked.last,
  };
  const beyond = [...conditions, older];
  const query = { limit: limitOf(search.wanted), sort: `-${recency.field}`, ...place };
  const found = await slice<Row>(source, listing, beyond, query, uncounted);
  const keys = parseSort(sort, listing.sortable, listing.idColumn);
  return wrapped(search, ranked, found, {
    next: (cursor) => (cursor === null ? null : ['others', cursor]),
    prev: (cursor) => (cursor === null ? ['ranked', fromTheEnd(sort, keys)] : ['others', cursor]),
  });
}

/** The count is known already, or was never asked for. */
const uncounted = (): Promise<Count> => Promise.resolve({ total: 0, isExact: true });

/** A cursor that stands behind every row of the ranked ones. */
function fromTheEnd(sort: string, keys: ReturnType<typeof parseSort>): string {
  const values = keys.map((key) => behind[key.field]?.[key.descending ? 0 : 1] ?? '');
  return encodeCursor({ sort, direction: 'prev', values });
}

/** For each key a value before all others, and one after. */
const behind: Readonly<Record<string, readonly [string, string]>> = {
  relevance: ['-1', '1000'],
  createdAt: ['-infinity', 'infinity'],
  publishedAt: ['-infinity', 'infinity'],
  pinned: ['false', 'true'],
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
