import type { Rows } from '../../database/statement.js';
import { estimateOf, mostCounted } from '../../http/list/counting.js';
import { ask } from '../../http/list/list-sql.js';
import type { Condition, Listing } from '../../http/list/listing.js';
import { boundsOf, conditionsOf, foundIn, type Aspect, type Wanted } from '../product-listing.js';

/** Counts of what a request finds, by what it could be narrowed to. */
export interface Facets {
  category?: { id: string; slug: string; name: string; count: number }[];
  price?: { from: number; to: number; count: number }[];
  stock?: { inStock: number; outOfStock: number };
  tag?: { tag: string; count: number }[];
  isExact: boolean;
}

/** How many rows a sample looks at. */
const sampled = 5_000;
/** Prices fall between these, in minor units: 1, 2, 5 and their tens. */
const steps = [1, 2, 3, 4, 5, 6, 7].flatMap((power) => [1, 2, 5].map((digit) => digit * 10 ** power));
const most = 100;

/**
 * Counts by each aspect, over what all filters but the aspect's own leave: so a shopper in "kettles" still sees how
 * many teapots there are. Exact up to 10,000 finds; of more, what a sample of the table comes to.
 */
export async function facetsOf(source: Rows, wanted: Wanted, aspects: readonly Aspect[]): Promise<Facets> {
  const groups = Map.groupBy(aspects, (aspect) => (isFiltered(wanted, aspect) ? aspect : undefined));
  const counted = await Promise.all(
    [...groups].map(([without, together]) => countBy(source, wanted, together, without)),
  );
  const isExact = counted.every((facets) => facets.isExact);
  return Object.assign({}, ...counted, { isExact }) as Facets;
}

function isFiltered(wanted: Wanted, aspect: Aspect): boolean {
  if (aspect === 'price') return wanted.minPrice !== undefined || wanted.maxPrice !== undefined;
  if (aspect === 'stock') return wanted.inStock !== undefined;
  return wanted[aspect] !== undefined;
}

async function countBy(
  source: Rows,
  wanted: Wanted,
  aspects: readonly Aspect[],
  without: Aspect | undefined,
): Promise<Facets> {
  const conditions = conditionsOf(wanted, without);
  const found = foundIn(wanted);
  const listing: Listing = {
    ...{ select: '', from: found.sql, values: found.values },
    ...{ sortable: {}, defaultSort: '', idColumn: 'p.id' },
  };
  if ((await estimateOf(source, listing, conditions)) < boundsOf(wanted).gather) {
    const all = foundRows(wanted, conditions, found);
    const exact = { sql: `${all.sql} LIMIT ?`, values: [...all.values, mostCounted + 1] };
    const counted = await tally(source, exact, aspects);
    if (counted.found <= mostCounted) return facets(counted, 1);
  }
  return sample(source, wanted, conditions, aspects);
}

async function sample(
  source: Rows,
  wanted: Wanted,
  conditions: readonly Condition[],
  aspects: readonly Aspect[],
): Promise<Facets> {
  const [table] = await ask<{ size: number }>(source, {
    sql: "SELECT greatest(reltuples, 1)::float8 AS size FROM pg_class WHERE oid = 'products'::regclass",
    values: [],
  });
  const share = Math.min(100, (100 * sampled) / (table?.size ?? 1));
  const rows = foundIn(wanted, 'TABLESAMPLE SYSTEM (?::float8) REPEATABLE (1)');
  const some = foundRows(wanted, conditions, { ...rows, values: [share, ...rows.values] });
  return facets(await tally(source, some, aspects), 100 / share);
}

function foundRows({ currency }: Wanted, conditions: readonly Condition[], from: Condition): Condition {
  const price = currency === undefined ? 'p.price_amount' : 'pp.amount';
  const filter = conditions.length === 0 ? 'true' : conditions.map(({ sql }) => sql).join(' AND ');
  return {
    sql: `SELECT p.category_id, ${price} AS price, p.in_stock, p.tags FROM ${from.sql} WHERE ${filter}`,
    values: [...from.values, ...conditions.flatMap(({ values }) => values)],
  };
}

interface Tally {
  found: number;
  category?: NonNullable<Facets['category']> | null;
  price?: { step: number; count: number }[] | null;
  stock?: number;
  tag?: NonNullable<Facets['tag']> | null;
}

const counts: Readonly<Record<Aspect, string>> = {
  category: `(SELECT json_agg(c) FROM (
    SELECT c.id, c.slug, c.name, count(*) FROM found JOIN categories c ON c.id = found.category_id
    GROUP BY c.id ORDER BY count(*) DESC, c.name, c.id LIMIT ${most}) AS c) AS category`,
  price: `(SELECT json_agg(s) FROM (
    SELECT width_bucket(price, '{${steps.join(',')}}'::int[]) AS step, count(*) FROM found GROUP BY 1 ORDER BY 1) AS s) AS price`,
  stock: '(SELECT count(*) FROM found WHERE in_stock) AS stock',
  tag: `(SELECT json_agg(t) FROM (
    SELECT tag, count(*) FROM found CROSS JOIN unnest(tags) AS tag
    GROUP BY tag ORDER BY count(*) DESC, tag LIMIT ${most}) AS t) AS tag`,
};

async function tally(source: Rows, rows: Condition, aspects: readonly Aspect[]): Promise<Tally> {
  const columns = ['(SELECT count(*) FROM found) AS found', ...aspects.map((aspect) => counts[aspect])];
  const sql = `WITH found AS MATERIALIZED (${rows.sql}) SELECT ${columns.join(', ')}`;
  const [counted] = await ask<Tally>(source, { sql, values: rows.values }, { isAnew: true });
  return counted ?? { found: 0 };
}

function facets({ found, category, price, stock, tag }: Tally, factor: number): Facets {
  const scaled = <Entry extends { count: number }>(entry: Entry): Entry => ({
    ...entry,
    count: Math.round(entry.count * factor),
  });
  return {
    ...(category !== undefined && { category: (category ?? []).map(scaled) }),
    ...(price !== undefined && { price: (price ?? []).map(scaled).map(bucket) }),
    ...(stock !== undefined && {
      stock: { inStock: Math.round(stock * factor), outOfStock: Math.round((found - stock) * factor) },
    }),
    ...(tag !== undefined && { tag: (tag ?? []).map(scaled) }),
    isExact: factor === 1,
  };
}

/** Both ends belong to it, as `minPrice` and `maxPrice` have it. */
function bucket({ step, count }: { step: number; count: number }) {
  return { from: steps[step - 1] ?? 0, to: (steps[step] ?? 1_000_000_000) - 1, count };
}
