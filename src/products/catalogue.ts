import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../access/caller.js';
import { Database } from '../database/database.js';
import { isId } from '../http/fields/text.js';
import { slice, where, type Condition, type Slice } from '../http/list/listing.js';
import { Forbidden, NotFound } from '../http/problem/problems.js';
import type { ListProductsDto } from './dto/list-products.dto.js';
import * as sql from './products.sql.js';

/** Reading the catalogue. Others see what is active; editors see everything. */
@Injectable()
export class Catalogue {
  constructor(private readonly database: Database) {}

  /**
   * The product of that id or slug.
   *
   * @throws NotFound there is none, or the caller may not see it
   */
  async get(caller: Caller | null, idOrSlug: string): Promise<sql.ProductRow> {
    const find = isId(idOrSlug) ? sql.findProductById : sql.findProductBySlug;
    const row = await this.database.read.row(find, idOrSlug);
    if (row === null || (row.status !== 'active' && !may(caller, 'catalogue:read:any'))) throw new NotFound();
    return row;
  }

  /**
   * A page of products.
   *
   * @throws Forbidden drafts or archived ones were asked for by somebody who may not see them
   */
  list(caller: Caller | null, query: ListProductsDto): Promise<Slice<sql.ProductRow>> {
    const status = query.status ?? 'active';
    if (status !== 'active' && !may(caller, 'catalogue:read:any'))
      throw new Forbidden('Only editors see products that are not active.');
    return slice(this.database.read, sql.productListing, [isStatus(status), ...filters(query)], query);
  }
}

/** Written out, so that the partial indexes on active products serve it. */
function isStatus(status: 'draft' | 'active' | 'archived'): Condition {
  return { sql: `p.status = '${status}'`, values: [] };
}

function filters({ search, category, tag, minPrice, maxPrice, inStock }: ListProductsDto): Condition[] {
  const conditions: Condition[] = [];
  if (search !== undefined) conditions.push({ sql: sql.matchesSearch, values: [search, sql.prefixQuery(search)] });
  if (category !== undefined) conditions.push({ sql: sql.withinCategory, values: [category, category] });
  if (tag !== undefined) conditions.push(where`p.tags @> ARRAY[${tag}]::text[]`);
  if (minPrice !== undefined) conditions.push(where`p.price_amount >= ${minPrice}`);
  if (maxPrice !== undefined) conditions.push(where`p.price_amount <= ${maxPrice}`);
  if (inStock !== undefined) conditions.push({ sql: inStock ? 'p.stock > 0' : 'p.stock = 0', values: [] });
  return conditions;
}
