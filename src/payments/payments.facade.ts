import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import { Database, type Tx } from '../database/database.js';
import type { Money } from '../money/money.js';
import { PaymentNotices, type OnPaid } from './payment-notices.js';
import * as sql from './payments.sql.js';
import { Providers } from './providers.js';
import { Refunds } from './refunds.js';

export { PaymentsNotConfigured } from './payment.problems.js';

/** A payment that a buyer can now make. */
export interface StartedPayment {
  readonly id: string;
  readonly provider: string;
  readonly status: string;
  readonly clientSecret: string;
}

/** What other features may ask of payments. */
@Injectable()
export class PaymentsFacade {
  constructor(
    private readonly database: Database,
    private readonly providers: Providers,
    private readonly notices: PaymentNotices,
    private readonly refunds: Refunds,
    private readonly clock: Clock,
  ) {}

  /** Names the one who is told, in the booking transaction, that an order has been paid. */
  decideBy(onPaid: OnPaid): void {
    this.notices.decideBy(onPaid);
  }

  /**
   * The order's open payment, made if there is none: its row in the transaction, which holds the order; the
   * provider is told by {@link start}, after the commit.
   */
  async open(tx: Tx, orderId: string, sum: Money): Promise<sql.PaymentRow> {
    const open = await tx.row(sql.findOpen, orderId);
    if (open !== null) return open;
    const { name } = this.providers.current;
    const row = await tx.row(
      sql.insertPayment,
      newId(),
      orderId,
      name,
      sum.amount,
      sum.currency,
      this.clock.now(),
    );
    if (row === null) throw new Error('an inserted row comes back');
    return row;
  }

  /**
   * Tells the provider of an opened payment and gives what the buyer needs. May be repeated.
   *
   * @throws PaymentsNotConfigured
   */
  async start({ id, provider, status, amount, currency }: sql.PaymentRow): Promise<StartedPayment> {
    const made = await this.providers.get(provider).createPayment({ paymentId: id, amount, currency });
    const now = this.clock.now();
    await this.database.transaction((tx) => tx.rows(sql.linkPayment, id, made.providerPaymentId, now));
    return { id, provider, status, clientSecret: made.clientSecret };
  }

  /** Decides that what the order paid goes back. {@link settleRefunds} carries it out, after the commit. */
  requestRefund(tx: Tx, orderId: string, reason: string | null): Promise<void> {
    return this.refunds.request(tx, orderId, reason);
  }

  /** Carries out decided refunds; what fails is tried again later by itself. */
  settleRefunds(): Promise<void> {
    return this.refunds.settlePending();
  }
}
