import type { Pool } from 'pg';
import { kindOf } from '../../src/notifications/orders/order-words.js';

const quoted = (text: string): string => `'${text}'`;
const typesOfLetters = [...kindOf.keys()].map(quoted).join(', ');
/** Who has which events: a consumer and a condition on the event. */
const wanted = `(VALUES ('chaos-inside', '.*'), ('payments', '^order\\.cancelled$'),
  ('invoices', '^(order\\.paid|payment\\.refunded)$'),
  ('notifications', '^(${[...kindOf.keys()].join('|')})$')) AS wanted (consumer, pattern)`;
/** Whether webhook `w` asks for event `o`, which happened when it was there. */
export const isAskedFor = `o.occurred_at > w.created_at
  AND w.event_types && ARRAY['*', split_part(o.type, '.', 1) || '.*', o.type]`;
/** Each event that leads to a letter, with its number of letters. */
const letters = `(SELECT o.id, o.aggregate_id, o.sequence, l.at, l.id AS letter FROM outbox o
  JOIN (VALUES ${[...kindOf].map(([type, kind]) => `(${quoted(type)}, ${quoted(kind)})`).join(', ')})
    AS kinds (type, kind) ON kinds.type = o.type
  LEFT JOIN letters_asked l ON l.kind = kinds.kind AND l.facts->>'orderId' = o.payload->>'orderId'
    AND (l.facts->>'refundId') IS NOT DISTINCT FROM (o.payload->>'refundId')
    AND (l.facts->>'shipmentId') IS NOT DISTINCT FROM (o.payload->>'shipmentId')) AS letters`;

