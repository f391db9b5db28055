import { guessed, known } from '../http/list/counting.js';
import type { Bounds } from '../http/list/list-parts.js';
import { where, type Condition, type Listing } from '../http/list/listing.js';
import { marked } from '../search/highlight.js';
import type { ListProductsDto } from './dto/list-products.dto.js';
import { productColumns, productSource } from './products.sql.js';

/** What a request asks for, with what had to be looked up first. */
export interface Wanted extends ListProductsDto {
  /** The search as a query of PostgreSQL. */
  readonly query?: string;
  /** The ids of the category and all below it. */
  readonly branch?: readonly string[];
}

/** What facets count; each leaves out its own filter. */
export type Aspect = (typeof aspects)[number];
const aspects = ['category', 'tag', 'stock', 'price'] as const;

const highlights = `json_build_object('name', ${marked('p.name')},
  'description', ${marked('plain_words(left(p.description, 4000))')}) AS highlight`;

/**
 * The list to ask: with a search, each product has a relevance, and the best match comes first unless told. The page
 * is found first, by its ids; what a product is shown with is read for the page alone.
 */
export function listingFor(wanted: Wanted, now: Date): Listing {
  const { query, currency } = wanted;
  const found = foundIn(wanted);
  const price = currency === undefined ? 'p.price_amount' : 'pp.amount';
  const sortable = { createdAt: 'p.created_at', name: 'p.name', price };
  const base = {
    from: found.sql,
    values: found.values,
    idColumn: currency === undefined ? 'p.id' : 'pp.product_id',
    ...(isWhole(wanted) ? { isQuick: true } : { bounds: boundsOf(wanted) }),
  };
  const shown = { from: `(${productSource('?')})`, idColumn: 'p.id', values: [now] };
  if (query === undefined)
    return { ...base, select: productColumns, sortable, defaultSort: '-createdAt', shown };
  return {
    ...base,
    select: `${productColumns}, ${highlights}`,
    from: `${base.from} CROSS JOIN LATERAL (SELECT ts_rank(p.search, ?::tsquery) AS relevance) AS ranked`,
    values: [...base.values, query],
    sortable: { ...sortable, relevance: 'ranked.relevance' },
    defaultSort: '-relevance',
    shown: { ...shown, selected: [query, query] },
  };
}

/** Whether nothing but a status is asked for: then one plan is good for all, and how many there are is known. */
export function isWhole({ status = 'active', ...wanted }: Wanted): boolean {
  const filters = [wanted.query, wanted.branch, wanted.tag, wanted.attribute, wanted.inStock];
  const prices = [wanted.currency, wanted.minPrice, wanted.maxPrice];
  return (
    ['active', 'any'].includes(status) && [...filters, ...prices].every((filter) => filter === undefined)
  );
}

/** By how many finds a list of these is read in one way or another. */
export function boundsOf({ query }: Wanted): Bounds {
  return query === undefined ? known : guessed;
}

/** The table, and with a currency the prices in it; of a `sample` of the table they are looked up one by one. */
export function foundIn({ currency }: Wanted, sample?: string): Condition {
  const table = `products p ${sample ?? ''}`;
  if (currency === undefined) return { sql: table, values: [] };
  const prices =
    sample === undefined
      ? 'JOIN product_prices pp ON pp.product_id = p.id AND pp.currency = ?'
      : 'CROSS JOIN LATERAL (SELECT * FROM product_prices WHERE product_id = p.id AND currency = ? OFFSET 0) AS pp';
  return { sql: `${table} ${prices}`, values: [currency] };
}

/** What the request asks for, as conditions; without those of one `aspect`. */
export function conditionsOf(wanted: Wanted, without?: Aspect): Condition[] {
  const { query, branch, tag, attribute, inStock, status } = wanted;
  const byAspect: Record<Aspect, Condition[]> = {
    category: given(branch, (ids) => isWithin(ids, query !== undefined)),
    tag: given(tag, (text) => where`p.tags @> ARRAY[${text}]::text[]`),
    stock: given(inStock, (is) => (is ? where`p.in_stock` : where`NOT p.in_stock`)),
    price: priced(wanted),
  };
  return [
    ...isStatus(status ?? 'active'),
    ...given(query, (text) => where`p.search @@ ${text}::tsquery`),
    ...(attribute?.split(',').map(has) ?? []),
    ...aspects.flatMap((aspect) => (aspect === without ? [] : byAspect[aspect])),
  ];
}

function given<Value>(value: Value | undefined, condition: (value: Value) => Condition): Condition[] {
  return value === undefined ? [] : [condition(value)];
}

function priced({ currency, minPrice, maxPrice, ...beside }: Wanted): Condition[] {
  const price = currency === undefined ? 'p.price_amount' : 'pp.amount';
  const isRare = [beside.query, beside.tag, beside.attribute].some((filter) => filter !== undefined);
  const bound = (sign: string, amount: number): Condition => ({
    sql: `${price} ${sign} ?`,
    values: [amount],
    ...(isRare ? { counting: `${price} + 0 ${sign} ?` } : {}),
  });
  return [...given(minPrice, (least) => bound('>=', least)), ...given(maxPrice, (most) => bound('<=', most))];
}

/** "Active" is written out, so that the partial indexes on active products serve it. */
function isStatus(status: NonNullable<ListProductsDto['status']>): Condition[] {
  if (status === 'any') return [];
  return [status === 'active' ? where`p.status = 'active'` : where`p.status = ${status}`];
}

/** In the index of words each category is searched for all of them anew; more than these are compared afterwards. */
const mostSearched = 4;

/** The ids are values, not a subquery: so the planner knows how many products they have. */
function isWithin(branch: readonly string[], hasWords: boolean): Condition {
  if (branch.length === 1) return where`p.category_id = ${branch[0]}::uuid`;
  return hasWords && branch.length > mostSearched
    ? where`(p.category_id = ANY (${branch}::uuid[])) IS TRUE`
    : where`p.category_id = ANY (${branch}::uuid[])`;
}

/** `material:steel`; what reads as a number or a boolean is looked for as such and as text. */
function has(pair: string): Condition {
  const at = pair.indexOf(':');
  const [name, text] = [pair.slice(0, at), pair.slice(at + 1)];
  const [asText, typed] = [JSON.stringify({ [name]: text }), typedOf(text)];
  if (typed === undefined) return where`p.attributes @> ${asText}::jsonb`;
  const asTyped = JSON.stringify({ [name]: typed });
  return where`(p.attributes @> ${asText}::jsonb OR p.attributes @> ${asTyped}::jsonb)`;
}

function typedOf(text: string): number | boolean | undefined {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$/.test(text) ? Number(text) : undefined;
}
