import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';
import { Outbox } from '../events/outbox.js';
import { Payables } from './payables.js';
import {
  PaymentRefunded,
  PaymentRefundFailed,
  PaymentSucceeded,
  type PaymentPart,
  type RefundPart,
} from './payment.events.js';

/** Tells of money. Payments know orders by their ids only; whose an order is, is asked of those who know. */
@Injectable()
export class PaymentNews {
  constructor(
    private readonly outbox: Outbox,
    private readonly payables: Payables,
  ) {}

  async succeeded(tx: Tx, payment: PaymentPart): Promise<void> {
    this.outbox.append(tx, new PaymentSucceeded({ ...payment, ...(await this.buyerOf(tx, payment)) }));
  }

  async refunded(tx: Tx, refund: RefundPart): Promise<void> {
    this.outbox.append(tx, new PaymentRefunded({ ...refund, ...(await this.buyerOf(tx, refund)) }));
  }

  async refundFailed(tx: Tx, refund: RefundPart): Promise<void> {
    this.outbox.append(tx, new PaymentRefundFailed({ ...refund, ...(await this.buyerOf(tx, refund)) }));
  }

  private async buyerOf(tx: Tx, { orderId }: { orderId: string }): Promise<{ buyerId: string | null }> {
    return { buyerId: await this.payables.known.buyerOf(tx, orderId) };
  }
}
