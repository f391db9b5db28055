import type { Pool } from 'pg';
import type { Finding } from './checker/checker.js';
import type { Notes } from './notes.js';

const [width, everyMilliseconds] = [40, 500];

/** A bar that fills in so many seconds, with a word on what has happened. */
export function progressOf(seconds: number, word: () => string): { start: () => void; stop: () => void } {
  let since = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const draw = (): void => {
    const share = Math.min(1, (performance.now() - since) / 1000 / seconds);
    const done = Math.round(share * width);
    process.stderr.write(`\r[${'#'.repeat(done)}${'.'.repeat(width - done)}] ${word()}   `);
  };
  return {
    start: () => {
      since = performance.now();
      timer = setInterval(draw, everyMilliseconds);
    },
    stop: () => {
      clearInterval(timer);
      draw();
      process.stderr.write('\n');
    },
  };
}

interface Facts {
  readonly findings: readonly Finding[];
  readonly notes: Notes;
  readonly sql: Pool;
  readonly seconds: number;
  readonly seed: number;
  readonly kills: number;
}

const counted = `
  SELECT 'orders that were ' || status AS what, count(*)::int AS count FROM orders GROUP BY status
  UNION ALL SELECT 'payments by ' || card, count(*) FROM sandbox_payments WHERE card IS NOT NULL GROUP BY card
  UNION ALL SELECT 'refunds that ' || status, count(*) FROM refunds GROUP BY status
  UNION ALL SELECT 'orders that were cancelled by the clock, then paid', count(*) FROM order_history
    WHERE from_status = 'cancelled'
  UNION ALL SELECT 'events', count(*) FROM outbox
  UNION ALL SELECT 'movements of stock', count(*) FROM stock_movements
  UNION ALL SELECT 'codes used by orders that stand', count(*) FROM discount_uses WHERE given_back_at IS NULL
  ORDER BY 1`;

/** Prints what was done, how fast, how it was answered, and each sentence with whether it held. */
export async function tell({ findings, notes, sql, seconds, seed, kills }: Facts): Promise<void> {
  const { rows } = await sql.query<{ what: string; count: number }>(counted);
  const orders = new Set(notes.told.map(({ orderId }) => orderId)).size;
  const speed = {
    'orders placed, each second': (orders / seconds).toFixed(1),
    'POST /orders answered 201, median, ms': notes.quantile(0.5),
    'POST /orders answered 201, 99 of 100 within, ms': notes.quantile(0.99),
    'processes killed': kills,
  };
  const table = (facts: [string, string | number][]): string => {
    const widest = Math.max(...facts.map(([what]) => what.length));
    return facts.map(([what, count]) => `  ${what.padEnd(widest)} ${String(count).padStart(8)}`).join('\n');
  };
  const verdicts = findings.map(
    ({ sentence, faults }) => `  ${faults.length === 0 ? 'held  ' : 'BROKEN'}  ${sentence}`,
  );
  const parts = [
    table(rows.map(({ what, count }) => [what, count])),
    table(Object.entries(notes.tally())),
    table(Object.entries(speed)),
    verdicts.join('\n'),
    `  seed ${seed}`,
  ];
  process.stderr.write(`\n${parts.join('\n\n')}\n`);
}
