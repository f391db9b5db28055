import { PartialType } from '@nestjs/swagger';
import { DateTime, Nullable, OneOf, Optional, SomeOf } from '../../http/fields/fields.js';
import { Formed, Id, Text } from '../../http/fields/text.js';
import { PageOf } from '../../http/list/page.dto.js';
import { eventFilters } from '../../events/event-types.js';
import type { DisabledReason, WebhookRow } from '../webhooks.sql.js';

export const longestName = 100;
const statuses = ['active', 'disabled'] as const;
export type WebhookStatus = (typeof statuses)[number];
const reasons: readonly DisabledReason[] = ['by_admin', 'gone', 'failing'];

/** Where events are to be sent, and which. */
export class CreateWebhookDto {
  /** What it is for; the host of `url` unless told. @example "Warehouse" */
  @Optional()
  @Text(longestName)
  name?: string;

  /** Where messages are posted: https, and an address that everybody on the internet can reach, unless the configuration allows others. @example https://warehouse.example.com/stoa */
  @Text(2000)
  url: string;

  /** Which events: types, all of a kind, or `*` for everything. @example ["order.paid", "product.*"] */
  @SomeOf(['*', ...eventFilters], 'WebhookEventFilter')
  eventTypes: string[];
}

/** What changes of a webhook. */
export class UpdateWebhookDto extends PartialType(CreateWebhookDto, { skipNullProperties: false }) {
  /** `disabled`: nothing is sent, and messages that wait are given up. */
  @Optional()
  @OneOf(statuses, 'WebhookStatus')
  status?: WebhookStatus;
}

/** A webhook without its secret. */
export class WebhookDto {
  @Id()
  id: string;

  /** @example "Warehouse" */
  @Text(longestName)
  name: string;

  /** @example https://warehouse.example.com/stoa */
  @Text(2000)
  url: string;

  /** @example ["order.paid", "product.*"] */
  @SomeOf(['*', ...eventFilters], 'WebhookEventFilter')
  eventTypes: string[];

  @OneOf(statuses, 'WebhookStatus')
  status: WebhookStatus;

  /** Why it is disabled: an admin did it, the receiver answered 410, or it took no message for five days. */
  @Nullable()
  @OneOf(reasons, 'WebhookDisabledReason')
  disabledReason: DisabledReason | null;

  /** The first attempt that failed since the last one that succeeded; `null`: the last one did. */
  @Nullable()
  @DateTime()
  failingSince: string | null;

  /** Until when messages are signed with the secret of before too; `null`: there is none. */
  @Nullable()
  @DateTime()
  previousSecretUntil: string | null;

  /** Which admin made it; `null`: that person was erased. */
  @Nullable()
  @Id()
  createdBy: string | null;

  @DateTime()
  createdAt: string;

  @DateTime()
  updatedAt: string;

  static from(row: WebhookRow): WebhookDto {
    return Object.assign(new WebhookDto(), factsOf(row));
  }
}

/** A webhook with its secret: shown when it is made or renewed, and never again. */
export class NewWebhookDto extends WebhookDto {
  /** What messages are verified with. Keep it now; it is not shown again. @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw0123456789A= */
  @Formed(/^whsec_[A-Za-z0-9+/]{43}=$/, 50, 'must be a secret of a webhook')
  secret: string;

  static with(secret: string, facts: WebhookDto): NewWebhookDto {
    return Object.assign(new NewWebhookDto(), facts, { secret });
  }
}

/** A page of webhooks. */
export class WebhookPageDto extends PageOf(WebhookDto) {}

function factsOf(row: WebhookRow): WebhookDto {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    eventTypes: row.event_types,
    status: row.status,
    disabledReason: row.disabled_reason,
    failingSince: row.failing_since?.toISOString() ?? null,
    previousSecretUntil: row.previous_secret_until?.toISOString() ?? null,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
