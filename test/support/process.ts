import { jest } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

// whole programs start, several in one test; on a busy machine that takes its time
jest.setTimeout(180_000);

/** A Stoa in a process of its own, as `npm start` runs it. */
export class StoaProcess {
  private static readonly running = new Set<StoaProcess>();

  private said = '';

  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (text: Buffer) => (this.said += text.toString()));
  }

  /** Starts one with this environment and nothing else; or another command of the service. */
  static start(
    environment: Readonly<Record<string, string>>,
    command: readonly string[] = ['src/main.ts'],
  ): StoaProcess {
    const child = spawn(process.execPath, ['--import', './test/support/typescript.mjs', ...command], {
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: process.env['HOME'] ?? '',
        LOG_LEVEL: 'error',
        // of the next free ports two that start at once may choose the same
        PORT: '0',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const started = new StoaProcess(child);
    StoaProcess.running.add(started);
    return started;
  }

  /** Ends whatever a test left running. */
  static async endAll(): Promise<void> {
    for (const one of StoaProcess.running) await one.end('SIGKILL');
    StoaProcess.running.clear();
  }

  /** Its number. */
  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** What it has printed so far. */
  get output(): string {
    return this.said;
  }

  /** Where it listens, once it does: `http://localhost:PORT`. Throws when it ends before. */
  async up(): Promise<string> {
    for (;;) {
      const address = /API\s+(http:\S+)\/api\/v1/.exec(this.said)?.[1];
      if (address !== undefined) return address;
      if (this.child.exitCode !== null || this.child.signalCode !== null)
        throw new Error(`it ended: ${this.said}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Comes back when it runs, also when it listens nowhere. */
  async ready(): Promise<void> {
    while (!this.said.includes(' is up after ')) {
      if (this.child.exitCode !== null) throw new Error(`it ended: ${this.said}`);
      if (this.child.signalCode !== null) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Stops it in its tracks, as a paused machine does; what is sent to it waits. */
  freeze(): void {
    this.child.kill('SIGSTOP');
  }

  /** Lets it go on as if nothing had been. */
  thaw(): void {
    this.child.kill('SIGCONT');
  }

  /** Sends the signal and waits for the end; gives the exit code, or the signal that ended it. */
  async end(signal: NodeJS.Signals): Promise<number | string> {
    this.child.kill(signal);
    return this.ended();
  }

  /** Waits until it has ended by itself. */
  async ended(): Promise<number | string> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
    return this.child.exitCode ?? this.child.signalCode ?? 'unknown';
  }
}
