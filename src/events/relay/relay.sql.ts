import { statement } from '../../database/statement.js';
import { eventColumns, type EventRow } from '../stored-event.js';

/** Takes the turn of placing events, until the transaction ends; gives nothing while another has it. */
export const takeTurn = statement<{ taken: boolean }>(
  'relay-take-turn',
  "SELECT taken FROM pg_try_advisory_xact_lock(hashtextextended('outbox relay', 0)) AS taken WHERE taken",
);

/** An event that was placed just now. */
export interface PlacedRow extends EventRow {
  position: string;
}

/**
 * Gives the $2 events that have waited longest their places, by the time at which they happened; of one aggregate by
 * their numbers, whatever the clocks of those who wrote them said, and with all that come before.
 */
export const place = statement<PlacedRow>(
  'relay-place',
  `WITH oldest AS MATERIALIZED (
     SELECT aggregate_id, sequence FROM outbox WHERE published_at IS NULL
     ORDER BY occurred_at, aggregate_id, sequence LIMIT $2
   ), waiting AS MATERIALIZED (
     SELECT o.id, o.aggregate_id, o.sequence,
       max(o.occurred_at) OVER (PARTITION BY o.aggregate_id ORDER BY o.sequence) AS told_at
     FROM (SELECT aggregate_id, max(sequence) AS last FROM oldest GROUP BY aggregate_id) AS chosen
     JOIN outbox o ON o.aggregate_id = chosen.aggregate_id AND o.sequence <= chosen.last
     WHERE o.published_at IS NULL
   ), placed AS MATERIALIZED (
     SELECT id, nextval('outbox_position_seq') AS position
     FROM (SELECT id FROM waiting ORDER BY told_at, aggregate_id, sequence) AS ordered
   )
   UPDATE outbox o SET published_at = $1, position = placed.position FROM placed WHERE placed.id = o.id
   RETURNING ${eventColumns}, o.position::text`,
);

/**
 * Hands the events $1 to consumers: a row of `{consumer, id, aggregate_id, position}` each. An aggregate that stands in
 * line there already keeps its turn; its row is written nevertheless, so that nobody forgets it meanwhile. The others are
 * due at once, whatever the clock of this relay says.
 */
export const handOut = statement<never>(
  'relay-hand-out',
  `WITH due AS MATERIALIZED (
     SELECT d.consumer, d.position, d.id, d.aggregate_id
     FROM jsonb_to_recordset($1::jsonb) AS d (consumer text, position bigint, id uuid, aggregate_id uuid)
   ), handed_out AS (
     INSERT INTO event_deliveries (consumer, position, event_id, aggregate_id)
     SELECT consumer, position, id, aggregate_id FROM due
   )
   INSERT INTO event_queues (consumer, aggregate_id, position, next_attempt_at)
   SELECT consumer, aggregate_id, min(position), '-infinity' FROM due GROUP BY consumer, aggregate_id
   ORDER BY consumer, aggregate_id
   ON CONFLICT (consumer, aggregate_id) DO UPDATE SET position = least(event_queues.position, excluded.position)`,
);

/** Those of the aggregates $2 that stand in line before consumer $1. */
export const waitingOf = statement<{ aggregate_id: string }>(
  'relay-waiting-of',
  'SELECT aggregate_id FROM event_queues WHERE consumer = $1 AND aggregate_id = ANY ((SELECT $2::uuid[])::uuid[])',
);

/** How long the transaction waits for a lock, and how long one of its statements may take. */
export const limits = statement<{ lock: string; statement: string }>(
  'relay-limits',
  `SELECT current_setting('lock_timeout') AS lock, current_setting('statement_timeout') AS statement`,
);

/** Sets the two, until the transaction ends. */
export const setLimits = statement<unknown>(
  'relay-set-limits',
  `SELECT set_config('lock_timeout', $1, true), set_config('statement_timeout', $2, true)`,
);

/** Notes at $3 that consumer $1 does its work on the events $2; gives those on which it was not done before. */
export const enterInboxAll = statement<{ event_id: string }>(
  'relay-enter-inbox',
  `INSERT INTO inbox (consumer, event_id, handled_at) SELECT $1, event_id, $3 FROM unnest((SELECT $2::uuid[])) AS event_id
   ON CONFLICT DO NOTHING RETURNING event_id`,
);
