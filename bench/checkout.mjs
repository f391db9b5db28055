// How many orders a second, and how long each takes, beside pgbench with the same statements on the same server in the
// same run. Usage: DATABASE_URL=postgres://superuser@host/postgres npm run bench:checkout
// BENCH_SECONDS=10 for each phase; PGBENCH names the program where it is not on the path.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { checkoutPage } from './checkout-report.mjs';
import { checkoutScript } from './checkout-script.mjs';
import { progress } from './progress.mjs';
import { startService } from './service.mjs';

const seconds = Number(process.env.BENCH_SECONDS ?? 10);
const crowds = [1, 4, 16, 64];
const products = 500;
const server = process.env.DATABASE_URL;
const pgbench = process.env.PGBENCH ?? 'pgbench';
if (!server) throw new Error('Set DATABASE_URL to a PostgreSQL on which databases may be made.');
execFileSync(pgbench, ['--version']);

const name = `stoa_bench_checkout_${process.pid}`;
const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
const folder = mkdtempSync(join(tmpdir(), 'stoa-bench-'));
await onServer(`CREATE DATABASE ${name}`);
const plenty = '100000000/60';
const service = await startService({
  ...{ DATABASE_URL: url, STOA_DATA_DIR: folder, RATE_LIMIT_IP: plenty, RATE_LIMIT_USER: plenty },
  ...{ STOA_DEMO: 'true', ORDER_PAYMENT_WINDOW: '86400' },
});

try {
  const buyers = [await signIn('viewer@stoa.test'), await signIn('premium@stoa.test')];
  const goods = await fill(await signIn('editor@stoa.test'));
  const script = await record(buyers[0], goods[0]);
  const rows = [];
  for (const load of ['spread', 'hot'])
    for (const crowd of crowds) {
      await quiet();
      const stoa = await checkouts(crowd, buyers, load === 'hot' ? goods.slice(0, 1) : goods, load);
      await quiet();
      const bare = runPgbench(
        crowd,
        load === 'hot' ? script.text.replace(/^\\set p .*/, '\\set p 1') : script.text,
      );
      rows.push({ load, crowd, stoa, pgbench: bare });
    }
  console.table(rows.map(tabled));
  const result = { seconds, statements: script.statements, rows };
  writeFileSync('bench/results/checkout.json', `${JSON.stringify(result, null, 2)}\n`);
  const { text, drawing } = checkoutPage(result);
  writeFileSync('docs/checkout.md', text);
  writeFileSync('docs/checkout.svg', drawing);
} finally {
  await service.stop();
  await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
  rmSync(folder, { recursive: true, force: true });
}

async function signIn(email) {
  const { text } = await service.post('/auth/login', { email, password: 'stoa-demo-2026' });
  return JSON.parse(text).accessToken;
}

/** Products of which there is enough for everybody, in a table of their own for pgbench too. */
async function fill(editor) {
  const [made, show] = [[], progress(`${products} products`)];
  for (let n = 1; n <= products; n += 1) {
    const facts = {
      name: `Bench ${n}`,
      sku: `BENCH-${n}`,
      description: '',
      stock: 10_000_000,
      status: 'active',
    };
    const price = { amount: 1999, currency: 'USD' };
    made.push(JSON.parse((await post(editor, '/products', { ...facts, price })).text));
    show(n, products);
  }
  const all = made.map(({ id, variants }) => ({ product: id, variant: variants[0].id }));
  await within(async (client) => {
    await client.query('CREATE TABLE bench_products (n int PRIMARY KEY, product_id uuid, variant_id uuid)');
    await client.query(
      `INSERT INTO bench_products SELECT n, product, variant
       FROM ROWS FROM (jsonb_to_recordset($1) AS (product uuid, variant uuid)) WITH ORDINALITY AS r (product, variant, n)`,
      [JSON.stringify(all)],
    );
  });
  return all;
}

