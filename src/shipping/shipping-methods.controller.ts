import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { Public, Requires } from '../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { Creates } from '../http/created.js';
import { IfMatch, Precondition } from '../http/etag.js';
import { IdParam } from '../http/fields/id.param.js';
import { Idempotent, RetryKey, type Retry } from '../http/idempotency/retry.js';
import { NotFound } from '../http/problem/problems.js';
import { Throws } from '../http/problem/throws.decorator.js';
import {
  CreateShippingMethodDto,
  ListShippingMethodsDto,
  ShippingMethodDto,
  ShippingMethodPageDto,
  UpdateShippingMethodDto,
} from './dto/shipping-method.dto.js';
import { ShippingMethodsService } from './shipping-methods.service.js';

@Controller('shipping-methods')
export class ShippingMethodsController {
  constructor(private readonly methods: ShippingMethodsService) {}

  /** The ways for goods to travel. @remarks Those that can be chosen; for admins the others too. */
  @Get()
  @Public()
  async listShippingMethods(
    @Query() query: ListShippingMethodsDto,
    @CurrentCaller() caller: Caller | null,
  ): Promise<ShippingMethodPageDto> {
    return ShippingMethodPageDto.of(await this.methods.list(caller, query), ShippingMethodDto.from);
  }

  /** A way for goods to travel. */
  @Get(':id')
  @Public()
  @Throws(NotFound)
  async getShippingMethod(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller | null,
  ): Promise<ShippingMethodDto> {
    return ShippingMethodDto.from(await this.methods.get(caller, id));
  }

  /** Add a way for goods to travel. */
  @Post()
  @Requires('shipping:manage')
  @Creates('/shipping-methods')
  @Idempotent()
  createShippingMethod(
    @Body() body: CreateShippingMethodDto,
    @RetryKey() retry: Retry,
  ): Promise<ShippingMethodDto> {
    return this.methods.create(body, retry);
  }

  /** Change a way for goods to travel. @remarks Orders that chose it keep what they chose. */
  @Patch(':id')
  @Requires('shipping:manage')
  @Throws(NotFound)
  updateShippingMethod(
    @IdParam() id: string,
    @Body() body: UpdateShippingMethodDto,
    @IfMatch() precondition: Precondition,
  ): Promise<ShippingMethodDto> {
    return this.methods.change(id, body, precondition);
  }

  /** Delete a way for goods to travel. @remarks Orders that chose it keep what they chose. */
  @Delete(':id')
  @HttpCode(204)
  @Requires('shipping:manage')
  @Throws(NotFound)
  deleteShippingMethod(@IdParam() id: string, @IfMatch() precondition: Precondition): Promise<void> {
    return this.methods.delete(id, precondition);
  }
}
