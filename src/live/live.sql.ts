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

/** When the event at place $1 was placed; nothing when it is not there, or not any more. */
export const placedAt = statement<{ published_at: Date }>(
  'live-placed-at',
  'SELECT published_at FROM outbox WHERE position = $1',
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
