import { DateTime, Nested, Nullable, OneOf, Optional } from '../../../http/fields/fields.js';
import { MoneyDto, Price, Sum, SumDto } from '../../../http/fields/money.dto.js';
import { Id } from '../../../http/fields/text.js';
import { ListQuery } from '../../../http/list/list-query.dto.js';
import { PageOf } from '../../../http/list/page.dto.js';
import {
  scheduledPriceStatuses,
  type ScheduledPriceRow,
  type ScheduledPriceStatus,
} from '../scheduled-prices.sql.js';

/** A price that is to come. */
export class CreateScheduledPriceDto {
  /** May be left out when the product has one variant. */
  @Optional()
  @Id()
  variantId?: string;

  /** In a currency in which the variant has a price. */
  @Price()
  price: MoneyDto;

  /** What it is compared with, in the same currency. Left out: the price before, if that is higher. `null`: nothing. */
  @Optional()
  @Nullable()
  @Nested(() => MoneyDto)
  compareAtPrice?: MoneyDto | null;

  /** When it comes into force; at once, when that has passed. @example 2027-11-26T00:00:00.000Z */
  @DateTime()
  startsAt: string;

  /** When the price before comes back. Left out: it stays. @example 2027-11-30T00:00:00.000Z */
  @Optional()
  @Nullable()
  @DateTime()
  endsAt?: string | null;
}

/** A price to come, or one that was. */
export class ScheduledPriceDto {
  @Id()
  id: string;

  @Id()
  productId: string;

  @Id()
  variantId: string;

  @Sum()
  price: SumDto;

  /** What it is compared with; `null`: the price before, if that is higher, or nothing. */
  @Nullable()
  @Sum()
  compareAtPrice: SumDto | null;

  @DateTime()
  startsAt: string;

  /** `null`: it stays. */
  @Nullable()
  @DateTime()
  endsAt: string | null;

  @OneOf(scheduledPriceStatuses, 'ScheduledPriceStatus')
  status: ScheduledPriceStatus;

  /** When it really came into force; `null`: not yet, or never. */
  @Nullable()
  @DateTime()
  appliedAt: string | null;

  /** When it was over: at its end, when it was ended or cancelled, or when somebody set another price. */
  @Nullable()
  @DateTime()
  finishedAt: string | null;

  /** Who planned it. */
  @Id()
  createdBy: string;

  @DateTime()
  createdAt: string;

  static from(row: ScheduledPriceRow): ScheduledPriceDto {
    const money = (amount: number): SumDto => ({ amount, currency: row.currency });
    return Object.assign(new ScheduledPriceDto(), {
      id: row.id,
      productId: row.product_id,
      variantId: row.variant_id,
      price: money(row.amount),
      compareAtPrice: row.compare_at_amount === null ? null : money(row.compare_at_amount),
      startsAt: row.starts_at.toISOString(),
      endsAt: row.ends_at?.toISOString() ?? null,
      status: row.status,
      appliedAt: row.applied_at?.toISOString() ?? null,
      finishedAt: row.finished_at?.toISOString() ?? null,
      createdBy: row.created_by,
      createdAt: row.created_at.toISOString(),
    });
  }
}

/** A page of scheduled prices. */
export class ScheduledPricePageDto extends PageOf(ScheduledPriceDto) {}

/** Which scheduled prices of a product. Sorted by `startsAt` or `createdAt`. */
export class ListScheduledPricesDto extends ListQuery {
  @Optional()
  @OneOf(scheduledPriceStatuses, 'ScheduledPriceStatus')
  status?: ScheduledPriceStatus;

  @Optional()
  @Id()
  variantId?: string;
}
