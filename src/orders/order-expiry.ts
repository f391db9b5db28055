import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { DiscountUsedUp } from '../discounts/discounts.facade.js';
import { Log } from '../logging/log.js';
import { InsufficientStock } from '../products/products.facade.js';
import { OrderMoves } from './order-moves.js';
import { Order } from './order.entity.js';
import { holdingCode, holdingGoods, holdOverdue, holdOverdueNow } from './overdue.sql.js';

const atOnce = 200;
/** How many a buyer waits for at most. */
const atOnceForBuyer = 50;
/** The goods may be short first, and then the code. */
const shortages = 2;

/** How long an order that is not paid holds what it took. What is held for longer is anybody's who wants it. */
@Injectable()
export class OrderExpiry {
  /** Who looks for what just now. */
  private readonly looking = new Map<string, Promise<boolean>>();

  constructor(
    private readonly database: Database,
    private readonly moves: OrderMoves,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  /** Until when an order that is placed now has to be paid. */
  dueAt(): Date {
    return this.clock.inSeconds(this.config.orders.paymentWindowSeconds);
  }

  /**
   * Does the work. Should goods be short for it, or its code be used up, while orders hold some whose time is over, these
   * are cancelled and the work is done again, once for each of the two: nobody has to wait for a sweep.
   */
  async past<T>(work: () => Promise<T>, code: string | undefined): Promise<T> {
    for (let mended = 0; ; mended += 1)
      try {
        return await work();
      } catch (error) {
        if (mended === shortages || !(await this.makeWay(error, code))) throw error;
      }
  }

  /** One sweep; gives how many orders it cancelled. Runs on every instance; none repeats another's work, nor waits for it. */
  async cancelOverdue(): Promise<number> {
    const overdue = await this.database.read.find(Order, {
      select: { id: true },
      where: { status: 'pending', paymentDueAt: LessThanOrEqual(this.clock.now()) },
      order: { paymentDueAt: 'ASC' },
      take: atOnce,
    });
    return this.cancel(overdue, holdOverdue);
  }

  /**
   * Whether it was worth it: something was held past its time, whoever gave it back. Of many who want the same at the same
   * time one looks for all.
   */
  private async makeWay(error: unknown, code: string | undefined): Promise<boolean> {
    if (error instanceof InsufficientStock) return this.together(holdingGoods, error.variantIds);
    return error instanceof DiscountUsedUp && code !== undefined && this.together(holdingCode, code);
  }

  private together(holding: typeof holdingGoods, what: string | readonly string[]): Promise<boolean> {
    const subject = `${holding.name} ${String(what)}`;
    const begun = this.looking.get(subject);
    if (begun !== undefined) return begun;
    const looking = this.endHolders(holding, what).finally(() => this.looking.delete(subject));
    this.looking.set(subject, looking);
    return looking;
  }

  private async endHolders(holding: typeof holdingGoods, what: string | readonly string[]): Promise<boolean> {
    const overdue = await this.database.read.rows(holding, what, this.clock.now(), atOnceForBuyer);
    // whoever cancels one of them at this moment is waited for
    await this.cancel(overdue, holdOverdueNow);
    return overdue.length > 0;
  }

  /** An order that cannot be cancelled stops no other. */
  private async cancel(
    overdue: readonly { readonly id: string }[],
    hold: typeof holdOverdue,
  ): Promise<number> {
    let cancelled = 0;
    for (const { id } of overdue) if (await this.cancelIfOverdue(id, hold)) cancelled += 1;
    return cancelled;
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
