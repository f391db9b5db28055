import { createApp } from '../app.js';
import { Clock } from '../clock/clock.js';
import { type Config, InvalidConfig, loadConfig, withMade, withPort } from '../config/config.js';
import { readEnvironment } from '../config/environment.js';
import { EmbeddedUnavailable, startEmbedded } from '../database/embedded/embedded.js';
import { migrate } from '../database/migrate.js';
import { grantService } from '../database/roles.js';
import { assertNoDemoAccounts, DemoInProduction, seed } from '../seed/seed.js';
import { banner } from './banner.js';
import { serveMetrics } from './metrics-server.js';
import { PortTaken, reserve, reserveFrom, type ReservedPort } from './port.js';
import { assertRuntime, RuntimeTooOld } from './runtime.js';
import { keptSecret } from './secret.js';
import { leaveOnSignals } from './shutdown.js';

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** Starts everything that runs in this process; ends it with a readable reason when that cannot be. */
export async function boot(): Promise<void> {
  try {
    assertRuntime(process.versions.node);
    await start(loadConfig(readEnvironment()));
  } catch (error) {
    const isForeseen = [
      RuntimeTooOld,
      InvalidConfig,
      EmbeddedUnavailable,
      PortTaken,
      DemoInProduction,
      DatabaseUnreachable,
    ].some((kind) => error instanceof kind);
    say(
      isForeseen && error instanceof Error
        ? `\n${error.message}\n`
        : String(error instanceof Error ? error.stack : error),
    );
    process.exit(1);
  }
}

async function start(asked: Config): Promise<void> {
  const reserved = await choosePort(asked);
  const placed = withPort(asked, reserved.port);
  const database = await openDatabase(placed);
  const config = withMade(placed, {
    databaseUrl: database.url,
    ...(database.ownerUrl === null ? {} : { ownerUrl: database.ownerUrl }),
    keyEncryptionSecret: placed.auth.keyEncryptionSecret ?? (await keptSecret(placed.dataDir)),
  });
  try {
    await prepare(config);
    const app = await createApp(config, { background: true });
    await reserved.release();
    await app.listen(config.http.port, config.http.host);
    if (config.http.metricsPort !== null) await serveMetrics(config.http.host, config.http.metricsPort);
    leaveOnSignals({ app, afterwards: database.stop });
    say(banner(config, database.name, performance.now()));
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function choosePort(config: Config): Promise<ReservedPort> {
  const { host, port, portIsGiven } = config.http;
  if (!portIsGiven) return reserveFrom(host, port);
  const reserved = await reserve(host, port);
  if (reserved === null) throw new PortTaken(host, port, 'PORT');
  return reserved;
}

interface OpenDatabase {
  readonly url: string;
  readonly ownerUrl: string | null;
  readonly name: string;
  readonly stop: () => Promise<void>;
}

async function openDatabase(config: Config): Promise<OpenDatabase> {
  if (config.database.url !== null) {
    const { host, pathname } = new URL(config.database.url);
    const { url, ownerUrl } = config.database;
    return { url, ownerUrl, name: `${host}${pathname}`, stop: () => Promise.resolve() };
  }
  say('Starting PostgreSQL ...');
  const embedded = await startEmbedded({
    directory: `${config.dataDir}/postgres`,
    durable: true,
    onMessage: say,
  });
  return {
    url: embedded.serviceUrl,
    ownerUrl: embedded.url,
    name: `its own, in ${config.dataDir}/postgres`,
    stop: () => embedded.stop(),
  };
}

/** The database could not be reached or used; says which and why, without its password. */
class DatabaseUnreachable extends Error {}

async function prepare(config: Config): Promise<void> {
  const { url: serviceUrl, ownerUrl } = config.database;
  const url = serviceUrl ?? '';
  await prepareSchema(url, ownerUrl ?? url).catch((error: unknown) => {
    const { host, pathname } = new URL(url);
    const reason =
      error instanceof Error && error.message !== ''
        ? error.message
        : String((error as { code?: unknown }).code);
    throw new DatabaseUnreachable(`The database at ${host}${pathname} cannot be used: ${reason}`, {
      cause: error,
    });
  });
  if (config.production) await assertNoDemoAccounts(url);
  if (config.demo.enabled)
    await seed(url, { password: config.demo.password, clock: new Clock(), onProgress: say });
}

async function prepareSchema(url: string, ownerUrl: string): Promise<void> {
  await migrate(ownerUrl);
  if (ownerUrl !== url) await grantService(ownerUrl, url);
}
