import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CartsModule } from '../carts/carts.module.js';
import { DiscountsModule } from '../discounts/discounts.module.js';
import { PaymentsModule } from '../payments/payments.module.js';
import { ProductsModule } from '../products/products.module.js';
import { ShippingModule } from '../shipping/shipping.module.js';
import { TaxesModule } from '../taxes/taxes.module.js';
import { UsersModule } from '../users/users.module.js';
import { OrderExpiry } from './order-expiry.js';
import { InvoiceIssuing } from './invoices/invoice-issuing.js';
import { InvoicePrinter } from './invoices/invoice-printer.js';
import { InvoicesController } from './invoices/invoices.controller.js';
import { InvoicesService } from './invoices/invoices.service.js';
import { Checkouts } from './checkout/checkouts.js';
import { OrderItems } from './checkout/order-items.js';
import { OrderMoves } from './order-moves.js';
import { OrderMovesController } from './order-moves.controller.js';
import { OrderMovesService } from './order-moves.service.js';
import { OrderOpening } from './checkout/order-opening.js';
import { OrderPaymentService } from './order-payment.service.js';
import { OrderPaymentStartService } from './order-payment-start.service.js';
import { OrderPlacing } from './checkout/order-placing.js';
import { OrderPricing } from './checkout/order-pricing.js';
import { OrderReading } from './order-reading.js';
import { OrderRevival } from './order-revival.js';
import { Order } from './order.entity.js';
import { OrdersFacade } from './orders.facade.js';
import { OrderRefundsController } from './refunds/order-refunds.controller.js';
import { OrderRefundsService } from './refunds/order-refunds.service.js';
import { OrderShipments } from './shipments/order-shipments.js';
import { OrderShipmentsController } from './shipments/order-shipments.controller.js';
import { OrderShipmentsService } from './shipments/order-shipments.service.js';
import { OrdersController } from './orders.controller.js';
import { OrderSweeps } from './order-sweeps.js';
import { OrdersService } from './orders.service.js';
import { OrderTerms } from './terms/order-terms.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Order]),
    CartsModule,
    PaymentsModule,
    ProductsModule,
    DiscountsModule,
    ShippingModule,
    TaxesModule,
    UsersModule,
  ],
  controllers: [
    OrdersController,
    OrderMovesController,
    OrderRefundsController,
    OrderShipmentsController,
    InvoicesController,
  ],
  providers: [
    Checkouts,
    InvoiceIssuing,
    InvoicePrinter,
    InvoicesService,
    OrderExpiry,
    OrderItems,
    OrderMoves,
    OrderMovesService,
    OrderOpening,
    OrderPaymentService,
    OrderPaymentStartService,
    OrderPlacing,
    OrderPricing,
    OrderReading,
    OrderRefundsService,
    OrderRevival,
    OrderShipments,
    OrderShipmentsService,
    OrderSweeps,
    OrderTerms,
    OrdersFacade,
    OrdersService,
  ],
  exports: [OrdersFacade],
})
export class OrdersModule {}
