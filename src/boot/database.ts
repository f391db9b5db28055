import { withMade, type Config } from '../config/config.js';
import type { EmbeddedOptions, EmbeddedPostgres } from '../database/embedded/embedded.js';
import { migrate } from '../database/migrate.js';
import { grantService } from '../database/roles.js';
import { keptSecret } from './secret.js';

/** The database of this process, given or its own. */
export interface OpenDatabase {
  readonly url: string;
  readonly ownerUrl: string | null;
  readonly name: string;
  readonly stop: () => Promise<void>;
}

/** The database could not be reached or used; says which and why, without its password. */
export class DatabaseUnreachable extends Error {}

/** The database that was configured, or else what `embed` gives in the data directory. */
export async function openDatabase(
  config: Config,
  embed: (options: EmbeddedOptions) => Promise<EmbeddedPostgres>,
  say: (text: string) => void,
): Promise<OpenDatabase> {
  if (config.database.url !== null) {
    const { host, pathname } = new URL(config.database.url);
    const { url, ownerUrl } = config.database;
    return { url, ownerUrl, name: `${host}${pathname}`, stop: () => Promise.resolve() };
  }
  say('Starting PostgreSQL ...');
  const embedded = await embed({ directory: `${config.dataDir}/postgres`, durable: true, onMessage: say });
  return {
    url: embedded.serviceUrl,
    ownerUrl: embedded.url,
    name: `its own, in ${config.dataDir}/postgres`,
    stop: () => embedded.stop(),
  };
}

/** The configuration with that database, and with a secret, which is made if need be. */
export async function withDatabase(config: Config, { url, ownerUrl }: OpenDatabase): Promise<Config> {
  return withMade(config, {
    databaseUrl: url,
    ...(ownerUrl === null ? {} : { ownerUrl }),
    keyEncryptionSecret: config.auth.keyEncryptionSecret ?? (await keptSecret(config.dataDir)),
  });
}

/** Brings the database to the schema of this release, and gives what that took. @throws DatabaseUnreachable */
export async function prepareSchema({ database }: Config): Promise<readonly string[]> {
  const url = database.directUrl ?? '';
  const { ownerUrl } = database;
  try {
    const migrated = await migrate(ownerUrl ?? url);
    if (ownerUrl !== null && ![url, database.url].includes(ownerUrl)) await grantService(ownerUrl, url);
    return migrated;
  } catch (error) {
    const { host, pathname } = new URL(url);
    const reason =
      error instanceof Error && error.message !== ''
        ? error.message
        : String((error as { code?: unknown }).code);
    throw new DatabaseUnreachable(`The database at ${host}${pathname} cannot be used: ${reason}`, {
      cause: error,
    });
  }
}
