import { PartialType, PickType } from '@nestjs/swagger';
import { Nullable, Optional } from '../../../http/fields/fields.js';
import { Attributes, OptionValues, type AttributeValue } from '../../../http/fields/maps.js';
import { Formed, Slug } from '../../../http/fields/text.js';
import { CreateProductDto } from '../../dto/create-product.dto.js';

/** What a row has in common with a request for one product. */
const shared = [
  'name',
  'description',
  'price',
  'compareAtPrice',
  'prices',
  'stock',
  'lowStockThreshold',
  'weightGrams',
  'tags',
  'images',
  'status',
] as const;

/**
 * One row of an import: a variant, known by its SKU, with what is to be said of its product. What is left out stays;
 * a new product needs a name and a price, is a draft unless it says more, and begins without stock.
 */
export class ImportRowDto extends PartialType(PickType(CreateProductDto, shared), {
  skipNullProperties: false,
}) {
  /** The variant; an unknown one is made. @example SHIRT-M-BLUE */
  @Formed(/^[A-Z0-9]+([._-][A-Z0-9]+)*$/, 64, 'must be capital letters and digits, joined by ".", "_" or "-"')
  sku: string;

  /** The slug of the product that the variant is of; an unknown one is made. Left out: the variant's own. @example linen-shirt */
  @Optional()
  @Slug(220)
  product?: string;

  /** The slug of the category; `null`: none. @example shirts */
  @Optional()
  @Nullable()
  @Slug(120)
  category?: string | null;

  /** Merged with those that are there; `null` takes one away. */
  @Optional()
  @Attributes({ removable: true })
  attributes?: Record<string, AttributeValue | null>;

  /** The variant's value of each option of the product. */
  @Optional()
  @OptionValues()
  options?: Record<string, string>;
}
