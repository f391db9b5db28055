import type { Permission, Role } from '../../access/permissions.js';
import { statement } from '../../database/statement.js';

/** A key as its owner sees it. */
export interface ApiKeyRow {
  id: string;
  name: string;
  scopes: Permission[];
  created_at: Date;
  expires_at: Date;
  last_used_at: Date | null;
}

/** A key that lives, with its person, who may still use it. */
export interface LiveApiKey {
  user_id: string;
  role: Role;
  tier: 'regular' | 'premium' | null;
  secret_hash: Buffer;
  scopes: Permission[];
  expires_at: Date;
  last_used_at: Date | null;
}

/** $2: now. A key from before its account was disabled stays over, as sessions do. */
const isLive = `k.revoked_at IS NULL AND k.expires_at > $2 AND k.created_at > u.sessions_valid_from`;
const columns = 'k.id, k.name, k.scopes, k.created_at, k.expires_at, k.last_used_at';

/** The key lives and its person is active. Joins users along the arrow auth → users. */
export const findLive = statement<LiveApiKey>(
  'api-key-find-live',
  `SELECT k.user_id, u.role, u.tier, k.secret_hash, k.scopes, k.expires_at, k.last_used_at
   FROM api_keys k JOIN users u ON u.id = k.user_id WHERE k.id = $1 AND ${isLive} AND u.status = 'active'`,
);

export const markUsed = statement<never>(
  'api-key-mark-used',
  'UPDATE api_keys SET last_used_at = $2 WHERE id = $1',
);

export const listOf = statement<ApiKeyRow>(
  'api-key-list-of',
  `SELECT ${columns} FROM api_keys k JOIN users u ON u.id = k.user_id
   WHERE k.user_id = $1 AND ${isLive} ORDER BY k.created_at DESC, k.id DESC LIMIT 100`,
);

export const findOwn = statement<ApiKeyRow>(
  'api-key-find-own',
  `SELECT ${columns} FROM api_keys k JOIN users u ON u.id = k.user_id
   WHERE k.id = $1 AND ${isLive} AND k.user_id = $3`,
);

export const lockOwn = statement<ApiKeyRow>(
  'api-key-lock-own',
  `SELECT ${columns} FROM api_keys k JOIN users u ON u.id = k.user_id
   WHERE k.id = $1 AND ${isLive} AND k.user_id = $3 FOR UPDATE OF k`,
);

/** How many live keys an account has; with its row locked, as many as it will have at the next insert. */
export const countOf = statement<{ keys: number }>(
  'api-key-count-of',
  `SELECT count(*) AS keys FROM api_keys k JOIN users u ON u.id = k.user_id WHERE k.user_id = $1 AND ${isLive}`,
);

export const insert = statement<ApiKeyRow>(
  'api-key-insert',
  `INSERT INTO api_keys AS k (id, user_id, name, salt, secret_hash, scopes, created_at, expires_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING ${columns}`,
);

/** What the text of a key is made again from. */
export const findMaking = statement<{ salt: Buffer; secret_hash: Buffer }>(
  'api-key-find-making',
  'SELECT salt, secret_hash FROM api_keys WHERE id = $1 AND user_id = $2',
);

export const findName = statement<{ name: string }>(
  'api-key-find-name',
  'SELECT name FROM api_keys WHERE id = $1',
);

export const revokeOwn = statement<{ id: string }>(
  'api-key-revoke-own',
  'UPDATE api_keys SET revoked_at = $3 WHERE id = $1 AND user_id = $2 AND revoked_at IS NULL RETURNING id',
);

export const revokeAllOf = statement<{ id: string }>(
  'api-key-revoke-all-of',
  'UPDATE api_keys SET revoked_at = $2 WHERE user_id = $1 AND revoked_at IS NULL AND expires_at > $2 RETURNING id',
);

/** Nobody can ask for the text of an older key again; without its salt nothing can make it. */
export const dropSalts = statement<never>(
  'api-key-drop-salts',
  "UPDATE api_keys SET salt = '' WHERE created_at < $1 AND salt <> ''",
);

export const dropEnded = statement<never>(
  'api-key-drop-ended',
  'DELETE FROM api_keys WHERE expires_at < $1 OR revoked_at < $1',
);
