import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.js';
import { Database } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { AccountsFacade } from '../../users/accounts.facade.js';
import { InvalidCredentials } from '../auth.problems.js';
import { SecondFactors } from '../mfa/second-factors.js';
import { Sessions, type Turn } from '../sessions/sessions.js';

/** How somebody proved who they are, in the words of RFC 8176: `pwd`, `otp`, `fed`. */
export type Method = 'pwd' | 'otp' | 'fed';

/** Somebody who has proved enough to be let in. */
export interface Proven {
  readonly userId: string;
  readonly methods: readonly Method[];
  /** The hash that the password was right for; it must still be the account's. */
  readonly passwordHash?: string;
  /** The device from which the account was entered before; left out: an unknown one. */
  readonly deviceId?: string | null;
}

/** The one door into a session: every way of signing in ends here. */
@Injectable()
export class Admission {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsFacade,
    private readonly sessions: Sessions,
    private readonly audit: AuditLog,
    private readonly factors: SecondFactors,
  ) {}

  /**
   * Opens a session, with the account locked: one that was disabled, whose password was changed since it was checked,
   * or that has been given a second factor in the meantime, opens none.
   *
   * @throws InvalidCredentials what was proved holds no longer
   */
  async admit({ userId, methods, passwordHash }: Proven, origin: Origin): Promise<Turn> {
    return this.database.transaction(async (tx) => {
      const account = await this.accounts.lock(tx, userId);
      const isCurrent = passwordHash === undefined || account?.passwordHash === passwordHash;
      const isWhole = methods.includes('otp') || !(await this.factors.isDemandedNow(tx, userId));
      if (account === null || !isCurrent || !isWhole) throw new InvalidCredentials();
      const turn = await this.sessions.open(tx, account, methods, origin);
      const { sessionId } = turn;
      const details = { methods };
      await this.audit.append(
        tx,
        { type: 'signin.succeeded', actorId: userId, userId, sessionId, details },
        origin,
      );
      return turn;
    });
  }

  /** Notes a failed sign-in, of an account or of none. */
  async noteFailure(userId: string | null, origin: Origin): Promise<void> {
    await this.database.transaction((tx) =>
      this.audit.append(tx, { type: 'signin.failed', actorId: null, userId }, origin),
    );
  }
}
