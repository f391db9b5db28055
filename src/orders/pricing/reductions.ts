import { portion, spread } from '../../money/money.js';
import type { Adjustment } from './adjustment.js';

/** Rates are in millionths: 200 000 is 20 %. */
export const wholeRate = 1_000_000;

/** Something off the price of goods: a part of it, or a sum as far as the goods cost that much. */
export interface Reduction<Line> {
  readonly type: 'quantity' | 'tier' | 'code';
  readonly label: string;
  readonly off: { readonly rate: number } | { readonly amount: number };
  /** Which lines it is for. */
  readonly covers: (line: Line) => boolean;
}

/** What is left to pay for a line, and the steps that led there. */
export interface Reduced {
  readonly left: number;
  readonly adjustments: readonly Adjustment[];
}

/**
 * Takes the reductions off one after the other, each from what those before it left. What one takes is rounded once,
 * half to even, over all lines that it covers, and spread over them by what they cost, so that no unit is lost or made.
 * Gives a result for each line and the sum of each reduction that took something.
 */
export function reduce<Line>(
  lines: readonly Line[],
  prices: readonly number[],
  reductions: readonly Reduction<Line>[],
): { lines: Reduced[]; adjustments: Adjustment[] } {
  let reduced: Reduced[] = prices.map((left) => ({ left, adjustments: [] }));
  const adjustments: Adjustment[] = [];
  for (const reduction of reductions) {
    const weights = reduced.map(({ left }, index) => (reduction.covers(lines[index] as Line) ? left : 0));
    const taken = takenBy(
      reduction,
      weights.reduce((sum, weight) => sum + weight, 0),
    );
    if (taken === 0) continue;
    const shares = spread(taken, weights);
    reduced = reduced.map((line, index) => less(line, reduction, shares[index] ?? 0));
    adjustments.push(adjustment(reduction, taken));
  }
  return { lines: reduced, adjustments };
}

function takenBy({ off }: Reduction<never>, base: number): number {
  return 'rate' in off ? portion(base, off.rate, wholeRate) : Math.min(off.amount, base);
}

function less(line: Reduced, reduction: Reduction<never>, share: number): Reduced {
  if (share === 0) return line;
  return { left: line.left - share, adjustments: [...line.adjustments, adjustment(reduction, share)] };
}

function adjustment({ type, label }: Reduction<never>, taken: number): Adjustment {
  return { type, label, amount: -taken, isIncluded: false };
}
