import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import type { Tx } from '../database/database.js';
import { statement } from '../database/statement.js';
import type { Origin } from '../http/origin.js';

/** Every kind of security event. The names never change once released. */
export const auditTypes = [
  'user.created',
  'user.signup_repeated',
  'user.updated',
  'user.erased',
  'user.exported',
  'user.role_changed',
  'user.status_changed',
  'signin.succeeded',
  'signin.failed',
  'signin.refused',
  'signin.second_factor_failed',
  'session.ended',
  'session.token_reused',
  'session.reauthenticated',
  'password.changed',
  'password.reset_asked',
  'password.reset',
  'email.verified',
  'email.change_asked',
  'email.changed',
  'identity.linked',
  'identity.unlinked',
  'account.claimed',
  'totp.enrolled',
  'totp.confirmed',
  'totp.removed',
  'recovery_code.used',
  'recovery_codes.replaced',
  'api_key.created',
  'api_key.revoked',
  'signing_key.rotated',
  'dead_letter.deleted',
  'job.retried',
  'schedule.started',
  'webhook.created',
  'webhook.updated',
  'webhook.deleted',
  'webhook.disabled',
  'webhook.secret_rotated',
] as const;

export type AuditType = (typeof auditTypes)[number];

/** Facts of a case, never a secret and never a person's data. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** Something that happened to somebody's account: who did what to whom. Ids only. */
export interface AuditEntry {
  readonly type: AuditType;
  /** Who did it; null: nobody who is known, or the service itself. */
  readonly actorId: string | null;
  /** Whose account it happened to; null when there is none. */
  readonly userId: string | null;
  readonly sessionId?: string | null;
  readonly details?: AuditDetails;
}

const insertEntry = statement<never>(
  'audit-append',
  `INSERT INTO audit_log (id, type, actor_id, user_id, session_id, address, user_agent, request_id, details, occurred_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);

/** The memory of every security event; the database refuses to change or delete a row of it. */
@Injectable()
export class AuditLog {
  constructor(private readonly clock: Clock) {}

  /** Adds the entry to the open transaction. `origin` null: the service itself did it. */
  append(tx: Tx, entry: AuditEntry, origin: Origin | null): void {
    tx.defer(
      insertEntry,
      newId(),
      entry.type,
      entry.actorId,
      entry.userId,
      entry.sessionId ?? null,
      origin?.address ?? null,
      origin?.userAgent ?? null,
      origin?.requestId.slice(0, 200) ?? null,
      JSON.stringify(entry.details ?? {}),
      this.clock.now(),
    );
  }
}
