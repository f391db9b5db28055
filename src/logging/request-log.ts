import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Log } from './log.js';

/**
 * One line for every answered request: ids and numbers, no query, no body, no person. Of a stream it comes when the
 * stream is over, under another name and in seconds: it was open for long, and nobody waited. Those that `isSilent` names
 * have none.
 */
export function useRequestLog(
  fastify: FastifyInstance,
  log: Log,
  isSilent: (request: FastifyRequest) => boolean,
): void {
  fastify.addHook('onResponse', (request: FastifyRequest & { caller?: { id: string } }, reply, done) => {
    if (isSilent(request)) return done();
    const { url: route = 'unknown', config } = request.routeOptions;
    const isStream = (config as { isStream?: boolean }).isStream && reply.statusCode === 200;
    const took = Math.round(reply.elapsedTime * 10) / 10;
    log.event(isStream ? 'stream' : 'request', {
      requestId: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      ...(isStream ? { seconds: Math.round(took / 1000) } : { milliseconds: took }),
      userId: request.caller?.id ?? null,
    });
    done();
  });
}
