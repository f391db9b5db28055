import { Body, Controller, Get, Post } from '@nestjs/common';
import { Owner, Public, Requires } from '../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { Creates } from '../http/created.js';
import { IdParam } from '../http/fields/id.param.js';
import { Idempotent, RetryKey, type Retry } from '../http/idempotency/retry.js';
import { NotFound } from '../http/problem/problems.js';
import { Throws } from '../http/problem/throws.decorator.js';
import { CreateUserDto } from './dto/create-user.dto.js';
import { MeDto, UserDto } from './dto/user.dto.js';
import { EmailTaken } from './user.problems.js';
import { UsersService } from './users.service.js';

@Controller('users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  /** Sign up. @remarks The new account is a viewer of the regular tier. Addresses that differ in case or spaces are one. */
  @Post()
  @Public()
  @Creates('/users')
  @Idempotent()
  @Throws(EmailTaken)
  createUser(@Body() body: CreateUserDto, @RetryKey() retry: Retry): Promise<UserDto> {
    return this.users.signUp(body, retry);
  }

  /** Who am I, and what may I do. */
  @Get('me')
  @Requires('profile:read')
  async getMe(@CurrentCaller() caller: Caller): Promise<MeDto> {
    return MeDto.from(await this.users.get(caller, caller.id));
  }

  /** An account. @remarks One's own; anybody's for admins. */
  @Get(':id')
  @Owner('profile:read', 'users:read:any')
  @Throws(NotFound)
  async getUser(@IdParam() id: string, @CurrentCaller() caller: Caller): Promise<UserDto> {
    return UserDto.from(await this.users.get(caller, id));
  }
}
