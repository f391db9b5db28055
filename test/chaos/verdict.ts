import type { Pool } from 'pg';

/** Each rule as a question for what breaks it: nothing, if it holds. */
const rules: Readonly<Record<string, string>> = {
  'events are numbered without gaps': `
    SELECT aggregate_id FROM outbox GROUP BY 1 HAVING count(*) <> max(sequence) OR min(sequence) <> 1`,
  'every event is placed': 'SELECT id FROM outbox WHERE position IS NULL',
  'places follow the numbers': `
    SELECT a.id FROM outbox a JOIN outbox b ON b.aggregate_id = a.aggregate_id AND b.sequence = a.sequence + 1
    WHERE b.position < a.position`,
  'nothing is still to be delivered': `
    SELECT consumer, position FROM event_deliveries WHERE consumer LIKE 'chaos-%'
    UNION ALL SELECT consumer, position FROM event_queues WHERE consumer LIKE 'chaos-%'`,
  'nothing is a dead letter': "SELECT error FROM dead_letters WHERE consumer LIKE 'chaos-%'",
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
