import type { FastifyInstance } from 'fastify';
import { VersioningType, type CanActivate, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { StepUpGuard } from './access/step-up.js';
import { AccessGuard } from './auth/access.guard.js';
import { AuthenticationGuard } from './auth/authentication.guard.js';
import { Background } from './config/background.js';
import type { Config } from './config/config.js';
import { EdgeAdapter } from './http/edge/adapter.js';
import { useAddressChecks } from './http/edge/address.js';
import { BodyGuard } from './http/edge/body.guard.js';
import { Drain, useDrain, useUnusedConnections } from './http/edge/drain.js';
import { useFileParsers } from './http/edge/file-bodies.js';
import { useJsonBodies } from './http/edge/json-body.js';
import { useCommonHeaders } from './http/edge/common-headers.js';
import { useProtocolChecks } from './http/edge/outside-nest.js';
import { useEtags } from './http/etag.js';
import { useFinishedJson } from './http/finished-json.js';
import { useLocations } from './http/created.js';
import { useLinkHeaders } from './http/list/page.dto.js';
import { ProblemFilter } from './http/problem/problem.filter.js';
import { useNetworkLimit } from './http/rate-limit/network-limit.js';
import { QuotaStore } from './http/rate-limit/quota-store.js';
import { UserLimitGuard } from './http/rate-limit/user-limit.guard.js';
import { Validation } from './http/validation.pipe.js';
import { Log } from './logging/log.js';
import { useRequestLog } from './logging/request-log.js';
import { useMetrics } from './health/metrics.js';
import { serveDocument, serveEventsDocument } from './openapi/serve.js';

/** What routes may take in place of JSON: files, and what mail programs send of letters that are not wanted. */
const fileTypes = [
  ...['text/csv', 'application/x-ndjson', 'application/zip', 'application/xml'],
  ...['application/x-www-form-urlencoded', 'multipart/form-data'],
];

/** What every request passes before anything of it is read, in this order. */
const guards = [AuthenticationGuard, UserLimitGuard, AccessGuard, StepUpGuard, BodyGuard];

/**
 * The whole application, ready to listen: everything that surrounds a request stands here, in its order. The
 * server and every test use it; `background` says what this process does beside.
 */
export async function createApp(
  config: Config,
  background = new Background(false),
): Promise<NestFastifyApplication> {
  const adapter = new EdgeAdapter(config);
  adapter.watchRoutes();
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config, background), adapter, {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
    routeConflictPolicy: { duplicate: 'error' },
    routeResolutionStrategy: 'specificity',
  });
  app.useLogger(app.get(Log));
  useAddresses(app);

  const problems = app.get(ProblemFilter);
  const fastify = app.getHttpAdapter().getInstance();
  adapter.answer = (error, request, reply) => problems.answer(error, request, reply);

  useRequestLog(fastify, app.get(Log));
  useMetrics(fastify);
  useCommonHeaders(fastify);
  app.useSecurityHeaders();
  app.enableCors(cors(config));
  useNetworkLimit(fastify, app.get(QuotaStore), config.limits.network);
  useProtocolChecks(fastify);
  useAddressChecks(fastify);
  useJsonBodies(fastify);
  useFileParsers(fastify, fileTypes);
  app.useGlobalGuards(...guards.map((guard) => app.get<CanActivate>(guard)));
  app.useGlobalPipes(app.get(Validation));
  app.useGlobalFilters(problems);
  useAnswerHeaders(fastify, config.http.publicUrl);
  useDrain(fastify, app.get(Drain));
  useUnusedConnections(fastify);
  if (config.http.docsEnabled) serveDocuments(app, fastify);
  return app;
}

/** Both documents are made at build time, and are the same for everybody. */
function serveDocuments(app: NestFastifyApplication, fastify: FastifyInstance): void {
  serveDocument(app);
  serveEventsDocument(fastify);
}

/** What answers say of themselves: where they are, what is beside them, which state they show. */
function useAnswerHeaders(fastify: FastifyInstance, publicUrl: string): void {
  useLocations(fastify, publicUrl);
  useLinkHeaders(fastify, publicUrl);
  useFinishedJson(fastify);
  useEtags(fastify);
}

/** Where the links of letters lead, unless there is a front end that does it. */
const letterPages = ['verify-email', 'confirm-email', 'reset-password', 'unsubscribe/{*rest}'];

/** What readers of feeds and search engines look for. */
const crawled = ['feeds/{*rest}', 'sitemap.xml', 'sitemaps/{*rest}'];

/** Where routes are: `/api/v1/...`, but for what belongs to the server itself. */
export function useAddresses(app: INestApplication): void {
  app.setGlobalPrefix('api', {
    exclude: [
      ...['health/{*rest}', 'metrics', '.well-known/{*rest}', 'dev/mailbox', '/'],
      ...letterPages,
      ...crawled,
    ],
  });
  app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' });
}

function cors(config: Config) {
  return {
    origin: [...config.http.corsOrigins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    strictPreflight: false,
    preflightContinue: true,
    exposedHeaders: [
      'Content-Disposition',
      'ETag',
      'Link',
      'Location',
      'Retry-After',
      'X-Request-Id',
      'Idempotency-Replayed',
      'X-Cart-Token',
      'RateLimit-Limit',
      'RateLimit-Remaining',
      'RateLimit-Reset',
      'RateLimit',
      'RateLimit-Policy',
    ],
    maxAge: 600,
  };
}
