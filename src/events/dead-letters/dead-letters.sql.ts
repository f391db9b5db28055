import { statement } from '../../database/statement.js';
import type { Listing } from '../../http/list/listing.js';
import type { EventRow } from '../stored-event.js';

/** A dead letter with what its event says but the payload. */
export interface DeadLetterRow extends Omit<EventRow, 'id' | 'payload'> {
  readonly id: string;
  readonly consumer: string;
  readonly event_id: string;
  readonly attempts: number;
  readonly error: string;
  readonly failed_at: Date;
  readonly replayed_at: Date | null;
}

/** {@link DeadLetterRow} with the whole event. */
export interface WholeDeadLetterRow extends DeadLetterRow {
  readonly payload: EventRow['payload'];
}

const columns = `d.id, d.consumer, d.event_id, d.attempts, d.error, d.failed_at, d.replayed_at,
  o.type, o.version, o.aggregate_id, o.sequence, o.occurred_at`;
const from = 'dead_letters d JOIN outbox o ON o.id = d.event_id';

export const deadLetterListing: Listing = {
  select: columns,
  from,
  sortable: { failedAt: 'd.failed_at' },
  defaultSort: '-failedAt',
  idColumn: 'd.id',
};

export const findDeadLetter = statement<WholeDeadLetterRow>(
  'dead-letter-find',
  `SELECT ${columns}, o.payload FROM ${from} WHERE d.id = $1`,
);

/** Holds dead letter $1; gives nothing when it is gone. */
export const holdDeadLetter = statement<WholeDeadLetterRow>(
  'dead-letter-hold',
  `SELECT ${columns}, o.payload FROM ${from} WHERE d.id = $1 FOR UPDATE OF d`,
);

/** The dead letters of consumer $1, of type $2, with id $3, null for any, after id $4: $5 of them at most. */
export const listDeadLetters = statement<DeadLetterRow>(
  'dead-letter-list',
  `SELECT ${columns} FROM ${from}
   WHERE ($1::text IS NULL OR d.consumer = $1) AND ($2::text IS NULL OR o.type = $2) AND ($3::uuid IS NULL OR d.id = $3)
     AND d.replayed_at IS NULL AND d.id > $4
   ORDER BY d.id LIMIT $5`,
);

/** Notes that the held dead letter $1 was put back at $2, unless it was already. */
export const markReplayed = statement<{ id: string }>(
  'dead-letter-mark-replayed',
  'UPDATE dead_letters SET replayed_at = $2 WHERE id = $1 AND replayed_at IS NULL RETURNING id',
);

/** Puts the event of dead letter $1 back into its place before the consumer who failed at it. */
export const putBack = statement<never>(
  'dead-letter-put-back',
  `WITH back AS MATERIALIZED (
     SELECT d.consumer, o.position, o.id, o.aggregate_id FROM ${from} WHERE d.id = $1
   ), delivery AS (
     INSERT INTO event_deliveries (consumer, position, event_id, aggregate_id)
     SELECT consumer, position, id, aggregate_id FROM back ON CONFLICT DO NOTHING
   )
   INSERT INTO event_queues (consumer, aggregate_id, position, next_attempt_at)
   SELECT consumer, aggregate_id, position, '-infinity' FROM back
   ON CONFLICT (consumer, aggregate_id) DO UPDATE SET position = least(event_queues.position, excluded.position)`,
);

export const removeDeadLetter = statement<never>(
  'dead-letter-remove',
  'DELETE FROM dead_letters WHERE id = $1',
);
