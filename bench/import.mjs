// How long it takes to import products: all of them new, the same file again, and the export of what came of it.
// Usage: npm run bench:import (BENCH_ROWS=100000)
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { progress } from './progress.mjs';
import { startService } from './service.mjs';

const count = Number(process.env.BENCH_ROWS ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), 'stoa-bench-'));
const service = await startService({ STOA_DATA_DIR: folder, PORT: '0', RATE_LIMIT_USER: '1000000/60' });

try {
  const token = await signedIn();
  const rows = [
    await imported('all new', token),
    await imported('the same again', token),
    await exported(token),
  ];
  console.table(rows);
} finally {
  await service.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function signedIn() {
  const answer = await fetch(`${service.api}/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'editor@stoa.test', password: 'stoa-demo-2026' }),
  });
  const { accessToken } = await answer.json();
  return accessToken;
}

async function* file() {
  yield 'sku,name,description,status,currency,price,stock,tags,attribute:material\r\n';
  for (let row = 0; row < count; row += 1)
    yield `BENCH-${row},Article ${row},"Number ${row}, of which there is ""one""",active,USD,${100 + (row % 5000)},${row % 40},bench|shelf ${row % 90},steel\r\n`;
}

/** The file in pieces of some kilobytes; a piece for each row would measure the pieces. */
async function* pieces() {
  let held = '';
  for await (const row of file()) {
    held += row;
    if (held.length > 65_536) {
      yield Buffer.from(held);
      held = '';
    }
  }
  yield Buffer.from(held);
}

async function imported(name, token) {
  const authorization = `Bearer ${token}`;
  const began = performance.now();
  const answer = await fetch(`${service.api}/products/import`, {
    method: 'POST',
    duplex: 'half',
    headers: { authorization, 'content-type': 'text/csv' },
    body: pieces(),
  });
  const { id } = await answer.json();
  const received = performance.now();
  const show = progress(name);
  for (;;) {
    const state = await (await fetch(`${service.api}/imports/${id}`, { headers: { authorization } })).json();
    show(state.rows.read, count);
    if (state.finishedAt !== null)
      return summary(name, state.rows.read, began, { received: seconds(began, received), ...state.rows });
    await delay(500);
  }
}

async function exported(token) {
  const began = performance.now();
  const answer = await fetch(`${service.api}/products/export`, {
    headers: { authorization: `Bearer ${token}` },
  });
  let lines = 0;
  for await (const piece of answer.body)
    lines += Buffer.from(piece).toString('latin1').split('\n').length - 1;
  return summary('export', lines - 1, began, {});
}

function seconds(from, to) {
  return Math.round((to - from) / 100) / 10;
}

function summary(name, rows, began, more) {
  const took = (performance.now() - began) / 1000;
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${service.pid}/status`, 'utf8'))?.[1] ?? 0;
  return {
    name,
    rows,
    seconds: Math.round(took * 10) / 10,
    perSecond: Math.round(rows / took),
    peakMiB: Math.round(Number(peak) / 1024),
    ...more,
  };
}
