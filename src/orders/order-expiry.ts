import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { Log } from '../logging/log.js';
import { OrderMoves } from './order-moves.js';
import { Order } from './order.entity.js';
import { holdOverdue } from './orders.sql.js';

const atOnce = 200;

/** Cancels orders that were not paid in time, and gives their stock back. Runs on every instance; none repeats another's work. */
@Injectable()
export class OrderExpiry {
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
    for (const { id } of overdue) if (await this.cancelIfOverdue(id)) cancelled += 1;
    return cancelled;
  }

  private async cancelIfOverdue(id: string): Promise<boolean> {
    try {
      return await this.database.transaction(async (tx) => {
        const order = await tx.row(holdOverdue, id, this.clock.now());
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
