import * as backlog from '../../events/backlog.sql.js';
import { Clock } from '../../clock/clock.js';
import { fault, ofDatabase, ok, warning } from './finding.js';

/** What waits longer says that nobody works. */
const lateSeconds = 300;
/** The calendar asks for something every few minutes. */
const silentSeconds = 1_800;
const mostCounted = 100_000;
const startWorker = 'See that the service, or npm run start:worker, runs on this database.';

/** Events from their transaction to everybody who wants them. */
const events = ofDatabase('events', async (client) => {
  const { rows: names } = await client.query<{ consumer: string }>(backlog.namesThere.text);
  const { rows } = await client.query<backlog.WaitingRow>(backlog.waitingFor.text, [
    names.map(({ consumer }) => consumer),
    mostCounted,
  ]);
  const { rows: unplaced } = await client.query<backlog.Waiting>(backlog.waitingForRelay.text, [mostCounted]);
  const all = [...unplaced, ...rows];
  const waiting = sum(all.map((row) => row.waiting));
  const oldest = Math.max(0, ...all.map(({ oldest: at }) => (at === null ? 0 : ageOf(at))));
  if (oldest > lateSeconds) return fault(`${waiting} wait, the oldest for ${spanOf(oldest)}.`, startWorker);
  const dead = sum(rows.map((row) => row.dead));
  if (dead > 0)
    return warning(
      `${dead} ${dead === 1 ? 'is a dead letter' : 'are dead letters'}.`,
      'GET /api/v1/events/dead-letters says why; npm run stoa -- events:replay delivers them once more.',
    );
  return ok(`${waiting} wait, none for long.`);
});

const countJobs = `SELECT
  (SELECT count(*)::int FROM (SELECT FROM pgboss.job WHERE state = 'failed' LIMIT $1) AS c) AS dead,
  (SELECT count(*)::int FROM (SELECT FROM pgboss.job j WHERE j.state IN ('created', 'retry') AND NOT j.blocked
     AND j.start_after < now() - make_interval(secs => $2) LIMIT $1) AS c) AS late`;

/** Work that nobody waits for. */
const jobs = ofDatabase('jobs', async (client) => {
  const { rows } = await client.query<{ dead: number; late: number }>(countJobs, [mostCounted, lateSeconds]);
  const { dead = 0, late = 0 } = rows[0] ?? {};
  if (late > 0) return fault(`${late} should have been done ${spanOf(lateSeconds)} ago.`, startWorker);
  if (dead > 0)
    return warning(
      `${dead} ${dead === 1 ? 'has' : 'have'} failed for good.`,
      'GET /api/v1/jobs?state=dead says why, and POST /api/v1/jobs/:id/retry tries again.',
    );
  return ok('None is late, none has failed for good.');
});

const lastAsked = `SELECT (SELECT count(*)::int FROM pgboss.schedule) AS schedules,
  (SELECT max(j.created_on) FROM pgboss.schedule s JOIN pgboss.job j ON j.name = s.name) AS last`;

/** What the calendar asks for. */
const schedules = ofDatabase('schedules', async (client) => {
  const { rows } = await client.query<{ schedules: number; last: Date | null }>(lastAsked);
  const { schedules: count = 0, last = null } = rows[0] ?? {};
  if (count === 0) return warning('No worker has run on this database yet.', startWorker);
  const silent = last === null ? Infinity : ageOf(last);
  if (silent > silentSeconds)
    return fault(
      `Nothing was done by the calendar ${last === null ? 'yet' : `for ${spanOf(silent)}`}.`,
      startWorker,
    );
  return ok(`${count} are kept, the last began ${spanOf(silent)} ago.`);
});

/** Letters that wait to leave. */
const letters = ofDatabase('letters', async (client) => {
  const { rows } = await client.query<{ late: number }>(
    `SELECT count(*)::int AS late FROM (SELECT FROM mails WHERE next_attempt_at < now() - make_interval(secs => $2) LIMIT $1) AS c`,
    [mostCounted, lateSeconds],
  );
  const late = rows[0]?.late ?? 0;
  if (late === 0) return ok('None waits for long.');
  return warning(`${late} should have left long ago.`, `Look at SMTP_URL. ${startWorker}`);
});

/** Counts are text where nothing has taught pg otherwise. */
const sum = (counts: readonly (number | string)[]): number =>
  counts.reduce<number>((all, one) => all + Number(one), 0);

const ageOf = (at: Date): number => Math.max(0, (new Clock().now().getTime() - at.getTime()) / 1000);

function spanOf(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} minutes`;
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} hours` : `${Math.round(seconds / 86_400)} days`;
}

export const workChecks = [jobs, schedules, events, letters];
