import { Redis } from 'ioredis';

/** Where the tests find a Redis. */
export const redisUrl = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379';

/**
 * A connection to it, for tests that look behind the service; null, and a line that says so, when there is none. Where
 * REQUIRE_REDIS is set, that is a failure.
 */
export async function findRedis(): Promise<Redis | null> {
  const redis = new Redis(redisUrl, { lazyConnect: true, retryStrategy: () => null, connectTimeout: 2_000 });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return redis;
  } catch (error) {
    redis.disconnect();
    if (process.env['REQUIRE_REDIS'] !== undefined) throw error;
    process.stderr.write(`Skipped: no Redis answers at ${redisUrl} (TEST_REDIS_URL names another).\n`);
    return null;
  }
}
