import { setTimeout as delay } from 'node:timers/promises';
import type { Broker } from '../support/broker.js';
import { chances } from '../support/chances.js';
import type { Stoa } from '../support/stoa.js';
import { start, type Role } from './cast.js';
import type { Load } from './load.js';

/** How often a process is killed while it starts, and how soon. */
const [longestBootMilliseconds, diesBooting] = [2_000, 0.15];
/** How long the broker runs, is away when it was stopped, and is frozen; heartbeats give it up after ten seconds. */
const [brokerLifeMilliseconds, awayMilliseconds, frozenMilliseconds] = [12_000, 4_000, 14_000];
const loads = 6;

/** What happened to whom, and how often. */
export type Toll = Record<string, number>;

export interface StormOptions {
  readonly seed: number;
  readonly kills: number;
  /** How long a process lives at most, once it runs. */
  readonly lifeMilliseconds: number;
  readonly roles: readonly Role[];
  readonly broker: Broker | null;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Processes under load that are killed without a warning at random moments and started anew, again and again, until there
 * were as many kills as asked for; and so is the broker, which is also stopped for a while, and frozen.
 */
export class Storm {
  readonly toll: Toll = {};
  kills = 0;
  private readonly over = new AbortController();
  private readonly urls: (string | null)[];
  private readonly chance: () => number;
  /** How many still start for the first time: nobody is killed before all were there. */
  private missing: number;
  private readonly complete = Promise.withResolvers<void>();

  constructor(
    private readonly stoa: Stoa,
    private readonly options: StormOptions,
    private readonly onKill: (count: number) => void,
  ) {
    this.urls = options.roles.map(() => null);
    this.chance = chances(options.seed);
    this.missing = options.roles.length;
  }

  /** Where an instance answers at this moment; null: nowhere. */
  readonly place = (): string | null => this.urls[Math.floor(this.chance() * this.urls.length)] ?? null;

  /** Comes back when nothing runs any more but the broker. */
  async rage(load: Load): Promise<void> {
    const { roles, broker } = this.options;
    await Promise.all([
      ...roles.map((_, slot) => this.liveAndDie(slot)),
      ...(broker === null ? [] : [this.harass(broker)]),
      ...Array.from({ length: loads }, () => this.ask(load)),
    ]);
  }

  private isOver(): boolean {
    return this.kills >= this.options.kills;
  }

  /** Each has chances of its own, so that one's choices do not depend on who is faster. */
  private async liveAndDie(slot: number): Promise<void> {
    const chance = chances(this.options.seed + slot + 1);
    const role = this.options.roles[slot]!;
    for (let life = 0; !this.isOver(); life += 1) {
      const one = start(this.stoa, role, this.options.environment);
      const [isEarly, moment] = [life > 0 && chance() < diesBooting, chance()];
      if (isEarly) await this.wait(moment * longestBootMilliseconds);
      else {
        if (role.serves) this.urls[slot] = (await one.up()).replace('localhost', '127.0.0.1');
        else await one.ready();
        if (life === 0) await this.untilComplete();
        await this.wait(moment * this.options.lifeMilliseconds);
      }
      this.urls[slot] = null;
      await one.end('SIGKILL');
      this.count(`${role.name}: killed${isEarly ? ' while it started' : ''}`, true);
    }
  }

  private async harass(broker: Broker): Promise<void> {
    const chance = chances(this.options.seed - 1);
    await this.complete.promise;
    for (let round = 0; !this.isOver(); round += 1) {
      // the first one comes early: a short storm has one, too
      await this.wait((round === 0 ? 0.1 : chance()) * brokerLifeMilliseconds);
      const [fate, moment] = [round === 0 ? 0 : chance(), chance()];
      if (this.isOver()) return;
      if (fate < 0.5) {
        await broker.kill();
        this.count('broker: killed', true);
        await broker.up();
      } else if (fate < 0.75) {
        await broker.stop();
        this.count('broker: stopped for a while', false);
        await this.wait(moment * awayMilliseconds);
        await broker.up();
      } else {
        broker.freeze();
        this.count('broker: frozen for a while', false);
        await this.wait(moment * frozenMilliseconds);
        broker.thaw();
      }
    }
  }

  private async ask(load: Load): Promise<void> {
    while (!this.isOver()) {
      const url = this.place();
      if (url === null) await delay(5);
      else await load.doOne(url);
    }
  }

  private async untilComplete(): Promise<void> {
    if ((this.missing -= 1) === 0) this.complete.resolve();
    await this.complete.promise;
  }

  /** Those who are ended because it is over do not count. */
  private count(what: string, isKill: boolean): void {
    if (this.isOver()) return;
    this.toll[what] = (this.toll[what] ?? 0) + 1;
    if (!isKill) return;
    this.onKill((this.kills += 1));
    if (this.isOver()) this.over.abort();
  }

  private async wait(milliseconds: number): Promise<void> {
    await delay(milliseconds, null, { signal: this.over.signal }).catch(() => null);
  }
}
