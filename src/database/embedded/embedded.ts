import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries } from './binaries.js';
import { clusterIn, openCluster, readCluster, type Cluster } from './cluster.js';
import { privilegesFor } from './privileges.js';
import { startServer, tailOf, type Server } from './server.js';
import { serviceUrlOf } from './service-role.js';
import { portOfAnother, takeOver } from './tenancy.js';
import { EmbeddedUnavailable } from './unavailable.js';

export { EmbeddedUnavailable } from './unavailable.js';

/** A PostgreSQL server that belongs to this process and ends with it, however it ends. */
export interface EmbeddedPostgres {
  /** `postgresql://stoa:...@127.0.0.1:PORT/stoa`, as the role that owns everything. */
  readonly url: string;
  /** The same database as a role that owns nothing, for the service. */
  readonly serviceUrl: string;
  stop(): Promise<void>;
}

/** Where its files are, and whether they must survive a power cut (a test suite's need not). */
export interface EmbeddedOptions {
  readonly directory: string;
  readonly durable: boolean;
  readonly onMessage: (text: string) => void;
}

const readyMilliseconds = 30_000;
const stepMilliseconds = 50;

/**
 * Starts PostgreSQL with its files in the directory, which is made if need be.
 *
 * @throws EmbeddedUnavailable with what to do, for everything that can be foreseen
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const directory = resolve(options.directory);
  const binaries = await findBinaries();
  await mkdir(directory, { recursive: true }).catch((error: unknown) => {
    throw new EmbeddedUnavailable(`${directory} cannot be made (${(error as Error).message}).`);
  });
  const privileges = privilegesFor(directory, binaries.postgres);
  const cluster = await openCluster(directory, binaries, privileges).catch((error: unknown) => {
    if (error instanceof EmbeddedUnavailable) throw error;
    throw new EmbeddedUnavailable(`${directory} cannot be used (${(error as Error).message}).`);
  });
  await takeOver(cluster.path);
  const log = join(directory, 'server.log');
  const server = await startServer({
    postgres: binaries.postgres,
    data: cluster.path,
    log,
    durable: options.durable,
    privileges,
  });
  const url = await whenReady(server, cluster, log);
  let isStopping = false;
  void server.ended.then(
    () => isStopping || options.onMessage(`PostgreSQL has ended by itself; its log is ${log}`),
  );
  const stop = (): Promise<void> => {
    isStopping = true;
    return server.stop();
  };
  return { url, serviceUrl: await serviceUrlOf(url), stop };
}

/**
 * The server that another process of ours runs in the directory, for as long as that one lives; where there is none,
 * one of our own.
 *
 * @throws EmbeddedUnavailable
 */
export async function joinEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const directory = resolve(options.directory);
  const path = clusterIn(directory);
  const port = await portOfAnother(path);
  if (port === null) return startEmbedded(options);
  const running = { port, ended: new Promise<void>(() => undefined), stop: () => Promise.resolve() };
  const cluster = await readCluster(path).catch((error: unknown) => {
    throw new EmbeddedUnavailable(`${directory} cannot be used (${(error as Error).message}).`);
  });
  const url = await whenReady(running, cluster, join(directory, 'server.log'));
  return { url, serviceUrl: await serviceUrlOf(url), stop: running.stop };
}

/**
 * Where the server answers, as the role that owns everything, that another process of ours runs in the directory; null:
 * none runs. Starts and changes nothing.
 */
export async function findEmbedded(directory: string): Promise<string | null> {
  const path = clusterIn(resolve(directory));
  const port = await portOfAnother(path);
  if (port === null) return null;
  const { password } = await readCluster(path);
  return `postgresql://stoa:${password}@127.0.0.1:${port}/stoa`;
}

async function whenReady(server: Server, { password }: Cluster, log: string): Promise<string> {
  const base = `postgresql://stoa:${password}@127.0.0.1:${server.port}`;
  let hasEnded = false;
  void server.ended.then(() => (hasEnded = true));
  for (let waited = 0; waited < readyMilliseconds; waited += stepMilliseconds) {
    if (hasEnded as boolean)
      throw new EmbeddedUnavailable(`it ended at once; its log ${log} says:\n${await tailOf(log)}`);
    if (await hasDatabase(`${base}/postgres`)) return `${base}/stoa`;
    await delay(stepMilliseconds);
  }
  await server.stop();
  throw new EmbeddedUnavailable(`it did not answer in time; its log ${log} says:\n${await tailOf(log)}`);
}

/** Whether the server answers; makes the database of its own when it is not there yet. */
async function hasDatabase(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = 'stoa'");
    if (rowCount === 0) await client.query('CREATE DATABASE stoa');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
