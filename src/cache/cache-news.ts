import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Freshness } from './freshness.js';
import type { SharedCache } from './shared-cache.js';

/** Injection token of the {@link SharedCache}; null: there is no Redis. */
export const SHARED = Symbol('SHARED');

/** Makes the cache forget what transactions touch: here before their callers go on, elsewhere as fast as Redis is. */
@Injectable()
export class CacheNews implements OnApplicationShutdown {
  constructor(
    database: Database,
    freshness: Freshness,
    @Inject(SHARED) private readonly shared: SharedCache | null,
  ) {
    database.onTouched((subjects) => {
      freshness.forget(subjects);
      shared?.tell(subjects);
    });
  }

  /** How Redis is; null: there is none. */
  get redis(): 'up' | 'down' | null {
    if (this.shared === null) return null;
    return this.shared.isUp ? 'up' : 'down';
  }

  async onApplicationShutdown(): Promise<void> {
    await this.shared?.close();
  }
}
