import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import type { Tx } from '../../database/database.js';
import { doAllWork, doWork, type InnerConsumer } from '../consumers.js';
import { eventsDelivered } from '../event.metrics.js';
import { eventOf } from '../stored-event.js';
import { nothing, type Piece } from '../pump.js';
import { Claims, type Claim, type Portion } from './claims.js';
import * as sql from './delivery.sql.js';
import { Failures } from './failures.js';
import { Lanes } from './lanes.js';

/** Handled one by one, what is claimed has to fit into the time of a claim. */
const oneByOne: Portion = { aggregatesAtOnce: 20, eventsAtOnce: 10 };
/** Handled together, what a claim costs is shared by more of them. */
const together: Portion = { aggregatesAtOnce: 100, eventsAtOnce: 10 };

/**
 * Brings events to those whose work is done in the database, in order per aggregate. Any number of instances do it side
 * by side: whoever claims an aggregate has its first events until they are done or one has failed. One consumer that
 * fails keeps no other waiting, one aggregate no other.
 */
@Injectable()
export class Deliveries {
  constructor(
    private readonly claims: Claims,
    private readonly failures: Failures,
    private readonly lanes: Lanes,
    private readonly clock: Clock,
  ) {}

  /**
   * Delivers some of what is due to the consumer; gives how many aggregates had their turn. Throws what the database
   * throws; what was claimed comes back when the claim is over.
   */
  async deliverSome(consumer: InnerConsumer): Promise<Piece> {
    const claim = await this.claims.take(
      consumer.name,
      consumer.handleAll === undefined ? oneByOne : together,
    );
    if (claim === null) return nothing;
    if (!(await this.handleTogether(consumer, claim))) await this.handleEach(consumer, claim);
    return { count: claim.turns, isFull: claim.isFull };
  }

  /**
   * Where the consumer works on many at once, all that was claimed in one transaction: the effects, the notes of them and the end of the
   * deliveries, or none of them. False: it does not, or something failed of which each may have been the reason.
   */
  private async handleTogether(consumer: InnerConsumer, claim: Claim): Promise<boolean> {
    const rows = [...claim.queues.values()].flat();
    if (consumer.handleAll === undefined || rows.length < 2) return false;
    try {
      const done = await this.lanes.transaction(consumer.name, async (tx) => {
        const fresh = await this.settle(tx, consumer, claim, rows);
        await doAllWork(consumer, tx, rows.filter(({ id }) => fresh.get(id)).map(eventOf));
        const ended = [...claim.queues].filter(([, queue]) => queue.every(({ id }) => fresh.has(id)));
        this.claims.releaseIn(
          tx,
          claim,
          ended.map(([aggregate]) => aggregate),
        );
        return fresh.size;
      });
      eventsDelivered.inc({ consumer: consumer.name }, done);
      return true;
    } catch {
      return false;
    }
  }

  private async handleEach(consumer: InnerConsumer, claim: Claim): Promise<void> {
    const ends = await Promise.allSettled(
      [...claim.queues].map(async ([aggregate, rows]) =>
        (await this.handleInOrder(consumer, claim, rows)) ? aggregate : null,
      ),
    );
    const ended = ends.flatMap((end) =>
      end.status === 'fulfilled' && end.value !== null ? [end.value] : [],
    );
    await this.claims.release(claim, ended);
    const broken = ends.find((end) => end.status === 'rejected');
    if (broken !== undefined) throw broken.reason;
  }

  /** Whether all of them are done with, and the next of the aggregate may come. */
  private async handleInOrder(
    consumer: InnerConsumer,
    claim: Claim,
    rows: readonly sql.ClaimedRow[],
  ): Promise<boolean> {
    for (const row of rows)
      try {
        if (!(await this.handle(consumer, claim, row))) return false;
        eventsDelivered.inc({ consumer: consumer.name });
      } catch (error) {
        if (!(await this.failures.settle(claim, row, error))) return false;
      }
    return true;
  }

  /** The effect, the note of it and the end of the delivery, or none of them. False: somebody else has it by now. */
  private async handle(consumer: InnerConsumer, claim: Claim, row: sql.ClaimedRow): Promise<boolean> {
    return this.lanes.transaction(consumer.name, async (tx) => {
      const isNew = (await this.settle(tx, consumer, claim, [row])).get(row.id);
      if (isNew === true) await doWork(consumer, tx, eventOf(row));
      return isNew !== undefined;
    });
  }

  /** Ends the deliveries; gives by event whether it is new to the consumer, and nothing of those that somebody else has by now. */
  private async settle(
    tx: Tx,
    { name }: InnerConsumer,
    claim: Claim,
    rows: readonly sql.ClaimedRow[],
  ): Promise<ReadonlyMap<string, boolean>> {
    const positions = rows.map(({ position }) => position);
    const aggregates = rows.map(({ aggregate_id: aggregateId }) => aggregateId);
    const mine = await tx.rows(
      sql.settleAndEnter,
      ...[name, positions, claim.id, this.clock.now(), aggregates],
    );
    return new Map(mine.map((row) => [row.event_id, row.is_new]));
  }
}
