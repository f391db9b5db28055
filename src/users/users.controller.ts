import { Body, Controller, Get, HttpStatus, Patch, Post, Put, Query, Res } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Owner, Public, Requires } from '../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { StepUpRequired } from '../access/step-up.js';
import { Creates } from '../http/created.js';
import { IfMatch, Precondition } from '../http/etag.js';
import { IdParam } from '../http/fields/id.param.js';
import { Idempotent, RetryKey, type Retry } from '../http/idempotency/retry.js';
import { From, type Origin } from '../http/origin.js';
import { NotFound } from '../http/problem/problems.js';
import { Throws } from '../http/problem/throws.decorator.js';
import { ReplaceUserDto, UpdateUserDto } from './dto/change-user.dto.js';
import { CreateUserDto } from './dto/create-user.dto.js';
import { ListUsersDto, UserPageDto } from './dto/list-users.dto.js';
import { MeDto, UserDto } from './dto/user.dto.js';
import { SignUpService } from './sign-up.service.js';
import { UserChangesService } from './user-changes.service.js';
import { EmailChangeNeedsProof, EmailTaken, LastAdmin } from './user.problems.js';
import { UsersService } from './users.service.js';

@Controller('users')
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly signUps: SignUpService,
    private readonly changes: UserChangesService,
  ) {}

  /** Sign up. @remarks The new account is a viewer of the regular tier. Addresses that differ in case or spaces are one. */
  @Post()
  @Public()
  @Creates('/users')
  @Idempotent()
  @Throws(EmailTaken)
  @ApiResponse({ status: 201, type: UserDto })
  @ApiResponse({
    status: 202,
    description: 'Taken note of; the mail says more. Only with SIGNUP_DISCLOSURE=off.',
  })
  async createUser(
    @Body() body: CreateUserDto,
    @RetryKey() retry: Retry,
    @From() origin: Origin,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserDto | undefined> {
    const user = await this.signUps.signUp(body, retry, origin);
    if (user === null) void reply.code(HttpStatus.ACCEPTED);
    return user ?? undefined;
  }

  /** Find accounts. */
  @Get()
  @Requires('users:read:any')
  async listUsers(@Query() query: ListUsersDto): Promise<UserPageDto> {
    return UserPageDto.of(await this.users.list(query), (row) => UserDto.from(row));
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

  /** Replace an account. @remarks One's own; anybody's for admins. The name must be there; what else is left out stays, because it is not the person's to empty. */
  @Put(':id')
  @Owner('profile:write', 'users:write:any')
  @Throws(NotFound, StepUpRequired, EmailChangeNeedsProof, LastAdmin)
  replaceUser(
    @IdParam() id: string,
    @Body() body: ReplaceUserDto,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
    @From() origin: Origin,
  ): Promise<UserDto> {
    return this.changes.change({ caller, id, precondition, origin }, body);
  }

  /** Change an account. @remarks One's own; anybody's for admins. What is left out stays (RFC 7396). */
  @Patch(':id')
  @Owner('profile:write', 'users:write:any')
  @Throws(NotFound, StepUpRequired, EmailChangeNeedsProof, LastAdmin)
  updateUser(
    @IdParam() id: string,
    @Body() body: UpdateUserDto,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
    @From() origin: Origin,
  ): Promise<UserDto> {
    return this.changes.change({ caller, id, precondition, origin }, body);
  }
}
