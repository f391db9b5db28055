import { minorUnits, portion, spread, type Money } from '../../money/money.js';
import type { Adjustment } from './adjustment.js';
import { reduce, wholeRate, type Reduced, type Reduction } from './reductions.js';

/** What is bought, at which price. */
export interface PricedLine {
  readonly unitPrice: Money;
  readonly quantity: number;
}

/** How the goods travel. Minor units of the order's currency. */
export interface Carriage {
  readonly label: string;
  readonly amount: number;
  /** Set by a code that pays for it; its label. */
  readonly paidBy: string | null;
}

/** A tax on goods and on what it costs to send them. */
export interface Tax {
  readonly label: string;
  /** In millionths: 88 750 is 8.875 %. */
  readonly rate: number;
  /** The prices hold it already. */
  readonly isIncluded: boolean;
}

/** All that decides what an order comes to; its lines are in one currency. */
export interface Basket<Line extends PricedLine> {
  readonly currency: string;
  readonly lines: readonly Line[];
  /** Taken off one after the other, in this order. */
  readonly reductions?: readonly Reduction<Line>[];
  readonly carriage?: Carriage | null;
  readonly tax?: Tax | null;
}

/** The sums of one line; `total = subtotal - discount`. Minor units. */
export interface LineTotals {
  readonly subtotal: number;
  readonly discount: number;
  /** This line's part of the tax: on top of `total`, or inside of it when the tax is included. */
  readonly tax: number;
  readonly total: number;
  readonly adjustments: readonly Adjustment[];
}

/** The sums of an order; `total = subtotal - discount + shipping + tax`. Minor units. */
export interface OrderTotals<Line extends PricedLine = PricedLine> extends LineTotals {
  readonly currency: string;
  readonly shipping: number;
  /** What of the total is tax that the prices held already. */
  readonly taxIncluded: number;
  /** The lines as they were given, each with its sums. */
  readonly lines: readonly (Line & LineTotals)[];
}

/**
 * Prices a basket: the one function by which carts, quotes and orders are priced. It knows nothing but what it is given,
 * and explains each step from `subtotal` to `total` in `adjustments`.
 */
export function totalsOf<Line extends PricedLine>({
  currency,
  lines,
  reductions = [],
  carriage = null,
  tax: rule = null,
}: Basket<Line>): OrderTotals<Line> {
  const prices = lines.map(({ unitPrice, quantity }) => unitPrice.amount * quantity);
  const [reduced, sent] = [reduce(lines, prices, reductions), sendingOf(carriage)];
  const taxed = taxesOn([...reduced.lines.map(({ left }) => left), sent.cost], rule);
  const [subtotal, left] = [sumOf(prices), sumOf(reduced.lines.map((line) => line.left))];
  return {
    currency,
    subtotal,
    discount: subtotal - left,
    shipping: sent.cost,
    tax: taxed.onTop,
    taxIncluded: taxed.total - taxed.onTop,
    total: left + sent.cost + taxed.onTop,
    adjustments: [...reduced.adjustments, ...sent.adjustments, ...taxStep(rule, taxed.total)],
    lines: lines.map((line, index) => ({
      ...line,
      ...lineTotals(prices[index] ?? 0, reduced.lines[index], rule, taxed.shares[index] ?? 0),
    })),
  };
}

function lineTotals(price: number, reduced: Reduced | undefined, rule: Tax | null, tax: number): LineTotals {
  const { left = price, adjustments = [] } = reduced ?? {};
  return {
    subtotal: price,
    discount: price - left,
    tax,
    total: left,
    adjustments: [...adjustments, ...taxStep(rule, tax)],
  };
}

function sendingOf(carriage: Carriage | null): { cost: number; adjustments: Adjustment[] } {
  if (carriage === null) return { cost: 0, adjustments: [] };
  const { label, amount, paidBy } = carriage;
  const sent: Adjustment = { type: 'shipping', label, amount, isIncluded: false };
  if (paidBy === null || amount === 0) return { cost: amount, adjustments: [sent] };
  return {
    cost: 0,
    adjustments: [sent, { type: 'code', label: paidBy, amount: -amount, isIncluded: false }],
  };
}

/** The tax on the sum of the parts, rounded once, half to even, and spread over them. */
function taxesOn(
  parts: readonly number[],
  rule: Tax | null,
): { total: number; onTop: number; shares: number[] } {
  if (rule === null) return { total: 0, onTop: 0, shares: [] };
  const { rate, isIncluded } = rule;
  const total = portion(sumOf(parts), rate, isIncluded ? wholeRate + rate : wholeRate);
  return { total, onTop: isIncluded ? 0 : total, shares: spread(total, parts) };
}

function taxStep(rule: Tax | null, amount: number): Adjustment[] {
  if (rule === null || amount === 0) return [];
  return [{ type: 'tax', label: rule.label, amount, isIncluded: rule.isIncluded }];
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

/** The least that line prices must come to: ten units of the currency, in its minor unit. */
export function minimumOf(currency: string): number {
  return 10 * minorUnits(currency);
}
