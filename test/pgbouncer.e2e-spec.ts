import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { Database } from '../src/database/database.js';
import { statement } from '../src/database/statement.js';
import { shared } from './chaos/cast.js';
import { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { beside as commanded, command } from './support/command-line.js';
import { faultsOfBooks, freshKey, orderBody } from './support/orders.js';
import { PgBouncer, remembersStatements } from './support/pgbouncer.js';
import { StoaProcess } from './support/process.js';
import { asService } from './support/server.js';
import { Stoa } from './support/stoa.js';

const poolers = ['transaction', 'transaction-prepared'];
const connections = 3;
let stoa: Stoa;
let bouncer: PgBouncer | null;
let url: string;
let pooled: Record<string, string>;
beforeAll(async () => {
  stoa = await Stoa.start(shared);
  url = asService(stoa.databaseUrl);
  await stoa.sql.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} SET TimeZone = 'Asia/Tokyo'`);
  bouncer = await PgBouncer.start(url, connections);
  pooled = {
    DATABASE_URL: bouncer?.url(url) ?? '',
    DATABASE_DIRECT_URL: url,
  };
});
afterEach(() => StoaProcess.endAll());
afterAll(async () => {
  await stoa.stop();
  await bouncer?.end();
});

async function beside<T>(DATABASE_POOLER: string, work: (pooled: Stoa) => Promise<T>): Promise<T> {
  const other = await stoa.beside({ ...shared, ...pooled, DATABASE_POOLER });
  try {
    return await work(other);
  } finally {
    await other.stop();
  }
}

const held = ['TimeZone', 'jit', 'work_mem', 'statement_timeout', 'lock_timeout', 'transaction_read_only'];
const settings = statement<Record<string, string>>(
  'test-settings',
  `SELECT ${held.map((name) => `current_setting('${name}') AS "${name}"`).join(', ')}`,
);
const write = statement<never>('test-write', "INSERT INTO idempotency_keys VALUES ('a', 'b', '', '', now())");
const ours = { TimeZone: 'UTC', jit: 'off', work_mem: '16MB', statement_timeout: '4s', lock_timeout: '2s' };

describe.each(poolers)('Behind PgBouncer, %s,', (pooler) => {
  /** Passed over where there is none, or an older one that knows no prepared statements. */
  const behind = (title: string, test: (bouncer: PgBouncer) => Promise<void>, limit?: number): void => {
    const isThere = pooler === 'transaction' || remembersStatements();
    it(title, () => (bouncer === null || !isThere ? Promise.resolve() : test(bouncer)), limit);
  };

  behind('each question and each transaction has its settings, and leaves none behind', async (there) => {
    await beside(pooler, async ({ app }) => {
      const database = app.get(Database);
      const many = Array.from({ length: 20 });
      const read = await Promise.all(many.map(() => database.read.row(settings)));
      const written = await Promise.all(many.map(() => database.transaction((tx) => tx.row(settings))));
      expect(new Set(read.map((row) => JSON.stringify(row))).size).toBe(1);
      expect(read[0]).toEqual({ ...ours, transaction_read_only: 'on' });
      for (const row of written) expect(row).toEqual({ ...ours, transaction_read_only: 'off' });
      const [foreign] = await there.ask(url, settings.text);
      expect(foreign).toEqual({
        ...{ TimeZone: 'Asia/Tokyo', jit: 'on', work_mem: '4MB', statement_timeout: '0', lock_timeout: '0' },
        transaction_read_only: 'off',
      });
    });
  });

  behind('PostgreSQL itself keeps the reading side from writing', async () => {
    await beside(pooler, async ({ app }) => {
      const { read } = app.get(Database);
      await expect(read.rows(write)).rejects.toMatchObject({ code: '25006' });
      const manager = read as unknown as { query(text: string): Promise<unknown> };
      await expect(manager.query('DELETE FROM idempotency_keys')).rejects.toMatchObject({ code: '25006' });
      const lift = "SELECT set_config('transaction_read_only', 'off', true)";
      await expect(manager.query(lift)).rejects.toMatchObject({ code: '25001' });
    });
  });

  behind('what was put off fails as it does without, and the connection goes on', async () => {
    await beside(pooler, async ({ app }) => {
      const database = app.get(Database);
      const twice = database.transaction((tx) => {
        tx.defer(write);
        tx.defer(write);
      });
      await expect(twice).rejects.toMatchObject({ code: '23505' });
      expect(await database.transaction((tx) => tx.both([settings], [settings]))).toHaveLength(2);
      expect((await stoa.sql.query("SELECT FROM idempotency_keys WHERE scope = 'a'")).rowCount).toBe(0);
    });
  });

  behind('the doctor sees the database, past it, and that it lets the service in', async () => {
    const environment = { ...commanded(stoa), ...pooled, DATABASE_POOLER: pooler };
    const { output } = await command(['doctor', '--json'], { environment });
    const { checks } = JSON.parse(output) as { checks: { check: string; state: string }[] };
    const states = ['database', 'migrations', 'role', 'pooler'].map(
      (name) => checks.find(({ check }) => check === name)?.state,
    );
    expect(states).toEqual(['ok', 'ok', 'ok', 'ok']);
  });

  behind(
    'two processes do all that one does: accounts, sessions, the catalogue, orders, jobs, and what has to be heard',
    async () => {
      const environment = {
        ...shared,
        ...pooled,
        STOA_DEMO: 'false',
        ORDER_PAYMENT_WINDOW: '1',
        DATABASE_POOLER: pooler,
      };
      const roomy = { RATE_LIMIT_USER: '1000000/60', RATE_LIMIT_IP: '1000000/60' };
      const owner = { DATABASE_OWNER_URL: stoa.databaseUrl };
      const both = [0, 1].map(() => StoaProcess.start({ ...environment, ...roomy, ...owner }));
      const [first = '', second = ''] = await Promise.all(both.map((one) => one.up()));
      const person = { email: `${pooler}@example.com`, password: 'a long enough password' };
      expect((await new Actor(first, null).post('/users', person)).status).toBe(201);
      const { body: session } = await new Actor(second, null).post('/auth/login', person);
      const anna = (at: string, token: string): Actor => new Actor(at, token, session.user.id);

      const editor = await stoa.given.editor();
      const product = await productOf(new Actor(first, editor.token, editor.id), { stock: 10 });
      expect((await anna(second, session.accessToken).get(`/products/${product['id']}`)).body.stock).toBe(10);

      const [key, basket] = [freshKey(), orderBody({ [product['id']]: 1 })];
      const order = async (at: string): Promise<string> => {
        for (;;) {
          const { status, body } = await anna(at, session.accessToken).post('/orders', basket, key);
          if (body.code !== 'IDEMPOTENCY_KEY_IN_USE') return `${status} ${body.id}`;
          await delay(20);
        }
      };
      const ordered = await Promise.all([first, second, first, second, first, second].map(order));
      expect(new Set(ordered).size).toBe(1);
      const id = ordered[0]?.replace('201 ', '') ?? '';
      while ((await anna(first, session.accessToken).get(`/orders/${id}`)).body.status !== 'cancelled')
        await delay(100);

      const { body: turned, status } = await new Actor(second, null).post('/auth/refresh', {
        refreshToken: session.refreshToken,
      });
      expect(status).toBe(200);
      expect((await anna(second, turned.accessToken).get('/users/me')).status).toBe(200);
      expect((await anna(first, turned.accessToken).post('/auth/logout', {})).status).toBe(204);
      expect((await anna(second, turned.accessToken).get('/users/me')).status).toBe(401);
      expect(await faultsOfBooks(stoa)).toEqual([]);
      const text = 'SELECT FROM pg_stat_activity WHERE datname = current_database() AND usename = $1';
      const { rowCount } = await stoa.sql.query(text, [new URL(url).username]);
      // what they share, what the one without keeps, and a wire for each of the three
      expect(rowCount).toBeLessThanOrEqual(connections + 20 + 3);
      expect(await Promise.all(both.map((one) => one.end('SIGTERM')))).toEqual([0, 0]);
    },
    120_000,
  );
});
