import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../clock/clock.js';
import type { Tx } from '../database/database.js';
import { Mail } from '../mail/mail.js';
import * as deliveries from './delivery/deliveries.sql.js';
import * as sql from './webhooks.sql.js';

export const disabledKind = 'webhook_disabled';
/** So many messages are given up in the transaction that disables; the others within the minute. */
export const givenUpAtOnce = 500;
/** What is written of messages that were waiting when their webhook was disabled. */
export const disabledError = 'The webhook was disabled.';

/** Webhooks that the service itself disables. */
@Injectable()
export class WebhookEnds {
  constructor(
    private readonly audit: AuditLog,
    private readonly mail: Mail,
    private readonly clock: Clock,
  ) {}

  /** Disables the webhook in the open transaction, with its row held, and tells its creator, or else every admin. */
  async disable(
    tx: Tx,
    { id, createdBy, reason }: { id: string; createdBy: string | null; reason: 'gone' | 'failing' },
  ): Promise<void> {
    await tx.rows(sql.disable, id, reason, this.clock.now());
    await tx.rows(deliveries.giveUp, disabledError, givenUpAtOnce, id);
    const details = { webhookId: id, reason };
    this.audit.append(tx, { type: 'webhook.disabled', actorId: null, userId: null, details }, null);
    for (const person of await tx.rows(sql.peopleToTell, createdBy))
      this.mail.enqueue(tx, disabledKind, { userId: person.id, webhookId: id });
  }
}
