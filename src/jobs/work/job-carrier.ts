import { Injectable } from '@nestjs/common';
import type { JobWithMetadata } from 'pg-boss';
import { Clock } from '../../clock/clock.js';
import { Database } from '../../database/database.js';
import { Log } from '../../logging/log.js';
import { Boss, hasChanged, heartbeatSeconds } from '../boss.js';
import type { JobData, KnownKind } from '../job-kind.js';
import { jobDuration, jobFailures } from '../jobs.metrics.js';
import * as sql from '../jobs.sql.js';
import { Attempt, type Progress } from './attempt.js';

/** Why an attempt was aborted. */
class Aborted extends Error {}
/** It was aborted because the process leaves; nobody is to blame. */
class Leaving extends Aborted {}

const beatMilliseconds = (heartbeatSeconds * 1_000) / 3;
/** How long what was done is shown: what was asked for, what the calendar asked for, what is done every few seconds. */
const [doneSeconds, sweptSeconds, oftenSeconds] = [7 * 86_400, 86_400, 3_600];
const longestMessage = 2_000;

/** One attempt from its claim to its end. */
export interface Claimed {
  readonly kind: KnownKind;
  readonly job: JobWithMetadata<JobData>;
}

/** Carries out attempts at jobs: a sign of life while it lasts, and its end in the database. */
@Injectable()
export class JobCarrier {
  private readonly attempts = new Set<Attempt>();

  constructor(
    private readonly database: Database,
    private readonly boss: Boss,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Claims the next job of that kind; null: none is due. It is nobody else's while it shows signs of life. */
  async claim(kind: KnownKind): Promise<Claimed | null> {
    const [job] = await this.boss.queue.fetch<JobData>(kind.name, { batchSize: 1, includeMetadata: true });
    return job === undefined ? null : { kind, job };
  }

  /** Comes back when the attempt has ended, whichever way. Never throws. */
  async carry({ kind, job }: Claimed): Promise<void> {
    const attempt = new Attempt(job.id, job.retryCount + 1, {
      clock: this.clock,
      keep: (progress) => this.keep(job, progress),
    });
    const began = this.clock.ticks();
    const outcome = await this.perform(kind, job, attempt).catch((error: unknown) => {
      this.log.failure(error, { job: kind.name, jobId: job.id });
      return 'unsettled';
    });
    jobDuration.observe({ job: kind.name, outcome }, (this.clock.ticks() - began) / 1000);
  }

  /** The process leaves: whoever still works is told, and their jobs are another's. */
  abortAll(): void {
    for (const { abort } of this.attempts) abort.abort(new Leaving('the process leaves'));
  }

  private async perform(kind: KnownKind, job: JobWithMetadata<JobData>, attempt: Attempt): Promise<string> {
    this.attempts.add(attempt);
    const beat = setInterval(() => void this.beat(job, attempt), beatMilliseconds);
    const tooLong = (): void => attempt.abort.abort(new Aborted('it took too long'));
    const end = setTimeout(tooLong, job.expireInSeconds * 1_000);
    try {
      await untilAborted(kind.handle(job.data, attempt), attempt.signal);
      await attempt.settle();
      return await this.complete(kind, job, attempt.last);
    } catch (error) {
      await attempt.settle();
      if (error instanceof Leaving) return await this.giveBack(job);
      return await this.fail(job, error);
    } finally {
      clearInterval(beat);
      clearTimeout(end);
      this.attempts.delete(attempt);
    }
  }

  /** A sign of life. Whoever was given up meanwhile stops. */
  private async beat(job: JobWithMetadata<JobData>, attempt: Attempt): Promise<void> {
    try {
      if (!hasChanged(await this.boss.queue.touch(job.name, job)))
        attempt.abort.abort(new Aborted('another worker has it'));
    } catch (error) {
      this.log.failure(error, { job: job.name, jobId: job.id });
    }
  }

  private async keep({ name, id, retryCount }: JobWithMetadata<JobData>, progress: Progress): Promise<void> {
    try {
      await this.database.transaction((tx) =>
        tx.rows(sql.keepProgress, name, id, retryCount, progress.done, progress.total),
      );
    } catch (error) {
      this.log.failure(error, { job: name, jobId: id });
    }
  }

  /** The end of a run and the request for the next one are one transaction: the chain does not break in between. */
  private complete(
    kind: KnownKind,
    job: JobWithMetadata<JobData>,
    progress: Progress | null,
  ): Promise<string> {
    const again = kind.schedule?.againAfterSeconds;
    return this.database.transaction(async (tx) => {
      const completed = await this.boss.queue.complete(job.name, job, progress, this.boss.within(tx));
      if (!hasChanged(completed)) return 'lost';
      await tx.rows(sql.keepDone, job.name, job.id, shownSeconds(kind));
      if (again !== undefined) await this.boss.send(tx, kind, {}, { startAfter: again });
      return 'completed';
    });
  }

  private async fail(job: JobWithMetadata<JobData>, error: unknown): Promise<string> {
    jobFailures.inc({ job: job.name });
    this.log.failure(error, { job: job.name, jobId: job.id, attempt: job.retryCount + 1 });
    const failed = await this.boss.queue.fail(job.name, job, { error: messageOf(error) });
    return hasChanged(failed) ? 'failed' : 'lost';
  }

  private async giveBack({ name, id, retryCount }: JobWithMetadata<JobData>): Promise<string> {
    await this.database.transaction((tx) => tx.rows(sql.giveBack, name, id, retryCount));
    return 'given_back';
  }
}

function shownSeconds({ schedule }: KnownKind): number {
  if (schedule === null) return doneSeconds;
  return schedule.againAfterSeconds === undefined ? sweptSeconds : oftenSeconds;
}

/** What the work gives; or throws why it was aborted, whatever the work does then. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject);
  });
}

/** For people who mend it. What the database says of a row may hold what is in the row: only its code is kept. */
function messageOf(error: unknown): string {
  const { name, message, code } = error as { name?: string; message?: string; code?: unknown };
  const isDatabase = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
  const text = isDatabase
    ? `the database refused: ${code}`
    : `${name ?? 'Error'}: ${message ?? String(error)}`;
  return text.replaceAll(/[\u0000\uD800-\uDFFF]/g, '').slice(0, longestMessage);
}
