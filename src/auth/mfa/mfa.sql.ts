import { statement } from '../../database/statement.js';

export const findConfirmed = statement<{ user_id: string }>(
  'totp-find-confirmed',
  'SELECT user_id FROM totp_factors WHERE user_id = $1 AND confirmed_at IS NOT NULL',
);

export interface FactorState {
  confirmed_at: Date | null;
  codes_left: number;
}

export const stateOf = statement<FactorState>(
  'totp-state-of',
  `SELECT f.confirmed_at,
     (SELECT count(*)::int FROM recovery_codes c WHERE c.user_id = f.user_id AND c.used_at IS NULL) AS codes_left
   FROM totp_factors f WHERE f.user_id = $1`,
);

/** One that was not confirmed is replaced; a confirmed one stays, and no row comes back. */
export const enrol = statement<{ user_id: string }>(
  'totp-enrol',
  `INSERT INTO totp_factors AS f (user_id, secret_sealed, created_at) VALUES ($1, $2, $3)
   ON CONFLICT (user_id) DO UPDATE SET secret_sealed = excluded.secret_sealed, created_at = excluded.created_at,
     last_step = 0
   WHERE f.confirmed_at IS NULL RETURNING user_id`,
);

export interface SealedFactor {
  secret_sealed: Buffer;
  confirmed_at: Date | null;
}

export const find = statement<SealedFactor>(
  'totp-find',
  'SELECT secret_sealed, confirmed_at FROM totp_factors WHERE user_id = $1',
);

export const hold = statement<SealedFactor>(
  'totp-hold',
  'SELECT secret_sealed, confirmed_at FROM totp_factors WHERE user_id = $1 FOR UPDATE',
);

export const confirm = statement<never>(
  'totp-confirm',
  'UPDATE totp_factors SET confirmed_at = $2, last_step = $3 WHERE user_id = $1',
);

/** Of two that bring the code of one step at once, one gets the row. The secret: whose code was checked. */
export const takeStep = statement<{ user_id: string }>(
  'totp-take-step',
  `UPDATE totp_factors SET last_step = $2
   WHERE user_id = $1 AND last_step < $2 AND secret_sealed = $3 AND confirmed_at IS NOT NULL RETURNING user_id`,
);

export const remove = statement<never>('totp-remove', 'DELETE FROM totp_factors WHERE user_id = $1');

/** A page of all factors in the order of their accounts. */
export const sealedAfter = statement<{ user_id: string; secret_sealed: Buffer }>(
  'totp-sealed-after',
  'SELECT user_id, secret_sealed FROM totp_factors WHERE user_id > $1 ORDER BY user_id LIMIT 1000',
);

export const reseal = statement<never>(
  'totp-reseal',
  'UPDATE totp_factors SET secret_sealed = $3 WHERE user_id = $1 AND secret_sealed = $2',
);

export const dropCodes = statement<never>(
  'recovery-codes-drop',
  'DELETE FROM recovery_codes WHERE user_id = $1',
);

export const insertCodes = statement<never>(
  'recovery-codes-insert',
  'INSERT INTO recovery_codes (user_id, code_hash) SELECT $1, unnest($2::bytea[])',
);

/** Of two that bring the same code at once, one gets the row. */
export const useCode = statement<{ user_id: string }>(
  'recovery-codes-use',
  `UPDATE recovery_codes SET used_at = $3 WHERE user_id = $1 AND code_hash = $2 AND used_at IS NULL RETURNING user_id`,
);
