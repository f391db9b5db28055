import { statement } from '../../database/statement.js';

/** A webhook that is nobody else's for a while. */
export interface ClaimedWebhook {
  id: string;
  url: string;
  secret_sealed: Buffer;
  previous_secret_sealed: Buffer | null;
  previous_secret_until: Date | null;
}

/** Of the webhooks to which something is due at $1 and nobody sends, the one that has waited longest; until $2, as claim $3. */
export const claim = statement<ClaimedWebhook>(
  'webhook-claim',
  `UPDATE webhooks SET claim = $3, busy_until = $2
   WHERE id = (
     SELECT w.id FROM webhooks w
     WHERE w.status = 'active' AND w.busy_until <= $1
       AND EXISTS (
         SELECT FROM webhook_deliveries d
         WHERE d.webhook_id = w.id AND d.status = 'pending' AND d.next_attempt_at <= $1
           AND (w.given_up_until IS NULL OR d.created_at > w.given_up_until))
     ORDER BY w.busy_until, w.id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED)
   RETURNING id, url, secret_sealed, previous_secret_sealed, previous_secret_until`,
);

/** A message whose turn it is; `attempts` counts the one that begins now. */
export interface ClaimedDelivery {
  id: string;
  event_id: string;
  event_type: string;
  body: string;
  attempts: number;
  created_at: Date;
}

/** The first message that is due to webhook $1 at $2: the attempt is counted before it is made. */
export const begin = statement<ClaimedDelivery>(
  'webhook-delivery-begin',
  `UPDATE webhook_deliveries SET attempts = attempts + 1, last_attempt_at = $2
   WHERE id = (
     SELECT d.id FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id
     WHERE d.webhook_id = $1 AND d.status = 'pending' AND d.next_attempt_at <= $2
       AND (w.given_up_until IS NULL OR d.created_at > w.given_up_until)
     ORDER BY d.next_attempt_at, d.id LIMIT 1)
   RETURNING id, event_id, event_type, body, attempts, created_at`,
);

/** A webhook as it is when the answer comes; an admin may have changed it since the call began. */
export interface HeldWebhook {
  url: string;
  failing_since: Date | null;
  created_by: string | null;
  status: 'active' | 'disabled';
}

/** Holds the webhook if claim $2 is still the last. */
export const holdClaimed = statement<HeldWebhook>(
  'webhook-hold-claimed',
  'SELECT url, failing_since, created_by, status FROM webhooks WHERE id = $1 AND claim = $2 FOR NO KEY UPDATE',
);

/** The webhook is free for the next message at $2. */
export const release = statement<never>(
  'webhook-release',
  'UPDATE webhooks SET claim = NULL, busy_until = $2, failing_since = $3 WHERE id = $1',
);

/** Lets go of webhook $1, to which nothing was due after all. */
export const letGo = statement<never>(
  'webhook-let-go',
  'UPDATE webhooks SET claim = NULL, busy_until = $2 WHERE id = $1',
);

/** What came of an attempt. One that was given up meanwhile, with its webhook, is delivered if it was, and else stays so. */
export const settle = statement<never>(
  'webhook-delivery-settle',
  `UPDATE webhook_deliveries SET
     status = CASE WHEN status = 'pending' OR $2::text = 'delivered' THEN $2::text ELSE status END,
     next_attempt_at = CASE WHEN status = 'pending' THEN $3::timestamptz END,
     duration_ms = $4, answer_status = $5, answer_body = $6, error = $7
   WHERE id = $1`,
);
