import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import type { Tx } from '../database/database.js';
import { Ledger } from './ledger.js';
import { Payables } from './payables.js';
import { PaymentNews } from './payment-news.js';
import { RefundNotBookable } from './payment.problems.js';
import { holdPayment, rememberNotice, type PaymentRow } from './payments.sql.js';
import type { ForeignRefundNotice } from './provider.js';
import * as sql from './refunds.sql.js';

/** Writes what became of refunds into our books. */
@Injectable()
export class RefundBooking {
  constructor(
    private readonly payables: Payables,
    private readonly ledger: Ledger,
    private readonly news: PaymentNews,
    private readonly clock: Clock,
  ) {}

  /** Books what a notice tells, which may come while another books the refund: as the refund stands once its order is held. */
  async hear(tx: Tx, refund: sql.PendingRefund, state: 'succeeded' | 'failed'): Promise<void> {
    await this.payables.known.hold(tx, refund.order_id);
    const now = await tx.row(sql.findRefund, refund.id);
    if (now?.status === 'succeeded' && state === 'failed') return this.bounce(tx, refund);
    return this.book(tx, refund, state);
  }

  /**
   * Books a refund that somebody made at the provider, once however often it is told: the money has gone, so it is in the
   * books as any other, and the order ends with the last of its money. What is to come back to the shelf is for people.
   *
   * @throws RefundNotBookable
   */
  async hearForeign(tx: Tx, payment: PaymentRow, notice: ForeignRefundNotice): Promise<void> {
    const { providerRefundId, state } = notice;
    if (state === 'pending') return;
    await this.payables.known.hold(tx, payment.order_id);
    const known = await tx.row(sql.findForeignRefund, payment.id, providerRefundId);
    if (known !== null) return this.hear(tx, known, state);
    const refund = await this.write(tx, payment, notice);
    if (refund === null) return;
    if (state === 'succeeded') return this.book(tx, refund, state);
    // kept, so that older news of it, which may still come, does not book it
    await tx.rows(sql.settleRefund, refund.id, state, this.clock.now());
  }

  /** Null: it was never made, and there is no room for it either. @throws RefundNotBookable */
  private async write(
    tx: Tx,
    payment: PaymentRow,
    { providerRefundId, state, amount, currency }: ForeignRefundNotice,
  ): Promise<sql.PendingRefund | null> {
    const [refundable] = await tx.rows(sql.holdRefundable, payment.order_id, payment.id, true);
    const left = refundable?.currency === currency ? refundable.left : 0;
    if (left < amount && state === 'failed') return null;
    if (left < amount)
      throw new RefundNotBookable(`${left} of ${currency} are left to go back, in minor units.`);
    const why = ['Made at the payment provider.', null, this.clock.now(), providerRefundId];
    tx.defer(sql.insertRefund, newId(), payment.id, amount, currency, ...why);
    return tx.row(sql.findForeignRefund, payment.id, providerRefundId);
  }

  /**
   * A refund that was made came back to the shop, because a bank did not take it: the buyer is still owed the money and
   * gets it in some other way, which is for people. So the books stay, and it is told, once, in however many words it comes.
   */
  private async bounce(tx: Tx, refund: sql.PendingRefund): Promise<void> {
    const { id: refundId, payment_id: paymentId, order_id: orderId, provider, amount, currency } = refund;
    const facts = [provider, `bounced:${refundId}`, paymentId, 'booked', this.clock.now()];
    if ((await tx.row(rememberNotice, ...facts)) === null) return;
    await this.news.refundFailed(tx, { paymentId, refundId, orderId, amount, currency });
  }

  /**
   * Books the end of a refund, once however often it is told; the order ends with the last of its money. Things of one that
   * failed are no longer refunded, which a trigger counts.
   */
  async book(tx: Tx, refund: sql.PendingRefund, state: 'succeeded' | 'failed'): Promise<void> {
    const { id: refundId, payment_id: paymentId, order_id: orderId, amount, currency } = refund;
    const orders = this.payables.known;
    await orders.hold(tx, orderId);
    const payment = await tx.row(holdPayment, paymentId);
    if (payment === null || (await tx.row(sql.settleRefund, refundId, state, this.clock.now())) === null)
      return;
    if (state === 'failed') {
      await orders.refundFailed(tx, orderId);
      return this.news.refundFailed(tx, { paymentId, refundId, orderId, amount, currency });
    }
    await this.ledger.refund(tx, { ...payment, isKept: payment.is_kept }, { id: refundId, amount });
    const isWhole = (await tx.row(sql.markRefunded, paymentId, this.clock.now())) !== null;
    await this.news.refunded(tx, { paymentId, refundId, orderId, amount, currency });
    if (isWhole && payment.is_kept) await orders.refunded(tx, orderId);
  }
}
