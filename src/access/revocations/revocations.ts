import { Injectable } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { Clock } from '../../clock/clock.js';
import { Database } from '../../database/database.js';
import { Log } from '../../logging/log.js';
import { Lease, leaseMilliseconds } from './lease.js';
import { Memory } from './memory.js';
import * as sql from './revocations.sql.js';

/** A little longer than any lease from before the commit can last. */
const longestWait = leaseMilliseconds + 200;
const [firstPause, longestPause] = [2, 50];

/**
 * What instances hold in memory about people, and how they come to forget it (R10). Whatever takes rights away is told
 * to all of them by triggers in the database, in its own transaction; it answers after {@link spread}.
 */
@Injectable()
export class Revocations {
  constructor(
    private readonly database: Database,
    private readonly lease: Lease,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** A memory that is right as long as the lease holds. */
  memory<T>(): Memory<T> {
    return new Memory<T>(this.lease);
  }

  /**
   * Call it after the commit. Waits until no instance answers from what it held before: until all that have a lease
   * have confirmed, and at most as long as a lease lasts, since one that was not renewed after the commit has run out by
   * then, whatever has happened to its instance.
   */
  async spread(): Promise<void> {
    const end = this.clock.ticks() + longestWait;
    let target: number | null = null;
    for (let pause = firstPause; this.clock.ticks() < end; pause = Math.min(pause * 2, longestPause)) {
      const state: sql.Spreading | null = await this.ask(target);
      if (state?.instances === 0) return;
      target = state?.target ?? target;
      await delay(Math.min(pause, Math.max(end - this.clock.ticks(), 0)));
    }
  }

  /** Forgets what every instance has long forgotten. */
  async sweep(): Promise<void> {
    await this.database.transaction((tx) => tx.rows(sql.sweep));
  }

  /** Null: the database did not answer; then only time can tell. */
  private async ask(target: number | null): Promise<sql.Spreading | null> {
    try {
      return await this.database.read.row(sql.lagging, target);
    } catch (error) {
      this.log.failure(error, { what: 'revocations' });
      return null;
    }
  }
}
