import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Consumers } from '../events/consumers.js';
import { isId } from '../http/fields/text.js';
import { Refunds } from './refunds.js';

const subject = 'refunds-of:';

/**
 * The event consumer `payments`: when an order is off, its waiting refunds go out promptly. Handling the event only marks
 * the order; the provider is asked once that is committed. Should this process die in between, the sweep finds them.
 */
@Injectable()
export class CancelledOrders implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly database: Database,
    private readonly refunds: Refunds,
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
        void this.refunds.settle(marked.slice(subject.length));
    });
  }
}
