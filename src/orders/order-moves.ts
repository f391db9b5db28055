import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import type { Tx } from '../database/database.js';
import { DiscountsFacade } from '../discounts/discounts.facade.js';
import { Outbox } from '../events/outbox.js';
import { PaymentsFacade } from '../payments/payments.facade.js';
import { ProductsFacade } from '../products/products.facade.js';
import { newsOf } from './order.events.js';
import { OrderStateConflict } from './order.problems.js';
import { canMove, type OrderStatus } from './order-status.js';
import { moveOrder } from './order-moves.sql.js';
import type { HeldOrder } from './orders.sql.js';
import { findSent } from './shipments/shipments.sql.js';

/** By whom and why an order moves. */
export interface Move {
  readonly to: Exclude<OrderStatus, 'pending'>;
  /** Null: the system. */
  readonly actorId: string | null;
  readonly reason?: string | null;
  /** It is cancelled because nobody paid in time. */
  readonly isExpired?: boolean;
}

/** The one place where orders move from one status to the next: status, history and news in one transaction. */
@Injectable()
export class OrderMoves {
  constructor(
    private readonly products: ProductsFacade,
    private readonly payments: PaymentsFacade,
    private readonly discounts: DiscountsFacade,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Moves an order that the transaction holds.
   *
   * @throws OrderStateConflict there is no such move, and nothing has changed
   */
  async move(
    tx: Tx,
    order: HeldOrder,
    { to, actorId, reason = null, isExpired = false }: Move,
  ): Promise<void> {
    const { id, status } = order;
    if (!canMove(status, to) && !isRevival(order, to)) throw new OrderStateConflict(status);
    const how = [actorId, reason, this.clock.now(), isExpired];
    if ((await tx.row(moveOrder, id, status, to, ...how)) === null) throw new OrderStateConflict(status);
    this.outbox.append(tx, newsOf(to, order));
  }

  /**
   * Cancels an order that the transaction holds: its stock goes back, its use of a code is given back, and if it was paid
   * its money is to go back too, which `PaymentsFacade.settleRefunds` carries out after the commit.
   *
   * @throws OrderStateConflict also when a part of it was sent: only what is still here can be given back at once
   */
  async cancel(
    tx: Tx,
    order: HeldOrder,
    { actorId, reason, isExpired = false }: Cancellation,
  ): Promise<void> {
    const wasPaid = order.status === 'paid';
    if (wasPaid && (await tx.row(findSent, order.id)) !== null)
      throw new OrderStateConflict('paid', 'A part of it was sent; refund what is not to be sent instead.');
    await this.move(tx, order, { to: 'cancelled', actorId, reason, isExpired });
    await this.products.returnStock(tx, { orderId: order.id, actorId }, wasPaid ? 'returned' : 'released');
    if (wasPaid) await this.payments.requestRefund(tx, { orderId: order.id, reason, actorId });
    await this.discounts.giveBack(tx, order.id);
  }
}

/** Its money came although it was cancelled because nobody had paid in time. */
function isRevival({ status, isExpired }: HeldOrder, to: OrderStatus): boolean {
  return isExpired && status === 'cancelled' && to === 'paid';
}

/** By whom and why an order is cancelled. */
interface Cancellation {
  /** Null: the system. */
  readonly actorId: string | null;
  readonly reason: string | null;
  /** Nobody paid in time. */
  readonly isExpired?: boolean;
}
