import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import type { Tx } from '../database/database.js';
import { Idempotency } from '../http/idempotency/idempotency.js';
import type { Retry } from '../http/idempotency/retry.js';
import { NewWebhookDto, type CreateWebhookDto, type WebhookDto } from './dto/webhook.dto.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { WebhooksService, type Doing } from './webhooks.service.js';

/** How long the secret of before still counts after a new one was made. */
const overlapSeconds = 86_400;

/**
 * The two answers that show a secret. What is kept of them for a retry has it sealed: a repetition shows the same
 * secret again, and nothing that lies in the database does.
 */
@Injectable()
export class ShownSecrets {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly webhooks: WebhooksService,
    private readonly secrets: WebhookSecrets,
    private readonly clock: Clock,
  ) {}

  /** Adds a webhook. @throws WebhookAddressRefused, TooManyWebhooks */
  create(request: CreateWebhookDto, retry: Retry, doing: Doing): Promise<NewWebhookDto> {
    return this.show(retry, (tx, sealed) => this.webhooks.add(tx, request, sealed, doing));
  }

  /** Gives the webhook a new secret. @throws NotFound */
  renew(id: string, retry: Retry, doing: Doing): Promise<NewWebhookDto> {
    const until = this.clock.inSeconds(overlapSeconds);
    return this.show(retry, (tx, sealed) => this.webhooks.rotate(tx, id, { sealed, until }, doing));
  }

  private async show(
    retry: Retry,
    work: (tx: Tx, sealed: Buffer) => Promise<WebhookDto>,
  ): Promise<NewWebhookDto> {
    const kept = await this.idempotency.once(retry, async (tx) => {
      const sealed = this.secrets.make();
      return { facts: await work(tx, sealed), sealed: sealed.toString('base64') };
    });
    return NewWebhookDto.with(this.secrets.textOf(Buffer.from(kept.sealed, 'base64')), kept.facts);
  }
}
