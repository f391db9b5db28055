import type { INestApplication } from '@nestjs/common';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { readFileSync } from 'node:fs';

/** The document as it is committed: made at build time, checked by a test, the same for everybody. */
export function readDocument(): OpenAPIObject {
  return JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')) as OpenAPIObject;
}

/** Serves `/asyncapi.json`, which says what is told, beside `/openapi.json`, which says what may be asked. */
export function serveEventsDocument(fastify: FastifyInstance): void {
  const text = readFileSync(new URL('../../asyncapi.json', import.meta.url), 'utf8');
  fastify.get('/asyncapi.json', (_request, reply) => reply.type('application/json').send(text));
}

/** Serves `/openapi.json`, and `/docs` to read it and to try requests in. Everything comes from this service. */
export function serveDocument(app: INestApplication): void {
  SwaggerModule.setup('docs', app, readDocument(), {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: 'Stoa API',
    swaggerOptions: {
      persistAuthorization: true,
      displayRequestDuration: true,
      docExpansion: 'none',
      filter: true,
    },
  });
}
