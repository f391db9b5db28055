import { exponentOf } from './exponents.js';

/** An amount in the currency's minor unit (ISO 4217): 1999 USD is 19.99 dollars, 1999 JPY is 1999 yen. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** The largest single price: a hundred million minor units. Keeps every sum of an order exact in a double. */
export const maxPriceAmount = 100_000_000;

/** Minor units in one unit of the currency: 100 for USD, 1 for JPY, 1000 for BHD. */
export function minorUnits(currency: string): number {
  return 10 ** exponentOf(currency);
}

/** The amount as a letter says it: `$1,299.90`, `¥1,999`. */
export function spoken({ amount, currency }: Money): string {
  const places = exponentOf(currency);
  const digits = { minimumFractionDigits: places, maximumFractionDigits: places };
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, ...digits });
  return format.format(amount / minorUnits(currency));
}

/** Whether `code` is a currency of ISO 4217 that this runtime knows. */
export function isCurrency(code: string): boolean {
  return currencies.has(code);
}

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** `amount * numerator / denominator`, halves rounded to even; exact for every safe integer. */
export function portion(amount: number, numerator: number, denominator: number): number {
  const [product, divisor] = [BigInt(amount) * BigInt(numerator), BigInt(denominator)];
  const [quotient, remainder] = [product / divisor, product % divisor];
  const twice = 2n * (remainder < 0n ? -remainder : remainder);
  const awayFromZero = twice > divisor || (twice === divisor && quotient % 2n !== 0n);
  const step = product < 0n ? -1n : 1n;
  return Number(awayFromZero ? quotient + step : quotient);
}

/**
 * Splits `total` over `weights` so that the parts sum to it exactly (largest remainder; ties go to the first).
 * No part passes its weight while `total` does not pass their sum. All weights zero: all parts zero.
 */
export function spread(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((left, right) => left + right, 0);
  if (sum === 0) return weights.map(() => 0);
  const shares = weights.map((weight) => (BigInt(total) * BigInt(weight)) / BigInt(sum));
  const remainders = weights.map((weight) => (BigInt(total) * BigInt(weight)) % BigInt(sum));
  const left = BigInt(total) - shares.reduce((a, b) => a + b, 0n);
  const first = remainders
    .map((remainder, index) => ({ remainder, index }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1))
    .slice(0, Number(left));
  for (const { index } of first) shares[index] = (shares[index] ?? 0n) + 1n;
  return shares.map(Number);
}
