import cors, { type FastifyCorsOptions } from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import { VersioningType, type CanActivate, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { StepUpGuard } from './access/step-up.js';
import { AccessGuard } from './auth/access.guard.js';
import { AuthenticationGuard } from './auth/authentication.guard.js';
import { Echoes, useEchoes } from './cache/echoes.js';
import { Background } from './config/background.js';
import { Config } from './config/config.js';
import { ReadingInterceptor } from './database/replicas/reading.interceptor.js';
import { EdgeAdapter } from './http/edge/adapter.js';
import { useAddressChecks } from './http/edge/address.js';
import { BodyGuard } from './http/edge/body.guard.js';
import { Drain, useDrain, useUnusedConnections } from './http/edge/drain.js';
import { useFileParsers } from './http/edge/file-bodies.js';
import { useJsonBodies } from './http/edge/json-body.js';
import { useCommonHeaders } from './http/edge/common-headers.js';
import { useProtocolChecks } from './http/edge/outside-nest.js';
import { PreconditionGuard, useEtags } from './http/etag.js';
import { useFinishedJson } from './http/finished-json.js';
import { useLocations } from './http/created.js';
import { useLinkHeaders } from './http/list/page.dto.js';
import { Admission } from './http/overload/admission.js';
import { wasShed } from './http/overload/admitted.js';
import { Overload } from './http/overload/overload.js';
import { useShedding } from './http/overload/shedding.js';
import { ProblemFilter } from './http/problem/problem.filter.js';
import { useNetworkLimit } from './http/rate-limit/network-limit.js';
import { QuotaStore } from './http/rate-limit/quota-store.js';
import { UserLimitGuard } from './http/rate-limit/user-limit.guard.js';
import { Validation } from './http/validation.pipe.js';
import { Log } from './logging/log.js';
import { useRequestLog } from './logging/request-log.js';
import type { Answer } from './http/edge/outside-nest.js';
import { useMetrics } from './health/metrics.js';
import { serveDocument, serveEventsDocument } from './openapi/serve.js';
import { serveAssets } from './pages/web/assets.js';

/** What routes may take in place of JSON: files, and what mail programs send of letters that are not wanted. */
const fileTypes = [
  ...['text/csv', 'application/x-ndjson', 'application/zip', 'application/xml'],
  ...['application/x-www-form-urlencoded', 'multipart/form-data'],
];

/** What every request that comes to Nest passes before its handler, in this order. */
const guards = [AuthenticationGuard, UserLimitGuard, AccessGuard, StepUpGuard, PreconditionGuard, BodyGuard];

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

  useRequestLog(fastify, app.get(Log), wasShed);
  useMetrics(fastify);
  useCommonHeaders(fastify);
  app.useSecurityHeaders();
  await app.register(cors, corsOf(config));
  useNetworkLimit(fastify, app.get(QuotaStore), app.get(Config).limits.network);
  useProtocolChecks(fastify);
  useAddressChecks(fastify);
  useJsonBodies(fastify);
  useFileParsers(fastify, fileTypes);
  useWayIn(app, config);
  app.useGlobalFilters(problems);
  useAnswerHeaders(fastify, config.http.publicUrl);
  useDrain(fastify, app.get(Drain));
  useUnusedConnections(fastify);
  useDoor(fastify, app, adapter.answer);
  serveAssets(fastify);
  if (config.http.docsEnabled) serveDocuments(fastify);
  return app;
}

/** What a request passes on its way to the handler. */
function useWayIn(app: NestFastifyApplication, { database }: Config): void {
  app.useGlobalGuards(...guards.map((guard) => app.get<CanActivate>(guard)));
  if (database.replicaUrls.length > 0) app.useGlobalInterceptors(app.get(ReadingInterceptor));
  app.useGlobalPipes(app.get(Validation));
}

/** Where answers come from memory, and who is sent away: what is told from memory is told sooner than a refusal. */
function useDoor(fastify: FastifyInstance, app: INestApplication, answer: Answer): void {
  useEchoes(fastify, app.get(Echoes));
  useShedding(fastify, { admission: app.get(Admission), overload: app.get(Overload), answer });
}

/** Both documents are made at build time, and are the same for everybody. */
function serveDocuments(fastify: FastifyInstance): void {
  serveDocument(fastify);
  serveEventsDocument(fastify);
}

/** What answers say of themselves: where they are, what is beside them, which state they show. */
function useAnswerHeaders(fastify: FastifyInstance, publicUrl: string): void {
  useLocations(fastify, publicUrl);
  useLinkHeaders(fastify, publicUrl);
  useFinishedJson(fastify);
  useEtags(fastify);
}

/** What people open in a browser. */
const applications = ['console', 'console/{*rest}', 'docs'];

/** Where the links of letters lead, unless there is a front end that does it. */
const letterPages = ['verify-email', 'confirm-email', 'reset-password', 'unsubscribe/{*rest}'];

/** What readers of feeds and search engines look for. */
const crawled = ['feeds/{*rest}', 'sitemap.xml', 'sitemaps/{*rest}'];

/** Where routes are: `/api/v1/...`, but for what belongs to the server itself. */
export function useAddresses(app: INestApplication): void {
  app.setGlobalPrefix('api', {
    exclude: [
      ...['health/{*rest}', 'metrics', '.well-known/{*rest}', 'dev/mailbox', '/'],
      ...applications,
      ...letterPages,
      ...crawled,
    ],
  });
  app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' });
}

function corsOf(config: Config): FastifyCorsOptions {
  return {
    origin: [...config.http.corsOrigins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    strictPreflight: false,
    preflightContinue: true,
    // joined once, not for each answer
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
    ].join(', '),
    maxAge: 600,
  };
}
