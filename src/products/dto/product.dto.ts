import { ListOf } from '../../http/fields/fields.js';
import { mostOptions } from '../../http/fields/maps.js';
import { OtherPriceDto, VariantDto } from '../variants/dto/variant.dto.js';
import type { ProductRow } from '../products.sql.js';
import { ProductOptionDto } from './create-product.dto.js';
import { ProductSummaryDto, summaryOf } from './product-summary.dto.js';

/** A product with all that can be bought of it. */
export class ProductDto extends ProductSummaryDto {
  /** The same variant's price in other currencies. */
  @ListOf(() => OtherPriceDto, 0, 20)
  prices: OtherPriceDto[];

  /** The choices; empty when there is but one variant. */
  @ListOf(() => ProductOptionDto, 0, mostOptions)
  options: ProductOptionDto[];

  /** What can be bought; a product without options has one. */
  @ListOf(() => VariantDto, 1, 100)
  variants: VariantDto[];

  static override from(row: ProductRow): ProductDto {
    const variants = row.variants.map((variant) => VariantDto.from(variant));
    return Object.assign(new ProductDto(), summaryOf(row), {
      prices: cheapest(variants)?.prices ?? [],
      options: row.options.map(({ name, values }) => ({ name, values })),
      variants,
    });
  }
}

/** The variant whose price the product is shown with: of equal ones the first. */
function cheapest(variants: readonly VariantDto[]): VariantDto | undefined {
  return [...variants].sort((one, other) => one.price.amount - other.price.amount)[0];
}
