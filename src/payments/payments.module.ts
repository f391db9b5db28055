import { Module } from '@nestjs/common';
import { CancelledOrders } from './cancelled-orders.js';
import { PaymentBooking } from './payment-booking.js';
import { PaymentNews } from './payment-news.js';
import { PaymentNotices } from './payment-notices.js';
import { PaymentsFacade } from './payments.facade.js';
import { Providers } from './providers.js';
import { Refunds } from './refunds.js';
import { Sandbox } from './sandbox/sandbox.js';
import { SandboxController } from './sandbox/sandbox.controller.js';
import { PaymentWebhooksController } from './webhooks.controller.js';

@Module({
  controllers: [PaymentWebhooksController, SandboxController],
  providers: [
    CancelledOrders,
    PaymentBooking,
    PaymentNews,
    PaymentNotices,
    PaymentsFacade,
    Providers,
    Refunds,
    Sandbox,
  ],
  exports: [PaymentsFacade],
})
export class PaymentsModule {}
