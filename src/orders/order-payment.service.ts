import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { Clock } from '../clock/clock.js';
import { Database, type Tx } from '../database/database.js';
import { NotFound } from '../http/problem/problems.js';
import { PaymentsFacade, type Sums } from '../payments/payments.facade.js';
import { StartedPaymentDto } from './dto/payment.dto.js';
import { OrderMoves } from './order-moves.js';
import { OrderRevival } from './order-revival.js';
import { OrderStateConflict } from './order.problems.js';
import { findBuyer } from './buyers.sql.js';
import { canMove } from './order-status.js';
import { findStatus, holdOrder, type HeldOrder } from './orders.sql.js';

/** Paying for an order. */
@Injectable()
export class OrderPaymentService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentsFacade,
    private readonly revival: OrderRevival,
    private readonly moves: OrderMoves,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.payments.askFor({
      hold: async (tx, orderId) => void (await tx.row(holdOrder, orderId, null, true)),
      isAwaited: async (orderId) => (await this.database.read.row(findStatus, orderId))?.status === 'pending',
      buyerOf: async (tx, orderId) => (await tx.row(findBuyer, orderId))?.user_id ?? null,
      paid: (tx, orderId) => this.pay(tx, orderId),
      refunded: (tx, orderId) => this.end(tx, orderId),
      refundFailed: (tx, orderId) => this.reopen(tx, orderId),
    });
  }

  /**
   * Starts the payment of the caller's unpaid order; asked again, gives the same payment.
   *
   * @throws NotFound, OrderStateConflict, PaymentRefused, PaymentsNotConfigured
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

  /**
   * The money of an order that waits for it is kept, also when it waited too long. One that was cancelled for that is
   * taken up again if all that it held, goods and the use of its code, is still there; any other money goes back.
   */
  private async pay(tx: Tx, orderId: string): Promise<Sums | null> {
    const order = await tx.row(holdOrder, orderId, null, true);
    if (order === null || !(await this.isWanted(tx, order))) return null;
    await this.moves.move(tx, order, { to: 'paid', actorId: null });
    const { subtotal, discount, shipping, tax } = order;
    return { goods: subtotal - discount, shipping, tax };
  }

  private async isWanted(tx: Tx, { id, status, isExpired }: HeldOrder): Promise<boolean> {
    if (status !== 'cancelled' || !isExpired) return status === 'pending';
    return this.revival.takeAgain(tx, id);
  }

  private async reopen(tx: Tx, orderId: string): Promise<void> {
    const order = await tx.row(holdOrder, orderId, null, true);
    if (order?.status === 'paid' || order?.status === 'shipped') await this.revival.takeMissing(tx, orderId);
  }

  private async end(tx: Tx, orderId: string): Promise<void> {
    const order = await tx.row(holdOrder, orderId, null, true);
    if (order !== null && canMove(order.status, 'refunded'))
      await this.moves.move(tx, order, {
        to: 'refunded',
        actorId: null,
        reason: 'All of the money went back.',
      });
  }
}
