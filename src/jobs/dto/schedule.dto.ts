import { DateTime, Int, ListOf, Nullable, OneOf } from '../../http/fields/fields.js';
import { Slug, Text } from '../../http/fields/text.js';
import type { Schedule } from '../job-kind.js';
import { jobStates, stateWords, type JobState, type LastRunRow } from '../reading.sql.js';

/** Work that the calendar asks for. */
export class ScheduleDto {
  /** Also the name of its jobs. @example cancel-unpaid-orders */
  @Slug(60)
  name: string;

  /** Minute, hour, day, month and day of the week, in UTC. */
  @Text(100)
  cron: string;

  /** So many seconds after a run has ended well comes the next; `null`: the cron alone says. */
  @Nullable()
  @Int(1, 3_600)
  everySeconds: number | null;

  /** When the last run that is still known began. */
  @Nullable()
  @DateTime()
  lastRunAt: string | null;

  /** What became of it. */
  @Nullable()
  @OneOf(jobStates, 'JobState')
  lastOutcome: JobState | null;

  /** When the next is due, where a worker runs. */
  @DateTime()
  nextRunAt: string;

  static from(schedule: Schedule, last: LastRunRow | undefined, next: Date): ScheduleDto {
    return Object.assign(new ScheduleDto(), {
      name: schedule.name,
      cron: schedule.cron,
      everySeconds: schedule.againAfterSeconds ?? null,
      lastRunAt: last?.started_on?.toISOString() ?? null,
      lastOutcome: last?.state ? stateWords[last.state] : null,
      nextRunAt: next.toISOString(),
    });
  }
}

/** All schedules, by name. */
export class SchedulesDto {
  @ListOf(() => ScheduleDto, 0, 100)
  data: ScheduleDto[];
}
