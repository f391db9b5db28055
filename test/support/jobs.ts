import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import { newId } from '../../src/clock/new-id.js';
import { Database } from '../../src/database/database.js';
import type { JobData, JobKind, Schedule } from '../../src/jobs/job-kind.js';
import { Jobs, type EnqueueOptions } from '../../src/jobs/jobs.js';
import { JobWorker } from '../../src/jobs/work/job-worker.js';
import type { Stoa } from './stoa.js';

/** A name that no other test uses. */
export const kindOf = (): string => `test-${randomUUID().slice(0, 8)}`;

/** What makes these kinds, and schedules, known to an application before it starts. */
export const unready =
  (kinds: readonly JobKind[], schedules: readonly Schedule[] = []) =>
  (app: NestFastifyApplication): void => {
    for (const kind of kinds) app.get(Jobs).register(kind);
    for (const schedule of schedules) app.get(Jobs).schedule(schedule);
  };

/** Does jobs of that instance when it is told to. */
export const worker = ({ app }: Stoa): JobWorker => app.get(JobWorker);

/** Asks for a job in a transaction of its own, in which something `else` happens. */
export function ask(
  { app }: Stoa,
  kind: string,
  data: JobData = {},
  options: EnqueueOptions = {},
  also: () => void = () => undefined,
): Promise<string> {
  return app.get(Database).transaction(async (tx) => {
    const id = await app.get(Jobs).enqueue(tx, kind, data, options);
    also();
    return id;
  });
}

interface JobRow {
  readonly state: string;
  readonly output: object | null;
  readonly start_after: Date;
  readonly retry_count: number;
}

/** The job as the database has it. */
export async function jobOf(stoa: Stoa, id: string): Promise<JobRow | null> {
  const { rows } = await stoa.sql.query<JobRow>('SELECT * FROM pgboss.job WHERE id = $1', [id]);
  return rows[0] ?? null;
}

/** The time for which a job waits has come. */
export async function ripen(stoa: Stoa, id: string): Promise<void> {
  await stoa.sql.query("UPDATE pgboss.job SET start_after = now() - interval '1 second' WHERE id = $1", [id]);
}

/** A run of a schedule that failed for good; gives its id. */
export async function deadJobOf(stoa: Stoa): Promise<string> {
  const id = newId();
  await stoa.sql.query(
    `INSERT INTO pgboss.job (id, name, state, policy, retry_limit, retry_count, data, output, started_on, completed_on)
     VALUES ($1, 'forget-events', 'failed', 'exclusive', 5, 5, '{}', '{"error": "Error: the wind is wrong"}', now(), now())`,
    [id],
  );
  return id;
}
