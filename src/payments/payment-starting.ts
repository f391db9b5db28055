import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import { Database, type Tx } from '../database/database.js';
import { Problem } from '../http/problem/problem.js';
import type { Money } from '../money/money.js';
import { DependencyUnavailable } from '../outside/dependency.js';
import { PaymentRefused } from './payment.problems.js';
import { Payables } from './payables.js';
import * as sql from './payments.sql.js';
import type { PaymentProvider, ProviderPayment } from './provider.js';
import { Providers } from './providers.js';

const firstCheckSeconds = 30;

/** Whether the provider said no; anything else leaves open what it did. */
function isAnswer(error: unknown): boolean {
  return error instanceof Problem && !(error instanceof DependencyUnavailable);
}

/** A payment that waits for its buyer. */
export interface OpenPayment extends Money {
  readonly id: string;
  /** As what the provider knows it; null until it has said so. */
  readonly provider_payment_id: string | null;
  readonly provider: string;
  readonly status: sql.PaymentStatus;
}

type Told = Pick<OpenPayment, 'id' | 'provider_payment_id' | keyof Money>;

/** What a buyer needs to make it. */
export interface StartedPayment extends Pick<OpenPayment, 'id' | 'provider' | 'status'> {
  /** Never stored; the same payment has the same one. */
  readonly clientSecret: string;
  readonly confirmUrl: string | null;
}

/** Beginning payments: first a row of ours, whose id is the provider's idempotency key, then the provider. */
@Injectable()
export class PaymentStarting {
  constructor(
    private readonly database: Database,
    private readonly providers: Providers,
    private readonly payables: Payables,
    private readonly clock: Clock,
  ) {}

  /**
   * The order's open payment, made if there is none: its row in the transaction, which holds the order; the
   * provider is told by {@link start}, after the commit.
   *
   * @throws PaymentsNotConfigured
   */
  async open(tx: Tx, orderId: string, { amount, currency }: Money): Promise<OpenPayment> {
    const { name } = this.providers.current;
    const open = await tx.row(sql.findOpen, orderId);
    if (open !== null) return open;
    const born = { id: newId(), provider_payment_id: null, status: 'pending' } as const;
    const payment = { ...born, provider: name, amount, currency };
    const times = [this.clock.now(), this.clock.inSeconds(firstCheckSeconds)];
    await tx.rows(sql.insertPayment, payment.id, orderId, name, amount, currency, ...times);
    return payment;
  }

  /**
   * Tells the provider of an opened payment and gives what the buyer needs. May be repeated.
   *
   * @throws PaymentsNotConfigured
   * @throws PaymentRefused the provider will never take it, so the payment has failed
   * @throws DependencyUnavailable the provider did not answer; whether it knows the payment is open, so its state is
   *   `unknown`, and asking again asks for the same one
   */
  async start(payment: OpenPayment): Promise<StartedPayment> {
    const { id, provider } = payment;
    const { clientSecret, confirmUrl } = await this.tell(this.providers.get(provider), payment);
    return { id, provider, status: 'pending', clientSecret, confirmUrl };
  }

  /** The payment's provider, and as what it knows the payment: it is told of it if it was not before. */
  async known(payment: sql.PaymentRow): Promise<{ provider: PaymentProvider; providerPaymentId: string }> {
    const provider = this.providers.get(payment.provider);
    const known = payment.provider_payment_id ?? (await this.tell(provider, payment)).providerPaymentId;
    return { provider, providerPaymentId: known };
  }

  /** Whether its order still waits for it. */
  isAwaited({ order_id: orderId }: sql.PaymentRow): Promise<boolean> {
    return this.payables.known.isAwaited(orderId);
  }

  private async tell(
    provider: PaymentProvider,
    { id, provider_payment_id: providerPaymentId, amount, currency }: Told,
  ): Promise<ProviderPayment> {
    const request = { paymentId: id, providerPaymentId, amount, currency };
    const made = await provider.createPayment(request).catch(async (error: unknown) => {
      if (error instanceof PaymentRefused) await this.write(sql.markFailed, id);
      else if (!isAnswer(error)) await this.write(sql.markUnknown, id);
      throw error;
    });
    await this.write(sql.linkPayment, id, made.providerPaymentId);
    return made;
  }

  private async write(statement: typeof sql.markUnknown, ...values: string[]): Promise<void> {
    await this.database.transaction((tx) => tx.rows(statement, ...values, this.clock.now()));
  }
}
