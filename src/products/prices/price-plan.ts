import type { DueRow, ScheduledPriceStatus } from './scheduled-prices.sql.js';

/** What becomes of a scheduled price. */
export interface Mark {
  readonly id: string;
  readonly status: ScheduledPriceStatus;
  readonly applied_at: Date | null;
  readonly finished_at: Date | null;
  readonly revert_amount: number | null;
  readonly revert_compare_at: number | null;
}

/** What a variant shall cost in one currency. Minor units. */
export interface Change {
  readonly product_id: string;
  readonly variant_id: string;
  readonly currency: string;
  readonly amount: number;
  readonly compare_at: number | null;
  readonly previous: number;
  /** Who planned it. */
  readonly changed_by: string;
}

/** What is to be written: one change at most for each variant and currency. */
export interface Plan {
  readonly marks: readonly Mark[];
  readonly changes: readonly Change[];
}

interface Price {
  readonly amount: number;
  readonly compareAt: number | null;
}

/**
 * What the rows, which are due in this order at `now`, come to. A price whose whole time was missed, because nobody
 * was there to carry it out, never applies; of several that follow each other, only the last is ever seen.
 */
export function planOf(due: readonly DueRow[], now: Date): Plan {
  const places = Map.groupBy(due, ({ variant_id, currency }) => `${variant_id} ${currency}`);
  const plans = [...places.values()].map((rows) => planOfOne(rows, now));
  return { marks: plans.flatMap(({ marks }) => marks), changes: plans.flatMap(({ changes }) => changes) };
}

/** What ends a running price before its time. */
export function planOfEnd(row: DueRow, now: Date): Plan {
  return planOfOne([{ ...row, ends_at: now }], now);
}

function planOfOne(rows: readonly DueRow[], now: Date): Plan {
  const before = priceNow(rows[0]);
  let [price, by] = [before, ''];
  const marks = rows.map((row) => {
    const [next, mark] = stepOf(row, price, now);
    if (next !== price) [price, by] = [next, row.created_by];
    return mark;
  });
  return { marks, changes: changesBetween(rows[0], before, price, by) };
}

/** The price after a row's turn, and what becomes of the row. */
function stepOf(row: DueRow, price: Price | null, now: Date): [Price | null, Mark] {
  const { id, applied_at, revert_amount, revert_compare_at } = row;
  const over = {
    id,
    status: 'ended',
    applied_at,
    finished_at: now,
    revert_amount,
    revert_compare_at,
  } as const;
  if (row.status === 'running' && revert_amount !== null)
    return [{ amount: revert_amount, compareAt: revert_compare_at }, over];
  if (price === null) return [price, { ...over, status: 'cancelled' }];
  if (row.ends_at !== null && row.ends_at <= now) return [price, over];
  const next = { amount: row.amount, compareAt: compareAtOf(row, price) };
  const begun = { ...over, applied_at: now, revert_amount: price.amount, revert_compare_at: price.compareAt };
  return [next, row.ends_at === null ? begun : { ...begun, status: 'running', finished_at: null }];
}

/** The price before is shown beside a lower one, unless the editor said something else. */
function compareAtOf(row: DueRow, before: Price): number | null {
  return row.compares_before && before.amount > row.amount ? before.amount : row.compare_at_amount;
}

function priceNow(row: DueRow | undefined): Price | null {
  if (row === undefined || row.now_amount === null) return null;
  return { amount: row.now_amount, compareAt: row.now_compare_at };
}

function changesBetween(
  row: DueRow | undefined,
  before: Price | null,
  after: Price | null,
  by: string,
): Change[] {
  if (row === undefined || before === null || after === null) return [];
  if (before.amount === after.amount && before.compareAt === after.compareAt) return [];
  const { product_id, variant_id, currency } = row;
  const { amount, compareAt: compare_at } = after;
  return [{ product_id, variant_id, currency, amount, compare_at, previous: before.amount, changed_by: by }];
}
