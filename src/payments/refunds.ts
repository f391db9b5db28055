import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import { Database, type Tx } from '../database/database.js';
import { isId } from '../http/fields/text.js';
import { Log } from '../logging/log.js';
import type { ForeignRefundNotice, RefundNotice } from './provider.js';
import { findPaid } from './payments.sql.js';
import { Providers } from './providers.js';
import { RefundBooking } from './refund-booking.js';
import * as sql from './refunds.sql.js';

const sweepMilliseconds = 10_000;
const atOnce = 100;

/** Whose money goes back, how much of it, on whose word and why. */
export interface RefundWish {
  readonly orderId: string;
  /** This payment alone; unset: whichever the order has. */
  readonly paymentId?: string;
  /** Also what came when nobody waited for it. Unset: no. */
  readonly ofAny?: boolean;
  /** Minor units; unset: all that is left. */
  readonly amount?: number;
  readonly reason: string | null;
  /** Null: the system. */
  readonly actorId: string | null;
}

/** A refund that was decided. */
export interface DecidedRefund {
  readonly id: string;
  readonly amount: number;
  readonly currency: string;
}

/**
 * Money on its way back. A refund is first a row in the transaction that decides it; the provider is asked after
 * the commit, by us or by whoever finds the row, and asked again until it says yes. Asking twice is safe: the
 * provider knows a refund by our id. An answer that got lost is no failure, so the row stays `pending` until one came.
 */
@Injectable()
export class Refunds {
  constructor(
    private readonly database: Database,
    private readonly providers: Providers,
    private readonly booking: RefundBooking,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /**
   * Decides a refund in the transaction, which holds the order; gives null when less is left than is wished for. Of all
   * that is left when no amount is named, and then null when nothing is.
   */
  async request(tx: Tx, wish: RefundWish): Promise<DecidedRefund | null> {
    const { orderId, paymentId = null, ofAny = false } = wish;
    const [payment] = await tx.rows(sql.holdRefundable, orderId, paymentId, ofAny);
    if (payment === undefined) return null;
    const amount = wish.amount ?? payment.left;
    if (amount > payment.left) return null;
    const [id, { currency }] = [newId(), payment];
    const why = [wish.reason, wish.actorId, this.clock.now()];
    tx.defer(sql.insertRefund, id, payment.id, amount, currency, ...why, null);
    return { id, amount, currency };
  }

  /** What is left of the money of the held order; `ofAny`: or of what it did not keep. Minor units. */
  async left(tx: Tx, orderId: string, ofAny = false): Promise<number> {
    return (await tx.rows(sql.holdRefundable, orderId, null, ofAny))[0]?.left ?? 0;
  }

  /** Carries out what was decided for the order. Never fails: what could not be done is tried again by itself. */
  async settle(orderId: string): Promise<void> {
    try {
      await this.carryOut(await this.database.read.rows(sql.listPendingOf, orderId));
    } catch (error) {
      this.log.failure(error, { orderId });
    }
  }

  /** Carries out what is still pending, of any order, a hundred in turn. A refund that fails or waits stops no other. */
  @Interval(sweepMilliseconds)
  async settlePending(): Promise<void> {
    const now = this.clock.now();
    await this.carryOut(await this.database.transaction((tx) => tx.rows(sql.takePending, now, atOnce)));
  }

  /**
   * Books what the provider tells of a refund that it had not made at once, or that came back to it afterwards. One that is
   * not ours changes nothing.
   */
  async hear(provider: string, { refundId, state }: RefundNotice): Promise<void> {
    if (state === 'pending' || !isId(refundId)) return;
    const refund = await this.database.read.row(sql.findRefund, refundId);
    if (refund?.provider !== provider) return;
    await this.database.transaction((tx) => this.booking.hear(tx, refund, state));
  }

  /**
   * Books a refund that somebody made at the provider. One of a payment that is not ours changes nothing.
   *
   * @throws RefundNotBookable not yet, or not at all; the provider tells it again
   */
  async hearForeign(provider: string, notice: ForeignRefundNotice): Promise<void> {
    const payment = await this.database.read.row(findPaid, provider, notice.providerPaymentId);
    if (payment === null) return;
    await this.database.transaction((tx) => this.booking.hearForeign(tx, payment, notice));
  }

  private async carryOut(pending: readonly sql.PendingRefund[]): Promise<void> {
    for (const refund of pending) {
      const { id: refundId, provider_payment_id: providerPaymentId, amount, currency } = refund;
      try {
        const provider = this.providers.get(refund.provider);
        const state = await provider.refund({ refundId, providerPaymentId, amount, currency });
        if (state !== 'pending')
          await this.database.transaction((tx) => this.booking.book(tx, refund, state));
      } catch (error) {
        this.log.failure(error, { refundId });
      }
    }
  }
}
