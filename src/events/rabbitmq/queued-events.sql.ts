import { statement } from '../../database/statement.js';

/** How an event stands with a consumer before it is handled. */
export interface Standing {
  /** How often the consumer failed at it. */
  attempts: number;
  /** When it may be tried again; null: now. */
  due_at: Date | null;
  /** It was given up, whether it was put back since or not: the database delivers it then. */
  is_dead: boolean;
  /** An earlier one of its aggregate waits to be tried again at this time, here or in the database; null: none does. */
  behind_until: Date | null;
}

/** How event $4, number $3 of aggregate $2, stands with consumer $1. */
export const standingOf = statement<Standing>(
  'queued-event-standing',
  `SELECT coalesce(own.attempts, 0) AS attempts, own.next_attempt_at AS due_at,
     EXISTS (SELECT FROM dead_letters d WHERE d.consumer = $1 AND d.event_id = $4) AS is_dead,
     greatest((
       SELECT max(r.next_attempt_at) FROM event_retries r
       WHERE r.consumer = $1 AND r.aggregate_id = $2 AND r.sequence < $3
         AND NOT EXISTS (SELECT FROM inbox i WHERE i.consumer = $1 AND i.event_id = r.event_id)
     ), (
       SELECT min(o.occurred_at) FROM event_deliveries e JOIN outbox o ON o.id = e.event_id
       WHERE e.consumer = $1 AND e.aggregate_id = $2 AND o.sequence < $3)) AS behind_until
   FROM (SELECT) AS one LEFT JOIN event_retries own
     ON own.consumer = $1 AND own.aggregate_id = $2 AND own.sequence = $3`,
);

/** Event $4, number $3 of aggregate $2, has failed $5 times at consumer $1, the last time with $7; it is due again at $6. */
export const noteRetry = statement<never>(
  'queued-event-note-retry',
  `INSERT INTO event_retries (consumer, aggregate_id, sequence, event_id, attempts, next_attempt_at, last_error)
   VALUES ($1, $2, $3, $4, $5, $6, $7)
   ON CONFLICT (consumer, aggregate_id, sequence) DO UPDATE SET attempts = excluded.attempts,
     next_attempt_at = excluded.next_attempt_at, last_error = excluded.last_error`,
);

/** Consumer $1 is done with number $3 of aggregate $2. */
export const endRetry = statement<never>(
  'queued-event-end-retry',
  'DELETE FROM event_retries WHERE consumer = $1 AND aggregate_id = $2 AND sequence = $3',
);

/** {@link bury}, if the outbox still has the event. */
export const buryKnown = statement<never>(
  'queued-event-bury',
  `INSERT INTO dead_letters (id, consumer, event_id, attempts, error, failed_at)
   SELECT $1, $2, o.id, $4, $5, $6 FROM outbox o WHERE o.id = $3
   ON CONFLICT (consumer, event_id) DO UPDATE SET attempts = excluded.attempts, error = excluded.error, failed_at = excluded.failed_at,
     replayed_at = NULL`,
);
