import { statement } from '../database/statement.js';

/** What waits somewhere, and since when. */
export interface Waiting {
  /** However many wait, counting ends at some number. */
  readonly waiting: number;
  /** When the event happened that has waited longest. */
  readonly oldest: Date | null;
}

/** {@link Waiting} for a consumer. */
export interface WaitingRow extends Waiting {
  readonly consumer: string;
  readonly dead: number;
}

/** What waits for each consumer of $1, counted up to $2. */
export const waitingFor = statement<WaitingRow>(
  'event-backlog-consumers',
  `SELECT c.consumer,
     (SELECT count(*) FROM (SELECT FROM event_deliveries d WHERE d.consumer = c.consumer LIMIT $2) AS counted) AS waiting,
     (SELECT o.occurred_at FROM event_deliveries d JOIN outbox o ON o.id = d.event_id
      WHERE d.consumer = c.consumer ORDER BY d.position LIMIT 1) AS oldest,
     (SELECT count(*) FROM (SELECT FROM dead_letters d WHERE d.consumer = c.consumer LIMIT $2) AS counted) AS dead
   FROM unnest($1::text[]) AS c (consumer)`,
);

/** What has no place yet, counted up to $1. */
export const waitingForRelay = statement<Waiting>(
  'event-backlog-relay',
  `SELECT (SELECT count(*) FROM (SELECT FROM outbox WHERE published_at IS NULL LIMIT $1) AS counted) AS waiting,
     (SELECT occurred_at FROM outbox WHERE published_at IS NULL
      ORDER BY occurred_at, aggregate_id, sequence LIMIT 1) AS oldest`,
);

/** From each name to the next by the index, however many rows there are of one. */
const namesIn = (table: string): string => `(
  WITH RECURSIVE named AS (
    (SELECT consumer FROM ${table} ORDER BY consumer LIMIT 1) UNION ALL
    SELECT (SELECT t.consumer FROM ${table} t WHERE t.consumer > named.consumer ORDER BY t.consumer LIMIT 1)
    FROM named WHERE named.consumer IS NOT NULL
  ) SELECT consumer FROM named WHERE consumer IS NOT NULL)`;

/** The names for which something is kept to be delivered. */
export const namesThere = statement<{ consumer: string }>(
  'event-backlog-names',
  ['event_deliveries', 'event_queues', 'event_retries', 'dead_letters'].map(namesIn).join(' UNION '),
);
