// Does memory stay where it is? Mixed traffic for some minutes, and the memory of the process meanwhile, after each
// collection of garbage. Usage: DATABASE_URL=postgres://superuser@host/postgres npm run bench:soak -- --minutes 60 --rate 40
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { progress } from './progress.mjs';
import { startProduction, withDatabase } from './production.mjs';
import { writeSection } from './section.mjs';
import { judged, plot, section } from './soak-report.mjs';
import { Traffic } from './soak-traffic.mjs';

const number = (fallback) => ({ type: 'string', default: fallback });
const { values: asked } = parseArgs({
  options: { minutes: number('5'), rate: number('20'), 'warm-up': { type: 'string' } },
});
const minutes = Number(asked.minutes);
/** Visits a second, of two or three requests each. */
const rate = Number(asked.rate);
/** Minutes in which caches, pools and compiled code become what they stay. */
const warmUp = Number(asked['warm-up'] ?? Math.min(minutes / 2, 6));
const [visitors, sampleMilliseconds] = [64, 5_000];
/** What else the machine was doing. */
const [load] = loadavg();
const plenty = '100000000/60';

const folder = mkdtempSync(join(tmpdir(), 'stoa-bench-'));
try {
  const result = await withDatabase(`stoa_bench_soak_${process.pid}`, soak);
  const found = judged(result);
  console.table(found.rows);
  console.log(found.said);
  for (const fault of result.faults) console.error(`failed: ${fault}`);
  writeFileSync('bench/results/soak.json', `${JSON.stringify(result)}\n`);
  writeFileSync('docs/soak.svg', plot(result));
  await writeSection('bench:soak', section(result, found));
  if (!found.isFlat || result.counts.failed > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function soak(url) {
  // a production but for the demo shop and the sandbox, without which nobody could pay
  const service = await startProduction('main', {
    ...{ url, folder, flags: ['--expose-gc'] },
    environment: {
      ...{ NODE_ENV: 'development', STOA_DEMO: 'true', LOG_LEVEL: 'silent' },
      ...{ TRUST_PROXY: '127.0.0.1/32', ORDER_PAYMENT_WINDOW: '60' },
      ...{ RATE_LIMIT_IP: plenty, RATE_LIMIT_USER: plenty, RATE_LIMIT_COMMENTS: plenty },
      ...{ EVENT_STREAMS: '100000', EVENT_STREAMS_USER: '100000' },
    },
  });
  const traffic = new Traffic(service.origin);
  const sql = new pg.Client({ connectionString: url });
  await sql.connect();
  try {
    await traffic.begin();
    const samples = await sampled(service, traffic, sql);
    return { minutes, warmUp, rate, load, samples, counts: traffic.counts, faults: [...traffic.faults] };
  } finally {
    traffic.end();
    await sql.end();
    await service.stop();
  }
}

async function sampled(service, traffic, sql) {
  const show = progress(`${minutes} minutes of ${rate} visits a second`);
  const began = performance.now();
  const end = began + minutes * 60_000;
  const all = Array.from({ length: visitors }, () => visiting(traffic, end));
  const samples = [];
  for (let due = began; due < end; due += sampleMilliseconds) {
    await delay(Math.max(0, due - performance.now()));
    if (service.hasEnded) throw new Error('the service ended by itself');
    samples.push({ minute: (performance.now() - began) / 60_000, ...(await sample(service, sql)) });
    show(Math.min(performance.now(), end) - began, end - began);
    if (samples.length % 12 === 0 && !process.stderr.isTTY) say(samples.at(-1), traffic);
  }
  await Promise.all(all);
  return samples;
}

/** One visit after the other, with pauses so that all visitors together come at the rate. */
async function visiting(traffic, end) {
  const pause = (1000 * visitors) / rate;
  await delay(Math.random() * pause);
  while (performance.now() < end) {
    const next = performance.now() + 2 * Math.random() * pause;
    await traffic.visit();
    await delay(Math.max(0, Math.min(next, end) - performance.now()));
  }
}

async function sample(service, sql) {
  const { memory, handles } = await service.usage();
  const { rows } = await sql.query(
    'SELECT count(*)::int AS connections FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  const mebibytes = (bytes) => Number((bytes / 1024 ** 2).toFixed(3));
  return {
    ...{ heap: mebibytes(memory.heapUsed), resident: mebibytes(memory.rss) },
    ...{ external: mebibytes(memory.external), handles, connections: rows[0].connections },
  };
}

function say({ minute, heap, resident, handles, connections }, { counts }) {
  console.error(
    `${minute.toFixed(1)} min: heap ${heap} MiB, resident ${resident} MiB, ${handles} handles, ${connections} connections, ${JSON.stringify(counts)}`,
  );
}
