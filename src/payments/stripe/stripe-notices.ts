import type { IncomingHttpHeaders } from 'node:http';
import type Stripe from 'stripe';
import type { Clock } from '../../clock/clock.js';
import { InvalidSignature } from '../payment.problems.js';
import type { ForeignRefundNotice, Notice, PaymentNotice, RefundNotice, RefundState } from '../provider.js';
import { moneyOf } from './amounts.js';

const signatureHeader = 'stripe-signature';
const longestAgeSeconds = 300;

type RefundEvent = Extract<
  Stripe.Event,
  { type: 'refund.created' | 'refund.updated' | 'refund.failed' | 'charge.refund.updated' }
>;

/** Reads what Stripe tells of payments and refunds that carry our ids. */
export class StripeNotices {
  constructor(
    private readonly webhooks: Stripe['webhooks'],
    private readonly secret: string,
    private readonly clock: Clock,
  ) {}

  /** Null for what does not concern us. @throws InvalidSignature */
  read(rawBody: Buffer, headers: IncomingHttpHeaders): Notice | null {
    const event = this.verified(rawBody, headers);
    if (event.type === 'payment_intent.succeeded') return paymentNotice(event.id, event.data.object);
    if (isOfRefund(event)) return this.refundNotice(event.id, event.data.object);
    return null;
  }

  /** What Stripe calls the state of a refund, in our words. */
  stateOf({ status }: Pick<Stripe.Refund, 'status'>): RefundState {
    if (status === 'succeeded') return 'succeeded';
    return status === 'failed' || status === 'canceled' ? 'failed' : 'pending';
  }

  private verified(rawBody: Buffer, headers: IncomingHttpHeaders): Stripe.Event {
    const header = headers[signatureHeader];
    const now = this.clock.now().getTime();
    try {
      if (typeof header !== 'string') throw new Error('no signature');
      return this.webhooks.constructEvent(rawBody, header, this.secret, longestAgeSeconds, undefined, now);
    } catch {
      throw new InvalidSignature(`The ${signatureHeader} header does not fit the body, or is too old.`);
    }
  }

  /** One without an id of ours was made in Stripe's dashboard, or by another program of the same account. */
  private refundNotice(id: string, refund: Stripe.Refund): RefundNotice | ForeignRefundNotice | null {
    const [refundId, state] = [refund.metadata?.['stoa_refund'], this.stateOf(refund)];
    if (refundId !== undefined) return { about: 'refund', id, refundId, state };
    const { payment_intent: intent, amount, currency } = refund;
    // events name it by its id alone; one of an old charge has none
    if (typeof intent !== 'string') return null;
    const of = { providerRefundId: refund.id, providerPaymentId: intent };
    return { about: 'foreign refund', id, state, ...of, ...moneyOf(amount, currency) };
  }
}

function paymentNotice(id: string, intent: Stripe.PaymentIntent): PaymentNotice | null {
  const paymentId = intent.metadata['stoa_payment'];
  if (paymentId === undefined) return null;
  const money = moneyOf(intent.amount_received, intent.currency);
  return { about: 'payment', id, paymentId, providerPaymentId: intent.id, ...money };
}

function isOfRefund(event: Stripe.Event): event is RefundEvent {
  return ['refund.created', 'refund.updated', 'refund.failed', 'charge.refund.updated'].includes(event.type);
}
