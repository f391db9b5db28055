// Writes openapi.json from the built application, or with --check says whether it is out of date.
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { readFileSync, writeFileSync } from 'node:fs';
import { AppModule } from '../dist/app.module.js';
import { useAddresses } from '../dist/app.js';
import { loadConfig } from '../dist/config/config.js';
import { createDocument } from '../dist/openapi/document.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
// preview: modules and routes are known, nothing is made, no database is needed
const app = await NestFactory.create(
  AppModule.with(loadConfig({}), { background: false }),
  new FastifyAdapter(),
  {
    preview: true,
    logger: false,
    abortOnError: false,
  },
);
useAddresses(app);
const text = `${JSON.stringify(createDocument(app, version), null, 2)}\n`;
if (!process.argv.includes('--check')) writeFileSync('openapi.json', text);
else if (readFileSync('openapi.json', 'utf8') !== text) {
  console.error('openapi.json is out of date: run "npm run openapi" and look at the difference.');
  process.exit(1);
}
process.exit(0);
