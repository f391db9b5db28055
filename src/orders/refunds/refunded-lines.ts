import { portion } from '../../money/money.js';
import { ValidationFailed } from '../../http/problem/problems.js';
import type { RefundLineDto } from '../dto/refund.dto.js';
import type { RefundableLine } from './order-refunds.sql.js';

/** So many things of a line, and what they cost. Minor units. */
export interface RefundedLine {
  readonly line: RefundableLine;
  readonly quantity: number;
  readonly amount: number;
}

/**
 * What these things of the lines cost. Things of one line that go back one after the other cost exactly what the line
 * did, however it divides and whichever refund in between failed: each is worth what all up to it are worth, less what
 * went back for those before it.
 *
 * @throws ValidationFailed a line is not of the order, is named twice, or has no so many things left
 */
export function refundedLines(
  wanted: readonly RefundLineDto[],
  lines: readonly RefundableLine[],
): RefundedLine[] {
  const seen = new Set<string>();
  return wanted.map(({ lineId, quantity }, index) => {
    const line = lines.find(({ id }) => id === lineId.toLowerCase());
    if (line === undefined || seen.has(line.id))
      throw refused(index, 'lineId', 'must be a line of the order, once');
    seen.add(line.id);
    const left = line.quantity - line.refunded;
    if (quantity > left)
      throw refused(index, 'quantity', `must be at most ${left}: that many are not refunded`);
    return { line, quantity, amount: Math.max(0, worthOf(line, line.refunded + quantity) - line.paidBack) };
  });
}

function worthOf({ worth, quantity }: RefundableLine, things: number): number {
  return portion(worth, things, quantity);
}

function refused(index: number, name: string, message: string): ValidationFailed {
  return new ValidationFailed([{ field: `lines.${index}.${name}`, message, code: 'REFUNDABLE' }]);
}
