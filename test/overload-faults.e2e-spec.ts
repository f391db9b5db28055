import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { BoundedPool } from '../src/database/bounded-pool.js';
import { MortalClient } from '../src/database/mortal-client.js';
import { refusably } from '../src/database/refusable.js';
import { SharedReads } from '../src/database/shared-reads.js';
import { Actor, type Answer } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { FaultProxy } from './support/fault-proxy.js';
import { hold } from './support/hold.js';
import { expectProblem } from './support/matchers.js';
import { place } from './support/orders.js';
import { StoaProcess } from './support/process.js';
import { Stoa } from './support/stoa.js';
import { times } from './support/twins.js';

let stoa: Stoa;
beforeAll(async () => {
  stoa = await Stoa.start();
});
afterAll(() => stoa.stop());

/** A list that is read anew, for one alone. */
/** Filtered, so that it does not share a connection with others. */
const list = (actor: Actor, limit = 20): Promise<Answer> =>
  actor.get(`/products?minPrice=0&limit=${limit}`, { 'cache-control': 'no-cache' });

function expectRefused(answers: readonly Answer[]): void {
  for (const answer of answers) {
    expectProblem(answer, 503, 'SERVICE_UNAVAILABLE');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  }
}

const refusedOf = (answers: readonly Answer[]): Answer[] => answers.filter(({ status }) => status !== 200);

/** How many were refused so far, for that reason or for any. */
async function shed(actor: Actor, reason = '.*'): Promise<number> {
  const text = (await actor.get('//metrics')).body as string;
  const counts = text.matchAll(new RegExp(`^stoa_shed_requests_total\\{reason="${reason}"\\} (\\d+)$`, 'gm'));
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}

describe('A service whose event loop stood still', () => {
  const crowd = 150;
  let service: StoaProcess;
  let nobody: Actor;
  beforeAll(async () => {
    service = StoaProcess.start({
      ...{ NODE_ENV: 'test', LOG_LEVEL: 'info', STOA_DEMO: 'false', DATABASE_URL: stoa.databaseUrl },
      ...{ KEY_ENCRYPTION_SECRET: 'a secret of the test suite that protects nothing at all' },
      ...{ RATE_LIMIT_IP: '1000000/60', DATABASE_POOL_WAITING: '0' },
    });
    nobody = new Actor((await service.up()).replace('localhost', '127.0.0.1'), null);
  });
  afterAll(() => service.end('SIGKILL'));

  const all = (): Promise<Answer[]> => Promise.all(times(crowd, (index) => list(nobody, 1 + (index % 100))));

  /** Asks again and again until everybody is served at once, and as many are let in as ever are. */
  async function untilServed(): Promise<void> {
    while (refusedOf(await all()).length > 0) await delay(200);
    const most = 'stoa_requests_in_flight_limit{lane="ordinary"} 500';
    while (!((await nobody.get('//metrics')).body as string).includes(most)) await delay(200);
  }

  it('refuses part of what has waited meanwhile, then serves everybody as before', async () => {
    await untilServed();
    const [before, late] = [await shed(nobody), await shed(nobody, 'event_loop')];
    service.freeze();
    const waiting = all();
    await delay(1_500);
    service.thaw();
    const answers = await waiting;
    const refused = refusedOf(answers);
    expectRefused(refused);
    // of a crowd sixty-four are let in however late it is
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(64);
    expect(refused.length).toBeGreaterThan(0);
    expect((await shed(nobody)) - before).toBe(refused.length);
    expect(await shed(nobody, 'event_loop')).toBeGreaterThan(late);
    expect((await list(nobody)).status).toBe(200);
    await untilServed();
  });

  it('has served whoever asked alone at once', async () => {
    service.freeze();
    const waiting = Promise.all([list(nobody), nobody.get('//health/ready'), nobody.get('/posts')]);
    await delay(1_000);
    service.thaw();
    expect(refusedOf(await waiting)).toEqual([]);
  });

  it('says in its log that it refused, once, and that it is over', async () => {
    const said = (message: string): number => service.output.split(`"msg":"${message}"`).length - 1;
    while (said('overload is over') === 0) await delay(100);
    expect(said('overload')).toBe(said('overload is over'));
    expect(service.output).not.toMatch(/"status":503/);
  });
});

