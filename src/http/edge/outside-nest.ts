import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
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

/** Answers bytes that never became a request (M5): there is no more than a socket to write to. */
export function answerBrokenRequest(error: Error, socket: Socket): void {
  const { code } = error as NodeJS.ErrnoException;
  if (!socket.writable || code === 'ECONNRESET' || isAnswering(socket)) return void socket.destroy(error);
  const problem = problemOfParser(code);
  const requestId = newId();
  const body = JSON.stringify(bodyOf(problem, '/', requestId));
  const { status } = problem.kind;
  const headers = {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-request-id': requestId,
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`);
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
}

/** Refuses what Node would answer by itself with an empty body: a missing `Host`, an expectation that we cannot meet. */
export function useProtocolChecks(fastify: FastifyInstance): void {
  const { server } = fastify;
  server.on('checkExpectation', (...exchange) => server.emit('request', ...exchange));
  fastify.addHook('onRequest', ({ raw }, reply, done) => {
    const fault = faultOfProtocol(raw);
    if (fault !== null) reply.header('connection', 'close');
    done(fault ?? undefined);
  });
}

function faultOfProtocol({ headers, httpVersion }: FastifyRequest['raw']): Problem | null {
  if (headers.host === undefined && httpVersion === '1.1')
    return new MalformedRequest('HTTP/1.1 demands a Host header.');
  if (headers.expect !== undefined && headers.expect.toLowerCase() !== '100-continue')
    return new ExpectationFailed('Only "100-continue" can be expected.');
  return null;
}

/** Whether part of an answer is out already; another one in the middle of it would be read as its body. */
function isAnswering(socket: Socket): boolean {
  const { _httpMessage: response } = socket as Socket & { _httpMessage?: { headersSent: boolean } | null };
  return response?.headersSent ?? false;
}

function problemOfParser(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') return new HeadersTooLarge('The headers are larger than 16 KiB.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new RequestTimedOut('The request did not arrive in time.');
  return new MalformedRequest('This is not well-formed HTTP.');
}
