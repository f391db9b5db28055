import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Remembered } from '../src/access/revocations/remembered.js';
import { BearerStrategy } from '../src/auth/bearer.strategy.js';
import { Callers } from '../src/auth/sessions/callers.js';
import { Freshness } from '../src/cache/freshness.js';
import { QuotaStore } from '../src/http/rate-limit/quota-store.js';
import { StoaProcess } from './support/process.js';
import { speak } from './support/raw.js';
import { withAdmin } from './support/server.js';
import { Stoa } from './support/stoa.js';
import { storesOf } from './support/stores.js';

/** Requests of a window; what is kept of each of them is seen among what comes and goes by itself. */
const window = 2_000;
/** Bytes that may seem to stay of a request: less than an entry of a map takes with its key and a small object. */
const mostBytes = 200;
/** What is kept of each request is seen each time; what only warms up, on a busy machine for longer, is not. */
const looks = 3;
const atOnce = 10;

/** An address that nobody has used before, as a proxy tells it. */
const anybody = (): string => `2001:db8:${randomBytes(6).toString('hex').match(/..../g)?.join(':')}::1`;

/** What strangers send; nothing of it may stay. None is a list, whose answers have a memory with a bound in bytes. */
const strangers: readonly ((url: string) => Promise<unknown>)[] = [
  (url) => ask(url, 'GET', `/products/${randomUUID()}`),
  (url) => ask(url, 'GET', `/nowhere/${randomUUID()}`),
  (url) => ask(url, 'GET', `/products?${randomBytes(5).toString('hex')}=1`),
  (url) => ask(url, 'GET', '/orders', { authorization: `Bearer ${forged()}` }),
  (url) => ask(url, 'GET', '/orders', { authorization: `Bearer stoa_${randomBytes(30).toString('hex')}` }),
  (url) => ask(url, 'GET', '/cart', { 'x-cart-token': randomBytes(32).toString('base64url') }),
  (url) => ask(url, 'POST', '/auth/refresh', {}, { refreshToken: randomBytes(60).toString('base64url') }),
  (url) => ask(url, 'POST', '/auth/password/forgot', {}, { email: `${randomUUID()}@example.com` }),
  (url) => ask(url, 'POST', '/orders', { 'idempotency-key': randomUUID() }, { items: [] }),
  (url) => ask(url, 'POST', `/payments/webhooks/${randomUUID()}`, {}, { id: randomUUID() }),
  (url) => speak(url, `GET /${randomUUID()} HTTP/9.9\r\n\r\n`),
];
/** Dear on purpose, so that there are fewer. */
const guess = (url: string): Promise<unknown> =>
  ask(url, 'POST', '/auth/login', {}, { email: `${randomUUID()}@example.com`, password: 'guessed wrongly' });

