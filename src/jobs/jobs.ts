import { Injectable } from '@nestjs/common';
import { newId } from '../clock/new-id.js';
import type { Tx } from '../database/database.js';
import { Boss, waitingJobs } from './boss.js';
import type { JobData, JobKind, Schedule } from './job-kind.js';
import { JobKinds } from './job-kinds.js';

/** When a job is to be done, if not at once. */
export interface EnqueueOptions {
  readonly startAfter?: Date;
}

/** Work that nobody waits for: asked for inside the transaction that makes it necessary, done by any worker afterwards. */
@Injectable()
export class Jobs {
  constructor(
    private readonly kinds: JobKinds,
    private readonly boss: Boss,
  ) {}

  /** Says how jobs of a kind are done. Features call it before the application has started. */
  register(kind: JobKind): void {
    this.kinds.add(kind);
  }

  /**
   * Has work done by the calendar: once each time, however many workers there are. What was missed while there was none
   * is made up for once. It is never done twice at a time.
   */
  schedule(schedule: Schedule): void {
    const { work, ...facts } = schedule;
    this.kinds.add({ ...facts, handle: (_, run) => work(run) }, schedule);
  }

  /** Asks for a job; it is there if the transaction commits. Gives its id. Nobody knows the kind: our own mistake, it throws. */
  async enqueue(tx: Tx, name: string, data: JobData, options: EnqueueOptions = {}): Promise<string> {
    const id = newId();
    const kind = this.kinds.find(name);
    if (kind === null) throw new Error(`no job is called "${name}"`);
    await this.boss.send(tx, kind, data, { id, ...options });
    tx.touch(waitingJobs);
    return id;
  }
}
