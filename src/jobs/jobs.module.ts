import { Global, Module } from '@nestjs/common';
import { Boss } from './boss.js';
import { GroundSweeps } from './ground-sweeps.js';
import { JobKinds } from './job-kinds.js';
import { Jobs } from './jobs.js';
import { JobCarrier } from './work/job-carrier.js';
import { JobWorker, WorkerGround } from './work/job-worker.js';

/** Work that nobody waits for. */
@Global()
@Module({
  providers: [Boss, GroundSweeps, JobKinds, Jobs, JobCarrier, JobWorker, WorkerGround],
  exports: [Jobs],
})
export class JobsModule {}
