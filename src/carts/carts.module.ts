import { Module } from '@nestjs/common';
import { ProductsModule } from '../products/products.module.js';
import { CartHolding } from './cart-holding.js';
import { CartMerging } from './cart-merging.js';
import { CartReading } from './cart-reading.js';
import { CartSweeps } from './cart-sweeps.js';
import { CartsController } from './carts.controller.js';
import { CartsFacade } from './carts.facade.js';
import { CartsService } from './carts.service.js';

@Module({
  imports: [ProductsModule],
  controllers: [CartsController],
  providers: [CartHolding, CartMerging, CartReading, CartSweeps, CartsFacade, CartsService],
  exports: [CartsFacade],
})
export class CartsModule {}
