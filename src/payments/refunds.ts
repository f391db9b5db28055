import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import { Database, type Tx } from '../database/database.js';
import { Outbox } from '../events/outbox.js';
import { Log } from '../logging/log.js';
import { PaymentRefunded } from './payment.events.js';
import * as sql from './payments.sql.js';
import { Providers } from './providers.js';

const sweepMilliseconds = 10_000;

/**
 * Money on its way back. A refund is first a row in the transaction that decides it; the provider is asked after
 * the commit, by us or by whoever finds the row, and asked again until it says yes.
 */
@Injectable()
export class Refunds {
  constructor(
    private readonly database: Database,
    private readonly providers: Providers,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Decides that what is left of the order's payment goes back; does nothing when nothing was paid. */
  async request(tx: Tx, orderId: string, reason: string | null): Promise<void> {
    await tx.rows(sql.requestRefund, orderId, newId(), reason, this.clock.now());
  }

  /** Carries out what was decided. What fails stays pending and is tried again. */
  @Interval(sweepMilliseconds)
  async settlePending(): Promise<void> {
    for (const refund of await this.database.read.rows(sql.listPendingRefunds)) {
      try {
        await this.settle(refund);
      } catch (error) {
        this.log.failure(error, { refundId: refund.id });
      }
    }
  }

  private async settle(refund: sql.PendingRefund): Promise<void> {
    const { id: refundId, payment_id: paymentId, provider_payment_id: providerPaymentId, amount } = refund;
    await this.providers.get(refund.provider).refund({ refundId, providerPaymentId, amount });
    const { order_id: orderId, currency } = refund;
    await this.database.transaction(async (tx) => {
      if ((await tx.row(sql.settleRefund, refundId, this.clock.now())) === null) return;
      await this.outbox.append(tx, new PaymentRefunded({ paymentId, refundId, orderId, amount, currency }));
    });
  }
}
