import { statement } from '../database/statement.js';
import type { Listing } from '../http/list/listing.js';

export type DisabledReason = 'by_admin' | 'gone' | 'failing';

/** A webhook as it is shown: without its secrets. */
export interface WebhookRow {
  id: string;
  name: string;
  url: string;
  event_types: string[];
  status: 'active' | 'disabled';
  disabled_reason: DisabledReason | null;
  failing_since: Date | null;
  previous_secret_until: Date | null;
  created_by: string | null;
  created_at: Date;
  updated_at: Date;
}

const columns = `w.id, w.name, w.url, w.event_types, w.status, w.disabled_reason, w.failing_since,
  w.previous_secret_until, w.created_by, w.created_at, w.updated_at`;

export const webhookListing: Listing = {
  select: columns,
  from: '(SELECT * FROM webhooks WHERE deleted_at IS NULL) w',
  sortable: { createdAt: 'w.created_at', name: 'w.name' },
  defaultSort: '-createdAt',
  idColumn: 'w.id',
};

export const find = statement<WebhookRow>(
  'webhook-find',
  `SELECT ${columns} FROM webhooks w WHERE w.id = $1 AND w.deleted_at IS NULL`,
);

/** Held against other changes; deliveries can still be added to it. */
export const hold = statement<WebhookRow>(
  'webhook-hold',
  `SELECT ${columns} FROM webhooks w WHERE w.id = $1 AND w.deleted_at IS NULL FOR NO KEY UPDATE`,
);

/** Additions take turns, so that racing ones are counted. */
export const lockAdditions = statement<never>(
  'webhook-lock-additions',
  "SELECT pg_advisory_xact_lock(hashtext('webhooks'))",
);

export const count = statement<{ webhooks: number }>(
  'webhook-count',
  'SELECT count(*)::int AS webhooks FROM webhooks WHERE deleted_at IS NULL',
);

export const insert = statement<WebhookRow>(
  'webhook-insert',
  `INSERT INTO webhooks AS w
     (id, name, url, event_types, status, secret_sealed, busy_until, created_by, created_at, updated_at)
   VALUES ($1, $2, $3, $4, 'active', $5, $7, $6, $7, $7) RETURNING ${columns}`,
);

/**
 * What an admin changes. One that works again has not failed yet, and a pause that another address asked for is over.
 * What waits for one that is disabled is given up.
 */
export const update = statement<WebhookRow>(
  'webhook-update',
  `UPDATE webhooks w SET name = $2, url = $3, event_types = $4, status = $5, disabled_reason = $6, updated_at = $7,
     failing_since = CASE WHEN w.status = $5 AND w.url = $3 THEN w.failing_since END,
     busy_until = CASE WHEN w.claim IS NULL AND (w.status <> $5 OR w.url <> $3) THEN $7 ELSE w.busy_until END,
     given_up_until = CASE $5 WHEN 'disabled' THEN $7 ELSE w.given_up_until END
   WHERE w.id = $1 RETURNING ${columns}`,
);

/** Nobody sees it any more, and nothing is sent to it; the rest is {@link dropDeleted}'s. */
export const remove = statement<never>(
  'webhook-remove',
  `UPDATE webhooks SET deleted_at = $2, status = 'disabled', disabled_reason = coalesce(disabled_reason, 'by_admin')
   WHERE id = $1`,
);

/** Deleted ones of which nothing is left. */
export const dropDeleted = statement<never>(
  'webhook-drop-deleted',
  `DELETE FROM webhooks w WHERE deleted_at IS NOT NULL
     AND NOT EXISTS (SELECT FROM webhook_deliveries d WHERE d.webhook_id = w.id)`,
);

/** Nothing is left of what was to be given up. */
export const forgetGivenUp = statement<never>(
  'webhook-forget-given-up',
  `UPDATE webhooks w SET given_up_until = NULL WHERE given_up_until IS NOT NULL AND status = 'active'
     AND NOT EXISTS (SELECT FROM webhook_deliveries d
       WHERE d.webhook_id = w.id AND d.status = 'pending' AND d.created_at <= w.given_up_until)`,
);

/** A new secret $2; the one of before counts until $3, the one before that no longer. */
export const rotate = statement<WebhookRow>(
  'webhook-rotate',
  `UPDATE webhooks w SET previous_secret_sealed = w.secret_sealed, previous_secret_until = $3, secret_sealed = $2,
     updated_at = $4
   WHERE w.id = $1 RETURNING ${columns}`,
);

/** It is disabled for reason $2 at $3. */
export const disable = statement<never>(
  'webhook-disable',
  `UPDATE webhooks SET status = 'disabled', disabled_reason = $2, updated_at = $3, given_up_until = $3 WHERE id = $1`,
);

/** Who is told of a webhook: its creator, or every admin when that is no admin any more. Joins users along the arrow. */
export const peopleToTell = statement<{ id: string }>(
  'webhook-people-to-tell',
  `WITH admins AS (SELECT id FROM users WHERE role = 'admin' AND status = 'active')
   SELECT id FROM admins WHERE id = $1 OR NOT EXISTS (SELECT FROM admins WHERE id = $1) ORDER BY id LIMIT 100`,
);

/** The secrets of before $1 are over: nothing is signed with them any more. */
export const dropPreviousSecrets = statement<never>(
  'webhook-drop-previous-secrets',
  `UPDATE webhooks SET previous_secret_sealed = NULL, previous_secret_until = NULL
   WHERE previous_secret_until <= $1`,
);

export interface SealedSecrets {
  id: string;
  secret_sealed: Buffer;
  previous_secret_sealed: Buffer | null;
}

/** All secrets, held until the transaction ends; there are few. */
export const holdSecrets = statement<SealedSecrets>(
  'webhook-hold-secrets',
  'SELECT id, secret_sealed, previous_secret_sealed FROM webhooks ORDER BY id FOR NO KEY UPDATE',
);

export const reseal = statement<never>(
  'webhook-reseal',
  'UPDATE webhooks SET secret_sealed = $2, previous_secret_sealed = $3 WHERE id = $1',
);
