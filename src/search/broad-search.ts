import { countOf, estimateOf, type Count } from '../http/list/counting.js';
import { decodeCursor, encodeCursor } from '../http/list/cursor.js';
import { limitOf, refuseDepth, slice, totals, type Slice } from '../http/list/listing.js';
import { parseSort } from '../http/list/sort.js';
import { newest, type Edges, type Newest, type Recency, type Search } from './ranked-part.js';

/** So many finds are gathered and ranked, whatever else there is to find them by. */
const few = 1_000;

/**
 * A page by relevance, at a cost that is bounded. Up to 10,000 finds are ranked, all of them; where there are shelves, up to
 * some 1,000. When there are more, only the {@link newest} are, and the others follow, the newest first.
 */
export async function searchPage<Row extends object>(search: Search): Promise<Slice<Row>> {
  const { source, listing, conditions, wanted } = search;
  const { cursor } = wanted;
  if (cursor !== undefined) {
    const recency = [search.recency, search.shelves].find((one) => one && isOf(one, cursor));
    return recency ? goOn<Row>({ search, recency }, cursor) : slice<Row>(source, listing, conditions, wanted);
  }
  refuseDepth(wanted.page ?? 1, limitOf(wanted));
  parseSort(search.sort, listing.sortable, listing.idColumn);
  const guess = await estimateOf(source, listing, conditions);
  const found = (await onShelves(search, guess)) ?? (await counted(search, guess));
  return found.ranked !== null
    ? begin<Row>(found)
    : slice<Row>(source, listing, conditions, wanted, () => Promise.resolve(found.count));
}

/** A search of which only the newest finds are ranked, by what makes them newer. */
interface Broad {
  readonly search: Search;
  readonly recency: Recency;
}

interface BroadlyFound extends Broad {
  readonly count: Count;
  readonly ranked: Newest;
}

interface Found {
  readonly count: Count;
  readonly ranked: null;
}

async function onShelves(search: Search, guess: number): Promise<BroadlyFound | null> {
  const { shelves: recency } = search;
  const ranked = recency === undefined || guess <= few ? null : await newest(search, recency);
  if (recency === undefined || ranked === null) return null;
  const count = { total: Math.min(guess, ranked.estimate ?? guess), isExact: false };
  return { search, recency, ranked, count };
}

async function counted(search: Search, guess: number): Promise<Found | BroadlyFound> {
  const { source, listing, conditions, recency } = search;
  const count = await countOf(source, listing, conditions, guess);
  const ranked = count.isExact ? null : await newest(search, recency);
  return ranked === null ? { count, ranked } : { search, recency, ranked, count };
}

async function begin<Row extends object>({ ranked, count, ...broad }: BroadlyFound): Promise<Slice<Row>> {
  const { wanted } = broad.search;
  const [page, limit] = [wanted.page ?? 1, limitOf(wanted)];
  const pages = ranked.size / limit;
  const { rows, meta } =
    page <= pages
      ? await amongRanked<Row>(broad, ranked, { page })
      : await amongOthers<Row>(broad, ranked, { page: page - pages });
  return {
    rows,
    meta: { limit: meta.limit, nextCursor: meta.nextCursor, page, ...totals(count, limit) },
  };
}

function goOn<Row extends object>(broad: Broad, text: string): Promise<Slice<Row>> {
  const { search, recency } = broad;
  const { values } = decodeCursor(text, markOf(recency) + search.sort, 2 + 2 * recency.width);
  const [stage = '', cursor = '', ...edges] = values;
  const ranked: Edges = { first: edges.slice(0, recency.width), last: edges.slice(recency.width) };
  return stage === 'ranked'
    ? amongRanked<Row>(broad, ranked, { cursor })
    : amongOthers<Row>(broad, ranked, cursor === '' ? { page: 1 } : { cursor });
}

interface Place {
  readonly page?: number;
  readonly cursor?: string;
}

/** Among the newest, by relevance; after the last of them the others begin. */
async function amongRanked<Row extends object>(
  broad: Broad,
  ranked: Edges,
  place: Place,
): Promise<Slice<Row>> {
  const { source, sort, wanted } = broad.search;
  const query = { limit: limitOf(wanted), sort, ...place };
  const { listing, conditions } = broad.recency.within(broad.search, ranked);
  const found = await slice<Row>(source, listing, conditions, query, uncounted);
  return wrapped(broad, ranked, found, {
    next: (cursor) => (cursor === null ? ['others', ''] : ['ranked', cursor]),
    prev: (cursor) => (cursor === null ? null : ['ranked', cursor]),
  });
}

/** What is older than the ranked ones, the newest first. */
async function amongOthers<Row extends object>(
  broad: Broad,
  ranked: Edges,
  place: Place,
): Promise<Slice<Row>> {
  const { source, listing, conditions, sort, wanted } = broad.search;
  const { field, column } = broad.recency;
  const others = { ...listing, sortable: { ...listing.sortable, [field]: `p.${column}` } };
  const query = { limit: limitOf(wanted), sort: `-${field}`, ...place };
  const found = await slice<Row>(
    source,
    others,
    [...conditions, broad.recency.behind(ranked)],
    query,
    uncounted,
  );
  const keys = parseSort(sort, listing.sortable, listing.idColumn);
  return wrapped(broad, ranked, found, {
    next: (cursor) => (cursor === null ? null : ['others', cursor]),
    prev: (cursor) => (cursor === null ? ['ranked', fromTheEnd(sort, keys)] : ['others', cursor]),
  });
}

/** The count is known already, or was never asked for. */
const uncounted = (): Promise<Count> => Promise.resolve({ total: 0, isExact: true });

/** A cursor that stands behind every row of the ranked ones. */
function fromTheEnd(sort: string, keys: ReturnType<typeof parseSort>): string {
  const values = keys.map((key) => last[key.field]?.[key.descending ? 0 : 1] ?? '');
  return encodeCursor({ sort, direction: 'prev', values });
}

/** For each key a value before all others, and one after. */
const last: Readonly<Record<string, readonly [string, string]>> = {
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
  { search, recency }: Broad,
  { first, last }: Edges,
  { rows, meta }: Slice<Row>,
  edges: { next: (cursor: string | null) => Stage; prev: (cursor: string | null) => Stage },
): Slice<Row> {
  const sort = markOf(recency) + search.sort;
  const wrap = (direction: 'next' | 'prev', stage: Stage): string | null =>
    stage && encodeCursor({ sort, direction, values: [...stage, ...first, ...last] });
  return {
    rows,
    meta: {
      limit: meta.limit,
      nextCursor: wrap('next', edges.next(meta.nextCursor)),
      prevCursor: wrap('prev', edges.prev(meta.prevCursor ?? null)),
    },
  };
}

const markOf = ({ name }: Recency): string => `${name} `;

/** Whether a cursor is of this kind: another search by it may find few, and yet it goes on as it began. */
function isOf(recency: Recency, cursor: string): boolean {
  return Buffer.from(cursor, 'base64url')
    .toString('utf8')
    .startsWith(`["${markOf(recency)}`);
}
