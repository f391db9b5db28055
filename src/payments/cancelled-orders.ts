import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Consumers } from '../events/consumers.js';
import { isId } from '../http/fields/text.js';
import { PaymentSettling } from './payment-settling.js';
import { Refunds } from './refunds.js';

const subject = 'money-of:';

/**
 * The event consumer `payments`: when an order is off, nobody can pay it any more and its waiting refunds go out.
 * Handling the event only marks the order; the provider is asked once that is committed. Should this process die in
 * between, the sweeps find what is left.
 */
@Injectable()
export class CancelledOrders implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly database: Database,
    private readonly refunds: Refunds,
    private readonly settling: PaymentSettling,
  ) {}

  onModuleInit(): void {
    this.consumers.register({
      name: 'payments',
      types: ['order.cancelled'],
      handle: (tx, { payload: { orderId } }) => {
        if (typeof orderId !== 'string' || !isId(orderId)) throw new Error('the event names no order');
        tx.touch(`${subject}${orderId}`);
        return Promise.resolve();
      },
    });
    this.database.onTouched((touched) => {
      for (const marked of touched.filter((one) => one.startsWith(subject)))
        void this.end(marked.slice(subject.length));
    });
  }

  private async end(orderId: string): Promise<void> {
    await this.settling.settleOf(orderId);
    await this.refunds.settle(orderId);
  }
}
