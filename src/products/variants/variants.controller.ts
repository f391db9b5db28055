import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { Public, Requires } from '../../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../../access/caller.js';
import { Creates } from '../../http/created.js';
import { IfMatch, Precondition } from '../../http/etag.js';
import { IdParam } from '../../http/fields/id.param.js';
import { Idempotent, RetryKey, type Retry } from '../../http/idempotency/retry.js';
import { ShortListQuery } from '../../http/list/short-list-query.dto.js';
import { pageOfShort } from '../../http/list/short-list.js';
import { NotFound } from '../../http/problem/problems.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { SkuTaken } from '../product.problems.js';
import { CreateVariantDto, UpdateVariantDto } from './dto/create-variant.dto.js';
import { VariantDto, VariantPageDto } from './dto/variant.dto.js';
import { LastVariant, OptionMismatch, TooManyVariants } from './variant.problems.js';
import { VariantsService } from './variants.service.js';

@Controller('products/:id/variants')
export class VariantsController {
  constructor(private readonly variants: VariantsService) {}

  /** The variants of a product, in the order in which they are shown. */
  @Get()
  @Public()
  @Throws(NotFound)
  async listVariants(
    @IdParam() productId: string,
    @Query() query: ShortListQuery,
    @CurrentCaller() caller: Caller | null,
  ): Promise<VariantPageDto> {
    const variants = pageOfShort(await this.variants.list(caller, productId), query);
    return VariantPageDto.of(variants, (row) => VariantDto.from(row));
  }

  /** A variant of a product. */
  @Get(':variantId')
  @Public()
  @Throws(NotFound)
  async getVariant(
    @IdParam() productId: string,
    @IdParam('variantId') id: string,
    @CurrentCaller() caller: Caller | null,
  ): Promise<VariantDto> {
    return VariantDto.from(await this.variants.get(caller, productId, id));
  }

  /** Add a variant. @remarks One that was withdrawn and has this SKU is taken up again, with its ledger. */
  @Post()
  @Requires('catalogue:write')
  @Creates('/products/:id/variants')
  @Idempotent()
  @Throws(NotFound, SkuTaken, OptionMismatch, TooManyVariants)
  createVariant(
    @IdParam() productId: string,
    @Body() body: CreateVariantDto,
    @CurrentCaller() caller: Caller,
    @RetryKey() retry: Retry,
  ): Promise<VariantDto> {
    return this.variants.create(caller, productId, body, retry);
  }

  /** Change a variant. @remarks What is left out stays; other stock than before is written to the ledger. */
  @Patch(':variantId')
  @Requires('catalogue:write')
  @Throws(NotFound, SkuTaken, OptionMismatch)
  updateVariant(
    @IdParam() productId: string,
    @IdParam('variantId') id: string,
    @Body() body: UpdateVariantDto,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<VariantDto> {
    return this.variants.update(caller, { productId, id }, body, precondition);
  }

  /** Withdraw a variant. @remarks It is no longer shown or sold; orders that name it and its ledger stay. */
  @Delete(':variantId')
  @HttpCode(204)
  @Requires('catalogue:write')
  @Throws(NotFound, LastVariant)
  withdrawVariant(
    @IdParam() productId: string,
    @IdParam('variantId') id: string,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<void> {
    return this.variants.withdraw(caller, productId, id, precondition);
  }
}
