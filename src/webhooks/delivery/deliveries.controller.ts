import { Controller, Get, Post, Query } from '@nestjs/common';
import { Requires } from '../../access/access.decorators.js';
import { Creates } from '../../http/created.js';
import { IdParam } from '../../http/fields/id.param.js';
import { Idempotent, RetryKey, type Retry } from '../../http/idempotency/retry.js';
import { NotFound } from '../../http/problem/problems.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import {
  ListWebhookDeliveriesDto,
  WebhookDeliveryDto,
  WebhookDeliveryPageDto,
  WebhookDeliverySummaryDto,
} from '../dto/webhook-delivery.dto.js';
import { WebhookDisabled } from '../webhook.problems.js';
import { DeliveriesService } from './deliveries.service.js';

@Controller('webhooks/:id')
export class WebhookDeliveriesController {
  constructor(private readonly deliveries: DeliveriesService) {}

  /** What was sent to a webhook, and what became of it. @remarks The newest first; kept for thirty days. */
  @Get('deliveries')
  @Requires('webhooks:manage')
  @Throws(NotFound)
  async listWebhookDeliveries(
    @IdParam() id: string,
    @Query() query: ListWebhookDeliveriesDto,
  ): Promise<WebhookDeliveryPageDto> {
    return WebhookDeliveryPageDto.of(await this.deliveries.list(id, query), WebhookDeliverySummaryDto.from);
  }

  /** A delivery. @remarks With what was sent and what was answered last. */
  @Get('deliveries/:deliveryId')
  @Requires('webhooks:manage')
  @Throws(NotFound)
  getWebhookDelivery(
    @IdParam() id: string,
    @IdParam('deliveryId') deliveryId: string,
  ): Promise<WebhookDeliveryDto> {
    return this.deliveries.get(id, deliveryId);
  }

  /** Send a test. @remarks A message of type `webhook.test`, signed like all others; its delivery says what came of it. */
  @Post('test')
  @Requires('webhooks:manage')
  @Creates('/webhooks/:id/deliveries')
  @Idempotent()
  @Throws(NotFound, WebhookDisabled)
  createWebhookTest(@IdParam() id: string, @RetryKey() retry: Retry): Promise<WebhookDeliveryDto> {
    return this.deliveries.test(id, retry);
  }

  /** Send a message once more. @remarks As a new delivery with the same body and `webhook-id`, whatever became of the first. */
  @Post('deliveries/:deliveryId/redeliver')
  @Requires('webhooks:manage')
  @Creates('/webhooks/:id/deliveries')
  @Idempotent()
  @Throws(NotFound, WebhookDisabled)
  resendWebhookDelivery(
    @IdParam() id: string,
    @IdParam('deliveryId') deliveryId: string,
    @RetryKey() retry: Retry,
  ): Promise<WebhookDeliveryDto> {
    return this.deliveries.resend(id, deliveryId, retry);
  }
}
