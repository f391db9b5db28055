import type { IncomingHttpHeaders } from 'node:http';
import type Stripe from 'stripe';
import type { Clock } from '../../clock/clock.js';
import type { Log } from '../../logging/log.js';
import { PaymentRefused } from '../payment.problems.js';
import {
  PaymentProvider,
  type PaymentRequest,
  type PaymentState,
  type ProviderPayment,
  type Notice,
  type RefundRequest,
  type RefundState,
} from '../provider.js';
import { moneyOf, stripeAmountOf } from './amounts.js';
import { StripeNotices } from './stripe-notices.js';

/** With these Stripe says that it will never make a refund; what else it answers may be another answer later. */
const neverRefunded = new Set(['charge_already_refunded', 'charge_disputed', 'amount_too_large']);

/** What it needs of the house. */
interface Surroundings {
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Payments by Stripe: a PaymentIntent for each payment, captured when the buyer confirms it in the browser with Stripe's
 * own elements. Our ids stand in the metadata and make the idempotency keys, so that asking again asks for the same.
 */
export class StripePayments extends PaymentProvider {
  readonly name = 'stripe';
  private readonly notices: StripeNotices;
  private readonly log: Log;

  constructor(
    private readonly client: Stripe,
    webhookSecret: string,
    { clock, log }: Surroundings,
  ) {
    super();
    this.notices = new StripeNotices(client.webhooks, webhookSecret, clock);
    this.log = log;
  }

  /** @throws PaymentRefused Stripe takes no such sum */
  override async createPayment(request: PaymentRequest): Promise<ProviderPayment> {
    const { id, client_secret: clientSecret } = await this.intentOf(request);
    if (clientSecret === null) throw new Error(`Stripe gave no client secret for ${id}`);
    return { providerPaymentId: id, clientSecret, confirmUrl: null };
  }

  override async findPayment(providerPaymentId: string): Promise<PaymentState> {
    return stateOf(await this.client.paymentIntents.retrieve(providerPaymentId));
  }

  override async cancelPayment(providerPaymentId: string): Promise<PaymentState> {
    try {
      return stateOf(await this.client.paymentIntents.cancel(providerPaymentId));
    } catch (error) {
      // it has ended already, or is being worked on: which of these, the next answer says
      if (!isInvalidRequest(error)) throw error;
      return this.findPayment(providerPaymentId);
    }
  }

  /** Looks first whether the refund is there: Stripe forgets idempotency keys after a day, and never what it made. */
  override async refund({ refundId, providerPaymentId, ...money }: RefundRequest): Promise<RefundState> {
    const amount = stripeAmountOf(money);
    if (amount === null) return 'failed';
    const made = await this.refundOf(providerPaymentId, refundId);
    if (made !== null) return this.notices.stateOf(made);
    try {
      const wish = { payment_intent: providerPaymentId, amount, metadata: { stoa_refund: refundId } };
      const key = { idempotencyKey: `stoa-refund-${refundId}` };
      return this.notices.stateOf(await this.client.refunds.create(wish, key));
    } catch (error) {
      if (!isInvalidRequest(error) || !neverRefunded.has(error.code ?? '')) throw error;
      this.log.failure(error, { refundId });
      return 'failed';
    }
  }

  /** @throws InvalidSignature */
  override readNotice(rawBody: Buffer, headers: IncomingHttpHeaders): Notice | null {
    return this.notices.read(rawBody, headers);
  }

  private async intentOf({ paymentId, providerPaymentId, ...money }: PaymentRequest) {
    if (providerPaymentId !== null) return this.client.paymentIntents.retrieve(providerPaymentId);
    const amount = stripeAmountOf(money);
    if (amount === null) throw new PaymentRefused('The provider takes no sum that is so fine.');
    const wish = {
      ...{ amount, currency: money.currency.toLowerCase(), capture_method: 'automatic' as const },
      automatic_payment_methods: { enabled: true },
      metadata: { stoa_payment: paymentId },
    };
    const key = { idempotencyKey: `stoa-payment-${paymentId}` };
    return this.client.paymentIntents.create(wish, key).catch((error: unknown) => {
      if (!isInvalidRequest(error)) throw error;
      this.log.failure(error, { paymentId });
      throw new PaymentRefused(`The provider does not take it: ${error.code ?? error.rawType ?? 'invalid'}.`);
    });
  }

  private async refundOf(providerPaymentId: string, refundId: string): Promise<Stripe.Refund | null> {
    const all = this.client.refunds.list({ payment_intent: providerPaymentId, limit: 100 });
    for await (const refund of all) if (refund.metadata?.['stoa_refund'] === refundId) return refund;
    return null;
  }
}

/** Stripe understood the request and says no to it. */
function isInvalidRequest(error: unknown): error is Stripe.errors.StripeInvalidRequestError {
  return error instanceof Error && 'type' in error && error.type === 'StripeInvalidRequestError';
}

function stateOf({
  status,
  amount,
  amount_received: received,
  currency,
}: Stripe.PaymentIntent): PaymentState {
  const ends: Readonly<Record<string, PaymentState['status']>> = {
    succeeded: 'succeeded',
    canceled: 'cancelled',
    processing: 'processing',
    requires_capture: 'processing',
  };
  const state = ends[status] ?? 'open';
  return { ...moneyOf(state === 'succeeded' ? received : amount, currency), status: state };
}
