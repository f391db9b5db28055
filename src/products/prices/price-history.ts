import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { slice, where, type Condition, type Listing, type Slice } from '../../http/list/listing.js';
import { NotFound } from '../../http/problem/problems.js';
import { findVisible } from '../products.sql.js';
import type { ListPriceHistoryDto } from './dto/price-history.dto.js';

/** A line of the history of prices. Minor units. */
export interface PastPriceRow {
  variant_id: string;
  currency: string;
  /** Null: from then on there was no price in this currency. */
  amount: number | null;
  compare_at_amount: number | null;
  changed_by: string | null;
  valid_from: Date;
}

const history: Listing = {
  select: 'h.variant_id, h.currency, h.amount, h.compare_at_amount, h.changed_by, h.valid_from',
  from: 'price_history h',
  sortable: { validFrom: 'h.valid_from' },
  defaultSort: '-validFrom',
  idColumn: 'h.sequence',
};

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
    return slice(this.database.read, history, conditionsOf(productId, query), query);
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
