import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.js';
import { Database } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { Sessions, type Turn } from '../sessions/sessions.js';
import { StillProven, type Proven } from './proven.js';

/** The one door into a session: every way of signing in ends here. */
@Injectable()
export class Admission {
  constructor(
    private readonly database: Database,
    private readonly stillProven: StillProven,
    private readonly sessions: Sessions,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Opens a session, with the account locked.
   *
   * @throws InvalidCredentials what was proved holds no longer
   */
  async admit(proven: Proven, origin: Origin): Promise<Turn> {
    const { userId, methods } = proven;
    const { turn, isCrowded } = await this.database.transaction(async (tx) => {
      const account = await this.stillProven.lock(tx, proven);
      const opened = await this.sessions.open(tx, account, methods, origin);
      const { sessionId } = opened.turn;
      await this.stillProven.bind(tx, proven, sessionId);
      const details = { methods };
      this.audit.append(
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
