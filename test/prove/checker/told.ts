import { invariants } from './invariant.js';

/** The order that was kept as the answer to each key of a buyer. */
const answers = `(SELECT scope, key, response::jsonb->>'id' AS order_id FROM idempotency_keys WHERE key LIKE 'order-%') AS k`;
/** Time before and after an absence in which somebody may be told to come again. */
const grace = "interval '5 seconds'";
/** Whether the answer `a` came when there was no room: after so long in line for a connection or a lock, or among so many payments. */
const [patienceMilliseconds, paymentsAtOnce] = [2_000, 15];
const span = (one: string): string =>
  `tstzrange(${one}.at, ${one}.at + ${one}.milliseconds * interval '1 millisecond', '[]')`;
const crowded = `(a.milliseconds >= ${patienceMilliseconds} OR a.what = 'POST /orders/:id/payment' AND ${paymentsAtOnce} <= (
  SELECT count(*) FROM answered b WHERE b.what = a.what AND ${span('b')} && ${span('a')}))`;

export const told = invariants({
  'Every order that a buyer was told of is there, the buyer’s, and costs what they were told': `
    SELECT t.key, t.order_id FROM told t LEFT JOIN orders o ON o.id = t.order_id
    WHERE o.id IS NULL OR o.user_id <> t.user_id OR o.total <> t.total`,
  'One key is one order, however often and wherever it was asked': `
    SELECT key FROM told GROUP BY 1 HAVING count(DISTINCT order_id) > 1
    UNION ALL SELECT k.key FROM ${answers} JOIN told t ON t.key = k.key AND t.user_id::text = k.scope
      WHERE t.order_id::text <> k.order_id
    UNION ALL SELECT k.order_id FROM ${answers} GROUP BY 1 HAVING count(*) > 1`,
  'Every order was asked for by a buyer, under a key of theirs': `
    SELECT o.id FROM orders o WHERE NOT EXISTS (SELECT FROM ${answers} JOIN asked a ON a.key = k.key AND a.user_id::text = k.scope
      WHERE k.order_id = o.id::text AND a.user_id = o.user_id)`,
  'Every buyer got an answer in the end; who was refused, and lost no answer, has no order': `
    SELECT a.key FROM asked a WHERE a.status IS NULL
      OR a.status = 201 AND NOT EXISTS (SELECT FROM told t WHERE t.key = a.key)
      OR a.status <> 201 AND a.lost = 0 AND EXISTS (SELECT FROM ${answers} WHERE k.key = a.key AND k.scope = a.user_id::text)`,
  'Who said which total they saw paid no other': `
    SELECT a.key FROM asked a JOIN ${answers} ON k.key = a.key AND k.scope = a.user_id::text JOIN orders o ON o.id::text = k.order_id
    WHERE a.expected IS NOT NULL AND o.total <> a.expected`,
  'No answer was a fault of ours: never 500; “come again” only while something was down, or more came than there is room for': `
    SELECT a.at, a.what, a.status, a.code, a.milliseconds FROM answered a
    WHERE a.status >= 500 AND NOT (a.status = 503 AND (a.is_scripted OR ${crowded} OR EXISTS (
      SELECT FROM absences b WHERE a.at BETWEEN b.since - ${grace} AND b.until + ${grace})))`,
  'Nobody waited for each other in a circle': `
    SELECT deadlocks FROM pg_stat_database WHERE datname = current_database() AND deadlocks > 0`,
});
