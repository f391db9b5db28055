import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry, type Metric } from 'prom-client';
import { replicaReads } from '../database/replicas/replicas.metrics.js';
import { eventMetrics } from '../events/event.metrics.js';
import { rabbitmqMetrics } from '../events/rabbitmq/rabbitmq.metrics.js';
import { overloadMetrics } from '../http/overload/overload.metrics.js';
import { jobMetrics } from '../jobs/jobs.metrics.js';
import { outsideMetrics } from '../outside/outside.metrics.js';
import { cacheAnswers, cacheWaits, redisFailures } from '../cache/cache.metrics.js';

/** Everything that is measured in this process, for Prometheus. */
export const registry = new Registry();

collectDefaultMetrics({ register: registry });
const rooms: readonly object[] = [
  cacheAnswers,
  cacheWaits,
  redisFailures,
  replicaReads,
  ...outsideMetrics,
  ...eventMetrics,
  ...rabbitmqMetrics,
  ...jobMetrics,
  ...overloadMetrics,
];
for (const metric of rooms) registry.registerMetric(metric as Metric);

const requests = new Histogram({
  name: 'stoa_http_request_duration_seconds',
  help: 'Time from the first byte of a request to the end of its answer',
  labelNames: ['method', 'route', 'status'] as const,
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [registry],
});

/** Counts and times every answer by route pattern, so that the number of series stays bounded; but for streams. */
export function useMetrics(fastify: FastifyInstance): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const { url: route = 'unknown', config } = request.routeOptions;
    if ((config as { isStream?: boolean }).isStream && reply.statusCode === 200) return done();
    requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
}
