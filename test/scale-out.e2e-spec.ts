import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { shared } from './chaos/cast.js';
import { Actor, type Answer } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { Nginx } from './support/nginx.js';
import { eventsOf, faultsOfBooks, freshKey, orderBody } from './support/orders.js';
import { StoaProcess } from './support/process.js';
import { findRedis, redisUrl } from './support/redis.js';
import { asService } from './support/server.js';
import { openStoas, Stoa } from './support/stoa.js';
import { Ear } from './support/streams.js';

const limit = 240;
const demo = { password: 'stoa-demo-2026' };
let stoa: Stoa;
let processes: StoaProcess[];
/** Of each process. */
let urls: string[];
/** In front of one of them, of two, of all four. */
let fronts: Record<number, Nginx | null> = {};
beforeAll(async () => {
  stoa = await Stoa.start(shared);
  // others are at work on its database all the time
  openStoas.delete(stoa);
  const redis = await findRedis();
  redis?.disconnect();
  const environment = {
    ...shared,
    DATABASE_URL: asService(stoa.databaseUrl),
    DATABASE_OWNER_URL: stoa.databaseUrl,
    TRUST_PROXY: '127.0.0.1',
    RATE_LIMIT_IP: '1000000/60',
    RATE_LIMIT_USER: `${limit}/60`,
    ORDER_PAYMENT_WINDOW: '5',
    ...(redis === null ? {} : { REDIS_URL: redisUrl }),
  };
  processes = Array.from({ length: 4 }, () => StoaProcess.start(environment));
  urls = await Promise.all(processes.map((one) => one.up()));
  const [one, two, four] = await Promise.all([1, 2, 4].map((count) => Nginx.start(urls.slice(0, count))));
  fronts = { 1: one ?? null, 2: two ?? null, 4: four ?? null };
}, 180_000);
afterAll(async () => {
  for (const front of Object.values(fronts)) await front?.end();
  await StoaProcess.endAll();
  await stoa.stop();
});

/** What holds only behind nginx; passed over where there is none. */
const behind = (title: string, test: (front: string) => Promise<void>): void =>
  it(title, () => (fronts[4] == null ? Promise.resolve() : test(fronts[4].url)));

async function signedIn(url: string, email: string): Promise<Actor> {
  const { body } = await new Actor(url, null).post('/auth/login', { email, ...demo });
  return new Actor(url, body.accessToken, body.user.id);
}
const at = (url: string, { token, id }: Actor): Actor => new Actor(url, token, id);
const atAll = (actor: Actor): Actor[] => urls.map((url) => at(url, actor));

describe.each([1, 2, 4])('Behind nginx, %d', (count) => {
  it('give the same answers to the same requests, with the same ETags', async () => {
    const front = fronts[count] ?? null;
    if (front === null) return;
    const [viewer, admin] = await Promise.all(
      ['viewer', 'admin'].map((name) => signedIn(front.url, `${name}@stoa.test`)),
    );
    const nobody = new Actor(front.url, null);
    const [product] = (await nobody.get('/products?limit=1&sort=name')).body.data;
    const questions: [Actor, string][] = [
      [nobody, '/products?limit=20&sort=name'],
      [nobody, '/products?search=kettle&facets=stock'],
      [nobody, `/products/${product.id}`],
      [nobody, '/categories'],
      [nobody, '/posts?limit=10'],
      [nobody, '/products/no-such-thing'],
      [viewer!, '/users/me'],
      [viewer!, '/orders?limit=5'],
      [admin!, '/orders?limit=20'],
      [admin!, '/users?limit=20'],
    ];
    for (const [asker, path] of questions) {
      const answers = await Promise.all(
        [...Array.from({ length: 2 * count }, () => asker), at(urls[0]!, asker), at(urls[3]!, asker)].map(
          (one) => one.get(path),
        ),
      );
      const told = answers.map(({ status, headers, body: { requestId: _, ...body } }) =>
        JSON.stringify([status, headers.get('etag'), body]),
      );
      expect([path, new Set(told).size]).toEqual([path, 1]);
      const etag = answers[0]?.headers.get('etag');
      if (etag == null) continue;
      const again = await Promise.all(
        Array.from({ length: count }, () => asker.get(path, { 'if-none-match': etag })),
      );
      expect(again.map(({ status }) => status)).toEqual(Array(count).fill(304));
    }
  });
});

