import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { DiscountUsedUp } from '../discounts/discounts.facade.js';
import { Log } from '../logging/log.js';
import { InsufficientStock } from '../products/products.facade.js';
import { OrderMoves } from './order-moves.js';
import { Order } from './order.entity.js';
import { awaitOverdue, holdOverdue, listOverdueOf } from './order-expiry.sql.js';

const atOnce = 200;
/** How many a buyer waits for at most. */
const atOnceForBuyer = 50;

/** What an order may hold that somebody else wants. */
export interface Holdings {
  readonly productIds: readonly string[];
  /** In capitals; null: none. */
  readonly code: string | null;
}

/** Cancels orders that were not paid in time, and gives their stock back. Runs on every instance; none repeats another's work. */
@Injectable()
export class OrderExpiry {
  /** Who looks for what just now. */
  private readonly looking = new Map<string, Promise<boolean>>();

  constructor(
    private readonly database: Database,
    private readonly moves: OrderMoves,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** One sweep; gives how many orders it cancelled. An order that cannot be cancelled stops no other. */
  async cancelOverdue(): Promise<number> {
    const overdue = await this.database.read.find(Order, {
      select: { id: true },
      where: { status: 'pending', paymentDueAt: LessThanOrEqual(this.clock.now()) },
      order: { paymentDueAt: 'ASC' },
      take: atOnce,
    });
    let cancelled = 0;
    for (const { id } of overdue) if (await this.cancelIfOverdue(id, holdOverdue)) cancelled += 1;
    return cancelled;
  }

  /**
   * Does the work; where goods or a code are short that unpaid orders hold whose time is over, ends these and does it once
   * more. So what an order no longer waits for can be had at once, not only after the next sweep. The work leaves nothing
   * behind when it throws.
   */
  async freeing<T>(wanted: Holdings, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const isShort = error instanceof InsufficientStock || error instanceof DiscountUsedUp;
      if (!isShort || !(await this.free(wanted))) throw error;
      return work();
    }
  }

  /** Whether there were any orders to end. Of many who want the same at the same time one looks for all. */
  private free(wanted: Holdings): Promise<boolean> {
    const subject = JSON.stringify(wanted);
    const begun = this.looking.get(subject);
    if (begun !== undefined) return begun;
    const looking = this.endHolders(wanted).finally(() => this.looking.delete(subject));
    this.looking.set(subject, looking);
    return looking;
  }

  /** Those that another instance is ending are over as well when this returns. */
  private async endHolders({ productIds, code }: Holdings): Promise<boolean> {
    const wanted = [this.clock.now(), productIds, code, atOnceForBuyer];
    const overdue = await this.database.read.rows(listOverdueOf, ...wanted);
    for (const { id } of overdue) await this.cancelIfOverdue(id, awaitOverdue);
    return overdue.length > 0;
  }

  private async cancelIfOverdue(id: string, hold: typeof holdOverdue): Promise<boolean> {
    try {
      return await this.database.transaction(async (tx) => {
        const order = await tx.row(hold, id, this.clock.now());
        if (order === null) return false;
        await this.moves.cancel(tx, order, { actorId: null, reason: 'Not paid in time.', isExpired: true });
        return true;
      });
    } catch (error) {
      this.log.failure(error, { sweep: 'order-expiry', orderId: id });
      return false;
    }
  }
}
