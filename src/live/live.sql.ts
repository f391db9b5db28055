import { statement } from '../database/statement.js';
import { eventColumns, type EventRow } from '../events/stored-event.js';

/** An event that has its place, and who may see it. */
export interface PlacedEvent extends EventRow {
  /** Strictly growing in the order in which events can be seen, the same for everybody. */
  readonly position: number;
  readonly audience: readonly string[];
}

const columns = `${eventColumns}, o.position, o.audience`;

/** The last place that is taken; 0: none. */
export const newest = statement<{ position: number }>(
  'live-newest',
  'SELECT coalesce(max(position), 0) AS position FROM outbox',
);

/** How it stands with what follows a place. */
export interface Rest {
  /** The place was taken once, or nothing was before it, and no event after it has been deleted. */
  readonly is_whole: boolean;
  /** When the next event was placed; null: there is none. */
  readonly next_at: Date | null;
}

/** {@link Rest} of place $1. */
export const restAfter = statement<Rest>(
  'live-rest-after',
  `SELECT $1::bigint BETWEEN h.position AND coalesce((SELECT max(position) FROM outbox), 0) AS is_whole,
     (SELECT published_at FROM outbox WHERE position > $1 ORDER BY position LIMIT 1) AS next_at
   FROM outbox_horizon h`,
);

/** The $2 events that follow place $1, whoever may see them. */
export const following = statement<PlacedEvent>(
  'live-following',
  `SELECT ${columns} FROM outbox o WHERE o.position > $1 ORDER BY o.position LIMIT $2`,
);

/** Of the places after $1, up to $2, the first $4 that one of the audiences $3 may see. */
export const page = statement<PlacedEvent>(
  'live-page',
  `SELECT ${columns} FROM outbox o
   WHERE o.position > $1 AND o.position <= $2 AND o.audience && $3::text[] ORDER BY o.position LIMIT $4`,
);
