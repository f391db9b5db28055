import { databaseVariables } from './database-variables.js';
import { publishedPassword } from './demo-accounts.js';
import {
  flag,
  hostsAndNetworks,
  lines,
  longEnough,
  networks,
  oneOf,
  origins,
  plain,
  queuePrefix,
  quota,
  secrets,
  url,
  whole,
} from './parsers.js';
import { outsideVariables } from './outside-variables.js';
import { signingKeyFiles } from './signing-key-files.js';
import { variable, type Variable } from './variable.js';

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
  ...databaseVariables,
  REDIS_URL: variable(
    undefined,
    'Redis 6.2 or newer, in which instances share what they have read. Never needed. Unset: each has its own memory only.',
    url('redis:', 'rediss:'),
  ),
  RABBITMQ_URL: variable(
    undefined,
    'RabbitMQ 3.10 or newer: events go out there, and consumers take theirs from it. The same for all processes. Unset: from the database.',
    url('amqp:', 'amqps:'),
  ),
  RABBITMQ_PREFIX: variable(
    'stoa',
    'First word of the names of exchange and queues at RabbitMQ.',
    queuePrefix,
  ),
  STOA_DATA_DIR: variable(
    '.data',
    'Where the own database, the made secrets, and media without S3_BUCKET are kept.',
    plain,
  ),
  STOA_DEMO: variable(
    undefined,
    'Demo shop and accounts on an empty database. Unset: true outside production.',
    flag,
  ),
  DEMO_PASSWORD: variable(publishedPassword, 'Password of the demo accounts.', longEnough(8)),
  JWT_ISSUER: variable(undefined, 'The "iss" of access tokens. Unset: PUBLIC_URL.', plain),
  JWT_AUDIENCE: variable('stoa', 'The "aud" of access tokens.', plain),
  ACCESS_TOKEN_TTL: variable('900', 'Life of an access token, in seconds.', whole(1, 86_400)),
  REFRESH_TOKEN_TTL: variable('604800', 'Idle life of a session, in seconds.', whole(1, 31_536_000)),
  KEY_ENCRYPTION_SECRET: variable(
    undefined,
    'Encrypts the signing keys. Unset: made and kept in STOA_DATA_DIR.',
    longEnough(32),
  ),
  KEY_ENCRYPTION_SECRET_PREVIOUS: variable(
    '',
    'Secrets from before KEY_ENCRYPTION_SECRET was changed, comma-separated; keep each for REFRESH_TOKEN_TTL, and for as long as letters’ links to unsubscribe are to work.',
    secrets,
  ),
  SIGNING_KEY_LIFETIME: variable(
    '7776000',
    'Seconds that a key signs access tokens before the next one does.',
    whole(3_600, 31_536_000),
  ),
  JWT_SIGNING_KEY_FILES: variable(
    '',
    'PEM files of P-256 private keys (PKCS#8), comma-separated: the first signs, the others only verify. Unset: keys are made, and rotated, in the database.',
    signingKeyFiles,
  ),
  ORDER_PAYMENT_WINDOW: variable('900', 'Seconds until an unpaid order is cancelled.', whole(1, 2_592_000)),
  SHOP_NAME: variable('Stoa', 'Who sells, as invoices say it.', plain),
  SHOP_ADDRESS: variable('', 'The address of who sells, on invoices; its lines apart by ";".', lines),
  SHOP_TAX_ID: variable(undefined, 'The tax number of who sells, on invoices. Unset: none.', plain),
  MEDIA_QUOTA: variable(
    '1024',
    'MiB of images that one user may keep, smaller ones not counted.',
    whole(1, 1_048_576),
  ),
  MEDIA_UNUSED_DAYS: variable('30', 'Days that an image is kept that nothing shows.', whole(1, 3_650)),
  EVENT_RETENTION_DAYS: variable('30', 'Days that events are kept once everybody has them.', whole(1, 3_650)),
  RATE_LIMIT_USER: variable('100/60', 'Requests/seconds of one signed-in user.', quota),
  RATE_LIMIT_IP: variable('1000/60', 'Requests/seconds of one network (/32 of IPv4, /64 of IPv6).', quota),
  RATE_LIMIT_SIGNIN: variable('5/900', 'Failed sign-ins/seconds of one account from one network.', quota),
  RATE_LIMIT_SIGNIN_NETWORK: variable(
    '300/900',
    'Failed sign-ins/seconds of one network, whatever the accounts.',
    quota,
  ),
  RATE_LIMIT_SIGNIN_ACCOUNT: variable(
    '100/3600',
    'Failed sign-ins/seconds of one account from all networks together; known devices have their own.',
    quota,
  ),
  OVERLOAD_REQUESTS: variable(
    '500',
    'Requests that one process works on at once at most; who comes then gets 503 at once. Sign-in has places of its own.',
    whole(1, 1_000_000),
  ),
  OVERLOAD_EVENT_LOOP_DELAY: variable(
    '150',
    'Milliseconds that the event loop may be late, half of that for a second and a half, before fewer requests are let in. 0: as it likes.',
    whole(0, 60_000),
  ),
  RATE_LIMIT_COMMENTS: variable('5/60', 'Comments/seconds of one author, counted in the database.', quota),
  COMMENT_TRUST_AFTER: variable(
    '1',
    'Approved comments after which those of an author are shown at once. 0: all are, of everybody.',
    whole(0, 1_000),
  ),
  COMMENT_MAX_LINKS: variable('2', 'Links in a comment above which it waits for a moderator.', whole(0, 100)),
  COMMENT_EDIT_WINDOW: variable(
    '900',
    'Seconds in which authors may change a comment.',
    whole(0, 31_536_000),
  ),
  EVENT_STREAMS: variable('5000', 'Event streams that one process keeps open at most.', whole(1, 100_000)),
  EVENT_STREAMS_USER: variable(
    '10',
    'Event streams that one user has open at most, in one process.',
    whole(1, 100_000),
  ),
  SIGNUP_DISCLOSURE: variable(
    'on',
    'Whether signing up says that an address is taken (on), or answers 202 either way (off).',
    oneOf('on', 'off'),
  ),
  ...outsideVariables,
  WEBHOOK_ALLOWED_HOSTS: variable(
    '',
    'Hosts (host or host:port) and networks (CIDR), comma-separated, that webhooks may lead to although they are private, also over http.',
    hostsAndNetworks,
  ),
  CORS_ORIGINS: variable('', 'Browser origins that may call the API, comma-separated.', origins),
  TRUST_PROXY: variable(
    '',
    'Networks of reverse proxies whose X-Forwarded-For counts, comma-separated CIDRs.',
    networks,
  ),
  DOCS_ENABLED: variable('true', 'Serve /docs and /openapi.json.', flag),
  CONSOLE_ENABLED: variable('true', 'Serve /console, where people run the shop and the journal.', flag),
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
