import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.js';
import type { Tx } from '../../database/database.js';
import { Mail } from '../../mail/mail.js';
import { OneTimeTokens } from '../one-time/one-time-tokens.js';
import { SessionEnds, type Ending } from '../sessions/session-ends.js';
import { TotpFactors } from './totp-factors.js';

/** What is written when an account asks for no second factor any more. */
@Injectable()
export class FactorRemoval {
  constructor(
    private readonly totp: TotpFactors,
    private readonly oneTime: OneTimeTokens,
    private readonly ends: SessionEnds,
    private readonly audit: AuditLog,
    private readonly mail: Mail,
  ) {}

  /**
   * Takes it away with its recovery codes, voids what waits for a code, and tells the owner.
   *
   * @throws StaffSignInTooWeak the account is one of staff and its password is short
   */
  async write(tx: Tx, { actorId, userId, origin }: Ending): Promise<void> {
    await this.totp.remove(tx, userId);
    await this.oneTime.cancel(tx, userId, ['second_factor']);
    this.audit.append(tx, { type: 'totp.removed', actorId, userId }, origin);
    const kind = actorId === userId ? 'second_factor_removed' : 'second_factor_reset';
    this.mail.enqueue(tx, kind, { userId });
  }

  /** Signs the person out everywhere: the lost authenticator may be in the hands of somebody else. */
  async endSessions(tx: Tx, ending: Ending): Promise<void> {
    await this.ends.endAll(tx, ending);
  }

  /** After the commit: waits until no instance lets the ended in. */
  spread(): Promise<void> {
    return this.ends.spread();
  }
}
