import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import type { Tx } from '../database/database.js';
import { isId } from '../http/fields/text.js';
import { Ledger } from './ledger.js';
import { Payables } from './payables.js';
import { PaymentNews } from './payment-news.js';
import * as sql from './payments.sql.js';
import type { PaymentNotice } from './provider.js';
import { Refunds } from './refunds.js';

/** What became of a notice, and of which order it speaks. */
export type Booked =
  | { readonly fate: 'unknown' }
  | { readonly fate: 'mismatched' | 'kept' | 'refund'; readonly paymentId: string; readonly orderId: string };

/** Writes what a provider tells of payments into our books. */
@Injectable()
export class PaymentBooking {
  constructor(
    private readonly payables: Payables,
    private readonly refunds: Refunds,
    private readonly ledger: Ledger,
    private readonly news: PaymentNews,
    private readonly clock: Clock,
  ) {}

  /**
   * Books the payment that the notice tells of, with all that follows from it, once however often it comes. A notice
   * of another sum is remembered and books nothing; one of a payment that is not ours leaves no trace.
   */
  async book(tx: Tx, provider: string, notice: PaymentNotice): Promise<Booked> {
    // other programs may use the same account and write ids of their own into the same place
    const found = isId(notice.paymentId) ? await tx.row(sql.findPayment, notice.paymentId) : null;
    if (found?.provider !== provider) return { fate: 'unknown' };
    const { id: paymentId, order_id: orderId } = found;
    await this.payables.known.hold(tx, orderId);
    const payment = (await tx.row(sql.holdPayment, paymentId)) ?? found;
    const fate = agrees(payment, notice) ? 'kept' : 'mismatched';
    const outcome = fate === 'kept' ? 'booked' : 'mismatched';
    const isNew = await tx.row(sql.rememberNotice, provider, notice.id, paymentId, outcome, this.clock.now());
    if (isNew === null || fate === 'mismatched' || hasSucceeded(payment)) return { fate, paymentId, orderId };
    return { fate: await this.receive(tx, payment, notice), paymentId, orderId };
  }

  private async receive(tx: Tx, payment: sql.PaymentRow, notice: PaymentNotice): Promise<'kept' | 'refund'> {
    const { id, order_id: orderId, amount, currency } = payment;
    const sums = await this.payables.known.paid(tx, orderId);
    await tx.rows(sql.markSucceeded, id, notice.providerPaymentId, sums !== null, this.clock.now());
    await this.news.succeeded(tx, { id, orderId, amount, currency });
    if (sums !== null) {
      await this.ledger.sale(tx, payment, sums);
      return 'kept';
    }
    await this.ledger.owe(tx, payment);
    const reason = 'The order no longer waited for its payment.';
    await this.refunds.request(tx, { orderId, paymentId: id, reason, actorId: null });
    return 'refund';
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

function hasSucceeded({ status }: sql.PaymentRow): boolean {
  return status === 'succeeded' || status === 'refunded';
}
