import { maxPriceAmount } from '../../money/money.js';
import { OneOf, Optional, QueryFlag, QueryInt } from '../../http/fields/fields.js';
import { Currency } from '../../http/fields/money.dto.js';
import { Formed, Slug, Text } from '../../http/fields/text.js';
import { ListQuery } from '../../http/list/list-query.dto.js';
import { productStatuses } from '../product.entity.js';

const statusFilters = [...productStatuses, 'any'] as const;

/** Which products. Sorted by `createdAt`, `name`, `price`, or with a search by `relevance`. */
export class ListProductsDto extends ListQuery {
  /** Words of name, SKU, tags, attributes or description, or how one begins. @example kettle */
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

  /** Name and value, up to five joined by commas; a number or `true` also finds the text that reads so. @example material:steel,litres:1.5 */
  @Optional()
  @Formed(
    /^[^:,\u0000-\u001f\u007f]+:[^,\u0000-\u001f\u007f]+(,[^:,\u0000-\u001f\u007f]+:[^,\u0000-\u001f\u007f]+){0,4}$/,
    500,
    'must be up to five of "name:value", joined by commas',
  )
  attribute?: string;

  /** Prices of this currency are compared and sorted by, and what has none is left out. Else each product's own. @example EUR */
  @Optional()
  @Currency()
  currency?: string;

  /** In minor units of `currency`; without one, of whatever the product's is. @example 1000 */
  @Optional()
  @QueryInt(0, maxPriceAmount)
  minPrice?: number;

  /** In minor units of `currency`; without one, of whatever the product's is. @example 5000 */
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

  /** Counts to choose by, of all pages together: `category`, `price`, `stock`, `tag`, joined by commas. @example category,price */
  @Optional()
  @Formed(
    /^(category|price|stock|tag)(,(category|price|stock|tag)){0,3}$/,
    40,
    'must be some of category, price, stock, tag, joined by commas',
  )
  facets?: string;
}
