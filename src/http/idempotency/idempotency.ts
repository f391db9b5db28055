import { Injectable } from '@nestjs/common';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Clock } from '../../clock/clock.js';
import { Config } from '../../config/config.js';
import { Database, type Tx } from '../../database/database.js';
import { statement } from '../../database/statement.js';
import { Problem } from '../problem/problem.js';
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

/** An answer that is kept. */
interface First {
  readonly fingerprint: Buffer;
  readonly response: string;
}

/** How long an answer is kept for a repetition. */
const keptSeconds = 24 * 60 * 60;

const tryLocks = statement<{ locked: boolean }>(
  'idempotency-lock',
  `SELECT pg_try_advisory_xact_lock(hashtextextended(name, 7)) AS locked
   FROM unnest((SELECT $1::text[])) WITH ORDINALITY AS asked (name, position) ORDER BY position`,
);
/** The answers under scopes $1 and keys $2 that are younger than $3, each with its place among them. */
const findAnswers = statement<First & { at: number }>(
  'idempotency-find',
  `SELECT asked.position::int - 1 AS at, kept.fingerprint, kept.response
   FROM unnest((SELECT $1::text[]), (SELECT $2::text[])) WITH ORDINALITY AS asked (scope, key, position)
   CROSS JOIN LATERAL (
     SELECT fingerprint, response FROM idempotency_keys k
     WHERE k.scope = asked.scope AND k.key = asked.key AND k.created_at > $3 LIMIT 1
   ) AS kept`,
);
const keepAnswers = statement<never>(
  'idempotency-keep',
  `INSERT INTO idempotency_keys (scope, key, fingerprint, response, created_at)
   SELECT answer.*, $5 FROM unnest((SELECT $1::text[]), (SELECT $2::text[]), (SELECT $3::bytea[]), (SELECT $4::text[])) answer
   ON CONFLICT (scope, key) DO UPDATE SET fingerprint = excluded.fingerprint, response = excluded.response,
     created_at = excluded.created_at`,
);
const dropExpired = statement<never>(
  'idempotency-drop',
  'DELETE FROM idempotency_keys WHERE created_at <= $1',
);

const dropScope = statement<never>('idempotency-drop-scope', 'DELETE FROM idempotency_keys WHERE scope = $1');

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
   * throws ends all. Gives all outcomes in the order of the requests.
   */
  onceEach<T extends object>(
    retries: readonly Retry[],
    work: (tx: Tx, fresh: readonly number[]) => Promise<Outcome<T>[]>,
  ): Promise<Outcome<T>[]> {
    return this.database.transaction(async (tx) => {
      const outcomes = (await this.begun(tx, retries)) as (Outcome<T> | null)[];
      const fresh = outcomes.flatMap((outcome, at) => (outcome === null ? [at] : []));
      if (fresh.length === 0) return outcomes as Outcome<T>[];
      const made = await work(tx, fresh);
      fresh.forEach((at, n) => (outcomes[at] = made[n] ?? null));
      this.keep(
        tx,
        fresh.flatMap((at, n) => answered(retries[at], made[n])),
      );
      return outcomes as Outcome<T>[];
    });
  }

  /** What there is to say of each request before it is looked at: null, it is new, and nobody else begins it. */
  private async begun(tx: Tx, retries: readonly Retry[]): Promise<(Outcome<unknown> | null)[]> {
    const scopes = retries.map(({ scope }) => scope);
    const keys = retries.map(({ key }) => key ?? '');
    const names = retries.map(({ scope, key }) => `${scope} ${key ?? ''}`);
    const [locks, answers] = await tx.both(
      [tryLocks, names],
      [findAnswers, scopes, keys, this.clock.inSeconds(-keptSeconds)],
    );
    return retries.map((retry, at) => {
      const first = answers.find((answer) => answer.at === at);
      if (first !== undefined) return this.replay(retry, first);
      return !locks[at]?.locked || names.indexOf(names[at] ?? '') < at ? refused(inUse()) : null;
    });
  }

  private keep(tx: Tx, answers: readonly { retry: Retry; answer: object }[]): void {
    if (answers.length === 0) return;
    tx.defer(
      keepAnswers,
      answers.map(({ retry }) => retry.scope),
      answers.map(({ retry }) => retry.key),
      answers.map(({ retry }) => this.fingerprints(retry)[0]),
      answers.map(({ answer }) => JSON.stringify(answer)),
      this.clock.now(),
    );
  }

  /** Forgets the answers that a person got: they hold what was written of the person. */
  async forget(tx: Tx, userId: string): Promise<void> {
    await tx.rows(dropScope, userId);
  }

  /** Forgets answers older than a day. */
  async forgetExpired(): Promise<void> {
    await this.database.transaction((tx) => tx.rows(dropExpired, this.clock.inSeconds(-keptSeconds)));
  }

  private replay(retry: Retry, first: First): Outcome<unknown> {
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
