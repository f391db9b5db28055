import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../access/caller.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { isId } from '../http/fields/text.js';
import { Forbidden, NotFound } from '../http/problem/problems.js';
import type { ListProductsDto } from './dto/list-products.dto.js';
import { findProductById, findProductBySlug, type ProductRow } from './products.sql.js';
import { ProductFinder, type FoundProducts } from './search/product-finder.js';
import { wholeProduct } from './whole-product.js';

/** Reading the catalogue. Others see what is active; editors see everything. */
@Injectable()
export class Catalogue {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly finder: ProductFinder,
  ) {}

  /**
   * The product of that id or slug.
   *
   * @throws NotFound there is none, or the caller may not see it
   */
  async get(caller: Caller | null, idOrSlug: string): Promise<ProductRow> {
    const find = isId(idOrSlug) ? findProductById : findProductBySlug;
    const row = await this.database.read.row(
      find,
      idOrSlug,
      may(caller, 'catalogue:read:any'),
      this.clock.now(),
    );
    if (row === null) throw new NotFound();
    return wholeProduct(row);
  }

  /**
   * A page of products.
   *
   * @throws Forbidden drafts or archived ones were asked for by somebody who may not see them
   */
  async list(caller: Caller | null, query: ListProductsDto): Promise<FoundProducts> {
    const { status = 'active' } = query;
    if (status !== 'active' && !may(caller, 'catalogue:read:any'))
      throw new Forbidden('Only editors see products that are not active.');
    return this.finder.find(query);
  }
}
