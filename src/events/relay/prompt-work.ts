import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import type { Tx } from '../../database/database.js';
import { faultOf } from '../../database/sqlstate.js';
import { Log } from '../../logging/log.js';
import { doAllWork, wants, type InnerConsumer } from '../consumers.js';
import { eventFailures } from '../event.metrics.js';
import { eventOf } from '../stored-event.js';
import * as sql from './relay.sql.js';

/** How long the work waits for a lock, and how long one of its statements may take: nothing is placed meanwhile. */
const patience = ['100ms', '1s'];
/** Whoever failed gets its events as others do for so long: with a delivery of each, tried one by one. */
const restSeconds = 10;

/**
 * Work on events in the transaction that places them, for those who do any number of them in a few statements: nothing has to
 * be written of what is to be done, a delivery, a turn, a claim and their end.
 */
@Injectable()
export class PromptWork {
  /** Until when consumers have their rest. */
  private readonly resting = new Map<string, Date>();

  constructor(
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /**
   * Has the consumer do its work on those of the events, which stand in their order, that it does promptly; gives these. It is
   * done together with the note of it, or nothing of it stays. What follows another of its aggregate that is left is left too.
   */
  async do(
    tx: Tx,
    consumer: InnerConsumer,
    events: readonly sql.PlacedRow[],
  ): Promise<readonly sql.PlacedRow[]> {
    const meant = this.isResting(consumer) ? [] : promptOnly(consumer, events);
    if (meant.length === 0) return [];
    try {
      return await tx.nested(() => this.work(tx, consumer, meant));
    } catch (error) {
      if (isLost(error)) throw error;
      this.resting.set(consumer.name, this.clock.inSeconds(restSeconds));
      eventFailures.inc({ consumer: consumer.name });
      this.log.failure(error, { consumer: consumer.name, events: meant.length });
      return [];
    }
  }

  private isResting({ name }: InnerConsumer): boolean {
    const until = this.resting.get(name);
    if (until !== undefined && this.clock.now() < until) return true;
    this.resting.delete(name);
    return false;
  }

  private async work(
    tx: Tx,
    consumer: InnerConsumer,
    events: readonly sql.PlacedRow[],
  ): Promise<readonly sql.PlacedRow[]> {
    const aggregates = [...new Set(events.map(({ aggregate_id: aggregateId }) => aggregateId))];
    const waiting = new Set((await tx.rows(sql.waitingOf, consumer.name, aggregates)).map(aggregateOf));
    const free = events.filter((event) => !waiting.has(aggregateOf(event)));
    if (free.length === 0) return [];
    const [[usual]] = await tx.both([sql.limits], [sql.setLimits, ...patience]);
    const ids = free.map(({ id }) => id);
    const isNew = new Set(
      (await tx.rows(sql.enterInboxAll, consumer.name, ids, this.clock.now())).map((row) => row.event_id),
    );
    await doAllWork(consumer, tx, free.filter(({ id }) => isNew.has(id)).map(eventOf));
    tx.defer(sql.setLimits, usual?.lock, usual?.statement);
    return free;
  }
}

/** The connection is, or the server goes: nobody's fault, and nothing of the transaction will stay. */
function isLost(error: unknown): boolean {
  return /^(08...|57P0.|25006)$/.test(faultOf(error)?.sqlState ?? '');
}

const aggregateOf = ({ aggregate_id: aggregateId }: { aggregate_id: string }): string => aggregateId;

/** The events of which the consumer does any number at once, but for those beside which one of their aggregate stands that it does not. */
function promptOnly(
  { prompt = [] }: InnerConsumer,
  events: readonly sql.PlacedRow[],
): readonly sql.PlacedRow[] {
  const others = new Set(events.filter(({ type }) => !wants(prompt, type)).map(aggregateOf));
  return events.filter((event) => !others.has(aggregateOf(event)));
}
