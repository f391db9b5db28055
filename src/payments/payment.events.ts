import { DomainEvent } from '../events/domain-event.js';

/** Money arrived. */
export class PaymentSucceeded extends DomainEvent {
  static override readonly type = 'payment.succeeded';

  constructor(payment: { id: string; orderId: string; amount: number; currency: string }) {
    super(payment.id, {
      paymentId: payment.id,
      orderId: payment.orderId,
      amount: payment.amount,
      currency: payment.currency,
    });
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
    super(paymentId, { paymentId, refundId, orderId, amount, currency });
  }
}
