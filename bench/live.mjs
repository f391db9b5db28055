// What listeners cost who hear nothing, and how long an event takes to all of them. Usage: npm run bench:live
// LISTENERS=5000 for more of them. Needs a limit of open files that is twice as high (ulimit -n).
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { progress } from './progress.mjs';
import { startService } from './service.mjs';

const listeners = Number(process.env.LISTENERS ?? 2_000);
const events = 20;
const openedAtOnce = 50;

const folder = mkdtempSync(join(tmpdir(), 'stoa-bench-'));
const plenty = '100000000/60';
const service = await startService({
  STOA_DATA_DIR: folder,
  ...{ RATE_LIMIT_IP: plenty, RATE_LIMIT_USER: plenty },
  ...{ EVENT_STREAMS: '100000', EVENT_STREAMS_USER: '100000' },
});
const { hostname, port, origin } = new URL(service.api);
const sockets = [];
/** When the event that is under way came to each of them. */
let arrivals = [];

try {
  const [viewer, editor] = [await signIn('viewer@stoa.test'), await signIn('editor@stoa.test')];
  await listen(viewer);
  await delay(3_000);
  const before = await residentBytes();
  const show = progress(`${listeners} listeners`);
  for (let done = 0; done < listeners; done += openedAtOnce) {
    await Promise.all(Array.from({ length: openedAtOnce }, () => listen(viewer)));
    show(done + openedAtOnce, listeners);
  }
  await delay(3_000);
  const after = await residentBytes();
  const took = [];
  for (let n = 0; n < events; n += 1) took.push(...(await happen(editor, n)));
  const result = {
    listeners,
    kibibytesPerListener: Number(((after - before) / listeners / 1024).toFixed(1)),
    residentMebibytes: Math.round(after / 1024 ** 2),
    events,
    milliseconds: { p50: at(took, 0.5), p99: at(took, 0.99), most: at(took, 1) },
  };
  console.table(result);
  writeFileSync('bench/results/live.json', `${JSON.stringify(result, null, 2)}\n`);
} finally {
  for (const socket of sockets) socket.destroy();
  await service.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function signIn(email) {
  const { text } = await service.post('/auth/login', { email, password: 'stoa-demo-2026' });
  return JSON.parse(text).accessToken;
}

/** A bare connection, so that little of what is measured is ours. */
function listen(token) {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    sockets.push(socket);
    socket.on('error', reject);
    socket.on('data', (data) => {
      const text = data.toString('latin1');
      if (text.includes('event: ready')) resolve();
      if (text.includes('event: category.created')) arrivals.push(performance.now());
    });
    socket.write(
      `GET /api/v1/events/stream HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${token}\r\n\r\n`,
    );
  });
}

/** Milliseconds from the request that makes the event to each listener who has heard of it. */
async function happen(token, n) {
  arrivals = [];
  const began = performance.now();
  const answer = await fetch(`${service.api}/categories`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: `Measured ${n}` }),
  });
  if (answer.status !== 201) throw new Error(`no event: ${answer.status}`);
  while (arrivals.length < sockets.length) await delay(5);
  return arrivals.map((moment) => moment - began);
}

async function residentBytes() {
  const text = await (await fetch(`${origin}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)[1]);
}

function at(values, share) {
  const sorted = values.toSorted((left, right) => left - right);
  return Number((sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0).toFixed(1));
}
