import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import type { Privileges } from './privileges.js';
import { EmbeddedUnavailable } from './unavailable.js';

/** A running postmaster. */
export interface Server {
  readonly port: number;
  /** Settles when it has ended, by us or by itself. */
  readonly ended: Promise<void>;
  /** Fast shutdown; by force after a minute. */
  stop(): Promise<void>;
}

/** What a server is started with. */
export interface ServerOptions {
  readonly postgres: string;
  readonly data: string;
  readonly log: string;
  readonly durable: boolean;
  readonly privileges: Privileges;
}

/** What is in memory alone is written first. */
const patienceMilliseconds = 60_000;
const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** Starts a postmaster on a free port of the loopback, in a session of its own, with a watchdog. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const port = await freePort();
  const child = launch(options, port);
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  const watchdog = guard(child.pid ?? 0, options.privileges);
  void ended.then(() => watchdog.kill('SIGKILL'));
  const stop = async (): Promise<void> => {
    child.kill('SIGINT');
    const force = setTimeout(() => child.kill('SIGKILL'), patienceMilliseconds);
    await ended;
    clearTimeout(force);
  };
  return { port, ended, stop };
}

/** The last lines of the server's log, for a message. */
export async function tailOf(log: string): Promise<string> {
  const text = await readFile(log, 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-8).join('\n');
}

/** Apart from our terminal: Ctrl-C reaches us alone, and the database stays until the last request is answered. */
function launch({ postgres, data, log, durable, privileges }: ServerOptions, port: number): ChildProcess {
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    `shared_buffers=${sharedMegabytes()}MB`,
    'max_connections=100',
    'log_timezone=UTC',
    ...(durable ? [] : careless),
  ].flatMap((setting) => ['-c', setting]);
  const output = openSync(log, 'w', 0o600);
  try {
    return start([postgres, '-D', data, ...settings], privileges, ['ignore', output, output]);
  } finally {
    closeSync(output);
  }
}

/**
 * What the server keeps of its tables in its own memory: an eighth of what we may use, half a gigabyte at most. A page that is
 * not there is copied from the system's, again and again among a million products.
 */
function sharedMegabytes(): number {
  const mine = Math.min(process.constrainedMemory() || Infinity, totalmem()) / 2 ** 20;
  return Math.round(Math.min(Math.max(mine / 8, 128), 512));
}

/**
 * Ends the postmaster when we are gone, however we went: the watchdog reads a pipe that only we hold open, and at
 * its end asks for a fast shutdown.
 */
function guard(pid: number, privileges: Privileges): ChildProcess {
  const script = 'while read -r _; do :; done; kill -INT "$1"';
  const watchdog = start(['/bin/sh', '-c', script, 'stoa-watchdog', String(pid)], privileges, [
    'pipe',
    'ignore',
    'ignore',
  ]);
  watchdog.once('error', () => undefined);
  watchdog.unref();
  (watchdog.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  return watchdog;
}

type Stdio = ('ignore' | 'pipe' | number)[];

function start(command: readonly string[], { prefix, uid, gid }: Privileges, stdio: Stdio): ChildProcess {
  const [program = '', ...parameters] = [...prefix, ...command];
  return spawn(program, parameters, {
    stdio,
    detached: true,
    cwd: '/',
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) =>
      reject(new EmbeddedUnavailable(`no port can be opened on 127.0.0.1 (${error.message}).`)),
    );
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
