import { ValidationFailed } from '../../http/problem/problems.js';
import type { ShippedLineDto } from '../dto/order-shipment.dto.js';
import type { SendableLine } from './shipments.sql.js';

/** So many things of a line. */
export interface SentLine {
  readonly lineId: string;
  readonly quantity: number;
}

/**
 * What a shipment holds: the things that are named, or all that are left when none are. Nothing left gives nothing.
 *
 * @throws ValidationFailed a line is not of the order, is named twice, or has no so many things left
 */
export function sentLines(
  wanted: readonly ShippedLineDto[] | undefined,
  lines: readonly SendableLine[],
): SentLine[] {
  if (wanted === undefined)
    return lines
      .filter(({ left }) => left > 0)
      .map(({ id: lineId, left: quantity }) => ({ lineId, quantity }));
  const seen = new Set<string>();
  return wanted.map(({ lineId, quantity }, index) => {
    const line = lines.find(({ id }) => id === lineId.toLowerCase());
    if (line === undefined || seen.has(line.id))
      throw refused(index, 'lineId', 'must be a line of the order, once');
    seen.add(line.id);
    if (quantity > line.left)
      throw refused(index, 'quantity', `must be at most ${line.left}: that many are left to send`);
    return { lineId: line.id, quantity };
  });
}

function refused(index: number, name: string, message: string): ValidationFailed {
  return new ValidationFailed([{ field: `lines.${index}.${name}`, message, code: 'SENDABLE' }]);
}
