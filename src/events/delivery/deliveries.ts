import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { doWork, type InnerConsumer } from '../consumers.js';
import { eventsDelivered } from '../event.metrics.js';
import { eventOf } from '../stored-event.js';
import { Claims, type Claim } from './claims.js';
import * as sql from './delivery.sql.js';
import { Failures } from './failures.js';
import { Lanes } from './lanes.js';

/** How many events of an aggregate are claimed at a time: handled one by one they need to fit into a claim. */
const eventsAtOnce = 10;

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
  async deliverSome(consumer: InnerConsumer): Promise<number> {
    const claim = await this.claims.take(consumer.name, eventsAtOnce);
    if (claim === null) return 0;
    await this.handleAll(consumer, claim);
    return claim.turns;
  }

  private async handleAll(consumer: InnerConsumer, claim: Claim): Promise<void> {
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
      const which = [consumer.name, row.position, claim.id, row.id];
      const mine = await tx.row(sql.settleAndEnter, ...which, this.clock.now());
      if (mine === null) return false;
      if (mine.is_new) await doWork(consumer, tx, eventOf(row));
      return true;
    });
  }
}
