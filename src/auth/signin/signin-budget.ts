import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { createHash } from 'node:crypto';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../clock/clock.js';
import { Config, type Quota } from '../../config/config.js';
import { Database, type Tx } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { TooManyRequests } from '../../http/problem/problems.js';
import * as sql from './signin-budget.sql.js';

/** What an attempt is counted against. */
export interface Attempt {
  /** One name for every spelling of the account's address. */
  readonly account: string;
  readonly origin: Origin;
  /** The id of a device that this account has signed in from before; null: an unknown one. */
  readonly deviceId: string | null;
}

interface Bucket {
  readonly key: Buffer;
  readonly quota: Quota;
}

const sweepMilliseconds = 600_000;

/**
 * Failed sign-ins, counted in the database so that a restart forgives nothing (R5): of an account from one network,
 * of a network whatever the account, and of an account from everywhere. A device that the account has been signed in
 * from before has a budget of its own, and the account's own networks are not counted with everywhere, so that whoever
 * uses up the others does not shut the owner out.
 */
@Injectable()
export class SigninBudget {
  /** Attempts on one bucket take turns here, so that people who sign in twice at once are not taken for guessers. */
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * Runs `verify` if the budgets allow. The attempt is counted before it is verified, and forgiven when it succeeds
   * (does not give null).
   *
   * @throws TooManyRequests a budget is used up
   */
  attempt<T>(attempt: Attempt, verify: () => Promise<T | null>): Promise<T | null> {
    const name = narrowestOf(attempt).toString('base64');
    const mine = (this.turns.get(name) ?? Promise.resolve())
      .catch(() => null)
      .then(() => this.take(attempt, verify));
    this.turns.set(name, mine);
    const done = (): void => {
      if (this.turns.get(name) === mine) this.turns.delete(name);
    };
    mine.then(done, done);
    return mine;
  }

  /** Forgives an account's failures from everywhere, when its owner has proved to read its mail. */
  async forgive(tx: Tx, account: string): Promise<void> {
    await tx.rows(sql.drop, keyOf('account', account));
  }

  /** Forgets windows that have ended. */
  @Interval(sweepMilliseconds)
  async forgetExpired(): Promise<void> {
    await this.database.transaction((tx) => tx.rows(sql.dropExpired, this.clock.now()));
  }

  /** The narrowest first: what it refuses is not counted against the wider ones. */
  private async bucketsOf(attempt: Attempt): Promise<Bucket[]> {
    const { account, origin, deviceId } = attempt;
    const { signin, signinNetwork, signinAccount } = this.config.limits;
    const narrowest = { key: narrowestOf(attempt), quota: signin };
    if (deviceId !== null) return [narrowest];
    const network = { key: keyOf('network', origin.network), quota: signinNetwork };
    if (await this.isFamiliar(account, origin)) return [narrowest, network];
    return [narrowest, network, { key: keyOf('account', account), quota: signinAccount }];
  }

  /** Where the owner signs in from counts for itself alone, so that guesses from elsewhere keep nobody out there. */
  private async isFamiliar(account: string, { address, network }: Origin): Promise<boolean> {
    const found = await this.database.read.row(sql.isFamiliar, account, address === null ? null : network);
    return found?.is_familiar ?? false;
  }

  private async take<T>(attempt: Attempt, verify: () => Promise<T | null>): Promise<T | null> {
    const buckets = await this.bucketsOf(attempt);
    const end = await this.database.transaction((tx) => this.spend(tx, buckets, attempt.origin));
    if (end !== null)
      throw new TooManyRequests(
        (end.getTime() - this.clock.now().getTime()) / 1000,
        'Too many failed sign-ins; wait.',
      );
    const result = await verify();
    if (result !== null) await this.database.transaction((tx) => this.restore(tx, buckets));
    return result;
  }

  /** Counts the attempt; gives the end of the first window that is used up, or null when none is. */
  private async spend(tx: Tx, buckets: readonly Bucket[], origin: Origin): Promise<Date | null> {
    const now = this.clock.now();
    for (const { key, quota } of buckets) {
      const budget = await tx.row(sql.spend, key, now, this.clock.inSeconds(quota.windowSeconds));
      if (budget === null || budget.failures <= quota.limit) continue;
      if (budget.failures === quota.limit + 1)
        await this.audit.append(tx, { type: 'signin.refused', actorId: null, userId: null }, origin);
      return budget.resets_at;
    }
    return null;
  }

  /** The narrowest budget is whole again; of the wider ones only this attempt is given back. */
  private async restore(tx: Tx, [narrowest, ...wider]: readonly Bucket[]): Promise<void> {
    if (narrowest) await tx.rows(sql.drop, narrowest.key);
    for (const { key } of wider) await tx.rows(sql.giveBack, key);
  }
}

function narrowestOf({ account, origin, deviceId }: Attempt): Buffer {
  return deviceId === null ? keyOf('pair', account, origin.network) : keyOf('device', account, deviceId);
}

function keyOf(...parts: string[]): Buffer {
  return createHash('sha256').update(parts.join('\n')).digest();
}
