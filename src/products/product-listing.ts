import { isId } from '../http/fields/text.js';
import { where, type Condition, type Listing } from '../http/list/listing.js';
import type { ListProductsDto } from './dto/list-products.dto.js';
import { prefixQuery } from './product-search.js';
import { productColumns, productSource } from './products.sql.js';

const plain = {
  select: productColumns,
  from: productSource('?'),
  sortable: { createdAt: 'p.created_at', name: 'p.name', price: 'p.price_amount' },
  defaultSort: '-createdAt',
  idColumn: 'p.id',
} satisfies Listing;

/** The list to ask: with a search, each product has a relevance, and the best match comes first unless told. */
export function listingFor({ search }: ListProductsDto, now: Date): Listing {
  if (search === undefined) return { ...plain, values: [now] };
  return {
    ...plain,
    from: `${plain.from}
      CROSS JOIN (SELECT websearch_to_tsquery('english', ?) || to_tsquery('simple', ?) AS query) AS sought
      CROSS JOIN LATERAL (SELECT ts_rank(p.search, sought.query) AS relevance) AS ranked`,
    values: [now, search, prefixQuery(search)],
    sortable: { ...plain.sortable, relevance: 'ranked.relevance' },
    defaultSort: '-relevance',
  };
}

/** What the request asks for, as conditions. */
export function conditionsOf(query: ListProductsDto): Condition[] {
  const { search, category, tag, minPrice, maxPrice, inStock, status } = query;
  const conditions = isStatus(status ?? 'active');
  if (search !== undefined) conditions.push(where`p.search @@ sought.query`);
  if (category !== undefined) conditions.push(isWithin(category));
  if (tag !== undefined) conditions.push(where`p.tags @> ARRAY[${tag}]::text[]`);
  if (minPrice !== undefined) conditions.push(where`p.price_amount >= ${minPrice}`);
  if (maxPrice !== undefined) conditions.push(where`p.price_amount <= ${maxPrice}`);
  if (inStock !== undefined) conditions.push(inStock ? where`p.in_stock` : where`NOT p.in_stock`);
  return conditions;
}

/** "Active" is written out, so that the partial indexes on active products serve it. */
function isStatus(status: NonNullable<ListProductsDto['status']>): Condition[] {
  if (status === 'any') return [];
  return [status === 'active' ? where`p.status = 'active'` : where`p.status = ${status}`];
}

/**
 * In the category of that id or slug, or anywhere below it. As an array, not as `IN (SELECT ...)`: the planner then
 * takes the branch for small, which it is, and asks the index of the category.
 */
function isWithin(category: string): Condition {
  return {
    sql: `p.category_id = ANY (ARRAY(
      WITH RECURSIVE branch AS (
        SELECT id FROM categories WHERE ${isId(category) ? 'id' : 'slug'} = ?
        UNION SELECT child.id FROM categories child JOIN branch ON child.parent_id = branch.id
      ) SELECT id FROM branch))`,
    values: [category],
  };
}
