import { PartialType } from '@nestjs/swagger';
import { Int, ListOf, Nested, Nullable, Optional } from '../../../http/fields/fields.js';
import { Currency, MoneyDto, Price } from '../../../http/fields/money.dto.js';
import { Formed } from '../../../http/fields/text.js';
import { maxPriceAmount } from '../../../money/money.js';
import { mostStock } from '../../stock.js';
import { heaviest } from '../weight.js';
import { OptionValues } from '../../../http/fields/maps.js';

/** A price in one more currency. Minor units. */
export class PriceInDto {
  /** @example 1849 */
  @Int(0, maxPriceAmount)
  amount: number;

  @Currency()
  currency: string;

  /** What it is compared with, such as the maker's price. */
  @Optional()
  @Nullable()
  @Int(0, maxPriceAmount)
  compareAtAmount?: number | null;
}

/** A new variant of a product. */
export class CreateVariantDto {
  /** Stock keeping unit: capital letters and digits, joined by `.`, `_` or `-`. @example SHIRT-M-BLUE */
  @Formed(/^[A-Z0-9]+([._-][A-Z0-9]+)*$/, 64, 'must be capital letters and digits, joined by ".", "_" or "-"')
  sku: string;

  /** One value of each of the product's options. */
  @OptionValues()
  options: Record<string, string>;

  /** In the currency of the product. */
  @Price()
  price: MoneyDto;

  /** In the currency of the price. */
  @Optional()
  @Nullable()
  @Nested(() => MoneyDto)
  compareAtPrice?: MoneyDto | null;

  /** The price in other currencies, each once. */
  @Optional()
  @ListOf(() => PriceInDto, 0, 20)
  prices?: PriceInDto[];

  /** How many there are; a difference to before is written to the ledger. @example 12 */
  @Int(0, mostStock)
  stock: number;

  /** Stock that falls to this is told of (`product.low_stock`); `null`: never. */
  @Optional()
  @Nullable()
  @Int(0, mostStock)
  lowStockThreshold?: number | null;

  /** What one weighs, for sending it; `null`: nothing that counts. @example 850 */
  @Optional()
  @Nullable()
  @Int(0, heaviest)
  weightGrams?: number | null;
}

/** What changes of a variant; what is left out stays. */
export class UpdateVariantDto extends PartialType(CreateVariantDto, { skipNullProperties: false }) {}
