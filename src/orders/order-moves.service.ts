import { Injectable, type OnModuleInit } from '@nestjs/common';
import { may, type Caller } from '../access/caller.js';
import { Clock } from '../clock/clock.js';
import { Database, type Tx } from '../database/database.js';
import { Outbox } from '../events/outbox.js';
import { NotFound } from '../http/problem/problems.js';
import { PaymentsFacade } from '../payments/payments.facade.js';
import { ProductsFacade } from '../products/products.facade.js';
import { OrderDto } from './dto/order.dto.js';
import type { ShipOrderDto } from './dto/move-order.dto.js';
import { newsOf } from './order.events.js';
import { OrderStateConflict } from './order.problems.js';
import { canMove, type OrderStatus } from './order-status.js';
import { findOrder, holdOrder, holdOverdue, moveOrder, type HeldOrder } from './orders.sql.js';

/** By whom and why an order moves. */
interface Move {
  readonly to: Exclude<OrderStatus, 'pending'>;
  /** Null: the system. */
  readonly actorId: string | null;
  readonly reason?: string | null;
  readonly shipment?: ShipOrderDto;
}

/** Moving orders from one status to the next; each move is a compare-and-set on an order that is held. */
@Injectable()
export class OrderMovesService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly products: ProductsFacade,
    private readonly payments: PaymentsFacade,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.payments.decideBy((tx, orderId) => this.payInTransaction(tx, orderId));
  }

  /** @throws NotFound, OrderStateConflict */
  ship(caller: Caller, id: string, shipment: ShipOrderDto): Promise<OrderDto> {
    return this.fulfil(id, { to: 'shipped', actorId: caller.id, shipment });
  }

  /** @throws NotFound, OrderStateConflict */
  deliver(caller: Caller, id: string): Promise<OrderDto> {
    return this.fulfil(id, { to: 'delivered', actorId: caller.id });
  }

  /**
   * Cancels: an unpaid order for its buyer or an admin, a paid one for an admin, whose money then goes back.
   *
   * @throws NotFound, OrderStateConflict
   */
  async cancel(caller: Caller, id: string, reason: string | null): Promise<OrderDto> {
    const isAny = may(caller, 'orders:cancel:any');
    await this.database.transaction(async (tx) => {
      const order = await hold(tx, id, caller, isAny);
      if (order.status === 'paid' && !isAny)
        throw new OrderStateConflict('paid', 'It is paid already; ask the shop to cancel it.');
      await this.cancelHeld(tx, order, { to: 'cancelled', actorId: caller.id, reason });
    });
    await this.payments.settleRefunds();
    return this.read(id, caller, isAny);
  }

  /** Cancels one order whose payment is overdue; false when there is none. Many may sweep at once. */
  cancelOverdue(): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const order = await tx.row(holdOverdue, this.clock.now());
      if (order === null) return false;
      await this.cancelHeld(tx, order, { to: 'cancelled', actorId: null, reason: 'Not paid in time.' });
      return true;
    });
  }

  private async payInTransaction(tx: Tx, orderId: string): Promise<'kept' | 'refund'> {
    const order = await tx.row(holdOrder, orderId, null, true);
    if (order?.status !== 'pending') return 'refund';
    await this.move(tx, order, { to: 'paid', actorId: null });
    return 'kept';
  }

  private async fulfil(id: string, move: Move): Promise<OrderDto> {
    await this.database.transaction(async (tx) => {
      const order = await tx.row(holdOrder, id, null, true);
      if (order === null) throw new NotFound();
      await this.move(tx, order, move);
    });
    return this.read(id, null, true);
  }

  private async cancelHeld(tx: Tx, order: HeldOrder, move: Move): Promise<void> {
    await this.move(tx, order, move);
    const mover = { orderId: order.id, actorId: move.actorId };
    await this.products.returnStock(tx, mover, order.status === 'paid' ? 'returned' : 'released');
    if (order.status === 'paid') await this.payments.requestRefund(tx, order.id, move.reason ?? null);
  }

  private async move(
    tx: Tx,
    order: HeldOrder,
    { to, actorId, reason = null, shipment }: Move,
  ): Promise<void> {
    if (!canMove(order.status, to)) throw new OrderStateConflict(order.status);
    const [carrier, tracking] = [shipment?.carrier ?? null, shipment?.trackingNumber ?? null];
    const now = this.clock.now();
    const moved = await tx.row(
      moveOrder,
      order.id,
      order.status,
      to,
      actorId,
      reason,
      now,
      carrier,
      tracking,
    );
    if (moved === null) throw new OrderStateConflict(order.status);
    await this.outbox.append(tx, newsOf(to, order));
  }

  private async read(id: string, caller: Caller | null, isAny: boolean): Promise<OrderDto> {
    const row = await this.database.read.row(findOrder, id, caller?.id ?? null, isAny);
    if (row === null) throw new NotFound();
    return OrderDto.from(row);
  }
}

async function hold(tx: Tx, id: string, caller: Caller, isAny: boolean): Promise<HeldOrder> {
  const order = await tx.row(holdOrder, id, caller.id, isAny);
  if (order === null) throw new NotFound();
  return order;
}
