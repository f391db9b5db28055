import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../clock/clock.js';
import type { Quota } from '../../config/config.js';
import { Database, type Tx } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { problemOf } from '../../http/problem/problem-of.js';
import { TooManyRequests } from '../../http/problem/problems.js';
import * as sql from './signin-budget.sql.js';

/** A count of failures that has an end. */
export interface Bucket {
  /** See {@link bucketKey}. */
  readonly key: Buffer;
  readonly quota: Quota;
  /** What else happens when it is used up, once in its window, in the transaction that counts. */
  readonly whenUsedUp?: (tx: Tx) => void;
}

/** Who guesses, as far as it is known, and what the refused are told. */
export interface Guesser {
  readonly userId: string | null;
  readonly origin: Origin;
  readonly refusal: string;
}

/** Failed guesses at whatever can be guessed, counted in the database so that a restart forgives nothing (R5). */
@Injectable()
export class GuessBudget {
  /** Attempts on one bucket take turns here, so that people who sign in twice at once are not taken for guessers. */
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs `verify` if the budgets allow; the narrowest comes first, and what it refuses is not counted against the
   * wider ones. The attempt is counted before it is verified, forgiven when it succeeds (does not give null), and given
   * back when it comes to no verdict.
   *
   * @throws TooManyRequests a budget is used up
   */
  attempt<T>(
    buckets: readonly Bucket[],
    guesser: Guesser,
    verify: () => Promise<T | null>,
  ): Promise<T | null> {
    const name = buckets[0]?.key.toString('base64') ?? '';
    const mine = (this.turns.get(name) ?? Promise.resolve())
      .catch(() => null)
      .then(() => this.take(buckets, guesser, verify));
    this.turns.set(name, mine);
    const done = (): void => {
      if (this.turns.get(name) === mine) this.turns.delete(name);
    };
    mine.then(done, done);
    return mine;
  }

  /** Makes a bucket whole again. */
  async forgive(tx: Tx, key: Buffer): Promise<void> {
    await tx.rows(sql.drop, key);
  }

  /** Forgets windows that have ended. */
  async forgetExpired(): Promise<void> {
    await this.database.transaction((tx) => tx.rows(sql.dropExpired, this.clock.now()));
  }

  private async take<T>(
    buckets: readonly Bucket[],
    guesser: Guesser,
    verify: () => Promise<T | null>,
  ): Promise<T | null> {
    const end = await this.database.transaction((tx) => this.spend(tx, buckets, guesser));
    if (end !== null)
      throw new TooManyRequests((end.getTime() - this.clock.now().getTime()) / 1000, guesser.refusal);
    const result = await this.verdictOf(verify, buckets);
    if (result !== null) await this.database.transaction((tx) => this.restore(tx, buckets));
    return result;
  }

  /** What `verify` finds. Throws what it throws, also when the attempt cannot be given back. */
  private async verdictOf<T>(verify: () => Promise<T | null>, buckets: readonly Bucket[]): Promise<T | null> {
    try {
      return await verify();
    } catch (error) {
      if (!isVerdict(error)) await this.giveBack(buckets).catch(() => undefined);
      throw error;
    }
  }

  /** Counts the attempt; gives the end of the first window that is used up, or null when none is. */
  private async spend(tx: Tx, buckets: readonly Bucket[], { userId, origin }: Guesser): Promise<Date | null> {
    const now = this.clock.now();
    for (const { key, quota, whenUsedUp } of buckets) {
      const budget = await tx.row(sql.spend, key, now, this.clock.inSeconds(quota.windowSeconds));
      if (budget === null || budget.failures <= quota.limit) continue;
      if (budget.failures === quota.limit + 1) {
        this.audit.append(tx, { type: 'signin.refused', actorId: null, userId }, origin);
        whenUsedUp?.(tx);
      }
      return budget.resets_at;
    }
    return null;
  }

  /** The narrowest budget is whole again; of the wider ones only this attempt is given back. */
  private restore(tx: Tx, [narrowest, ...wider]: readonly Bucket[]): Promise<void> {
    if (narrowest) tx.defer(sql.drop, narrowest.key);
    for (const { key } of wider) tx.defer(sql.giveBack, key);
    return Promise.resolve();
  }

  /** Takes back that this attempt was made; the failures before it stay. */
  private giveBack(buckets: readonly Bucket[]): Promise<void> {
    return this.database.transaction((tx) => {
      for (const { key } of buckets) tx.defer(sql.giveBack, key);
    });
  }
}

/** Whether it says that the guess was refused; what is our own trouble (5xx) says nothing about it. */
function isVerdict(error: unknown): boolean {
  return problemOf(error).kind.status < 500;
}

/** The bucket of that kind for that account, network or whatever it counts; its name tells nothing. */
export function bucketKey(...parts: string[]): Buffer {
  return createHash('sha256').update(parts.join('\n')).digest();
}