describe('Four processes behind nginx', () => {
  behind(
    'show a new price to editors at once, to everybody in a moment, and never the old one again',
    async (front) => {
      const admin = await signedIn(front, 'admin@stoa.test');
      const { id } = await productOf(admin, { stock: 1 });
      const path = `/products/${id}`;
      for (const url of urls) await new Actor(url, null).get(path);
      for (const amount of [2100, 2200, 2300]) {
        const changed = await admin.patch(path, { price: { amount, currency: 'USD' } });
        expect(changed.status).toBe(200);
        const edited = await Promise.all(atAll(admin).map((one) => one.get(path)));
        expect(edited.map(({ body }) => body.price.amount)).toEqual(Array(4).fill(amount));
        const shown = urls.map(async (url) => {
          const look = async (): Promise<number> => (await new Actor(url, null).get(path)).body.price.amount;
          while ((await look()) !== amount) await delay(10);
          for (let time = 0; time < 20; time += 1) expect(await look()).toBe(amount);
        });
        await Promise.all(shown);
      }
    },
  );

  behind('refuse everywhere, on the next request, who has signed out at one of them', async (front) => {
    const viewer = await signedIn(front, 'viewer@stoa.test');
    const before = await Promise.all(atAll(viewer).map((one) => one.get('/users/me')));
    expect(before.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await viewer.post('/auth/logout', {})).status).toBe(204);
    const after = await Promise.all(atAll(viewer).map((one) => one.get('/users/me')));
    expect(after.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  });

  behind('count the requests of a user together', async (front) => {
    const viewer = await stoa.given.viewer();
    const statuses: number[] = [];
    for (let turn = 0; turn < limit / 8; turn += 1) {
      const asked = Array.from({ length: 8 }, () => at(front, viewer).get('/users/me'));
      statuses.push(...(await Promise.all(asked)).map(({ status }) => status));
    }
    expect(new Set(statuses)).toEqual(new Set([200]));
    let more = 0;
    for (const one of atAll(viewer)) {
      while ((await one.get('/users/me')).status !== 429) {
        more += 1;
        await delay(100);
      }
    }
    // each has seen a quarter, and would by itself have let in three times as many
    expect(more).toBeLessThan(limit / 2);
  });

  behind('tell clients apart by the address that nginx saw, not by what they say of it', async (front) => {
    const left = async (headers: Record<string, string>, localAddress = '127.0.0.1'): Promise<number> => {
      const asked = get(`${front}/api/v1/categories`, { headers, localAddress });
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      answer.resume();
      return Number(answer.headers['ratelimit-remaining']);
    };
    const claims = [7, 8, 9].map((one) => ({ 'x-forwarded-for': `203.0.113.${one}` }));
    // the first request of a network that nobody was in before
    expect(await left(claims[0]!, '127.0.0.9')).toBe(999_999);
    for (const claim of claims) expect(await left(claim)).toBeLessThan(999_999);
  });

  behind('make one order of one key, sent to all of them at once', async (front) => {
    const { id } = await productOf(await signedIn(front, 'admin@stoa.test'), { stock: 50 });
    const viewer = await stoa.given.viewer();
    const [key, body] = [freshKey(), orderBody({ [id]: 1 })];
    const order = async (one: Actor): Promise<string> => {
      for (;;) {
        const answer = await one.post('/orders', body, key);
        if (answer.body.code !== 'IDEMPOTENCY_KEY_IN_USE') return `${answer.status} ${answer.body.id}`;
        await delay(20);
      }
    };
    const told = await Promise.all([...atAll(viewer), ...atAll(viewer), at(front, viewer)].map(order));
    expect([new Set(told).size, told[0]?.slice(0, 3)]).toEqual([1, '201']);
    const { rowCount } = await stoa.sql.query('SELECT FROM orders WHERE user_id = $1', [viewer.id]);
    expect(rowCount).toBe(1);
  });

  behind('tell events through nginx as they happen, and do once what is due', async (front) => {
    const { id } = await productOf(await signedIn(front, 'admin@stoa.test'), { stock: 50 });
    const viewer = await stoa.given.viewer();
    const ear = await Ear.of(at(front, viewer));
    const orders = await Promise.all(
      [...atAll(viewer), ...atAll(viewer)].map((one) =>
        one.post('/orders', orderBody({ [id]: 1 }), freshKey()),
      ),
    );
    expect(orders.map(({ status }) => status)).toEqual(Array(8).fill(201));
    const ids = orders.map(({ body }) => body.id as string);
    const heard = (type: string): string[] =>
      ear.events.filter((event) => event.type === type).map(({ data }) => data.aggregateId as string);
    await ear.until(() => heard('order.created').length === 8);
    expect(ear.comments + ear.words.length).toBeGreaterThan(0);
    // nobody pays: each is cancelled once, by one of the four
    await ear.until(() => heard('order.cancelled').length >= 8);
    await delay(2_000);
    expect(heard('order.cancelled').sort()).toEqual([...ids].sort());
    for (const one of ids) expect(await eventsOf(stoa, one)).toEqual(['order.created', 'order.cancelled']);
    expect((await at(front, viewer).get(`/products/${id}`)).body.stock).toBe(50);
    await ear.close();
  });
});

