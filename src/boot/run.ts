import { constants, getPriority, setPriority } from 'node:os';
import { createApp } from '../app.js';
import { Clock } from '../clock/clock.js';
import { Background } from '../config/background.js';
import { type Config, withPort } from '../config/config.js';
import { joinEmbedded, startEmbedded } from '../database/embedded/embedded.js';
import { assertNoDemoAccounts } from '../seed/no-demo.js';
import { banner, workerBanner } from './banner.js';
import { openDatabase, prepareSchema, withDatabase } from './database.js';
import { serveMetrics } from './metrics-server.js';
import { PortTaken, reserve, reserveFrom, type ReservedPort } from './port.js';
import { leaveOnSignals } from './shutdown.js';

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** What a process does: it answers requests, or does what nobody waits for, or both. */
export interface Duty {
  readonly serves: boolean;
  readonly works: boolean;
}

/** Runs what was asked, with some event consumers `only` or all; comes back when it is up. */
export function run(asked: Config, duty: Duty, only: readonly string[] | null): Promise<void> {
  return duty.serves ? serve(asked, duty.works, only) : work(asked, only);
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
    await app.init();
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
  // the database has been started by now, if it was: it gives way to nobody
  giveWay();
  const config = await withDatabase(asked, database);
  try {
    await prepareSchema(config);
    const { isOn, only: named } = beside(true, only);
    const app = await createApp(config, new Background(isOn, named, false));
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

/** On a machine that has more to do than it can, what nobody waits for is done later, and requests are not. */
function giveWay(): void {
  try {
    setPriority(Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL));
  } catch {
    // where that is not allowed it is as urgent as everything else
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
  const url = config.database.directUrl ?? '';
  if (config.production) await assertNoDemoAccounts(url);
  if (!config.demo.enabled) return;
  const { seed } = await import('../seed/seed.js');
  await seed(url, { password: config.demo.password, clock: new Clock(), onProgress: say });
}
