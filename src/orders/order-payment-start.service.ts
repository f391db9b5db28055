import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { Clock } from '../clock/clock.js';
import { Database, type Tx } from '../database/database.js';
import { Idempotency } from '../http/idempotency/idempotency.js';
import type { Retry } from '../http/idempotency/retry.js';
import { NotFound } from '../http/problem/problems.js';
import { PaymentsFacade, type OpenPayment } from '../payments/payments.facade.js';
import { StartedPaymentDto } from './dto/payment.dto.js';
import { OrderStateConflict } from './order.problems.js';
import { holdOrder } from './orders.sql.js';

/** Beginning to pay for an order. */
@Injectable()
export class OrderPaymentStartService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly payments: PaymentsFacade,
    private readonly clock: Clock,
  ) {}

  /**
   * Starts the payment of the caller's unpaid order; asked again, gives the same payment. A repetition is told which payment it
   * was, as long as that may still be made: what its secret is, the provider is asked anew, and nothing of it is kept.
   *
   * @throws NotFound, OrderStateConflict, PaymentRefused, PaymentsNotConfigured
   */
  async start(caller: Caller, orderId: string, retry: Retry): Promise<StartedPaymentDto> {
    const opened: OpenPayment[] = [];
    const { id } = await this.idempotency.once({ ...retry, markReplayed: () => undefined }, async (tx) => {
      const payment = await this.open(tx, caller, orderId);
      opened.push(payment);
      return { id: payment.id };
    });
    const payment =
      opened.at(-1) ?? (await this.database.transaction((tx) => this.open(tx, caller, orderId)));
    // one that the provider was not told of has had no answer
    const wasAnswered = payment.id === id && payment.provider_payment_id !== null;
    const started = await this.payments.start(payment);
    if (opened.length === 0 && wasAnswered) retry.markReplayed();
    return StartedPaymentDto.from(started);
  }

  private async open(tx: Tx, caller: Caller, orderId: string): Promise<OpenPayment> {
    const order = await tx.row(holdOrder, orderId, caller.id, false);
    if (order === null) throw new NotFound();
    if (order.status !== 'pending') throw new OrderStateConflict(order.status);
    if (order.paymentDueAt <= this.clock.now())
      throw new OrderStateConflict('pending', 'The time to pay is over; the order is being cancelled.');
    return this.payments.open(tx, orderId, { amount: order.total, currency: order.currency });
  }
}
