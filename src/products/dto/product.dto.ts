import { DateTime, Int, ListOf, Nested, Nullable, OneOf } from '../../http/fields/fields.js';
import { Sum, SumDto } from '../../http/fields/money.dto.js';
import { Formed, Id, LongText, Slug, Text, Texts } from '../../http/fields/text.js';
import { PageOf } from '../../http/list/page.dto.js';
import { productStatuses, type ProductStatus } from '../product.entity.js';
import type { ProductRow } from '../products.sql.js';
import { mostStock } from '../stock.js';

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

/** A product. */
export class ProductDto {
  @Id()
  id: string;

  /** Its name in addresses. @example steel-kettle */
  @Slug(220)
  slug: string;

  /** Stock keeping unit. @example KET-001 */
  @Formed(/^[A-Z0-9]+([._-][A-Z0-9]+)*$/, 64, 'must be capital letters and digits')
  sku: string;

  /** @example Steel kettle */
  @Text(200)
  name: string;

  /** Markdown. @example Boils **1.5 litres**. */
  @LongText(20_000, { empty: true })
  description: string;

  @Sum()
  price: SumDto;

  /** How many can be ordered now. @example 12 */
  @Int(0, mostStock)
  stock: number;

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

  @DateTime()
  createdAt: string;

  @DateTime()
  updatedAt: string;

  static from(row: ProductRow): ProductDto {
    return Object.assign(new ProductDto(), {
      id: row.id,
      slug: row.slug,
      sku: row.sku,
      name: row.name,
      description: row.description,
      price: { amount: row.price_amount, currency: row.price_currency },
      stock: row.stock,
      status: row.status,
      category: row.category,
      tags: row.tags,
      images: row.images.map(({ url, alt }) => ({ url, alt })),
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
    });
  }
}

/** A page of products. */
export class ProductPageDto extends PageOf(ProductDto) {}
