import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import type { Tx } from '../database/database.js';
import { statement } from '../database/statement.js';
import { isId } from '../http/fields/text.js';
import type { DomainEvent } from './domain-event.js';

const insertEvent = statement<never>(
  'outbox-append',
  `INSERT INTO outbox (id, type, version, aggregate_id, sequence, payload, audience, occurred_at)
   SELECT $1, $2, $3, $4::uuid, coalesce(max(sequence), 0) + 1, $5::jsonb, $6, $7
   FROM outbox WHERE aggregate_id = $4::uuid`,
);

const insertEvents = statement<never>(
  'outbox-append-all',
  `INSERT INTO outbox (id, type, version, aggregate_id, sequence, payload, audience, occurred_at)
   SELECT e.id, e.type, e.version, e.aggregate_id,
     row_number() OVER (PARTITION BY e.aggregate_id ORDER BY e.position) + coalesce((
       SELECT max(o.sequence) FROM outbox o WHERE o.aggregate_id = e.aggregate_id), 0), e.payload, e.audience, $2
   FROM jsonb_to_recordset($1::jsonb)
     AS e (id uuid, type text, version int, aggregate_id uuid, position int, payload jsonb, audience text[])`,
);

/** Events are rows written in the transaction of the change they tell of: both are there, or neither. */
@Injectable()
export class Outbox {
  constructor(private readonly clock: Clock) {}

  /**
   * Adds the event to the open transaction. The caller holds the aggregate's row, so numbers cannot collide. It
   * touches the aggregate, whatever else the payload names by its id, and the kind: the first word of the event's type.
   */
  append(tx: Tx, event: DomainEvent): void {
    const { type, version } = event.constructor as typeof DomainEvent;
    const payload = JSON.stringify(event.payload);
    tx.touch(...subjectsOf(event));
    const [id, now] = [newId(), this.clock.now()];
    tx.defer(insertEvent, id, type, version, event.aggregateId, payload, event.audience, now);
  }

  /** {@link append} for any number of events in one statement; those of one aggregate keep their order. */
  appendAll(tx: Tx, events: readonly DomainEvent[]): void {
    if (events.length === 0) return;
    for (const event of events) tx.touch(...subjectsOf(event));
    const rows = events.map((event, position) => {
      const { type, version } = event.constructor as typeof DomainEvent;
      const { aggregateId, payload, audience } = event;
      return { id: newId(), type, version, aggregate_id: aggregateId, position, payload, audience };
    });
    tx.defer(insertEvents, JSON.stringify(rows), this.clock.now());
  }
}

function subjectsOf(event: DomainEvent): string[] {
  const { type } = event.constructor as typeof DomainEvent;
  const named = Object.values(event.payload).filter(
    (value): value is string => typeof value === 'string' && isId(value),
  );
  return [event.aggregateId, ...named, type.split('.', 1)[0] ?? type];
}
