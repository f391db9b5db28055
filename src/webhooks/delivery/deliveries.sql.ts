import { statement } from '../../database/statement.js';
import type { Listing } from '../../http/list/listing.js';

export type DeliveryStatus = 'pending' | 'delivered' | 'failed';

/** A delivery as a list shows it. */
export interface DeliveryRow {
  id: string;
  webhook_id: string;
  event_id: string;
  event_type: string;
  status: DeliveryStatus;
  attempts: number;
  next_attempt_at: Date | null;
  last_attempt_at: Date | null;
  duration_ms: number | null;
  answer_status: number | null;
  error: string | null;
  created_at: Date;
}

/** With what was sent and what came back. */
export interface WholeDeliveryRow extends DeliveryRow {
  body: string;
  answer_body: string | null;
}

const columns = `d.id, d.webhook_id, d.event_id, d.event_type, d.status, d.attempts, d.next_attempt_at,
  d.last_attempt_at, d.duration_ms, d.answer_status, d.error, d.created_at`;
const whole = `${columns}, d.body, d.answer_body`;

export const deliveryListing: Listing = {
  select: columns,
  from: 'webhook_deliveries d',
  sortable: { createdAt: 'd.created_at' },
  defaultSort: '-createdAt',
  idColumn: 'd.id',
};

/** The delivery $1 of the webhook $2, unless that is deleted. */
export const find = statement<WholeDeliveryRow>(
  'webhook-delivery-find',
  `SELECT ${whole} FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id
   WHERE d.id = $1 AND d.webhook_id = $2 AND w.deleted_at IS NULL`,
);

/** Which active webhooks want an event: that ask for any of the filters $1. They stay until the transaction ends. */
export const holdWanting = statement<{ id: string }>(
  'webhook-hold-wanting',
  "SELECT id FROM webhooks WHERE status = 'active' AND event_types && $1::text[] ORDER BY id FOR KEY SHARE",
);

/** Of the types $1 of events those that an active webhook asks for. */
export const wanted = statement<{ type: string }>(
  'webhook-wanted',
  `SELECT type FROM unnest($1::text[]) AS type WHERE EXISTS (
     SELECT FROM webhooks WHERE status = 'active' AND event_types && ARRAY['*', split_part(type, '.', 1) || '.*', type])`,
);

/** One message to each of the webhooks $2, as deliveries $1. */
export const insert = statement<WholeDeliveryRow>(
  'webhook-delivery-insert',
  `INSERT INTO webhook_deliveries AS d
     (id, webhook_id, event_id, event_type, body, status, next_attempt_at, created_at)
   SELECT made.id, made.webhook_id, $3, $4, $5, 'pending', $6, $6
   FROM unnest($1::uuid[], $2::uuid[]) AS made (id, webhook_id) RETURNING ${whole}`,
);

/**
 * Gives up $2 of what waits for a webhook that is disabled, or was: because of $1. $3: of this webhook alone, or of any
 * when null.
 */
export const giveUp = statement<{ id: string }>(
  'webhook-delivery-give-up',
  `UPDATE webhook_deliveries SET status = 'failed', next_attempt_at = NULL, error = $1 WHERE id IN (
     SELECT d.id FROM webhooks w JOIN webhook_deliveries d ON d.webhook_id = w.id AND d.status = 'pending'
     WHERE ($3::uuid IS NULL OR w.id = $3) AND (w.status = 'disabled' OR d.created_at <= w.given_up_until)
     ORDER BY d.id LIMIT $2 FOR UPDATE OF d SKIP LOCKED)
   RETURNING id`,
);

/** Up to $1 deliveries of webhooks that are deleted. */
export const dropOfDeleted = statement<{ id: string }>(
  'webhook-delivery-drop-of-deleted',
  `DELETE FROM webhook_deliveries WHERE id IN (
     SELECT d.id FROM webhooks w JOIN webhook_deliveries d ON d.webhook_id = w.id
     WHERE w.deleted_at IS NOT NULL LIMIT $1 FOR UPDATE OF d SKIP LOCKED)
   RETURNING id`,
);

/** Up to $2 that are older than $1. */
export const dropOld = statement<{ id: string }>(
  'webhook-delivery-drop-old',
  `DELETE FROM webhook_deliveries WHERE id IN (
     SELECT id FROM webhook_deliveries WHERE created_at < $1 ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED)
   RETURNING id`,
);
