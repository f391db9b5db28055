import { statement } from '../database/statement.js';

/** The entries of the movement $1: accounts $2 by amounts $3, in currency $4, of payment $5, at $6. */
export const insertEntries = statement<never>(
  'ledger-insert',
  `INSERT INTO ledger_entries (movement_id, account, amount, currency, payment_id, created_at)
   SELECT $1, entry.account, entry.amount, $4, $5, $6 FROM unnest($2::text[], $3::bigint[]) AS entry (account, amount)`,
);
