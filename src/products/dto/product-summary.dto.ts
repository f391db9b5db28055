import { DateTime, Int, ListOf, Nested, Nullable, OneOf } from '../../http/fields/fields.js';
import { Sum, SumDto } from '../../http/fields/money.dto.js';
import { Formed, Id, LongText, Slug, Text, Texts } from '../../http/fields/text.js';
import { productStatuses, type ProductStatus } from '../product.entity.js';
import type { ProductSummaryRow } from '../products.sql.js';
import { Attributes, type AttributeValue } from '../../http/fields/maps.js';
import { RatingDto } from './rating.dto.js';
import { pricesOf } from '../variants/dto/variant.dto.js';

/** A picture: where it is and what it shows. */
export class ProductImageDto {
  /** @example https://images.example.com/kettle.jpg */
  @Formed(/^https?:\/\/[^\s"<>\\^`{|}]+$/, 2000, 'must be an http or https address')
  url: string;

  /** What it shows, for those who cannot see it. @example A steel kettle on a stove */
  @Text(300)
  alt: string;
}

/** The category of a product. */
export class ProductCategoryDto {
  @Id()
  id: string;

  /** @example kettles */
  @Slug(120)
  slug: string;

  /** @example Kettles */
  @Text(100)
  name: string;
}

/** A product, as lists show it. */
export class ProductSummaryDto {
  @Id()
  id: string;

  /** Its name in addresses. @example steel-kettle */
  @Slug(220)
  slug: string;

  /** Stock keeping unit of its first variant. @example KET-001 */
  @Formed(/^[A-Z0-9]+([._-][A-Z0-9]+)*$/, 64, 'must be capital letters and digits')
  sku: string;

  /** @example Steel kettle */
  @Text(200)
  name: string;

  /** Markdown. @example Boils **1.5 litres**. */
  @LongText(20_000, { empty: true })
  description: string;

  /** The lowest of its variants' prices. */
  @Sum()
  price: SumDto;

  /** What that price is compared with, such as the maker's; `null`: nothing. */
  @Nullable()
  @Sum()
  compareAtPrice: SumDto | null;

  /** The lowest that variant cost in the last thirty days, the price of now included. */
  @Nullable()
  @Sum()
  lowestPrice30Days: SumDto | null;

  /** The lowest it cost in the thirty days before the price of now: what shops in the EU show beside a reduction. */
  @Nullable()
  @Sum()
  priorPrice: SumDto | null;

  /** How many can be ordered now, of all variants. @example 12 */
  @Int(0, Number.MAX_SAFE_INTEGER)
  stock: number;

  /** How many variants there are to choose from. @example 1 */
  @Int(1, 100)
  variantCount: number;

  @OneOf(productStatuses, 'ProductStatus')
  status: ProductStatus;

  @Nullable()
  @Nested(() => ProductCategoryDto)
  category: ProductCategoryDto | null;

  /** @example ["kitchen"] */
  @Texts(20, 50)
  tags: string[];

  @ListOf(() => ProductImageDto, 0, 20)
  images: ProductImageDto[];

  /** Facts by name, each a text, a number or a boolean. */
  @Attributes()
  attributes: Record<string, AttributeValue>;

  /** What buyers say; `null`: nothing yet. */
  @Nullable()
  @Nested(() => RatingDto)
  rating: RatingDto | null;

  @DateTime()
  createdAt: string;

  @DateTime()
  updatedAt: string;

  static from(row: ProductSummaryRow): ProductSummaryDto {
    return Object.assign(new ProductSummaryDto(), summaryOf(row));
  }
}

/** The fields of every product. */
export function summaryOf(row: ProductSummaryRow) {
  return {
    id: row.id,
    slug: row.slug,
    sku: row.offer.sku,
    name: row.name,
    description: row.description,
    ...pricesOf(row.price),
    stock: row.offer.stock,
    variantCount: row.offer.count,
    status: row.status,
    category: row.category,
    tags: row.tags,
    images: row.images.map(({ url, alt }) => ({ url, alt })),
    attributes: row.attributes,
    rating: RatingDto.from(row),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
