import { Counter } from 'prom-client';

/** How answers of the cache came about: told again from `memory` or `redis`, or read from the `database`. */
export const cacheAnswers = new Counter({
  name: 'stoa_cache_answers_total',
  help: 'Answers of the cache by where they came from',
  labelNames: ['from'] as const,
  registers: [],
});

/** Those who waited for somebody else's reading instead of reading themselves. */
export const cacheWaits = new Counter({
  name: 'stoa_cache_waits_total',
  help: 'Requests that were answered by the reading of another',
  registers: [],
});

/** What Redis failed to do in time. */
export const redisFailures = new Counter({
  name: 'stoa_redis_failures_total',
  help: 'Commands that Redis did not answer, or not in time',
  registers: [],
});
