import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../../database/database.js';
import { Idempotency } from '../../http/idempotency/idempotency.js';
import type { Retry } from '../../http/idempotency/retry.js';
import { slice, where, type Slice } from '../../http/list/listing.js';
import { NotFound } from '../../http/problem/problems.js';
import { WebhookDeliveryDto, type ListWebhookDeliveriesDto } from '../dto/webhook-delivery.dto.js';
import { WebhookDisabled } from '../webhook.problems.js';
import { WebhooksService } from '../webhooks.service.js';
import * as sql from './deliveries.sql.js';
import { NewDeliveries } from './new-deliveries.js';

/** The log of what was sent to a webhook, and sending by hand. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly webhooks: WebhooksService,
    private readonly added: NewDeliveries,
  ) {}

  /** @throws NotFound there is no such webhook */
  async list(webhookId: string, query: ListWebhookDeliveriesDto): Promise<Slice<sql.DeliveryRow>> {
    await this.webhooks.get(webhookId);
    const conditions = [where`d.webhook_id = ${webhookId}`];
    if (query.status !== undefined) conditions.push(where`d.status = ${query.status}`);
    if (query.type !== undefined) conditions.push(where`d.event_type = ${query.type}`);
    return slice(this.database.read, sql.deliveryListing, conditions, query);
  }

  /** @throws NotFound */
  async get(webhookId: string, id: string): Promise<WebhookDeliveryDto> {
    const row = await this.database.read.row(sql.find, id, webhookId);
    if (row === null) throw new NotFound();
    return WebhookDeliveryDto.from(row);
  }

  /** Sends a message that only shows whether it works. @throws NotFound, WebhookDisabled */
  test(webhookId: string, retry: Retry): Promise<WebhookDeliveryDto> {
    return this.idempotency.once(retry, async (tx) => {
      await this.holdActive(tx, webhookId);
      return WebhookDeliveryDto.from(await this.added.addTest(tx, webhookId));
    });
  }

  /** Sends a message of the log once more, as a delivery of its own. @throws NotFound, WebhookDisabled */
  resend(webhookId: string, id: string, retry: Retry): Promise<WebhookDeliveryDto> {
    return this.idempotency.once(retry, async (tx) => {
      await this.holdActive(tx, webhookId);
      const row = await tx.row(sql.find, id, webhookId);
      if (row === null) throw new NotFound();
      return WebhookDeliveryDto.from(await this.added.addAgain(tx, row));
    });
  }

  private async holdActive(tx: Tx, webhookId: string): Promise<void> {
    const webhook = await this.webhooks.hold(tx, webhookId);
    if (webhook.status !== 'active') throw new WebhookDisabled();
  }
}
