import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../dist/database/embedded/embedded.js';
import { migrate } from '../dist/database/migrate.js';
import { isSeeded, seedCatalogue } from './catalogue-seed.mjs';

/**
 * The server that the catalogues are in: `DATABASE_URL`, as a superuser, or one of our own in `keep` or in a folder
 * that is gone afterwards.
 */
export async function openServer(keep, { durable = false } = {}) {
  const given = process.env.DATABASE_URL;
  const folder = keep ? resolve(keep) : scratch();
  const clean = () => keep || rmSync(folder, { recursive: true, force: true });
  if (given) return { url: given, asService: (url) => url, folder, stop: clean };
  mkdirSync(folder, { recursive: true });
  const { url, serviceUrl, stop } = await startEmbedded({
    directory: join(folder, 'postgres'),
    durable,
    onMessage: (text) => console.error(text),
  });
  const { username, password } = new URL(serviceUrl);
  // filling a database writes gigabytes at once
  await once(url, "ALTER SYSTEM SET max_wal_size = '8GB'");
  await once(url, 'SELECT pg_reload_conf()');
  return {
    url,
    asService: (address) => Object.assign(new URL(address), { username, password }).href,
    folder,
    async stop() {
      await stop();
      clean();
    },
  };
}

/** The database with `size` products, made and filled unless it was kept. Gives its address and how long that took. */
export async function openCatalogue(server, { size, keep }) {
  const name = `stoa_bench_${size}`;
  const url = Object.assign(new URL(server.url), { pathname: `/${name}` }).href;
  if (keep && (await isKept(server.url, url, name))) {
    await migrate(url);
    return { url, seconds: null };
  }
  await dropCatalogue(server, size);
  await once(server.url, `CREATE DATABASE ${name}`);
  await migrate(url);
  const began = performance.now();
  await seedCatalogue(url, size);
  return { url, seconds: (performance.now() - began) / 1000 };
}

/** Takes the database of that size away. */
export async function dropCatalogue(server, size) {
  await once(server.url, `DROP DATABASE IF EXISTS stoa_bench_${size} WITH (FORCE)`);
}

/** Runs `work` with a connection of its own. */
export async function connected(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const once = (url, sql) => connected(url, (client) => client.query(sql));

async function isKept(serverUrl, url, name) {
  const { rowCount } = await connected(serverUrl, (client) =>
    client.query('SELECT FROM pg_database WHERE datname = $1', [name]),
  );
  return rowCount === 1 && (await connected(url, isSeeded));
}

const scratch = () => mkdtempSync(join(tmpdir(), 'stoa-bench-'));
