import { ApiProperty } from '@nestjs/swagger';
import { DateTime, Int, Nested, Nullable, OneOf, Optional } from '../../http/fields/fields.js';
import { Id, LongText, Slug } from '../../http/fields/text.js';
import { ListQuery } from '../../http/list/list-query.dto.js';
import { PageOf } from '../../http/list/page.dto.js';
import type { JobData } from '../job-kind.js';
import { jobStates, stateWords, type JobRow, type JobState } from '../reading.sql.js';

const JobName = (): PropertyDecorator => Slug(60);

/** Which jobs. Sorted by `createdAt`; the newest first unless told. */
export class ListJobsDto extends ListQuery {
  /** @example check-sales */
  @Optional()
  @JobName()
  name?: string;

  /** `dead`: it failed for good. @example dead */
  @Optional()
  @OneOf(jobStates, 'JobState')
  state?: JobState;
}

/** How far a job said that it is. */
export class JobProgressDto {
  @Int(0, Number.MAX_SAFE_INTEGER)
  done: number;

  /** `null`: it does not know. */
  @Nullable()
  @Int(0, Number.MAX_SAFE_INTEGER)
  total: number | null;
}

const word = { type: 'string', maxLength: 2_000, pattern: '^[^\\u0000]*$' };
const bound = Number.MAX_SAFE_INTEGER;
const fact = [
  word,
  { type: 'integer', format: 'int64', minimum: -bound, maximum: bound },
  { type: 'boolean' },
  { type: 'null' },
];

/** Work that nobody waits for. */
export class JobDto {
  @Id()
  id: string;

  /** @example check-sales */
  @JobName()
  name: string;

  /** `dead`: it failed for good, and is kept until somebody retries it, or for 90 days. */
  @OneOf(jobStates, 'JobState')
  state: JobState;

  /** What it is about: ids and numbers, no secrets and no person's data. */
  @ApiProperty({
    type: 'object',
    maxProperties: 50,
    additionalProperties: { anyOf: fact } as never,
    example: { orderId: '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11' },
  })
  data: JobData;

  /** How often it was tried; the one that runs counts. */
  @Int(0, 1_000)
  attempts: number;

  /** How often it is tried at most. */
  @Int(1, 1_000)
  mostAttempts: number;

  @Nullable()
  @Nested(() => JobProgressDto)
  progress: JobProgressDto | null;

  /** What went wrong the last time, for those who mend it. @example "Error: no such template" */
  @Nullable()
  @LongText(2_000, { empty: true })
  error: string | null;

  @DateTime()
  createdAt: string;

  /** When it is due, or was. */
  @DateTime()
  dueAt: string;

  /** When the last attempt began. */
  @Nullable()
  @DateTime()
  startedAt: string | null;

  /** When it ended, well or for good. */
  @Nullable()
  @DateTime()
  endedAt: string | null;

  static from(row: JobRow): JobDto {
    const { id, name, state, data, attempts, most_attempts: mostAttempts } = row;
    return Object.assign(new JobDto(), {
      ...{ id, name, state: stateWords[state], data: data ?? {}, attempts, mostAttempts },
      progress: progressOf(row),
      error: errorOf(row),
      createdAt: row.created_on.toISOString(),
      dueAt: row.start_after.toISOString(),
      startedAt: row.started_on?.toISOString() ?? null,
      endedAt: row.completed_on?.toISOString() ?? null,
    });
  }
}

function progressOf({ output }: JobRow): JobProgressDto | null {
  if (typeof output?.done !== 'number') return null;
  const total = typeof output.total === 'number' ? output.total : null;
  return Object.assign(new JobProgressDto(), { done: output.done, total });
}

/** Ours, or what the queue says of an attempt that nobody ended. */
function errorOf({ output, state }: JobRow): string | null {
  if (output === null || typeof output.done === 'number' || state === 'completed') return null;
  const { error } = output;
  return typeof error === 'string' ? error : JSON.stringify(output).slice(0, 2_000);
}

/** A page of jobs. */
export class JobPageDto extends PageOf(JobDto) {}
