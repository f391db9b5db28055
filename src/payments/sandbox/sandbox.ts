import { Injectable } from '@nestjs/common';
import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Clock } from '../../clock/clock.js';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { NotFound } from '../../http/problem/problems.js';
import { DependencyUnavailable } from '../../outside/dependency.js';
import { CardDeclined, InvalidSignature, PaymentClosed, PaymentsNotConfigured } from '../payment.problems.js';
import {
  PaymentProvider,
  type PaymentRequest,
  type PaymentState,
  type ProviderPayment,
  type Notice,
  type RefundRequest,
  type RefundState,
} from '../provider.js';
import type { SandboxCard } from './cards.js';
import * as sql from './sandbox.sql.js';
import { isSigned, sign } from './signature.js';

/** A notice as it would arrive at the webhook. */
export interface SignedNotice {
  readonly body: Buffer;
  readonly headers: IncomingHttpHeaders;
}

/** How paying went, and what the provider sends because of it. */
interface Paid {
  readonly status: 'succeeded' | 'requires_action';
  readonly notices: readonly SignedNotice[];
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

  override async findPayment(providerPaymentId: string): Promise<PaymentState> {
    return stateOf(await this.database.read.row(sql.find, providerPaymentId));
  }

  override async cancelPayment(providerPaymentId: string): Promise<PaymentState> {
    return stateOf(await this.move(providerPaymentId, 'canceled'));
  }

  /** A second time for one refund gives back nothing more. Some cards have their own way. */
  override async refund({ refundId, providerPaymentId, amount }: RefundRequest): Promise<RefundState> {
    const payment = await this.database.read.row(sql.find, providerPaymentId);
    if (payment?.card === 'pm_card_refund_fails') return 'failed';
    const booked = await this.database.transaction((tx) =>
      tx.row(sql.refundOnce, `sbr_${refundId}`, providerPaymentId, amount, this.clock.now()),
    );
    if (payment?.card === 'pm_card_refund_timeout' && booked !== null)
      throw new DependencyUnavailable(this.name);
    return 'succeeded';
  }

  /**
   * What the buyer's browser does at a provider: pays. Gives what the provider then sends; asked again after success,
   * the same again, so a notice that got lost is sent by confirming once more.
   *
   * @throws NotFound no payment has this client secret, or this is production
   * @throws CardDeclined
   * @throws PaymentClosed it was cancelled
   * @throws DependencyUnavailable the card that times out
   */
  async pay(clientSecret: string, card: SandboxCard, authenticated: boolean): Promise<Paid> {
    const payment = await this.findBySecret(clientSecret);
    const closed = new PaymentClosed('The order no longer waits for it.');
    if (payment.status === 'canceled') throw closed;
    if (card === 'pm_card_declined' && payment.status !== 'succeeded')
      throw new CardDeclined('Try another card.');
    const waits = card === 'pm_card_authenticate' && !authenticated;
    const moved = await this.move(payment.id, waits ? 'requires_action' : 'succeeded', card);
    if (moved.status === 'canceled') throw closed;
    if (moved.status !== 'succeeded') return { status: 'requires_action', notices: [] };
    if (moved.card === 'pm_card_timeout' && payment.status !== 'succeeded')
      throw new DependencyUnavailable(this.name);
    return { status: 'succeeded', notices: this.noticesOf(moved) };
  }

  /** Found by its hash: no comparison whose time could tell how much of a guess is right. */
  private async findBySecret(clientSecret: string): Promise<sql.SandboxPayment> {
    const { production } = this.config;
    const payment = production ? null : await this.database.read.row(sql.findBySecret, digest(clientSecret));
    if (payment === null) throw new NotFound('No payment has this client secret.');
    return payment;
  }

  private async move(
    id: string,
    status: string,
    card: SandboxCard | null = null,
  ): Promise<sql.SandboxPayment> {
    const moved = await this.database.transaction((tx) => tx.row(sql.move, id, status, card));
    if (moved === null) throw new NotFound('There is no such payment in the sandbox.');
    return moved;
  }

  private noticesOf({ id, amount, currency, card }: sql.SandboxPayment): SignedNotice[] {
    const payment = { id, reference: id.slice('sbx_'.length), amount, currency };
    const paid = this.signed({ id: `evt_${id}`, type: 'payment.succeeded', payment });
    if (card === 'pm_card_twice') return [paid, paid];
    if (card === 'pm_card_disordered')
      return [paid, this.signed({ id: `evt_${id}_created`, type: 'payment.created', payment })];
    return [paid];
  }

  override readNotice(rawBody: Buffer, headers: IncomingHttpHeaders): Notice | null {
    if (!isSigned(this.keyFor('notices'), rawBody, headers[signatureHeader], this.seconds()))
      throw new InvalidSignature(`The ${signatureHeader} header does not fit the body, or is too old.`);
    const { id, type, payment } = JSON.parse(rawBody.toString('utf8')) as SandboxNotice;
    if (type !== 'payment.succeeded') return null;
    const { id: providerPaymentId, reference: paymentId, amount, currency } = payment;
    return { about: 'payment', id, paymentId, providerPaymentId, amount, currency };
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

function stateOf(payment: sql.SandboxPayment | null): PaymentState {
  if (payment === null) throw new NotFound('There is no such payment in the sandbox.');
  const { amount, currency, status } = payment;
  const known = { succeeded: 'succeeded', canceled: 'cancelled' } as const;
  const open = status === 'succeeded' || status === 'canceled' ? known[status] : 'open';
  return { amount, currency, status: open };
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
