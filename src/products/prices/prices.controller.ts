import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Requires } from '../../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../../access/caller.js';
import { Creates } from '../../http/created.js';
import { IfMatch, Precondition } from '../../http/etag.js';
import { IdParam } from '../../http/fields/id.param.js';
import { Idempotent, RetryKey, type Retry } from '../../http/idempotency/retry.js';
import { NotFound } from '../../http/problem/problems.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { VariantRequired } from '../product.problems.js';
import { ListPriceHistoryDto, PastPriceDto, PastPricePageDto } from './dto/price-history.dto.js';
import {
  CreateScheduledPriceDto,
  ListScheduledPricesDto,
  ScheduledPriceDto,
  ScheduledPricePageDto,
} from './dto/scheduled-price.dto.js';
import { PriceHistory } from './price-history.js';
import { NoPriceInCurrency, PriceOverlap, ScheduledPriceOver } from './price.problems.js';
import { ScheduledPricesService } from './scheduled-prices.service.js';

@Controller()
export class PricesController {
  constructor(
    private readonly scheduled: ScheduledPricesService,
    private readonly history: PriceHistory,
  ) {}

  /** What the prices of a product were, the newest first. @remarks Who set them and when; a line is valid until the next of its variant and currency. */
  @Get('products/:id/price-history')
  @Requires('catalogue:write')
  @Throws(NotFound)
  async listPriceHistory(
    @IdParam() id: string,
    @Query() query: ListPriceHistoryDto,
  ): Promise<PastPricePageDto> {
    return PastPricePageDto.of(await this.history.list(id, query), (row) => PastPriceDto.from(row));
  }

  /** The prices of a product that are scheduled, run, or are over. */
  @Get('products/:id/scheduled-prices')
  @Requires('catalogue:write')
  @Throws(NotFound)
  async listScheduledPrices(
    @IdParam() id: string,
    @Query() query: ListScheduledPricesDto,
  ): Promise<ScheduledPricePageDto> {
    return ScheduledPricePageDto.of(await this.scheduled.list(id, query), (row) =>
      ScheduledPriceDto.from(row),
    );
  }

  /**
   * Schedule a price.
   *
   * @remarks It comes into force at `startsAt`, within a second; at `endsAt` the price before comes back. Whoever sets
   *   another price meanwhile ends it, and then nothing comes back. Of a variant and a currency one runs at a time.
   */
  @Post('products/:id/scheduled-prices')
  @Requires('catalogue:write')
  @Creates('/scheduled-prices')
  @Idempotent()
  @Throws(NotFound, VariantRequired, NoPriceInCurrency, PriceOverlap)
  createScheduledPrice(
    @IdParam() id: string,
    @Body() body: CreateScheduledPriceDto,
    @CurrentCaller() caller: Caller,
    @RetryKey() retry: Retry,
  ): Promise<ScheduledPriceDto> {
    return this.scheduled.create(caller, id, body, retry);
  }

  /** A scheduled price. */
  @Get('scheduled-prices/:id')
  @Requires('catalogue:write')
  @Throws(NotFound)
  async getScheduledPrice(@IdParam() id: string): Promise<ScheduledPriceDto> {
    return ScheduledPriceDto.from(await this.scheduled.get(id));
  }

  /** Cancel a scheduled price. @remarks One that runs is ended, and the price before is back at once. */
  @Delete('scheduled-prices/:id')
  @HttpCode(204)
  @Requires('catalogue:write')
  @Throws(NotFound, ScheduledPriceOver)
  cancelScheduledPrice(@IdParam() id: string, @IfMatch() precondition: Precondition): Promise<void> {
    return this.scheduled.cancel(id, precondition);
  }
}
