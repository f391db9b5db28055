import { Body, Controller, Delete, Get, Header, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { Requires } from '../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { Creates } from '../http/created.js';
import { IfMatch, Precondition } from '../http/etag.js';
import { IdParam } from '../http/fields/id.param.js';
import { Idempotent, RetryKey, type Retry } from '../http/idempotency/retry.js';
import { ListQuery } from '../http/list/list-query.dto.js';
import { From, type Origin } from '../http/origin.js';
import { NotFound } from '../http/problem/problems.js';
import { Throws } from '../http/problem/throws.decorator.js';
import {
  CreateWebhookDto,
  NewWebhookDto,
  UpdateWebhookDto,
  WebhookDto,
  WebhookPageDto,
} from './dto/webhook.dto.js';
import { ShownSecrets } from './shown-secrets.js';
import { TooManyWebhooks, WebhookAddressRefused } from './webhook.problems.js';
import { WebhooksService } from './webhooks.service.js';

@Controller('webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: WebhooksService,
    private readonly shown: ShownSecrets,
  ) {}

  /** Where events are sent. @remarks The newest first unless told. */
  @Get()
  @Requires('webhooks:manage')
  async listWebhooks(@Query() query: ListQuery): Promise<WebhookPageDto> {
    return WebhookPageDto.of(await this.webhooks.list(query), WebhookDto.from);
  }

  /** A webhook. @remarks Without its secret. */
  @Get(':id')
  @Requires('webhooks:manage')
  @Throws(NotFound)
  async getWebhook(@IdParam() id: string): Promise<WebhookDto> {
    return WebhookDto.from(await this.webhooks.get(id));
  }

  /** Have events sent to an address. @remarks Messages are signed as Standard Webhooks says, at least once each. The secret is in this answer only. */
  @Post()
  @Requires('webhooks:manage')
  @Header('cache-control', 'no-store')
  @Creates('/webhooks')
  @Idempotent()
  @Throws(WebhookAddressRefused, TooManyWebhooks)
  createWebhook(
    @Body() body: CreateWebhookDto,
    @CurrentCaller() caller: Caller,
    @RetryKey() retry: Retry,
    @From() origin: Origin,
  ): Promise<NewWebhookDto> {
    return this.shown.create(body, retry, { caller, origin });
  }

  /** Change a webhook. @remarks `status: "active"` enables one that was disabled; what was given up meanwhile can be sent again. */
  @Patch(':id')
  @Requires('webhooks:manage')
  @Throws(NotFound, WebhookAddressRefused)
  updateWebhook(
    @IdParam() id: string,
    @Body() body: UpdateWebhookDto,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
    @From() origin: Origin,
  ): Promise<WebhookDto> {
    return this.webhooks.change(id, body, precondition, { caller, origin });
  }

  /** Delete a webhook. @remarks With the log of its deliveries. */
  @Delete(':id')
  @HttpCode(204)
  @Requires('webhooks:manage')
  @Throws(NotFound)
  deleteWebhook(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
    @From() origin: Origin,
  ): Promise<void> {
    return this.webhooks.delete(id, precondition, { caller, origin });
  }

  /** Give a webhook a new secret. @remarks For a day messages are signed with the old one too; one that is still older ends at once. The secret is in this answer only. */
  @Post(':id/rotate-secret')
  @HttpCode(200)
  @Requires('webhooks:manage')
  @Header('cache-control', 'no-store')
  @Idempotent()
  @Throws(NotFound)
  renewWebhookSecret(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller,
    @RetryKey() retry: Retry,
    @From() origin: Origin,
  ): Promise<NewWebhookDto> {
    return this.shown.renew(id, retry, { caller, origin });
  }
}
