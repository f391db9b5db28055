import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ClockModule } from '../clock/clock.module.js';
import { Background } from '../config/background.js';
import { loadConfig, type Config } from '../config/config.js';
import { ConfigModule } from '../config/config.module.js';
import { readEnvironment } from '../config/environment.js';
import { DatabaseModule } from '../database/database.module.js';
import { joinEmbedded } from '../database/embedded/embedded.js';
import { LoggingModule } from '../logging/logging.module.js';
import type { ChainFault } from '../orders/history/chain.js';
import { HistoryVerification } from '../orders/history/history-verification.js';
import { openDatabase, prepareSchema, withDatabase } from './database.js';
import { foreseen } from './foreseen.js';
import { assertRuntime } from './runtime.js';

/** Of how many broken orders the command tells; more are only counted. */
const mostTold = 20;

/** What was found. */
interface Findings {
  orders: number;
  entries: number;
  broken: number;
  readonly first: ChainFault[];
}

/**
 * The command `history:verify`: goes through the history of every order in the database of the configuration, whether the
 * service runs or not. Its exit code is 1 when one of them was tampered with.
 */
export async function verifyHistory(): Promise<void> {
  try {
    assertRuntime(process.versions.node);
    const config = loadConfig(readEnvironment());
    const database = await openDatabase(config, joinEmbedded, () => undefined);
    try {
      const findings = await verify(await withDatabase(config, database));
      process.stdout.write(report(findings));
      if (findings.broken > 0) process.exitCode = 1;
    } finally {
      await database.stop();
    }
  } catch (error) {
    process.stderr.write(foreseen(error));
    process.exitCode = 1;
  }
}

async function verify(config: Config): Promise<Findings> {
  await prepareSchema(config);
  const options = { logger: false, abortOnError: false } as const;
  const app = await NestFactory.createApplicationContext(VerificationModule.with(config), options);
  try {
    const verification = app.get(HistoryVerification);
    const findings: Findings = { orders: 0, entries: 0, broken: 0, first: [] };
    const all = await verification.count();
    for await (const { orders, entries, faults } of verification.run()) {
      findings.orders += orders;
      findings.entries += entries;
      findings.broken += faults.length;
      findings.first.push(...faults.slice(0, mostTold - findings.first.length));
      showProgress(findings.orders, all);
    }
    return findings;
  } finally {
    await app.close();
  }
}

/** A bar for those who watch; nothing where the output goes into a file. */
function showProgress(done: number, all: number): void {
  if (!process.stderr.isTTY) return;
  const share = Math.min(1, done / Math.max(1, all));
  const bar = '█'.repeat(Math.round(share * 30)).padEnd(30, '░');
  process.stderr.write(`\r${bar} ${done} of ${all} orders${share === 1 ? '\n' : ''}`);
}

function report({ orders, entries, broken, first }: Findings): string {
  const rows = [
    ['orders', orders],
    ['entries', entries],
    ['broken', broken],
  ] as const;
  const table = rows.map(([name, count]) => `${name.padEnd(10)}${String(count).padStart(12)}`);
  if (broken === 0) return [...table, '', 'Every history is as it was written.', ''].join('\n');
  const told = first.map(({ orderId, position, what }) =>
    [`order ${orderId}`, position === null ? 'at the end' : `entry ${position}`, what].join('  '),
  );
  const more = broken > first.length ? [`and ${broken - first.length} more`] : [];
  return [...table, '', `The first broken entry: ${told[0]}`, ...told.slice(1), ...more, ''].join('\n');
}

/** As much of the service as verifying needs. */
@Module({})
class VerificationModule {
  static with(config: Config): DynamicModule {
    return {
      module: VerificationModule,
      imports: [ConfigModule.with(config, new Background(false)), ClockModule, LoggingModule, DatabaseModule],
      providers: [HistoryVerification],
    };
  }
}
