import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.js';
import type { Tx } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { Mail } from '../../mail/mail.js';
import { AccountsFacade, type LockedAccount } from '../../users/accounts.facade.js';
import { InvalidOneTimeToken } from '../auth.problems.js';
import { OneTimeTokens, type OneTime } from '../one-time/one-time-tokens.js';
import { isOpen } from '../sessions/sessions.sql.js';

const none: OneTime = { id: '', userId: null, facts: {} };

/** What a token from a mail proves about an address. */
@Injectable()
export class EmailProof {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly oneTime: OneTimeTokens,
    private readonly audit: AuditLog,
    private readonly mail: Mail,
  ) {}

  /** Uses the token up, in the open transaction. @throws InvalidOneTimeToken it proves nothing (any more) */
  async take(tx: Tx, token: string, origin: Origin): Promise<void> {
    const verification = await this.oneTime.consume(tx, 'email_verify', token);
    const change = verification === null ? await this.oneTime.consume(tx, 'email_change', token) : null;
    const { userId, facts } = verification ?? change ?? none;
    const account = userId === null ? null : await this.accounts.lock(tx, userId);
    if (account === null) throw new InvalidOneTimeToken();
    if (change !== null) {
      // whoever was thrown out since they asked does not take the account along
      if ((await tx.row(isOpen, facts['sessionId'])) === null) throw new InvalidOneTimeToken();
      return this.change(tx, account, facts['email'] ?? '', origin);
    }
    if (facts['emailKey'] !== account.emailKey) throw new InvalidOneTimeToken();
    await this.accounts.verifyEmail(tx, account.id);
    this.note(tx, 'email.verified', account.id, origin);
  }

  /** Tells the address of now that it is to change. */
  announceChange(tx: Tx, userId: string): void {
    this.mail.enqueue(tx, 'email_change_notice', { userId });
  }

  /** Tokens that were mailed to the old address lose their worth with it; the old address hears of it. */
  private async change(tx: Tx, account: LockedAccount, email: string, origin: Origin): Promise<void> {
    await this.accounts.changeEmail(tx, account.id, email);
    await this.oneTime.cancel(tx, account.id, ['email_verify', 'email_change', 'password_reset']);
    this.mail.enqueue(tx, 'email_changed', { address: account.email });
    this.note(tx, 'email.changed', account.id, origin);
  }

  private note(tx: Tx, type: 'email.verified' | 'email.changed', userId: string, origin: Origin): void {
    this.audit.append(tx, { type, actorId: userId, userId }, origin);
  }
}
