import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';
import { Outbox } from '../events/outbox.js';
import { PaymentRefunded, PaymentSucceeded, type PaymentPart, type RefundPart } from './payment.events.js';

/** Says who placed an order; null: nobody any more. */
export type BuyerOf = (tx: Tx, orderId: string) => Promise<string | null>;

/** Tells of money. Payments know orders by their ids only; whose an order is, is asked of those who know. */
@Injectable()
export class PaymentNews {
  private buyerOf: BuyerOf = () => Promise.resolve(null);

  constructor(private readonly outbox: Outbox) {}

  /** Names the one who knows; until then a payment is nobody's. */
  askForBuyers(buyerOf: BuyerOf): void {
    this.buyerOf = buyerOf;
  }

  async succeeded(tx: Tx, payment: PaymentPart): Promise<void> {
    const buyerId = await this.buyerOf(tx, payment.orderId);
    await this.outbox.append(tx, new PaymentSucceeded({ ...payment, buyerId }));
  }

  async refunded(tx: Tx, refund: RefundPart): Promise<void> {
    const buyerId = await this.buyerOf(tx, refund.orderId);
    await this.outbox.append(tx, new PaymentRefunded({ ...refund, buyerId }));
  }
}
