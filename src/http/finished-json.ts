import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { PageMetaDto } from './list/page-meta.dto.js';

/** An answer that was made before: its JSON is sent as it is. Hand it to Nest in place of the DTO that it was made of. */
export class FinishedJson {
  constructor(
    /** In UTF-8. */
    readonly body: Buffer,
    readonly etag: string,
    /** Of a list: where the page lies. */
    readonly meta: PageMetaDto | null,
    /** The question that it answers. */
    readonly key: string,
  ) {}
}

/** Sends {@link FinishedJson}: nothing is serialized or hashed again. */
export function useFinishedJson(fastify: FastifyInstance): void {
  fastify.addHook('preSerialization', (_request, reply, payload, done) => {
    if (payload instanceof FinishedJson)
      reply
        .header('etag', payload.etag)
        .serializer((finished) => (finished as FinishedJson).body as unknown as string);
    done(null, payload);
  });
}

/** Whether the request refuses answers from memory: `Cache-Control: no-cache`, as browsers send when made to reload. */
export function refusesMemory({ headers }: FastifyRequest): boolean {
  return /\bno-(cache|store)\b/i.test(headers['cache-control'] ?? '') || headers.pragma === 'no-cache';
}
