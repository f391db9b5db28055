import { UnusableValue, variables, type Values } from './variables.js';

/** Secrets that are printed in the examples of this repository, and so protect nothing. */
const exampleSecrets = ['replace-me-with-64-random-characters', 'stoa-demo'];

/** How many requests, in how many seconds. */
export interface Quota {
  readonly limit: number;
  readonly windowSeconds: number;
}

/** Everything that can be set from outside, checked and typed; injected by class, read nowhere else. */
export class Config {
  readonly production: boolean;
  readonly demo: { readonly enabled: boolean; readonly password: string };
  readonly dataDir: string;
  readonly http: {
    readonly host: string;
    readonly port: number;
    /** Whether the port was asked for; if not, another free one will do. */
    readonly portIsGiven: boolean;
    readonly publicUrl: string;
    readonly corsOrigins: readonly string[];
    readonly trustedProxies: readonly string[];
    readonly docsEnabled: boolean;
    readonly metricsPort: number | null;
  };
  readonly database: { readonly url: string | null; readonly poolSize: number };
  readonly auth: {
    readonly issuer: string;
    readonly audience: string;
    readonly accessTokenTtlSeconds: number;
    readonly refreshTokenTtlSeconds: number;
    readonly keyEncryptionSecret: string | null;
  };
  readonly limits: { readonly user: Quota; readonly network: Quota; readonly signin: Quota };
  readonly orders: { readonly paymentWindowSeconds: number };
  readonly logLevel: string;
}

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
    }),
  );
}

/** The same configuration with the database and the secret that were made at start. */
export function withMade(config: Config, made: { databaseUrl: string; keyEncryptionSecret: string }): Config {
  return Object.freeze(
    Object.assign(new Config(), config, {
      database: { ...config.database, url: made.databaseUrl },
      auth: { ...config.auth, keyEncryptionSecret: made.keyEncryptionSecret },
    }),
  );
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

function productionFaults(values: Values): string[] {
  const faults: string[] = [];
  if (values.DATABASE_URL === undefined) faults.push('DATABASE_URL is required in production');
  if (values.KEY_ENCRYPTION_SECRET === undefined)
    faults.push('KEY_ENCRYPTION_SECRET is required in production');
  if (exampleSecrets.some((secret) => values.KEY_ENCRYPTION_SECRET?.includes(secret)))
    faults.push('KEY_ENCRYPTION_SECRET is the one of the examples; make one of your own');
  if (values.STOA_DEMO === true)
    faults.push('STOA_DEMO must not be true in production: its accounts have a published password');
  return faults;
}

function assemble(values: Values): Config {
  const production = values.NODE_ENV === 'production';
  const port = values.PORT ?? 3000;
  const publicUrl = values.PUBLIC_URL ?? `http://localhost:${port}`;
  return {
    production,
    demo: { enabled: values.STOA_DEMO ?? !production, password: values.DEMO_PASSWORD },
    dataDir: values.STOA_DATA_DIR,
    http: httpOf(values, { production, port, publicUrl }),
    database: { url: values.DATABASE_URL ?? null, poolSize: values.DATABASE_POOL_SIZE },
    auth: {
      issuer: values.JWT_ISSUER ?? publicUrl,
      audience: values.JWT_AUDIENCE,
      accessTokenTtlSeconds: values.ACCESS_TOKEN_TTL,
      refreshTokenTtlSeconds: values.REFRESH_TOKEN_TTL,
      keyEncryptionSecret: values.KEY_ENCRYPTION_SECRET ?? null,
    },
    limits: { user: values.RATE_LIMIT_USER, network: values.RATE_LIMIT_IP, signin: values.RATE_LIMIT_SIGNIN },
    orders: { paymentWindowSeconds: values.ORDER_PAYMENT_WINDOW },
    logLevel: values.LOG_LEVEL,
  };
}

function httpOf(
  values: Values,
  chosen: { production: boolean; port: number; publicUrl: string },
): Config['http'] {
  const { production, port, publicUrl } = chosen;
  return {
    host: values.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    port,
    portIsGiven: values.PORT !== undefined || production,
    publicUrl,
    corsOrigins: values.CORS_ORIGINS,
    trustedProxies: values.TRUST_PROXY,
    docsEnabled: values.DOCS_ENABLED,
    metricsPort: values.METRICS_PORT ?? (production ? 9464 : null),
  };
}
