import { StoaProcess } from '../support/process.js';
import { asService } from '../support/server.js';
import type { Stoa } from '../support/stoa.js';

/** Settings under which tokens of one instance are good at all others, and for as long as a storm lasts. */
export const shared = {
  JWT_ISSUER: 'chaos',
  ACCESS_TOKEN_TTL: '86400',
  KEY_ENCRYPTION_SECRET: 'a secret of the chaos that protects nothing',
  WEBHOOK_ALLOWED_HOSTS: '127.0.0.0/8',
};

/** A process that is killed and started again, in one of the ways in which Stoa is run. */
export interface Role {
  readonly name: string;
  readonly serves: boolean;
  readonly parameters: readonly string[];
}

/** A role by what it does. */
export const role = (name: string, duty: 'both' | 'serves' | 'works', only?: string): Role => ({
  name,
  serves: duty !== 'works',
  parameters: [duty, ...(only === undefined ? [] : ['--only', only])],
});

/** Everything in one; an API alone; an API that relays and publishes; a worker; and consumers by themselves. */
export const castWithBroker: readonly Role[] = [
  role('everything', 'both'),
  role('api and relay', 'serves', 'rabbitmq'),
  role('consumers: letters, webhooks', 'works', 'notifications,webhooks,chaos-inside'),
  role('worker', 'works'),
  role('api', 'serves'),
  role('consumers: payments', 'works', 'payments,chaos-inside'),
];

/** The same without a broker: a relay is in whatever works, and consumers take theirs from the database. */
export const castWithoutBroker: readonly Role[] = castWithBroker.map((one) =>
  one.name === 'api and relay' ? role('everything, again', 'both') : one,
);

/** Starts one, on the database of the test. */
export function start(
  stoa: Stoa,
  { parameters }: Role,
  environment: Readonly<Record<string, string>>,
): StoaProcess {
  return StoaProcess.start(
    {
      ...shared,
      DATABASE_URL: asService(stoa.databaseUrl),
      DATABASE_OWNER_URL: stoa.databaseUrl,
      CHAOS_DATABASE_URL: stoa.databaseUrl,
      STOA_DEMO: 'false',
      LOG_LEVEL: 'silent',
      RATE_LIMIT_USER: '1000000/60',
      RATE_LIMIT_IP: '1000000/60',
      RATE_LIMIT_COMMENTS: '1000000/60',
      ...environment,
    },
    ['test/chaos/instance.ts', ...parameters],
  );
}
