import pg from 'pg';
import { progress } from './progress.mjs';
import { batch, belongings, categories, people, products, reviewers, tools } from './catalogue-seed.sql.mjs';

const atOnce = 2;

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
    await rebuild(clients, indexes, size);
    await tidy(clients, size);
    await first.query('CREATE TABLE bench.complete AS SELECT true AS complete');
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

/** Whether {@link seedCatalogue} once came to its end there. */
export async function isSeeded(client) {
  const { rows } = await client.query("SELECT to_regclass('bench.complete') IS NOT NULL AS seeded");
  return rows[0].seeded;
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

async function rebuild(clients, definitions, size) {
  const show = progress(`${definitions.length} indexes`);
  let done = 0;
  await inTurns(clients, definitions, async (client, definition) => {
    await client.query(definition);
    show((done += 1), definitions.length);
  });
  return size;
}

/** What autovacuum would have done in its time: statistics, and which pages everybody may see. */
async function tidy(clients, size) {
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
  return size;
}

async function inTurns(clients, list, work) {
  const waiting = [...list];
  await Promise.all(
    clients.map(async (client) => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(client, next);
    }),
  );
}

/** What other features keep beside products, when this release has them. */
async function extrasOf(client) {
  const known = [
    {
      table: 'reviews',
      prepare: `
        CREATE TEMP TABLE said ON COMMIT DROP AS
        SELECT b.n, b.id AS product_id, k, bench.id(b.at, b.n, 100000 + k) AS id,
          bench.id(bench.time_of(0), 1 + (bench.pick(b.n, 60, ${reviewers}) + k) % ${reviewers}, 2) AS author_id,
          (ARRAY[1, 2, 3, 4, 4, 5, 5, 5])[1 + bench.pick(b.n * 7 + k, 61, 8)] AS rating,
          CASE WHEN bench.pick(b.n * 7 + k, 62, 10) = 0 THEN 'pending' ELSE 'approved' END AS status,
          b.at + k * interval '5 hours' AS at
        FROM batch b CROSS JOIN LATERAL generate_series(1, CASE WHEN b.n = 1 THEN ${reviewers}
          WHEN bench.pick(b.n, 63, 10) < 7 THEN 0 ELSE 1 + bench.pick(b.n, 64, 3) END) AS k;
        CREATE TEMP TABLE rated ON COMMIT DROP AS
        SELECT n, count(*) AS count, sum(rating) AS sum,
          ARRAY[${[1, 2, 3, 4, 5].map((stars) => `(count(*) FILTER (WHERE rating = ${stars}))::int`).join(', ')}] AS stars
        FROM said WHERE status = 'approved' GROUP BY n; ANALYZE said, rated`,
      columns: [
        { column: 'rating_count', value: 'coalesce(r.count, 0)', source: 'LEFT JOIN rated r USING (n)' },
        { column: 'rating_sum', value: 'coalesce(r.sum, 0)' },
        { column: 'rating_stars', value: "coalesce(r.stars, '{0,0,0,0,0}')" },
      ],
      fill: `
        INSERT INTO reviews (id, product_id, author_id, rating, title, body, status, created_at, updated_at)
        SELECT id, product_id, author_id, rating, 'As I hoped', 'I have used it for ' || k || ' weeks, and would buy it again.',
          status, at, at FROM said ORDER BY n, k`,
    },
    {
      table: 'search_words',
      // names and models of this batch; the same word may be learnt twice, as when two import at once
      fill: `SELECT learn_words(ARRAY[(SELECT string_agg(DISTINCT word, ' ') FROM (
          SELECT name || ' ' || material || ' ' || colour AS word FROM batch) AS words),
        (SELECT string_agg(description, ' ') FROM (SELECT description FROM products JOIN batch USING (id) LIMIT 100) AS some)])`,
    },
  ];
  const { rows } = await client.query(
    'SELECT name FROM unnest($1::text[]) AS name WHERE to_regclass(name) IS NOT NULL',
    [known.map(({ table }) => table)],
  );
  return known.filter(({ table }) => rows.some(({ name }) => name === table));
}
