import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { Role } from '../../access/permissions.js';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import { Config } from '../../config/config.js';
import { Database, type Tx } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { KeyRing } from '../keys/key-ring.js';
import { isGenuine, mintRefreshToken, parseRefreshToken, type RefreshToken } from './refresh-token.js';
import { Session } from './session.entity.js';
import { SessionEnds } from './session-ends.js';
import * as sql from './sessions.sql.js';

/** The whole life of a session in seconds; shorter for those who can do more. */
const wholeLife: Readonly<Record<Role, number>> = { viewer: 30 * 86_400, editor: 86_400, admin: 86_400 };
/** The whole life of staff's sessions, which also ends older ones of people who are made staff. */
export const staffLifeSeconds = 86_400;
/** How long a spent refresh token still gives its successor again. */
const graceMilliseconds = 10_000;

/** A turn of a session: what to put into the tokens. */
export interface Turn {
  readonly userId: string;
  readonly sessionId: string;
  readonly generation: number;
  readonly refreshToken: string;
  readonly authenticatedAt: Date;
  /** How the person proved who they are (RFC 8176). */
  readonly methods: readonly string[];
}

/** A session that has just begun. */
export interface Opened {
  readonly turn: Turn;
  /** Whether another one ended because there were too many: then {@link Sessions.spread} after the commit. */
  readonly isCrowded: boolean;
}

/** Sessions: opened at sign-in, turned by refreshing; how they end is in {@link SessionEnds}. */
@Injectable()
export class Sessions {
  private readonly ring: KeyRing;

  constructor(
    private readonly database: Database,
    private readonly ends: SessionEnds,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    this.ring = KeyRing.of(config, 'refresh-tokens');
  }

  /**
   * Opens a session for a person who has proved who they are, in the open transaction and with the account locked. Past
   * a hundred the one that was not used for longest ends.
   */
  async open(
    tx: Tx,
    user: { id: string; role: Role },
    methods: readonly string[],
    origin: Origin,
  ): Promise<Opened> {
    const [now, id, salt] = [this.clock.now(), newId(), randomBytes(16)];
    await tx.insert(Session, {
      id,
      userId: user.id,
      salt,
      counter: 0,
      rotatedAt: now,
      userAgent: origin.userAgent,
      address: origin.address,
      authenticatedAt: now,
      secondFactorAt: methods.includes('otp') ? now : null,
      methods: [...methods],
      createdAt: now,
      lastUsedAt: now,
      idleExpiresAt: this.idleEnd(),
      expiresAt: this.clock.inSeconds(wholeLife[user.role]),
    });
    const refreshToken = mintRefreshToken(this.ring, salt, id, 0);
    const turn = {
      userId: user.id,
      sessionId: id,
      generation: 0,
      refreshToken,
      authenticatedAt: now,
      methods,
    };
    const isCrowded = await this.ends.endBeyond(tx, { actorId: user.id, userId: user.id, origin });
    return { turn, isCrowded };
  }

  /** After the commit: waits until no instance lets the ended in. */
  spread(): Promise<void> {
    return this.ends.spread();
  }

  /**
   * Takes a refresh token's turn. A spent token gives its successor again for ten seconds, or as long as the
   * successor was never used (its answer was lost); later it can only have been stolen: the session ends everywhere
   * and its owner gets a mail. Null: the token is not ours, or its session has ended.
   */
  async refresh(text: string, origin: Origin): Promise<Turn | null> {
    const token = parseRefreshToken(text);
    if (token === null) return null;
    const outcome = await this.database.transaction((tx) => this.take(tx, token, origin));
    if (outcome !== 'stolen') return outcome;
    await this.ends.spread();
    return null;
  }

  /** Forgets sessions that ended more than a day ago. */
  async forgetEnded(): Promise<void> {
    await this.database.transaction((tx) => tx.rows(sql.dropEnded, this.clock.inSeconds(-86_400)));
  }

  private async take(tx: Tx, token: RefreshToken, origin: Origin): Promise<Turn | 'stolen' | null> {
    const { sessionId, counter } = token;
    const now = this.clock.now();
    const session = await tx.row(sql.lockForTurn, sessionId, now, this.clock.inSeconds(-staffLifeSeconds));
    if (!session?.is_live || !isGenuine(token, this.ring, session.salt)) return null;
    const behind = session.counter - counter;
    // ahead of the row: the database was taken back to before this turn, and goes on from here
    if (behind <= 0) await tx.rows(sql.turn, sessionId, now, this.idleEnd(), counter + 1);
    const isLost = !session.confirmed || now.getTime() - session.rotated_at.getTime() <= graceMilliseconds;
    if (behind > 1 || (behind === 1 && !isLost)) {
      await this.ends.endStolen(tx, { sessionId, userId: session.user_id }, origin);
      return 'stolen';
    }
    return {
      userId: session.user_id,
      sessionId,
      generation: counter + 1,
      refreshToken: mintRefreshToken(this.ring, session.salt, sessionId, counter + 1),
      authenticatedAt: session.authenticated_at,
      methods: session.amr,
    };
  }

  private idleEnd(): Date {
    return this.clock.inSeconds(this.config.auth.refreshTokenTtlSeconds);
  }
}