/** What the service sends to its database for one order. */
async function record(buyer, { product, variant }) {
  await order(buyer, product, 'bench-warm');
  const key = 'bench-recorded';
  const heard = await service.overhear(() => order(buyer, product, key));
  // what events and jobs do meanwhile is not the order's
  const own = /^(idempotency|stock|order|discount|outbox)-/;
  const statements = heard.filter(({ name: statement }) => own.test(statement));
  const text = await checkoutScript(url, { statements, key, product, variant, products });
  return { text, statements: statements.map((statement) => statement.name) };
}

/**
 * Waits until every event of before has been delivered, so that a phase pays for its own orders only; and has PostgreSQL count
 * its rows, as its autovacuum does within a minute.
 */
async function quiet() {
  const show = progress('events of before');
  const left = `SELECT (SELECT count(*) FROM outbox WHERE published_at IS NULL) + (SELECT count(*) FROM event_deliveries) AS left`;
  await within(async (client) => {
    const count = async () => Number((await client.query(left)).rows[0].left);
    const all = await count();
    for (let now = all; now > 0; now = await count()) {
      show(all - Math.min(now, all), all);
      await delay(200);
    }
    await client.query('ANALYZE');
  });
}

/** Buyers who order as fast as they are answered. */
async function checkouts(crowd, buyers, goods, load) {
  const show = progress(`${crowd} buyers, ${load}`);
  const [began, took, failed] = [performance.now(), [], []];
  const end = began + seconds * 1000;
  const buy = async (n) => {
    for (let turn = 0; performance.now() < end; turn += 1) {
      const { product } = goods[Math.floor(Math.random() * goods.length)];
      const at = performance.now();
      const { status } = await order(
        buyers[n % buyers.length],
        product,
        `bench-${load}-${crowd}-${n}-${turn}`,
      );
      (status === 201 ? took : failed).push(performance.now() - at);
      show(Math.min(performance.now() - began, seconds * 1000), seconds * 1000);
    }
  };
  await Promise.all(Array.from({ length: crowd }, (_, n) => buy(n)));
  if (failed.length > 0) throw new Error(`${failed.length} orders failed`);
  return { perSecond: Math.round(took.length / seconds), ...quantiles(took) };
}

/** The same statements without anybody around them. */
function runPgbench(crowd, text) {
  const logs = mkdtempSync(join(folder, 'pgbench-'));
  writeFileSync(join(logs, 'checkout.sql'), text);
  const options = [
    '-n',
    '-M',
    'prepared',
    '-c',
    crowd,
    '-j',
    Math.min(crowd, 2),
    '-T',
    seconds,
    '-f',
    'checkout.sql',
    '-l',
  ];
  const { status, stderr } = spawnSync(pgbench, [...options.map(String), url], {
    cwd: logs,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`pgbench failed:\n${stderr}`);
  const took = readdirSync(logs)
    .filter((file) => file.startsWith('pgbench_log'))
    .flatMap((file) => readFileSync(join(logs, file), 'utf8').trim().split('\n'))
    .map((line) => Number(line.split(' ')[2]) / 1000);
  return { perSecond: Math.round(took.length / seconds), ...quantiles(took) };
}

function order(buyer, productId, key) {
  return post(buyer, '/orders', { items: [{ productId, quantity: 1 }] }, { 'idempotency-key': key });
}

function post(token, path, body, headers = {}) {
  return service.post(path, body, { authorization: `Bearer ${token}`, ...headers });
}

function quantiles(values) {
  const sorted = values.toSorted((left, right) => left - right);
  const at = (share) =>
    Number((sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0).toFixed(1));
  return { p50: at(0.5), p99: at(0.99) };
}

function tabled({ load, crowd, stoa, pgbench: bare }) {
  return {
    ...{ load, buyers: crowd, 'Stoa orders/s': stoa.perSecond, 'p50 ms': stoa.p50, 'p99 ms': stoa.p99 },
    ...{ 'pgbench orders/s': bare.perSecond, 'its p50 ms': bare.p50, 'its p99 ms': bare.p99 },
    share: `${Math.round((100 * stoa.perSecond) / bare.perSecond)} %`,
  };
}

function onServer(statement) {
  return within((client) => client.query(statement), server);
}

async function within(work, address = url) {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