describe('One of four that is killed', () => {
  behind('loses no order that was accepted, and readers notice nothing', async (front) => {
    const admin = await signedIn(front, 'admin@stoa.test');
    const { id } = await productOf(admin, { stock: 500 });
    const buyers = await stoa.given.crowd(10);
    // the demo shop was never lived through
    const before = await faultsOfBooks(stoa);
    const accepted: string[] = [];
    const read: number[] = [];
    const over = new AbortController();
    const reader = (async () => {
      while (!over.signal.aborted) {
        const asked = [`/products/${id}`, '/products?limit=5', '/categories'];
        const answers = await Promise.all(asked.map((path) => new Actor(front, null).get(path)));
        read.push(...answers.map(({ status }) => status));
      }
    })();
    /** As a good client does: with one key until there is an answer that stays. */
    const order = async (buyer: Actor): Promise<void> => {
      const [key, body] = [freshKey(), orderBody({ [id]: 1 })];
      for (;;) {
        const answer: Answer = await at(front, buyer).post('/orders', body, key);
        if (answer.status === 201) return void accepted.push(answer.body.id);
        expect([503, 409]).toContain(answer.status);
        await delay(50);
      }
    };
    const ordering = buyers.map(async (buyer) => {
      for (let time = 0; time < 15; time += 1) await order(buyer);
    });
    while (accepted.length < 30) await delay(5);
    expect(await processes[1]?.end('SIGKILL')).toBe('SIGKILL');
    await Promise.all(ordering);
    over.abort();
    await reader;
    expect([accepted.length, new Set(accepted).size]).toEqual([150, 150]);
    const { rows } = await stoa.sql.query<{ id: string }>(
      'SELECT o.id FROM orders o JOIN order_lines i ON i.order_id = o.id WHERE i.product_id = $1',
      [id],
    );
    expect(rows.map((row) => row.id).sort()).toEqual([...accepted].sort());
    expect(new Set(read)).toEqual(new Set([200]));
    expect(await faultsOfBooks(stoa)).toEqual(before);
  });
});
