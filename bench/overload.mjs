// What becomes of a service that is asked for more than it can: requests at fixed rates, whether or not those before were
// answered, up to four times of what it can, with shedding and without. Usage:
// DATABASE_URL=postgres://superuser@host/postgres npm run bench:overload
// BENCH_SECONDS=10 for each phase; needs as many open files as requests can be under way (ulimit -n).
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { balancer } from './balancer.mjs';
import { openLoad } from './open-load.mjs';
import { overloadPage } from './overload-report.mjs';
import { progress } from './progress.mjs';
import { startService } from './service.mjs';

const seconds = Number(process.env.BENCH_SECONDS ?? 10);
const sockets = 1_000;
const factors = [0.5, 1, 2, 4];
const products = 200;
const server = process.env.DATABASE_URL;
if (!server) throw new Error('Set DATABASE_URL to a PostgreSQL on which databases may be made.');
const name = `stoa_bench_overload_${process.pid}`;
const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
const folder = mkdtempSync(join(tmpdir(), 'stoa-bench-'));
const plenty = '100000000/60';
const environment = {
  ...{ DATABASE_URL: url, STOA_DATA_DIR: folder, STOA_DEMO: 'true', ORDER_PAYMENT_WINDOW: '86400' },
  ...{ RATE_LIMIT_IP: plenty, RATE_LIMIT_USER: plenty },
};
const unbounded = {
  OVERLOAD_REQUESTS: '1000000',
  OVERLOAD_EVENT_LOOP_DELAY: '0',
  DATABASE_POOL_WAITING: '0',
};
const accounts = ['viewer', 'editor', 'admin', 'premium'].map((name) => ({
  email: `${name}@stoa.test`,
  password: 'stoa-demo-2026',
}));
const [viewer, editor] = accounts;

await onServer(`CREATE DATABASE ${name}`);
try {
  const capacity = await serving(unbounded, measureCapacity);
  // both at once, and in turns: what else the machine does meanwhile is the same for both
  const rows = await serving({}, (on) => serving(unbounded, (off) => ramp({ on, off }, capacity)));
  console.log(`capacity: ${capacity}/s`);
  console.table(rows);
  const result = { seconds, capacity, rows };
  writeFileSync('bench/results/overload.json', `${JSON.stringify(result, null, 2)}\n`);
  const { text, drawing } = overloadPage(result);
  writeFileSync('docs/overload.md', text);
  writeFileSync('docs/overload.svg', drawing);
} finally {
  await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
  rmSync(folder, { recursive: true, force: true });
}

/** Runs `work` with a service of that environment, and what is asked of it. */
async function serving(more, work) {
  const service = await startService({ ...environment, ...more });
  const through = balancer(service.api, sockets);
  try {
    const { accessToken } = JSON.parse((await service.post('/auth/login', viewer)).text);
    await through.open();
    const ids = await goods(service);
    return await work({ service, ask: asker(through, accessToken, ids) });
  } finally {
    through.close();
    await service.stop();
  }
}

/** Products of which there is enough for everybody; made once. */
async function goods(service) {
  const { accessToken } = JSON.parse((await service.post('/auth/login', editor)).text);
  const show = progress(`${products} products`);
  const ids = [];
  for (let n = 1; n <= products; n += 1) {
    const price = { amount: 1999, currency: 'USD' };
    const body = {
      name: `Bench ${n}`,
      sku: `BENCH-${n}`,
      description: '',
      stock: 10_000_000,
      status: 'active',
      price,
    };
    const { status, text } = await service.post('/products', body, {
      authorization: `Bearer ${accessToken}`,
    });
    if (status === 409) break;
    ids.push(JSON.parse(text).id);
    show(n, products);
  }
  for (let page = 1; ids.length < products; page += 1) {
    const { text } = await service.get(`/products?limit=100&page=${page}&search=bench`);
    ids.push(...JSON.parse(text).data.map(({ id }) => id));
  }
  return ids.slice(0, products);
}

/** Six in ten look at a product, three at a list, one buys. */
function asker(through, token, ids) {
  const one = (n) => ids[(n * 7) % ids.length];
  const headers = { authorization: `Bearer ${token}` };
  return (n) => {
    if (n % 10 === 9) {
      const body = { items: [{ productId: one(n), quantity: 1 }] };
      return through.post('/orders', body, {
        ...headers,
        'idempotency-key': `bench-${process.pid}-${n}-${Math.random()}`,
      });
    }
    if (n % 10 >= 6) return through.get(`/products?limit=${1 + (n % 50)}&page=${1 + (n % 3)}`);
    return through.get(`/products/${one(n)}`);
  };
}

/** As many as are answered a second when there are always 32 under way. */
async function measureCapacity({ ask }) {
  const show = progress('capacity');
  let [turn, answered] = [0, 0];
  const began = performance.now();
  const lead = 2_000;
  const end = began + lead + seconds * 1000;
  const client = async () => {
    for (; performance.now() < end; show(Math.min(performance.now() - began, end - began), end - began)) {
      const { status } = await ask((turn += 1));
      if (status >= 300) throw new Error(`answered ${status} below capacity`);
      if (performance.now() > began + lead) answered += 1;
    }
  };
  await Promise.all(Array.from({ length: 32 }, client));
  return Math.round(answered / seconds);
}

async function ramp(services, capacity) {
  const rows = [];
  for (const factor of factors)
    for (const [shedding, { service, ask }] of Object.entries(services)) {
      const show = progress(`${factor} × capacity, shedding ${shedding}`);
      const load = await openLoad({ service, ask, accounts, rate: capacity * factor, seconds, show });
      rows.push({ shedding, factor, asked: Math.round(capacity * factor), ...load });
      await delay(3_000);
    }
  return rows.toSorted((left, right) => right.shedding.localeCompare(left.shedding));
}

async function onServer(statement) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
