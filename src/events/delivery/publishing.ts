import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { Log } from '../../logging/log.js';
import type { OuterConsumer } from '../consumers.js';
import { eventFailures, eventsDelivered } from '../event.metrics.js';
import { eventOf } from '../stored-event.js';
import { nothing, type Piece } from '../pump.js';
import { Claims, type Claim, type Portion } from './claims.js';
import * as sql from './delivery.sql.js';
import { Lanes } from './lanes.js';

const portion: Portion = { aggregatesAtOnce: 20, eventsAtOnce: 50 };
/** The longest wait for the outside; shorter than a claim, so that nobody else publishes meanwhile. */
const publishMilliseconds = 20_000;
/** A consumer that fails is left alone for a quarter of a second, then twice as long each time, up to this. */
const longestRestSeconds = 30;

interface Rest {
  readonly until: Date;
  readonly failures: number;
}

/**
 * Events on their way out of the database. While the outside is down it is asked with one claim now and then, not with
 * each event that waits; nothing is given up.
 */
@Injectable()
export class Publishing {
  private readonly resting = new Map<string, Rest>();

  constructor(
    private readonly claims: Claims,
    private readonly lanes: Lanes,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Publishes some of what is due; gives how many aggregates had their turn. Throws what the database throws. */
  async publishSome(consumer: OuterConsumer): Promise<Piece> {
    const rest = this.resting.get(consumer.name);
    if (rest !== undefined && this.clock.now() < rest.until) return nothing;
    const claim = await this.claims.take(consumer.name, portion);
    if (claim === null) return nothing;
    const isSafe = await this.publish(consumer, claim);
    await this.claims.release(claim, [...claim.queues.keys()]);
    return isSafe ? { count: claim.turns, isFull: claim.isFull } : nothing;
  }

  private async publish(consumer: OuterConsumer, claim: Claim): Promise<boolean> {
    const rows = [...claim.queues.values()].flat().sort((a, b) => Number(a.position) - Number(b.position));
    if (rows.length === 0) return true;
    try {
      await inTime(consumer.publish(rows.map(eventOf)));
    } catch (error) {
      this.rest(consumer.name, rows.length, error);
      return false;
    }
    this.resting.delete(consumer.name);
    const positions = rows.map(({ position }) => position);
    await this.lanes.transaction(consumer.name, (tx) =>
      tx.rows(sql.settle, consumer.name, positions, claim.id),
    );
    eventsDelivered.inc({ consumer: consumer.name }, positions.length);
    return true;
  }

  private rest(consumer: string, events: number, error: unknown): void {
    const failures = (this.resting.get(consumer)?.failures ?? 0) + 1;
    const seconds = Math.min(2 ** Math.min(failures, 10) / 8, longestRestSeconds);
    this.resting.set(consumer, { until: this.clock.inSeconds(seconds), failures });
    eventFailures.inc({ consumer });
    this.log.failure(error, { consumer, events, failures });
  }
}

/** What has not come back by then counts as failed; it may arrive nevertheless, and comes again. */
async function inTime(work: Promise<void>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('no answer in time')), publishMilliseconds);
  try {
    await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
