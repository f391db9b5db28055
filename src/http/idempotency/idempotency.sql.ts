import { statement } from '../../database/statement.js';

/** An answer that is kept. */
export interface First {
  readonly fingerprint: Buffer;
  readonly response: string;
}

/** Whether a key is ours until the transaction ends. */
export interface Locked {
  readonly locked: boolean;
}
/** With its place among those that were asked for. */
export type Found = First & { readonly at: number };

export const tryLocks = statement<Locked>(
  'idempotency-lock',
  `SELECT pg_try_advisory_xact_lock(hashtextextended(name, 7)) AS locked
   FROM unnest((SELECT $1::text[])) WITH ORDINALITY AS asked (name, position) ORDER BY position`,
);
/** The answers under scopes $1 and keys $2 that are younger than $3, each with its place among them. */
export const findAnswers = statement<Found>(
  'idempotency-find',
  `SELECT asked.position::int - 1 AS at, kept.fingerprint, kept.response
   FROM unnest((SELECT $1::text[]), (SELECT $2::text[])) WITH ORDINALITY AS asked (scope, key, position)
   CROSS JOIN LATERAL (
     SELECT fingerprint, response FROM idempotency_keys k
     WHERE k.scope = asked.scope AND k.key = asked.key AND k.created_at > $3 LIMIT 1
   ) AS kept`,
);
export const keepAnswers = statement<never>(
  'idempotency-keep',
  `INSERT INTO idempotency_keys (scope, key, fingerprint, response, created_at)
   SELECT answer.*, $5 FROM unnest((SELECT $1::text[]), (SELECT $2::text[]), (SELECT $3::bytea[]), (SELECT $4::text[])) answer
   ON CONFLICT (scope, key) DO UPDATE SET fingerprint = excluded.fingerprint, response = excluded.response,
     created_at = excluded.created_at`,
);
export const dropExpired = statement<never>(
  'idempotency-drop',
  'DELETE FROM idempotency_keys WHERE created_at <= $1',
);

export const dropScope = statement<never>(
  'idempotency-drop-scope',
  'DELETE FROM idempotency_keys WHERE scope = $1',
);
