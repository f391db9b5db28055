import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { slice, where, type Condition, type Slice } from '../../http/list/listing.js';
import { NotFound } from '../../http/problem/problems.js';
import { findVisible } from '../products.sql.js';
import type { ListPriceHistoryDto } from './dto/price-history.dto.js';
import { priceHistory, type PastPriceRow } from './price-history.sql.js';

/** What prices were, who set them, and when. */
@Injectable()
export class PriceHistory {
  constructor(private readonly database: Database) {}

  /**
   * The lines of one product, withdrawn variants too, the newest first.
   *
   * @throws NotFound
   */
  async list(productId: string, query: ListPriceHistoryDto): Promise<Slice<PastPriceRow>> {
    if ((await this.database.read.row(findVisible, productId, true)) === null) throw new NotFound();
    return slice(this.database.read, priceHistory, conditionsOf(productId, query), query);
  }
}

function conditionsOf(
  productId: string,
  { variantId, currency, from, to }: ListPriceHistoryDto,
): Condition[] {
  return [
    where`h.product_id = ${productId}`,
    ...(variantId === undefined ? [] : [where`h.variant_id = ${variantId}`]),
    ...(currency === undefined ? [] : [where`h.currency = ${currency}`]),
    ...(from === undefined ? [] : [where`h.valid_from >= ${new Date(from)}`]),
    ...(to === undefined ? [] : [where`h.valid_from < ${new Date(to)}`]),
  ];
}
