import { statement } from '../../database/statement.js';

export interface IdentityRow {
  provider: string;
  subject: string;
  email: string | null;
  created_at: Date;
  last_used_at: Date;
}

export interface SessionRow {
  id: string;
  user_agent: string | null;
  address: string | null;
  amr: string[];
  authenticated_at: Date;
  created_at: Date;
  last_used_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
}

export interface ApiKeyRow {
  id: string;
  name: string;
  scopes: string[];
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

export interface SecondFactorRow {
  created_at: Date;
  confirmed_at: Date | null;
  codes_left: number;
}

export const identitiesOf = statement<IdentityRow>(
  'export-identities-of',
  'SELECT provider, subject, email, created_at, last_used_at FROM identities WHERE user_id = $1 ORDER BY created_at, id',
);

/** Also those that have ended; they are kept for a day. */
export const sessionsOf = statement<SessionRow>(
  'export-sessions-of',
  `SELECT id, user_agent, host(address) AS address, amr, authenticated_at, created_at, last_used_at,
     least(expires_at, idle_expires_at) AS expires_at, revoked_at
   FROM sessions WHERE user_id = $1 ORDER BY created_at, id`,
);

export const apiKeysOf = statement<ApiKeyRow>(
  'export-api-keys-of',
  `SELECT id, name, scopes, created_at, expires_at, last_used_at, revoked_at
   FROM api_keys WHERE user_id = $1 ORDER BY created_at, id`,
);

export const secondFactorOf = statement<SecondFactorRow>(
  'export-second-factor-of',
  `SELECT f.created_at, f.confirmed_at,
     (SELECT count(*) FROM recovery_codes c WHERE c.user_id = f.user_id AND c.used_at IS NULL) AS codes_left
   FROM totp_factors f WHERE f.user_id = $1`,
);
