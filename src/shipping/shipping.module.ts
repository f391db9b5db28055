import { Module } from '@nestjs/common';
import { ShippingFacade } from './shipping.facade.js';
import { ShippingMethodsController } from './shipping-methods.controller.js';
import { ShippingMethodsService } from './shipping-methods.service.js';

@Module({
  controllers: [ShippingMethodsController],
  providers: [ShippingFacade, ShippingMethodsService],
  exports: [ShippingFacade],
})
export class ShippingModule {}
