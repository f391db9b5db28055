import { isIP } from 'node:net';

/** How one environment variable is read: its default, what it means, and the check that turns text into a value. */
export interface Variable<T, Fallback extends string | undefined> {
  readonly fallback: Fallback;
  readonly meaning: string;
  readonly parse: (text: string) => T;
}

/** A value that cannot be used; the message completes the sentence "PORT ...". */
export class UnusableValue extends Error {}

const variable = <T, Fallback extends string | undefined>(
  fallback: Fallback,
  meaning: string,
  parse: (text: string) => T,
): Variable<T, Fallback> => ({ fallback, meaning, parse });

const whole =
  (min: number, max: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max)
      throw new UnusableValue(`must be a whole number from ${min} to ${max}`);
    return value;
  };

const oneOf =
  <T extends string>(...allowed: T[]) =>
  (text: string): T => {
    const found = allowed.find((candidate) => candidate === text);
    if (found === undefined) throw new UnusableValue(`must be one of ${allowed.join(', ')}`);
    return found;
  };

const flag = (text: string): boolean => oneOf('true', 'false')(text) === 'true';
const plain = (text: string): string => text;

const url =
  (...protocols: string[]) =>
  (text: string): string => {
    if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol))
      throw new UnusableValue(`must be an address that starts with ${protocols.join(' or ')}//`);
    return text.replace(/\/$/, '');
  };

const list = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

const origins = (text: string): string[] =>
  list(text).map((item) => new URL(url('http:', 'https:')(item)).origin);

const networks = (text: string): string[] => {
  const items = list(text);
  if (!items.every(isNetwork))
    throw new UnusableValue('must be IP addresses or networks joined by commas, such as 10.0.0.0/8');
  return items;
};

function isNetwork(text: string): boolean {
  const [address = '', prefix = '1', ...more] = text.split('/');
  const bits = isIP(address) === 4 ? 32 : 128;
  const isPrefix = /^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= bits;
  return isIP(address) !== 0 && isPrefix && more.length === 0;
}

const longEnough = (min: number) => (text: string) => {
  if (text.length < min) throw new UnusableValue(`must have at least ${min} characters`);
  return text;
};

const quota = (text: string): { limit: number; windowSeconds: number } => {
  const match = /^(\d{1,9})\/(\d{1,6})$/.exec(text);
  const [limit, windowSeconds] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || limit < 1 || windowSeconds < 1)
    throw new UnusableValue('must be requests/seconds, such as 100/60');
  return { limit, windowSeconds };
};

/** Every variable that Stoa reads, in the order of `.env.example`, which is generated from this table. */
export const variables = {
  NODE_ENV: variable('development', 'What this process is for.', oneOf('development', 'production', 'test')),
  PORT: variable(
    undefined,
    'Port of the API. Unset: 3000, or the next free one outside production.',
    whole(0, 65535),
  ),
  HOST: variable(undefined, 'Address to listen on. Unset: 127.0.0.1, or 0.0.0.0 in production.', plain),
  PUBLIC_URL: variable(
    undefined,
    'Address that clients use, for links. Unset: http://localhost:$PORT.',
    url('http:', 'https:'),
  ),
  DATABASE_URL: variable(
    undefined,
    'PostgreSQL 15 or newer. Unset: one of its own, in STOA_DATA_DIR.',
    url('postgres:', 'postgresql:'),
  ),
  DATABASE_POOL_SIZE: variable('10', 'Connections for writing; as many again for reading.', whole(1, 200)),
  STOA_DATA_DIR: variable('.data', 'Where the own database and the made secrets are kept.', plain),
  STOA_DEMO: variable(
    undefined,
    'Demo shop and accounts on an empty database. Unset: true outside production.',
    flag,
  ),
  DEMO_PASSWORD: variable('stoa-demo-2026', 'Password of the demo accounts.', longEnough(8)),
  JWT_ISSUER: variable(undefined, 'The "iss" of access tokens. Unset: PUBLIC_URL.', plain),
  JWT_AUDIENCE: variable('stoa', 'The "aud" of access tokens.', plain),
  ACCESS_TOKEN_TTL: variable('900', 'Life of an access token, in seconds.', whole(1, 86_400)),
  REFRESH_TOKEN_TTL: variable('604800', 'Idle life of a session, in seconds.', whole(1, 31_536_000)),
  KEY_ENCRYPTION_SECRET: variable(
    undefined,
    'Encrypts the signing keys. Unset: made and kept in STOA_DATA_DIR.',
    longEnough(32),
  ),
  ORDER_PAYMENT_WINDOW: variable('900', 'Seconds until an unpaid order is cancelled.', whole(1, 2_592_000)),
  RATE_LIMIT_USER: variable('100/60', 'Requests/seconds of one signed-in user.', quota),
  RATE_LIMIT_IP: variable('1000/60', 'Requests/seconds of one network (/32 of IPv4, /64 of IPv6).', quota),
  RATE_LIMIT_SIGNIN: variable('5/900', 'Failed sign-ins/seconds of one account from one network.', quota),
  CORS_ORIGINS: variable('', 'Browser origins that may call the API, comma-separated.', origins),
  TRUST_PROXY: variable(
    '',
    'Networks of reverse proxies whose X-Forwarded-For counts, comma-separated CIDRs.',
    networks,
  ),
  DOCS_ENABLED: variable('true', 'Serve /docs and /openapi.json.', flag),
  METRICS_PORT: variable(
    undefined,
    'A port of its own for /metrics. Unset: none, or 9464 in production.',
    whole(1, 65535),
  ),
  LOG_LEVEL: variable(
    'info',
    'The least that is logged.',
    oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
  ),
} as const;

/** What {@link variables} parse to; only one without a default may be missing. */
export type Values = {
  [Name in keyof typeof variables]: (typeof variables)[Name] extends Variable<infer T, infer Fallback>
    ? Fallback extends string
      ? T
      : T | undefined
    : never;
};