function forged(): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'ES256', typ: 'at+jwt', kid: randomUUID() })}.${part({ sub: randomUUID() })}.AAAA`;
}

async function ask(
  url: string,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body?: object,
): Promise<void> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      'x-forwarded-for': anybody(),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  await answer.arrayBuffer();
  if (answer.status >= 500) throw new Error(`${method} ${path} was answered with ${answer.status}`);
}

/** So many requests of everybody in turn, some at a time. */
async function send(url: string, count: number): Promise<void> {
  let sent = 0;
  const one = async (): Promise<void> => {
    while (sent < count) {
      const n = sent++;
      await (n % 40 === 0 ? guess : strangers[n % strangers.length])?.(url);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

const unlimited = { TRUST_PROXY: '127.0.0.0/8', RATE_LIMIT_SIGNIN_NETWORK: '1000000/900' };

describe('A process', () => {
  const database = `stoa_memory_${randomBytes(6).toString('hex')}`;
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'stoa-memory-'));
  });
  afterEach(() => StoaProcess.endAll());
  afterAll(async () => {
    await rm(dataDir, { recursive: true, force: true });
    await withAdmin((admin) => admin.drop(database));
  });

  it('keeps nothing of thousands of requests, each of somebody else', async () => {
    const started = StoaProcess.start(
      {
        ...{ DATABASE_URL: await withAdmin((admin) => admin.create(database)), STOA_DATA_DIR: dataDir },
        // windows of a second, so that those of one thousand requests are over when the next begin
        ...{ ...unlimited, STOA_DEMO: 'false', RATE_LIMIT_IP: '1000/1', LOG_LEVEL: 'fatal' },
      },
      ['--expose-gc', '--no-flush-bytecode', '--import', './test/support/heap.mjs', 'src/main.ts'],
    );
    const url = await started.up();
    const heap = /Heap at (\S+)/.exec(started.output)?.[1] ?? '';
    const once = async (): Promise<number> => {
      const { heapUsed, external } = (await (await fetch(heap)).json()) as Record<string, number>;
      return (heapUsed ?? NaN) + (external ?? NaN);
    };
    /** The lowest of some readings: what requests have left to do goes by. */
    const bytes = async (): Promise<number> => {
      const readings = [await once()];
      while (readings.length < 6) {
        await delay(250);
        readings.push(await once());
      }
      return Math.min(...readings);
    };
    // what has a bound fills, and code is compiled
    await send(url, 2 * window);
    let before = await bytes();
    const kept: number[] = [];
    while (kept.length < looks && !kept.some((each) => each < mostBytes)) {
      await send(url, 2 * window);
      const after = await bytes();
      kept.push((after - before) / (2 * window));
      before = after;
    }
    expect(Math.min(...kept)).toBeLessThan(mostBytes);
  }, 300_000);
});

/** Where something is kept of each request, and how much is told in the last test. */
const quotas = 'QuotaStore.windows';
/** Told to the others, and emptied, once a second. */
const untold = 'QuotaStore.untold';
const tokens = 'BearerStrategy.verified';
const sessions = 'Callers.memory.entries.entries';
const sessionsOf = 'Callers.memory.entries.idsOf';
/** Bounded in bytes: see memory-tier.spec.ts. */
const answers = 'MemoryTier.entries';

/** What is private. */
interface Held {
  remember(request: object, verified: object): void;
  readonly memory: { readonly entries: Remembered<object> };
}

const withToken = (token: string): object => ({
  raw: { headersDistinct: { authorization: [`Bearer ${token}`] } },
});

describe('What the parts of a service hold', () => {
  let stoa: Stoa;
  beforeAll(async () => {
    stoa = await Stoa.start(unlimited);
  });
  afterAll(() => stoa.stop());

  /** What grew by five or more while everybody came ten times. */
  const grown = async (work: () => Promise<void>): Promise<string[]> => {
    await work();
    const before = storesOf(stoa.app);
    await work();
    return (
      [...storesOf(stoa.app)]
        .filter(([name, size]) => size - (before.get(name) ?? 0) >= 5)
        .map(([name]) => name)
        // and what is remembered of answers goes by in a second
        .filter((name) => name !== untold && name !== answers)
    );
  };

  it('grows by what strangers send only where it has a bound', async () => {
    const names = await grown(async () => {
      await send(stoa.url, 10 * strangers.length);
      for (let n = 0; n < 10; n += 1) await guess(stoa.url);
    });
    expect(names).toEqual([quotas]);
  });

  it('grows by what people do only where it has a bound', async () => {
    const names = await grown(async () => {
      for (const viewer of await stoa.given.crowd(10)) {
        await viewer.get('/users/me');
        await viewer.get(`/products?minPrice=${randomInt(1, 1_000_000)}`);
        await viewer.post('/orders', { items: [] }, { 'idempotency-key': randomUUID() });
      }
    });
    expect(names.sort()).toEqual([tokens, sessions, sessionsOf, quotas].sort());
  });

  it('has that bound', () => {
    const { app } = stoa;
    const now = Date.now();
    for (let n = 0; n < 110_000; n += 1) app.get(QuotaStore).count(`bucket ${n}`, 60_000, 10);
    for (let n = 0; n < 25_000; n += 1) app.get(Freshness).forget([`subject ${n}`]);
    const strategy = app.get<unknown>(BearerStrategy) as Held;
    const memory = app.get<unknown>(Callers) as Held;
    for (let n = 0; n < 55_000; n += 1) {
      strategy.remember(withToken(`token-${n}`), { kid: 'key', claims: { exp: now } });
      memory.memory.entries.put(`session ${n}`, { userId: `user ${n}`, value: {} });
    }
    const sizes = storesOf(app);
    // those of users have a store of their own, and there are few
    expect(sizes.get(quotas)).toBeLessThan(100_100);
    expect(sizes.get(untold)).toBeLessThan(100_100);
    expect(sizes.get(tokens)).toBe(50_000);
    expect(sizes.get(sessions)).toBe(50_000);
    expect(app.get(Freshness).remembered).toBeLessThanOrEqual(20_000);
  });
});
