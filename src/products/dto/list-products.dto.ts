import { maxPriceAmount } from '../../money/money.js';
import { OneOf, Optional, QueryFlag, QueryInt } from '../../http/fields/fields.js';
import { Slug, Text } from '../../http/fields/text.js';
import { ListQuery } from '../../http/list/list-query.dto.js';
import { productStatuses } from '../product.entity.js';

const statusFilters = [...productStatuses, 'any'] as const;

/** Which products. Sorted by `createdAt`, `name`, `price`, or with a search by `relevance`. */
export class ListProductsDto extends ListQuery {
  /** Words of name, SKU or description, or how one begins. @example kettle */
  @Optional()
  @Text(200)
  search?: string;

  /** Id or slug of a category; those below it count too. @example kitchen */
  @Optional()
  @Slug(120)
  category?: string;

  /** Exactly as it was written. @example bestseller */
  @Optional()
  @Text(50)
  tag?: string;

  /** In minor units, whatever the currency. @example 1000 */
  @Optional()
  @QueryInt(0, maxPriceAmount)
  minPrice?: number;

  /** In minor units, whatever the currency. @example 5000 */
  @Optional()
  @QueryInt(0, maxPriceAmount)
  maxPrice?: number;

  /** `true`: only what can be ordered now; `false`: only what is sold out. */
  @Optional()
  @QueryFlag()
  inStock?: boolean;

  /** `active` unless told; anything else is for editors. */
  @Optional()
  @OneOf(statusFilters, 'ProductStatusFilter')
  status?: (typeof statusFilters)[number];
}
