import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Catalogue } from './catalogue.js';
import { CategoriesController } from './categories/categories.controller.js';
import { CategoriesService } from './categories/categories.service.js';
import { Category } from './categories/category.entity.js';
import { PriceHistory } from './prices/price-history.js';
import { PricesController } from './prices/prices.controller.js';
import { ScheduledPriceRuns } from './prices/scheduled-price-runs.js';
import { ScheduledPricesService } from './prices/scheduled-prices.service.js';
import { Product } from './product.entity.js';
import { ProductChanges } from './product-changes.js';
import { ProductsController } from './products.controller.js';
import { ProductsFacade } from './products.facade.js';
import { ProductsService } from './products.service.js';
import { SalesController } from './sales/sales.controller.js';
import { SalesService } from './sales/sales.service.js';
import { Stock } from './stock.js';
import { StockKeepingService } from './stock-keeping.service.js';
import { VariantWriting } from './variants/variant-writing.js';
import { VariantsController } from './variants/variants.controller.js';
import { VariantsService } from './variants/variants.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Product, Category])],
  controllers: [
    SalesController,
    ProductsController,
    VariantsController,
    PricesController,
    CategoriesController,
  ],
  providers: [
    Catalogue,
    CategoriesService,
    PriceHistory,
    ProductChanges,
    ProductsFacade,
    ProductsService,
    SalesService,
    ScheduledPriceRuns,
    ScheduledPricesService,
    Stock,
    StockKeepingService,
    VariantWriting,
    VariantsService,
  ],
  exports: [ProductsFacade],
})
export class ProductsModule {}
