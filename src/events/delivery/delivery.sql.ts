import { statement } from '../../database/statement.js';
import { eventColumns, type EventRow } from '../stored-event.js';

/** Those of the consumers $1 that have something due at the time $2. */
export const dueAt = statement<{ consumer: string }>(
  'event-queues-due',
  `SELECT asked.consumer FROM unnest((SELECT $1::text[])) AS asked (consumer) CROSS JOIN LATERAL (
     SELECT FROM event_queues q WHERE q.consumer = asked.consumer AND q.next_attempt_at <= $2
     ORDER BY q.next_attempt_at, q.position LIMIT 1) AS first`,
);

/**
 * Of the aggregates whose turn it is at consumer $1 at the time $2, the $3 that have waited longest, held until the
 * transaction ends. Those that another holds are left to it. However many are fresh, up to $4 are such as had to wait
 * for their time.
 */
export const holdQueues = statement<{ aggregate_id: string }>(
  'event-queue-hold',
  `WITH late AS MATERIALIZED (
     SELECT aggregate_id FROM event_queues
     WHERE consumer = $1 AND next_attempt_at > '-infinity' AND next_attempt_at <= $2
     ORDER BY next_attempt_at, position LIMIT $4 FOR UPDATE SKIP LOCKED
   ), others AS MATERIALIZED (
     SELECT aggregate_id FROM event_queues
     WHERE consumer = $1 AND next_attempt_at <= $2 AND aggregate_id NOT IN (SELECT aggregate_id FROM late)
     ORDER BY next_attempt_at, position LIMIT $3 - (SELECT count(*) FROM late) FOR UPDATE SKIP LOCKED
   )
   SELECT aggregate_id FROM late UNION ALL SELECT aggregate_id FROM others`,
);

/**
 * Rows of consumer and aggregates, as lists that PostgreSQL looks up one by one. What waits is counted while hardly anything
 * does, so where it may choose, it reads all that waits.
 */
const among = (consumer: string, aggregates: string): string =>
  `consumer = ${consumer} AND aggregate_id = ANY (${aggregates})`;

/** The aggregates $2, as a list of unknown length: one that is known is planned anew each time. */
const held = '(SELECT $2::uuid[])::uuid[]';

/** A delivery that is being made. */
export interface ClaimedRow extends EventRow {
  position: string;
  /** How often it was tried before. */
  attempts: number;
}

/**
 * Takes the first $4 deliveries to consumer $1 of each aggregate in $2, as claim $3, without a gap. An aggregate whose
 * first one is being settled by somebody who had it before gives none.
 */
export const claim = statement<ClaimedRow>(
  'delivery-claim',
  `WITH heads AS MATERIALIZED (
     SELECT aggregate_id FROM event_deliveries
     WHERE ${among('$1', held)} AND position = ANY (ARRAY(
       SELECT first.position FROM unnest(${held}) AS held (aggregate_id) CROSS JOIN LATERAL (
         SELECT e.position FROM event_deliveries e WHERE e.consumer = $1 AND e.aggregate_id = held.aggregate_id
         ORDER BY e.position LIMIT 1) AS first))
     FOR UPDATE SKIP LOCKED
   ), mine AS MATERIALIZED (
     SELECT d.position FROM heads CROSS JOIN LATERAL (
       SELECT e.position FROM event_deliveries e WHERE e.consumer = $1 AND e.aggregate_id = heads.aggregate_id
       ORDER BY e.position LIMIT $4) AS d
   ), taken AS (
     UPDATE event_deliveries SET claim = $3
     WHERE ${among('$1', held)} AND position = ANY (ARRAY(SELECT position FROM mine))
     RETURNING position, event_id, attempts
   )
   SELECT ${eventColumns}, taken.position::text, taken.attempts FROM taken JOIN outbox o ON o.id = taken.event_id
   ORDER BY taken.position`,
);

/** The aggregates $2 are claim $3 of consumer $1 until $4. */
export const keepQueues = statement<never>(
  'event-queue-keep',
  `UPDATE event_queues SET claim = $3, next_attempt_at = $4 WHERE consumer = $1 AND aggregate_id = ANY ($2::uuid[])`,
);

/** Forgets those of the held aggregates $2 of consumer $1 for which nothing waits. */
export const forgetQueues = statement<never>(
  'event-queue-forget',
  `DELETE FROM event_queues q WHERE q.consumer = $1 AND q.aggregate_id = ANY ($2::uuid[]) AND NOT EXISTS (
     SELECT FROM event_deliveries d WHERE d.consumer = $1 AND d.aggregate_id = q.aggregate_id)`,
);

