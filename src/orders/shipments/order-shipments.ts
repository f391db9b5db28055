import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import type { Tx } from '../../database/database.js';
import { Outbox } from '../../events/outbox.js';
import { PaymentsFacade } from '../../payments/payments.facade.js';
import type { CreateShipmentDto } from '../dto/order-shipment.dto.js';
import { OrderMoves } from '../order-moves.js';
import { OrderShipmentCreated } from '../order.events.js';
import { OrderStateConflict } from '../order.problems.js';
import type { HeldOrder } from '../orders.sql.js';
import { sentLines } from './sendable-lines.js';
import { insertShipment, listSendableLines, showLastShipment, type SendableLine } from './shipments.sql.js';

/** Sending what was ordered, in one part or several: shipment, news and the order's own move in one transaction. */
@Injectable()
export class OrderShipments {
  constructor(
    private readonly moves: OrderMoves,
    private readonly payments: PaymentsFacade,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends things of an order that the transaction holds; with the last of them it is `shipped`. Gives the shipment's id.
   *
   * @throws OrderStateConflict it is not paid, or nothing of it is left to send
   * @throws ValidationFailed of a line so many are not left
   */
  async send(tx: Tx, order: HeldOrder, request: CreateShipmentDto, actorId: string): Promise<string> {
    if (order.status !== 'paid' && order.status !== 'shipped') throw new OrderStateConflict(order.status);
    const sendable = await tx.rows(listSendableLines, order.id);
    // a shipped order has something to send again when a refund of what was not sent has failed
    if (order.status === 'shipped' && !sendable.some(({ left }) => left > 0))
      throw new OrderStateConflict(order.status);
    await this.assertMoneyStays(tx, order);
    const lines = sentLines(request.lines, sendable);
    if (lines.length === 0) throw new OrderStateConflict(order.status, 'Nothing of it is left to send.');
    const [id, now] = [newId(), this.clock.now()];
    const { carrier = null, trackingNumber = null, trackingUrl = null } = request;
    await tx.rows(
      insertShipment,
      ...[id, order.id, now, carrier, trackingNumber, trackingUrl],
      ...[lines.map(({ lineId }) => lineId), lines.map(({ quantity }) => quantity)],
    );
    await tx.rows(showLastShipment, order.id, now);
    this.outbox.append(tx, new OrderShipmentCreated(order, id));
    await this.endIfSent(tx, order, actorId);
    return id;
  }

  /**
   * The order is `shipped` once all that is to be sent is: by the last shipment, or by a refund of what was left. One of
   * which nothing was sent stays as it is, however much of it is refunded.
   */
  async endIfSent(tx: Tx, order: HeldOrder, actorId: string): Promise<void> {
    if (order.status === 'paid' && isSent(await tx.rows(listSendableLines, order.id)))
      await this.moves.move(tx, order, { to: 'shipped', actorId });
  }

  /** All of its money is on the way back already, though the order does not say so before the provider does. */
  private async assertMoneyStays(tx: Tx, { id, status, total, currency }: HeldOrder): Promise<void> {
    const { amount } = await this.payments.refundable(tx, id, currency);
    if (total > 0 && amount === 0) throw new OrderStateConflict(status, 'All of its money is going back.');
  }
}

function isSent(lines: readonly SendableLine[]): boolean {
  return lines.every(({ open }) => open === 0) && lines.some(({ shipped }) => shipped > 0);
}
