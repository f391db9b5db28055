import { execFileSync, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { startService } from '../service.mjs';

const cores = availableParallelism();
/** Whether programs can be told on which processors they run. */
export const canPin = process.platform === 'linux' && cores > 1 && works('taskset', ['--version']);
/** Servers have the first processor for themselves; PostgreSQL, pgbench and whoever asks have the others. */
const serving = canPin ? ['taskset', '-c', '0'] : [];

/** Leaves the first processor to the servers; what is started from now on is started beside us. */
export function stepAside() {
  if (canPin) execFileSync('taskset', ['-a', '-p', '-c', `1-${cores - 1}`, String(process.pid)]);
}

const pool = 8;

/** The bare server on that database: `{ url, pid, stop }`. */
export async function startBare(database) {
  const [program, ...words] = [...serving, process.execPath, 'bench/limit/bare.mjs'];
  const child = spawn(program, words, {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: database,
      DATABASE_POOL_SIZE: String(pool),
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [{ address }] = await once(child, 'message');
  return { url: address, pid: child.pid, stop: () => ended(child) };
}

/** Stoa on that database: an API with the first processor for itself, and a worker beside it. */
export async function startStoa(place) {
  const { apis, stop } = await startProcesses(place, { count: 1, before: serving });
  return { ...apis[0], stop };
}

/**
 * Stoa on that database as it runs in production: so many API processes, each with its `url`, and a worker beside them.
 * `before` is a command that starts an API, `more` what their environment is beyond that of every bench.
 */
export async function startProcesses({ database, owner, folder }, { count, before = [], more = {} }) {
  const environment = {
    ...{ NODE_ENV: 'production', DATABASE_URL: database, DATABASE_OWNER_URL: owner, STOA_DATA_DIR: folder },
    ...{ DATABASE_POOL_SIZE: String(pool), ACCESS_TOKEN_TTL: '86400', ORDER_PAYMENT_WINDOW: '86400' },
    KEY_ENCRYPTION_SECRET: 'a secret of the bench that protects nothing at all',
    ...{ RATE_LIMIT_IP: '100000000/60', RATE_LIMIT_USER: '100000000/60', STOA_DEMO: 'false' },
    // who signed in at one process is known at all
    JWT_ISSUER: 'bench',
    ...more,
  };
  const apis = [];
  while (apis.length < count) {
    const ports = { PORT: await freePort(), METRICS_PORT: await freePort() };
    const api = await startService({ ...environment, ...ports }, { entry: 'dist/api.js', before });
    apis.push({ ...api, url: new URL(api.api).origin });
  }
  const worker = fork('dist/worker.js', {
    execArgv: ['--import', './bench/probe.mjs'],
    env: { ...process.env, LOG_LEVEL: 'silent', ...environment, METRICS_PORT: await freePort() },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    apis,
    worker: { pid: worker.pid },
    async stop() {
      await ended(worker);
      await Promise.all(apis.map((api) => api.stop()));
    },
  };
}

/** A port that nobody has now. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return String(port);
}

async function ended(child) {
  if (child.exitCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

function works(program, words) {
  try {
    execFileSync(program, words, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
