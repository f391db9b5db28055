import { newId } from '../../src/clock/new-id.js';
import type { Stoa } from './stoa.js';

/** A dead letter of a consumer, of an event of its own; gives its id. */
export async function deadLetterOf(stoa: Stoa, consumer = 'test'): Promise<string> {
  const [id, eventId] = [newId(), newId()];
  await stoa.sql.query(
    `INSERT INTO outbox (id, type, version, aggregate_id, sequence, payload, audience, occurred_at, published_at, position)
     VALUES ($1::uuid, 'bell.rung', 1, $1::uuid, 1, jsonb_build_object('bellId', $1::uuid), '{}', now(), now(), nextval('outbox_position_seq'))`,
    [eventId],
  );
  await stoa.sql.query(
    `INSERT INTO dead_letters (id, consumer, event_id, attempts, error, failed_at)
     VALUES ($1, $2, $3, 12, 'Error: the listener fails', now())`,
    [id, consumer, eventId],
  );
  return id;
}
