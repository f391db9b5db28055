import { Injectable } from '@nestjs/common';
import type { Memory } from '../../access/revocations/memory.js';
import { Revocations } from '../../access/revocations/revocations.js';
import type { Caller } from '../../access/caller.js';
import { permissionsOf } from '../../access/permissions.js';
import { Clock } from '../../clock/clock.js';
import { Database } from '../../database/database.js';
import { staffLifeSeconds } from './sessions.js';
import * as sql from './sessions.sql.js';

/** A session is read, and its use noted, once a minute. */
const freshMilliseconds = 60_000;

/** A session as it is remembered. */
interface Known {
  readonly userId: string;
  readonly caller: Caller;
  readonly confirmedGeneration: number;
  readonly readAt: number;
  /** Its end by age, if nothing ends it before. */
  readonly endsAt: number;
}

/** Who is behind an access token. */
@Injectable()
export class Callers {
  private readonly memory: Memory<Known>;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    revocations: Revocations,
  ) {
    this.memory = revocations.memory();
  }

  /**
   * The caller, or null when session or account have ended. From memory, which forgets what changed before the change
   * is answered; what is older than a minute, or a generation that is new, reads the database.
   */
  async find(userId: string, sessionId: string, generation: number): Promise<Caller | null> {
    const now = this.clock.now().getTime();
    const isUsable = (known: Known): boolean =>
      generation <= known.confirmedGeneration &&
      now < known.endsAt &&
      Math.abs(now - known.readAt) < freshMilliseconds;
    const known = await this.memory.find(sessionId, isUsable, () => this.read(sessionId, generation));
    return known?.userId === userId ? known.caller : null;
  }

  private async read(
    sessionId: string,
    generation: number,
  ): Promise<{ userId: string; value: Known } | null> {
    const [now, staffSince] = [this.clock.now(), this.clock.inSeconds(-staffLifeSeconds)];
    const session = await this.database.read.row(sql.findLive, sessionId, now, staffSince);
    if (session === null) return null;
    const { user_id: userId, confirmed_generation: confirmed, last_used_at: lastUsedAt } = session;
    if (generation > confirmed || now.getTime() - lastUsedAt.getTime() > freshMilliseconds)
      await this.database.transaction((tx) => tx.rows(sql.markUsed, sessionId, now, generation));
    return {
      userId,
      value: {
        userId,
        caller: callerOf(session, sessionId),
        confirmedGeneration: Math.max(generation, confirmed),
        readAt: now.getTime(),
        endsAt: session.ends_at.getTime(),
      },
    };
  }
}

function callerOf(session: sql.LiveSession, sessionId: string): Caller {
  return {
    id: session.user_id,
    role: session.role,
    tier: session.tier,
    sessionId,
    authenticatedAt: session.authenticated_at,
    secondFactorAt: session.second_factor_at,
    permissions: permissionsOf[session.role],
  };
}
