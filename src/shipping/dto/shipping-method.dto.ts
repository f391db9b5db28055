import { PartialType } from '@nestjs/swagger';
import { DateTime, Flag, Int, ListOf, Nullable, Optional } from '../../http/fields/fields.js';
import { Countries, Country } from '../../http/fields/country.js';
import { Currency } from '../../http/fields/money.dto.js';
import { Id, Text } from '../../http/fields/text.js';
import { ListQuery } from '../../http/list/list-query.dto.js';
import { PageOf } from '../../http/list/page.dto.js';
import { maxPriceAmount } from '../../money/money.js';
import type { MethodRow } from '../shipping.sql.js';

const mostCurrencies = 20;
const lastPosition = 10_000;
/** More than the goods of any order cost. */
const mostGoods = 1_000_000_000_000_000;

/** What a method costs in one currency. Minor units of it. */
export class ShippingPriceDto {
  @Currency()
  currency: string;

  /** @example 490 */
  @Int(0, maxPriceAmount)
  amount: number;

  /** For each kilogram that is begun, on top of `amount`; `null`: whatever it weighs. */
  @Nullable()
  @Int(0, maxPriceAmount)
  perKgAmount: number | null;

  /** Goods that come to so much after discounts travel for nothing; `null`: none do. */
  @Nullable()
  @Int(0, mostGoods)
  freeFromAmount: number | null;
}

/** What a new method costs in one currency. Minor units of it. */
export class ShippingPriceInDto {
  @Currency()
  currency: string;

  /** @example 490 */
  @Int(0, maxPriceAmount)
  amount: number;

  /** For each kilogram that is begun, on top of `amount`. What has no weight weighs nothing. */
  @Optional()
  @Nullable()
  @Int(0, maxPriceAmount)
  perKgAmount?: number | null;

  /** Goods that come to so much after discounts travel for nothing. */
  @Optional()
  @Nullable()
  @Int(0, mostGoods)
  freeFromAmount?: number | null;
}

/** A new shipping method. */
export class CreateShippingMethodDto {
  /** @example By post */
  @Text(100)
  name: string;

  /** Where it goes to; empty: everywhere. */
  @Countries()
  countries: string[];

  /** One for each currency that it can be paid in. */
  @ListOf(() => ShippingPriceInDto, 1, mostCurrencies)
  prices: ShippingPriceInDto[];

  /** Where it stands among the others; the lowest first. Left out: 0. @example 10 */
  @Optional()
  @Int(0, lastPosition)
  position?: number;

  /** Whether it can be chosen. Left out: yes. */
  @Optional()
  @Flag()
  isActive?: boolean;
}

/** What changes of a shipping method; what is left out stays. `prices` are set as a whole. */
export class UpdateShippingMethodDto extends PartialType(CreateShippingMethodDto, {
  skipNullProperties: false,
}) {}

/** Which shipping methods. */
export class ListShippingMethodsDto extends ListQuery {
  /** Those that go there. @example NO */
  @Optional()
  @Country()
  country?: string;
}

/** A way for goods to travel. */
export class ShippingMethodDto {
  @Id()
  id: string;

  /** @example By post */
  @Text(100)
  name: string;

  /** Where it goes to; empty: everywhere. */
  @Countries()
  countries: string[];

  @ListOf(() => ShippingPriceDto, 0, mostCurrencies)
  prices: ShippingPriceDto[];

  /** @example 10 */
  @Int(0, lastPosition)
  position: number;

  /** Whether it can be chosen; others see only those that can. */
  @Flag()
  isActive: boolean;

  @DateTime()
  createdAt: string;

  @DateTime()
  updatedAt: string;

  static from(row: MethodRow): ShippingMethodDto {
    return Object.assign(new ShippingMethodDto(), {
      id: row.id,
      name: row.name,
      countries: row.countries,
      prices: row.prices.map(({ currency, amount, perKg, freeFrom }) => {
        return { currency, amount, perKgAmount: perKg, freeFromAmount: freeFrom };
      }),
      position: row.position,
      isActive: row.is_active,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
    });
  }
}

/** A page of shipping methods. */
export class ShippingMethodPageDto extends PageOf(ShippingMethodDto) {}
