import { OmitType, PartialType } from '@nestjs/swagger';
import { Optional } from '../../http/fields/fields.js';
import { Attributes, type AttributeValue } from '../../http/fields/maps.js';
import { CreateProductDto } from './create-product.dto.js';

/**
 * What changes of a product; what is left out stays. `null` empties `categoryId`, `compareAtPrice`, `lowStockThreshold`
 * and `weightGrams`, and takes single attributes away. Price, stock and SKU of a product with several variants are
 * changed at the variants.
 */
export class UpdateProductDto extends PartialType(OmitType(CreateProductDto, ['variants', 'attributes']), {
  skipNullProperties: false,
}) {
  /** Merged with those that are there; `null` takes one away. */
  @Optional()
  @Attributes({ removable: true })
  attributes?: Record<string, AttributeValue | null>;
}
