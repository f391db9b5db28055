// What a flood of sign-ins does to everybody else: GET /products at a steady pace, first alone, then while many
// clients try passwords as fast as they are answered. Usage: npm run bench:signin-flood
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { bars } from './drawing.mjs';
import { progress } from './progress.mjs';
import { startService } from './service.mjs';

const phaseSeconds = Number(process.env.BENCH_SECONDS ?? 15);
const readsPerSecond = 50;
const crowds = [0, 8, 64, 256];

const folder = mkdtempSync(join(tmpdir(), 'stoa-bench-'));
const service = await startService({
  STOA_DATA_DIR: folder,
  // the budgets would end the flood at once; here it is the work itself that has to be bounded
  RATE_LIMIT_IP: '100000000/60',
  RATE_LIMIT_SIGNIN: '100000000/60',
  RATE_LIMIT_SIGNIN_NETWORK: '100000000/60',
  RATE_LIMIT_SIGNIN_ACCOUNT: '100000000/60',
});

try {
  const rows = [];
  for (const crowd of crowds) rows.push(await phase(crowd));
  console.table(rows.map(tabled));
  writeFileSync(
    new URL('./results/signin-flood.json', import.meta.url),
    `${JSON.stringify(rows, null, 2)}\n`,
  );
  writeFileSync(
    new URL('./results/signin-flood.svg', import.meta.url),
    bars({
      title: 'GET /products while others flood POST /auth/login',
      unit: 'ms, median and 99th percentile',
      rows: rows.map(({ crowd, reads }) => ({ name: `${crowd} at once`, values: [reads.p50, reads.p99] })),
    }),
  );
} finally {
  await service.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** One crowd for a while. Each of its clients tries another account again and again. */
async function phase(crowd) {
  const stop = new AbortController();
  const signins = { answered: 0, refused: 0, took: [] };
  const flood = Array.from({ length: crowd }, (_, n) => floodAs(n, stop.signal, signins));
  await delay(1000);
  const [answered, refused] = [signins.answered, signins.refused];
  const reads = await readSteadily(progress(`${crowd} clients signing in`, phaseSeconds));
  const perSecond = (count) => Math.round(count / phaseSeconds);
  stop.abort();
  await Promise.allSettled(flood);
  return {
    crowd,
    reads: {
      failed: reads.failed,
      p50: at(reads.took, 0.5),
      p99: at(reads.took, 0.99),
      most: at(reads.took, 1),
    },
    signins: {
      perSecond: perSecond(signins.answered - answered),
      refusedPerSecond: perSecond(signins.refused - refused),
      p50: at(signins.took, 0.5),
      p99: at(signins.took, 0.99),
    },
  };
}

async function floodAs(n, signal, signins) {
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    const began = performance.now();
    const email = `nobody-${n}-${attempt}@example.com`;
    const answer = await service.post('/auth/login', { email, password: 'not the password' });
    if (answer.status === 401) signins.took.push(performance.now() - began);
    if (answer.status === 401) signins.answered += 1;
    else signins.refused += 1;
    // what a polite client does with 503; an impolite one is refused as cheaply
    if (answer.status === 503) await delay(100);
  }
}

/** A request every few milliseconds whether or not the one before was answered: waiting is not left out. */
async function readSteadily(show) {
  const took = [];
  let failed = 0;
  const running = [];
  const [began, total] = [performance.now(), phaseSeconds * readsPerSecond];
  for (let n = 0; n < total; n += 1) {
    const due = began + (n * 1000) / readsPerSecond;
    await delay(Math.max(due - performance.now(), 0));
    running.push(
      service.get('/products?limit=20').then(
        ({ status }) => (status === 200 ? took.push(performance.now() - due) : (failed += 1)),
        () => (failed += 1),
      ),
    );
    show(n + 1, total);
  }
  await Promise.all(running);
  return { took, failed };
}

function at(values, share) {
  const sorted = values.toSorted((left, right) => left - right);
  const value = sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
  return Number(value.toFixed(1));
}

function tabled({ crowd, reads, signins }) {
  return {
    'clients signing in': crowd,
    'GET /products p50 ms': reads.p50,
    'p99 ms': reads.p99,
    'slowest ms': reads.most,
    failed: reads.failed,
    'sign-ins/s': signins.perSecond,
    'refused/s': signins.refusedPerSecond,
    'sign-in p50 ms': signins.p50,
    'sign-in p99 ms': signins.p99,
  };
}
