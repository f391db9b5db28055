import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { Database } from '../../database/database.js';
import { registry } from '../../health/metrics.js';
import { Log } from '../../logging/log.js';
import { countedSpans, mendSales, takeSalesTurn, type SpanRow } from './sales.sql.js';

const mended = new Counter({
  name: 'stoa_sales_mended_total',
  help: 'Counters of sales that differed from the orders, and were corrected',
  registers: [registry],
});

/** How far the check is, and whether it has to stop. */
interface Watch {
  readonly signal: AbortSignal;
  progress(done: number, total: number): void;
}

/** Whether what sells is what was sold. A trigger counts as orders move; this looks at the orders themselves. */
@Injectable()
export class SalesCheck {
  constructor(
    private readonly database: Database,
    private readonly log: Log,
  ) {}

  /**
   * Recounts everything, span by span and each in a transaction of its own, and corrects what differs; gives how many
   * counters that were. Orders may move meanwhile. What differs is a mistake of ours: it is logged and measured.
   */
  async check(watch: Watch): Promise<number> {
    // days first: longer spans are the sums of shorter ones
    const spans = await this.database.read.rows(countedSpans);
    let wrong = 0;
    for (const [index, span] of spans.entries()) {
      watch.signal.throwIfAborted();
      wrong += await this.mend(span);
      watch.progress(index + 1, spans.length);
    }
    return wrong;
  }

  private async mend({ span, starts }: SpanRow): Promise<number> {
    const rows = await this.database.transaction(async (tx) => {
      await tx.rows(takeSalesTurn);
      const wrong = await tx.rows(mendSales, span, starts);
      if (wrong.length > 0) tx.touch('order');
      return wrong;
    });
    mended.inc(rows.length);
    for (const { product_id: productId, counted, recounted } of rows)
      this.log.event('sales mended', { span, starts, productId, counted, recounted });
    return rows.length;
  }
}
