import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { statement } from '../database/statement.js';
import { Consumers } from './consumers.js';
import { deadLetters, eventsWaiting, oldestWaiting } from './event.metrics.js';

const measureMilliseconds = 15_000;
/** An event that waits longer says that something is not well. */
const lateSeconds = 300;

interface BacklogRow {
  readonly consumer: string;
  readonly waiting: number;
  readonly oldest: Date | null;
  readonly dead: number;
}

/** What waits for each consumer of $1. However much that is, counting ends at $2. */
const measure = statement<BacklogRow>(
  'event-backlog-measure',
  `SELECT c.consumer,
     (SELECT count(*) FROM (SELECT FROM event_deliveries d WHERE d.consumer = c.consumer LIMIT $2) AS counted) AS waiting,
     (SELECT o.occurred_at FROM event_deliveries d JOIN outbox o ON o.id = d.event_id
      WHERE d.consumer = c.consumer ORDER BY d.position LIMIT 1) AS oldest,
     (SELECT count(*) FROM (SELECT FROM dead_letters d WHERE d.consumer = c.consumer LIMIT $2) AS counted) AS dead
   FROM unnest($1::text[]) AS c (consumer)`,
);
const mostCounted = 100_000;

/** How much waits for whom, measured now and then. */
@Injectable()
export class Backlog {
  private worstSeconds: number | null = null;

  constructor(
    private readonly database: Database,
    private readonly consumers: Consumers,
    private readonly clock: Clock,
  ) {}

  /** `down`: an event has waited for minutes; null: nothing is measured here. */
  get state(): 'up' | 'down' | null {
    if (this.worstSeconds === null) return null;
    return this.worstSeconds > lateSeconds ? 'down' : 'up';
  }

  @Interval(measureMilliseconds)
  async measure(): Promise<void> {
    const names = this.consumers.all().map(({ name }) => name);
    const rows = await this.database.read.rows(measure, names, mostCounted);
    this.worstSeconds = Math.max(0, ...rows.map((row) => this.tell(row)));
  }

  private tell({ consumer, waiting, oldest, dead }: BacklogRow): number {
    const now = this.clock.now().getTime();
    const seconds = oldest === null ? 0 : Math.max(0, (now - oldest.getTime()) / 1000);
    eventsWaiting.set({ consumer }, waiting);
    oldestWaiting.set({ consumer }, seconds);
    deadLetters.set({ consumer }, dead);
    return seconds;
  }
}
