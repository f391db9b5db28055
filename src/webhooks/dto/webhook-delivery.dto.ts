import { ApiProperty } from '@nestjs/swagger';
import { DateTime, Int, Nullable, OneOf, Optional } from '../../http/fields/fields.js';
import { Id, Text } from '../../http/fields/text.js';
import { ListQuery } from '../../http/list/list-query.dto.js';
import { PageOf } from '../../http/list/page.dto.js';
import type { DeliveryRow, DeliveryStatus, WholeDeliveryRow } from '../delivery/deliveries.sql.js';
import { eventTypes } from '../../events/event-types.js';

/** The type of the message that only shows whether a webhook works. It is sent whatever the filter. */
export const testType = 'webhook.test';
const statuses: readonly DeliveryStatus[] = ['pending', 'delivered', 'failed'];
const types = [...eventTypes, testType];
const mostMilliseconds = 2 ** 31 - 1;
const foreignText = (maxLength: number, example: string): PropertyDecorator =>
  ApiProperty({ type: 'string', minLength: 0, maxLength, pattern: '^[^\\u0000]*$', example });

/** Which deliveries. Sorted by `createdAt`; the newest first unless told. */
export class ListWebhookDeliveriesDto extends ListQuery {
  @Optional()
  @OneOf(statuses, 'WebhookDeliveryStatus')
  status?: DeliveryStatus;

  /** Of which type the event is. */
  @Optional()
  @OneOf(types, 'WebhookMessageType')
  type?: string;
}

/** A message to a webhook, and what became of it. */
export class WebhookDeliverySummaryDto {
  @Id()
  id: string;

  @Id()
  webhookId: string;

  /** The `webhook-id` that the receiver sees: the same at each attempt, and when the message is sent again. */
  @Id()
  eventId: string;

  @OneOf(types, 'WebhookMessageType')
  type: string;

  @OneOf(statuses, 'WebhookDeliveryStatus')
  status: DeliveryStatus;

  /** How often it was sent. */
  @Int(0, 1_000_000)
  attempts: number;

  /** When it is sent next; `null`: it is not. */
  @Nullable()
  @DateTime()
  nextAttemptAt: string | null;

  @Nullable()
  @DateTime()
  lastAttemptAt: string | null;

  /** How long the last attempt took. */
  @Nullable()
  @Int(0, mostMilliseconds)
  durationMilliseconds: number | null;

  /** With which status the receiver answered last. */
  @Nullable()
  @Int(100, 999)
  answerStatus: number | null;

  /** What was wrong at the last attempt; `null`: nothing. @example "The connection failed (ECONNREFUSED)." */
  @Nullable()
  @Text(500)
  error: string | null;

  @DateTime()
  createdAt: string;

  static from(row: DeliveryRow): WebhookDeliverySummaryDto {
    return Object.assign(new WebhookDeliverySummaryDto(), factsOf(row));
  }
}

/** A message to a webhook with what was sent and what came back. */
export class WebhookDeliveryDto extends WebhookDeliverySummaryDto {
  /** What was sent, to the letter. */
  @foreignText(100_000, '{"type":"order.paid","timestamp":"2026-01-31T09:30:00.000Z","data":{}}')
  requestBody: string;

  /** The first 16 KiB of the last answer; what is no UTF-8 in it is replaced. `null`: there was none. */
  @Nullable()
  @foreignText(16_384, 'ok')
  answerBody: string | null;

  static override from(row: WholeDeliveryRow): WebhookDeliveryDto {
    return Object.assign(new WebhookDeliveryDto(), factsOf(row), {
      requestBody: row.body,
      answerBody: row.answer_body,
    });
  }
}

/** A page of deliveries. */
export class WebhookDeliveryPageDto extends PageOf(WebhookDeliverySummaryDto) {}

function factsOf(row: DeliveryRow): WebhookDeliverySummaryDto {
  return {
    id: row.id,
    webhookId: row.webhook_id,
    eventId: row.event_id,
    type: row.event_type,
    status: row.status,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at?.toISOString() ?? null,
    lastAttemptAt: row.last_attempt_at?.toISOString() ?? null,
    durationMilliseconds: row.duration_ms,
    answerStatus: row.answer_status,
    error: row.error,
    createdAt: row.created_at.toISOString(),
  };
}
