import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import { Database, type Tx } from '../database/database.js';
import type { Money } from '../money/money.js';
import { PaymentBooking, type OnPaid } from './payment-booking.js';
import type { BuyerOf } from './payment-news.js';
import * as sql from './payments.sql.js';
import { Providers } from './providers.js';
import { Refunds } from './refunds.js';

export { PaymentsNotConfigured } from './payment.problems.js';

/** A payment that waits for its buyer. */
export interface OpenPayment extends Money {
  readonly id: string;
  readonly provider: string;
  readonly status: string;
}

/** What a buyer needs to make it. */
export interface StartedPayment extends Pick<OpenPayment, 'id' | 'provider' | 'status'> {
  /** Never stored; the same payment has the same one. */
  readonly clientSecret: string;
  readonly confirmUrl: string | null;
}

/** What other features may ask of payments. */
@Injectable()
export class PaymentsFacade {
  constructor(
    private readonly database: Database,
    private readonly providers: Providers,
    private readonly booking: PaymentBooking,
    private readonly refunds: Refunds,
    private readonly clock: Clock,
  ) {}

  /** Names the one who knows to whom an order belongs. */
  askForBuyers(buyerOf: BuyerOf): void {
    this.booking.news.askForBuyers(buyerOf);
  }

  /** Names the one who is told, in the booking transaction, that an order has been paid. */
  decideBy(onPaid: OnPaid): void {
    this.booking.decideBy(onPaid);
  }

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
    const payment = { id: newId(), provider: name, status: 'pending', amount, currency };
    await tx.rows(sql.insertPayment, payment.id, orderId, name, amount, currency, this.clock.now());
    return payment;
  }

  /**
   * Tells the provider of an opened payment and gives what the buyer needs. May be repeated.
   *
   * @throws PaymentsNotConfigured
   */
  async start({ id, provider, status, amount, currency }: OpenPayment): Promise<StartedPayment> {
    const made = await this.providers.get(provider).createPayment({ paymentId: id, amount, currency });
    const { providerPaymentId, clientSecret, confirmUrl } = made;
    const now = this.clock.now();
    await this.database.transaction((tx) => tx.rows(sql.linkPayment, id, providerPaymentId, now));
    return { id, provider, status, clientSecret, confirmUrl };
  }

  /** Decides that what the order paid goes back. {@link settleRefunds} carries it out, after the commit. */
  requestRefund(tx: Tx, orderId: string, reason: string | null): Promise<void> {
    return this.refunds.request(tx, orderId, reason);
  }

  /** Carries out the order's decided refunds; what fails is tried again later by itself. */
  settleRefunds(orderId: string): Promise<void> {
    return this.refunds.settle(orderId);
  }
}
