import { statement } from '../database/statement.js';
import type { Listing } from '../http/list/listing.js';
import type { JobData } from './job-kind.js';

/** The words of pg-boss for the states of a job, and ours. */
export const stateWords = {
  created: 'waiting',
  retry: 'retrying',
  active: 'running',
  completed: 'completed',
  cancelled: 'cancelled',
  failed: 'dead',
} as const;

export type StoredState = keyof typeof stateWords;
export type JobState = (typeof stateWords)[StoredState];
export const jobStates: readonly JobState[] = Object.values(stateWords);

/** A job as the database has it. */
export interface JobRow {
  readonly id: string;
  readonly name: string;
  readonly state: StoredState;
  readonly data: JobData | null;
  readonly attempts: number;
  readonly most_attempts: number;
  readonly output: { readonly error?: unknown; readonly done?: unknown; readonly total?: unknown } | null;
  readonly created_on: Date;
  readonly start_after: Date;
  readonly started_on: Date | null;
  readonly completed_on: Date | null;
}

const columns = `j.id, j.name, j.state, j.data, j.output, j.created_on, j.start_after, j.started_on, j.completed_on,
  j.retry_count + (j.started_on IS NOT NULL)::int AS attempts, j.retry_limit + 1 AS most_attempts`;
/** Ours; pg-boss has some for itself. */
const ours = String.raw`pgboss.job j JOIN pgboss.queue q ON q.name = j.name AND q.name NOT LIKE '\_\_pgboss%'`;

export const jobListing: Listing = {
  select: columns,
  from: ours,
  sortable: { createdAt: 'j.created_on' },
  defaultSort: '-createdAt',
  idColumn: 'j.id',
};

export const findJob = statement<JobRow>('job-find', `SELECT ${columns} FROM ${ours} WHERE j.id = $1`);

/** Holds job $1; gives nothing when there is none. */
export const holdJob = statement<JobRow>(
  'job-hold',
  `SELECT ${columns} FROM ${ours} WHERE j.id = $1 FOR UPDATE OF j`,
);

/** What became of a schedule. */
export interface LastRunRow {
  readonly name: string;
  readonly state: StoredState | null;
  readonly started_on: Date | null;
  readonly due: Date | null;
}

/** Of the schedules $1: the last run that began, and when a run that waits is due. */
export const lastRuns = statement<LastRunRow>(
  'job-last-runs',
  `SELECT s.name, l.state, l.started_on, (
     SELECT min(start_after) FROM pgboss.job j WHERE j.name = s.name AND j.state IN ('created', 'retry')) AS due
   FROM unnest($1::text[]) AS s (name) LEFT JOIN LATERAL (
     SELECT j.state, j.started_on FROM pgboss.job j WHERE j.name = s.name AND j.started_on IS NOT NULL
     ORDER BY j.created_on DESC LIMIT 1) AS l ON true`,
);
