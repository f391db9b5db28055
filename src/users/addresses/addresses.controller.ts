import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { Owner, Requires } from '../../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../../access/caller.js';
import { Creates } from '../../http/created.js';
import { IfMatch, Precondition } from '../../http/etag.js';
import { IdParam } from '../../http/fields/id.param.js';
import { Idempotent, RetryKey, type Retry } from '../../http/idempotency/retry.js';
import { ListQuery } from '../../http/list/list-query.dto.js';
import { NotFound } from '../../http/problem/problems.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { TooManyAddresses } from './address.problems.js';
import { AddressesService } from './addresses.service.js';
import {
  CreateUserAddressDto,
  UpdateUserAddressDto,
  UserAddressDto,
  UserAddressPageDto,
} from './dto/user-address.dto.js';

@Controller('users/me/addresses')
export class AddressesController {
  constructor(private readonly addresses: AddressesService) {}

  /** My addresses. @remarks The oldest first unless told. */
  @Get()
  @Requires('profile:read')
  async listAddresses(
    @Query() query: ListQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<UserAddressPageDto> {
    return UserAddressPageDto.of(await this.addresses.list(caller.id, query), UserAddressDto.from);
  }

  /** One of my addresses. */
  @Get(':id')
  @Owner('profile:read')
  @Throws(NotFound)
  async getAddress(@IdParam() id: string, @CurrentCaller() caller: Caller): Promise<UserAddressDto> {
    return UserAddressDto.from(await this.addresses.get(caller.id, id));
  }

  /** Keep an address. @remarks Twenty at most; one of them can be the default. */
  @Post()
  @Requires('profile:write')
  @Creates('/users/me/addresses')
  @Idempotent()
  @Throws(TooManyAddresses)
  createAddress(
    @Body() body: CreateUserAddressDto,
    @CurrentCaller() caller: Caller,
    @RetryKey() retry: Retry,
  ): Promise<UserAddressDto> {
    return this.addresses.create(caller.id, body, retry);
  }

  /** Change an address. @remarks Orders keep the address that they were placed with. */
  @Patch(':id')
  @Owner('profile:write')
  @Throws(NotFound)
  updateAddress(
    @IdParam() id: string,
    @Body() body: UpdateUserAddressDto,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<UserAddressDto> {
    return this.addresses.change(caller.id, id, body, precondition);
  }

  /** Delete an address. @remarks Orders keep the address that they were placed with. */
  @Delete(':id')
  @HttpCode(204)
  @Owner('profile:write')
  @Throws(NotFound)
  deleteAddress(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<void> {
    return this.addresses.delete(caller.id, id, precondition);
  }
}
