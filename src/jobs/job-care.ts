import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { AuditLog, type AuditEntry } from '../audit/audit-log.js';
import { newId } from '../clock/new-id.js';
import type { Tx } from '../database/database.js';
import { Idempotency } from '../http/idempotency/idempotency.js';
import type { Retry } from '../http/idempotency/retry.js';
import type { Origin } from '../http/origin.js';
import { NotFound } from '../http/problem/problems.js';
import { Boss, waitingJobs } from './boss.js';
import { JobDto } from './dto/job.dto.js';
import { JobNotDead, ScheduleRuns } from './job.problems.js';
import { JobKinds } from './job-kinds.js';
import { findJob, holdJob } from './reading.sql.js';

/** Who asks, from where, and whether again. */
export interface Asking {
  readonly caller: Caller;
  readonly origin: Origin;
  readonly retry: Retry;
}

/** What people do about jobs; on record. */
@Injectable()
export class JobCare {
  constructor(
    private readonly boss: Boss,
    private readonly kinds: JobKinds,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Gives a dead job one more attempt, at once.
   *
   * @throws NotFound
   * @throws JobNotDead
   * @throws ScheduleRuns it is of a schedule, and another run of that has not ended
   */
  retryDead(id: string, asking: Asking): Promise<JobDto> {
    return this.idempotency.once(asking.retry, async (tx) => {
      const job = await tx.row(holdJob, id);
      if (job === null) throw new NotFound('There is no such job.');
      if (job.state !== 'failed') throw new JobNotDead('Only what has failed for good can be tried again.');
      await this.boss.queue.retry(job.name, id, this.boss.within(tx));
      return this.done(tx, id, asking, { type: 'job.retried', details: { jobId: id, job: job.name } });
    });
  }

  /**
   * Has a schedule run now, without waiting for its time.
   *
   * @throws NotFound
   * @throws ScheduleRuns
   */
  runNow(name: string, asking: Asking): Promise<JobDto> {
    const kind = this.kinds.find(name);
    if (!kind?.schedule) throw new NotFound('There is no such schedule.');
    return this.idempotency.once(asking.retry, async (tx) => {
      const id = newId();
      if (!(await this.boss.send(tx, kind, {}, { id }))) throw new ScheduleRuns();
      return this.done(tx, id, asking, { type: 'schedule.started', details: { jobId: id, job: name } });
    });
  }

  private async done(
    tx: Tx,
    id: string,
    { caller, origin }: Asking,
    entry: Pick<AuditEntry, 'type' | 'details'>,
  ): Promise<JobDto> {
    const { id: actorId, sessionId } = caller;
    this.audit.append(tx, { ...entry, actorId, userId: null, sessionId }, origin);
    tx.touch(waitingJobs);
    const job = await tx.row(findJob, id);
    if (job === null) throw new NotFound('There is no such job.');
    return JobDto.from(job);
  }
}
