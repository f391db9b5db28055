import { statement } from '../../database/statement.js';

export const spend = statement<{ failures: number; resets_at: Date }>(
  'signin-budget-spend',
  `INSERT INTO signin_budgets AS b (bucket, failures, resets_at) VALUES ($1, 1, $3)
   ON CONFLICT (bucket) DO UPDATE SET
     failures = CASE WHEN b.resets_at <= $2 THEN 1 ELSE b.failures + 1 END,
     resets_at = CASE WHEN b.resets_at <= $2 THEN $3 ELSE b.resets_at END
   RETURNING failures, resets_at`,
);

export const drop = statement<never>('signin-budget-restore', 'DELETE FROM signin_budgets WHERE bucket = $1');

export const giveBack = statement<never>(
  'signin-budget-give-back',
  'UPDATE signin_budgets SET failures = failures - 1 WHERE bucket = $1 AND failures > 0',
);

export const dropExpired = statement<never>(
  'signin-budget-drop',
  'DELETE FROM signin_budgets WHERE resets_at <= $1',
);

/** Whether the account with this address has been signed in from this network lately. Joins users along auth → users. */
export const isFamiliar = statement<{ is_familiar: boolean }>(
  'signin-network-is-familiar',
  `SELECT EXISTS (SELECT FROM users u JOIN sessions s ON s.user_id = u.id
     WHERE u.email_key = $1 AND s.address <<= $2::inet) AS is_familiar`,
);
