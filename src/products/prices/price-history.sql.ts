import type { Listing } from '../../http/list/listing.js';

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

export const priceHistory: Listing = {
  select: 'h.variant_id, h.currency, h.amount, h.compare_at_amount, h.changed_by, h.valid_from',
  from: 'price_history h',
  sortable: { validFrom: 'h.valid_from' },
  defaultSort: '-validFrom',
  idColumn: 'h.sequence',
};
