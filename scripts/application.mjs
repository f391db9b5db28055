import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { useAddresses } from '../dist/app.js';
import { AppModule } from '../dist/app.module.js';
import { Background } from '../dist/config/background.js';
import { loadConfig } from '../dist/config/config.js';

/** The built application in preview: modules and routes are known, nothing is made, no database is needed. */
export async function previewApplication() {
  const modules = AppModule.with(loadConfig({}), new Background(false));
  const app = await NestFactory.create(modules, new FastifyAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  useAddresses(app);
  return app;
}
