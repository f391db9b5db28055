import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../jobs/jobs.js';
import { OrderExpiry } from './order-expiry.js';

/** What becomes of orders by itself. */
@Injectable()
export class OrderSweeps implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly expiry: OrderExpiry,
  ) {}

  onModuleInit(): void {
    this.jobs.schedule({
      name: 'cancel-unpaid-orders',
      cron: '* * * * *',
      againAfterSeconds: 5,
      work: () => this.expiry.cancelOverdue(),
    });
  }
}
