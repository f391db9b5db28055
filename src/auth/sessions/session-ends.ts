import { Injectable } from '@nestjs/common';
import { Revocations } from '../../access/revocations/revocations.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../clock/clock.js';
import type { Tx } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { Mail } from '../../mail/mail.js';
import * as sql from './sessions.sql.js';

/** Who ends what. */
export interface Ending {
  readonly actorId: string | null;
  readonly userId: string;
  readonly origin: Origin | null;
}

/** Devices that one account can be signed in on at once; as many as `GET /auth/sessions` shows. */
const mostAtOnce = 100;

/** Every way in which a session ends before its time. Each takes the open transaction; then {@link spread}. */
@Injectable()
export class SessionEnds {
  constructor(
    private readonly revocations: Revocations,
    private readonly audit: AuditLog,
    private readonly mail: Mail,
    private readonly clock: Clock,
  ) {}

  /** Ends one session of the user; false: there is none such, or it has ended. */
  async endOne(tx: Tx, sessionId: string, { actorId, userId, origin }: Ending): Promise<boolean> {
    const ended = await tx.row(sql.endOwn, sessionId, userId, this.clock.now());
    if (ended === null) return false;
    this.audit.append(tx, { type: 'session.ended', actorId, userId, sessionId }, origin);
    return true;
  }

  /** Ends every session of the user but `kept`. */
  async endAll(tx: Tx, { actorId, userId, origin }: Ending, kept: string | null = null): Promise<void> {
    const ended = await tx.rows(sql.endAllOf, userId, this.clock.now(), kept);
    if (ended.length === 0) return;
    const details = { sessions: ended.length };
    this.audit.append(tx, { type: 'session.ended', actorId, userId, details }, origin);
  }

  /** Ends what was not used for longest when there are more than a hundred; whether there were. The account is locked. */
  async endBeyond(tx: Tx, { actorId, userId, origin }: Ending): Promise<boolean> {
    const ended = await tx.rows(sql.endBeyond, userId, this.clock.now(), mostAtOnce);
    if (ended.length === 0) return false;
    const details = { sessions: ended.length };
    this.audit.append(tx, { type: 'session.ended', actorId, userId, details }, origin);
    return true;
  }

  /** Ends a session whose refresh token was used by two, and tells its owner. */
  async endStolen(
    tx: Tx,
    { sessionId, userId }: { sessionId: string; userId: string },
    origin: Origin,
  ): Promise<void> {
    await tx.rows(sql.end, sessionId, this.clock.now());
    this.audit.append(tx, { type: 'session.token_reused', actorId: null, userId, sessionId }, origin);
    this.mail.enqueue(tx, 'session_stolen', { userId });
  }

  /** After the commit: waits until no instance lets the ended in. */
  spread(): Promise<void> {
    return this.revocations.spread();
  }
}
