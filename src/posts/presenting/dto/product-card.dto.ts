import { Flag, Nullable } from '../../../http/fields/fields.js';
import { MoneyDto, Price } from '../../../http/fields/money.dto.js';
import { Formed, Id, Slug, Text } from '../../../http/fields/text.js';
import type { ProductCard } from '../../../products/products.facade.js';

/** A product that the text of a post shows, as it is on sale now. */
export class ProductCardDto {
  /** @example KETTLE-1 */
  @Formed(/^[A-Z0-9]+([._-][A-Z0-9]+)*$/, 64, 'must be a SKU')
  sku: string;

  @Id()
  productId: string;

  /** @example copper-kettle */
  @Slug(220)
  slug: string;

  /** @example "Copper kettle" */
  @Text(200)
  name: string;

  @Price()
  price: MoneyDto;

  /** @example https://shop.example/kettle.jpg */
  @Nullable()
  @Text(2_000)
  imageUrl: string | null;

  @Flag()
  inStock: boolean;

  static from({ amount, currency, image, ...card }: ProductCard): ProductCardDto {
    const { sku, productId, slug, name, inStock } = card;
    const shown = { sku, productId, slug, name, imageUrl: image?.url ?? null, inStock };
    return Object.assign(new ProductCardDto(), shown, { price: { amount, currency } });
  }
}
