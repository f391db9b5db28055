import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { Database, type Tx } from '../../database/database.js';
import { Log } from '../../logging/log.js';
import { eventsDelivered } from '../event.metrics.js';
import { nothing, type Piece } from '../pump.js';
import { PromptWork } from './prompt-work.js';
import { handOut, place, takeTurn, type PlacedRow } from './relay.sql.js';
import { Shares, type Share } from './shares.js';

/** What a transaction that placed events has touched. */
export const placedEvents = 'placed events';
/** How many events are placed in one transaction. */
const atOnce = 500;

/** A piece of what was to be placed, and the consumers that have something to do since. */
export interface Placing extends Piece {
  readonly told: readonly string[];
}

const nothingPlaced: Placing = { ...nothing, told: [] };

/** What a transaction placed, and how many of these are done with, by consumer. */
interface Placed {
  readonly piece: Placing;
  readonly done: readonly (readonly [consumer: string, count: number])[];
}

/**
 * Places events in one order, the same for everybody, and hands them to those who want them. One relay at a time
 * does it, whichever has the turn, so that a place that can be seen is never followed by a lower one.
 */
@Injectable()
export class EventRelay {
  constructor(
    private readonly database: Database,
    private readonly shares: Shares,
    private readonly prompt: PromptWork,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /**
   * Places some of what waits; gives how many events that were, and never throws. None also means: another relay has
   * the turn. Whoever `isServed` in this process does now what it does promptly.
   */
  async relaySome(isServed: (consumer: string) => boolean = () => false): Promise<Placing> {
    try {
      const { piece, done } = await this.database.transaction((tx) => this.placeSome(tx, isServed));
      for (const [consumer, count] of done) eventsDelivered.inc({ consumer }, count);
      return piece;
    } catch (error) {
      this.log.failure(error, { work: 'relay' });
      return nothingPlaced;
    }
  }

  private async placeSome(tx: Tx, isServed: (consumer: string) => boolean): Promise<Placed> {
    if ((await tx.row(takeTurn)) === null) return { piece: nothingPlaced, done: [] };
    const placed = (await tx.rows(place, this.clock.now(), atOnce)).toSorted(byPlace);
    if (placed.length === 0) return { piece: nothingPlaced, done: [] };
    tx.touch(placedEvents);
    const shares = await this.shares.of(tx, placed);
    const done: [string, number][] = [];
    const left: Share[] = [];
    for (const share of shares) {
      const finished = new Set(await this.promptly(tx, share, isServed));
      if (finished.size > 0) done.push([share.consumer.name, finished.size]);
      left.push({ ...share, events: share.events.filter((event) => !finished.has(event)) });
    }
    const told = await handOutTo(tx, left);
    return { piece: { count: placed.length, isFull: placed.length >= atOnce, told }, done };
  }

  private async promptly(
    tx: Tx,
    { consumer, events }: Share,
    isServed: (consumer: string) => boolean,
  ): Promise<readonly PlacedRow[]> {
    return 'prompt' in consumer && isServed(consumer.name) ? this.prompt.do(tx, consumer, events) : [];
  }
}

/** Hands the events to their consumers, who are told of them from now on. Gives who that is. */
async function handOutTo(tx: Tx, shares: readonly Share[]): Promise<string[]> {
  const due = shares.flatMap(({ consumer, events }) =>
    events.map(({ id, aggregate_id, position }) => ({ consumer: consumer.name, position, id, aggregate_id })),
  );
  if (due.length > 0) await tx.rows(handOut, JSON.stringify(due));
  return shares.filter(({ events }) => events.length > 0).map(({ consumer }) => consumer.name);
}

function byPlace(one: PlacedRow, other: PlacedRow): number {
  return Number(one.position) - Number(other.position);
}
