import { setTimeout as delay } from 'node:timers/promises';
import { role, start, type Role } from '../chaos/cast.js';
import { chances } from '../support/chances.js';
import type { StoaProcess } from '../support/process.js';
import type { Stoa } from '../support/stoa.js';
import type { Notes } from './notes.js';

/** Two that answer, and two that work. */
export const shopCast: readonly Role[] = [
  role('api', 'serves'),
  role('api, again', 'serves'),
  role('worker', 'works'),
  role('worker, again', 'works'),
];

export interface StormOptions {
  readonly seed: number;
  readonly seconds: number;
  readonly kills: number;
  readonly roles: readonly Role[];
  readonly environment: Readonly<Record<string, string>>;
}

/** Processes that are killed at moments of chance while people buy, and started again at once. */
export class Storm {
  /** Aborted when the time is over. */
  readonly over = new AbortController();
  killed = 0;
  private readonly urls: (string | null)[];
  private readonly processes: (StoaProcess | null)[];
  private readonly chance: () => number;
  private readonly choice: () => number;

  constructor(
    private readonly stoa: Stoa,
    private readonly notes: Notes,
    private readonly options: StormOptions,
  ) {
    this.urls = options.roles.filter(({ serves }) => serves).map(() => null);
    this.processes = options.roles.map(() => null);
    this.chance = chances(options.seed);
    this.choice = chances(options.seed + 1);
  }

  /** Where somebody may answer: one of the processes, dead or alive; once it is over, the one that nobody kills. */
  readonly place = (): string | null =>
    this.over.signal.aborted
      ? this.stoa.url
      : (this.urls[Math.floor(this.choice() * this.urls.length)] ?? null);

  /** Comes back when the time is over and all of them are gone; `during` are the people, who stop when it is over. */
  async rage(during: () => Promise<unknown>): Promise<void> {
    const { roles, seconds, kills } = this.options;
    await Promise.all(roles.map((_, slot) => this.raise(slot)));
    const people = during();
    const moments = Array.from({ length: kills }, () => (0.08 + 0.87 * this.chance()) * seconds * 1000);
    moments.sort((one, other) => one - other);
    const since = performance.now();
    const restarts: Promise<void>[] = [];
    for (const moment of moments) {
      await delay(Math.max(0, moment - (performance.now() - since)));
      restarts.push(this.killSome());
    }
    await delay(Math.max(0, seconds * 1000 - (performance.now() - since)));
    this.notes.absences.push({ since: new Date(), until: new Date() });
    this.over.abort();
    await Promise.all(restarts);
    for (const one of this.processes) await one?.end('SIGKILL');
    await people;
  }

  /** Kills one without a warning, wherever it is in its life, and starts another in its place. */
  private async killSome(): Promise<void> {
    const slot = Math.floor(this.chance() * this.processes.length);
    const [since, one] = [new Date(), this.processes[slot]];
    this.killed += 1;
    await one?.end('SIGKILL');
    await this.raise(slot);
    this.notes.absences.push({ since, until: new Date() });
  }

  private async raise(slot: number): Promise<void> {
    const which = this.options.roles[slot]!;
    const one = start(this.stoa, which, this.options.environment);
    this.processes[slot] = one;
    if (!which.serves) return one.ready();
    const url = await one.up().catch(() => null);
    if (url !== null && this.processes[slot] === one) this.urls[slot] = url.replace('localhost', '127.0.0.1');
  }
}
