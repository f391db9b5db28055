import { Injectable } from '@nestjs/common';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Clock } from '../../clock/clock.js';
import { Config } from '../../config/config.js';
import { Database, type Asked, type Tx } from '../../database/database.js';
import { Problem } from '../problem/problem.js';
import * as sql from './idempotency.sql.js';
import type { Retry } from './retry.js';

export class IdempotencyKeyReused extends Problem {
  static override readonly status = 422;
  static override readonly code = 'IDEMPOTENCY_KEY_REUSED';
  static override readonly title = 'The key belongs to another request';
}

export class IdempotencyKeyInUse extends Problem {
  static override readonly status = 409;
  static override readonly code = 'IDEMPOTENCY_KEY_IN_USE';
  static override readonly title = 'The first request with this key is still running';
}

/** What came of one of several requests: its answer, or why it was refused. */
export type Outcome<T> = PromiseSettledResult<T>;
export const done = <T>(value: T): Outcome<T> => ({ status: 'fulfilled', value });
export const refused = (reason: unknown): Outcome<never> => ({ status: 'rejected', reason });

/** Every request is a repetition, or is under way: the transaction has nothing to write. */
class NothingNew extends Error {
  constructor(readonly outcomes: readonly Outcome<unknown>[]) {
    super('there is nothing new');
  }
}

/** How long an answer is kept for a repetition. */
const keptSeconds = 24 * 60 * 60;

/** Effects that happen once, however often they are asked for (R40). */
@Injectable()
export class Idempotency {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * Runs `work` in a transaction and keeps its answer under the key, in that same transaction: a repetition, also
   * after a crash, gets the first answer and no second effect. What throws is not kept and may be tried again.
   *
   * @throws IdempotencyKeyReused the key came with another request before
   * @throws IdempotencyKeyInUse the first request has not ended yet
   */
  async once<T extends object>(retry: Retry, work: (tx: Tx) => Promise<T>): Promise<T> {
    if (retry.key === null) return this.database.transaction(work);
    const [outcome] = await this.onceEach<T>([retry], async (tx) => [done(await work(tx))]);
    if (outcome?.status === 'fulfilled') return outcome.value;
    throw outcome?.reason;
  }

  /**
   * {@link once} for several requests that have keys, in one transaction. `work` is given the numbers of those that are new
   * and gives an outcome for each of them, of which answers are kept; it must have written nothing for those that it refuses. What it
   * throws ends all. Gives all outcomes in the order of the requests. `beside` is asked in the same round trip as the keys, whatever
   * becomes of these, and `work` is given its rows.
   */
  onceEach<T extends object>(
    retries: readonly Retry[],
    work: (tx: Tx, fresh: readonly number[], rows: unknown[][]) => Promise<Outcome<T>[]>,
    beside: readonly Asked<unknown>[] = [],
  ): Promise<Outcome<T>[]> {
    const answers = this.database.transaction(async (tx) => {
      const { begun, rows } = await this.begun(tx, retries, beside);
      const outcomes = begun as (Outcome<T> | null)[];
      const fresh = outcomes.flatMap((outcome, at) => (outcome === null ? [at] : []));
      // nothing is to be kept, and what was asked beside is let go of at once
      if (fresh.length === 0) throw new NothingNew(outcomes as Outcome<T>[]);
      const made = await work(tx, fresh, rows);
      fresh.forEach((at, n) => (outcomes[at] = made[n] ?? null));
      this.keep(
        tx,
        fresh.flatMap((at, n) => answered(retries[at], made[n])),
      );
      return outcomes as Outcome<T>[];
    });
    return answers.catch((error: unknown) => {
      if (error instanceof NothingNew) return error.outcomes as Outcome<T>[];
      throw error;
    });
  }

  /** What there is to say of each request before it is looked at: null, it is new, and nobody else begins it. */
  private async begun(
    tx: Tx,
    retries: readonly Retry[],
    beside: readonly Asked<unknown>[],
  ): Promise<{ begun: (Outcome<unknown> | null)[]; rows: unknown[][] }> {
    const scopes = retries.map(({ scope }) => scope);
    const keys = retries.map(({ key }) => key ?? '');
    const names = retries.map(({ scope, key }) => `${scope} ${key ?? ''}`);
    const since = this.clock.inSeconds(-keptSeconds);
    const asked = [[sql.tryLocks, names], [sql.findAnswers, scopes, keys, since], ...beside] as const;
    const [locks, answers, ...rows] = (await tx.all(asked)) as [sql.Locked[], sql.Found[], ...unknown[][]];
    const begun = retries.map((retry, at) => {
      const first = answers.find((answer) => answer.at === at);
      if (first !== undefined) return this.replay(retry, first);
      return !locks[at]?.locked || names.indexOf(names[at] ?? '') < at ? refused(inUse()) : null;
    });
    return { begun, rows };
  }

  private keep(tx: Tx, answers: readonly { retry: Retry; answer: object }[]): void {
    if (answers.length === 0) return;
    tx.defer(
      sql.keepAnswers,
      answers.map(({ retry }) => retry.scope),
      answers.map(({ retry }) => retry.key),
      answers.map(({ retry }) => this.fingerprints(retry)[0]),
      answers.map(({ answer }) => JSON.stringify(answer)),
      this.clock.now(),
    );
  }

  /** Forgets the answers that a person got: they hold what was written of the person. */
  async forget(tx: Tx, userId: string): Promise<void> {
    await tx.rows(sql.dropScope, userId);
  }

  /** Forgets answers older than a day. */
  async forgetExpired(): Promise<void> {
    await this.database.transaction((tx) => tx.rows(sql.dropExpired, this.clock.inSeconds(-keptSeconds)));
  }

  private replay(retry: Retry, first: sql.First): Outcome<unknown> {
    if (!this.fingerprints(retry).some((one) => timingSafeEqual(first.fingerprint, one)))
      return refused(
        new IdempotencyKeyReused('This Idempotency-Key was used with another request; make a new one.'),
      );
    retry.markReplayed();
    return done(JSON.parse(first.response));
  }

  /**
   * Of today's secret, and of those before it, under which a first request may have come. Keyed, because a body may
   * hold a password: the table alone must not let anyone guess it.
   */
  private fingerprints({ request }: Retry): [Buffer, ...Buffer[]] {
    const { keyEncryptionSecret, previousKeyEncryptionSecrets } = this.config.auth;
    const under = (secret: string): Buffer => createHmac('sha256', secret).update(request).digest();
    return [under(keyEncryptionSecret ?? ''), ...previousKeyEncryptionSecrets.map(under)];
  }
}

const inUse = (): IdempotencyKeyInUse =>
  new IdempotencyKeyInUse('Wait for it, then ask again.', {}, { 'Retry-After': '1' });

/** What is to be kept of an outcome. */
function answered<T extends object>(
  retry: Retry | undefined,
  outcome: Outcome<T> | undefined,
): { retry: Retry; answer: T }[] {
  return retry !== undefined && outcome?.status === 'fulfilled' ? [{ retry, answer: outcome.value }] : [];
}
