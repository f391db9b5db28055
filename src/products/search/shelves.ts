import { statement } from '../../database/statement.js';
import { limitOf, type Condition, type Listing } from '../../http/list/listing.js';
import type { Edges, Newest, Part, Recency, Search } from '../../search/ranked-part.js';

/** On how many of the latest shelves is looked, each of 2,048 products in the order in which they were added. */
const mostShelves = 32;
/** As many as the longest page has. When those shelves hold fewer finds, there are so few in all that they can be gathered. */
const leastFound = 100;
/** Stands in a query for the shelf. */
const shelfMark = '\u0001';

/** The active products `p` on `shelf` that a query (`mark`) of {@link onShelf} finds. */
const onThatShelf = (mark: string): string => `p.status = 'active'
  AND words_on_shelf(p.search, shelf_of(p.ordinal)) @@ replace(${mark}, E'\\x01', shelf::text)::tsquery`;

/**
 * Of the latest $2 finds of $1, as far as they fill pages of $3: the first, the last, how many they are, and how many there
 * are in all if the others lie as these do. What is said as (SELECT $2) the planner does not look into, so that one plan serves all.
 */
const findLatest = statement<{ first: string; last: string; size: number; estimate: number }>(
  'search-latest',
  `SELECT ordinals[1]::text AS first, ordinals[size]::text AS last, size,
     round(size * latest::numeric / (latest - ordinals[size] + 1)) AS estimate
   FROM (SELECT max(ordinal) AS latest FROM products WHERE status = 'active') AS newest
   CROSS JOIN LATERAL (
     SELECT array_agg(ordinal) AS ordinals, count(*)::int / $3::int * $3::int AS size FROM (
       SELECT found.ordinal
       FROM generate_series(shelf_of(latest), greatest(shelf_of(latest) - ${mostShelves - 1}, 0), -1) AS shelf
       CROSS JOIN LATERAL (
         SELECT ordinal FROM (SELECT p.ordinal FROM products p WHERE ${onThatShelf('$1')} OFFSET 0) AS found
         ORDER BY ordinal DESC LIMIT (SELECT $2::int)
       ) AS found LIMIT (SELECT $2::int)
     ) AS found
   ) AS gathered WHERE size >= ${leastFound}`,
);

/**
 * Products as they were added, found shelf by shelf from the latest on: the index has each word with its shelf, so that the
 * cost is that of the finds that are looked at, however many others there are. null: the query is more than words.
 */
export function byShelf(query: string): Recency | null {
  const asked = onShelf(query);
  if (asked === null) return null;
  return {
    ...{ name: 'shelves', column: 'ordinal', field: 'ordinal', width: 1 },
    newest: (search, most) => latest(asked, search, most),
    within: ({ listing }, edges) => within(asked, listing, edges),
    behind: ({ last }): Condition => ({ sql: 'p.ordinal < ?::bigint', values: last }),
  };
}

/** Each word with the mark of its shelf; null where words are left out or have to follow each other. */
function onShelf(query: string): string | null {
  const words = /'((?:[^'\\]|''|\\.)*)'/gs;
  const isOfWords = /^[\s&|():*]+$/.test(query.replaceAll(words, ' '));
  return isOfWords ? query.replaceAll(words, `'${shelfMark}/$1'`) : null;
}

async function latest(asked: string, { source, wanted }: Search, most: number): Promise<Newest | null> {
  const row = await source.row(findLatest, asked, most, limitOf(wanted));
  return row && { first: [row.first], last: [row.last], size: row.size, estimate: row.estimate };
}

/**
 * What stands on these shelves has been found by all that was asked for, and one plan is good for all. Edges come from
 * cursors, which anybody may write, so no more shelves are looked on than the latest finds are taken from.
 */
function within(asked: string, { bounds: _, ...list }: Listing, { first, last }: Edges): Part {
  const found = `(SELECT p.* FROM generate_series((SELECT shelf_of(?)),
      (SELECT greatest(shelf_of(?), shelf_of(?) - ${mostShelves - 1})), -1) AS shelf
    CROSS JOIN LATERAL (SELECT * FROM products p WHERE ${onThatShelf('?')} OFFSET 0) AS p
    WHERE p.ordinal BETWEEN (SELECT ?::bigint) AND (SELECT ?::bigint)) AS p`;
  const listing = {
    ...list,
    from: found + list.from.slice('products p'.length),
    values: [...first, ...last, ...first, asked, ...last, ...first, ...(list.values ?? [])],
  };
  return { listing, conditions: [] };
}
