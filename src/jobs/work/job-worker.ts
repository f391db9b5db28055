import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { Background } from '../../config/background.js';
import { Database } from '../../database/database.js';
import { withPatience } from '../../database/patience.js';
import { Log } from '../../logging/log.js';
import { Boss, waitingJobs } from '../boss.js';
import { JobKinds } from '../job-kinds.js';
import * as sql from '../jobs.sql.js';
import { JobCarrier } from './job-carrier.js';

/** What another process asked for is seen after this at the latest; what this one asks for wakes it at once. */
const longestWaitMilliseconds = 2_000;
/** Jobs at a time, so that requests keep connections for themselves; of each kind one, so that none keeps another waiting. */
const atOnce = 4;
/** How long what runs may still take when the process ends, and how long it may take to notice that it has to stop. */
const [finishMilliseconds, abortMilliseconds] = [8_000, 2_000];

/** Where a worker looks, and where it says what goes wrong. */
@Injectable()
export class WorkerGround {
  constructor(
    readonly database: Database,
    readonly log: Log,
  ) {}
}

/**
 * Does jobs for as long as the process runs, where there is a background. One look at all queues together says which
 * have something due and when to look again; an idle worker asks nothing else.
 */
@Injectable()
export class JobWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly busy = new Map<string, Promise<void>>();
  private loop: Promise<void> | null = null;
  private woken: PromiseWithResolvers<null> = Promise.withResolvers();
  private isLeaving = false;

  constructor(
    private readonly boss: Boss,
    private readonly kinds: JobKinds,
    private readonly carrier: JobCarrier,
    private readonly background: Background,
    private readonly ground: WorkerGround,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await withPatience(() => this.boss.start());
    if (this.background.isOn) this.begin();
  }

  /** Does jobs from now on. Tests call it where no background runs. */
  begin(): void {
    this.ground.database.onTouched((subjects) => {
      if (subjects.includes(waitingJobs)) this.wake();
    });
    this.loop = this.work();
  }

  /** Does all that is due when it is called, and what becomes due meanwhile; comes back when that is done. For tests. */
  async workDue(): Promise<void> {
    for (;;) {
      await this.startDue();
      if (this.busy.size === 0) return;
      await Promise.race(this.busy.values());
    }
  }

  /** Waits for what runs, a while; what has not ended then is told to stop and given back. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isLeaving = true;
    this.wake();
    await this.loop;
    await within(finishMilliseconds, Promise.all(this.busy.values()));
    this.carrier.abortAll();
    await within(abortMilliseconds, Promise.all(this.busy.values()));
    await this.boss.stop();
  }

  private async work(): Promise<void> {
    while (!this.isLeaving) {
      this.woken = Promise.withResolvers();
      const pause = await this.startDue().catch((error: unknown) => {
        this.ground.log.failure(error, { work: 'jobs' });
        return longestWaitMilliseconds;
      });
      await within(Math.min(pause, longestWaitMilliseconds), this.woken.promise);
    }
  }

  private get hasRoom(): boolean {
    return !this.isLeaving && this.busy.size < atOnce;
  }

  private wake(): void {
    this.woken.resolve(null);
  }

  /** Begins what is due, as far as there is room; gives how long nothing else is, in milliseconds. */
  private async startDue(): Promise<number> {
    const free = this.kinds.names().filter((name) => !this.busy.has(name));
    if (!this.hasRoom || free.length === 0) return longestWaitMilliseconds;
    let pause = longestWaitMilliseconds;
    for (const { name, milliseconds } of await this.ground.database.read.rows(sql.waitingIn, free)) {
      if (milliseconds > 0) pause = Math.min(pause, milliseconds);
      else await this.startOne(name);
    }
    return pause;
  }

  private async startOne(name: string): Promise<void> {
    const kind = this.kinds.find(name);
    if (kind === null || this.busy.has(name) || !this.hasRoom) return;
    const claimed = await this.carrier.claim(kind);
    if (claimed === null) return;
    const carried = this.carrier.carry(claimed).finally(() => {
      this.busy.delete(name);
      this.wake();
    });
    this.busy.set(name, carried);
  }
}

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const ended = new AbortController();
  const patience = delay(milliseconds, null, { signal: ended.signal }).catch(() => null);
  await Promise.race([patience, work]);
  ended.abort();
}
