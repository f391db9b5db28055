import { statement } from '../../database/statement.js';

/**
 * Looks at the $2 events after place $3, and deletes those of them that were placed before $1, are not the last of their
 * aggregate, and that nobody waits for. Notes how far
 * events are gone. Gives where it got to, whether there may be more, and how many are gone.
 */
export const deleteEvents = statement<{ last: number | null; is_more: boolean; deleted: number }>(
  'retention-delete-events',
  `WITH looked_at AS MATERIALIZED (
     SELECT o.id, o.position, o.published_at, o.aggregate_id, o.sequence FROM outbox o
     WHERE o.position > $3 ORDER BY o.position LIMIT $2
   ), free AS MATERIALIZED (
     SELECT o.id FROM looked_at l JOIN outbox o ON o.id = l.id
     WHERE l.published_at < $1
       AND EXISTS (SELECT FROM outbox later WHERE later.aggregate_id = l.aggregate_id AND later.sequence > l.sequence)
       AND NOT EXISTS (SELECT FROM event_deliveries d WHERE d.event_id = l.id)
       AND NOT EXISTS (SELECT FROM dead_letters d WHERE d.event_id = l.id)
     FOR UPDATE OF o SKIP LOCKED
   ), deleted AS (
     DELETE FROM outbox o USING free WHERE o.id = free.id RETURNING o.position
   ), noted AS (
     UPDATE outbox_horizon h SET position = gone.position FROM (SELECT max(position) AS position FROM deleted) AS gone
     WHERE gone.position > h.position
   )
   SELECT max(position) AS last, count(*) = $2 AND min(published_at) < $1 AS is_more,
     (SELECT count(*) FROM deleted) AS deleted FROM looked_at`,
);

/** Forgets $2 events at most that consumers were done with before $1. */
export const deleteInbox = statement<{ event_id: string }>(
  'retention-delete-inbox',
  `DELETE FROM inbox i USING (
     SELECT consumer, event_id FROM inbox WHERE handled_at < $1 ORDER BY handled_at LIMIT $2 FOR UPDATE SKIP LOCKED
   ) AS old WHERE i.consumer = old.consumer AND i.event_id = old.event_id
   RETURNING i.event_id`,
);

/** Forgets $2 failures at most of events that were due again before $1 and did not come: their queue was purged, or is gone. */
export const deleteRetries = statement<{ event_id: string }>(
  'retention-delete-retries',
  `DELETE FROM event_retries r USING (
     SELECT consumer, aggregate_id, sequence FROM event_retries WHERE next_attempt_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED
   ) AS old WHERE r.consumer = old.consumer AND r.aggregate_id = old.aggregate_id AND r.sequence = old.sequence
   RETURNING r.event_id`,
);
