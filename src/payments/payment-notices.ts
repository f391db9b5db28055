import { Injectable } from '@nestjs/common';
import type { IncomingHttpHeaders } from 'node:http';
import { Database } from '../database/database.js';
import { Log } from '../logging/log.js';
import { PaymentBooking } from './payment-booking.js';
import { PaymentMismatch } from './payment.problems.js';
import type { PaymentNotice } from './provider.js';
import { Providers } from './providers.js';
import { Refunds } from './refunds.js';

/** What providers tell us, taken in once each. */
@Injectable()
export class PaymentNotices {
  constructor(
    private readonly database: Database,
    private readonly providers: Providers,
    private readonly booking: PaymentBooking,
    private readonly refunds: Refunds,
    private readonly log: Log,
  ) {}

  /**
   * Takes in a notice and returns once its effect is committed, so that a provider which got no answer may just send
   * it again. One of a payment that is not ours is accepted and changes nothing.
   *
   * @throws NotFound there is no such provider
   * @throws InvalidSignature
   * @throws PaymentMismatch the sum is another than ours; on record, and for people to look at
   * @throws RefundNotBookable of a refund that was made there: more than is left, or the payment is not known to be paid
   */
  async receive(provider: string, rawBody: Buffer, headers: IncomingHttpHeaders): Promise<void> {
    const notice = this.providers.get(provider).readNotice(rawBody, headers);
    if (notice?.about === 'payment') await this.take(provider, notice);
    if (notice?.about === 'refund') await this.refunds.hear(provider, notice);
    if (notice?.about === 'foreign refund') await this.refunds.hearForeign(provider, notice);
  }

  /** Books what is known of a payment, whoever told it. @throws PaymentMismatch */
  async take(provider: string, notice: PaymentNotice): Promise<void> {
    const facts = { provider, noticeId: notice.id, paymentId: notice.paymentId };
    const booked = await this.database.transaction((tx) => this.booking.book(tx, provider, notice));
    if (booked.fate === 'unknown') this.log.event('notice of an unknown payment', facts);
    if (booked.fate === 'mismatched') {
      const mismatch = new PaymentMismatch('Amount, currency and id must be those of the payment.');
      this.log.failure(mismatch, facts);
      throw mismatch;
    }
    if (booked.fate === 'refund') await this.refunds.settle(booked.orderId);
  }
}
