import { statement } from '../../database/statement.js';

/** Most news that one renewal brings; with more, the lease waits until the rest has come too. */
export const mostNews = 1_000;

/** Something that an instance may hold in memory and must not any more. */
export interface News {
  sequence: number;
  /** The user, session or API key, or {@link signingKeys} for any of those. */
  id: string;
}

/** The id under which all signing keys together are news. */
export const signingKeys = 'signing_keys';

/** The last revocation there is: where an instance that holds nothing may begin. */
export const newest = statement<{ sequence: number }>(
  'revocations-newest',
  'SELECT coalesce(max(sequence), 0) AS sequence FROM revocations',
);

/**
 * Renews the lease of instance $1, which holds everything up to $2, and gives what is new since. The lease in the row
 * is longer than the instance's own ($3: milliseconds), so that nobody takes it for dead while it believes to live.
 */
export const renew = statement<News>(
  'revocations-renew',
  `WITH mine AS (
     INSERT INTO instances (id, applied, lease_until)
     VALUES ($1, $2, clock_timestamp() + make_interval(secs => $3 / 1000.0))
     ON CONFLICT (id) DO UPDATE SET applied = EXCLUDED.applied, lease_until = EXCLUDED.lease_until
   )
   SELECT sequence, coalesce(coalesce(user_id, session_id, api_key_id)::text, '${signingKeys}') AS id
   FROM revocations WHERE sequence > $2 ORDER BY sequence LIMIT ${mostNews}`,
);

/** How far a revocation has come. */
export interface Spreading {
  target: number;
  /** Instances that may still answer from before. */
  instances: number;
}

/** How many instances with a lease do not hold revocation $1 yet; null asks about the last one there is. */
export const lagging = statement<Spreading>(
  'revocations-lagging',
  `WITH target AS (SELECT coalesce($1::bigint, (SELECT coalesce(max(sequence), 0) FROM revocations)) AS sequence)
   SELECT target.sequence AS target, (SELECT count(*) FROM instances
     WHERE lease_until > clock_timestamp() AND applied < target.sequence) AS instances
   FROM target`,
);

export const leave = statement<never>('revocations-leave', 'DELETE FROM instances WHERE id = $1');

export const sweep = statement<never>(
  'revocations-sweep',
  `WITH gone AS (DELETE FROM instances WHERE lease_until < clock_timestamp() - interval '1 hour')
   DELETE FROM revocations WHERE created_at < clock_timestamp() - interval '1 hour'`,
);
