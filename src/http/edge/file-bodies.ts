import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import type { Problem } from '../problem/problem.js';
import { PayloadTooLarge } from '../problem/problems.js';
import type { RequestWithRawBody } from './json-body.js';
import { refusedKind, takenFiles, type Saying } from './taken-files.js';
import { RouteSays } from './route-says.js';

/** A body that is read while it comes. */
export interface FileBody {
  /** Its media type, without parameters. */
  readonly type: string;
  /** The whole of its header, with parameters. */
  readonly contentType: string;
  readonly stream: Readable;
}

/**
 * The route takes files of these media types, in UTF-8 and of `mostBytes` at the most, and nothing else; its handler
 * takes {@link File} and reads it. All of it still has to arrive within the time that every request has.
 */
export const TakesFiles = (types: readonly string[], mostBytes: number): MethodDecorator =>
  RouteSays({ takesFiles: { types, mostBytes } } satisfies Saying);

/** The body of a route that {@link TakesFiles}, on a handler's parameter. */
export const File = createParamDecorator((_: unknown, context: ExecutionContext): FileBody => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  if (!(request.body instanceof Readable)) throw refusedKind(request);
  return {
    type: typeOf(request),
    contentType: request.headers['content-type'] ?? '',
    stream: request.body,
  };
});

/** Does what {@link TakesFiles} says; before any route. */
export function useFileBodies(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    const { takesFiles } = (route.config ?? {}) as Saying;
    if (takesFiles !== undefined) route.bodyLimit = takesFiles.mostBytes;
  });
}

/** Lets the bodies of these types through to routes that take them; elsewhere they are refused unread. After the parsers of JSON, which remove all others. */
export function useFileParsers(fastify: FastifyInstance, types: readonly string[]): void {
  fastify.addContentTypeParser(
    [...types],
    (request: FastifyRequest & RequestWithRawBody, payload: Readable, done: Done): void => {
      const fault = faultOf(request);
      if (fault === null) return done(null, payload);
      request.bodyFault = fault;
      payload.resume();
      done(null, undefined);
    },
  );
}

/** What can be said of a file before it comes; what comes in chunks is counted by whoever reads it. */
function faultOf(request: FastifyRequest): Problem | null {
  const taken = takenFiles(request);
  if (!taken?.types.includes(typeOf(request)) || !isUtf8(request)) return refusedKind(request);
  const isTooLarge = Number(request.headers['content-length'] ?? 0) > taken.mostBytes;
  return isTooLarge ? new PayloadTooLarge('The body is larger than this address takes.') : null;
}

type Done = (error: Error | null, value?: unknown) => void;

const typeOf = ({ headers }: FastifyRequest): string =>
  (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

function isUtf8({ headers }: FastifyRequest): boolean {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(headers['content-type'] ?? '')?.[1];
  return charset === undefined || charset.toLowerCase() === 'utf-8';
}
