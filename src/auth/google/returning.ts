import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** What a browser brings back from the provider. Null: missing, or there more than once. */
export interface Returning {
  readonly state: string | null;
  readonly code: string | null;
  readonly error: string | null;
}

const longest = 4_096;

/**
 * Reads {@link Returning} from the query. Parameters that we do not know are the provider's own and no mistake of the
 * browser's (RFC 6749 section 4.1.2), so this is no DTO.
 */
export const FromProvider = createParamDecorator((_: unknown, context: ExecutionContext): Returning => {
  const query = context.switchToHttp().getRequest<FastifyRequest>().query as Record<string, unknown>;
  const one = (name: string): string | null => {
    const value = query[name];
    return typeof value === 'string' && value !== '' && value.length <= longest ? value : null;
  };
  return { state: one('state'), code: one('code'), error: one('error') };
});
