import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';
import type { StoredEvent } from './stored-event.js';

interface Consumer {
  /** In the database and in queues; never changed and never used again for another. At most 40 letters, digits and `-`. */
  readonly name: string;
  /** Which events it wants: `order.paid`, `order.*`, or `*` for all. */
  readonly types: readonly string[];
}

/**
 * Somebody whose work on an event is done in the database. It is done exactly once: in one transaction with the note
 * that it was. What has to happen outside is asked for there (a mail, a job) and happens afterwards.
 */
export interface InnerConsumer extends Consumer {
  /** The versions of payloads that it understands; unset: 1. One of another waits and is tried again. */
  readonly versions?: readonly number[];
  readonly handle: (tx: Tx, event: StoredEvent) => Promise<void>;
  /** The same for many events, in their order, where that is cheaper than one by one. */
  readonly handleAll?: (tx: Tx, events: readonly StoredEvent[]) => Promise<void>;
  /**
   * Of its types, those of which `handleAll` does any number in a few statements, one after the other, and without waiting for anybody. Where it is served by
   * the process that places events, it does so in that transaction, and they are delivered only if that fails.
   */
  readonly prompt?: readonly string[];
  /**
   * Of types that it names, those that it has work on at this moment; unset: all. Asked when events are placed, so whoever was
   * there before an event happened is counted. It is not told of the others. While it fails or waits nobody is told anything.
   */
  readonly wantedNow?: (tx: Tx, types: readonly string[]) => Promise<readonly string[]>;
}

/**
 * Somebody outside of the database who gets events, at least once each. `publish` comes back when all of them are
 * safe there; when it throws, all come again. While it fails nothing is given up: the outside is down, not the event.
 */
export interface OuterConsumer extends Consumer {
  readonly publish: (events: readonly StoredEvent[]) => Promise<void>;
}

export type EventConsumer = InnerConsumer | OuterConsumer;

/** What waits for the relay is told beside what waits for consumers. */
export const relayName = 'relay';

/** Everybody to whom events are delivered. Features register when they start. */
@Injectable()
export class Consumers {
  private readonly known = new Map<string, EventConsumer>();

  /** Adds a consumer. Two of one name, and one that is prompt with nothing to be so by, are our own mistakes: it throws. */
  register(consumer: EventConsumer): void {
    if (this.known.has(consumer.name) || consumer.name === relayName)
      throw new Error(`two consumers are called "${consumer.name}"`);
    if ('prompt' in consumer && consumer.handleAll === undefined)
      throw new Error(`"${consumer.name}" is prompt, and does not say how it works on many at once`);
    this.known.set(consumer.name, consumer);
  }

  /** All of them, in the order in which they registered. */
  all(): EventConsumer[] {
    return [...this.known.values()];
  }

  /** Those whose work is done in the database. */
  inner(): InnerConsumer[] {
    return this.all().filter((consumer) => 'handle' in consumer);
  }

  find(name: string): EventConsumer | null {
    return this.known.get(name) ?? null;
  }
}

/**
 * Has the consumer do its work on the event. Throws what that throws, and also when the consumer would misread the payload:
 * where a release is being replaced, the next one understands it.
 */
export async function doWork(consumer: InnerConsumer, tx: Tx, event: StoredEvent): Promise<void> {
  assertUnderstood(consumer, event);
  await consumer.handle(tx, event);
}

/** {@link doWork} on many, for a consumer that works so. */
export async function doAllWork(
  consumer: InnerConsumer,
  tx: Tx,
  events: readonly StoredEvent[],
): Promise<void> {
  for (const event of events) assertUnderstood(consumer, event);
  if (events.length > 0) await consumer.handleAll?.(tx, events);
}

function assertUnderstood({ versions = [1] }: InnerConsumer, { version, type }: StoredEvent): void {
  if (!versions.includes(version)) throw new Error(`version ${version} of ${type} is not known here`);
}

/** Whether a consumer, or a subscriber, of these types wants events of that one. */
export function wants(types: readonly string[], type: string): boolean {
  const family = `${type.split('.', 1)[0] ?? type}.*`;
  return types.some((wanted) => wanted === '*' || wanted === type || wanted === family);
}
