import { Global, Module } from '@nestjs/common';
import { Boss } from './boss.js';
import { GroundSweeps } from './ground-sweeps.js';
import { JobCare } from './job-care.js';
import { JobCounts } from './job-counts.js';
import { JobReading } from './job-reading.js';
import { JobsController } from './jobs.controller.js';
import { JobKinds } from './job-kinds.js';
import { Jobs } from './jobs.js';
import { JobCarrier } from './work/job-carrier.js';
import { JobWorker, WorkerGround } from './work/job-worker.js';

/** Work that nobody waits for. */
@Global()
@Module({
  controllers: [JobsController],
  providers: [
    Boss,
    GroundSweeps,
    JobCare,
    JobCounts,
    JobReading,
    JobKinds,
    Jobs,
    JobCarrier,
    JobWorker,
    WorkerGround,
  ],
  exports: [Jobs],
})
export class JobsModule {}
