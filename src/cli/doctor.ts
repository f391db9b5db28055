import type { Command } from 'commander';
import { InvalidConfig, loadConfig, type Config } from '../config/config.js';
import { readEnvironment } from '../config/environment.js';
import { examine } from './doctor/connection.js';
import { databaseChecks } from './doctor/database.js';
import { fault, ok, type Check, type Finding, type Patient } from './doctor/finding.js';
import { google } from './doctor/google.js';
import { signingKeys } from './doctor/keys.js';
import { dataFolder, runtime } from './doctor/machine.js';
import { mediaStore } from './doctor/media-store.js';
import { stripe } from './doctor/payment.js';
import { production } from './doctor/production.js';
import { rabbitmq } from './doctor/rabbitmq.js';
import { redis } from './doctor/redis.js';
import { hasFault, jsonOf, lineOf, summaryOf, type Line } from './doctor/report.js';
import { withoutSecrets } from './doctor/secrets.js';
import { publicUrl } from './doctor/site.js';
import { smtp } from './doctor/smtp.js';
import { wayChecks } from './doctor/ways.js';
import { workChecks } from './doctor/work.js';

/** What is looked at once the configuration can be read and the database was asked for; all of it at once. */
const checks: readonly Check[] = [
  ...databaseChecks,
  ...wayChecks,
  signingKeys,
  ...workChecks,
  dataFolder,
  redis,
  rabbitmq,
  mediaStore,
  smtp,
  stripe,
  google,
  publicUrl,
  production,
];

/**
 * Looks at all that the service needs and says what is not well and what to do. It changes nothing, but for an object of its own in
 * the media store, which it takes away again. The exit code is 1 when something is a fault.
 */
export async function doctor(command: Command): Promise<void> {
  const { json: isJson = false } = command.opts<{ json?: boolean }>();
  const isColoured = process.stdout.isTTY && process.stdout.hasColors();
  const lines: Line[] = [];
  for await (const line of findings()) {
    lines.push(line);
    // before anything is written: whoever stops reading still gets the code
    if (hasFault(lines)) process.exitCode = 1;
    if (!isJson) process.stdout.write(lineOf(line, isColoured));
  }
  process.stdout.write(isJson ? jsonOf(lines) : summaryOf(lines));
}

async function* findings(): AsyncGenerator<Line> {
  yield { check: 'node', ...runtime() };
  const config = readConfig();
  if (Array.isArray(config)) return yield* config.map((finding) => ({ check: 'configuration', ...finding }));
  yield { check: 'configuration', ...ok('It can be read.') };
  const { patient, finding } = await examine(config);
  yield told('database', finding, patient);
  const looks = checks.map((check) => examined(check, patient));
  for (const look of looks) yield* await look;
  await patient.client?.end();
}

/** The configuration, or every fault of it at once. */
function readConfig(): Config | Finding[] {
  try {
    return loadConfig(readEnvironment());
  } catch (error) {
    if (!(error instanceof InvalidConfig)) throw error;
    return error.faults.map((one) => fault(`${one}.`, 'Correct it in the environment or in .env.'));
  }
}

async function examined({ name, look }: Check, patient: Patient): Promise<Line[]> {
  const found = await look(patient).catch((error: unknown) =>
    fault(`It could not be looked at: ${(error as Error).message}.`, 'Look at the lines above first.'),
  );
  if (found === null) return [];
  return [found].flat().map((finding) => told(name, finding, patient));
}

const told = (check: string, { state, says, advice }: Finding, { config }: Patient): Line => ({
  ...{ check, state },
  says: withoutSecrets(says, config),
  advice: advice === null ? null : withoutSecrets(advice, config),
});
