import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.js';
import type { Tx } from '../../database/database.js';
import { Idempotency } from '../../http/idempotency/idempotency.js';
import type { Origin } from '../../http/origin.js';
import { Mail } from '../../mail/mail.js';
import { AccountsFacade, type LockedAccount } from '../../users/accounts.facade.js';
import { OneTimeTokens } from '../one-time/one-time-tokens.js';
import * as sql from './new-start.sql.js';

/**
 * An account whose address nobody had proved gets its owner. Anybody can sign up with anybody's address and wait; so
 * nothing that was put there before opens it any more (R16).
 */
@Injectable()
export class NewStart {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly oneTime: OneTimeTokens,
    private readonly mail: Mail,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Takes away every way in but the sessions, which end with the new password that the caller sets: password, factor,
   * keys, identities, tokens that are on their way, kept answers and letters that would bring more. A proof to link Google with
   * stays: only who Google says owns the address can have one, and it opens nothing by itself.
   */
  async begin(tx: Tx, { id: userId, email, emailKey }: LockedAccount, origin: Origin): Promise<void> {
    await this.accounts.setPassword(tx, userId, null);
    await tx.rows(sql.dropSecondFactor, userId);
    await tx.rows(sql.dropApiKeys, userId);
    await tx.rows(sql.dropIdentities, userId);
    await this.oneTime.cancel(tx, userId, [
      'email_verify',
      'email_change',
      'password_reset',
      'second_factor',
    ]);
    await this.idempotency.forget(tx, userId);
    await this.mail.withdraw(tx, { userId, addresses: [email, emailKey] });
    this.audit.append(tx, { type: 'account.claimed', actorId: userId, userId }, origin);
  }
}
