import type { OpenAPIObject } from '@nestjs/swagger';
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

/** Serves `/openapi.json`: what may be asked. */
export function serveDocument(fastify: FastifyInstance): void {
  const text = JSON.stringify(readDocument());
  fastify.get('/openapi.json', (_request, reply) => reply.type('application/json').send(text));
}
