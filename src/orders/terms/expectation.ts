import { ValidationFailed } from '../../http/problem/problems.js';
import type { Money } from '../../money/money.js';
import type { ExpectedLineDto, PlaceOrderDto } from '../dto/place-order.dto.js';
import type { WantedLine } from '../checkout/new-order.js';
import { TotalChanged } from '../order.problems.js';
import type { OrderTotals } from '../pricing/pricing.js';

/**
 * Holds what an order comes to against what its buyer has seen, where that is said.
 *
 * @throws TotalChanged the total or a price is another one; with the old and the new of each line
 * @throws ValidationFailed a price was seen of what is not ordered
 */
export function assertAsSeen(
  { expectedTotal, expectedLines = [] }: Pick<PlaceOrderDto, 'expectedTotal' | 'expectedLines'>,
  totals: OrderTotals<WantedLine>,
): void {
  const { total, currency, lines } = totals;
  const places = expectedLines.map((expected, index) => placeOf(expected, index, lines));
  const seen = lines.map((_, place) => expectedLines[places.indexOf(place)]?.unitPrice ?? null);
  const isTotalSeen = expectedTotal === undefined || isSame(expectedTotal, { amount: total, currency });
  const areLinesSeen = lines.every(({ unitPrice }, place) => {
    const expected = seen[place] ?? null;
    return expected === null || isSame(expected, unitPrice);
  });
  if (!isTotalSeen || !areLinesSeen) throw new TotalChanged(expectedTotal ?? null, totals, seen);
}

const isSame = (one: Money, other: Money): boolean =>
  one.amount === other.amount && one.currency === other.currency;

/** Which of the lines is meant. */
function placeOf(
  { productId, variantId }: ExpectedLineDto,
  index: number,
  lines: readonly WantedLine[],
): number {
  const isMeant = (line: WantedLine): boolean =>
    line.productId === productId.toLowerCase() &&
    (variantId === undefined || line.variantId === variantId.toLowerCase());
  const place = lines.findIndex(isMeant);
  if (place < 0 || lines.findLastIndex(isMeant) !== place)
    throw new ValidationFailed([
      {
        field: `expectedLines.${index}`,
        message: 'must mean one line that is ordered',
        code: 'NOT_ONE_LINE',
      },
    ]);
  return place;
}
