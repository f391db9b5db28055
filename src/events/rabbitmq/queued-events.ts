import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import type { Tx } from '../../database/database.js';
import { Log } from '../../logging/log.js';
import { doWork, type InnerConsumer } from '../consumers.js';
import { enterInbox } from '../delivery/delivery.sql.js';
import { backoffSeconds, isOutage, textOf } from '../delivery/failures.js';
import { Lanes } from '../delivery/lanes.js';
import { eventFailures, eventsDead, eventsDelivered } from '../event.metrics.js';
import type { StoredEvent } from '../stored-event.js';
import * as sql from './queued-events.sql.js';

/** Behind another of its aggregate whose turn it is, an event looks again this soon. */
const behindMilliseconds = 500;
/** Messages in the retry queue expire in their order: none may be long, or the others wait for it. */
const longestRoundMilliseconds = 5_000;

/** What becomes of a message. */
export type Fate =
  | { readonly is: 'done' }
  | { readonly is: 'later'; readonly milliseconds: number }
  | { readonly is: 'dead'; readonly attempts: number; readonly error: string };

const done: Fate = { is: 'done' };

/**
 * The database's side of a queue: what an event does is done in one transaction with the note that it was, and an event
 * that failed keeps back what follows it of its aggregate.
 */
@Injectable()
export class QueuedEvents {
  constructor(
    private readonly lanes: Lanes,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Handles the event if it is its turn. Throws only while the database cannot serve: then it has to be tried again. */
  async handle(consumer: InnerConsumer, event: StoredEvent): Promise<Fate> {
    const known = { attempts: 0 };
    try {
      return await this.lanes.transaction(consumer.name, (tx) => this.handleIn(tx, consumer, event, known));
    } catch (error) {
      eventFailures.inc({ consumer: consumer.name });
      if (isOutage(error)) throw error;
      return this.fail(consumer.name, event, { attempts: known.attempts + 1, error });
    }
  }

  /** Lays the event aside for good, so that what follows it goes on. */
  async bury({ name }: InnerConsumer, event: StoredEvent, attempts: number, error: string): Promise<void> {
    await this.lanes.transaction(name, async (tx) => {
      await tx.rows(sql.buryKnown, newId(), name, event.id, attempts, error, this.clock.now());
      await tx.rows(sql.endRetry, name, event.aggregateId, event.sequence);
    });
    eventsDead.inc({ consumer: name });
  }

  private async handleIn(
    tx: Tx,
    consumer: InnerConsumer,
    event: StoredEvent,
    known: { attempts: number },
  ): Promise<Fate> {
    const { name } = consumer;
    const { id, aggregateId, sequence } = event;
    const standing = await tx.row(sql.standingOf, name, aggregateId, sequence, id);
    if (standing === null || standing.is_dead) return done;
    known.attempts = standing.attempts;
    const wait = this.waitOf(standing);
    if (wait > 0) return { is: 'later', milliseconds: wait };
    const isNew = await tx.row(enterInbox, name, id, this.clock.now());
    if (standing.attempts > 0) await tx.rows(sql.endRetry, name, aggregateId, sequence);
    if (isNew === null) return done;
    await doWork(consumer, tx, event);
    eventsDelivered.inc({ consumer: name });
    return done;
  }

  private waitOf({ due_at: dueAt, behind_until: behindUntil }: sql.Standing): number {
    const now = this.clock.now().getTime();
    const own = dueAt === null ? 0 : dueAt.getTime() - now;
    const others = behindUntil === null ? 0 : Math.max(behindUntil.getTime() - now, behindMilliseconds);
    return Math.min(Math.max(own, others), longestRoundMilliseconds);
  }

  private async fail(
    consumer: string,
    { id, type, aggregateId, sequence }: StoredEvent,
    { attempts, error }: { attempts: number; error: unknown },
  ): Promise<Fate> {
    this.log.failure(error, { consumer, eventId: id, eventType: type, attempts });
    const text = textOf(error);
    const pause = backoffSeconds[attempts - 1];
    if (pause === undefined) return { is: 'dead', attempts, error: text };
    const next = this.clock.inSeconds(pause);
    await this.lanes.transaction(consumer, (tx) =>
      tx.rows(sql.noteRetry, consumer, aggregateId, sequence, id, attempts, next, text),
    );
    return { is: 'later', milliseconds: Math.min(pause * 1000, longestRoundMilliseconds) };
  }
}
