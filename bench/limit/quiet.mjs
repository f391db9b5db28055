import { setTimeout as delay } from 'node:timers/promises';
import { connected } from '../catalogue-database.mjs';

const left = `SELECT (SELECT count(*) FROM outbox WHERE published_at IS NULL) + (SELECT count(*) FROM event_deliveries) AS left`;

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
