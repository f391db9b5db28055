import { Int, ListOf } from '../../../http/fields/fields.js';
import { Percent, percentOf } from '../../../http/fields/percent.js';
import type { QuantityBreakRow } from '../quantity-breaks.sql.js';

/** From so many on, so much off each of them. */
export class QuantityBreakDto {
  /** How many of the product an order needs, all of its variants together. @example 10 */
  @Int(2, 100_000)
  minQuantity: number;

  /** What goes off all of them; two decimals at most. @example 5 */
  @Percent()
  percent: number;
}

/** The quantity breaks of a product; of those that an order reaches the highest counts. */
export class QuantityBreaksDto {
  /** The smallest quantity first. Quantities and percentages both rise. */
  @ListOf(() => QuantityBreakDto, 0, 20)
  breaks: QuantityBreakDto[];

  static from(rows: readonly QuantityBreakRow[]): QuantityBreaksDto {
    const breaks = rows.map(({ min_quantity: minQuantity, rate }) => ({
      minQuantity,
      percent: percentOf(rate),
    }));
    return Object.assign(new QuantityBreaksDto(), { breaks });
  }
}
