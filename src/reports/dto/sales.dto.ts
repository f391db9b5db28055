import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { Int, Nested, Nullable, OneOf, Optional, QueryInt } from '../../http/fields/fields.js';
import { Currency, MoneyChangeDto, MoneyDto, Sum, SumDto } from '../../http/fields/money.dto.js';
import { Formed, Id, Slug, Text } from '../../http/fields/text.js';
import { PageOf } from '../../http/list/page.dto.js';
import type { SalesRow } from '../sales.sql.js';

export const salesGroups = ['day', 'product', 'category'] as const;
export type SalesGroup = (typeof salesGroups)[number];

const dayOrTime = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d))?$/;

/** There is such a day, and such an hour; the 30th of February is none. */
function isThere(text: string): boolean {
  const midnight = Date.parse(`${text.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(midnight) || Number.isNaN(Date.parse(text))) return false;
  const year = new Date(Date.parse(text)).getUTCFullYear();
  return new Date(midnight).toISOString().startsWith(text.slice(0, 10)) && year >= 1 && year <= 9999;
}

/** A day such as `2026-01-31`, or a time, which means its day in UTC. */
const DayOrTime = (): PropertyDecorator =>
  applyDecorators(
    ValidateBy({
      name: 'dayOrTime',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && dayOrTime.test(value) && isThere(value),
        defaultMessage: () => 'must be a day such as 2026-01-31, or a time of RFC 3339',
      },
    }),
    ApiProperty({ type: 'string', minLength: 10, maxLength: 35, pattern: dayOrTime.source }),
  );

/** Which sales, and how they are put together. */
export class SalesQueryDto {
  /** The first day (UTC); 30 days before the last one unless told. @example 2026-01-01 */
  @Optional()
  @DayOrTime()
  from?: string;

  /** The last day, included; today unless told. @example 2026-01-31 */
  @Optional()
  @DayOrTime()
  to?: string;

  /** `day` unless told. */
  @Optional()
  @OneOf(salesGroups, 'SalesGroup')
  groupBy?: SalesGroup;

  /** This currency alone. */
  @Optional()
  @Currency()
  currency?: string;
}

/** Which page of a report. */
export class ListSalesDto extends SalesQueryDto {
  @Optional()
  @QueryInt(1, 10_000)
  page?: number;

  /** How many rows, 1 to 100. */
  @Optional()
  @QueryInt(1, 100)
  limit?: number;
}

/** A product, or a category, as it is called now. */
export class SoldDto {
  @Id()
  id: string;

  /** @example Steel kettle */
  @Text(200)
  name: string;

  /** @example steel-kettle */
  @Slug(220)
  slug: string;
}

/** What was sold and given back, in one currency. Counted when an order is paid and when a refund is made. */
export class SalesDto {
  /** By day: which. @example 2026-01-31 */
  @Nullable()
  @Formed(/^\d{4}-\d\d-\d\d$/, 10, 'must be a day')
  day: string | null;

  /** By product: which. */
  @Nullable()
  @Nested(() => SoldDto)
  product: SoldDto | null;

  /** By category: which; `null` for products without one. */
  @Nullable()
  @Nested(() => SoldDto)
  category: SoldDto | null;

  /** How many orders were paid; `null` by category, since one order may be of many. @example 12 */
  @Nullable()
  @Int(0, Number.MAX_SAFE_INTEGER)
  orders: number | null;

  /** @example 20 */
  @Int(0, Number.MAX_SAFE_INTEGER)
  units: number;

  /** Before discounts. */
  @Sum()
  subtotal: SumDto;

  @Sum()
  discount: SumDto;

  /** By day. */
  @Nullable()
  @Sum()
  shipping: SumDto | null;

  /** By day: tax that was added to the prices. */
  @Nullable()
  @Sum()
  tax: SumDto | null;

  /** By day: tax that the prices held already. */
  @Nullable()
  @Sum()
  taxIncluded: SumDto | null;

  /** By day: what was paid, `subtotal - discount + shipping + tax`. */
  @Nullable()
  @Sum()
  total: SumDto | null;

  /** Things that were given back, or are not to be sent any more. @example 1 */
  @Int(0, Number.MAX_SAFE_INTEGER)
  refundedUnits: number;

  /** Money that went back; of a product its part, when a refund named no lines. */
  @Sum()
  refunded: SumDto;

  /** What is left: `total`, or `subtotal - discount` of goods, less `refunded`. */
  @Nested(() => MoneyChangeDto)
  net: MoneyChangeDto;

  static from(row: SalesRow, group: SalesGroup): SalesDto {
    const money = (amount: number): SumDto => MoneyDto.of(amount, row.currency);
    const ofDay = (amount: number | null): SumDto | null => (amount === null ? null : money(amount));
    const { id, name, slug } = row;
    const sold = id === null ? null : Object.assign(new SoldDto(), { id, name, slug });
    return Object.assign(new SalesDto(), {
      day: row.day,
      product: group === 'product' ? sold : null,
      category: group === 'category' ? sold : null,
      orders: row.orders,
      units: row.units,
      subtotal: money(row.subtotal),
      discount: money(row.discount),
      shipping: ofDay(row.shipping),
      tax: ofDay(row.tax),
      taxIncluded: ofDay(row.tax_included),
      total: ofDay(row.total),
      refundedUnits: row.refunded_units,
      refunded: money(row.refunded),
      net: { amount: (row.total ?? row.subtotal - row.discount) - row.refunded, currency: row.currency },
    });
  }
}

/** A page of a report about sales. */
export class SalesPageDto extends PageOf(SalesDto) {}
