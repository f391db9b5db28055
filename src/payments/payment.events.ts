import { person, whoMay, type Audience } from '../events/audience.js';
import { DomainEvent } from '../events/domain-event.js';

/** What an event says of a payment. Minor units of the currency. */
export interface PaymentPart {
  readonly id: string;
  readonly orderId: string;
  readonly amount: number;
  readonly currency: string;
}

/** What an event says of money on its way back. */
export interface RefundPart extends Omit<PaymentPart, 'id'> {
  readonly paymentId: string;
  readonly refundId: string;
}

/** Whose it is; null: nobody's any more. */
interface Bought {
  readonly buyerId: string | null;
}

const seenBy = ({ buyerId }: Bought): Audience => [
  ...person(buyerId, 'orders:read'),
  ...whoMay('orders:read:any'),
];

/** Money arrived. */
export class PaymentSucceeded extends DomainEvent {
  static override readonly type = 'payment.succeeded';

  constructor(payment: PaymentPart & Bought) {
    const { id: paymentId, orderId, amount, currency } = payment;
    super(paymentId, { paymentId, orderId, amount, currency }, seenBy(payment));
  }
}

/** Money went back to the buyer. */
export class PaymentRefunded extends DomainEvent {
  static override readonly type = 'payment.refunded';

  constructor(refund: RefundPart & Bought) {
    const { paymentId, refundId, orderId, amount, currency } = refund;
    super(paymentId, { paymentId, refundId, orderId, amount, currency }, seenBy(refund));
  }
}

/** The provider will not give money back; somebody has to see to it. */
export class PaymentRefundFailed extends DomainEvent {
  static override readonly type = 'payment.refund_failed';

  constructor(refund: RefundPart & Bought) {
    const { paymentId, refundId, orderId, amount, currency } = refund;
    super(paymentId, { paymentId, refundId, orderId, amount, currency }, whoMay('orders:read:any'));
  }
}
