import { NestFactory } from '@nestjs/core';
import { Module, type DynamicModule } from '@nestjs/common';
import { parseArgs } from 'node:util';
import { ClockModule } from '../clock/clock.module.js';
import { Background } from '../config/background.js';
import { loadConfig, type Config } from '../config/config.js';
import { ConfigModule } from '../config/config.module.js';
import { readEnvironment } from '../config/environment.js';
import { DatabaseModule } from '../database/database.module.js';
import { joinEmbedded } from '../database/embedded/embedded.js';
import type { DeadLetterRow } from '../events/dead-letters/dead-letters.sql.js';
import { Replay, type Wanted } from '../events/dead-letters/replay.js';
import { isId } from '../http/fields/text.js';
import { LoggingModule } from '../logging/logging.module.js';
import { openDatabase, prepareSchema, withDatabase } from './database.js';
import { foreseen } from './foreseen.js';
import { assertRuntime } from './runtime.js';

const usage = `npm run events:replay -- [--consumer NAME] [--type TYPE] [--id ID] [--dry-run]

Delivers dead letters once more: all of them, or those of one consumer, of one type of event, or a single one.
  --dry-run   only says which
`;

/** The command was called in a way that it does not understand. */
class WrongUse extends Error {}

/**
 * The command `events:replay`: puts dead letters back before their consumers, on the database of the configuration. The
 * service delivers them, whether it runs now or later.
 */
export async function replayEvents(parameters: readonly string[]): Promise<void> {
  try {
    assertRuntime(process.versions.node);
    const { isDry, ...wanted } = asked(parameters);
    const config = loadConfig(readEnvironment());
    const database = await openDatabase(config, joinEmbedded, () => undefined);
    try {
      await replay(await withDatabase(config, database), wanted, isDry);
    } finally {
      await database.stop();
    }
  } catch (error) {
    process.stderr.write(error instanceof WrongUse ? `${error.message}\n\n${usage}` : foreseen(error));
    process.exitCode = 1;
  }
}

function asked(parameters: readonly string[]): Wanted & { isDry: boolean } {
  const text = { type: 'string' } as const;
  const options = { consumer: text, type: text, id: text, 'dry-run': { type: 'boolean' } } as const;
  try {
    const { values } = parseArgs({ args: [...parameters], options });
    const { consumer = null, type = null, id = null, 'dry-run': isDry = false } = values;
    if (id !== null && !isId(id)) throw new WrongUse('--id must be the id of a dead letter.');
    return { consumer, type, id, isDry };
  } catch (error) {
    throw error instanceof WrongUse ? error : new WrongUse((error as Error).message);
  }
}

async function replay(config: Config, wanted: Wanted, isDry: boolean): Promise<void> {
  await prepareSchema(config);
  const options = { logger: false, abortOnError: false } as const;
  const app = await NestFactory.createApplicationContext(ReplayModule.with(config), options);
  try {
    let count = 0;
    for await (const letter of app.get(Replay).run(wanted, isDry)) {
      count += 1;
      process.stdout.write(`${lineOf(letter)}\n`);
    }
    process.stdout.write(`${summary(count, isDry)}\n`);
  } finally {
    await app.close();
  }
}

function lineOf({ id, consumer, type, sequence, attempts, error }: DeadLetterRow): string {
  const [reason = ''] = error.split('\n', 1);
  return `${id}  ${consumer}  ${type} #${sequence}  failed ${attempts} times, the last time with "${reason}"`;
}

function summary(count: number, isDry: boolean): string {
  const letters = count === 1 ? '1 dead letter' : `${count} dead letters`;
  return isDry ? `${letters} would be put back; nothing was changed.` : `${letters} put back.`;
}

/** As much of the service as replaying needs. */
@Module({})
class ReplayModule {
  static with(config: Config): DynamicModule {
    return {
      module: ReplayModule,
      imports: [ConfigModule.with(config, new Background(false)), ClockModule, LoggingModule, DatabaseModule],
      providers: [Replay],
    };
  }
}
