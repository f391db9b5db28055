import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Consumers } from '../events/consumers.js';
import { isId } from '../http/fields/text.js';
import { countRefund, countSale } from './sales.sql.js';

/**
 * The event consumer `reports`: keeps the counters of what was sold and given back. The database functions that it calls
 * count nothing twice, whoever asks.
 */
@Injectable()
export class SalesCounting implements OnModuleInit {
  constructor(private readonly consumers: Consumers) {}

  onModuleInit(): void {
    this.consumers.register({
      name: 'reports',
      types: ['order.paid', 'payment.refunded'],
      handle: async (tx, { type, payload: { orderId, refundId } }) => {
        const [statement, id] = type === 'order.paid' ? [countSale, orderId] : [countRefund, refundId];
        if (typeof id !== 'string' || !isId(id)) throw new Error('the event names nothing to count');
        await tx.rows(statement, id);
      },
    });
  }
}
