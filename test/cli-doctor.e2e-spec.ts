import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beside, command, type Run } from './support/command-line.js';
import { s3Store } from './support/media-stores.js';
import { PostOffice } from './support/post-office.js';
import { findRedis, redisUrl } from './support/redis.js';
import { Stoa } from './support/stoa.js';
import { productOf } from './support/catalogue.js';

let stoa: Stoa;
let dataDir: string;
beforeAll(async () => {
  stoa = await Stoa.start();
  dataDir = await mkdtemp(join(tmpdir(), 'stoa-doctor-'));
});
afterAll(async () => {
  await stoa.stop();
  await rm(dataDir, { recursive: true, force: true });
});

type Environment = Readonly<Record<string, string>>;
interface Line {
  readonly check: string;
  readonly state: string;
  readonly says: string;
  readonly advice: string | null;
}

const closed = '127.0.0.1:9';
const examine = (environment: Environment, ...parameters: string[]): Promise<Run> =>
  command(['doctor', ...parameters], {
    environment: { ...beside(stoa), STOA_DATA_DIR: dataDir, PUBLIC_URL: stoa.url, ...environment },
  });
/** Code, and lines by check. */
const judged = async (environment: Environment) => {
  const { code, output, aside } = await examine(environment, '--json');
  const { ok, checks } = JSON.parse(output) as { ok: boolean; checks: Line[] };
  expect([aside, ok]).toEqual(['', code === 0]);
  const of = (name: string) => checks.filter(({ check }) => check === name);
  return {
    code,
    output,
    checks,
    of,
    state: (name: string) =>
      of(name)
        .map(({ state }) => state)
        .join(),
  };
};

describe('npm run stoa -- doctor', () => {
  it('says a line for each check, where all is well', async () => {
    const { code, output, aside } = await examine({});
    const lines = output.trimEnd().split('\n');
    expect([code, aside]).toEqual([0, '']);
    expect(lines.at(-1)).toMatch(/^\d+ ok, \d+ warnings?, 0 faults\.$/);
    for (const line of lines.slice(0, -2)) expect(line).toMatch(/^(ok {7}|warning {2})[a-z ]{15}\S/);
    for (const check of ['database', 'migrations', 'role', 'signing keys', 'public url'])
      expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^ok {7}${check} `)));
    expect(output).not.toContain('\u001b');
  });

  it('is coloured on a terminal, unless NO_COLOR is set', async () => {
    const environment = { ...beside(stoa), STOA_DATA_DIR: dataDir };
    const [coloured, bare] = await Promise.all(
      [{}, { NO_COLOR: '1' }].map((more) =>
        command(['doctor'], { terminal: true, environment: { ...environment, ...more } }),
      ),
    );
    expect(coloured?.output).toContain('\u001b[32mok');
    expect(bare?.output).not.toContain('\u001b[3');
  });

  it('lists every fault of the configuration at once', async () => {
    const { code, of } = await judged({ PORT: 'many', SMTP_URL: 'mail', RATE_LIMIT_USER: 'none' });
    expect([code, of('configuration').map(({ says }) => says.split(' ')[0])]).toEqual([
      1,
      ['PORT', 'RATE_LIMIT_USER', 'SMTP_URL'].sort(),
    ]);
  });

  it('changes nothing: the folder stays empty, and the database as it was', async () => {
    const before = await stoa.sql.query('SELECT count(*) FROM audit_log');
    const empty = await mkdtemp(join(tmpdir(), 'stoa-empty-'));
    const run = await command(['doctor'], { environment: { STOA_DATA_DIR: join(empty, 'none') } });
    expect(run.output).toMatch(/^warning {2}database {7}There is no database yet: npm start makes one/m);
    await expect(rm(join(empty, 'none'))).rejects.toThrow('ENOENT');
    await rm(empty, { recursive: true });
    const after = await stoa.sql.query('SELECT count(*) FROM audit_log');
    expect(after.rows[0].count).toBe(before.rows[0].count);
  });
});

describe('The doctor on a database that is not well', () => {
  it('tells a closed port and a missing database apart, and no password', async () => {
    const address = (change: object) => Object.assign(new URL(stoa.databaseUrl), change).href;
    const [port, name] = await Promise.all([
      judged({ DATABASE_URL: `postgres://stoa:hidden-word@${closed}/stoa`, DATABASE_OWNER_URL: '' }),
      judged({ DATABASE_URL: address({ pathname: '/no_such_database' }), DATABASE_OWNER_URL: '' }),
    ]);
    expect(port.of('database')).toMatchObject([
      {
        state: 'fault',
        says: `Nothing listens at ${closed}/stoa.`,
        advice: expect.stringContaining('Start PostgreSQL'),
      },
    ]);
    expect(name.of('database')).toMatchObject([
      { state: 'fault', says: expect.stringContaining('has no database no_such_database') },
    ]);
    expect(port.output).not.toContain('hidden-word');
    expect([port.of('migrations'), port.state('data folder')]).toEqual([[], 'ok']);
  });

  it('says which migration is missing', async () => {
    const { rows } = await stoa.sql.query(
      `DELETE FROM migrations WHERE id = (SELECT max(id) FROM migrations) RETURNING "timestamp", name`,
    );
    const { code, of } = await judged({});
    await stoa.sql.query('INSERT INTO migrations ("timestamp", name) VALUES ($1, $2)', [
      rows[0].timestamp,
      rows[0].name,
    ]);
    expect([code, of('migrations')[0]?.says]).toEqual([
      1,
      expect.stringContaining(`the first is ${rows[0].name}`),
    ]);
  });

  it('names a table that the role may not read', async () => {
    const role = new URL(beside(stoa)['DATABASE_URL'] ?? '').username;
    await stoa.sql.query(`REVOKE SELECT ON products FROM ${role}`);
    const { of } = await judged({});
    await stoa.sql.query(`GRANT SELECT ON products TO ${role}`);
    expect(of('role')).toMatchObject([{ state: 'fault', says: `${role} may not use products.` }]);
  });

  it('says that a key cannot be opened, and which secret is missing', async () => {
    const { of } = await judged({
      KEY_ENCRYPTION_SECRET: 'another secret of the suite that opens nothing at all',
    });
    expect(of('signing keys')).toMatchObject([
      { state: 'fault', advice: expect.stringContaining('KEY_ENCRYPTION_SECRET_PREVIOUS') },
    ]);
  });

  it('notices events and jobs that stand still', async () => {
    const other = await Stoa.start();
    await productOf(await other.given.admin());
    await other.sql.query(`UPDATE outbox SET occurred_at = now() - interval '3 hours'`);
    const { of } = await judged({ ...beside(other), PUBLIC_URL: stoa.url });
    await other.sql.query(`UPDATE outbox SET occurred_at = now()`);
    await other.stop();
    expect(of('events')).toMatchObject([
      { state: 'fault', says: expect.stringMatching(/the oldest for 3 hours/) },
    ]);
    expect(of('public url')).toMatchObject([
      { state: 'warning', says: expect.stringContaining('uses another database') },
    ]);
  });
});

