import { statement } from '../database/statement.js';

export const schemaVersion = statement<{ version: number }>(
  'jobs-schema-version',
  'SELECT version FROM pgboss.version',
);

/** Makes the queues of `{name, options}` that there are not yet. */
export const makeQueues = statement<never>(
  'jobs-make-queues',
  `SELECT pgboss.create_queue(q.name, q.options) FROM jsonb_to_recordset($1::jsonb) AS q (name text, options jsonb)
   WHERE NOT EXISTS (SELECT FROM pgboss.queue made WHERE made.name = q.name)`,
);

/** Which of the queues $1 have a job that waits, and in how many milliseconds the first of it is due; below 0: it is. */
export const waitingIn = statement<{ name: string; milliseconds: number }>(
  'jobs-waiting',
  `SELECT name, (extract(epoch FROM at - now()) * 1000)::float8 AS milliseconds FROM (
     SELECT q.name, least(
       (SELECT min(start_after) FROM pgboss.job j WHERE j.name = q.name AND j.state = 'created' AND NOT j.blocked),
       (SELECT min(start_after) FROM pgboss.job j WHERE j.name = q.name AND j.state = 'retry' AND NOT j.blocked)) AS at
     FROM unnest($1::text[]) AS q (name)
   ) AS first WHERE at IS NOT NULL ORDER BY at`,
);

/** Keeps how far attempt $3 at job $2 of queue $1 is. */
export const keepProgress = statement<never>(
  'jobs-keep-progress',
  `UPDATE pgboss.job SET output = jsonb_build_object('done', $4::float8, 'total', $5::float8)
   WHERE name = $1 AND id = $2 AND state = 'active' AND retry_count = $3`,
);

/** What was done is kept for $3 seconds. */
export const keepDone = statement<never>(
  'jobs-keep-done',
  `UPDATE pgboss.job SET deletion_seconds = $3 WHERE name = $1 AND id = $2 AND state = 'completed'`,
);

/** Gives attempt $3 at job $2 of queue $1 back, as if it had not begun: the next one has the same number. */
export const giveBack = statement<never>(
  'jobs-give-back',
  `UPDATE pgboss.job SET state = 'retry', start_after = now(), started_on = NULL, heartbeat_on = NULL, output = NULL
   WHERE name = $1 AND id = $2 AND state = 'active' AND retry_count = $3`,
);

/** How many jobs of the queues $1 there are in each state, however many; counting ends at 100,000 for each. */
export const countStates = statement<{ name: string; state: string; jobs: number }>(
  'jobs-count-states',
  `SELECT q.name, s.state, (SELECT count(*) FROM (
     SELECT FROM pgboss.job j WHERE j.name = q.name AND j.state = s.state::pgboss.job_state LIMIT 100000) AS counted) AS jobs
   FROM unnest($1::text[]) AS q (name) CROSS JOIN unnest('{created,retry,active,failed}'::text[]) AS s (state)`,
);
