import { Flag, ListOf, Nested, OneOf } from '../../http/fields/fields.js';
import { MoneyChangeDto } from '../../http/fields/money.dto.js';
import { Text } from '../../http/fields/text.js';
import { adjustmentTypes, type Adjustment, type AdjustmentType } from '../pricing/adjustment.js';

/** One step from the prices to the total. */
export class AdjustmentDto {
  /** By what: a quantity, an account's tier, a code, what it costs to send the goods, or a tax. */
  @OneOf(adjustmentTypes, 'AdjustmentType')
  type: AdjustmentType;

  /** For people. @example 20 % for premium members */
  @Text(200)
  label: string;

  /** What it adds; what is taken off is negative. */
  @Nested(() => MoneyChangeDto)
  amount: MoneyChangeDto;

  /** The prices hold it already, as taxes are in many countries, and the total does not move by it. */
  @Flag()
  isIncluded: boolean;

  static listOf(adjustments: readonly Adjustment[], currency: string): AdjustmentDto[] {
    return adjustments.map(({ type, label, amount, isIncluded }) => ({
      type,
      label,
      amount: { amount, currency },
      isIncluded,
    }));
  }
}

/** The steps from `subtotal` to `total`, in their order: those that are not included sum to the difference. */
export const Adjustments = (): PropertyDecorator => ListOf(() => AdjustmentDto, 0, 200);
