import { Module } from '@nestjs/common';
import { ProductsModule } from '../products/products.module.js';
import { DiscountsController } from './discounts.controller.js';
import { DiscountsFacade } from './discounts.facade.js';
import { DiscountsService } from './discounts.service.js';

@Module({
  imports: [ProductsModule],
  controllers: [DiscountsController],
  providers: [DiscountsFacade, DiscountsService],
  exports: [DiscountsFacade],
})
export class DiscountsModule {}
