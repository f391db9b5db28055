import type { FastifyInstance } from 'fastify';

/** The request id on every answer, and what caches may do with it: ask again each time, apart by caller. */
export function useCommonHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    reply.header('x-request-id', request.id);
    const isPrivate = request.headers.authorization !== undefined;
    if (!reply.hasHeader('cache-control'))
      reply.header('cache-control', isPrivate ? 'private, no-cache' : 'no-cache');
    const vary = String(reply.getHeader('vary') ?? '');
    reply.header('vary', vary === '' ? 'Authorization' : `${vary}, Authorization`);
    done(null, payload);
  });
}
