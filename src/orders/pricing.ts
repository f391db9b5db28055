import { minorUnits, portion, spread, type Money } from '../money/money.js';

/** What is bought, at which price. */
export interface PricedLine {
  readonly unitPrice: Money;
  readonly quantity: number;
}

/** The sums of one line; `total = subtotal - discount`. Minor units. */
export interface LineTotals {
  readonly subtotal: number;
  readonly discount: number;
  readonly total: number;
}

/** The sums of an order; `total = subtotal - discount + shipping + tax`, and its lines sum to it. Minor units. */
export interface OrderTotals<Line extends PricedLine = PricedLine> extends LineTotals {
  readonly currency: string;
  readonly shipping: number;
  readonly tax: number;
  /** The lines as they were given, each with its sums. */
  readonly lines: readonly (Line & LineTotals)[];
}

export type Tier = 'regular' | 'premium';

/** Per cent off the whole order. */
const tierDiscount: Readonly<Record<Tier, number>> = { premium: 20, regular: 10 };

/**
 * Prices an order whose lines are all in one currency. The discount is of the whole order, rounded half to even,
 * and spread over the lines by their weight, so that no cent is lost or made.
 */
export function totalsOf<Line extends PricedLine>(
  given: readonly Line[],
  currency: string,
  tier: Tier | null,
): OrderTotals<Line> {
  const lines = given.map((line) => ({ ...line, subtotal: line.unitPrice.amount * line.quantity }));
  const subtotals = lines.map((line) => line.subtotal);
  const subtotal = subtotals.reduce((sum, part) => sum + part, 0);
  const discount = tier === null ? 0 : portion(subtotal, tierDiscount[tier], 100);
  const shares = spread(discount, subtotals);
  const [shipping, tax] = [0, 0];
  return {
    currency,
    subtotal,
    discount,
    shipping,
    tax,
    total: subtotal - discount + shipping + tax,
    lines: lines.map((line, index) => lessDiscount(line, shares[index] ?? 0)),
  };
}

function lessDiscount<Line extends { subtotal: number }>(line: Line, discount: number): Line & LineTotals {
  return { ...line, discount, total: line.subtotal - discount };
}

/** The least that line prices must come to: ten units of the currency, in its minor unit. */
export function minimumOf(currency: string): number {
  return 10 * minorUnits(currency);
}
