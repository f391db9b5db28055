import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { createHash } from 'node:crypto';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { statement } from '../database/statement.js';
import { TooManyRequests } from '../http/problem/problems.js';

const spend = statement<{ failures: number; resets_at: Date }>(
  'signin-budget-spend',
  `INSERT INTO signin_budgets AS b (bucket, failures, resets_at) VALUES ($1, 1, $3)
   ON CONFLICT (bucket) DO UPDATE SET
     failures = CASE WHEN b.resets_at <= $2 THEN 1 ELSE b.failures + 1 END,
     resets_at = CASE WHEN b.resets_at <= $2 THEN $3 ELSE b.resets_at END
   RETURNING failures, resets_at`,
);
const restore = statement<never>('signin-budget-restore', 'DELETE FROM signin_budgets WHERE bucket = $1');
const dropExpired = statement<never>(
  'signin-budget-drop',
  'DELETE FROM signin_budgets WHERE resets_at <= $1',
);

const sweepMilliseconds = 600_000;

/** Failed sign-ins per account and network, counted in the database so that a restart forgives nothing. */
@Injectable()
export class SigninBudget {
  /** Attempts on one bucket take turns here, so that people who sign in twice at once are not taken for guessers. */
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * Runs `verify` if the budget of this account and network allows. The attempt is counted before it is verified,
   * and forgotten when it succeeds (does not give null).
   *
   * @throws TooManyRequests the budget is used up
   */
  attempt<T>(account: string, network: string, verify: () => Promise<T | null>): Promise<T | null> {
    const bucket = createHash('sha256').update(`${account}\n${network}`).digest();
    const name = bucket.toString('base64');
    const mine = (this.turns.get(name) ?? Promise.resolve())
      .catch(() => null)
      .then(() => this.take(bucket, verify));
    this.turns.set(name, mine);
    const done = (): void => {
      if (this.turns.get(name) === mine) this.turns.delete(name);
    };
    mine.then(done, done);
    return mine;
  }

  /** Forgets windows that have ended. */
  @Interval(sweepMilliseconds)
  async forgetExpired(): Promise<void> {
    await this.database.transaction((tx) => tx.rows(dropExpired, this.clock.now()));
  }

  private async take<T>(bucket: Buffer, verify: () => Promise<T | null>): Promise<T | null> {
    const { limit, windowSeconds } = this.config.limits.signin;
    const now = this.clock.now();
    const end = this.clock.inSeconds(windowSeconds);
    const budget = await this.database.transaction((tx) => tx.row(spend, bucket, now, end));
    if (budget !== null && budget.failures > limit)
      throw new TooManyRequests(
        (budget.resets_at.getTime() - now.getTime()) / 1000,
        'Too many failed sign-ins; wait.',
      );
    const result = await verify();
    if (result !== null) await this.database.transaction((tx) => tx.rows(restore, bucket));
    return result;
  }
}
