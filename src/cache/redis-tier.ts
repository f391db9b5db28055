import type { KeyvStoreAdapter } from 'keyv';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../clock/clock.js';
import { lifetimeMilliseconds, type Entry } from './entry.js';
import type { Freshness } from './freshness.js';
import type { RedisWire } from './redis-wire.js';
import type { Seal } from './sealed.js';

/** As cache-manager hands it over. */
interface Kept {
  readonly value: Entry;
}

/** Milliseconds for which one instance reads, and the others wait for what it finds; then they read themselves. */
const [longestTurn, longestWait, askEvery] = [500, 100, 10];

/**
 * The tier that the instances share. Times are those of Redis: an entry says until when it may be told by that clock,
 * and each answer brings the time with it. So an entry that is written late, by an instance or a wire that slept, is
 * over when it arrives, whatever the clocks of the instances say.
 */
export class RedisTier implements KeyvStoreAdapter {
  readonly opts = {};
  /** A moment of our clock, and the time of Redis not later than at that moment. */
  private anchor: { readonly ticks: number; readonly time: number } | null = null;

  constructor(
    private readonly wire: RedisWire,
    private readonly seal: Seal,
    private readonly freshness: Freshness,
    private readonly clock: Clock,
  ) {}

  /** The entry, or nothing when the caller has to read it. Waits a moment when another instance is just reading it. */
  async get<Value>(key: string): Promise<Value | undefined> {
    const found = await this.find(key);
    if (found !== undefined || !this.wire.isUp) return found as Value | undefined;
    const turn = await this.wire.send((redis) => redis.set(this.turnOf(key), '', 'PX', longestTurn, 'NX'));
    if (turn === null || turn[0] === 'OK') return undefined;
    return (await this.waitFor(key)) as Value | undefined;
  }

  /** Nobody waits for it: what is not stored will be read again. */
  set(key: string, { value }: Kept): boolean {
    if (value.from !== 'database' || this.anchor === null) return true;
    const until = Math.floor(this.anchor.time + value.born - this.anchor.ticks + lifetimeMilliseconds);
    const { body, etag, meta, subjects } = value;
    const sealed = this.seal.close(key, { body: body.toString(), etag, meta, subjects, until });
    void this.wire.send((redis) => redis.set(this.placeOf(key), sealed, 'PXAT', until).del(this.turnOf(key)));
    return true;
  }

  /** The caller will not bring anything: whoever waits shall read. */
  async delete(key: string): Promise<boolean> {
    await this.wire.send((redis) => redis.del(this.turnOf(key)));
    return true;
  }

  /** What lies there expires by itself within a second. */
  clear(): Promise<void> {
    return Promise.resolve();
  }

  on(): this {
    return this;
  }

  /** What another instance brings, if it does so soon. */
  private async waitFor(key: string): Promise<Kept | undefined> {
    const end = this.clock.ticks() + longestWait;
    while (this.wire.isUp && this.clock.ticks() < end) {
      await delay(askEvery);
      const found = await this.find(key);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private async find(key: string): Promise<Kept | undefined> {
    const sentAt = this.clock.ticks();
    const answers = await this.wire.send((redis) => redis.get(this.placeOf(key)).time());
    if (answers === null) return undefined;
    const [sealed, [seconds, microseconds]] = answers as [string | null, [string, string]];
    const time = Number(seconds) * 1000 + Number(microseconds) / 1000;
    this.anchor = { ticks: this.clock.ticks(), time };
    const shared = sealed === null ? null : this.seal.open(key, sealed);
    if (shared === null) return undefined;
    const born = sentAt + Math.min(shared.until - time - lifetimeMilliseconds, 0);
    const date = this.clock.now().getTime() - (this.clock.ticks() - born);
    const { etag, meta, subjects } = shared;
    const body = Buffer.from(shared.body);
    const value = { body, etag, meta, subjects, born, date, from: 'redis' as const };
    return this.freshness.allows(value) ? { value } : undefined;
  }

  private placeOf(key: string): string {
    return this.seal.prefix + key;
  }

  private turnOf(key: string): string {
    return `${this.seal.prefix}turn:${key}`;
  }
}
