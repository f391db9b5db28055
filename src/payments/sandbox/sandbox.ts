import { Injectable } from '@nestjs/common';
import { createHash, createHmac } from 'node:crypto';
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
import { isSigned, sign } from './signature.js';

/** The cards of the sandbox. */
export const sandboxCards = ['pm_card_visa', 'pm_card_declined'] as const;

/** A notice as it would arrive at the webhook. */
export interface SignedNotice {
  readonly body: Buffer;
  readonly headers: IncomingHttpHeaders;
}

const signatureHeader = 'stoa-sandbox-signature';

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
    const clientSecret = `${id}_secret_${createHmac('sha256', this.keyFor('client-secret')).update(id).digest('hex')}`;
    const confirmUrl = `${this.config.http.publicUrl}/api/v1/payments/sandbox/confirm`;
    const now = this.clock.now();
    await this.database.transaction((tx) =>
      tx.rows(sql.insertPayment, id, digest(clientSecret), amount, currency, now),
    );
    return { providerPaymentId: id, clientSecret, confirmUrl };
  }

  override async refund({ refundId, providerPaymentId, amount }: RefundRequest): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction((tx) =>
      tx.rows(sql.refundOnce, `sbr_${refundId}`, providerPaymentId, amount, now),
    );
  }

  /**
   * What the buyer's browser does at a provider: pays. Gives the notice that the provider then sends; asked again
   * after success, the same notice again, so a notice that got lost is sent by confirming once more.
   *
   * @throws NotFound no payment has this client secret, or this is production
   * @throws CardDeclined
   */
  async pay(clientSecret: string, card: (typeof sandboxCards)[number]): Promise<SignedNotice> {
    // found by its hash: no comparison whose time could tell how much of a guess is right
    const payment = this.config.production
      ? null
      : await this.database.read.row(sql.findBySecret, digest(clientSecret));
    if (payment === null) throw new NotFound('No payment has this client secret.');
    const { id, amount, currency, status } = payment;
    if (card === 'pm_card_declined' && status !== 'succeeded') throw new CardDeclined('Try another card.');
    await this.database.transaction((tx) => tx.rows(sql.markPaid, id));
    const reference = id.slice('sbx_'.length);
    return this.signed({
      id: `evt_${id}`,
      type: 'payment.succeeded',
      payment: { id, reference, amount, currency },
    });
  }

  override readNotice(rawBody: Buffer, headers: IncomingHttpHeaders): PaymentNotice | null {
    if (!isSigned(this.keyFor('notices'), rawBody, headers[signatureHeader], this.seconds()))
      throw new InvalidSignature(`The ${signatureHeader} header does not fit the body, or is too old.`);
    const { id, type, payment } = JSON.parse(rawBody.toString('utf8')) as SandboxNotice;
    if (type !== 'payment.succeeded') return null;
    const { id: providerPaymentId, reference: paymentId, amount, currency } = payment;
    return { id, paymentId, providerPaymentId, amount, currency };
  }

  private signed(notice: SandboxNotice): SignedNotice {
    const body = Buffer.from(JSON.stringify(notice));
    return { body, headers: { [signatureHeader]: sign(this.keyFor('notices'), body, this.seconds()) } };
  }

  private seconds(): number {
    return Math.floor(this.clock.now().getTime() / 1000);
  }

  private keyFor(purpose: string): string {
    return `sandbox ${purpose} ${this.config.auth.keyEncryptionSecret ?? ''}`;
  }
}

/** What the sandbox says of a payment; `reference` is the id that we gave with it. */
interface SandboxNotice {
  readonly id: string;
  readonly type: string;
  readonly payment: {
    readonly id: string;
    readonly reference: string;
    readonly amount: number;
    readonly currency: string;
  };
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
