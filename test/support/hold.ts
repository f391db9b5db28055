import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Stoa } from './stoa.js';

/** Who waits for $1, and for those who wait for it. */
const behind = `WITH RECURSIVE behind AS (
    SELECT pid FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))
    UNION SELECT a.pid FROM behind b JOIN pg_stat_activity a ON b.pid = ANY (pg_blocking_pids(a.pid))
  ) SELECT pid FROM behind`;

/** A transaction behind the API that has taken a lock. */
export interface Held {
  /** Commits it. */
  release: () => Promise<void>;
  /** Comes back when somebody waits for it, or so many, in a row. */
  untilAwaited: (count?: number) => Promise<void>;
}

/** Takes a lock behind the API, so that whoever needs it comes to wait in the order in which they ask. */
export async function hold(stoa: Stoa, statement: string, values: unknown[] = []): Promise<Held> {
  const client = new pg.Client({ connectionString: stoa.databaseUrl });
  // dropping the database may cut it, when a test failed before its end
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  await client.query('BEGIN');
  try {
    await client.query(statement, values);
  } catch (error) {
    await client.end();
    throw error;
  }
  return {
    release: async () => {
      await client.query('COMMIT');
      await client.end();
    },
    untilAwaited: async (count = 1) => {
      while (((await stoa.sql.query(behind, [rows[0]?.pid])).rowCount ?? 0) < count) await delay(5);
    },
  };
}
