import type { Role } from '../../access/permissions.js';
import { statement } from '../../database/statement.js';

/** A session that lives, with its person, who may still use it. */
export interface LiveSession {
  user_id: string;
  role: Role;
  tier: 'regular' | 'premium' | null;
  /** The newest generation whose access token has been seen. */
  confirmed_generation: number;
  authenticated_at: Date;
  second_factor_at: Date | null;
  last_used_at: Date;
  /** Its end by age: its own, or earlier that of staff's sessions. */
  ends_at: Date;
}

/** When a session ends by age. $2: now; $3: staff's sessions from before have ended. */
const endByAge = `CASE u.role WHEN 'viewer' THEN least(s.expires_at, s.idle_expires_at)
     ELSE least(s.expires_at, s.idle_expires_at, s.created_at + ($2::timestamptz - $3::timestamptz)) END`;

/**
 * The session lives and its person is active. $3: staff's sessions from before end, also those of people who were
 * made staff later. Joins users along the arrow auth → users.
 */
export const findLive = statement<LiveSession>(
  'session-find-live',
  `SELECT s.user_id, u.role, u.tier, s.counter - (NOT s.confirmed)::int AS confirmed_generation,
     s.authenticated_at, s.second_factor_at, s.last_used_at,
     ${endByAge} AS ends_at
   FROM sessions s JOIN users u ON u.id = s.user_id
   WHERE s.id = $1 AND s.revoked_at IS NULL AND s.expires_at > $2 AND s.idle_expires_at > $2 AND u.status = 'active'
     AND s.created_at > u.sessions_valid_from AND (u.role = 'viewer' OR s.created_at > $3)`,
);

export const markUsed = statement<never>(
  'session-mark-used',
  `UPDATE sessions SET last_used_at = $2, confirmed = confirmed OR counter = $3 WHERE id = $1`,
);

/** The session has not been ended: asked with the account locked, by what would outlive it. */
export const isOpen = statement<{ id: string }>(
  'session-is-open',
  `SELECT s.id FROM sessions s JOIN users u ON u.id = s.user_id
   WHERE s.id = $1 AND s.revoked_at IS NULL AND s.created_at > u.sessions_valid_from`,
);

/** A session as refreshing sees it. */
export interface TurningSession {
  user_id: string;
  salt: Buffer;
  counter: number;
  confirmed: boolean;
  rotated_at: Date;
  authenticated_at: Date;
  amr: string[];
  is_live: boolean;
}

export const lockForTurn = statement<TurningSession>(
  'session-lock-for-turn',
  `SELECT s.user_id, s.salt, s.counter, s.confirmed, s.rotated_at, s.authenticated_at, s.amr,
     s.revoked_at IS NULL AND s.expires_at > $2 AND s.idle_expires_at > $2 AND u.status = 'active'
       AND s.created_at > u.sessions_valid_from AND (u.role = 'viewer' OR s.created_at > $3) AS is_live
   FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = $1 FOR UPDATE OF s`,
);

export const turn = statement<never>(
  'session-turn',
  `UPDATE sessions SET counter = $4, confirmed = false, rotated_at = $2, last_used_at = $2, idle_expires_at = $3
   WHERE id = $1`,
);

/** Gives the newest turn whose answer is known to have arrived: a proof of presence does not show that a later one did. */
export const proveAgain = statement<{ counter: number; amr: string[] }>(
  'session-prove-again',
  `UPDATE sessions SET authenticated_at = $2, amr = ARRAY(SELECT DISTINCT unnest(amr || $3::text[])),
     second_factor_at = CASE WHEN 'otp' = ANY($3::text[]) THEN $2 ELSE second_factor_at END
   WHERE id = $1 AND revoked_at IS NULL RETURNING counter - (NOT confirmed)::int AS counter, amr`,
);

export const end = statement<{ id: string }>(
  'session-end',
  'UPDATE sessions SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL RETURNING id',
);

export const endOwn = statement<{ id: string }>(
  'session-end-own',
  `UPDATE sessions SET revoked_at = $3
   WHERE id = $1 AND user_id = $2 AND revoked_at IS NULL AND expires_at > $3 AND idle_expires_at > $3 RETURNING id`,
);

export const endAllOf = statement<{ id: string }>(
  'session-end-all-of',
  `UPDATE sessions SET revoked_at = $2
   WHERE user_id = $1 AND revoked_at IS NULL AND id IS DISTINCT FROM $3::uuid RETURNING id`,
);

/** Ends what is beyond the $3 sessions that were used last. */
export const endBeyond = statement<{ id: string }>(
  'session-end-beyond',
  `UPDATE sessions SET revoked_at = $2 WHERE id IN (
     SELECT id FROM sessions WHERE user_id = $1 AND revoked_at IS NULL AND expires_at > $2 AND idle_expires_at > $2
     ORDER BY last_used_at DESC, id DESC OFFSET $3) RETURNING id`,
);

/** A device that is signed in, as its owner sees it. */
export interface DeviceRow {
  id: string;
  user_agent: string | null;
  address: string | null;
  created_at: Date;
  last_used_at: Date;
  expires_at: Date;
}

export const listOf = statement<DeviceRow>(
  'session-list-of',
  `SELECT s.id, s.user_agent, host(s.address) AS address, s.created_at, s.last_used_at,
     ${endByAge} AS expires_at
   FROM sessions s JOIN users u ON u.id = s.user_id
   WHERE s.user_id = $1 AND s.revoked_at IS NULL AND s.expires_at > $2 AND s.idle_expires_at > $2
     AND s.created_at > u.sessions_valid_from AND (u.role = 'viewer' OR s.created_at > $3)
   ORDER BY s.last_used_at DESC, s.id DESC LIMIT 100`,
);

export const dropEnded = statement<never>(
  'session-drop-ended',
  `DELETE FROM sessions WHERE id IN (
     SELECT id FROM sessions WHERE expires_at < $1 OR revoked_at < $1 LIMIT 10000 FOR UPDATE SKIP LOCKED)`,
);
