import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import { Database, type Tx } from '../../database/database.js';
import * as sql from './one-time.sql.js';

/** What one-time tokens are for, and how long each kind lives, in seconds. */
export const lifetimes = {
  email_verify: 86_400,
  email_change: 86_400,
  password_reset: 1_800,
  second_factor: 600,
  oauth_state: 600,
  oauth_hand_off: 60,
  link_proof: 600,
} as const;

export type Purpose = keyof typeof lifetimes;

/** What a token was made for. */
export interface OneTime {
  readonly id: string;
  readonly userId: string | null;
  readonly facts: Readonly<Record<string, string>>;
}

/** Secrets that work once: 256 random bits, of which only the SHA-256 is kept (R7). */
@Injectable()
export class OneTimeTokens {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Makes one for a purpose and gives its text. `facts` are kept with it and come back when it is used. */
  async mint(
    tx: Tx,
    purpose: Purpose,
    userId: string | null,
    facts: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const [now, end] = [this.clock.now(), this.clock.inSeconds(lifetimes[purpose])];
    await tx.rows(sql.insert, newId(), purpose, userId, digestOf(token), JSON.stringify(facts), now, end);
    return token;
  }

  /** Uses it up, in one conditional update: of two that come at once, one wins. Null: unknown, used or too old. */
  async consume(tx: Tx, purpose: Purpose, token: string): Promise<OneTime | null> {
    return toOneTime(await tx.row(sql.consume, digestOf(token), purpose, this.clock.now()));
  }

  /**
   * Uses up a secret that was kept elsewhere until now, and remembers it as long as its kind lives: of two that come at
   * once, one wins. False: it was used before.
   */
  async spend(tx: Tx, purpose: Purpose, token: string): Promise<boolean> {
    const [now, end] = [this.clock.now(), this.clock.inSeconds(lifetimes[purpose])];
    return (await tx.row(sql.spend, newId(), purpose, digestOf(token), now, end)) !== null;
  }

  /** What it was made for, without using it up. Null: unknown, used or too old. */
  async look(purpose: Purpose, token: string): Promise<OneTime | null> {
    return toOneTime(await this.database.read.row(sql.look, digestOf(token), purpose, this.clock.now()));
  }

  /** What a token was that has been used already; for those whose second use is a sign of theft. */
  async findUsed(tx: Tx, purpose: Purpose, token: string): Promise<OneTime | null> {
    return toOneTime(await tx.row(sql.findUsed, digestOf(token), purpose));
  }

  /** Ends every unused token of these purposes that the user has. */
  async cancel(tx: Tx, userId: string, purposes: readonly Purpose[]): Promise<void> {
    await tx.rows(sql.cancel, userId, [...purposes]);
  }

  /** Forgets what tokens say at their end, and the tokens a day later. */
  async forgetExpired(): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.rows(sql.forgetFacts, this.clock.now());
      await tx.rows(sql.dropExpired, this.clock.inSeconds(-86_400));
    });
  }
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function toOneTime(row: sql.OneTimeRow | null): OneTime | null {
  return row === null ? null : { id: row.id, userId: row.user_id, facts: row.facts };
}
