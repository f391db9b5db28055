import type { FastifyRequest } from 'fastify';

/** RFC 6750: the scheme in any case, one token of its alphabet, and nothing else. */
const form = /^bearer +([A-Za-z0-9._~+/-]+=*)$/i;

/** The bearer token of the request; null: another scheme, a broken one, or more than one header, of which none counts. */
export function bearerTokenOf({ raw }: FastifyRequest): string | null {
  const headers = raw.headersDistinct['authorization'] ?? [];
  return headers.length === 1 ? (form.exec(headers[0] ?? '')?.[1] ?? null) : null;
}
