import { createApp } from '../app.js';
import { Clock } from '../clock/clock.js';
import { Background } from '../config/background.js';
import { type Config, loadConfig, withPort } from '../config/config.js';
import { readEnvironment } from '../config/environment.js';
import { joinEmbedded, startEmbedded } from '../database/embedded/embedded.js';
import { assertNoDemoAccounts, seed } from '../seed/seed.js';
import { banner, workerBanner } from './banner.js';
import { openDatabase, prepareSchema, withDatabase } from './database.js';
import { foreseen } from './foreseen.js';
import { serveMetrics } from './metrics-server.js';
import { PortTaken, reserve, reserveFrom, type ReservedPort } from './port.js';
import { assertRuntime } from './runtime.js';
import { leaveOnSignals } from './shutdown.js';
import { onlyOf } from './worker-arguments.js';

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** What a process does: it answers requests, or does what nobody waits for, or both. */
export interface Duty {
  readonly serves: boolean;
  readonly works: boolean;
}

/**
 * Starts everything that runs in this process; ends it with a readable reason when that cannot be. By `--only` it is
 * told to serve some event consumers and do nothing else beside answering.
 */
export async function boot(duty: Duty, parameters: readonly string[] = []): Promise<void> {
  try {
    assertRuntime(process.versions.node);
    const asked = loadConfig(readEnvironment());
    await (duty.serves ? serve(asked, duty.works, onlyOf(parameters)) : work(asked, onlyOf(parameters)));
  } catch (error) {
    say(foreseen(error));
    process.exit(1);
  }
}

async function serve(asked: Config, works: boolean, only: readonly string[] | null): Promise<void> {
  const reserved = await choosePort(asked);
  const placed = withPort(asked, reserved.port);
  // apart from its worker it shares the database that comes with Stoa, whichever of them started that
  const database = await openDatabase(placed, works ? startEmbedded : joinEmbedded, say);
  const config = await withDatabase(placed, database);
  try {
    await prepare(config);
    const app = await createApp(config, beside(works, only));
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

/** The same application, which listens to nobody and works for all, or `only` for some; on `METRICS_PORT` it says how it is. */
async function work(asked: Config, only: readonly string[] | null): Promise<void> {
  const database = await openDatabase(asked, joinEmbedded, say);
  const config = await withDatabase(asked, database);
  try {
    await prepareSchema(config);
    const app = await createApp(config, beside(true, only));
    await app.init();
    const { host, metricsPort } = config.http;
    if (metricsPort !== null) await serveMetrics(host, metricsPort, app.getHttpAdapter().getInstance());
    leaveOnSignals({ app, afterwards: database.stop });
    say(workerBanner(config, database.name, performance.now()));
  } catch (error) {
    await database.stop();
    throw error;
  }
}

function beside(works: boolean, only: readonly string[] | null): Background {
  return only === null ? new Background(works) : new Background(false, only);
}

async function choosePort(config: Config): Promise<ReservedPort> {
  const { host, port, portIsGiven } = config.http;
  if (!portIsGiven) return reserveFrom(host, port);
  const reserved = await reserve(host, port);
  if (reserved === null) throw new PortTaken(host, port, 'PORT');
  return reserved;
}

async function prepare(config: Config): Promise<void> {
  await prepareSchema(config);
  const url = config.database.url ?? '';
  if (config.production) await assertNoDemoAccounts(url);
  if (config.demo.enabled)
    await seed(url, { password: config.demo.password, clock: new Clock(), onProgress: say });
}
