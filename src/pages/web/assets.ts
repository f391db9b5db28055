import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { builtWeb } from './web-page.js';

/** Serves what the pages are made of below `/assets`: named after its content, so kept for good; compressed beforehand. */
export function serveAssets(fastify: FastifyInstance): void {
  const assets = new URL('assets/', builtWeb);
  if (!existsSync(assets)) return;
  void fastify.register(fastifyStatic, {
    root: fileURLToPath(assets),
    prefix: '/assets/',
    decorateReply: false,
    index: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
  });
}
