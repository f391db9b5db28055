import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../app.js';
import { prepareSchema } from '../boot/database.js';
import { withConfiguredDatabase } from './configured-database.js';

/**
 * Runs `work` in the whole application, on the newest schema. It answers nobody, and does nothing of its own accord: what is
 * not asked of it here is left to the service.
 */
export function withService<T>(work: (app: NestFastifyApplication) => Promise<T>): Promise<T> {
  return withConfiguredDatabase(async (config) => {
    await prepareSchema(config);
    const app = await createApp(config);
    try {
      await app.init();
      return await work(app);
    } finally {
      await app.close();
    }
  });
}
