import { statement } from '../../database/statement.js';

export interface OneTimeRow {
  id: string;
  user_id: string | null;
  facts: Record<string, string>;
}

export const insert = statement<never>(
  'one-time-insert',
  `INSERT INTO one_time_tokens (id, purpose, user_id, token_hash, facts, created_at, expires_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7)`,
);

export const consume = statement<OneTimeRow>(
  'one-time-consume',
  `UPDATE one_time_tokens SET used_at = $3
   WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3 RETURNING id, user_id, facts`,
);

export const spend = statement<{ id: string }>(
  'one-time-spend',
  `INSERT INTO one_time_tokens (id, purpose, token_hash, created_at, expires_at, used_at)
   VALUES ($1, $2, $3, $4, $5, $4) ON CONFLICT (token_hash) DO NOTHING RETURNING id`,
);

export const look = statement<OneTimeRow>(
  'one-time-look',
  `SELECT id, user_id, facts FROM one_time_tokens
   WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3`,
);

export const findUsed = statement<OneTimeRow>(
  'one-time-find-used',
  `SELECT id, user_id, facts FROM one_time_tokens
   WHERE token_hash = $1 AND purpose = $2 AND used_at IS NOT NULL FOR UPDATE`,
);

export const cancel = statement<never>(
  'one-time-cancel',
  'DELETE FROM one_time_tokens WHERE user_id = $1 AND purpose = ANY($2) AND used_at IS NULL',
);

/** What they say of people is of no use after their end. */
export const forgetFacts = statement<never>(
  'one-time-forget-facts',
  "UPDATE one_time_tokens SET facts = '{}' WHERE expires_at < $1 AND used_at IS NULL AND facts <> '{}'",
);

export const dropExpired = statement<never>(
  'one-time-drop',
  'DELETE FROM one_time_tokens WHERE expires_at < $1',
);
