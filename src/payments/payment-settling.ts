import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { Log } from '../logging/log.js';
import { PaymentNotices } from './payment-notices.js';
import * as sql from './payments.sql.js';
import { PaymentStarting } from './payment-starting.js';

const sweepMilliseconds = 5_000;
const atOnce = 50;

/**
 * Finds out what became of payments that nobody told us of: a call that was not answered, a notice that got lost, a
 * process that died half-way. Asks the provider, books what it says, and closes what no order waits for any more.
 */
@Injectable()
export class PaymentSettling {
  constructor(
    private readonly database: Database,
    private readonly starting: PaymentStarting,
    private readonly notices: PaymentNotices,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Asks about all payments whose time has come, each instance others; gives how many. One that fails stops no other. */
  @Interval(sweepMilliseconds)
  async settleDue(): Promise<number> {
    const due = await this.database.transaction((tx) => tx.rows(sql.takeDue, this.clock.now(), atOnce));
    for (const payment of due) await this.settleQuietly(payment);
    return due.length;
  }

  /** Asks about the open payments of an order at once. Never fails: what could not be done is tried again by itself. */
  async settleOf(orderId: string): Promise<void> {
    try {
      for (const payment of await this.database.read.rows(sql.openOf, orderId))
        await this.settleQuietly(payment);
    } catch (error) {
      this.log.failure(error, { orderId });
    }
  }

  private async settleQuietly(payment: sql.PaymentRow): Promise<void> {
    try {
      await this.settle(payment);
    } catch (error) {
      this.log.failure(error, { paymentId: payment.id });
    }
  }

  private async settle(payment: sql.PaymentRow): Promise<void> {
    const { id } = payment;
    const { provider, providerPaymentId } = await this.starting.known(payment);
    const isAwaited = await this.starting.isAwaited(payment);
    const state = isAwaited
      ? await provider.findPayment(providerPaymentId)
      : await provider.cancelPayment(providerPaymentId);
    if (state.status === 'cancelled')
      await this.database.transaction((tx) => tx.rows(sql.markCancelled, id, this.clock.now()));
    if (state.status !== 'succeeded') return;
    const told = { amount: state.amount, currency: state.currency, providerPaymentId };
    await this.notices.take(provider.name, {
      about: 'payment',
      id: `settled:${providerPaymentId}`,
      paymentId: id,
      ...told,
    });
  }
}
