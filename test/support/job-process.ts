import { setTimeout as delay } from 'node:timers/promises';
import { createApp } from '../../src/app.js';
import { loadConfig } from '../../src/config/config.js';
import { readEnvironment } from '../../src/config/environment.js';
import { Jobs } from '../../src/jobs/jobs.js';
import { JobWorker } from '../../src/jobs/work/job-worker.js';

/** A process that works at one kind of job, which it begins and never ends. */
const app = await createApp(loadConfig(readEnvironment()));
app.get(Jobs).register({
  name: 'test-endless',
  handle: () => {
    process.stdout.write('begun\n');
    return delay(3_600_000);
  },
});
await app.init();
app.get(JobWorker).begin();
