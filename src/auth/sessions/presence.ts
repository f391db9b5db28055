import { Injectable } from '@nestjs/common';
import { Revocations } from '../../access/revocations/revocations.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../clock/clock.js';
import { Database, type Tx } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import type { Turn } from './sessions.js';
import * as sql from './sessions.sql.js';

/** Remembers in a session when its person last proved to be there. */
@Injectable()
export class Presence {
  constructor(
    private readonly database: Database,
    private readonly revocations: Revocations,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Notes the proof; every instance knows of it when this returns. Gives what to put into an access token, or null
   * when the session has ended. The refresh token stays as it is and is not given.
   */
  async prove(
    userId: string,
    sessionId: string,
    method: string,
    origin: Origin,
  ): Promise<Omit<Turn, 'refreshToken'> | null> {
    const turn = await this.database.transaction((tx) =>
      this.note(tx, { userId, sessionId, method }, origin),
    );
    await this.revocations.spread();
    return turn;
  }

  /** The same within an open transaction; whoever opened it spreads the news after the commit. */
  async note(
    tx: Tx,
    { userId, sessionId, method }: { userId: string; sessionId: string; method: string },
    origin: Origin,
  ): Promise<Omit<Turn, 'refreshToken'> | null> {
    const authenticatedAt = this.clock.now();
    const row = await tx.row(sql.proveAgain, sessionId, authenticatedAt, [method]);
    if (row === null) return null;
    const details = { methods: [method] };
    this.audit.append(
      tx,
      { type: 'session.reauthenticated', actorId: userId, userId, sessionId, details },
      origin,
    );
    return { userId, sessionId, generation: row.counter, authenticatedAt, methods: row.amr };
  }
}
