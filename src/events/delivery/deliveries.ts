import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import { Database } from '../../database/database.js';
import { Log } from '../../logging/log.js';
import { Consumers, type EventConsumer, type InnerConsumer, type OuterConsumer } from '../consumers.js';
import { eventOf } from '../stored-event.js';
import * as sql from './delivery.sql.js';
import { Failures } from './failures.js';

/** How long claimed deliveries are nobody else's; what takes longer is done again by another. */
const claimSeconds = 30;
const aggregatesAtOnce = 20;
const eventsAtOnce = 50;

interface Claim {
  readonly id: string;
  readonly consumer: string;
}

/**
 * Brings events from the outbox to their consumers, in order per aggregate. Any number of instances do it side by
 * side: whoever claims the first waiting event of an aggregate has all of the aggregate's, until it is done or has
 * failed. One consumer that fails keeps no other waiting, one aggregate no other.
 */
@Injectable()
export class Deliveries {
  constructor(
    private readonly database: Database,
    private readonly consumers: Consumers,
    private readonly failures: Failures,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Delivers what is due; gives how many events consumers are done with. */
  async deliverDue(): Promise<number> {
    const done = await Promise.all(this.consumers.all().map((consumer) => this.serve(consumer)));
    return done.reduce((all, count) => all + count, 0);
  }

  private async serve(consumer: EventConsumer): Promise<number> {
    let done = 0;
    try {
      while (true) {
        const [claim, rows] = await this.claim(consumer.name);
        if (rows.length === 0) return done;
        done +=
          'publish' in consumer
            ? await this.publishAll(consumer, claim, rows)
            : await this.handleAll(consumer, claim, rows);
      }
    } catch (error) {
      // the database: what was claimed comes back when the claim is over
      this.log.failure(error, { consumer: consumer.name });
      return done;
    }
  }

  private async claim(consumer: string): Promise<[Claim, sql.ClaimedRow[]]> {
    const claim = { id: newId(), consumer };
    const rows = await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const heads = await tx.rows(sql.holdHeads, consumer, now, aggregatesAtOnce);
      if (heads.length === 0) return [];
      const until = this.clock.inSeconds(claimSeconds);
      const aggregates = heads.map(({ aggregate_id }) => aggregate_id);
      return tx.rows(sql.claim, consumer, aggregates, claim.id, until, now, eventsAtOnce);
    });
    return [claim, rows];
  }

  private async publishAll(
    consumer: OuterConsumer,
    { id }: Claim,
    rows: readonly sql.ClaimedRow[],
  ): Promise<number> {
    try {
      await consumer.publish(rows.map(eventOf));
    } catch (error) {
      await this.failures.postponeAll(consumer.name, id, rows, error);
      return 0;
    }
    const positions = rows.map(({ position }) => position);
    const settled = await this.database.transaction((tx) =>
      tx.rows(sql.settle, consumer.name, positions, id),
    );
    return settled.length;
  }

  private async handleAll(
    consumer: InnerConsumer,
    claim: Claim,
    rows: readonly sql.ClaimedRow[],
  ): Promise<number> {
    const byAggregate = Map.groupBy(rows, ({ aggregate_id }) => aggregate_id);
    const done = await Promise.all(
      [...byAggregate.values()].map((own) => this.handleInOrder(consumer, claim, own)),
    );
    return done.reduce((all, count) => all + count, 0);
  }

  private async handleInOrder(
    consumer: InnerConsumer,
    claim: Claim,
    rows: readonly sql.ClaimedRow[],
  ): Promise<number> {
    let done = 0;
    for (const row of rows) {
      try {
        if (!(await this.handle(consumer, claim, row))) return done;
      } catch (error) {
        if (!(await this.failures.settle(consumer.name, claim.id, row, error))) return done;
      }
      done += 1;
    }
    return done;
  }

  /** The effect, the note of it and the end of the delivery, or none of them. False: somebody else has it by now. */
  private async handle(consumer: InnerConsumer, claim: Claim, row: sql.ClaimedRow): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const mine = await tx.row(sql.settle, consumer.name, [row.position], claim.id);
      if (mine === null) return false;
      const isNew = await tx.row(sql.enterInbox, consumer.name, row.id, this.clock.now());
      if (isNew !== null) await consumer.handle(tx, eventOf(row));
      return true;
    });
  }
}
