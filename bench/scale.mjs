// What more processes bring: 1, 2 and 4 APIs behind nginx as in deploy/, on one PostgreSQL with ten thousand products.
// Usage: DATABASE_URL=postgres://superuser@host/postgres npm run bench:scale -- [--processes 1,2,4] [--rounds 5] [--seconds 3]
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { migrate } from '../dist/database/migrate.js';
import { connected } from './catalogue-database.mjs';
import { seedCatalogue } from './catalogue-seed.mjs';
import { prepare } from './limit/goods.mjs';
import { load } from './limit/load.mjs';
import { pairsOf } from './limit/pairs.mjs';
import { cpuOf, cpuOfTrees, machineTime, statOf } from './limit/processors.mjs';
import { quiet } from './limit/quiet.mjs';
import { inTurns } from './limit/rounds.mjs';
import { startProcesses } from './limit/servers.mjs';
import { withDatabase } from './production.mjs';
import { progress } from './progress.mjs';
import { hasNginx, startNginx } from './scale/nginx.mjs';
import { printRows, writeReport } from './scale/report.mjs';

const { values: asked } = parseArgs({
  options: {
    processes: { type: 'string', default: '1,2,4' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
  },
});
const counts = asked.processes
  .split(',')
  .map(Number)
  .toSorted((one, other) => one - other);
const [rounds, seconds] = [Number(asked.rounds), Number(asked.seconds)];
const size = 10_000;
const crowds = [16, 64];
/** What is asked for, and what `npm run bench` calls it. */
const loads = [
  { name: 'Product, from the cache', pair: 'Product, from the cache' },
  { name: 'Product, from the database', pair: 'Product, from the database' },
  { name: 'A shop', pair: 'A shop: 30 products, 6 lists, 2 searches, 2 posts, 1 order' },
  { name: 'Checkout', pair: 'Checkout, 400 products' },
];
// so that four of them and a worker take fewer connections than the hundred that PostgreSQL has unless told otherwise
const more = { DATABASE_POOL_SIZE: '5', TRUST_PROXY: '127.0.0.1' };
/** What else the machine was doing. */
const [others] = loadavg();

if (hasNginx) await withDatabase(`stoa_bench_scale_${process.pid}`, measureAll);
else console.error('Skipped: nginx is not installed.');

async function measureAll(url) {
  const folder = mkdtempSync(join(tmpdir(), 'stoa-bench-'));
  const postgres = await postmasterOf(url);
  await migrate(url);
  await seedCatalogue(url, size);
  const stoa = await startProcesses(
    { database: url, owner: url, folder },
    { count: Math.max(...counts), more },
  );
  const fronts = [];
  try {
    for (const count of counts)
      fronts.push({ count, nginx: await startNginx(stoa.apis.slice(0, count).map((api) => api.url)) });
    const goods = await prepare(url, { stoa: stoa.apis[0], service: url });
    const targets = fronts.map((front) => targetOf(front, stoa, postgres));
    const rows = await measure({ url, goods, apis: stoa.apis, targets });
    printRows(rows);
    await writeReport({ rows, rounds, seconds, others, processors: availableParallelism() });
  } finally {
    for (const { nginx } of fronts) await nginx.stop();
    await stoa.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** So many processes behind their nginx, and who takes time of the processors when they are asked. */
function targetOf({ count, nginx }, { apis, worker }, postgres) {
  const pids = apis.slice(0, count).map((api) => api.pid);
  const usage = () => ({
    api: cpuOfTrees(pids),
    nginx: cpuOfTrees([nginx.pid]),
    postgres: cpuOfTrees([postgres]),
    worker: cpuOfTrees([worker.pid]),
    asking: cpuOf(process.pid),
    ...machineTime(),
  });
  return { name: String(count), url: nginx.url, usage };
}

/** Every load by every crowd, of each target in turn: a row for each of them. */
async function measure({ url, goods, apis, targets }) {
  const pairs = pairsOf(goods);
  const rows = [];
  for (const { name, pair } of loads) {
    const { stoa: requests, writes } = pairs.find((one) => one.name === pair);
    await warm(apis, { name, requests });
    for (const connections of crowds) {
      const show = progress(`${name}, ${connections} at once`);
      let done = 0;
      const onRound = () => show((done += 1), rounds * targets.length);
      const between = writes ? () => quiet(url) : undefined;
      const found = await inTurns(
        targets.map((target) => ({ ...target, requests })),
        { rounds, seconds, connections, between, onRound },
      );
      for (const count of counts) rows.push({ load: name, connections, processes: count, ...found[count] });
    }
  }
  return rows;
}

/** Asks each process by itself for a while: those that fewer rounds reach are then no colder than the others. */
async function warm(apis, { name, requests }) {
  const show = progress(`${name}, warming up`);
  for (const [n, { url }] of apis.entries()) {
    await load({ url, requests, seconds, connections: crowds[0], usage: () => ({}) });
    show(n + 1, apis.length);
  }
}

/** The process that started every other of PostgreSQL. */
function postmasterOf(url) {
  return connected(url, async (client) => {
    const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
    const backend = statOf(rows[0].pid);
    if (backend?.name.startsWith('postgres')) return backend.parent;
    throw new Error('PostgreSQL has to run on this machine: what it costs is read from /proc.');
  });
}
