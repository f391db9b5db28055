import type { IncomingHttpHeaders } from 'node:http';
import type { Money } from '../money/money.js';

/** What a provider is asked to take. Asked again with the same id, it gives the same payment. */
export interface PaymentRequest extends Money {
  /** Our payment's id; the provider's idempotency key is derived from it. */
  readonly paymentId: string;
  /** As what the provider knows it already; null: nobody has heard that it does. */
  readonly providerPaymentId: string | null;
}

/** A payment as the provider knows it. */
export interface ProviderPayment {
  readonly providerPaymentId: string;
  /** Lets the buyer's browser pay at the provider; shown to the buyer and never stored. */
  readonly clientSecret: string;
  /** Where the buyer's browser pays; null where the provider's own library knows it. */
  readonly confirmUrl: string | null;
}

/** What became of a payment, as the provider has it: it waits for the buyer, is being worked on, or has ended. */
export interface PaymentState extends Money {
  readonly status: 'open' | 'processing' | 'succeeded' | 'cancelled';
}

/** What a provider is asked to give back. Asked again with the same id, it gives back nothing more. */
export interface RefundRequest extends Money {
  readonly refundId: string;
  readonly providerPaymentId: string;
}

/** What became of a refund; `failed`: the provider will not make it, or its money came back to the shop. */
export type RefundState = 'pending' | 'succeeded' | 'failed';

/** News of a payment that succeeded, once its signature has been checked. */
export interface PaymentNotice extends Money {
  readonly about: 'payment';
  /** The provider's own id of the notice; the same one may come many times. */
  readonly id: string;
  /** Our payment's id, which the provider was given with the payment: news may come before its answer. */
  readonly paymentId: string;
  readonly providerPaymentId: string;
}

/** News of a refund that the provider had not made at once. */
export interface RefundNotice {
  readonly about: 'refund';
  /** The provider's own id of the notice. */
  readonly id: string;
  readonly refundId: string;
  readonly state: RefundState;
}

/** News of a refund that was not ours to begin with: somebody made it at the provider. */
export interface ForeignRefundNotice extends Money {
  readonly about: 'foreign refund';
  /** The provider's own id of the notice. */
  readonly id: string;
  readonly providerRefundId: string;
  readonly providerPaymentId: string;
  readonly state: RefundState;
}

/** Whatever a provider tells us. */
export type Notice = PaymentNotice | RefundNotice | ForeignRefundNotice;

/** A way to be paid. Its methods talk to the outside and are never called in a transaction. */
export abstract class PaymentProvider {
  /** As it stands in `/payments/webhooks/:provider`. */
  abstract readonly name: string;

  /** Makes the payment, or gives the one that was made of the same request. @throws PaymentRefused */
  abstract createPayment(request: PaymentRequest): Promise<ProviderPayment>;

  /** What became of it. */
  abstract findPayment(providerPaymentId: string): Promise<PaymentState>;

  /** Sees to it that nobody can pay it any more, and says what became of it: it may have succeeded just before. */
  abstract cancelPayment(providerPaymentId: string): Promise<PaymentState>;

  abstract refund(request: RefundRequest): Promise<RefundState>;

  /**
   * Reads a notice; null for news that does not concern us.
   *
   * @throws InvalidSignature it was not signed by the provider, or too long ago
   */
  abstract readNotice(rawBody: Buffer, headers: IncomingHttpHeaders): Notice | null;
}
