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

/** How long an answer is kept for a repetition. */
const keptSeconds = 24 * 60 * 60;

const tryLock = statement<{ locked: boolean }>(
  'idempotency-lock',
  'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 7)) AS locked',
);
const findAnswer = statement<{ fingerprint: Buffer; response: string }>(
  'idempotency-find',
  'SELECT fingerprint, response FROM idempotency_keys WHERE scope = $1 AND key = $2 AND created_at > $3',
);
const keepAnswer = statement<never>(
  'idempotency-keep',
  `INSERT INTO idempotency_keys (scope, key, fingerprint, response, created_at) VALUES ($1, $2, $3, $4, $5)
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
  once<T extends object>(retry: Retry, work: (tx: Tx) => Promise<T>): Promise<T> {
    const { key } = retry;
    if (key === null) return this.database.transaction(work);
    return this.database.transaction(async (tx) => {
      const [[lock], [first]] = await tx.both(
        [tryLock, `${retry.scope} ${key}`],
        [findAnswer, retry.scope, key, this.clock.inSeconds(-keptSeconds)],
      );
      if (!lock?.locked)
        throw new IdempotencyKeyInUse('Wait for it, then ask again.', {}, { 'Retry-After': '1' });
      const [fingerprint, ...before] = this.fingerprints(retry);
      if (first !== undefined) return this.replay(retry, first, [fingerprint, ...before]) as T;
      const answer = await work(tx);
      tx.defer(keepAnswer, retry.scope, key, fingerprint, JSON.stringify(answer), this.clock.now());
      return answer;
    });
  }

  /** Forgets the answers that a person got: they hold what was written of the person. */
  async forget(tx: Tx, userId: string): Promise<void> {
    await tx.rows(dropScope, userId);
  }

  /** Forgets answers older than a day. */
  async forgetExpired(): Promise<void> {
    await this.database.transaction((tx) => tx.rows(dropExpired, this.clock.inSeconds(-keptSeconds)));
  }

  private replay(
    retry: Retry,
    first: { fingerprint: Buffer; response: string },
    fingerprints: readonly Buffer[],
  ): unknown {
    if (!fingerprints.some((fingerprint) => timingSafeEqual(first.fingerprint, fingerprint)))
      throw new IdempotencyKeyReused('This Idempotency-Key was used with another request; make a new one.');
    retry.markReplayed();
    return JSON.parse(first.response);
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
