import type { FastifyInstance } from 'fastify';
import { MalformedRequest } from '../problem/problems.js';

/** Refuses addresses whose escapes are not UTF-8 or hide control characters, in the path and in the query. */
export function useAddressChecks(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    done(
      isReadable(request.url)
        ? undefined
        : new MalformedRequest('The address is not well-formed UTF-8 text.'),
    );
  });
}

function isReadable(url: string): boolean {
  if (!url.includes('%')) return true;
  try {
    return !/[\u0000-\u001f\u007f]/.test(decodeURIComponent(url));
  } catch {
    return false;
  }
}
