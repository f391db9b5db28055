import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import type { Tx } from '../../database/database.js';
import * as sql from './delivery.sql.js';
import { Lanes } from './lanes.js';

/** How long what was claimed is nobody else's; what takes longer is done again by another. */
const claimSeconds = 30;
/** So many of them at most have had to wait: for a failure's pause, or for the claim of one who died. Fresh ones have the rest. */
const lateAtOnce = 5;

/** How much is claimed at most: so many aggregates, and of each so many events. */
export interface Portion {
  readonly aggregatesAtOnce: number;
  readonly eventsAtOnce: number;
}

/** Aggregates whose events one delivers, for a while, to one consumer. */
export interface Claim {
  readonly id: string;
  readonly consumer: string;
  /** How many aggregates had their turn; of some nothing may be left. */
  readonly turns: number;
  /** Nothing more fitted into it: more may be due already. */
  readonly isFull: boolean;
  /** The events by aggregate, in order. */
  readonly queues: ReadonlyMap<string, readonly sql.ClaimedRow[]>;
}

/**
 * Whose turn it is. Whoever claims an aggregate has its first events until it lets go or its time is over; somebody
 * whose time is over finds that the claim is another's, and can do no harm.
 */
@Injectable()
export class Claims {
  constructor(
    private readonly lanes: Lanes,
    private readonly clock: Clock,
  ) {}

  /** Claims what has waited longest for the consumer, and of what was put off some in any case; none: nothing is due. */
  take(consumer: string, { aggregatesAtOnce, eventsAtOnce }: Portion): Promise<Claim | null> {
    const id = newId();
    return this.lanes.transaction(consumer, async (tx) => {
      const now = this.clock.now();
      const held = await tx.rows(sql.holdQueues, consumer, now, aggregatesAtOnce, lateAtOnce);
      if (held.length === 0) return null;
      const aggregates = held.map(({ aggregate_id }) => aggregate_id);
      tx.defer(sql.keepQueues, consumer, aggregates, id, this.clock.inSeconds(claimSeconds));
      const rows = await tx.rows(sql.claim, consumer, aggregates, id, eventsAtOnce);
      const queues = Map.groupBy(rows, ({ aggregate_id }) => aggregate_id);
      // somebody died between the last event and letting go
      const idle = aggregates.filter((aggregate) => !queues.has(aggregate));
      if (idle.length > 0) await tx.rows(sql.forgetQueues, consumer, idle);
      const turns = aggregates.length;
      const isCut = [...queues.values()].some(({ length }) => length >= eventsAtOnce);
      return { id, consumer, turns, isFull: isCut || turns >= aggregatesAtOnce, queues };
    });
  }

  /** Lets go of aggregates: what is left of them is due at once. */
  async release(claim: Claim, aggregates: readonly string[]): Promise<void> {
    if (aggregates.length === 0) return;
    await this.lanes.transaction(claim.consumer, (tx) => this.releaseIn(tx, claim, aggregates));
  }

  /** The same, together with what the transaction did. */
  releaseIn(tx: Tx, { id, consumer }: Claim, aggregates: readonly string[]): void {
    tx.defer(sql.holdClaimed, consumer, aggregates, id);
    tx.defer(sql.releaseQueues, consumer, aggregates, id);
  }
}
