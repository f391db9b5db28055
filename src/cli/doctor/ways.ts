import pg from 'pg';
import { askPosition, holds, type Position } from '../../database/replicas/position.js';
import { fault, ok, ofDatabase, warning, type Check, type Finding } from './finding.js';
import { limitMilliseconds, placeOf, unreachable } from './reach.js';

/** Whether the pooler lets the service in, where there is one. The other checks go past it. */
const pooler: Check = {
  name: 'pooler',
  look: async ({ config: { database } }) => {
    const { url, pooler: kind } = database;
    if (kind === 'none' || url === null) return null;
    try {
      await answerOf(url, 'SELECT 1');
      return ok(`${placeOf(url)} lets the service in, and past it there is PostgreSQL.`);
    } catch (error) {
      return fault(unreachable(error, placeOf(url)), 'Look at the pooler, or correct DATABASE_URL.');
    }
  },
};

/** Whether each replica is one of this database, and follows it. */
const replicas: Check = {
  name: 'replica',
  look: async (patient) => {
    const { replicaUrls } = patient.config.database;
    if (replicaUrls.length === 0) return null;
    const checks = replicaUrls.map((url) =>
      ofDatabase('replica', async (client) => {
        const { rows } = await client.query<Position>(askPosition.text);
        return replicaFinding(url, rows[0] ?? null);
      }).look(patient),
    );
    const findings = await Promise.all(checks);
    return findings.flat().filter((finding) => finding !== null);
  },
};

async function replicaFinding(url: string, primary: Position | null): Promise<Finding> {
  const place = placeOf(url);
  const advice = 'Look at the replica, or correct DATABASE_REPLICA_URLS; the primary answers in its place.';
  try {
    const [here] = await answerOf<Position>(url, askPosition.text);
    if (here === undefined || primary === null || !holds({ ...here, at: primary.at }, primary))
      return fault(`${place} is no replica that follows this database.`, advice);
    const behind = Math.max(0, primary.at - here.at);
    const says = `${place} follows, ${behind} bytes behind.`;
    return behind > mostBehind ? warning(says, advice) : ok(says);
  } catch (error) {
    return fault(unreachable(error, place), advice);
  }
}

/** Bytes: more than one in good health is ever behind. */
const mostBehind = 16 * 1024 * 1024;

/** Without any setting of the session, which a pooler would refuse. */
async function answerOf<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: limitMilliseconds,
    query_timeout: limitMilliseconds,
    application_name: 'stoa-doctor',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

export const wayChecks = [pooler, replicas];
