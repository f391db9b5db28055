import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Catalogue } from './catalogue.js';
import { CataloguePagesFacade } from './catalogue-pages.facade.js';
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
import { ProductWriting } from './product-writing.js';
import { ProductsService } from './products.service.js';
import { ShopWindow } from './shop-window.js';
import { ProductSweeps } from './product-sweeps.js';
import { QuantityBreaksController } from './quantity-breaks/quantity-breaks.controller.js';
import { QuantityBreaksService } from './quantity-breaks/quantity-breaks.service.js';
import { SalesCheck } from './sales/sales-check.js';
import { SalesController } from './sales/sales.controller.js';
import { SalesService } from './sales/sales.service.js';
import { ProductCounts } from './product-counts.js';
import { ProductFinder } from './search/product-finder.js';
import { SuggestController } from './search/suggest.controller.js';
import { Suggestions } from './search/suggestions.js';
import { Stock } from './stock.js';
import { StockKeepingService } from './stock-keeping.service.js';
import { TransferController } from './transfer/transfer.controller.js';
import { ImportsController } from './transfer/imports.controller.js';
import { transferProviders } from './transfer/transfer.providers.js';
import { VariantWriting } from './variants/variant-writing.js';
import { VariantsController } from './variants/variants.controller.js';
import { VariantsService } from './variants/variants.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Product, Category])],
  controllers: [
    SuggestController,
    SalesController,
    ProductsController,
    VariantsController,
    PricesController,
    QuantityBreaksController,
    CategoriesController,
    TransferController,
    ImportsController,
  ],
  providers: [
    Catalogue,
    CataloguePagesFacade,
    CategoriesService,
    PriceHistory,
    ProductChanges,
    ProductFinder,
    ProductCounts,
    ProductSweeps,
    ProductWriting,
    ProductsFacade,
    ProductsService,
    QuantityBreaksService,
    ShopWindow,
    SalesCheck,
    SalesService,
    ScheduledPriceRuns,
    ScheduledPricesService,
    Stock,
    StockKeepingService,
    Suggestions,
    VariantWriting,
    VariantsService,
    ...transferProviders,
  ],
  exports: [CataloguePagesFacade, ProductsFacade],
})
export class ProductsModule {}
