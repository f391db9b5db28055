import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import { Database, type Tx } from '../database/database.js';
import { Log } from '../logging/log.js';
import { PaymentNews } from './payment-news.js';
import * as sql from './payments.sql.js';
import { Providers } from './providers.js';

const sweepMilliseconds = 10_000;

/**
 * Money on its way back. A refund is first a row in the transaction that decides it; the provider is asked after
 * the commit, by us or by whoever finds the row, and asked again until it says yes. Asking twice is safe: the
 * provider knows a refund by our id.
 */
@Injectable()
export class Refunds {
  constructor(
    private readonly database: Database,
    private readonly providers: Providers,
    private readonly news: PaymentNews,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Decides that what is left of the order's payment goes back; does nothing when nothing was paid. */
  async request(tx: Tx, orderId: string, reason: string | null): Promise<void> {
    await tx.rows(sql.requestRefund, orderId, newId(), reason, this.clock.now());
  }

  /** Carries out what was decided for the order. Never fails: what could not be done is tried again by itself. */
  async settle(orderId: string): Promise<void> {
    try {
      await this.carryOut(await this.database.read.rows(sql.listPendingRefundsOf, orderId));
    } catch (error) {
      this.log.failure(error, { orderId });
    }
  }

  /** Carries out whatever is still pending, of any order. A refund that fails stops no other. */
  @Interval(sweepMilliseconds)
  async settlePending(): Promise<void> {
    await this.carryOut(await this.database.read.rows(sql.listPendingRefunds));
  }

  private async carryOut(pending: readonly sql.PendingRefund[]): Promise<void> {
    for (const refund of pending) {
      const { id: refundId, provider_payment_id: providerPaymentId, amount } = refund;
      try {
        await this.providers.get(refund.provider).refund({ refundId, providerPaymentId, amount });
        await this.database.transaction((tx) => this.book(tx, refund));
      } catch (error) {
        this.log.failure(error, { refundId });
      }
    }
  }

  private async book(tx: Tx, refund: sql.PendingRefund): Promise<void> {
    const { id: refundId, payment_id: paymentId, order_id: orderId, amount, currency } = refund;
    await tx.rows(sql.holdPayment, paymentId);
    if ((await tx.row(sql.settleRefund, refundId, this.clock.now())) === null) return;
    await this.news.refunded(tx, { paymentId, refundId, orderId, amount, currency });
  }
}
