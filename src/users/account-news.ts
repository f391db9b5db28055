import { Injectable } from '@nestjs/common';
import { Revocations } from '../access/revocations/revocations.js';
import { AuditLog, type AuditDetails, type AuditType } from '../audit/audit-log.js';
import type { Tx } from '../database/database.js';
import { Outbox } from '../events/outbox.js';
import type { Origin } from '../http/origin.js';
import { Mail } from '../mail/mail.js';
import type { User } from './user.entity.js';
import { UserErased, UserUpdated } from './user.events.js';
import type { UserFacts } from './user-facts.js';

/** What of an account is different now, and who wanted it. */
export interface AccountChange {
  readonly before: User;
  readonly changes: Partial<UserFacts>;
  /** Null: an operator, from the command line. */
  readonly actorId: string | null;
}

/** Tells all who care of what happened to an account; the last that its transaction does. Then {@link spread}. */
@Injectable()
export class AccountNews {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly mail: Mail,
    private readonly revocations: Revocations,
  ) {}

  /** Of a change: the event, an entry of the audit log for each kind, and a letter to whom is made staff. */
  ofChange(tx: Tx, { before, changes, actorId }: AccountChange, origin: Origin | null): void {
    const { id: userId } = before;
    const { role, status, ...others } = changes;
    const fields = Object.keys(changes);
    this.outbox.append(tx, new UserUpdated({ ...before, ...changes, fields }));
    const note = (type: AuditType, details: AuditDetails): void => {
      this.audit.append(tx, { type, actorId, userId, details }, origin);
    };
    if (role !== undefined) note('user.role_changed', { from: before.role, to: role });
    if (before.role === 'viewer' && role !== undefined) this.mail.enqueue(tx, 'made_staff', { userId });
    if (status !== undefined) note('user.status_changed', { from: before.status, to: status });
    if (Object.keys(others).length > 0) note('user.updated', { fields: Object.keys(others) });
  }

  /** Of an account that is there no more. */
  ofErasure(tx: Tx, userId: string, actorId: string, origin: Origin): void {
    this.outbox.append(tx, new UserErased({ id: userId }));
    this.audit.append(tx, { type: 'user.erased', actorId, userId }, origin);
  }

  /** After the commit: waits until no instance grants what was granted before. */
  spread(): Promise<void> {
    return this.revocations.spread();
  }
}
