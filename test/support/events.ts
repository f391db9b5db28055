import { randomUUID } from 'node:crypto';
import { newId } from '../../src/clock/new-id.js';
import { Database, type Tx } from '../../src/database/database.js';
import { Consumers, type InnerConsumer, type OuterConsumer } from '../../src/events/consumers.js';
import { EventFlow } from '../../src/events/event-flow.js';
import type { Audience } from '../../src/events/audience.js';
import { DomainEvent } from '../../src/events/domain-event.js';
import type { EventType } from '../../src/events/event-types.js';
import { Outbox } from '../../src/events/outbox.js';
import type { StoredEvent } from '../../src/events/stored-event.js';
import type { Stoa } from './stoa.js';

/** Somebody who listens during a test, in the database: each event that was handled is a row of `heard`. */
export interface Listener {
  readonly name: string;
  /** What it heard and kept, in the order in which it did. */
  heard(): Promise<{ eventId: string; aggregateId: string; sequence: number }[]>;
}

/** Makes the table that listeners write to. */
export async function prepareListeners(stoa: Stoa): Promise<void> {
  await stoa.sql
    .query(`CREATE TABLE heard (at bigserial PRIMARY KEY, consumer text NOT NULL, event_id uuid NOT NULL,
    aggregate_id uuid NOT NULL, sequence int NOT NULL);
    GRANT ALL ON heard TO PUBLIC; GRANT ALL ON SEQUENCE heard_at_seq TO PUBLIC`);
}

/**
 * Registers a listener with each of the instances; `fails` says for which events it throws instead; `together`: it is one
 * that works on many events at once, `promptly`: one that does so while they are placed.
 */
export function listen(
  stoas: readonly Stoa[],
  types: readonly string[],
  fails: (event: StoredEvent) => boolean = () => false,
  { together = false, promptly = false } = {},
): Listener {
  const name = `test-${randomUUID().slice(0, 8)}`;
  const handle: InnerConsumer['handle'] = async (tx, event) => {
    const { id, aggregateId, sequence } = event;
    const text = 'INSERT INTO heard (consumer, event_id, aggregate_id, sequence) VALUES ($1, $2, $3, $4)';
    await tx.rows({ name: 'test-heard', text }, name, id, aggregateId, sequence);
    if (fails(event)) throw new Error('the listener fails');
  };
  const handleAll: InnerConsumer['handleAll'] = async (tx, events) => {
    for (const event of events) await handle(tx, event);
  };
  for (const { app } of stoas)
    app.get(Consumers).register({
      name,
      types,
      handle,
      ...(together || promptly ? { handleAll } : {}),
      ...(promptly ? { prompt: types } : {}),
    });
  const [first] = stoas;
  const asked = `SELECT event_id AS "eventId", aggregate_id AS "aggregateId", sequence FROM heard WHERE consumer = $1 ORDER BY at`;
  return { name, heard: async () => (await first!.sql.query(asked, [name])).rows };
}

/** Registers somebody outside, with each of the instances. */
export function publishTo(
  stoas: readonly Stoa[],
  types: readonly string[],
  publish: OuterConsumer['publish'],
): string {
  const name = `test-${randomUUID().slice(0, 8)}`;
  for (const { app } of stoas) app.get(Consumers).register({ name, types, publish });
  return name;
}

/** Delivers all that is due. */
export async function settle(...stoas: readonly Stoa[]): Promise<void> {
  await Promise.all(stoas.map(({ app }) => app.get(EventFlow).flow()));
}

/** An event that only tests tell: about a bell, with so much noise, heard live by nobody unless told. */
export class Rung extends DomainEvent {
  static override readonly type = 'bell.rung' as string as EventType;

  constructor(id: string, { noise = 0, audience = [] }: { noise?: number; audience?: Audience } = {}) {
    super(id, { bellId: id, ...(noise > 0 ? { noise: 'x'.repeat(noise) } : {}) }, audience);
  }
}

/** Writes an event of each of the bells, in one transaction. */
export function ring(stoa: Stoa, ...rung: string[]): Promise<void> {
  return stoa.app.get(Database).transaction(async (tx) => {
    await tx.rows({ name: 'test-lock', text: 'SELECT pg_advisory_xact_lock(1)' });
    for (const bell of rung) stoa.app.get(Outbox).append(tx, new Rung(bell));
  });
}

/** So many of them. */
export const bells = (count: number): string[] => Array.from({ length: count }, () => newId());

/** Writes down that the consumer has heard of it, with the transaction. */
export const hear = (tx: Tx, consumer: string, eventId: string): void =>
  tx.defer(
    {
      name: 'test-hear',
      text: 'INSERT INTO heard (consumer, event_id, aggregate_id, sequence) VALUES ($1, $2, $2, 1)',
    },
    consumer,
    eventId,
  );
