import { Injectable } from '@nestjs/common';
import type { IncomingHttpHeaders } from 'node:http';
import { Clock } from '../clock/clock.js';
import { Database, type Tx } from '../database/database.js';
import { Outbox } from '../events/outbox.js';
import { NotFound } from '../http/problem/problems.js';
import { PaymentSucceeded } from './payment.events.js';
import { PaymentMismatch } from './payment.problems.js';
import * as sql from './payments.sql.js';
import type { PaymentNotice } from './provider.js';
import { Providers } from './providers.js';
import { Refunds } from './refunds.js';

/** Told inside the transaction that books a payment; says whether the money is kept or has to go back. */
export type OnPaid = (tx: Tx, orderId: string) => Promise<'kept' | 'refund'>;

/** What providers tell us, taken in once each. */
@Injectable()
export class PaymentNotices {
  private onPaid: OnPaid = () => Promise.resolve('refund');

  constructor(
    private readonly database: Database,
    private readonly providers: Providers,
    private readonly refunds: Refunds,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Names the one who decides about paid money; without one it goes back. */
  decideBy(onPaid: OnPaid): void {
    this.onPaid = onPaid;
  }

  /**
   * Takes in a notice: books the payment and what follows from it in one transaction, once however often it comes.
   *
   * @throws NotFound no such provider, or a payment that we do not know (yet): the provider tries again
   * @throws InvalidSignature, PaymentMismatch
   */
  async receive(provider: string, rawBody: Buffer, headers: IncomingHttpHeaders): Promise<void> {
    const notice = this.providers.get(provider).readNotice(rawBody, headers);
    if (notice === null) return;
    const fate = await this.database.transaction((tx) => this.book(tx, provider, notice));
    if (fate === 'refund') await this.refunds.settlePending();
  }

  private async book(tx: Tx, provider: string, notice: PaymentNotice): Promise<'kept' | 'refund'> {
    const now = this.clock.now();
    if ((await tx.row(sql.rememberNotice, provider, notice.id, now)) === null) return 'kept';
    const payment = await tx.row(sql.findByProvider, provider, notice.providerPaymentId);
    if (payment === null) throw new NotFound('There is no such payment.');
    if (payment.amount !== notice.amount || payment.currency !== notice.currency)
      throw new PaymentMismatch('Amount and currency must be those of the payment.');
    const { id, order_id: orderId, amount, currency } = payment;
    const fate = await this.onPaid(tx, orderId);
    if ((await tx.row(sql.markSucceeded, id, now)) === null) return 'kept';
    await this.outbox.append(tx, new PaymentSucceeded({ id, orderId, amount, currency }));
    if (fate === 'refund')
      await this.refunds.request(tx, orderId, 'The order was cancelled before the payment arrived.');
    return fate;
  }
}
