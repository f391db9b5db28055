import { Int, ListOf, Nullable } from '../../../http/fields/fields.js';
import { Currency, Sum, SumDto } from '../../../http/fields/money.dto.js';
import { Formed, Id } from '../../../http/fields/text.js';
import { PageOf } from '../../../http/list/page.dto.js';
import { maxPriceAmount } from '../../../money/money.js';
import { mostStock, mostStockEver } from '../../stock.js';
import type { PriceRow, VariantRow } from '../variants.sql.js';
import { heaviest } from '../weight.js';
import { OptionValues } from '../../../http/fields/maps.js';

/** A price in one more currency, with what belongs to it in the same currency. Minor units. */
export class OtherPriceDto {
  /** @example 1849 */
  @Int(0, maxPriceAmount)
  amount: number;

  @Currency()
  currency: string;

  /** What it is compared with, such as the maker's price. */
  @Nullable()
  @Int(0, maxPriceAmount)
  compareAtAmount: number | null;

  /** The lowest of the last thirty days, the price of now included. */
  @Nullable()
  @Int(0, maxPriceAmount)
  lowestAmount30Days: number | null;

  /** The lowest of the thirty days before the price of now came into force. */
  @Nullable()
  @Int(0, maxPriceAmount)
  priorAmount: number | null;

  static from(row: PriceRow): OtherPriceDto {
    return Object.assign(new OtherPriceDto(), {
      amount: row.amount,
      currency: row.currency,
      compareAtAmount: row.compare_at,
      lowestAmount30Days: row.lowest,
      priorAmount: row.prior,
    });
  }
}

/** What is sold: one choice of a product's options, with its own SKU, price and stock. */
export class VariantDto {
  @Id()
  id: string;

  /** @example SHIRT-M-BLUE */
  @Formed(/^[A-Z0-9]+([._-][A-Z0-9]+)*$/, 64, 'must be capital letters and digits')
  sku: string;

  /** Empty for a product without options. */
  @OptionValues()
  options: Record<string, string>;

  @Sum()
  price: SumDto;

  /** What the price is compared with, such as the maker's; `null`: nothing. */
  @Nullable()
  @Sum()
  compareAtPrice: SumDto | null;

  /** The lowest price of the last thirty days, the price of now included. */
  @Nullable()
  @Sum()
  lowestPrice30Days: SumDto | null;

  /** The lowest price of the thirty days before the price of now: what shops in the EU show beside a reduction. */
  @Nullable()
  @Sum()
  priorPrice: SumDto | null;

  /** The price in other currencies. */
  @ListOf(() => OtherPriceDto, 0, 20)
  prices: OtherPriceDto[];

  /** How many can be ordered now. @example 12 */
  @Int(0, mostStockEver)
  stock: number;

  /** Stock that falls to this is told of (`product.low_stock`); `null`: never. */
  @Nullable()
  @Int(0, mostStock)
  lowStockThreshold: number | null;

  /** What one weighs; `null`: nothing that counts. @example 850 */
  @Nullable()
  @Int(0, heaviest)
  weightGrams: number | null;

  static from(row: VariantRow): VariantDto {
    const [first, ...others] = row.prices;
    return Object.assign(new VariantDto(), {
      id: row.id,
      sku: row.sku,
      options: row.options,
      ...pricesOf(first),
      prices: others.map((price) => OtherPriceDto.from(price)),
      stock: row.stock,
      lowStockThreshold: row.low_stock_threshold,
      weightGrams: row.weight_grams,
    });
  }
}

/** The price fields of the first price, which is in the product's own currency. */
export function pricesOf(row: PriceRow | undefined) {
  if (row === undefined) throw new Error('A variant without a price in the currency of its product.');
  const money = (amount: number | null): SumDto | null =>
    amount === null ? null : { amount, currency: row.currency };
  return {
    price: { amount: row.amount, currency: row.currency },
    compareAtPrice: money(row.compare_at),
    lowestPrice30Days: money(row.lowest),
    priorPrice: money(row.prior),
  };
}

/** The variants of a product. */
export class VariantPageDto extends PageOf(VariantDto) {}
