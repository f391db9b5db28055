import { Int, ListOf, Nullable, OneOf, Optional } from '../../http/fields/fields.js';
import { MoneyDto, Price } from '../../http/fields/money.dto.js';
import { Formed, Id, LongText, Slug, Text, Texts } from '../../http/fields/text.js';
import { productStatuses, type ProductStatus } from '../product.entity.js';
import { mostStock } from '../stock.js';
import { ProductImageDto } from './product.dto.js';

/** A new product, or all of an old one. */
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

  @Price()
  price: MoneyDto;

  /** How many there are; a difference to before is written to the ledger. @example 12 */
  @Int(0, mostStock)
  stock: number;

  /** Stock keeping unit: capital letters and digits, joined by `.`, `_` or `-`. @example KET-001 */
  @Formed(/^[A-Z0-9]+([._-][A-Z0-9]+)*$/, 64, 'must be capital letters and digits, joined by ".", "_" or "-"')
  sku: string;

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

  @OneOf(productStatuses, 'ProductStatus')
  status: ProductStatus;
}
