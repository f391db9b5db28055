import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { progress } from './progress.mjs';
import { extrasOf } from './catalogue-extras.mjs';
import { batch, belongings, categories, people, products, tools } from './catalogue-seed.sql.mjs';

const atOnce = 2;
const release = fingerprint();

/** Fills an empty database with `size` products and all that belongs to them; the same ones every time. */
export async function seedCatalogue(url, size) {
  const clients = await Promise.all(Array.from({ length: atOnce }, () => connect(url)));
  const [first] = clients;
  try {
    await first.query(tools);
    await first.query(categories());
    await first.query(people);
    const extras = await extrasOf(first);
    const indexes = await dropIndexes(first);
    await load(clients, size, extras);
    for (const { finish } of extras) if (finish) await first.query(finish(size));
    await rebuild(clients, indexes);
    await tidy(clients);
    await first.query(`DELETE FROM product_counts;
      INSERT INTO product_counts SELECT status, count(*) FROM products GROUP BY status`);
    await first.query(`CREATE TABLE bench.complete AS SELECT '${release}'::text AS release`);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

/** Whether {@link seedCatalogue} came to its end there, with the schema and the products of today. */
export async function isSeeded(client) {
  const { rows } = await client.query("SELECT to_regclass('bench.complete') IS NOT NULL AS seeded");
  if (!rows[0].seeded) return false;
  return (await client.query('SELECT FROM bench.complete WHERE release = $1', [release])).rowCount === 1;
}

/** Of all that says what a filled database looks like. */
function fingerprint() {
  const hash = createHash('sha1');
  for (const folder of ['.', '../dist/database/migrations'].map((path) => new URL(path, import.meta.url)))
    for (const name of readdirSync(folder).sort())
      if (/^catalogue-(seed|extras|words|orders).*mjs$|^\d+.*js$/.test(name))
        hash.update(readFileSync(new URL(`${folder.href}/${name}`)));
  return hash.digest('hex');
}

async function connect(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // What triggers would do row by row the statements do set by set; they say what the tables hold.
  await client.query(`SET session_replication_role = replica; SET synchronous_commit = off; SET client_min_messages = warning;
    SET maintenance_work_mem = '512MB'; SET work_mem = '64MB'; SET temp_buffers = '64MB'; SET statement_timeout = 0`);
  return client;
}

/** Batches of products, the next one to whichever connection is free. */
async function load(clients, size, extras) {
  const step = Math.min(20_000, Math.ceil(size / (2 * atOnce)));
  const show = progress(`${size} products`);
  let [begun, done] = [0, 0];
  await Promise.all(
    clients.map(async (client) => {
      while (begun < size) {
        const from = begun + 1;
        begun = Math.min(begun + step, size);
        const to = begun;
        await client.query('BEGIN');
        await client.query(batch(from, to));
        for (const { prepare } of extras) if (prepare) await client.query(prepare);
        await client.query(products(extras.flatMap(({ columns }) => columns ?? [])));
        for (const sql of belongings) await client.query(sql);
        for (const { fill } of extras) if (fill) await client.query(fill);
        await client.query('COMMIT');
        show((done += to - from + 1), size);
      }
    }),
  );
}

/** Indexes grow fastest when they are made last; those behind constraints stay. */
async function dropIndexes(client) {
  const { rows } = await client.query(`
    SELECT indexrelid::regclass AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index i
    WHERE indrelid = ANY (to_regclass('products') || ARRAY(
        SELECT DISTINCT conrelid::regclass FROM pg_constraint WHERE contype = 'f'
          AND confrelid IN ('products'::regclass, 'variants'::regclass)))
      AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
    ORDER BY pg_get_indexdef(indexrelid) LIKE '%USING gin%' DESC, indrelid, indexrelid`);
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}

async function rebuild(clients, definitions) {
  const show = progress(`${definitions.length} indexes`);
  let done = 0;
  await inTurns(clients, definitions, async (client, definition) => {
    await client.query(definition);
    show((done += 1), definitions.length);
  });
}

/** What autovacuum would have done in its time: statistics, and which pages everybody may see. */
async function tidy(clients) {
  const { rows } = await clients[0].query(
    "SELECT oid::regclass AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relpages DESC",
  );
  const show = progress(`${rows.length} tables`);
  let done = 0;
  await inTurns(clients, rows, async (client, { name }) => {
    await client.query(`VACUUM (ANALYZE, PARALLEL 0) ${name}`);
    show((done += 1), rows.length);
  });
  await clients[0].query('CHECKPOINT');
}

async function inTurns(clients, list, work) {
  const waiting = [...list];
  await Promise.all(
    clients.map(async (client) => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(client, next);
    }),
  );
}
