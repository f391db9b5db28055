import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../../database/database.js';
import type { StoredEvent } from '../../events/stored-event.js';
import { Mail, type MailFacts } from '../../mail/mail.js';
import { OrdersFacade } from '../../orders/orders.facade.js';
import { LetterEvents } from '../letter-events.js';
import { kindOf } from './order-words.js';

/**
 * Asks for the letters that events lead to, in the transaction that notes the event as handled: one letter for each,
 * however often it is delivered. `order.refunded` has none: the `payment.refunded` before it tells of the same money; nor
 * has `order.shipped`: each `order.shipment_created` tells of its part.
 */
@Injectable()
export class OrderNotifications implements OnModuleInit {
  constructor(
    private readonly events: LetterEvents,
    private readonly mail: Mail,
    private readonly orders: OrdersFacade,
  ) {}

  onModuleInit(): void {
    this.events.on(kindOf.keys(), (tx, event) => this.tell(tx, event));
  }

  private async tell(tx: Tx, { type, payload }: StoredEvent): Promise<void> {
    const [kind, orderId] = [kindOf.get(type), String(payload['orderId'])];
    const userId = await this.orders.buyerOf(tx, orderId);
    // an erased person is told nothing, whatever the event still says
    if (kind === undefined || userId === null) return;
    this.mail.enqueue(tx, kind, { userId, orderId, ...partOf(payload) });
  }
}

/** Which refund or shipment of the order the letter is about. */
function partOf({ refundId, shipmentId }: StoredEvent['payload']): MailFacts {
  return {
    ...(typeof refundId === 'string' ? { refundId } : {}),
    ...(typeof shipmentId === 'string' ? { shipmentId } : {}),
  };
}
