import { onConstraint } from '../http/problem/constraints.js';
import { Problem } from '../http/problem/problem.js';

export class JobNotDead extends Problem {
  static override readonly status = 409;
  static override readonly code = 'JOB_NOT_DEAD';
  static override readonly title = 'The job is not dead';
}

export class ScheduleRuns extends Problem {
  static override readonly status = 409;
  static override readonly code = 'SCHEDULE_RUNS';
  static override readonly title = 'A run of the schedule waits or is under way';

  constructor() {
    super('There is one at a time; wait until it has ended.');
  }
}

/** pg-boss's own name for: one job of such a queue that has not ended. */
onConstraint('job_common_i6', () => new ScheduleRuns());
