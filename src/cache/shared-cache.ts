import type { Clock } from '../clock/clock.js';
import type { Config } from '../config/config.js';
import type { Log } from '../logging/log.js';
import type { Freshness } from './freshness.js';
import { RedisTier } from './redis-tier.js';
import { RedisWire } from './redis-wire.js';
import { Seal } from './sealed.js';

const longestMessage = 100_000;

/** What instances have in common through Redis: entries, and the news of what was touched. */
export class SharedCache {
  readonly tier: RedisTier;
  private readonly channel: string;

  constructor(
    private readonly wire: RedisWire,
    seal: Seal,
    private readonly freshness: Freshness,
    clock: Clock,
  ) {
    this.tier = new RedisTier(wire, seal, freshness, clock);
    this.channel = `${seal.prefix}touched`;
  }

  /** Begins to connect to the configured Redis and does not wait for it. */
  static open(
    url: string,
    parts: { config: Config; freshness: Freshness; clock: Clock; log: Log },
  ): SharedCache {
    const { config, freshness, clock, log } = parts;
    const database = new URL(config.database.url ?? '').pathname;
    const seal = new Seal(config.auth.keyEncryptionSecret ?? '', database);
    const shared = new SharedCache(new RedisWire(url, log), seal, freshness, clock);
    shared.wire.begin(shared.channel, (text) => shared.hear(text));
    return shared;
  }

  get isUp(): boolean {
    return this.wire.isUp;
  }

  /**
   * Tells the other instances, which then know at once what they would within a second. Nobody waits for it, and
   * it may get lost.
   */
  tell(subjects: readonly string[]): void {
    void this.wire.send((redis) => redis.publish(this.channel, JSON.stringify(subjects)));
  }

  close(): Promise<void> {
    return this.wire.end();
  }

  /** At worst somebody makes us read anew; what is not even a list means everything. */
  private hear(text: string): void {
    try {
      const subjects: unknown = text.length > longestMessage ? null : JSON.parse(text);
      if (!Array.isArray(subjects)) return this.freshness.forgetAll();
      this.freshness.forget(subjects.filter((subject) => typeof subject === 'string'));
    } catch {
      this.freshness.forgetAll();
    }
  }
}
