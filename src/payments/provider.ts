import type { IncomingHttpHeaders } from 'node:http';
import type { Money } from '../money/money.js';

/** What a provider is asked to take. Asked again with the same id, it gives the same payment. */
export interface PaymentRequest extends Money {
  /** Our payment's id; the provider's idempotency key is derived from it. */
  readonly paymentId: string;
}

/** A payment as the provider knows it. */
export interface ProviderPayment {
  readonly providerPaymentId: string;
  /** Lets the buyer's browser pay at the provider; shown to the buyer and never stored. */
  readonly clientSecret: string;
  /** Where the buyer's browser pays; null where the provider's own library knows it. */
  readonly confirmUrl: string | null;
}

/** What a provider is asked to give back. Asked again with the same id, it gives back nothing more. */
export interface RefundRequest {
  readonly refundId: string;
  readonly providerPaymentId: string;
  readonly amount: number;
}

/** News of a payment that succeeded, once its signature has been checked. */
export interface PaymentNotice extends Money {
  /** The provider's own id of the notice; the same one may come many times. */
  readonly id: string;
  /** Our payment's id, which the provider was given with the payment: news may come before its answer. */
  readonly paymentId: string;
  readonly providerPaymentId: string;
}

/** A way to be paid. Its methods talk to the outside and are never called in a transaction. */
export abstract class PaymentProvider {
  /** As it stands in `/payments/webhooks/:provider`. */
  abstract readonly name: string;

  abstract createPayment(request: PaymentRequest): Promise<ProviderPayment>;

  abstract refund(request: RefundRequest): Promise<void>;

  /**
   * Reads a notice of a payment that succeeded; null for news that does not concern us.
   *
   * @throws InvalidSignature it was not signed by the provider, or too long ago
   */
  abstract readNotice(rawBody: Buffer, headers: IncomingHttpHeaders): PaymentNotice | null;
}
