import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { Requires } from '../access/access.decorators.js';
import { Creates } from '../http/created.js';
import { IfMatch, Precondition } from '../http/etag.js';
import { IdParam } from '../http/fields/id.param.js';
import { Idempotent, RetryKey, type Retry } from '../http/idempotency/retry.js';
import { ListQuery } from '../http/list/list-query.dto.js';
import { NotFound } from '../http/problem/problems.js';
import { Throws } from '../http/problem/throws.decorator.js';
import { UnknownCategory } from '../products/products.facade.js';
import { DiscountCodeTaken, DiscountLimitPassed, UnknownProduct } from './discount.problems.js';
import { DiscountsService } from './discounts.service.js';
import { CreateDiscountDto, DiscountDto, DiscountPageDto, UpdateDiscountDto } from './dto/discount.dto.js';

@Controller('discounts')
export class DiscountsController {
  constructor(private readonly discounts: DiscountsService) {}

  /** The codes that take something off. @remarks The newest first unless told; deleted ones are not shown. */
  @Get()
  @Requires('discounts:manage')
  async listDiscounts(@Query() query: ListQuery): Promise<DiscountPageDto> {
    return DiscountPageDto.of(await this.discounts.list(query), (row) => DiscountDto.from(row));
  }

  /** A discount. */
  @Get(':id')
  @Requires('discounts:manage')
  @Throws(NotFound)
  async getDiscount(@IdParam() id: string): Promise<DiscountDto> {
    return DiscountDto.from(await this.discounts.get(id));
  }

  /**
   * Add a discount.
   *
   * @remarks An order takes one code. What is sold by the dozen comes off first, then what the buyer's tier gives, then the
   *   code, each off what is left. A cancelled order gives its use back.
   */
  @Post()
  @Requires('discounts:manage')
  @Creates('/discounts')
  @Idempotent()
  @Throws(DiscountCodeTaken, UnknownProduct, UnknownCategory)
  createDiscount(@Body() body: CreateDiscountDto, @RetryKey() retry: Retry): Promise<DiscountDto> {
    return this.discounts.create(body, retry);
  }

  /** Change a discount. @remarks What is left out stays; orders keep what they were priced with. `maxUses` cannot fall below `uses`. */
  @Patch(':id')
  @Requires('discounts:manage')
  @Throws(NotFound, DiscountCodeTaken, DiscountLimitPassed, UnknownProduct, UnknownCategory)
  updateDiscount(
    @IdParam() id: string,
    @Body() body: UpdateDiscountDto,
    @IfMatch() precondition: Precondition,
  ): Promise<DiscountDto> {
    return this.discounts.change(id, body, precondition);
  }

  /** Delete a discount. @remarks Nobody uses it any more, and its code is free again; orders keep what they were priced with. */
  @Delete(':id')
  @HttpCode(204)
  @Requires('discounts:manage')
  @Throws(NotFound)
  deleteDiscount(@IdParam() id: string, @IfMatch() precondition: Precondition): Promise<void> {
    return this.discounts.delete(id, precondition);
  }
}
