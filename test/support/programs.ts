import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Where a program is, in the PATH or one of these folders; null when it is not installed. */
export function programOf(name: string, ...others: string[]): string | null {
  if (isAbsolute(name)) return existsSync(name) ? name : null;
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', ...others];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

/**
 * The program that a test needs, or null and a line that says so when it is not installed. Where the variable, such as
 * REQUIRE_NGINX, is set, that is a failure.
 */
export function find(name: string, required: string, ...others: string[]): string | null {
  const program = programOf(name, ...others);
  if (program !== null) return program;
  if (process.env[required] !== undefined) throw new Error(`${name} is not installed`);
  process.stderr.write(`Skipped: ${name} is not installed.\n`);
  return null;
}

/** Ports that nobody has at this moment, none twice. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** Whether the process is gone. */
export function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

/** Some programs refuse to run as root: who they run as then. */
const somebody = (name: string): { uid: number; gid: number } | null =>
  process.getuid?.() === 0 ? { uid: idOf('-u', name), gid: idOf('-g', name) } : null;

const idOf = (which: string, name: string): number => Number(execFileSync('id', [which, name]).toString());

/** A program that a test starts, in a folder of its own that is gone afterwards. */
export class Daemon {
  private child: ChildProcess | null = null;
  private said = '';

  private constructor(
    readonly folder: string,
    private readonly user: { uid: number; gid: number } | null,
  ) {}

  /** Makes the folder. To whom it belongs, and who the program runs as where we are root: `user`. */
  static async prepare(name: string, user: string): Promise<Daemon> {
    const daemon = new Daemon(await mkdtemp(join(tmpdir(), `stoa-${name}-`)), somebody(user));
    daemon.give(daemon.folder);
    return daemon;
  }

  /** Makes a file or folder its own. */
  give(path: string): void {
    if (this.user !== null) chownSync(path, this.user.uid, this.user.gid);
  }

  /** Runs another program as the same user and waits for its end. */
  run(program: string, ...parameters: string[]): string {
    const options = { ...this.user, cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'] as const };
    return execFileSync(program, parameters, { ...options, stdio: [...options.stdio] }).toString();
  }

  /** Starts it and waits until `isUp`. */
  async start(program: string, parameters: string[], isUp: () => Promise<unknown>): Promise<void> {
    const child = spawn(program, parameters, {
      ...this.user,
      cwd: this.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => (this.said += text.toString()));
    for (;;) {
      if (
        await isUp().then(
          () => true,
          () => false,
        )
      )
        return;
      if (hasEnded(child)) throw new Error(`it ended: ${this.said}`);
      await delay(50);
    }
  }

  /** Sends a signal. */
  signal(signal: NodeJS.Signals): void {
    this.child?.kill(signal);
  }

  /** Ends it and waits for that. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const { child } = this;
    if (child === null || hasEnded(child)) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  /** Leaves nothing behind. */
  async end(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    await this.stop(signal);
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
