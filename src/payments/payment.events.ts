import { whoMay } from '../events/audience.js';
import { DomainEvent } from '../events/domain-event.js';

/** Money arrived. */
export class PaymentSucceeded extends DomainEvent {
  static override readonly type = 'payment.succeeded';

  constructor(payment: { id: string; orderId: string; amount: number; currency: string }) {
    const { id: paymentId, orderId, amount, currency } = payment;
    super(paymentId, { paymentId, orderId, amount, currency }, whoMay('orders:read:any'));
  }
}

/** Money went back to the buyer. */
export class PaymentRefunded extends DomainEvent {
  static override readonly type = 'payment.refunded';

  constructor(refund: {
    paymentId: string;
    refundId: string;
    orderId: string;
    amount: number;
    currency: string;
  }) {
    const { paymentId, refundId, orderId, amount, currency } = refund;
    super(paymentId, { paymentId, refundId, orderId, amount, currency }, whoMay('orders:read:any'));
  }
}
