import { setTimeout as delay } from 'node:timers/promises';
import { connected } from '../catalogue-database.mjs';

const left = `SELECT (SELECT count(*) FROM outbox WHERE published_at IS NULL) + (SELECT count(*) FROM event_deliveries) AS left`;

const busy = `SELECT count(*) AS busy FROM pg_stat_activity
  WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid() AND backend_type = 'client backend'`;

/** Waits until PostgreSQL has done with what nobody waits for any more: a statement goes on when those who asked for it are gone. */
export function idle(url) {
  return connected(url, async (client) => {
    for (let still = 0; still < 3; still += 1) {
      if (Number((await client.query(busy)).rows[0].busy) > 0) still = -1;
      await delay(50);
    }
  });
}

/**
 * Waits until the worker has delivered every event of before, so that each phase pays for its own work only; and has PostgreSQL
 * count its rows, as its autovacuum does within a minute: plans that were made for tables without a row are not those of a shop.
 */
export function quiet(url) {
  return connected(url, async (client) => {
    while (Number((await client.query(left)).rows[0].left) > 0) await delay(200);
    await client.query('ANALYZE');
  });
}
