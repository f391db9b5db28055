import { assemble } from './assemble.js';
import { UnusableValue } from './parsers.js';
import { Config } from './settings.js';
import { variables, type Values } from './variables.js';

/** Secrets that are printed in the examples of this repository, and so protect nothing. */
const exampleSecrets = ['replace-me-with-64-random-characters', 'stoa-demo', 'the-demo-of-compose-only'];

export { Config, type GoogleConfig, type Quota } from './settings.js';

/** The environment cannot be used; `faults` says all that is wrong with it, not just the first. */
export class InvalidConfig extends Error {
  constructor(readonly faults: readonly string[]) {
    super(['The configuration cannot be used:', ...faults.map((fault) => `  - ${fault}`)].join('\n'));
  }
}

/** Reads the environment into a frozen {@link Config}, or throws {@link InvalidConfig} with every fault. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const faults: string[] = [];
  const values = readValues(env, faults);
  faults.push(...halfFaults(values));
  if (values.NODE_ENV === 'production') faults.push(...productionFaults(values));
  if (faults.length > 0) throw new InvalidConfig(faults);
  return Object.freeze(Object.assign(new Config(), assemble(values)));
}

/** The same configuration at the port that was really bound. */
export function withPort(config: Config, port: number): Config {
  const derived = `http://localhost:${config.http.port}`;
  const moved = (address: string): string => (address === derived ? `http://localhost:${port}` : address);
  return Object.freeze(
    Object.assign(new Config(), config, {
      http: { ...config.http, port, publicUrl: moved(config.http.publicUrl) },
      auth: { ...config.auth, issuer: moved(config.auth.issuer) },
      mail: { ...config.mail, appUrl: moved(config.mail.appUrl) },
      google: config.google && { ...config.google, returnUrls: config.google.returnUrls.map(moved) },
    }),
  );
}

/** The same configuration with the database and the secret that were made at start. */
export function withMade(
  config: Config,
  made: { databaseUrl: string; ownerUrl?: string; keyEncryptionSecret: string },
): Config {
  return Object.freeze(
    Object.assign(new Config(), config, {
      database: {
        ...config.database,
        url: made.databaseUrl,
        directUrl: config.database.directUrl ?? made.databaseUrl,
        ownerUrl: made.ownerUrl ?? config.database.ownerUrl,
      },
      auth: { ...config.auth, keyEncryptionSecret: made.keyEncryptionSecret },
    }),
  );
}

/** The same configuration for a command: it logs only what fails, and not among its answer. */
export function forCommand(config: Config): Config {
  return Object.freeze(Object.assign(new Config(), config, { logLevel: 'error', logDescriptor: 2 as const }));
}

function readValues(env: Readonly<Record<string, string | undefined>>, faults: string[]): Values {
  const values: Record<string, unknown> = {};
  for (const [name, variable] of Object.entries(variables)) {
    const text = env[name] === undefined || env[name] === '' ? variable.fallback : env[name];
    if (text === undefined) continue;
    try {
      values[name] = variable.parse(text);
    } catch (error) {
      if (!(error instanceof UnusableValue)) throw error;
      faults.push(`${name} ${error.message}`);
    }
  }
  return values as Values;
}

/** What does not work one without the other. */
function halfFaults(values: Values): string[] {
  return [...stripeFaults(values), ...storeFaults(values), ...poolerFaults(values)];
}

function poolerFaults(values: Values): string[] {
  const isPooled = ['transaction', 'transaction-prepared'].includes(values.DATABASE_POOLER);
  return !isPooled || values.DATABASE_DIRECT_URL !== undefined
    ? []
    : ['DATABASE_DIRECT_URL is required with DATABASE_POOLER'];
}

function storeFaults({ S3_BUCKET: bucket, ...values }: Values): string[] {
  const keys = ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;
  if (bucket !== undefined)
    return keys.filter((key) => values[key] === undefined).map((key) => `${key} is required with S3_BUCKET`);
  const isMeant = keys.some((key) => values[key] !== undefined) || values.S3_ENDPOINT !== undefined;
  return isMeant ? ['S3_BUCKET is required with the other S3 variables'] : [];
}

function stripeFaults({ STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRET: secret }: Values): string[] {
  if (key !== undefined && secret === undefined)
    return ['STRIPE_WEBHOOK_SECRET is required with STRIPE_SECRET_KEY'];
  if (key === undefined && secret !== undefined)
    return ['STRIPE_SECRET_KEY is required with STRIPE_WEBHOOK_SECRET'];
  return [];
}

function productionFaults(values: Values): string[] {
  const faults: string[] = [];
  if (values.DATABASE_URL === undefined) faults.push('DATABASE_URL is required in production');
  if (values.KEY_ENCRYPTION_SECRET === undefined)
    faults.push('KEY_ENCRYPTION_SECRET is required in production');
  if (exampleSecrets.some((secret) => values.KEY_ENCRYPTION_SECRET?.includes(secret)))
    faults.push('KEY_ENCRYPTION_SECRET is the one of the examples; make one of your own');
  if (values.STRIPE_API_URL.startsWith('http:'))
    faults.push('STRIPE_API_URL must be https in production: the secret key goes there');
  if (values.STOA_DEMO === true)
    faults.push('STOA_DEMO must not be true in production: its accounts have a published password');
  return faults;
}
