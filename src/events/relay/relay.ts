import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { Config } from '../../config/config.js';
import { Database, type Tx } from '../../database/database.js';
import { Log } from '../../logging/log.js';
import { Consumers, wants, type EventConsumer } from '../consumers.js';
import { nothing, type Piece } from '../pump.js';
import { handOut, place, takeTurn, type PlacedRow } from './relay.sql.js';

/** What a transaction that placed events has touched. */
export const placedEvents = 'placed events';
/** How many events are placed in one transaction. */
const atOnce = 500;

/**
 * Places events in one order, the same for everybody, and hands them to those who want them. One relay at a time
 * does it, whichever has the turn, so that a place that can be seen is never followed by a lower one.
 */
@Injectable()
export class EventRelay {
  constructor(
    private readonly database: Database,
    private readonly consumers: Consumers,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly config: Config,
  ) {}

  /**
   * Places some of what waits; gives how many events that were, and never throws. None also means: another relay has
   * the turn.
   */
  async relaySome(): Promise<Piece> {
    try {
      return await this.database.transaction((tx) => this.placeSome(tx));
    } catch (error) {
      this.log.failure(error, { work: 'relay' });
      return nothing;
    }
  }

  private async placeSome(tx: Tx): Promise<Piece> {
    if ((await tx.row(takeTurn)) === null) return nothing;
    const placed = await tx.rows(place, this.clock.now(), atOnce);
    const due = await this.handedOut(tx, placed);
    if (placed.length > 0) tx.touch(placedEvents);
    if (due.length > 0) await tx.rows(handOut, JSON.stringify(due));
    return { count: placed.length, isFull: placed.length >= atOnce };
  }

  /** Where there is a broker, those who work in the database get their events from it. */
  private isServedHere(consumer: EventConsumer): boolean {
    return 'publish' in consumer || this.config.rabbitmq === null;
  }

  private async handedOut(tx: Tx, placed: readonly PlacedRow[]): Promise<object[]> {
    const types = [...new Set(placed.map(({ type }) => type))];
    const due: object[] = [];
    for (const consumer of this.consumers.all().filter((one) => this.isServedHere(one))) {
      const wanted = await wantedNow(tx, consumer, types);
      for (const { id, type, aggregate_id, position } of placed)
        if (wanted.has(type)) due.push({ consumer: consumer.name, position, id, aggregate_id });
    }
    return due;
  }
}

/** Of the types those of which the consumer is to be told. */
async function wantedNow(
  tx: Tx,
  consumer: EventConsumer,
  types: readonly string[],
): Promise<ReadonlySet<string>> {
  const named = types.filter((type) => wants(consumer.types, type));
  if (named.length === 0 || !('wantedNow' in consumer)) return new Set(named);
  return new Set(await consumer.wantedNow(tx, named));
}
