import { maxPriceAmount } from '../../money/money.js';
import { OneOf, Optional, QueryFlag, QueryInt } from '../../http/fields/fields.js';
import { Slug, Text } from '../../http/fields/text.js';
import { ListQuery } from '../../http/list/list.query.js';
import { productStatuses, type ProductStatus } from '../product.entity.js';

/** Which products. Sorted by `createdAt`, `name` or `price`; the newest first unless told. */
export class ListProductsDto extends ListQuery {
  /** Words of name, SKU or description, or how one begins. @example kettle */
  @Optional()
  @Text(200)
  search?: string;

  /** Id or slug of a category; those below it count too. @example kitchen */
  @Optional()
  @Slug(120)
  category?: string;

  /** @example bestseller */
  @Optional()
  @Text(50)
  tag?: string;

  /** Minor units. @example 1000 */
  @Optional()
  @QueryInt(0, maxPriceAmount)
  minPrice?: number;

  /** Minor units. @example 5000 */
  @Optional()
  @QueryInt(0, maxPriceAmount)
  maxPrice?: number;

  /** `true`: only what can be ordered now; `false`: only what is sold out. */
  @Optional()
  @QueryFlag()
  inStock?: boolean;

  /** For editors; everybody else sees active ones only. */
  @Optional()
  @OneOf(productStatuses, 'ProductStatus')
  status?: ProductStatus;
}
