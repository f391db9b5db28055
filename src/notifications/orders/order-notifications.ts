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
    this.events.onAll(kindOf.keys(), (tx, events) => this.tell(tx, events));
  }

  private async tell(tx: Tx, events: readonly StoredEvent[]): Promise<void> {
    const buyers = await this.orders.buyersOf(tx, [...new Set(events.map(orderOf))]);
    const letters = events.flatMap((event) => {
      const [kind, orderId] = [kindOf.get(event.type), orderOf(event)];
      const userId = buyers.get(orderId);
      // an erased person is told nothing, whatever the event still says
      if (kind === undefined || userId === undefined) return [];
      return [{ kind, facts: { userId, orderId, ...partOf(event.payload) } }];
    });
    this.mail.enqueueAll(tx, letters);
  }
}

const orderOf = ({ payload }: StoredEvent): string => String(payload['orderId']);

/** Which refund or shipment of the order the letter is about. */
function partOf({ refundId, shipmentId }: StoredEvent['payload']): MailFacts {
  return {
    ...(typeof refundId === 'string' ? { refundId } : {}),
    ...(typeof shipmentId === 'string' ? { shipmentId } : {}),
  };
}
