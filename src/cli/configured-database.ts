import { openDatabase, withDatabase } from '../boot/database.js';
import { assertRuntime } from '../boot/runtime.js';
import { forCommand, loadConfig, type Config } from '../config/config.js';
import { readEnvironment } from '../config/environment.js';
import { joinEmbedded } from '../database/embedded/embedded.js';

/**
 * Runs `work` on the database of the configuration, whether the service runs or not: its own PostgreSQL is joined where the
 * service has it running, and started for as long as this takes where nothing does.
 */
export async function withConfiguredDatabase<T>(work: (config: Config) => Promise<T>): Promise<T> {
  assertRuntime(process.versions.node);
  const asked = forCommand(loadConfig(readEnvironment()));
  const database = await openDatabase(asked, joinEmbedded, () => undefined);
  try {
    return await work(await withDatabase(asked, database));
  } finally {
    await database.stop();
  }
}
