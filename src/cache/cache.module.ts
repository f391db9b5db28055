import { Global, Module } from '@nestjs/common';
import { createCache, type Cache as Tiers } from 'cache-manager';
import { Keyv, type KeyvStoreAdapter } from 'keyv';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { Log } from '../logging/log.js';
import { Cache, TIERS } from './cache.js';
import { Echoes } from './echoes.js';
import { Freshness } from './freshness.js';
import { MemoryTier } from './memory-tier.js';
import { CacheNews, SHARED } from './cache-news.js';
import type { SharedCache } from './shared-cache.js';

const mostBytes = 64 * 1024 * 1024;

/** The memory of the process, and in front of the database the one that instances share, when there is a Redis. */
@Global()
@Module({
  providers: [
    Cache,
    CacheNews,
    Echoes,
    { provide: Freshness, inject: [Clock], useFactory: (clock: Clock) => new Freshness(clock) },
    { provide: SHARED, inject: [Config, Freshness, Clock, Log], useFactory: openShared },
    {
      provide: MemoryTier,
      inject: [Freshness],
      useFactory: (freshness: Freshness) => new MemoryTier(freshness, mostBytes),
    },
    {
      provide: TIERS,
      inject: [MemoryTier, SHARED],
      useFactory: (memory: MemoryTier, shared: SharedCache | null): Tiers =>
        createCache({ stores: [memory, ...(shared ? [shared.tier] : [])].map(asStore) }),
    },
  ],
  exports: [Cache, CacheNews],
})
export class CacheModule {}

/** Without REDIS_URL nothing of it is loaded. */
async function openShared(
  config: Config,
  freshness: Freshness,
  clock: Clock,
  log: Log,
): Promise<SharedCache | null> {
  const { redisUrl } = config.cache;
  if (redisUrl === null) return null;
  const { SharedCache } = await import('./shared-cache.js');
  return SharedCache.open(redisUrl, { config, freshness, clock, log });
}

/** Entries stay objects, and their keys are ours. */
function asStore(store: KeyvStoreAdapter): Keyv {
  const keyv = new Keyv({ store, useKeyPrefix: false, emitErrors: false });
  return Object.assign(keyv, { serialize: undefined, deserialize: undefined });
}
