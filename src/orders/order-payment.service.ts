import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { NotFound } from '../http/problem/problems.js';
import { PaymentsFacade } from '../payments/payments.facade.js';
import { StartedPaymentDto } from './dto/payment.dto.js';
import { OrderStateConflict } from './order.problems.js';
import { holdOrder } from './orders.sql.js';

/** Paying for an order. */
@Injectable()
export class OrderPaymentService {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentsFacade,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * Starts the payment of the caller's unpaid order; asked again, gives the same payment.
   *
   * @throws NotFound, OrderStateConflict, PaymentsNotConfigured
   */
  async start(caller: Caller, orderId: string): Promise<StartedPaymentDto> {
    const payment = await this.database.transaction(async (tx) => {
      const order = await tx.row(holdOrder, orderId, caller.id, false);
      if (order === null) throw new NotFound();
      if (order.status !== 'pending') throw new OrderStateConflict(order.status);
      if (order.payment_due_at <= this.clock.now())
        throw new OrderStateConflict('pending', 'The time to pay is over; the order is being cancelled.');
      return this.payments.open(tx, orderId, { amount: order.total, currency: order.currency });
    });
    const started = await this.payments.start(payment);
    const confirmUrl = `${this.config.http.publicUrl}/api/v1/payments/sandbox/confirm`;
    return Object.assign(new StartedPaymentDto(), started, { confirmUrl });
  }
}
