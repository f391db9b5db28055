import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { randomBytes } from 'node:crypto';
import type { Caller } from '../../access/caller.js';
import { permissionsOf, type Role } from '../../access/permissions.js';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { derivedKey } from '../keys/sealing.js';
import { isGenuine, mintRefreshToken, parseRefreshToken } from './refresh-token.js';
import { Session } from './session.entity.js';
import * as sql from './sessions.sql.js';

/** The whole life of a session in seconds; shorter for those who can do more. */
const wholeLife: Readonly<Record<Role, number>> = { viewer: 30 * 86_400, editor: 86_400, admin: 86_400 };
/** How long a spent refresh token still gives its successor again. */
const graceMilliseconds = 10_000;
const usedResolutionMilliseconds = 60_000;
const sweepMilliseconds = 600_000;

/** Where somebody signs in from. */
export interface Device {
  readonly userAgent: string | null;
  /** IPv4 or IPv6; null when the proxy in front says nothing of the kind. */
  readonly address: string | null;
}

/** A turn of a session: what to put into the tokens. */
export interface Turn {
  readonly userId: string;
  readonly sessionId: string;
  readonly generation: number;
  readonly refreshToken: string;
}

/** Sessions: opened at sign-in, turned by refreshing, revoked by signing out or by a stolen token. */
@Injectable()
export class Sessions {
  private readonly macKey: Buffer;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    this.macKey = derivedKey(config.auth.keyEncryptionSecret ?? '', 'refresh-tokens');
  }

  /** Opens a session for a person who has proved who they are. */
  async open(user: { id: string; role: Role }, device: Device): Promise<Turn> {
    const [now, id, salt] = [this.clock.now(), newId(), randomBytes(16)];
    await this.database.transaction((tx) =>
      tx.insert(Session, {
        id,
        userId: user.id,
        salt,
        counter: 0,
        rotatedAt: now,
        userAgent: device.userAgent,
        address: device.address,
        createdAt: now,
        lastUsedAt: now,
        idleExpiresAt: this.idleEnd(),
        expiresAt: this.clock.inSeconds(wholeLife[user.role]),
      }),
    );
    return this.turnOf(user.id, id, salt, 0);
  }

  /**
   * Takes a refresh token's turn. A spent token gives its successor again for ten seconds, or as long as the
   * successor was never used (its answer was lost); later it can only have been stolen, and the session ends.
   * Null: the token is not ours, or its session has ended.
   */
  async refresh(text: string): Promise<Turn | null> {
    const token = parseRefreshToken(text);
    if (token === null) return null;
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const session = await tx.row(sql.lockForTurn, token.sessionId, now);
      if (!session?.is_live || !isGenuine(token, this.macKey, session.salt)) return null;
      const behind = session.counter - token.counter;
      if (behind === 0) await tx.rows(sql.turn, token.sessionId, now, this.idleEnd());
      const isLost = !session.confirmed || now.getTime() - session.rotated_at.getTime() <= graceMilliseconds;
      if (behind > 1 || (behind === 1 && !isLost)) {
        await tx.rows(sql.revoke, token.sessionId, now);
        return null;
      }
      return this.turnOf(session.user_id, token.sessionId, session.salt, token.counter + 1);
    });
  }

  /** The caller behind an access token, or null when session or account have ended. Read afresh at each request. */
  async callerOf(userId: string, sessionId: string, generation: number): Promise<Caller | null> {
    const now = this.clock.now();
    const session = await this.database.read.row(sql.findLive, sessionId, now);
    if (session?.user_id !== userId) return null;
    const isNews = !session.confirmed && session.counter === generation;
    if (isNews || now.getTime() - session.last_used_at.getTime() > usedResolutionMilliseconds)
      await this.database.transaction((tx) => tx.rows(sql.markUsed, sessionId, now, generation));
    return {
      id: userId,
      role: session.role,
      tier: session.tier,
      sessionId,
      permissions: permissionsOf[session.role],
    };
  }

  /** Ends the session at once, its access tokens included. */
  async revoke(sessionId: string): Promise<void> {
    await this.database.transaction((tx) => tx.rows(sql.revoke, sessionId, this.clock.now()));
  }

  /** Forgets sessions that ended more than a day ago. */
  @Interval(sweepMilliseconds)
  async forgetEnded(): Promise<void> {
    await this.database.transaction((tx) => tx.rows(sql.dropEnded, this.clock.inSeconds(-86_400)));
  }

  private turnOf(userId: string, sessionId: string, salt: Buffer, counter: number): Turn {
    const refreshToken = mintRefreshToken(this.macKey, salt, sessionId, counter);
    return { userId, sessionId, generation: counter, refreshToken };
  }

  private idleEnd(): Date {
    return this.clock.inSeconds(this.config.auth.refreshTokenTtlSeconds);
  }
}
