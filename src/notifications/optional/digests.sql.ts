import { statement } from '../../database/statement.js';

/**
 * The open digest of $3 about $4 for $2: the one that waits for its letter, or a new one ($1, at $5). Whoever closes one
 * just now is waited for. `last_at`: when the one before was closed. No row: there is no such person any more.
 */
export const open = statement<{ id: string; is_new: boolean; last_at: Date | null }>(
  'notification-digest-open',
  `WITH person AS (SELECT id FROM users WHERE id = $2 AND status = 'active' FOR KEY SHARE)
   INSERT INTO notification_digests AS d (id, user_id, kind, subject_id, created_at)
   SELECT $1, id, $3, $4, $5 FROM person
   ON CONFLICT (user_id, kind, subject_id) WHERE closed_at IS NULL DO UPDATE SET created_at = d.created_at
   RETURNING d.id, d.id = $1 AS is_new, (
     SELECT max(closed_at) FROM notification_digests
     WHERE user_id = $2 AND kind = $3 AND subject_id = $4 AND closed_at IS NOT NULL) AS last_at`,
);

export const addItem = statement<never>(
  'notification-digest-add-item',
  'INSERT INTO notification_digest_items (digest_id, item_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
);

/** Closes the digest $1 at $2, once; its items, the oldest first. */
export const close = statement<{ subject_id: string }>(
  'notification-digest-close',
  `UPDATE notification_digests SET closed_at = coalesce(closed_at, $2) WHERE id = $1 RETURNING subject_id`,
);

export const itemsOf = statement<{ item_id: string }>(
  'notification-digest-items',
  'SELECT item_id FROM notification_digest_items WHERE digest_id = $1 ORDER BY item_id',
);

/** Those for $1 whose letter was given up, because it was not even written until $2. */
export const closeForgotten = statement<never>(
  'notification-digest-close-forgotten',
  `UPDATE notification_digests SET closed_at = created_at
   WHERE user_id = $1 AND kind = $2 AND subject_id = $3 AND closed_at IS NULL AND created_at <= $4`,
);

/** Some of those that nobody asks for any more: closed before $1. */
export const drop = statement<never>(
  'notification-digest-drop',
  `DELETE FROM notification_digests WHERE id IN (
     SELECT id FROM notification_digests WHERE closed_at <= $1 ORDER BY closed_at LIMIT 100 FOR UPDATE SKIP LOCKED)`,
);
