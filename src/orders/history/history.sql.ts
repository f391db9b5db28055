import { statement } from '../../database/statement.js';
import type { HistoryRow } from '../orders.sql.js';
import type { Chain } from './chain.js';

/** An entry with its hash. */
export interface ChainedRow extends HistoryRow {
  hash: string;
  previous_hash: string | null;
}

/** The history of the order $1 if it is $2's, or whoever's when $3; null: there is no such order. */
export const findHistory = statement<{ history: ChainedRow[] }>(
  'order-find-history',
  `SELECT (SELECT json_agg(json_build_object('from_status', h.from_status, 'to_status', h.to_status, 'actor_id', h.actor_id,
     'reason', h.reason, 'created_at', h.created_at, 'hash', encode(h.hash, 'hex'),
     'previous_hash', encode(h.previous_hash, 'hex')) ORDER BY h.sequence) FROM order_history h WHERE h.order_id = o.id) AS history
   FROM orders o WHERE o.id = $1 AND ($3::boolean OR o.user_id = $2::uuid)`,
);

export const countChains = statement<{ count: number }>(
  'history-count-chains',
  'SELECT count(*) AS count FROM orders',
);

/** The chains of $2 orders after the order $1, each as it stood at one moment. */
export const listChains = statement<Chain>(
  'history-list-chains',
  `SELECT o.id, o.status, o.user_id IS NULL AS "isNobodys", k.length, encode(k.hash, 'hex') AS head,
     (SELECT coalesce(json_agg(json_build_object('position', h.position, 'from', h.from_status, 'to', h.to_status,
        'at', (extract(epoch FROM h.created_at) * 1000)::bigint, 'actorId', h.actor_id, 'actorSalt', h.actor_salt,
        'actorDigest', encode(h.actor_digest, 'hex'), 'reason', h.reason, 'reasonSalt', h.reason_salt,
        'reasonDigest', encode(h.reason_digest, 'hex'), 'previousHash', encode(h.previous_hash, 'hex'),
        'hash', encode(h.hash, 'hex')) ORDER BY h.sequence), '[]') FROM order_history h WHERE h.order_id = o.id) AS entries
   FROM orders o LEFT JOIN order_history_heads k ON k.order_id = o.id WHERE o.id > $1 ORDER BY o.id LIMIT $2`,
);
