import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { Actor } from './support/actor.js';
import { orderOf, clientSecretOf } from './support/orders.js';
import { StoaProcess } from './support/process.js';
import { Rabbit, rabbitUrl } from './support/rabbitmq.js';
import { withAdmin } from './support/server.js';

const found = await Rabbit.find();
const rabbit = found!;
const withRabbit = found === null ? describe.skip : describe;
const name = `stoa_services_${randomBytes(6).toString('hex')}`;
/** Those whose queues there are. */
const queued = ['invoices', 'notifications', 'payments', 'webhooks'];
let dataDir: string;
let environment: Record<string, string>;
let sql: pg.Pool;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'stoa-services-'));
  const DATABASE_URL = await withAdmin((admin) => admin.create(name));
  environment = { DATABASE_URL, STOA_DATA_DIR: dataDir };
  sql = new pg.Pool({ connectionString: DATABASE_URL, max: 2 });
});
afterEach(() => StoaProcess.endAll());
afterAll(async () => {
  await sql.end();
  await rm(dataDir, { recursive: true, force: true });
  await withAdmin((admin) => admin.drop(name));
  if (found !== null) await rabbit.clean(queued);
});

const until = async <T>(ask: () => Promise<T | null>): Promise<T> => {
  for (;;) {
    const answer = await ask().catch(() => null);
    if (answer !== null) return answer;
    await delay(50);
  }
};
const start = (what: 'api' | 'worker', ...parameters: string[]): StoaProcess =>
  StoaProcess.start({ ...environment, RABBITMQ_URL: rabbitUrl, RABBITMQ_PREFIX: rabbit.prefix }, [
    what === 'api' ? 'src/main.ts' : 'src/worker.ts',
    ...parameters,
  ]);
const signedIn = async (url: string, who: string): Promise<Actor> => {
  const email = `${who}@stoa.test`;
  const { body } = await new Actor(url, null).post('/auth/login', { email, password: 'stoa-demo-2026' });
  return new Actor(url, body.accessToken, body.user.id);
};
const heard = async (consumer: string, aggregateId: string): Promise<string[]> => {
  const text = `SELECT o.type FROM inbox i JOIN outbox o ON o.id = i.event_id
    WHERE i.consumer = $1 AND o.aggregate_id = $2 ORDER BY i.handled_at, o.sequence`;
  return (await sql.query<{ type: string }>(text, [consumer, aggregateId])).rows.map(({ type }) => type);
};

withRabbit('The API, the payments worker and the notifications worker', () => {
  it('do an order together as three processes, also when one is killed and started again', async () => {
    const api = start('api', '--only', 'rabbitmq');
    const url = await api.up();
    let payments = start('worker', '--only', 'payments');
    const notifications = start('worker', '--only', 'notifications');
    for (const consumer of ['payments', 'notifications'])
      await until(async () => ((await rabbit.isServed(consumer)) ? true : null));

    const [viewer, admin] = await Promise.all([signedIn(url, 'viewer'), signedIn(url, 'admin')]);
    const { body: list } = await viewer.get('/products?search=kettle&inStock=true&sort=price&limit=1');
    const bought = async (): Promise<string> => {
      const { id } = await orderOf(viewer, { [list.data[0].id]: 1 });
      const clientSecret = await clientSecretOf(viewer, id);
      const card = { clientSecret, paymentMethod: 'pm_card_visa' };
      expect((await viewer.post('/payments/sandbox/confirm', card)).status).toBe(200);
      return id;
    };
    const all = ['order.created', 'order.paid', 'order.cancelled', 'order.refunded'];
    const told = (id: string, types: string[]): Promise<boolean> =>
      until(async () => (String(await heard('notifications', id)) === String(types) ? true : null));

    const first = await bought();
    await told(first, all.slice(0, 2));
    expect((await admin.post(`/orders/${first}/cancel`, {})).status).toBe(200);
    await until(async () => ((await heard('payments', first)).length > 0 ? true : null));
    const { body } = await viewer.get(`/orders/${first}`);
    expect(body.refunds).toEqual([expect.objectContaining({ status: 'succeeded' })]);

    await payments.end('SIGKILL');
    const second = await bought();
    expect((await admin.post(`/orders/${second}/cancel`, {})).status).toBe(200);
    expect(await heard('payments', second)).toEqual([]);
    payments = start('worker', '--only', 'payments');
    await until(async () => ((await heard('payments', second)).length > 0 ? true : null));
    expect(await heard('payments', second)).toEqual(['order.cancelled']);
    const lost = `SELECT FROM event_deliveries WHERE consumer <> 'rabbitmq'`;
    expect((await sql.query(lost)).rows).toEqual([]);
    await payments.ready();
    const ends = [notifications, payments, api].map((one) => one.end('SIGTERM'));
    expect(await Promise.all(ends)).toEqual([0, 0, 0]);
  }, 120_000);
});

describe('A worker', () => {
  it('gives way to those that answer when the machine is full, and its database does not', async () => {
    const own = { ...environment, DATABASE_URL: '', STOA_DATA_DIR: join(dataDir, 'own') };
    const worker = StoaProcess.start(own, ['src/worker.ts']);
    await worker.ready();
    const [database] = (
      await readFile(join(dataDir, 'own', 'postgres', 'cluster', 'postmaster.pid'), 'utf8')
    ).split('\n');
    expect([getPriority(worker.pid), getPriority(Number(database))]).toEqual([
      Math.max(10, getPriority()),
      getPriority(),
    ]);
  });

  it('is waited for by nobody who revokes something: only those that answer remember who may do what', async () => {
    const worker = start('worker');
    const api = start('api');
    await Promise.all([worker.ready(), api.ready()]);
    const instances = async (): Promise<number> =>
      (await sql.query('SELECT FROM instances WHERE lease_until > now()')).rowCount ?? 0;
    await until(async () => ((await instances()) > 0 ? true : null));
    await delay(1_000);
    expect(await instances()).toBe(1);
  });

  it.each([
    [
      ['--only', 'payments,accounting'],
      /There is no event consumer called accounting\. There are: .*payments/,
    ],
    [['--only', ''], /--only needs names of consumers/],
    [['--some', 'payments'], /There is --only NAME,NAME and nothing else/],
  ])('that is started with %j says what is wrong with that, and ends', async (parameters, reason) => {
    const worker = StoaProcess.start(environment, ['src/worker.ts', ...parameters]);
    expect(await worker.ended()).toBe(1);
    expect(worker.output).toMatch(reason);
    expect(worker.output).not.toMatch(/ at /);
  });
});
