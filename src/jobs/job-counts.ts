import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Database } from '../database/database.js';
import { JobKinds } from './job-kinds.js';
import { jobsByState } from './jobs.metrics.js';
import { countStates } from './jobs.sql.js';
import { stateWords, type StoredState } from './reading.sql.js';

const measureMilliseconds = 30_000;

/** How many jobs there are in which state, measured now and then by each process that works. */
@Injectable()
export class JobCounts {
  constructor(
    private readonly database: Database,
    private readonly kinds: JobKinds,
  ) {}

  @Interval(measureMilliseconds)
  async measure(): Promise<void> {
    const rows = await this.database.read.rows(countStates, this.kinds.names());
    for (const { name, state, jobs } of rows)
      jobsByState.set({ job: name, state: stateWords[state as StoredState] }, jobs);
  }
}