describe('The doctor and those outside', () => {
  const servers: Server[] = [];
  const greeting = async (text: string): Promise<string> => {
    const server = createServer((socket) => void socket.on('error', () => undefined).end(text));
    servers.push(server.listen(0, '127.0.0.1'));
    await once(server, 'listening');
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  afterAll(() => servers.forEach((server) => server.close()));

  it('finds each of them away, tells what each is for, and keeps every secret', async () => {
    const secrets = {
      REDIS_URL: `redis://:word-of-redis@${closed}`,
      RABBITMQ_URL: `amqp://stoa:word-of-rabbit@${closed}`,
      SMTP_URL: `smtp://stoa:word-of-mail@${closed}`,
      S3_BUCKET: 'media',
      S3_ENDPOINT: `http://${closed}`,
      S3_ACCESS_KEY_ID: 'stoa',
      S3_SECRET_ACCESS_KEY: 'word-of-store',
      STRIPE_SECRET_KEY: 'sk_test_word-of-stripe',
      STRIPE_WEBHOOK_SECRET: 'whsec_word-of-stripe',
      STRIPE_API_URL: `http://127.0.0.1:1`,
      GOOGLE_CLIENT_ID: 'stoa',
      GOOGLE_CLIENT_SECRET: 'word-of-google',
      GOOGLE_AUTHORIZATION_URL: 'http://127.0.0.1:2/auth',
    };
    const { code, output, state } = await judged(secrets);
    const names = ['redis', 'rabbitmq', 'media store', 'smtp', 'stripe', 'google'];
    expect([code, names.map(state)]).toEqual([1, names.map(() => 'fault')]);
    expect(output).not.toMatch(/word-of/);
  });

  it('takes them when they are well', async () => {
    const [office, store, redis] = [await PostOffice.open(), await s3Store(), await findRedis()];
    redis?.disconnect();
    const { state } = await judged({
      ...store.environment,
      SMTP_URL: office.url,
      ...(redis ? { REDIS_URL: redisUrl } : {}),
    });
    const left = await store.files();
    await Promise.all([office.close(), store.stop()]);
    expect([state('smtp'), state('media store'), office.taken, left]).toEqual(['ok', 'ok', [], []]);
    expect(state('redis')).toBe(redis === null ? '' : 'ok');
  });

  it('knows a mail server that greets wrongly, or lets nobody in', async () => {
    const [office, place] = [await PostOffice.open(), await greeting('SSH-2.0-OpenSSH_9.6\r\n')];
    const wrong = Object.assign(new URL(office.url), { password: 'word-of-mail' }).href;
    const [greets, refuses] = [
      await judged({ SMTP_URL: `smtp://${place}` }),
      await judged({ SMTP_URL: wrong }),
    ];
    await office.close();
    expect(greets.of('smtp')).toMatchObject([
      { state: 'fault', says: expect.stringContaining('does not greet as a mail server') },
    ]);
    expect(refuses.of('smtp')).toMatchObject([
      { state: 'fault', says: expect.stringContaining('does not let this user in (535)') },
    ]);
    expect(refuses.output).not.toContain('word-of-mail');
  });

  it('warns where something else, or nothing, answers at PUBLIC_URL', async () => {
    const place = await greeting('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi');
    const [other, nothing] = [
      await judged({ PUBLIC_URL: `http://${place}` }),
      await judged({ PUBLIC_URL: 'http://127.0.0.1:2' }),
    ];
    expect(other.of('public url')).toMatchObject([
      { state: 'warning', says: expect.stringContaining('Something else') },
    ]);
    expect(nothing.of('public url')).toMatchObject([
      { state: 'warning', says: expect.stringContaining('Nothing listens') },
    ]);
  });

  it('has hints for a production', async () => {
    const { of } = await judged({ NODE_ENV: 'production', PUBLIC_URL: 'http://shop.invalid' });
    const said = of('production')
      .map(({ says }) => says)
      .join(' ');
    for (const hint of [
      'not https',
      'no SMTP_URL',
      '@stoa.test',
      'Nothing can be paid',
      'no address of the seller',
    ])
      expect(said).toContain(hint);
  });
});
