import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { Requires } from '../access/access.decorators.js';
import { Creates } from '../http/created.js';
import { IfMatch, Precondition } from '../http/etag.js';
import { IdParam } from '../http/fields/id.param.js';
import { Idempotent, RetryKey, type Retry } from '../http/idempotency/retry.js';
import { NotFound } from '../http/problem/problems.js';
import { Throws } from '../http/problem/throws.decorator.js';
import {
  CreateTaxRateDto,
  ListTaxRatesDto,
  TaxRateDto,
  TaxRatePageDto,
  UpdateTaxRateDto,
} from './dto/tax-rate.dto.js';
import { TaxRateTaken } from './tax-rate.problems.js';
import { TaxRatesService } from './tax-rates.service.js';

@Controller('tax-rates')
export class TaxRatesController {
  constructor(private readonly rates: TaxRatesService) {}

  /** The tax rates. @remarks Where no rate is, no tax is. */
  @Get()
  @Requires('taxes:manage')
  async listTaxRates(@Query() query: ListTaxRatesDto): Promise<TaxRatePageDto> {
    return TaxRatePageDto.of(await this.rates.list(query), TaxRateDto.from);
  }

  /** A tax rate. */
  @Get(':id')
  @Requires('taxes:manage')
  @Throws(NotFound)
  async getTaxRate(@IdParam() id: string): Promise<TaxRateDto> {
    return TaxRateDto.from(await this.rates.get(id));
  }

  /** Add the tax rate of a country, or of a region of it. */
  @Post()
  @Requires('taxes:manage')
  @Creates('/tax-rates')
  @Idempotent()
  @Throws(TaxRateTaken)
  createTaxRate(@Body() body: CreateTaxRateDto, @RetryKey() retry: Retry): Promise<TaxRateDto> {
    return this.rates.create(body, retry);
  }

  /** Change a tax rate. @remarks Orders keep the rate that they were placed with. */
  @Patch(':id')
  @Requires('taxes:manage')
  @Throws(NotFound, TaxRateTaken)
  updateTaxRate(
    @IdParam() id: string,
    @Body() body: UpdateTaxRateDto,
    @IfMatch() precondition: Precondition,
  ): Promise<TaxRateDto> {
    return this.rates.change(id, body, precondition);
  }

  /** Delete a tax rate. @remarks Orders keep the rate that they were placed with. */
  @Delete(':id')
  @HttpCode(204)
  @Requires('taxes:manage')
  @Throws(NotFound)
  deleteTaxRate(@IdParam() id: string, @IfMatch() precondition: Precondition): Promise<void> {
    return this.rates.delete(id, precondition);
  }
}
