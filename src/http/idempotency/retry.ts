import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../problem/problem.js';
import { MalformedRequest } from '../problem/problems.js';
import { networkOf } from '../network.js';
import { Readable } from 'node:stream';

export class IdempotencyKeyRequired extends Problem {
  static override readonly status = 400;
  static override readonly code = 'IDEMPOTENCY_KEY_REQUIRED';
  static override readonly title = 'Idempotency-Key is missing';
}

/** What makes a repeated POST the same POST: whose it is, its key, and what it asks. */
export interface Retry {
  readonly scope: string;
  /** Null: the client wants no protection. */
  readonly key: string | null;
  /** Method, path and body, in one canonical form. The body of a file is added by whoever reads it. */
  readonly request: string;
  /** Tells the client that the answer is the first one again. */
  readonly markReplayed: () => void;
}

const demand = Symbol('idempotent');

/** Says that the route takes `Idempotency-Key`, and whether it must be there. The handler takes a {@link RetryKey}. */
export function Idempotent(options: { required: boolean } = { required: false }): MethodDecorator {
  return (_target, _name, descriptor) => {
    Reflect.defineMetadata(demand, options, descriptor.value as object);
  };
}

/** What {@link Idempotent} said of the handler, or null. */
export function idempotencyOf(handler: object): { required: boolean } | null {
  return (Reflect.getMetadata(demand, handler) as { required: boolean } | undefined) ?? null;
}

/** The {@link Retry} of this request, on a handler's parameter. */
export const RetryKey = createParamDecorator((_: unknown, context: ExecutionContext): Retry => {
  const request = context.switchToHttp().getRequest<FastifyRequest & { caller?: { id: string } }>();
  const key = request.headers['idempotency-key'] ?? null;
  if (key === null && idempotencyOf(context.getHandler())?.required)
    throw new IdempotencyKeyRequired('Send an Idempotency-Key, so that a retry cannot do this twice.');
  if (key !== null && (Array.isArray(key) || !/^[\x20-\x7e]{1,255}$/.test(key)))
    throw new MalformedRequest('Idempotency-Key must be 1 to 255 printable ASCII characters.');
  return {
    scope: request.caller?.id ?? `network:${networkOf(request.ip)}`,
    key,
    request: `${request.method} ${request.url} ${bodyOf(request)}`,
    markReplayed: () =>
      void context.switchToHttp().getResponse<FastifyReply>().header('idempotency-replayed', 'true'),
  };
});

const bodyOf = ({ body }: FastifyRequest): string => (body instanceof Readable ? 'file' : canonical(body));

/** JSON with its keys in order, so that two spellings of one body are one. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null)
    return value === undefined ? 'null' : JSON.stringify(value);
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}
