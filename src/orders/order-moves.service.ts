import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../access/caller.js';
import type { Tx } from '../database/database.js';
import { Idempotency } from '../http/idempotency/idempotency.js';
import type { Retry } from '../http/idempotency/retry.js';
import { NotFound } from '../http/problem/problems.js';
import { PaymentsFacade } from '../payments/payments.facade.js';
import type { ShipOrderDto } from './dto/move-order.dto.js';
import { OrderDto } from './dto/order.dto.js';
import { OrderMoves } from './order-moves.js';
import { OrderStateConflict } from './order.problems.js';
import { findOrder, holdOrder, type HeldOrder } from './orders.sql.js';
import { OrderShipments } from './shipments/order-shipments.js';

/** What people do with orders once they are placed. */
@Injectable()
export class OrderMovesService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly moves: OrderMoves,
    private readonly payments: PaymentsFacade,
    private readonly shipments: OrderShipments,
  ) {}

  /** Sends all that is left, as one shipment. @throws NotFound, OrderStateConflict */
  ship(caller: Caller, id: string, shipment: ShipOrderDto, retry: Retry): Promise<OrderDto> {
    return this.fulfil(id, retry, (tx, order) => this.shipments.send(tx, order, shipment, caller.id));
  }

  /** @throws NotFound, OrderStateConflict */
  deliver(caller: Caller, id: string, retry: Retry): Promise<OrderDto> {
    return this.fulfil(id, retry, (tx, order) =>
      this.moves.move(tx, order, { to: 'delivered', actorId: caller.id }),
    );
  }

  /**
   * Cancels: an unpaid order for its buyer or an admin, a paid one for an admin, whose money then goes back. The
   * answer is the order as it was committed, with a refund that is still pending.
   *
   * @throws NotFound, OrderStateConflict
   */
  async cancel(caller: Caller, id: string, reason: string | null, retry: Retry): Promise<OrderDto> {
    const isAny = may(caller, 'orders:cancel:any');
    const cancelled = await this.idempotency.once(retry, async (tx) => {
      const order = held(await tx.row(holdOrder, id, caller.id, isAny));
      if (order.status === 'paid' && !isAny)
        throw new OrderStateConflict('paid', 'It is paid already; ask the shop to cancel it.');
      await this.moves.cancel(tx, order, { actorId: caller.id, reason });
      return read(tx, id);
    });
    await this.payments.settleRefunds(id);
    return cancelled;
  }

  private fulfil(
    id: string,
    retry: Retry,
    work: (tx: Tx, order: HeldOrder) => Promise<unknown>,
  ): Promise<OrderDto> {
    return this.idempotency.once(retry, async (tx) => {
      await work(tx, held(await tx.row(holdOrder, id, null, true)));
      return read(tx, id);
    });
  }
}

function held(order: HeldOrder | null): HeldOrder {
  if (order === null) throw new NotFound();
  return order;
}

async function read(tx: Tx, id: string): Promise<OrderDto> {
  const row = await tx.row(findOrder, id, null, true);
  if (row === null) throw new NotFound();
  return OrderDto.from(row);
}
