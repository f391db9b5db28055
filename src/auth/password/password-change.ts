import { Injectable } from '@nestjs/common';
import { AuditLog, type AuditType } from '../../audit/audit-log.js';
import type { Tx } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { Mail } from '../../mail/mail.js';
import { AccountsFacade, type PreparedPassword } from '../../users/accounts.facade.js';
import { OneTimeTokens } from '../one-time/one-time-tokens.js';
import { SessionEnds } from '../sessions/session-ends.js';

/** What is written when an account gets another password. */
@Injectable()
export class PasswordChange {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly oneTime: OneTimeTokens,
    private readonly ends: SessionEnds,
    private readonly audit: AuditLog,
    private readonly mail: Mail,
  ) {}

  /**
   * Sets it in the open transaction: the sessions end but for `kept`, tokens of mails sent before are void, and the
   * owner gets a mail. {@link spread} after the commit.
   */
  async write(
    tx: Tx,
    type: AuditType & `password.${string}`,
    { userId, prepared, kept }: { userId: string; prepared: PreparedPassword; kept: string | null },
    origin: Origin,
  ): Promise<void> {
    await this.accounts.setPassword(tx, userId, prepared);
    await this.oneTime.cancel(tx, userId, ['email_change', 'password_reset', 'second_factor']);
    this.audit.append(tx, { type, actorId: userId, userId, sessionId: kept }, origin);
    this.mail.enqueue(tx, 'password_changed', { userId });
    await this.ends.endAll(tx, { actorId: userId, userId, origin }, kept);
  }

  /** After the commit: waits until no instance lets the ended in. */
  spread(): Promise<void> {
    return this.ends.spread();
  }
}
