import type { Clock } from '../../clock/clock.js';
import type { JobRun } from '../job-kind.js';

/** How far a job is. */
export interface Progress {
  readonly done: number;
  readonly total: number | null;
}

const keptMilliseconds = 1_000;

/** What an attempt needs of whoever carries it out. */
export interface Surroundings {
  readonly clock: Clock;
  /** Keeps the progress; never throws. */
  readonly keep: (progress: Progress) => Promise<void>;
}

/** The handler's side of one attempt. */
export class Attempt implements JobRun {
  readonly abort = new AbortController();
  last: Progress | null = null;
  private keptAt = -Infinity;
  private keeping: Promise<void> = Promise.resolve();

  constructor(
    readonly id: string,
    readonly attempt: number,
    private readonly around: Surroundings,
  ) {}

  get signal(): AbortSignal {
    return this.abort.signal;
  }

  progress(done: number, total?: number): void {
    this.last = { done, total: total ?? null };
    const now = this.around.clock.ticks();
    if (now - this.keptAt < keptMilliseconds) return;
    this.keptAt = now;
    const { last } = this;
    this.keeping = this.keeping.then(() => this.around.keep(last));
  }

  /** Comes back when nothing is being kept any more. */
  settle(): Promise<void> {
    return this.keeping;
  }
}
