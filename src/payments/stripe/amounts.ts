import { exponentOf } from '../../money/exponents.js';
import type { Money } from '../../money/money.js';

/** Where Stripe counts in other units than ISO 4217: no cents of ariary, and two decimals, always 00, of these others. */
const exponents: Readonly<Record<string, number>> = { MGA: 0, ISK: 2, UGX: 2 };
/** Of currencies with three decimals Stripe takes the first two. */
const finest = 10;

/** How many of Stripe's units make one of ours; below 1 where ours is the finer. */
function unitsOf(currency: string): number {
  return 10 ** ((exponents[currency] ?? exponentOf(currency)) - exponentOf(currency));
}

/** The sum as Stripe counts it; null: finer than Stripe takes. */
export function stripeAmountOf({ amount, currency }: Money): number | null {
  const units = unitsOf(currency);
  const scaled = units < 1 ? amount / Math.round(1 / units) : amount * units;
  if (!Number.isSafeInteger(scaled)) return null;
  return exponentOf(currency) === 3 && scaled % finest !== 0 ? null : scaled;
}

/** What Stripe counted, in minor units of ISO 4217; `currency` as Stripe writes it. */
export function moneyOf(scaled: number, stripeCurrency: string): Money {
  const currency = stripeCurrency.toUpperCase();
  return { amount: Math.round(scaled / unitsOf(currency)), currency };
}
