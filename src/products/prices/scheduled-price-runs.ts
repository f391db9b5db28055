import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../../clock/clock.js';
import { Database, type Tx } from '../../database/database.js';
import type { Statement } from '../../database/statement.js';
import { Outbox } from '../../events/outbox.js';
import { Log } from '../../logging/log.js';
import { planOf, type Plan } from './price-plan.js';
import { PriceChanged } from './price.events.js';
import * as sql from './scheduled-prices.sql.js';

const sweepMilliseconds = 500;
const atOnce = 100;

/**
 * Carries out what is scheduled: sets prices when their time comes, and sets them back. Runs on every instance; what is
 * due is decided while the variant is locked, so each is carried out once.
 */
@Injectable()
export class ScheduledPriceRuns {
  private isSweeping = false;

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** One sweep at a time: many due at once may take longer than the interval. */
  @Interval(sweepMilliseconds)
  async sweep(): Promise<void> {
    if (this.isSweeping) return;
    this.isSweeping = true;
    try {
      await this.carryOutDue();
    } catch (error) {
      this.log.failure(error, { sweep: 'scheduled-prices' });
    } finally {
      this.isSweeping = false;
    }
  }

  /**
   * Carries out everything that is due; gives how many scheduled prices began or ended by it. First many variants
   * together, those that nobody sells at this moment; then the rest one by one, so that none keeps the others waiting.
   */
  async carryOutDue(): Promise<number> {
    for (let all = 0; ;) {
      const variants = await this.dueVariants();
      if (variants.length === 0) return all;
      let done = await this.attempt(variants, sql.lockFree);
      if (done === 0) for (const id of variants) done += await this.attempt([id], sql.lockThese);
      if (done === 0) return all;
      all += done;
    }
  }

  /** What is due of locked variants; gives how many scheduled prices that were. */
  async carryOut(tx: Tx, variants: readonly string[]): Promise<number> {
    const now = this.clock.now();
    await tx.rows(sql.lockProducts, variants);
    const plan = planOf(await tx.rows(sql.dueOf, variants, now), now);
    await this.write(tx, plan, now);
    return plan.marks.length;
  }

  /**
   * Writes a plan for locked variants and products, and tells of each new price. Those that are over are marked before
   * the prices change, and those that begin afterwards: a price that somebody else sets ends what runs.
   */
  async write(tx: Tx, { marks, changes }: Plan, now: Date): Promise<void> {
    const beginning = marks.filter(({ status }) => status === 'running');
    const over = marks.filter(({ status }) => status !== 'running');
    if (over.length > 0) await tx.rows(sql.markScheduled, JSON.stringify(over));
    if (changes.length > 0) await tx.rows(sql.changePrices, JSON.stringify(changes), now);
    if (beginning.length > 0) await tx.rows(sql.markScheduled, JSON.stringify(beginning));
    const shown = await shownOf(tx, changes);
    for (const change of changes) {
      const { product_id: productId, variant_id: variantId, currency, amount, previous } = change;
      const news = {
        productId,
        variantId,
        currency,
        amount,
        previousAmount: previous,
        isShown: shown.has(variantId),
      };
      this.outbox.append(tx, new PriceChanged(news));
    }
  }

  private async dueVariants(): Promise<string[]> {
    const due = await this.database.read.rows(sql.dueVariants, this.clock.now(), atOnce);
    return [...new Set(due.map(({ variant_id }) => variant_id))];
  }

  /** Those of the variants that `lock` gives; 0 when it failed, or somebody else has done it. */
  private async attempt(variants: readonly string[], lock: Statement<{ id: string }>): Promise<number> {
    try {
      return await this.database.transaction(async (tx) => {
        const locked = await tx.rows(lock, variants);
        return this.carryOut(
          tx,
          locked.map(({ id }) => id),
        );
      });
    } catch (error) {
      this.log.failure(error, { sweep: 'scheduled-prices', variantIds: variants.slice(0, 3).join(' ') });
      return 0;
    }
  }
}

/** Those of the variants that everybody sees. */
async function shownOf(tx: Tx, changes: Plan['changes']): Promise<ReadonlySet<string>> {
  if (changes.length === 0) return new Set();
  const variants = changes.map(({ variant_id }) => variant_id);
  return new Set((await tx.rows(sql.shownVariants, variants)).map(({ id }) => id));
}
