import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import type { Tx } from '../database/database.js';
import { PaymentNews } from './payment-news.js';
import * as sql from './payments.sql.js';
import type { PaymentNotice } from './provider.js';
import { Refunds } from './refunds.js';

/** Told inside the transaction that books a payment; says whether the money is kept or has to go back. */
export type OnPaid = (tx: Tx, orderId: string) => Promise<'kept' | 'refund'>;

/** What became of a notice, and of which order it speaks. */
export type Booked =
  | { readonly fate: 'unknown' }
  | { readonly fate: 'mismatched' | 'kept' | 'refund'; readonly paymentId: string; readonly orderId: string };

/** Writes what a provider tells into our books. */
@Injectable()
export class PaymentBooking {
  private onPaid: OnPaid = () => Promise.resolve('refund');

  constructor(
    private readonly refunds: Refunds,
    readonly news: PaymentNews,
    private readonly clock: Clock,
  ) {}

  /** Names the one who decides about paid money; without one it goes back. */
  decideBy(onPaid: OnPaid): void {
    this.onPaid = onPaid;
  }

  /**
   * Books the payment that the notice tells of, with all that follows from it, once however often it comes. A notice
   * of another sum is remembered and books nothing; one of a payment that is not ours leaves no trace.
   */
  async book(tx: Tx, provider: string, notice: PaymentNotice): Promise<Booked> {
    const payment = await tx.row(sql.holdPayment, notice.paymentId);
    if (payment?.provider !== provider) return { fate: 'unknown' };
    const { id: paymentId, order_id: orderId } = payment;
    const fate = agrees(payment, notice) ? 'kept' : 'mismatched';
    const outcome = fate === 'kept' ? 'booked' : 'mismatched';
    const isNew = await tx.row(sql.rememberNotice, provider, notice.id, paymentId, outcome, this.clock.now());
    if (isNew === null || fate === 'mismatched' || payment.status !== 'pending')
      return { fate, paymentId, orderId };
    return { fate: await this.receive(tx, payment, notice), paymentId, orderId };
  }

  private async receive(tx: Tx, payment: sql.PaymentRow, notice: PaymentNotice): Promise<'kept' | 'refund'> {
    const { id, order_id: orderId, amount, currency } = payment;
    const fate = await this.onPaid(tx, orderId);
    await tx.rows(sql.markSucceeded, id, notice.providerPaymentId, this.clock.now());
    await this.news.succeeded(tx, { id, orderId, amount, currency });
    if (fate === 'refund')
      await this.refunds.request(tx, orderId, 'The order no longer waited for its payment.');
    return fate;
  }
}

/** Whether the notice speaks of the payment as we know it; it may come before we have heard the provider's own id. */
function agrees(payment: sql.PaymentRow, notice: PaymentNotice): boolean {
  return (
    payment.amount === notice.amount &&
    payment.currency === notice.currency &&
    (payment.provider_payment_id ?? notice.providerPaymentId) === notice.providerPaymentId
  );
}
