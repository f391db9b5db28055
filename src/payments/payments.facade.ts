import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';
import type { Money } from '../money/money.js';
import { Payables, type Orders } from './payables.js';
import { PaymentStarting, type OpenPayment, type StartedPayment } from './payment-starting.js';
import { Refunds, type DecidedRefund, type RefundWish } from './refunds.js';

export type { Sums } from './ledger.js';
export type { Orders } from './payables.js';
export { PaymentRefused, PaymentsNotConfigured } from './payment.problems.js';
export type { OpenPayment, StartedPayment } from './payment-starting.js';
export { paymentStatuses, type PaymentStatus } from './payments.sql.js';
export { refundStatuses, type RefundStatus } from './refunds.sql.js';
export { providerNames } from './providers.js';

/** What other features may ask of payments. */
@Injectable()
export class PaymentsFacade {
  constructor(
    private readonly payables: Payables,
    private readonly starting: PaymentStarting,
    private readonly refunds: Refunds,
  ) {}

  /** Names the one who knows what is paid for. */
  askFor(orders: Orders): void {
    this.payables.askFor(orders);
  }

  /**
   * The order's open payment, made if there is none: its row in the transaction, which holds the order; the
   * provider is told by {@link start}, after the commit.
   *
   * @throws PaymentsNotConfigured
   */
  open(tx: Tx, orderId: string, money: Money): Promise<OpenPayment> {
    return this.starting.open(tx, orderId, money);
  }

  /**
   * Tells the provider of an opened payment and gives what the buyer needs. May be repeated.
   *
   * @throws PaymentsNotConfigured, PaymentRefused, DependencyUnavailable
   */
  start(payment: OpenPayment): Promise<StartedPayment> {
    return this.starting.start(payment);
  }

  /**
   * Decides that money of the held order goes back; {@link settleRefunds} carries it out, after the commit. Null: less
   * is left than was wished for, or nothing.
   */
  requestRefund(tx: Tx, wish: RefundWish): Promise<DecidedRefund | null> {
    return this.refunds.request(tx, wish);
  }

  /** What of the held order's money may still go back; `ofAny`: or of what came when nobody waited for it. */
  async refundable(tx: Tx, orderId: string, currency: string, ofAny = false): Promise<Money> {
    return { amount: await this.refunds.left(tx, orderId, ofAny), currency };
  }

  /** Carries out the order's decided refunds; what fails is tried again later by itself. */
  settleRefunds(orderId: string): Promise<void> {
    return this.refunds.settle(orderId);
  }
}
