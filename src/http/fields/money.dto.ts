import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { isCurrency, maxPriceAmount, type Money } from '../../money/money.js';
import { Int, Nested } from './fields.js';

const currencies = Intl.supportedValuesOf('currency').filter(isCurrency);

/** A currency of ISO 4217, such as `USD`. */
export const Currency = (): PropertyDecorator =>
  applyDecorators(
    IsIn(currencies, { message: 'must be a currency of ISO 4217, such as USD' }),
    ApiProperty({ type: 'string', minLength: 3, maxLength: 3, pattern: '^[A-Z]{3}$', example: 'USD' }),
  );

/** A price: whole minor units with a currency. `{ "amount": 1999, "currency": "USD" }` is 19.99 dollars. */
export class MoneyDto implements Money {
  /** Minor units: cents of a dollar, whole yen. @example 1999 */
  @Int(0, maxPriceAmount)
  amount: number;

  @Currency()
  currency: string;

  /** Money of a sum that came from the database. */
  static of(amount: number, currency: string): SumDto {
    return { amount, currency };
  }
}

/** A sum of prices; larger than a single price can be. */
export class SumDto implements Money {
  /** Minor units. @example 3998 */
  @Int(0, Number.MAX_SAFE_INTEGER)
  amount: number;

  @Currency()
  currency: string;
}

/** What a sum goes up by, or down when it is negative. */
export class MoneyChangeDto implements Money {
  /** Minor units. @example -400 */
  @Int(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
  amount: number;

  @Currency()
  currency: string;
}

/** A price that comes in. */
export const Price = (): PropertyDecorator => Nested(() => MoneyDto);

/** A sum that goes out. */
export const Sum = (): PropertyDecorator => Nested(() => SumDto);
