import { Module } from '@nestjs/common';
import { CancelledOrders } from './cancelled-orders.js';
import { Ledger } from './ledger.js';
import { Payables } from './payables.js';
import { PaymentBooking } from './payment-booking.js';
import { PaymentNews } from './payment-news.js';
import { PaymentNotices } from './payment-notices.js';
import { PaymentSettling } from './payment-settling.js';
import { PaymentStarting } from './payment-starting.js';
import { PaymentsFacade } from './payments.facade.js';
import { Providers } from './providers.js';
import { RefundBooking } from './refund-booking.js';
import { Refunds } from './refunds.js';
import { Sandbox } from './sandbox/sandbox.js';
import { SandboxController } from './sandbox/sandbox.controller.js';
import { stripeProvider } from './stripe/stripe.provider.js';
import { PaymentWebhooksController } from './webhooks.controller.js';

@Module({
  controllers: [PaymentWebhooksController, SandboxController],
  providers: [
    CancelledOrders,
    Ledger,
    Payables,
    PaymentBooking,
    PaymentNews,
    PaymentNotices,
    PaymentSettling,
    PaymentStarting,
    PaymentsFacade,
    Providers,
    RefundBooking,
    Refunds,
    Sandbox,
    stripeProvider,
  ],
  exports: [PaymentsFacade],
})
export class PaymentsModule {}
