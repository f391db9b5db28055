import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RequestListener } from 'node:http';
import type { Config } from '../../config/config.js';
import { routableAddress } from './address.js';
import { useFileBodies } from './file-bodies.js';
import { ServerOfManyDoors } from './doors.js';
import { useAnswerTimes } from './long-answers.js';
import { answerBrokenRequest, useUnknownRoutes, type Answer } from './outside-nest.js';
import { requestIdOf } from './request-id.js';

/** Every wait on a client has an end (R33). Milliseconds; tests shorten them. */
export const waits = {
  /** For the whole request, its body included. */
  request: 30_000,
  headers: 15_000,
  /** For our own answer; a request that has not all arrived by then gets none either. */
  handler: 10_000,
  /** For the next request on a connection; longer than a proxy in front keeps it. */
  keepAlive: 72_000,
  /** How often the first two are looked at. */
  checkEvery: 1_000,
};

/** Open at once; as many may wait at each socket to be taken, as far as the kernel lets them: past that they are not heard until they ask again. */
const mostConnections = 10_000;

/** Fastify as Stoa runs it: bounded waits, and problem+json also for what never reaches Nest. */
export class EdgeAdapter extends FastifyAdapter {
  /** Set before listening; until then nothing can go wrong. */
  answer: Answer = (_error, _request, reply) => void reply.code(503).send();

  constructor(config: Config, limits = waits) {
    super({
      serverFactory: (handler: RequestListener) => serverOf(handler, limits),
      routerOptions: { maxParamLength: 16_384, ignoreTrailingSlash: false, ignoreDuplicateSlashes: false },
      clientErrorHandler: answerBrokenRequest,
      rewriteUrl: routableAddress,
      genReqId: requestIdOf,
      requestIdHeader: false,
      trustProxy: config.http.trustedProxies.length > 0 ? [...config.http.trustedProxies] : false,
      return503OnClosing: false,
      forceCloseConnections: 'idle',
    });
    useAnswerTimes(this.getInstance<FastifyInstance>(), limits.handler);
  }

  /** Nest would put its own here; ours answers 405 where another method exists. */
  override setNotFoundHandler(): FastifyInstance {
    return this.instance;
  }

  /**
   * Nest sets its security headers on each raw response, one by one. They are the same on all: they are asked for once, and
   * given to Fastify, which writes them with its own.
   */
  override registerSecurityHook(hook: SecurityHook): void {
    let headers: Record<string, string> | null = null;
    this.getInstance<FastifyInstance>().addHook('onRequest', (request, reply, done) => {
      headers ??= headersOf(hook, request);
      reply.headers(headers);
      done();
    });
  }

  /** Registers {@link useFileBodies} and {@link useUnknownRoutes}, before any route. */
  watchRoutes(): void {
    useFileBodies(this.getInstance<FastifyInstance>());
    useUnknownRoutes(this.getInstance<FastifyInstance>(), (...parameters) => this.answer(...parameters));
  }
}

/** Node answers 503 past a limit of requests for each connection, and leaves it to the client to close: there is none. */
function serverOf(handler: RequestListener, limits: typeof waits): ServerOfManyDoors {
  const options = {
    requestTimeout: limits.request,
    keepAliveTimeout: limits.keepAlive,
    headersTimeout: limits.headers,
    connectionsCheckingInterval: limits.checkEvery,
    maxHeaderSize: 16_384,
    requireHostHeader: false,
  };
  const server = new ServerOfManyDoors(options, handler, mostConnections);
  server.maxConnections = mostConnections;
  return server;
}

type SecurityHook = Parameters<FastifyAdapter['registerSecurityHook']>[0];

/** What the hook sets on a response, named as Fastify keeps it. */
function headersOf(hook: SecurityHook, request: FastifyRequest): Record<string, string> {
  const headers: Record<string, string> = {};
  const recorder = {
    setHeader: (name: string, value: string) => (headers[name.toLowerCase()] = value),
    removeHeader: () => undefined,
  };
  hook(request, recorder);
  return headers;
}
