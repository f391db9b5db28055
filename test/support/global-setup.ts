import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmbeddedPostgres } from '../../src/database/embedded/embedded.js';
import { migrate } from '../../src/database/migrate.js';
import { grantService } from '../../src/database/roles.js';
import { asService, withAdmin } from './server.js';

/** One PostgreSQL for the whole run: the one in DATABASE_URL, or an own one that is gone afterwards. */
export default async function globalSetup(): Promise<void> {
  if (!existsSync('sdk/typescript/dist/index.js')) execFileSync('npm', ['run', '--silent', 'build:sdk']);
  // the pages that tests open in a browser; whoever changes them builds them anew
  if (!existsSync('dist/web/console.html'))
    execFileSync('npm', ['run', '--silent', 'build:web'], {
      env: { ...process.env, NODE_ENV: 'production' },
    });
  const state = globalThis as { embedded?: EmbeddedPostgres };
  process.env['TEST_SERVER_URL'] = process.env['DATABASE_URL'] ?? '';
  if (process.env['TEST_SERVER_URL'] === '') {
    const { startEmbedded } = await import('../../src/database/embedded/embedded.js');
    const directory = await mkdtemp(join(tmpdir(), 'stoa-test-'));
    state.embedded = await startEmbedded({ directory, durable: false, onMessage: () => undefined });
    process.env['TEST_SERVER_URL'] = state.embedded.url;
    process.env['TEST_SERVER_DIRECTORY'] = directory;
  }
  const template = `stoa_template_${process.pid}`;
  process.env['TEST_TEMPLATE'] = template;
  const role = (process.env['TEST_ROLE'] = `stoa_service_${process.pid}`);
  await withAdmin((admin) => admin.createRole(role));
  const url = await withAdmin((admin) => admin.create(template));
  await migrate(url);
  await grantService(url, asService(url));
}
