import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Quota } from '../../config/config.js';
import { networkOf } from '../network.js';
import { TooManyRequests } from '../problem/problems.js';
import { writeQuota } from './headers.js';
import type { QuotaStore } from './quota-store.js';

/**
 * Limits every network before anything else is done for its request, also where no route exists. Probes count, but
 * are never refused: a balancer would take the refusal for a dead process.
 */
export function useNetworkLimit(fastify: FastifyInstance, store: QuotaStore, quota: Quota): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const usage = store.count(`ip:${networkOf(request.ip)}`, quota.windowSeconds * 1000, quota.limit);
    writeQuota(reply, {
      policy: 'ip',
      limit: quota.limit,
      used: usage.totalHits,
      windowSeconds: quota.windowSeconds,
      resetsInSeconds: usage.timeToExpire,
    });
    done(usage.isBlocked && !isProbe(request) ? new TooManyRequests(usage.timeToBlockExpire) : undefined);
  });
}

function isProbe({ routeOptions }: FastifyRequest): boolean {
  return routeOptions.url?.startsWith('/health/') ?? false;
}
