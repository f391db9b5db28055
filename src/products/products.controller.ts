import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import { Public, Requires } from '../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { Creates, CreatesWithin } from '../http/created.js';
import { IfMatch, Precondition } from '../http/etag.js';
import { IdOrSlugParam, IdParam } from '../http/fields/id.param.js';
import { Idempotent, RetryKey, type Retry } from '../http/idempotency/retry.js';
import { Forbidden, NotFound } from '../http/problem/problems.js';
import { Throws } from '../http/problem/throws.decorator.js';
import { Catalogue } from './catalogue.js';
import { CreateProductDto } from './dto/create-product.dto.js';
import { ListProductsDto } from './dto/list-products.dto.js';
import { ProductDto } from './dto/product.dto.js';
import { ListMovementsDto, MoveStockDto, StockMovementDto, StockMovementPageDto } from './dto/stock.dto.js';
import { UpdateProductDto } from './dto/update-product.dto.js';
import {
  InsufficientStock,
  SkuTaken,
  SlugTaken,
  StockMoved,
  UnknownCategory,
  VariantRequired,
} from './product.problems.js';
import { ProductsService } from './products.service.js';
import { SeesLatest, ShopWindow, subjectsOfPage } from './shop-window.js';
import { StockKeepingService } from './stock-keeping.service.js';
import { FoundProductPageDto } from './search/dto/found-product.dto.js';
import { OptionMismatch } from './variants/variant.problems.js';

@Controller('products')
export class ProductsController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly products: ProductsService,
    private readonly stockKeeping: StockKeepingService,
    private readonly window: ShopWindow,
  ) {}

  /**
   * Search and browse the catalogue.
   *
   * @remarks Words may be cut short (`shir` finds shirts) or mistyped (`ketle` finds kettles, when no product has such a
   *   word), and accents do not matter; `"in quotes"` must follow each other, `-without` excludes. A search puts the best
   *   match first; `sort=-relevance` names that order. Of words that more than some 1,000 products have, or a search with
   *   filters that more than 10,000 match, only the newest 500 are ranked; the others follow, the newest first, and the
   *   total is an estimate. `facets` counts what was found.
   */
  @Get()
  @Public()
  @Throws(Forbidden)
  listProducts(
    @Query() query: ListProductsDto,
    @CurrentCaller() caller: Caller | null,
    @SeesLatest() latest: boolean,
  ): Promise<FoundProductPageDto> {
    const read = async (): Promise<FoundProductPageDto> =>
      FoundProductPageDto.found(await this.catalogue.list(caller, query));
    return this.window.show(latest, ['products', query], read, ({ data }) => subjectsOfPage(query, data));
  }

  /** A product, by id or slug. */
  @Get(':id')
  @Public()
  @Throws(NotFound)
  getProduct(
    @IdOrSlugParam() idOrSlug: string,
    @CurrentCaller() caller: Caller | null,
    @SeesLatest() latest: boolean,
  ): Promise<ProductDto> {
    const read = async (): Promise<ProductDto> => ProductDto.from(await this.catalogue.get(caller, idOrSlug));
    return this.window.show(latest, ['product', idOrSlug], read, ({ id }) => [id, 'category']);
  }

  /**
   * Add a product.
   *
   * @remarks Without a slug it gets a free one made from its name. Its stock is the first line of its ledger. With
   *   `variants` each has a SKU, prices and stock of its own.
   */
  @Post()
  @Requires('catalogue:write')
  @Creates('/products')
  @Idempotent()
  @Throws(SkuTaken, SlugTaken, UnknownCategory, OptionMismatch)
  createProduct(
    @Body() body: CreateProductDto,
    @CurrentCaller() caller: Caller,
    @RetryKey() retry: Retry,
  ): Promise<ProductDto> {
    return this.products.create(caller, body, retry);
  }

  /**
   * Replace a product.
   *
   * @remarks What is left out is emptied; the slug is kept. Other stock than before is written to the ledger as
   *   `adjusted`. Variants are known by their SKU; those that are not named are withdrawn.
   */
  @Put(':id')
  @Requires('catalogue:write')
  @Throws(NotFound, SkuTaken, SlugTaken, UnknownCategory, OptionMismatch)
  replaceProduct(
    @IdParam() id: string,
    @Body() body: CreateProductDto,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<ProductDto> {
    return this.products.replace(caller, id, body, precondition);
  }

  /** Change a product. @remarks What is left out stays (RFC 7396). */
  @Patch(':id')
  @Requires('catalogue:write')
  @Throws(NotFound, SkuTaken, SlugTaken, UnknownCategory, OptionMismatch, VariantRequired)
  updateProduct(
    @IdParam() id: string,
    @Body() body: UpdateProductDto,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<ProductDto> {
    return this.products.update(caller, id, body, precondition);
  }

  /** Archive a product. @remarks It is no longer seen or sold; orders that name it keep it. Again: 204 too. */
  @Delete(':id')
  @HttpCode(204)
  @Requires('catalogue:write')
  @Throws(NotFound)
  archiveProduct(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<void> {
    return this.products.archive(caller, id, precondition);
  }

  /**
   * Move stock by hand.
   *
   * @remarks By `delta`, or to `set` if it still is what was `expected` (409 `STOCK_MOVED` otherwise). The ledger of
   *   movements always sums to the stock.
   */
  @Post(':id/stock')
  @CreatesWithin('/products/:id/stock-movements')
  @Requires('stock:write')
  @Idempotent()
  @Throws(NotFound, VariantRequired, InsufficientStock, StockMoved)
  moveStock(
    @IdParam() id: string,
    @Body() body: MoveStockDto,
    @CurrentCaller() caller: Caller,
    @RetryKey() retry: Retry,
  ): Promise<StockMovementDto> {
    return this.stockKeeping.move(caller, id, body, retry);
  }

  /** The stock ledger of a product, the newest first. */
  @Get(':id/stock-movements')
  @Requires('stock:write')
  @Throws(NotFound)
  async listStockMovements(
    @IdParam() id: string,
    @Query() query: ListMovementsDto,
  ): Promise<StockMovementPageDto> {
    return StockMovementPageDto.of(await this.stockKeeping.list(id, query), (row) =>
      StockMovementDto.from(row),
    );
  }
}
