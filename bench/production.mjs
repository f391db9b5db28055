import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/** How often it is asked whether it is ready, in milliseconds: what is measured is no finer. */
const glance = 5;

/** A new database on the server of `DATABASE_URL`, for as long as `work` takes. */
export async function withDatabase(name, work) {
  const server = process.env.DATABASE_URL;
  if (!server) throw new Error('Set DATABASE_URL to a PostgreSQL on which databases may be made.');
  await onServer(server, `CREATE DATABASE ${name}`);
  try {
    return await work(Object.assign(new URL(server), { pathname: `/${name}` }).href);
  } finally {
    await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
  }
}

/**
 * Starts a built entry as a production does, and comes back when `/health/ready` says 200: how long that took, its
 * address, what it has used (`usage()`), and how to end it.
 */
export async function startProduction(entry, { url, folder, flags = [], environment = {} }) {
  const [port, metricsPort] = await freePorts();
  const serves = entry !== 'worker';
  const origin = `http://127.0.0.1:${serves ? port : metricsPort}`;
  const began = performance.now();
  const child = spawn(process.execPath, [...flags, '--import', './bench/probe.mjs', `dist/${entry}.js`], {
    env: {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', LOG_LEVEL: 'error' },
      ...{
        DATABASE_URL: url,
        STOA_DATA_DIR: folder,
        KEY_ENCRYPTION_SECRET: 'measured, and kept by nobody at all',
      },
      ...{ HOST: '127.0.0.1', PORT: String(port), METRICS_PORT: String(metricsPort), PUBLIC_URL: origin },
      ...environment,
    },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  while ((await statusOf(`${origin}/health/ready`)) !== 200) {
    if (child.exitCode !== null) throw new Error(`${entry} did not come up:\n${said}`);
    await delay(glance);
  }
  return {
    milliseconds: performance.now() - began,
    origin,
    metrics: `http://127.0.0.1:${metricsPort}/metrics`,
    get hasEnded() {
      return child.exitCode !== null || child.signalCode !== null;
    },
    async usage() {
      const answer = once(child, 'message');
      child.send({ usage: true });
      return (await answer)[0];
    },
    async stop() {
      if (this.hasEnded) return;
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
    },
  };
}

async function freePorts() {
  const servers = [createServer(), createServer()];
  await Promise.all(servers.map((one) => once(one.listen(0, '127.0.0.1'), 'listening')));
  const ports = servers.map((one) => one.address().port);
  await Promise.all(servers.map((one) => once(one.close(), 'close')));
  return ports;
}

/** 0: nobody answers. */
function statusOf(url) {
  return new Promise((resolve) => {
    const asked = get(url, { agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on('error', () => resolve(0));
  });
}

async function onServer(connectionString, statement) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
