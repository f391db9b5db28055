import type { Role } from '../../access/permissions.js';
import { statement } from '../../database/statement.js';

/** A session with what decides about it, of a person who may still use it. */
export interface LiveSession {
  user_id: string;
  role: Role;
  tier: 'regular' | 'premium' | null;
  counter: number;
  confirmed: boolean;
  last_used_at: Date;
}

/** One indexed read per request: the session lives and its person is active. Joins users along the arrow auth → users. */
export const findLive = statement<LiveSession>(
  'session-find-live',
  `SELECT s.user_id, u.role, u.tier, s.counter, s.confirmed, s.last_used_at
   FROM sessions s JOIN users u ON u.id = s.user_id
   WHERE s.id = $1 AND s.revoked_at IS NULL AND s.expires_at > $2 AND u.status = 'active'`,
);

export const markUsed = statement<never>(
  'session-mark-used',
  `UPDATE sessions SET last_used_at = $2, confirmed = confirmed OR counter = $3 WHERE id = $1`,
);

/** A session as refreshing sees it. */
export interface TurningSession {
  user_id: string;
  salt: Buffer;
  counter: number;
  confirmed: boolean;
  rotated_at: Date;
  is_live: boolean;
}

export const lockForTurn = statement<TurningSession>(
  'session-lock-for-turn',
  `SELECT s.user_id, s.salt, s.counter, s.confirmed, s.rotated_at,
     s.revoked_at IS NULL AND s.expires_at > $2 AND s.idle_expires_at > $2 AND u.status = 'active' AS is_live
   FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = $1 FOR UPDATE OF s`,
);

export const turn = statement<never>(
  'session-turn',
  `UPDATE sessions SET counter = counter + 1, confirmed = false, rotated_at = $2, last_used_at = $2, idle_expires_at = $3
   WHERE id = $1`,
);

export const revoke = statement<never>(
  'session-revoke',
  'UPDATE sessions SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL',
);

export const dropEnded = statement<never>(
  'session-drop-ended',
  'DELETE FROM sessions WHERE expires_at < $1 OR revoked_at < $1',
);