describe('A service whose database is slow', () => {
  const [connections, waiting] = [2, 3];
  let proxy: FaultProxy;
  let slow: Stoa;
  beforeAll(async () => {
    proxy = await FaultProxy.before(stoa.databaseUrl);
    slow = await stoa.beside({
      DATABASE_URL: proxy.url,
      DATABASE_POOL_SIZE: String(connections),
      DATABASE_POOL_WAITING: String(waiting),
    });
  });
  afterAll(async () => {
    await slow.stop();
    await proxy.refuse();
  });

  it('refuses at once what would wait behind too many others, and goes on with those that wait', async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      const warm = await Promise.all(times(connections, (index) => list(slow.nobody, index + 1)));
      expect(refusedOf(warm)).toEqual([]);
      const before = await shed(slow.nobody, 'database');
      proxy.hold();
      const refused: Answer[] = [];
      const asked = times(20, async (index) => {
        const answer = await list(slow.nobody, index + 1);
        if (answer.status !== 200) refused.push(answer);
        return answer;
      });
      // nobody who is served can be answered before the database is
      while (refused.length < 20 - connections - waiting) await delay(5);
      proxy.release();
      const served = (await Promise.all(asked)).filter(({ status }) => status === 200).length;
      // a page and its count each take a place
      expect(served).toBeGreaterThan(0);
      expect(served).toBeLessThanOrEqual(connections + waiting);
      expect(refused).toHaveLength(20 - served);
      expectRefused(refused);
      expect((await shed(slow.nobody, 'database')) - before).toBe(20 - served);
    }
  });

  it('reads while all who write wait for one another', async () => {
    const buyer = new Actor(slow.url, (await stoa.given.viewer()).token);
    await slow.untilLeased();
    expect((await buyer.get('/users/me')).status).toBe(200);
    const { id } = await productOf(await stoa.given.editor(), { stock: 100 });
    const held = await hold(stoa, 'SELECT FROM variants WHERE product_id = $1 FOR UPDATE', [id]);
    const answers: Answer[] = [];
    const orders = times(10, async () => void answers.push(await place(buyer, { [id]: 1 })));
    while (answers.length < 10 - connections - waiting) await delay(5);
    expectRefused(answers);
    expect((await list(slow.nobody)).status).toBe(200);
    expect((await slow.nobody.get('//health/ready')).status).toBe(200);
    await held.release();
    await Promise.all(orders);
    // on a slow machine those who wait may wait too long
    const taken = answers.filter(({ status }) => status === 201).length;
    expect(taken).toBeLessThanOrEqual(connections + waiting);
    expect((await slow.nobody.get(`/products/${id}`)).body.stock).toBe(100 - taken);
    expect((await place(buyer, { [id]: 1 })).status).toBe(201);
  });
});

describe('A connection that many wait for', () => {
  it('goes first to what is not refused and to what has begun, then to the others in their order', async () => {
    const pool = new BoundedPool({ connectionString: stoa.databaseUrl, max: 1, maxWaiting: 10 });
    const turns: string[] = [];
    const take = async (name: string): Promise<void> => {
      const client = await pool.connect();
      turns.push(name);
      client.release();
    };
    const holder = await pool.connect();
    const waiting = [
      refusably(() => take('first')),
      refusably(() => take('second')),
      take('sign-in'),
      take('readiness'),
    ];
    holder.release();
    await Promise.all(waiting);
    expect(turns).toEqual(['sign-in', 'readiness', 'first', 'second']);
    await pool.end();
  });
});

describe('Reads that travel together', () => {
  const query = { name: 'test-one', text: 'SELECT 1 AS one', values: [] };

  it('are not refused a connection for the sake of one that may be, and are where all may be', async () => {
    const pool = new BoundedPool({
      ...{ connectionString: stoa.databaseUrl, max: 1, maxWaiting: 1 },
      ...{ Client: MortalClient },
    });
    const reads = new SharedReads(pool, 1);
    const holder = await pool.connect();
    const other = pool.connect().then((client) => client.release());
    const alone = await Promise.allSettled([1, 2].map(() => refusably(() => reads.ask(query))));
    const mixed = [refusably(() => reads.ask(query)), reads.ask(query)];
    await delay(50);
    holder.release();
    const answers = await Promise.all(mixed);
    await other;
    expect(alone).toEqual([1, 2].map(() => expect.objectContaining({ status: 'rejected' })));
    expect(answers.map(({ rows }) => rows)).toEqual([[{ one: 1 }], [{ one: 1 }]]);
    await pool.end();
  });
});
