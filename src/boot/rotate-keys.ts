import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AccessModule } from '../access/access.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { KeyRotation, type Rotation } from '../auth/keys/key-rotation.js';
import { KeysModule } from '../auth/keys/keys.module.js';
import { ClockModule } from '../clock/clock.module.js';
import { Background } from '../config/background.js';
import { loadConfig, type Config } from '../config/config.js';
import { ConfigModule } from '../config/config.module.js';
import { readEnvironment } from '../config/environment.js';
import { DatabaseModule } from '../database/database.module.js';
import { joinEmbedded } from '../database/embedded/embedded.js';
import { LoggingModule } from '../logging/logging.module.js';
import { openDatabase, prepareSchema, withDatabase } from './database.js';
import { foreseen } from './foreseen.js';
import { assertRuntime } from './runtime.js';

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** There is nothing to rotate in the database. */
class KeysAreConfigured extends Error {
  constructor() {
    super(
      'The signing keys come from JWT_SIGNING_KEY_FILES. Put a new file first and restart every instance; ' +
        'leave out the old one once ACCESS_TOKEN_TTL has passed, or at once if it leaked.',
    );
  }
}

/**
 * The command `keys:rotate`: publishes the next signing key, or with `isLeaked` makes one that signs at once and ends
 * all others. It works on the database of the configuration, whether the service runs or not.
 */
export async function rotateKeys({ isLeaked }: { isLeaked: boolean }): Promise<void> {
  try {
    assertRuntime(process.versions.node);
    const asked = loadConfig(readEnvironment());
    if (asked.auth.signingKeys.length > 0) throw new KeysAreConfigured();
    const database = await openDatabase(asked, joinEmbedded, () => undefined);
    try {
      const rotation = await rotate(await withDatabase(asked, database), isLeaked);
      process.stdout.write(`${isLeaked ? replaced(rotation) : planned(rotation)}\n`);
    } finally {
      await database.stop();
    }
  } catch (error) {
    say(error instanceof KeysAreConfigured ? `\n${error.message}\n` : foreseen(error));
    process.exitCode = 1;
  }
}

async function rotate(config: Config, isLeaked: boolean): Promise<Rotation> {
  await prepareSchema(config);
  const app = await NestFactory.createApplicationContext(RotationModule.with(config), {
    logger: false,
    abortOnError: false,
  });
  try {
    const rotation = app.get(KeyRotation);
    return await (isLeaked ? rotation.rotateNow() : rotation.rotate());
  } finally {
    await app.close();
  }
}

/** As much of the service as the keys need. */
@Module({})
class RotationModule {
  static with(config: Config): DynamicModule {
    const ground = [ClockModule, LoggingModule, DatabaseModule, AccessModule, AuditModule];
    return {
      module: RotationModule,
      imports: [ConfigModule.with(config, new Background(false)), ...ground, KeysModule],
    };
  }
}

function planned({ kid, activeFrom, isNew }: Rotation): string {
  return [
    isNew ? `The key ${kid} is published.` : `The key ${kid} was published before and waits for its turn.`,
    `It signs access tokens from ${activeFrom.toISOString()} on. Those that others signed are taken until they expire.`,
    'Nobody is signed out.',
  ].join('\n');
}

function replaced({ kid, dropped }: Rotation): string {
  return [
    `The key ${kid} signs access tokens from now on.`,
    `No instance takes a token of any other any longer: ${dropped.join(', ')}.`,
    'Everybody has to refresh; refresh tokens and API keys are as good as before.',
  ].join('\n');
}
