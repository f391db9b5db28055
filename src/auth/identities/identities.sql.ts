import { statement } from '../../database/statement.js';

/** An account of another service that leads to one of ours. */
export interface IdentityRow {
  id: string;
  user_id: string;
  provider: 'google';
  email: string | null;
  created_at: Date;
  last_used_at: Date;
}

const columns = 'id, user_id, provider, email, created_at, last_used_at';

/** Whatever finds, makes or links this identity takes turns. */
export const hold = statement<never>(
  'identity-hold',
  "SELECT pg_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 0))",
);

/** The identity, with the address that the provider has of the person now. */
export const meet = statement<IdentityRow>(
  'identity-meet',
  `UPDATE identities SET email = $3 WHERE issuer = $1 AND subject = $2 RETURNING ${columns}`,
);

export const insert = statement<IdentityRow>(
  'identity-insert',
  `INSERT INTO identities (id, user_id, provider, issuer, subject, email, created_at, last_used_at)
   VALUES ($1, $2, 'google', $3, $4, $5, $6, $6) RETURNING ${columns}`,
);

export const listOf = statement<IdentityRow>(
  'identity-list-of',
  `SELECT ${columns} FROM identities WHERE user_id = $1 ORDER BY provider`,
);

export const remove = statement<{ id: string }>(
  'identity-remove',
  'DELETE FROM identities WHERE user_id = $1 AND provider = $2 RETURNING id',
);

/** Notes that it opened a session; no row: it is not the account's any more. */
export const use = statement<{ id: string }>(
  'identity-use',
  'UPDATE identities SET last_used_at = $3 WHERE id = $1 AND user_id = $2 RETURNING id',
);
