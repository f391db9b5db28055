import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { Clock } from '../clock/clock.js';
import { Database, type Tx } from '../database/database.js';
import { NotFound } from '../http/problem/problems.js';
import { PaymentsFacade } from '../payments/payments.facade.js';
import { StartedPaymentDto } from './dto/payment.dto.js';
import { OrderMoves } from './order-moves.js';
import { OrderStateConflict } from './order.problems.js';
import { findBuyer } from './buyers.sql.js';
import { holdOrder } from './orders.sql.js';

/** Paying for an order. */
@Injectable()
export class OrderPaymentService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentsFacade,
    private readonly moves: OrderMoves,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.payments.decideBy((tx, orderId) => this.pay(tx, orderId));
    this.payments.askForBuyers(async (tx, orderId) => (await tx.row(findBuyer, orderId))?.user_id ?? null);
  }

  /**
   * Starts the payment of the caller's unpaid order; asked again, gives the same payment.
   *
   * @throws NotFound, OrderStateConflict, PaymentsNotConfigured
   */
  async start(caller: Caller, orderId: string): Promise<StartedPaymentDto> {
    const payment = await this.database.transaction(async (tx) => {
      const order = await tx.row(holdOrder, orderId, caller.id, false);
      if (order === null) throw new NotFound();
      if (order.status !== 'pending') throw new OrderStateConflict(order.status);
      if (order.paymentDueAt <= this.clock.now())
        throw new OrderStateConflict('pending', 'The time to pay is over; the order is being cancelled.');
      return this.payments.open(tx, orderId, { amount: order.total, currency: order.currency });
    });
    return StartedPaymentDto.from(await this.payments.start(payment));
  }

  /** The money of an order that waits for it is kept, also when it waited too long; any other money goes back. */
  private async pay(tx: Tx, orderId: string): Promise<'kept' | 'refund'> {
    const order = await tx.row(holdOrder, orderId, null, true);
    if (order?.status !== 'pending') return 'refund';
    await this.moves.move(tx, order, { to: 'paid', actorId: null });
    return 'kept';
  }
}
