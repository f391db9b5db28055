import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { slice, where, type Slice } from '../http/list/listing.js';
import { NotFound } from '../http/problem/problems.js';
import { Boss } from './boss.js';
import { JobDto, type ListJobsDto } from './dto/job.dto.js';
import { ScheduleDto, SchedulesDto } from './dto/schedule.dto.js';
import { JobKinds } from './job-kinds.js';
import { findJob, jobListing, lastRuns, stateWords, type JobRow, type StoredState } from './reading.sql.js';

/** Jobs and schedules, to look at. */
@Injectable()
export class JobReading {
  constructor(
    private readonly database: Database,
    private readonly kinds: JobKinds,
    private readonly boss: Boss,
  ) {}

  /** A page of them. */
  list({ name, state, ...query }: ListJobsDto): Promise<Slice<JobRow>> {
    const stored = (Object.keys(stateWords) as StoredState[]).find((word) => stateWords[word] === state);
    const conditions = [
      ...(name === undefined ? [] : [where`j.name = ${name}`]),
      ...(stored === undefined ? [] : [where`j.state = ${stored}::pgboss.job_state`]),
    ];
    return slice(this.database.read, jobListing, conditions, query);
  }

  /** @throws NotFound */
  async get(id: string): Promise<JobDto> {
    const job = await this.database.read.row(findJob, id);
    if (job === null) throw new NotFound('There is no such job.');
    return JobDto.from(job);
  }

  /** Every schedule of this release, by name. */
  async schedules(): Promise<SchedulesDto> {
    const schedules = this.kinds.schedules();
    const rows = await this.database.read.rows(
      lastRuns,
      schedules.map(({ name }) => name),
    );
    const data = schedules.map((schedule) => {
      const last = rows.find(({ name }) => name === schedule.name);
      const byCron = this.boss.nextOf(schedule.cron);
      return ScheduleDto.from(schedule, last, last?.due && last.due < byCron ? last.due : byCron);
    });
    return Object.assign(new SchedulesDto(), { data });
  }
}