/** Holds those of the aggregates $2 that are claim $3 of consumer $1, in one order for everybody. */
export const holdClaimed = statement<{ aggregate_id: string }>(
  'event-queue-hold-claimed',
  `SELECT aggregate_id FROM event_queues WHERE consumer = $1 AND aggregate_id = ANY ($2::uuid[]) AND claim = $3
   ORDER BY aggregate_id FOR UPDATE`,
);

/**
 * Of the aggregates $2 that are claim $3 of consumer $1, and held, forgets those for which nothing waits; the others have
 * their turn at once.
 */
export const releaseQueues = statement<never>(
  'event-queue-release',
  `WITH first AS MATERIALIZED (
     SELECT held.aggregate_id, (
       SELECT min(d.position) FROM event_deliveries d
       WHERE d.consumer = $1 AND d.aggregate_id = held.aggregate_id) AS position
     FROM event_queues held WHERE ${among('$1', '$2::uuid[]')} AND held.claim = $3
   ), forgotten AS (
     DELETE FROM event_queues
     WHERE ${among('$1', 'ARRAY(SELECT aggregate_id FROM first WHERE position IS NULL)')}
   )
   UPDATE event_queues q SET claim = NULL, next_attempt_at = '-infinity',
     position = (SELECT first.position FROM first WHERE first.aggregate_id = q.aggregate_id)
   WHERE ${among('$1', 'ARRAY(SELECT aggregate_id FROM first WHERE position IS NOT NULL)')}`,
);

/** The aggregate $2 of consumer $1 has its turn at $4, if it still is claim $3; gives nothing if it is another's. */
export const postponeQueue = statement<{ aggregate_id: string }>(
  'event-queue-postpone',
  `UPDATE event_queues SET claim = NULL, next_attempt_at = $4
   WHERE consumer = $1 AND aggregate_id = $2 AND claim = $3 RETURNING aggregate_id`,
);

/** Notes of delivery $2 to consumer $1 that it failed $3 times, the last time with $4. */
export const noteFailure = statement<never>(
  'delivery-note-failure',
  'UPDATE event_deliveries SET attempts = $3, last_error = $4 WHERE consumer = $1 AND position = $2',
);

/** Done with the deliveries $2 to consumer $1, if they are still held by claim $3. */
export const settle = statement<{ position: string }>(
  'delivery-settle',
  `DELETE FROM event_deliveries WHERE consumer = $1 AND position = ANY ($2::bigint[]) AND claim = $3
   RETURNING position::text`,
);

/**
 * Done with those of the deliveries $2 of aggregates $5 to consumer $1 that are still held by claim $3, and notes at $4 that the work on their
 * events, which are no dead letters any more, is done. Gives nothing of those that are another's by now; and of each
 * whether the work was not done before.
 */
export const settleAndEnter = statement<{ event_id: string; is_new: boolean }>(
  'delivery-settle-and-enter',
  `WITH settled AS (
     DELETE FROM event_deliveries
     WHERE ${among('$1', '(SELECT $5::uuid[])::uuid[]')} AND position = ANY ((SELECT $2::bigint[])::bigint[]) AND claim = $3
     RETURNING consumer, event_id
   ), mended AS (
     DELETE FROM dead_letters d USING settled WHERE d.consumer = settled.consumer AND d.event_id = settled.event_id
   ), entered AS (
     INSERT INTO inbox (consumer, event_id, handled_at) SELECT consumer, event_id, $4::timestamptz FROM settled
     ON CONFLICT DO NOTHING RETURNING event_id
   )
   SELECT settled.event_id, entered.event_id IS NOT NULL AS is_new FROM settled LEFT JOIN entered USING (event_id)`,
);

/** Notes that consumer $1 does its work on event $2, which is no dead letter any more; gives nothing if it did before. */
export const enterInbox = statement<{ event_id: string }>(
  'inbox-enter',
  `WITH mended AS (DELETE FROM dead_letters WHERE consumer = $1 AND event_id = $2)
   INSERT INTO inbox (consumer, event_id, handled_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING event_id`,
);

/** Keeps event $3 for consumer $2, who failed $4 times, the last time with $5, to be looked at. */
export const bury = statement<never>(
  'dead-letter-bury',
  `INSERT INTO dead_letters (id, consumer, event_id, attempts, error, failed_at) VALUES ($1, $2, $3, $4, $5, $6)
   ON CONFLICT (consumer, event_id) DO UPDATE SET attempts = excluded.attempts, error = excluded.error, failed_at = excluded.failed_at,
     replayed_at = NULL`,
);
