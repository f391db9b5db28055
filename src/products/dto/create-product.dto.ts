import { ValidateIf } from 'class-validator';
import { Int, ListOf, Nested, Nullable, OneOf, Optional } from '../../http/fields/fields.js';
import { MoneyDto, Price } from '../../http/fields/money.dto.js';
import { Formed, Id, LongText, Slug, Text, Texts } from '../../http/fields/text.js';
import { productStatuses, type ProductStatus } from '../product.entity.js';
import { mostStock } from '../stock.js';
import { CreateVariantDto, PriceInDto } from '../variants/dto/create-variant.dto.js';
import { heaviest } from '../variants/weight.js';
import { Attributes, mostOptions, namePattern, type AttributeValue } from '../../http/fields/maps.js';
import { ProductImageDto } from './product-summary.dto.js';

/** A choice that a product offers. */
export class ProductOptionDto {
  /** @example Size */
  @Formed(namePattern, 50, 'must be printable, without ":", "," and "="')
  name: string;

  /** In the order in which they are shown. @example ["S", "M", "L"] */
  @Texts(100, 50)
  values: string[];
}

/** Only a product with `variants` does without: they have their own. */
const NeededWithoutVariants = (): PropertyDecorator =>
  ValidateIf((body: CreateProductDto, value) => value !== undefined || body.variants === undefined);

/** A new product, or all of an old one. Either `price`, `stock` and `sku`, or `variants` that have them each. */
export class CreateProductDto {
  /** @example Steel kettle */
  @Text(200)
  name: string;

  /** Left out, it is made from the name. @example steel-kettle */
  @Optional()
  @Slug(220)
  slug?: string;

  /** Markdown. @example Boils **1.5 litres**. */
  @LongText(20_000, { empty: true })
  description: string;

  /** Its currency is the product's own, which each variant has a price in. Not together with `variants`. */
  @NeededWithoutVariants()
  @Price()
  price?: MoneyDto;

  /** What the price is compared with, such as the maker's; in the same currency. */
  @Optional()
  @Nullable()
  @Nested(() => MoneyDto)
  compareAtPrice?: MoneyDto | null;

  /** The price in other currencies, each once. */
  @Optional()
  @ListOf(() => PriceInDto, 0, 20)
  prices?: PriceInDto[];

  /** How many there are; a difference to before is written to the ledger. @example 12 */
  @NeededWithoutVariants()
  @Int(0, mostStock)
  stock?: number;

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

  /** Stock keeping unit: capital letters and digits, joined by `.`, `_` or `-`. @example KET-001 */
  @NeededWithoutVariants()
  @Formed(/^[A-Z0-9]+([._-][A-Z0-9]+)*$/, 64, 'must be capital letters and digits, joined by ".", "_" or "-"')
  sku?: string;

  @Optional()
  @Nullable()
  @Id()
  categoryId?: string | null;

  /** @example ["kitchen"] */
  @Optional()
  @Texts(20, 50)
  tags?: string[];

  @Optional()
  @ListOf(() => ProductImageDto, 0, 20)
  images?: ProductImageDto[];

  /** Facts by name, each a text, a number or a boolean. */
  @Optional()
  @Attributes()
  attributes?: Record<string, AttributeValue>;

  /** The choices; left out, they are what the variants have. */
  @Optional()
  @ListOf(() => ProductOptionDto, 0, mostOptions)
  options?: ProductOptionDto[];

  /** One for each choice that can be bought. Those that a product had before are known by their SKU. */
  @Optional()
  @ListOf(() => CreateVariantDto, 1, 100)
  variants?: CreateVariantDto[];

  @OneOf(productStatuses, 'ProductStatus')
  status: ProductStatus;
}
