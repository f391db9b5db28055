import { Redis } from 'ioredis';
import { fault, ok, warning, type Check, type Finding } from './finding.js';
import { inTime, limitMilliseconds, placeOf, unreachable } from './reach.js';

const [oldestMajor, oldestMinor] = [6, 2];

/** Whether Redis answers, which is never needed. */
export const redis: Check = {
  name: 'redis',
  look: async ({ config: { cache } }) => {
    if (cache.redisUrl === null) return null;
    const url = cache.redisUrl;
    const connection = new Redis(url, {
      lazyConnect: true,
      connectTimeout: limitMilliseconds,
      maxRetriesPerRequest: 0,
      retryStrategy: () => null,
    });
    const failed = Promise.withResolvers<never>();
    failed.promise.catch(() => undefined);
    // what went wrong is told here; the promise only says that the connection is closed
    connection.on('error', failed.reject);
    try {
      return await inTime(Promise.race([failed.promise, versionOf(connection, placeOf(url))]));
    } catch (error) {
      return fault(
        unreachable(error, placeOf(url)),
        'Start it or correct REDIS_URL; the service runs without it, only slower.',
      );
    } finally {
      connection.disconnect();
    }
  },
};

async function versionOf(connection: Redis, place: string): Promise<Finding> {
  // an error that is told by the event comes first
  await connection.connect().catch((error: unknown) => new Promise((_, no) => setImmediate(no, error)));
  const version = /redis_version:(\S+)/.exec(await connection.info('server'))?.[1] ?? '0';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor))
    return warning(`Redis ${version} at ${place} is too old.`, 'Stoa needs 6.2 or newer.');
  return ok(`Redis ${version} answers at ${place}.`);
}
