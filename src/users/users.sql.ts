import type { Role } from '../access/permissions.js';
import { statement } from '../database/statement.js';
import type { Listing } from '../http/list/listing.js';

/** What decides about a person's ways in, with the row locked. */
export interface LockedAccount {
  id: string;
  email: string;
  email_key: string;
  name: string | null;
  role: Role;
  password_hash: string | null;
  password_is_long: boolean;
  email_verified_at: Date | null;
}

export const lockActive = statement<LockedAccount>(
  'user-lock-active',
  `SELECT id, email, email_key, name, role, password_hash, password_is_long, email_verified_at
   FROM users WHERE id = $1 AND status = 'active' FOR UPDATE`,
);

export const lockActiveByKey = statement<LockedAccount>(
  'user-lock-active-by-key',
  `SELECT id, email, email_key, name, role, password_hash, password_is_long, email_verified_at
   FROM users WHERE email_key = $1 AND status = 'active' FOR UPDATE`,
);

export const rehash = statement<never>(
  'user-rehash',
  'UPDATE users SET password_hash = $3 WHERE id = $1 AND password_hash = $2',
);

export const setPassword = statement<never>(
  'user-set-password',
  'UPDATE users SET password_hash = $2, password_is_long = $3, updated_at = $4 WHERE id = $1',
);

export const verifyEmail = statement<never>(
  'user-verify-email',
  'UPDATE users SET email_verified_at = $2, updated_at = $2 WHERE id = $1 AND email_verified_at IS NULL',
);

export const changeEmail = statement<never>(
  'user-change-email',
  'UPDATE users SET email = $2, email_key = $3, email_verified_at = $4, updated_at = $4 WHERE id = $1',
);

export const insertUnlessTaken = statement<{ id: string }>(
  'user-insert-unless-taken',
  `INSERT INTO users (id, email, email_key, password_hash, password_is_long, email_verified_at, name, created_at, updated_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8) ON CONFLICT (email_key) DO NOTHING RETURNING id`,
);

export const findByKey = statement<{ id: string }>(
  'user-find-by-key',
  'SELECT id FROM users WHERE email_key = $1',
);

/** Active accounts of the roles $1 with a verified address. */
export const reachableOf = statement<{ id: string }>(
  'user-reachable-of',
  `SELECT id FROM users
   WHERE role = ANY ($1::text[]) AND status = 'active' AND email_verified_at IS NOT NULL ORDER BY id`,
);

/** An account as admins' lists show it. */
export const userListing: Listing = {
  select: `u.id, u.email, u.email_verified_at AS "emailVerifiedAt", u.name, u.role, u.tier, u.status,
    u.created_at AS "createdAt", u.updated_at AS "updatedAt"`,
  from: 'users u',
  // those without a name come first; no blank after the comma, by which the list tells its keys apart
  sortable: { createdAt: 'u.created_at', email: 'u.email_key', name: "coalesce(u.name,'')" },
  defaultSort: '-createdAt',
  idColumn: 'u.id',
};

/** Both `?` are the part that is looked for; no character of it means anything but itself. */
export const hasPart = '(strpos(lower(u.email), lower(?)) > 0 OR strpos(lower(u.name), lower(?)) > 0)';

/** Holds the account for a change; who only refers to it does not wait. */
export const holdToChange = statement<{ id: string }>(
  'user-hold-to-change',
  'SELECT id FROM users WHERE id = $1 FOR NO KEY UPDATE',
);

/** Holds the account so that nothing new can refer to it. */
export const holdToErase = statement<{ id: string }>(
  'user-hold-to-erase',
  'SELECT id FROM users WHERE id = $1 FOR UPDATE',
);

/** Ends every session that was opened until now, for good: also when the account is active again. */
export const endSessions = statement<never>(
  'user-end-sessions',
  'UPDATE users SET sessions_valid_from = $2 WHERE id = $1',
);
