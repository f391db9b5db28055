import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Requires } from '../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { IdOrSlugParam, IdParam } from '../http/fields/id.param.js';
import { Idempotent, RetryKey, type Retry } from '../http/idempotency/retry.js';
import { From, type Origin } from '../http/origin.js';
import { NotFound } from '../http/problem/problems.js';
import { Throws } from '../http/problem/throws.decorator.js';
import { JobDto, JobPageDto, ListJobsDto } from './dto/job.dto.js';
import { SchedulesDto } from './dto/schedule.dto.js';
import { JobNotDead, ScheduleRuns } from './job.problems.js';
import { JobCare } from './job-care.js';
import { JobReading } from './job-reading.js';

@Controller('jobs')
export class JobsController {
  constructor(
    private readonly reading: JobReading,
    private readonly care: JobCare,
  ) {}

  /** Jobs: those that wait, run, have ended well or are dead. @remarks What ended well is kept for a week, of a schedule for a day, of one that runs every few seconds for an hour; the dead for 90 days. */
  @Get()
  @Requires('jobs:read')
  async listJobs(@Query() query: ListJobsDto): Promise<JobPageDto> {
    return JobPageDto.of(await this.reading.list(query), JobDto.from);
  }

  /** What runs by the calendar. */
  @Get('schedules')
  @Requires('jobs:read')
  getSchedules(): Promise<SchedulesDto> {
    return this.reading.schedules();
  }

  /** Run a schedule now. @remarks On record. There is one run at a time. */
  @Post('schedules/:name/run')
  @HttpCode(202)
  @Requires('jobs:manage')
  @Idempotent()
  @Throws(NotFound, ScheduleRuns)
  startSchedule(
    @IdOrSlugParam('name', ['cancel-unpaid-orders']) name: string,
    @CurrentCaller() caller: Caller,
    @From() origin: Origin,
    @RetryKey() retry: Retry,
  ): Promise<JobDto> {
    return this.care.runNow(name, { caller, origin, retry });
  }

  /** A job. */
  @Get(':id')
  @Requires('jobs:read')
  @Throws(NotFound)
  getJob(@IdParam() id: string): Promise<JobDto> {
    return this.reading.get(id);
  }

  /** Try a dead job once more. @remarks On record. It has one more attempt, at once; failing at that it is dead again. */
  @Post(':id/retry')
  @HttpCode(202)
  @Requires('jobs:manage')
  @Idempotent()
  @Throws(NotFound, JobNotDead, ScheduleRuns)
  retryJob(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller,
    @From() origin: Origin,
    @RetryKey() retry: Retry,
  ): Promise<JobDto> {
    return this.care.retryDead(id, { caller, origin, retry });
  }
}
