import { ApiProperty } from '@nestjs/swagger';
import { Int, ListOf, Nullable } from '../../http/fields/fields.js';
import { averageOf } from '../../products/products.facade.js';
import type { RatingRow } from '../reviews.sql.js';

const most = 2_147_483_647;

/** How many reviews gave so many stars. */
export class StarCountDto {
  /** @example 5 */
  @Int(1, 5)
  stars: number;

  /** @example 30 */
  @Int(0, most)
  count: number;
}

/** What the approved reviews of a product come to, whatever the list is filtered by. */
export class RatingSummaryDto {
  /** Of all stars, two decimals; `null` without a review. */
  @Nullable()
  @ApiProperty({ type: 'number', format: 'double', minimum: 1, maximum: 5, example: 4.62 })
  average: number | null;

  /** @example 42 */
  @Int(0, most)
  count: number;

  /** From five stars down to one, all five of them. */
  @ListOf(() => StarCountDto, 1, 5)
  stars: StarCountDto[];

  static from({ rating_count: count, rating_sum: sum, rating_stars }: RatingRow): RatingSummaryDto {
    const average = count === 0 ? null : averageOf(sum, count);
    const stars = rating_stars.map((of, index) => ({ stars: index + 1, count: of })).reverse();
    return Object.assign(new RatingSummaryDto(), { average, count, stars });
  }
}
