import { statement } from '../../database/statement.js';
import { eventColumns, type EventRow } from '../stored-event.js';

/**
 * Of the aggregates whose turn it is at consumer $1 at the time $2, the $3 that have waited longest, by their first
 * delivery, which is held until the transaction ends. Whose first one waits or is held by another has no turn.
 */
export const holdHeads = statement<{ aggregate_id: string; position: string }>(
  'delivery-hold-heads',
  `SELECT d.aggregate_id, d.position::text FROM event_deliveries d
   WHERE d.consumer = $1 AND d.next_attempt_at <= $2
     AND d.position IN (
       SELECT min(due.position) FROM (
         SELECT e.aggregate_id, e.position FROM event_deliveries e
         WHERE e.consumer = $1 AND e.next_attempt_at <= $2 ORDER BY e.position LIMIT 1000) AS due
       GROUP BY due.aggregate_id)
     AND NOT EXISTS (
       SELECT FROM event_deliveries earlier
       WHERE earlier.consumer = $1 AND earlier.aggregate_id = d.aggregate_id AND earlier.position < d.position)
   ORDER BY d.position LIMIT $3 FOR UPDATE OF d SKIP LOCKED`,
);

/** A delivery that is being made. */
export interface ClaimedRow extends EventRow {
  position: string;
  /** How often it was tried before. */
  attempts: number;
}

/** Takes the first $6 deliveries to consumer $1 of each aggregate in $2, as claim $3, from others until $4; all are due at $5. */
export const claim = statement<ClaimedRow>(
  'delivery-claim',
  `WITH mine AS (
     SELECT d.consumer, d.position FROM unnest($2::uuid[]) AS held (aggregate_id) CROSS JOIN LATERAL (
       SELECT e.consumer, e.position, e.next_attempt_at FROM event_deliveries e
       WHERE e.consumer = $1 AND e.aggregate_id = held.aggregate_id ORDER BY e.position LIMIT $6) AS d
     WHERE d.next_attempt_at <= $5
   ), taken AS (
     UPDATE event_deliveries d SET claim = $3, next_attempt_at = $4 FROM mine
     WHERE d.consumer = mine.consumer AND d.position = mine.position
     RETURNING d.position, d.event_id, d.attempts
   )
   SELECT ${eventColumns}, taken.position::text, taken.attempts FROM taken JOIN outbox o ON o.id = taken.event_id
   ORDER BY taken.position`,
);

/** Done with the deliveries $2 to consumer $1, if they are still held by claim $3. */
export const settle = statement<{ position: string }>(
  'delivery-settle',
  `DELETE FROM event_deliveries WHERE consumer = $1 AND position = ANY ($2::bigint[]) AND claim = $3
   RETURNING position::text`,
);

/** Notes that consumer $1 does its work on event $2; gives nothing if it did before. */
export const enterInbox = statement<{ event_id: string }>(
  'inbox-enter',
  `INSERT INTO inbox (consumer, event_id, handled_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING event_id`,
);

/** One more failure, $5, of delivery $2 to consumer $1: it comes again at $4, and what follows it not before. */
export const postpone = statement<never>(
  'delivery-postpone',
  `UPDATE event_deliveries d SET claim = NULL, next_attempt_at = $4,
     attempts = d.attempts + (d.position = $2)::int,
     last_error = CASE WHEN d.position = $2 THEN $5 ELSE d.last_error END
   WHERE d.consumer = $1 AND d.claim = $3 AND d.position >= $2
     AND d.aggregate_id = (SELECT aggregate_id FROM event_deliveries WHERE consumer = $1 AND position = $2)`,
);

/** Keeps event $3 for consumer $2, who failed $4 times, the last time with $5, to be looked at. */
export const bury = statement<never>(
  'dead-letter-bury',
  `INSERT INTO dead_letters (id, consumer, event_id, attempts, error, failed_at) VALUES ($1, $2, $3, $4, $5, $6)
   ON CONFLICT (consumer, event_id) DO UPDATE SET attempts = excluded.attempts, error = excluded.error, failed_at = excluded.failed_at`,
);
