import { PartialType } from '@nestjs/swagger';
import { DateTime, Flag, Int, Nested, Nullable, OneOf, Optional } from '../../http/fields/fields.js';
import { MoneyDto } from '../../http/fields/money.dto.js';
import { Percent, percentOf } from '../../http/fields/percent.js';
import { Formed, Id, Ids, LongText } from '../../http/fields/text.js';
import { PageOf } from '../../http/list/page.dto.js';
import { discountTypes, type DiscountRow, type DiscountType } from '../discounts.sql.js';

const mostUses = 2_147_483_647;
const mostNamed = 200;

/** A code that takes something off. `null` and what is left out mean: no such bound. */
export class CreateDiscountDto {
  /** What buyers type, in capitals or not; it is kept in capitals. @example WELCOME10 */
  @Formed(
    /^[A-Za-z0-9_-]{3,40}$/,
    40,
    'must be 3 to 40 letters without accents, digits, hyphens or underscores',
  )
  code: string;

  /** For the shop. @example For the letter of May. */
  @Optional()
  @Nullable()
  @LongText(500)
  description?: string | null;

  @OneOf(discountTypes, 'DiscountType')
  type: DiscountType;

  /** Of `percent`: how much goes off the goods that it is for, with two decimals at most. @example 12.5 */
  @Optional()
  @Nullable()
  @Percent()
  percent?: number | null;

  /** Of `amount`: what goes off the goods that it is for, as far as they cost that much; for orders in its currency. */
  @Optional()
  @Nullable()
  @Nested(() => MoneyDto)
  amount?: MoneyDto | null;

  @Optional()
  @Nullable()
  @DateTime()
  startsAt?: string | null;

  /** From this instant on it is not taken any more. */
  @Optional()
  @Nullable()
  @DateTime()
  endsAt?: string | null;

  /** What all goods of the order must come to before anything is taken off; for orders in its currency. */
  @Optional()
  @Nullable()
  @Nested(() => MoneyDto)
  minimumSubtotal?: MoneyDto | null;

  /** It is for these products, and for those of `categoryIds`; for everything when both are empty. */
  @Optional()
  @Ids(mostNamed)
  productIds?: string[];

  /** Each stands for its whole branch. */
  @Optional()
  @Ids(mostNamed)
  categoryIds?: string[];

  /** In how many orders that are not cancelled. @example 1000 */
  @Optional()
  @Nullable()
  @Int(1, mostUses)
  maxUses?: number | null;

  /** The same for each person. @example 1 */
  @Optional()
  @Nullable()
  @Int(1, mostUses)
  maxUsesPerUser?: number | null;

  /** `true` unless told. */
  @Optional()
  @Flag()
  isActive?: boolean;
}

/**
 * What changes of a discount; what is left out stays, `null` takes a bound away. With another `type` the percentage or the
 * amount of before goes. Orders keep what they were priced with.
 */
export class UpdateDiscountDto extends PartialType(CreateDiscountDto, { skipNullProperties: false }) {}

/** A discount. */
export class DiscountDto {
  @Id()
  id: string;

  /** @example WELCOME10 */
  @Formed(/^[A-Z0-9_-]{3,40}$/, 40, 'must be a code')
  code: string;

  @Nullable()
  @LongText(500)
  description: string | null;

  @OneOf(discountTypes, 'DiscountType')
  type: DiscountType;

  /** @example 12.5 */
  @Nullable()
  @Percent()
  percent: number | null;

  @Nullable()
  @Nested(() => MoneyDto)
  amount: MoneyDto | null;

  @Nullable()
  @DateTime()
  startsAt: string | null;

  @Nullable()
  @DateTime()
  endsAt: string | null;

  @Nullable()
  @Nested(() => MoneyDto)
  minimumSubtotal: MoneyDto | null;

  @Ids(mostNamed)
  productIds: string[];

  @Ids(mostNamed)
  categoryIds: string[];

  @Nullable()
  @Int(1, mostUses)
  maxUses: number | null;

  @Nullable()
  @Int(1, mostUses)
  maxUsesPerUser: number | null;

  @Flag()
  isActive: boolean;

  /** How many orders stand with it: paid or waiting for their payment, not cancelled. @example 12 */
  @Int(0, mostUses)
  uses: number;

  @DateTime()
  createdAt: string;

  @DateTime()
  updatedAt: string;

  static from(row: DiscountRow): DiscountDto {
    return Object.assign(new DiscountDto(), {
      id: row.id,
      code: row.code,
      description: row.description,
      type: row.type,
      percent: row.rate === null ? null : percentOf(row.rate),
      amount: moneyOf(row.amount, row.amount_currency),
      startsAt: row.starts_at?.toISOString() ?? null,
      endsAt: row.ends_at?.toISOString() ?? null,
      minimumSubtotal: moneyOf(row.minimum, row.minimum_currency),
      productIds: row.product_ids,
      categoryIds: row.category_ids,
      maxUses: row.max_uses,
      maxUsesPerUser: row.max_uses_per_user,
      isActive: row.is_active,
      uses: row.uses,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
    });
  }
}

/** A page of discounts. */
export class DiscountPageDto extends PageOf(DiscountDto) {}

function moneyOf(amount: number | null, currency: string | null): MoneyDto | null {
  return amount === null || currency === null ? null : { amount, currency };
}
