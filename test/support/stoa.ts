import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { Lease } from '../../src/access/revocations/lease.js';
import { Revocations } from '../../src/access/revocations/revocations.js';
import { createApp } from '../../src/app.js';
import { Freshness } from '../../src/cache/freshness.js';
import { Background } from '../../src/config/background.js';
import { loadConfig, withMade } from '../../src/config/config.js';
import { eventFaults } from './event-contract.js';
import { Given } from './given.js';
import { Actor } from './actor.js';
import { asService, withAdmin } from './server.js';

/** The applications that the current test file has running. */
export const openStoas = new Set<Stoa>();

/** What is done to an application before it starts. */
type Prepare = (app: NestFastifyApplication) => void;
type Environment = Readonly<Record<string, string>>;

/** No test trips over a limit, a busy machine or a moderator that it did not ask for; everything else is as shipped. */
const roomy: Environment = {
  NODE_ENV: 'test',
  LOG_LEVEL: 'silent',
  RATE_LIMIT_USER: '1000000/60',
  RATE_LIMIT_IP: '1000000/60',
  RATE_LIMIT_COMMENTS: '1000000/60',
  COMMENT_TRUST_AFTER: '0',
  DATABASE_POOL_SIZE: '10',
  DATABASE_POOL_WAITING: '0',
  OVERLOAD_REQUESTS: '1000000',
  OVERLOAD_EVENT_LOOP_DELAY: '0',
};

/** A running service with a database of its own, as a client sees it. */
export class Stoa {
  readonly given: Given;

  private constructor(
    readonly app: NestFastifyApplication,
    /** Where it listens: `http://127.0.0.1:PORT`. */
    readonly url: string,
    /** As the role that owns it; the service uses another. */
    readonly databaseUrl: string,
    private readonly ownsDatabase: string | null,
    /** For tests that look behind the API. */
    readonly sql: pg.Pool,
  ) {
    this.given = new Given(this);
  }

  /** Starts one on a fresh copy of the migrated template. `environment` changes the configuration. */
  static async start(environment: Environment = {}, prepare: Prepare = () => undefined): Promise<Stoa> {
    const name = `stoa_test_${randomBytes(6).toString('hex')}`;
    const databaseUrl = await withAdmin((admin) => admin.create(name, process.env['TEST_TEMPLATE']));
    return Stoa.open(databaseUrl, name, environment, prepare);
  }

  /** Starts a second instance on the same database; `DATABASE_URL` may lead there in a roundabout way. */
  beside(environment: Environment = {}, prepare: Prepare = () => undefined): Promise<Stoa> {
    return Stoa.open(this.databaseUrl, null, environment, prepare);
  }

  /** An application beside it that works, and answers nobody. */
  static async working(beside: Stoa, prepare: Prepare): Promise<NestFastifyApplication> {
    const config = withMade(loadConfig(roomy), {
      databaseUrl: asService(beside.databaseUrl),
      keyEncryptionSecret: 'a secret of the test suite that protects nothing at all',
    });
    const app = await createApp(config, new Background(true));
    prepare(app);
    return app.init();
  }

  private static async open(
    databaseUrl: string,
    owned: string | null,
    environment: Environment,
    prepare: Prepare,
  ): Promise<Stoa> {
    const config = withMade(loadConfig({ ...roomy, ...environment }), {
      databaseUrl: environment['DATABASE_URL'] ?? asService(databaseUrl),
      keyEncryptionSecret:
        environment['KEY_ENCRYPTION_SECRET'] ?? 'a secret of the test suite that protects nothing at all',
    });
    const app = await createApp(config);
    prepare(app);
    // a port only for those whom others have to find at an address that is known before
    await app.listen(Number(environment['PORT'] ?? 0), '127.0.0.1');
    const { port } = app.getHttpServer().address() as { port: number };
    const sql = new pg.Pool({ connectionString: databaseUrl, max: 2 });
    // dropping the database may cut a connection that is just being closed
    sql.on('error', () => undefined);
    const stoa = new Stoa(app, `http://127.0.0.1:${port}`, databaseUrl, owned, sql);
    openStoas.add(stoa);
    return stoa;
  }

  /** Somebody who has not signed in. */
  get nobody(): Actor {
    return new Actor(this.url, null);
  }

  /** Changes rows behind the API, as an operator may, and waits until the service has heard of it. */
  async change(text: string, values: unknown[] = []): Promise<void> {
    await this.sql.query(text, values);
    this.app.get(Freshness).forgetAll();
    await this.app.get(Revocations).spread();
  }

  /** Waits until it may answer from memory (true), or must not (false). */
  async untilLeased(isHeld = true): Promise<void> {
    const lease = this.app.get(Lease);
    while (lease.isHeld() !== isHeld) await delay(10);
  }

  /** What is still in use although no request runs: transactions open or connections out, by their last query. */
  async leaks(): Promise<string[]> {
    const busy = `SELECT query FROM pg_stat_activity
      WHERE datname = current_database() AND application_name IN ('stoa', 'stoa-read') AND state <> 'idle'`;
    for (let attempt = 0; ; attempt += 1) {
      const { rows } = await this.sql.query<{ query: string }>(busy);
      if (rows.length === 0 || attempt === 20) return rows.map(({ query }) => query);
      await delay(50);
    }
  }

  /** Stops the service and drops its database; throws when it told anything in another way than `asyncapi.json` says. */
  async stop(): Promise<void> {
    openStoas.delete(this);
    await this.app.close();
    const name = this.ownsDatabase;
    const faults = name === null ? [] : await eventFaults(this.sql);
    await this.sql.end();
    if (name !== null) await withAdmin((admin) => admin.drop(name));
    if (faults.length > 0) throw new Error(`events against asyncapi.json:\n${faults.join('\n')}`);
  }
}
