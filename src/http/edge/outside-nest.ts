import type {
  FastifyError,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  FastifyServerOptions,
} from 'fastify';
import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import { newId } from '../../clock/new-id.js';
import { bodyOf, type Problem } from '../problem/problem.js';
import {
  ExpectationFailed,
  HeadersTooLarge,
  MalformedRequest,
  MethodNotAllowed,
  NotFound,
  RequestTimedOut,
} from '../problem/problems.js';

/** How an error is answered; given by the problem filter, so that there is one way of writing problems. */
export type Answer = (error: unknown, request: FastifyRequest, reply: FastifyReply) => void;

/** Answers for what goes wrong before routing: it never reaches Nest's filters (M5). */
export function answersOutsideNest(
  answer: () => Answer,
): Pick<FastifyServerOptions, 'frameworkErrors' | 'clientErrorHandler'> {
  return {
    frameworkErrors: (error: FastifyError, request, reply) => {
      answer()(error, request, reply);
    },
    clientErrorHandler: (error, socket) => {
      writeRaw(socket, problemOfParser((error as NodeJS.ErrnoException).code));
    },
  };
}

/** Routes that do not exist are 404, or 405 with `Allow` where the address exists under another method. */
export function useUnknownRoutes(fastify: FastifyInstance, answer: Answer): void {
  const routes: { method: string; pattern: RegExp }[] = [];
  fastify.addHook('onRoute', ({ method, url }) => {
    if (url.includes('*')) return;
    const pattern = new RegExp(
      `^${url.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll(/:[^/]+/g, '[^/]+')}/?$`,
    );
    for (const name of [method].flat()) routes.push({ method: name, pattern });
  });
  fastify.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    const allowed = [
      ...new Set(routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)),
    ];
    const isKnown = allowed.length > 0 && !allowed.includes(request.method);
    answer(
      isKnown ? new MethodNotAllowed(allowed.sort()) : new NotFound('No route has this address.'),
      request,
      reply,
    );
  });
  fastify.server.on('checkExpectation', (_request, response) => {
    const problem = new ExpectationFailed('Only "100-continue" can be expected.');
    response
      .writeHead(417, { ...rawHeaders(), connection: 'close' })
      .end(JSON.stringify(bodyOf(problem, '/', newId())));
  });
}

function problemOfParser(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') return new HeadersTooLarge('The headers are larger than 16 KiB.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new RequestTimedOut('The request did not arrive in time.');
  return new MalformedRequest('This is not well-formed HTTP.');
}

function writeRaw(socket: Socket, problem: Problem): void {
  if (!socket.writable) return void socket.destroy();
  const requestId = newId();
  const body = JSON.stringify(bodyOf(problem, '/', requestId));
  const { status } = problem.kind;
  const headers = {
    ...rawHeaders(),
    'x-request-id': requestId,
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`);
}

function rawHeaders(): Record<string, string> {
  return { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' };
}
