import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Log } from './log.js';

/** One line for every answered request: ids and numbers, no query, no body, no person. */
export function useRequestLog(fastify: FastifyInstance, log: Log): void {
  fastify.addHook('onResponse', (request: FastifyRequest & { caller?: { id: string } }, reply, done) => {
    log.event('request', {
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      userId: request.caller?.id ?? null,
    });
    done();
  });
}