/** Each rule as a question for what breaks it: nothing, if it holds. */
const rules: Readonly<Record<string, string>> = {
  'what was confirmed is there': `
    SELECT c.aggregate_id FROM confirmed c
    WHERE NOT EXISTS (SELECT FROM outbox o WHERE o.aggregate_id = c.aggregate_id OR o.payload->>'commentId' = c.aggregate_id::text)`,
  'events are numbered without gaps': `
    SELECT aggregate_id FROM outbox GROUP BY 1 HAVING count(*) <> max(sequence) OR min(sequence) <> 1`,
  'every event is placed': 'SELECT id FROM outbox WHERE position IS NULL',
  'places follow the numbers': `
    SELECT a.id FROM outbox a JOIN outbox b ON b.aggregate_id = a.aggregate_id AND b.sequence = a.sequence + 1
    WHERE b.position < a.position`,
  'nothing is still to be delivered': `
    SELECT consumer, position FROM event_deliveries UNION ALL SELECT consumer, position FROM event_queues`,
  'nothing is a dead letter': 'SELECT consumer, error FROM dead_letters',
  'each consumer is done with each of its events': `
    SELECT consumer, o.id, o.type FROM outbox o JOIN ${wanted} ON o.type ~ pattern
    WHERE NOT EXISTS (SELECT FROM inbox i WHERE i.consumer = wanted.consumer AND i.event_id = o.id)`,
  'each event has its effect': `
    SELECT o.id, o.type FROM outbox o WHERE NOT EXISTS (SELECT FROM heard_inside h WHERE h.event_id = o.id)`,
  'each event has it once': 'SELECT event_id FROM heard_inside GROUP BY 1 HAVING count(*) > 1',
  'no effect is of an event that was never committed': `
    SELECT event_id FROM heard_inside h WHERE NOT EXISTS (SELECT FROM outbox o WHERE o.id = h.event_id)
    UNION ALL SELECT event_id FROM heard_outside h WHERE NOT EXISTS (SELECT FROM outbox o WHERE o.id = h.event_id)`,
  'each effect is noted': `
    SELECT h.event_id FROM heard_inside h WHERE NOT EXISTS (
      SELECT FROM inbox i WHERE i.consumer = 'chaos-inside' AND i.event_id = h.event_id)`,
  'effects of an aggregate are in order': `
    SELECT * FROM (SELECT event_id, sequence, lag(sequence, 1, 0) OVER (PARTITION BY aggregate_id ORDER BY at) AS before
      FROM heard_inside) AS h WHERE sequence <> before + 1`,
  'each event is told outside': `
    SELECT o.id, o.type FROM outbox o WHERE NOT EXISTS (SELECT FROM heard_outside h WHERE h.event_id = o.id)`,
  'events of an aggregate are first told in order': `
    SELECT * FROM (SELECT sequence, lag(sequence, 1, 0) OVER (PARTITION BY aggregate_id ORDER BY first) AS before
      FROM (SELECT aggregate_id, sequence, min(at) AS first FROM heard_outside GROUP BY 1, 2) AS firsts) AS h
    WHERE sequence <> before + 1`,
  'each letter about an order is asked for once': `
    SELECT id, count(letter) FROM ${letters} GROUP BY id HAVING count(letter) <> 1`,
  'letters about an order are asked for in order': `
    SELECT * FROM (SELECT id, at, max(at) OVER (PARTITION BY aggregate_id ORDER BY sequence ROWS UNBOUNDED PRECEDING) AS latest
      FROM ${letters}) AS l WHERE at < latest`,
  'each letter about an order that was asked for was sent': `
    SELECT l.id, l.kind FROM letters_asked l WHERE l.kind LIKE 'order%' AND NOT EXISTS (SELECT FROM letters_sent s WHERE s.id = l.id)`,
  'no letter was sent that nobody asked for': `
    SELECT s.id FROM letters_sent s WHERE NOT EXISTS (SELECT FROM letters_asked l WHERE l.id = s.id)`,
  'each webhook has one message for each event that it wants': `
    SELECT w.id, o.id, o.type FROM webhooks w JOIN outbox o ON ${isAskedFor}
    WHERE (SELECT count(*) FROM webhook_deliveries d WHERE d.webhook_id = w.id AND d.event_id = o.id) <> 1`,
  'each message was taken by its receiver, under the id of its event': `
    SELECT d.id, d.status FROM webhook_deliveries d WHERE d.status <> 'delivered' OR NOT EXISTS (
      SELECT FROM heard_by_webhooks h
      WHERE h.webhook = d.webhook_id::text AND h.event_id = d.event_id AND h.body = d.body AND h.status = 204)`,
  'no receiver got another': `
    SELECT h.event_id FROM heard_by_webhooks h WHERE NOT EXISTS (
      SELECT FROM webhook_deliveries d
      WHERE h.webhook = d.webhook_id::text AND h.event_id = d.event_id AND h.body = d.body)`,
  'streams miss nothing': `
    SELECT l.listener, o.position FROM stream_listeners l JOIN outbox o ON o.position > l.since AND o.audience && l.audiences
    WHERE NOT EXISTS (SELECT FROM heard_on_streams h WHERE h.listener = l.listener AND h.event_id = o.id)`,
  'streams repeat nothing': `
    SELECT listener, event_id FROM heard_on_streams GROUP BY 1, 2 HAVING count(*) > 1`,
  'streams tell in order, and what may be heard': `
    SELECT listener, position FROM (
      SELECT *, lag(position, 1, 0::bigint) OVER (PARTITION BY listener ORDER BY at) AS before FROM heard_on_streams) AS h
    WHERE position <= before OR NOT EXISTS (
      SELECT FROM outbox o JOIN stream_listeners l ON o.audience && l.audiences
      WHERE l.listener = h.listener AND o.id = h.event_id AND o.position = h.position)`,
};

/** How much was compared. */
const counts: Readonly<Record<string, string>> = {
  'changes that were confirmed': 'SELECT count(*) FROM confirmed',
  'events that were committed': 'SELECT count(*) FROM outbox',
  'effects of them by a consumer with a queue': 'SELECT count(*) FROM heard_inside',
  'times that one outside was told': 'SELECT count(*) FROM heard_outside',
  'events about orders that lead to letters': `SELECT count(*) FROM outbox WHERE type IN (${typesOfLetters})`,
  'letters that were asked for': 'SELECT count(*) FROM letters_asked',
  'letters that arrived, with repetitions': 'SELECT count(*) FROM letters_sent',
  'messages to webhooks': 'SELECT count(*) FROM webhook_deliveries',
  'messages that arrived, with repetitions': 'SELECT count(*) FROM heard_by_webhooks',
  'events on streams': 'SELECT count(*) FROM heard_on_streams',
};

/** Which rules were broken, with the first things that broke them. */
export async function brokenRules(sql: Pool): Promise<object> {
  const broken: Record<string, unknown[]> = {};
  for (const [rule, question] of Object.entries(rules)) {
    const { rows } = await sql.query(`${question} LIMIT 5`);
    if (rows.length > 0) broken[rule] = rows;
  }
  return broken;
}

/** What was compared, and how much of it there was. */
export async function compared(sql: Pool): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [what, question] of Object.entries(counts)) {
    const { rows } = await sql.query<{ count: string }>(question);
    found[what] = Number(rows[0]?.count);
  }
  return found;
}
