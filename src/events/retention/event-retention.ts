import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import * as sql from './retention.sql.js';

const secondsOfDay = 86_400;
const atOnce = 500;

/**
 * Forgets events some time after everybody has them. The last event of an aggregate stays, because its number is where
 * the next goes on from; so does what is still to be delivered, and what lies among the dead letters.
 */
@Injectable()
export class EventRetention implements BeforeApplicationShutdown {
  private isLeaving = false;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  beforeApplicationShutdown(): void {
    this.isLeaving = true;
  }

  /** Deletes what is old, in small batches; gives how many events that were. Any number of instances may do it. */
  async forgetOld(): Promise<number> {
    const end = this.clock.inSeconds(-this.config.events.retentionDays * secondsOfDay);
    const deleted = await this.forgetEvents(end);
    await this.forgetAll(sql.deleteInbox, end);
    await this.forgetAll(sql.deleteRetries, end);
    return deleted;
  }

  private async forgetEvents(end: Date): Promise<number> {
    let [after, all] = [0, 0];
    while (!this.isLeaving) {
      const step = await this.database.transaction((tx) => tx.row(sql.deleteEvents, end, atOnce, after));
      all += step?.deleted ?? 0;
      if (!step?.is_more || step.last === null) break;
      after = step.last;
    }
    return all;
  }

  private async forgetAll(step: typeof sql.deleteInbox, end: Date): Promise<void> {
    while (!this.isLeaving) {
      const gone = await this.database.transaction((tx) => tx.rows(step, end, atOnce));
      if (gone.length < atOnce) return;
    }
  }
}
