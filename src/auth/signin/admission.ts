import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.js';
import { Database } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { AccountsFacade } from '../../users/accounts.facade.js';
import { InvalidCredentials } from '../auth.problems.js';
import { FederatedProof, type Federated } from '../identities/federated-proof.js';
import { Sessions, type Turn } from '../sessions/sessions.js';

/** How somebody proved who they are, in the words of RFC 8176: `pwd`, `otp`, `fed`. */
export type Method = 'pwd' | 'otp' | 'fed';

/** Somebody who has proved enough to be let in. */
export interface Proven extends Federated {
  readonly methods: readonly Method[];
  /** The hash that the password was right for; it must still be the account's. */
  readonly passwordHash?: string;
}

/** The one door into a session: every way of signing in ends here. */
@Injectable()
export class Admission {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsFacade,
    private readonly sessions: Sessions,
    private readonly federated: FederatedProof,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Opens a session, with the account locked: one that was disabled, whose password was changed since it was checked,
   * or from which the identity was taken that somebody came with, opens none.
   *
   * @throws InvalidCredentials what was proved holds no longer
   */
  async admit(proven: Proven, origin: Origin): Promise<Turn> {
    const { userId, methods, passwordHash } = proven;
    const { turn, isCrowded } = await this.database.transaction(async (tx) => {
      const account = await this.accounts.lock(tx, userId);
      const isCurrent = passwordHash === undefined || account?.passwordHash === passwordHash;
      if (account === null || !isCurrent) throw new InvalidCredentials();
      const opened = await this.sessions.open(tx, account, methods, origin);
      const { sessionId } = opened.turn;
      if (!(await this.federated.holds(tx, proven, sessionId))) throw new InvalidCredentials();
      const details = { methods };
      await this.audit.append(
        tx,
        { type: 'signin.succeeded', actorId: userId, userId, sessionId, details },
        origin,
      );
      return opened;
    });
    if (isCrowded) await this.sessions.spread();
    return turn;
  }

  /** Notes a failed sign-in, of an account or of none. */
  async noteFailure(userId: string | null, origin: Origin): Promise<void> {
    await this.database.transaction((tx) =>
      this.audit.append(tx, { type: 'signin.failed', actorId: null, userId }, origin),
    );
  }
}
