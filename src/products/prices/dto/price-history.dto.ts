import { DateTime, Nullable, Optional } from '../../../http/fields/fields.js';
import { Currency, Sum, SumDto } from '../../../http/fields/money.dto.js';
import { Id } from '../../../http/fields/text.js';
import { ListQuery } from '../../../http/list/list-query.dto.js';
import { PageOf } from '../../../http/list/page.dto.js';
import type { PastPriceRow } from '../price-history.sql.js';

/** One line of the history of prices; nobody can change it. */
export class PastPriceDto {
  @Id()
  variantId: string;

  @Currency()
  currency: string;

  /** `null`: from then on there was no price in this currency. */
  @Nullable()
  @Sum()
  price: SumDto | null;

  @Nullable()
  @Sum()
  compareAtPrice: SumDto | null;

  /** From when on; until the next line of this variant and currency. */
  @DateTime()
  validFrom: string;

  /** Who set it, or planned it; `null`: nobody in particular. */
  @Nullable()
  @Id()
  changedBy: string | null;

  static from(row: PastPriceRow): PastPriceDto {
    const money = (amount: number | null): SumDto | null =>
      amount === null ? null : { amount, currency: row.currency };
    return Object.assign(new PastPriceDto(), {
      variantId: row.variant_id,
      currency: row.currency,
      price: money(row.amount),
      compareAtPrice: money(row.compare_at_amount),
      validFrom: row.valid_from.toISOString(),
      changedBy: row.changed_by,
    });
  }
}

/** A page of the history of prices. */
export class PastPricePageDto extends PageOf(PastPriceDto) {}

/** Which lines of the history of a product's prices. Sorted by `validFrom`. */
export class ListPriceHistoryDto extends ListQuery {
  @Optional()
  @Id()
  variantId?: string;

  @Optional()
  @Currency()
  currency?: string;

  /** Lines from this moment on. @example 2027-01-01T00:00:00.000Z */
  @Optional()
  @DateTime()
  from?: string;

  /** Lines before this moment. @example 2027-02-01T00:00:00.000Z */
  @Optional()
  @DateTime()
  to?: string;
}
