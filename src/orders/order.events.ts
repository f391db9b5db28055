import { person, whoMay } from '../events/audience.js';
import { DomainEvent } from '../events/domain-event.js';
import type { OrderStatus } from './order-status.js';

/** What every event of an order says. */
export interface OrderNews {
  readonly id: string;
  readonly userId: string | null;
  readonly total: number;
  readonly currency: string;
}

abstract class OrderEvent extends DomainEvent {
  constructor({ id, userId, total, currency }: OrderNews) {
    super(id, { orderId: id, userId, total: { amount: total, currency } }, [
      ...person(userId, 'orders:read'),
      ...whoMay('orders:read:any'),
    ]);
  }
}

/** An order was placed; its stock is taken, its payment awaited. */
export class OrderCreated extends OrderEvent {
  static override readonly type = 'order.created';
}

/** The order's payment arrived. */
export class OrderPaid extends OrderEvent {
  static override readonly type = 'order.paid';
}

/** A part of the order was sent, or all of it; the last one is followed by `order.shipped`. */
export class OrderShipmentCreated extends DomainEvent {
  static override readonly type = 'order.shipment_created';

  constructor({ id, userId, total, currency }: OrderNews, shipmentId: string) {
    super(id, { orderId: id, userId, shipmentId, total: { amount: total, currency } }, [
      ...person(userId, 'orders:read'),
      ...whoMay('orders:read:any'),
    ]);
  }
}

/** All that was to be sent is on its way. */
export class OrderShipped extends OrderEvent {
  static override readonly type = 'order.shipped';
}

/** The goods arrived. */
export class OrderDelivered extends OrderEvent {
  static override readonly type = 'order.delivered';
}

/** The order is off; its stock is back, and its money on the way if it was paid. */
export class OrderCancelled extends OrderEvent {
  static override readonly type = 'order.cancelled';
}

/** All of the order's money went back. */
export class OrderRefunded extends OrderEvent {
  static override readonly type = 'order.refunded';
}

/** The news of an order that has moved to a status. */
export function newsOf(status: Exclude<OrderStatus, 'pending'>, order: OrderNews): DomainEvent {
  const kinds = {
    paid: OrderPaid,
    shipped: OrderShipped,
    delivered: OrderDelivered,
    cancelled: OrderCancelled,
    refunded: OrderRefunded,
  };
  return new kinds[status](order);
}
