import { Module } from '@nestjs/common';
import { TaxRatesController } from './tax-rates.controller.js';
import { TaxRatesService } from './tax-rates.service.js';
import { TaxesFacade } from './taxes.facade.js';

@Module({
  controllers: [TaxRatesController],
  providers: [TaxesFacade, TaxRatesService],
  exports: [TaxesFacade],
})
export class TaxesModule {}
