import { Injectable } from '@nestjs/common';
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Clock } from '../../clock/clock.js';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { NotFound } from '../../http/problem/problems.js';
import { CardDeclined, InvalidSignature, PaymentsNotConfigured } from '../payment.problems.js';
import {
  PaymentProvider,
  type PaymentNotice,
  type PaymentRequest,
  type ProviderPayment,
  type RefundRequest,
} from '../provider.js';
import * as sql from './sandbox.sql.js';

/** The cards of the sandbox. */
export const sandboxCards = ['pm_card_visa', 'pm_card_declined'] as const;

/** A notice as it would arrive at the webhook. */
export interface SignedNotice {
  readonly body: Buffer;
  readonly headers: IncomingHttpHeaders;
}

export const signatureHeader = 'stoa-sandbox-signature';
const toleranceSeconds = 300;

/**
 * A payment provider without money, for development: books of its own, client secrets, signed notices. Not in
 * production, where anybody could "pay" with it.
 */
@Injectable()
export class Sandbox extends PaymentProvider {
  readonly name = 'sandbox';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    super();
  }

  /** @throws PaymentsNotConfigured in production */
  override async createPayment({ paymentId, amount, currency }: PaymentRequest): Promise<ProviderPayment> {
    if (this.config.production) throw new PaymentsNotConfigured('The payment sandbox is off in production.');
    const id = `sbx_${paymentId}`;
    const clientSecret = `${id}_secret_${this.mac('client-secret', id)}`;
    const now = this.clock.now();
    await this.database.transaction((tx) =>
      tx.rows(sql.insertPayment, id, digest(clientSecret), amount, currency, now),
    );
    return { providerPaymentId: id, clientSecret };
  }

  override async refund({ refundId, providerPaymentId, amount }: RefundRequest): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction((tx) =>
      tx.rows(sql.refundOnce, `sbr_${refundId}`, providerPaymentId, amount, now),
    );
  }

  /**
   * What the buyer's browser does at a provider: pays. Gives the notice that the provider then sends; asked again
   * after success, the same notice again.
   *
   * @throws NotFound no payment has this client secret, or this is production
   * @throws CardDeclined
   */
  async pay(clientSecret: string, card: (typeof sandboxCards)[number]): Promise<SignedNotice> {
    const payment = this.config.production
      ? null
      : await this.database.read.row(sql.findBySecret, digest(clientSecret));
    if (payment === null) throw new NotFound('No payment has this client secret.');
    if (card === 'pm_card_declined' && payment.status !== 'succeeded')
      throw new CardDeclined('Try another card.');
    await this.database.transaction((tx) => tx.rows(sql.markPaid, payment.id));
    const { id, amount, currency } = payment;
    return this.sign({ id: `evt_${id}`, type: 'payment.succeeded', payment: { id, amount, currency } });
  }

  override readNotice(rawBody: Buffer, headers: IncomingHttpHeaders): PaymentNotice | null {
    const match = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(String(headers[signatureHeader]));
    const [, time = '', signature = ''] = match ?? [];
    const isRecent = Math.abs(this.seconds() - Number(time)) <= toleranceSeconds;
    const expected = Buffer.from(this.mac('notices', `${time}.${rawBody.toString('utf8')}`), 'hex');
    const isOurs = match !== null && timingSafeEqual(Buffer.from(signature, 'hex'), expected);
    if (!isOurs || !isRecent)
      throw new InvalidSignature(`The ${signatureHeader} header does not fit the body.`);
    const { id, payment } = JSON.parse(rawBody.toString('utf8')) as SandboxNotice;
    return { id, providerPaymentId: payment.id, amount: payment.amount, currency: payment.currency };
  }

  private sign(notice: SandboxNotice): SignedNotice {
    const [body, time] = [JSON.stringify(notice), this.seconds()];
    const signature = `t=${time},v1=${this.mac('notices', `${time}.${body}`)}`;
    return { body: Buffer.from(body), headers: { [signatureHeader]: signature } };
  }

  private seconds(): number {
    return Math.floor(this.clock.now().getTime() / 1000);
  }

  private mac(purpose: string, text: string): string {
    const key = `sandbox ${purpose} ${this.config.auth.keyEncryptionSecret ?? ''}`;
    return createHmac('sha256', key).update(text).digest('hex');
  }
}

interface SandboxNotice {
  readonly id: string;
  readonly type: 'payment.succeeded';
  readonly payment: { readonly id: string; readonly amount: number; readonly currency: string };
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
