import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../config/config.js';
import { answersOutsideNest, useUnknownRoutes, type Answer } from './outside-nest.js';
import { requestIdOf } from './request-id.js';

/** Every wait on a client has an end (R33). Milliseconds. */
const waits = {
  requestTimeout: 30_000,
  handlerTimeout: 10_000,
  keepAliveTimeout: 72_000,
  connectionTimeout: 0,
};

/** Fastify as Stoa runs it: bounded waits, and problem+json also for what never reaches Nest. */
export class EdgeAdapter extends FastifyAdapter {
  /** Set before listening; until then nothing can go wrong. */
  answer: Answer = (_error, _request, reply) => void reply.code(503).send();

  constructor(config: Config) {
    super({
      ...waits,
      ...answersOutsideNest(() => this.answer),
      http: { headersTimeout: 15_000, maxHeaderSize: 16_384, connectionsCheckingInterval: 1_000 },
      maxRequestsPerSocket: 10_000,
      routerOptions: { maxParamLength: 256, ignoreTrailingSlash: false, ignoreDuplicateSlashes: false },
      genReqId: requestIdOf,
      requestIdHeader: false,
      trustProxy: config.http.trustedProxies.length > 0 ? [...config.http.trustedProxies] : false,
      return503OnClosing: false,
      forceCloseConnections: 'idle',
    });
  }

  /** Nest would put its own here; ours answers 405 where another method exists. */
  override setNotFoundHandler(): FastifyInstance {
    return this.instance;
  }

  /** Registers {@link useUnknownRoutes}, before any route. */
  watchRoutes(): void {
    useUnknownRoutes(this.getInstance<FastifyInstance>(), (...parameters) => this.answer(...parameters));
  }
}
