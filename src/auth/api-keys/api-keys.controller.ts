import { Body, Controller, Delete, Get, Header, HttpCode, Post, Query } from '@nestjs/common';
import { Owner, Requires } from '../../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../../access/caller.js';
import { StepUp } from '../../access/step-up.js';
import { Creates } from '../../http/created.js';
import { IfMatch, Precondition } from '../../http/etag.js';
import { IdParam } from '../../http/fields/id.param.js';
import { Idempotent, RetryKey, type Retry } from '../../http/idempotency/retry.js';
import { ShortListQuery } from '../../http/list/short-list-query.dto.js';
import { pageOfShort } from '../../http/list/short-list.js';
import { From, type Origin } from '../../http/origin.js';
import { NotFound } from '../../http/problem/problems.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { TooManyApiKeys } from './api-key.problems.js';
import { ApiKeysService } from './api-keys.service.js';
import { ApiKeyDto, ApiKeyPageDto, CreateApiKeyDto, NewApiKeyDto } from './dto/api-key.dto.js';

@Controller('auth/api-keys')
export class ApiKeysController {
  constructor(private readonly apiKeys: ApiKeysService) {}

  /** Your API keys. @remarks The newest first; those that are over are not among them. */
  @Get()
  @Requires('security:manage')
  async listApiKeys(@Query() query: ShortListQuery, @CurrentCaller() caller: Caller): Promise<ApiKeyPageDto> {
    return ApiKeyPageDto.of(pageOfShort(await this.apiKeys.list(caller), query), ApiKeyDto.from);
  }

  /** One of your API keys. */
  @Get(':id')
  @Owner('security:manage')
  @Throws(NotFound)
  getApiKey(@IdParam() id: string, @CurrentCaller() caller: Caller): Promise<ApiKeyDto> {
    return this.apiKeys.get(caller, id);
  }

  /** Make an API key. @remarks For programs that act for you: `Authorization: Bearer stoa_...`. It may do what its scopes say, as far as your account may; never how you sign in. Its text is in this answer only. */
  @Post()
  @StepUp()
  @Requires('security:manage')
  @Header('cache-control', 'no-store')
  @Creates('/auth/api-keys')
  @Idempotent()
  @Throws(TooManyApiKeys)
  createApiKey(
    @Body() body: CreateApiKeyDto,
    @CurrentCaller() caller: Caller,
    @RetryKey() retry: Retry,
    @From() origin: Origin,
  ): Promise<NewApiKeyDto> {
    return this.apiKeys.create(caller, body, retry, origin);
  }

  /** Revoke an API key. @remarks It stops at once, everywhere. */
  @Delete(':id')
  @HttpCode(204)
  @Owner('security:manage')
  @Throws(NotFound)
  endApiKey(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
    @From() origin: Origin,
  ): Promise<void> {
    return this.apiKeys.revoke(caller, id, precondition, origin);
  }
}
