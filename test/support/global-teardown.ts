import { rm } from 'node:fs/promises';
import type { EmbeddedPostgres } from '../../src/database/embedded/embedded.js';
import { withAdmin } from './server.js';

export default async function globalTeardown(): Promise<void> {
  const { embedded } = globalThis as { embedded?: EmbeddedPostgres };
  if (!embedded)
    return withAdmin(async (admin) => {
      await admin.drop(process.env['TEST_TEMPLATE'] ?? '');
      await admin.dropRole(process.env['TEST_ROLE'] ?? '');
    });
  await embedded.stop();
  await rm(process.env['TEST_SERVER_DIRECTORY'] ?? '', { recursive: true, force: true });
}
