import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type Tx } from '../database/database.js';
import { PaymentsFacade, type Sums } from '../payments/payments.facade.js';
import { OrderMoves } from './order-moves.js';
import { OrderRevival } from './order-revival.js';
import { findBuyer } from './buyers.sql.js';
import { canMove } from './order-status.js';
import { findStatus, holdOrder, type HeldOrder } from './orders.sql.js';

/** What the money of an order does to it. */
@Injectable()
export class OrderPaymentService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentsFacade,
    private readonly revival: OrderRevival,
    private readonly moves: OrderMoves,
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
