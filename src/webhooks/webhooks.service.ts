import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { AuditLog, type AuditDetails, type AuditType } from '../audit/audit-log.js';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import { Database, type Tx } from '../database/database.js';
import type { Precondition } from '../http/etag.js';
import type { Origin } from '../http/origin.js';
import type { ListQuery } from '../http/list/list-query.dto.js';
import { slice, type Slice } from '../http/list/listing.js';
import { NotFound } from '../http/problem/problems.js';
import { AddressPolicy, RefusedAddress } from './address/address-policy.js';
import * as deliveries from './delivery/deliveries.sql.js';
import { longestName, WebhookDto, type CreateWebhookDto, type UpdateWebhookDto } from './dto/webhook.dto.js';
import { disabledError, givenUpAtOnce } from './webhook-ends.js';
import { mostWebhooks, TooManyWebhooks, WebhookAddressRefused } from './webhook.problems.js';
import * as sql from './webhooks.sql.js';

/** Who does it, and from where. */
export interface Doing {
  readonly caller: Caller;
  readonly origin: Origin;
}

/** Webhooks: where events are sent. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly database: Database,
    private readonly policy: AddressPolicy,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  list(query: ListQuery): Promise<Slice<sql.WebhookRow>> {
    return slice(this.database.read, sql.webhookListing, [], query);
  }

  /** @throws NotFound */
  async get(id: string): Promise<sql.WebhookRow> {
    const row = await this.database.read.row(sql.find, id);
    if (row === null) throw new NotFound();
    return row;
  }

  /** @throws WebhookAddressRefused, TooManyWebhooks */
  async add(tx: Tx, request: CreateWebhookDto, sealed: Buffer, doing: Doing): Promise<WebhookDto> {
    const url = this.allowed(request.url);
    await tx.rows(sql.lockAdditions);
    const counted = await tx.row(sql.count);
    if ((counted?.webhooks ?? 0) >= mostWebhooks) throw new TooManyWebhooks();
    const { name = hostOf(url), eventTypes } = request;
    const [id, now] = [newId(), this.clock.now()];
    const row = await tx.row(sql.insert, id, name, url, eventTypes, sealed, doing.caller.id, now);
    if (row === null) throw new Error('an insert gives its row');
    this.note(tx, 'webhook.created', { webhookId: id, eventTypes }, doing);
    return WebhookDto.from(row);
  }

  /** @throws NotFound, PreconditionFailed, WebhookAddressRefused */
  change(
    id: string,
    changes: UpdateWebhookDto,
    precondition: Precondition,
    doing: Doing,
  ): Promise<WebhookDto> {
    const url = changes.url === undefined ? undefined : this.allowed(changes.url);
    return this.database.transaction(async (tx) => {
      const current = await this.hold(tx, id);
      precondition.check(WebhookDto.from(current));
      const { name = current.name, eventTypes = current.event_types, status = current.status } = changes;
      const reason = status === 'active' ? null : (current.disabled_reason ?? 'by_admin');
      const place = [name, url ?? current.url, eventTypes, status, reason, this.clock.now()];
      const row = await tx.row(sql.update, id, ...place);
      if (row === null) throw new NotFound();
      if (status === 'disabled') await tx.rows(deliveries.giveUp, disabledError, givenUpAtOnce, id);
      this.note(tx, 'webhook.updated', { webhookId: id, fields: Object.keys(changes), status }, doing);
      return WebhookDto.from(row);
    });
  }

  /** Deletes the webhook; the log of its deliveries, which nobody can read any more, goes in parts. @throws NotFound, PreconditionFailed */
  async delete(id: string, precondition: Precondition, doing: Doing): Promise<void> {
    await this.database.transaction(async (tx) => {
      precondition.check(WebhookDto.from(await this.hold(tx, id)));
      await tx.rows(sql.remove, id, this.clock.now());
      this.note(tx, 'webhook.deleted', { webhookId: id }, doing);
    });
  }

  /** The secret of now counts until `until` beside the new one. @throws NotFound */
  async rotate(
    tx: Tx,
    id: string,
    secret: { sealed: Buffer; until: Date },
    doing: Doing,
  ): Promise<WebhookDto> {
    await this.hold(tx, id);
    const row = await tx.row(sql.rotate, id, secret.sealed, secret.until, this.clock.now());
    if (row === null) throw new NotFound();
    this.note(tx, 'webhook.secret_rotated', { webhookId: id }, doing);
    return WebhookDto.from(row);
  }

  /** The webhook, unchanged until the transaction ends. @throws NotFound */
  async hold(tx: Tx, id: string): Promise<sql.WebhookRow> {
    const row = await tx.row(sql.hold, id);
    if (row === null) throw new NotFound();
    return row;
  }

  private allowed(text: string): string {
    try {
      return this.policy.check(text).href;
    } catch (error) {
      if (error instanceof RefusedAddress) throw new WebhookAddressRefused(error.message);
      throw error;
    }
  }

  private note(tx: Tx, type: AuditType, details: AuditDetails, { caller, origin }: Doing): void {
    this.audit.append(tx, { type, actorId: caller.id, userId: null, details }, origin);
  }
}

/** Hosts may be longer than names. */
function hostOf(url: string): string {
  return new URL(url).hostname.slice(0, longestName);
}
