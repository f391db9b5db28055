import { ApiProperty } from '@nestjs/swagger';
import { Int } from '../../http/fields/fields.js';

/** What the approved reviews of a product come to. */
export class RatingDto {
  /** Of all stars, 1 to 5 with two decimals. */
  @ApiProperty({ type: 'number', format: 'double', minimum: 1, maximum: 5, example: 4.62 })
  average: number;

  /** How many reviews there are. @example 42 */
  @Int(1, 2_147_483_647)
  count: number;

  /** Null without a review. */
  static from({ rating_count: count, rating_sum: sum }: RatingFigures): RatingDto | null {
    return count === 0 ? null : Object.assign(new RatingDto(), { average: averageOf(sum, count), count });
  }
}

/** What triggers keep beside the product. */
export interface RatingFigures {
  rating_count: number;
  rating_sum: number;
}

/** Stars in the mean, two decimals. */
export function averageOf(sum: number, count: number): number {
  return Math.round((sum * 100) / count) / 100;
}
