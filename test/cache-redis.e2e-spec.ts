import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { Seal } from '../src/cache/sealed.js';
import { Config } from '../src/config/config.js';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { moveClock, standStill } from './support/clock.js';
import { FaultProxy } from './support/fault-proxy.js';
import { hold } from './support/hold.js';
import { findRedis, redisUrl } from './support/redis.js';
import { recordStatements } from './support/statements.js';
import { Stoa } from './support/stoa.js';

const redis = await findRedis();

/** Two instances on one database and one Redis; the wire of the second breaks when it is told to. */
let one: Stoa;
let other: Stoa;
let proxy: FaultProxy;
let editor: Actor;
beforeAll(async () => {
  if (redis === null) return;
  one = await Stoa.start({ REDIS_URL: redisUrl });
  proxy = await FaultProxy.before(redisUrl);
  other = await one.beside({ REDIS_URL: proxy.url });
  editor = await one.given.editor();
  await Promise.all([untilRedisIs(one, 'up'), untilRedisIs(other, 'up')]);
});
afterAll(async () => {
  if (redis === null) return;
  await other.stop();
  await one.stop();
  await proxy.refuse();
  redis.disconnect();
});

async function untilRedisIs(stoa: Stoa, state: 'up' | 'down'): Promise<void> {
  for (;;) {
    const { status, body } = await stoa.nobody.get('//health/ready');
    expect(status).toBe(200);
    if (body.checks.redis === state) return;
    await delay(20);
  }
}

const readings = (statements: readonly string[]): number =>
  statements.filter((name) => name.startsWith('product-by-')).length;
const nameAt = async (stoa: Stoa, id: string): Promise<string> =>
  (await stoa.nobody.get(`/products/${id}`)).body.name;

/** Changes the name past the service, so that nobody is told. */
const rename = (id: string, name: string) =>
  one.sql.query('UPDATE products SET name = $2 WHERE id = $1', [id, name]);

/** What the instances have in Redis. */
async function keysOf(kind: string): Promise<string[]> {
  const { auth, database } = one.app.get(Config);
  const { prefix } = new Seal(auth.keyEncryptionSecret ?? '', new URL(database.url ?? '').pathname);
  return (await redis?.keys(`${prefix}${kind}:*`)) ?? [];
}
const kept = () => keysOf('product');
const turns = () => keysOf('turn');
async function untilNothingIsKept(): Promise<void> {
  while ((await kept()).length > 0) await delay(20);
}

/** Whether what one instance has read is told by the other without reading it. */
async function isShared(): Promise<boolean> {
  const { id } = await productOf(editor);
  const { statements } = await recordStatements(async () => {
    await one.nobody.get(`/products/${id}`);
    await other.nobody.get(`/products/${id}`);
  });
  return readings(statements) === 1;
}

/** Sharing is a matter of milliseconds; on a busy machine an answer may come too late to be used. */
async function untilShared(): Promise<void> {
  while (!(await isShared())) await delay(50);
}

(redis === null ? describe.skip : describe)('Two instances with a Redis', () => {
  it('tell what the other has read', async () => {
    await untilShared();
  });

  it('give the same answer to the letter', async () => {
    const { id } = await productOf(editor, { tags: ['letter'] });
    for (const path of [`/products/${id}`, '/products?tag=letter']) {
      const [here, there] = [await one.nobody.get(path), await other.nobody.get(path)];
      expect(there.body).toEqual(here.body);
      expect(there.headers.get('etag')).toBe(here.headers.get('etag'));
      expect(there.headers.get('link')?.replaceAll(other.url, '')).toBe(
        here.headers.get('link')?.replaceAll(one.url, ''),
      );
    }
  });

  it('read once for all who ask both at once', async () => {
    let count = 0;
    // the other waits a tenth of a second for what the first finds; on a busy machine that may be too short
    for (let time = 0; count !== 1; time += 1) {
      expect(time).toBeLessThan(20);
      const { id } = await productOf(editor);
      const held = await hold(one, 'LOCK TABLE products IN ACCESS EXCLUSIVE MODE');
      const { answer, statements } = await recordStatements(async () => {
        const first = one.nobody.get(`/products/${id}`);
        while ((await turns()).length === 0) await delay(5);
        const all = Array.from({ length: 20 }, () => other.nobody.get(`/products/${id}`));
        await delay(20);
        await held.release();
        return Promise.all([first, ...all]);
      });
      expect(new Set(answer.map(({ status }) => status))).toEqual(new Set([200]));
      count = readings(statements);
    }
  });

  it('show a change at once where it was made, and in the other when the news is there', async () => {
    const { id } = await productOf(editor, { name: 'Before' });
    // with time standing still, nothing is over for its age
    const [ticks, calendar] = [standStill(other), moveClock(other)];
    expect([await nameAt(one, id), await nameAt(other, id)]).toEqual(['Before', 'Before']);
    await editor.patch(`/products/${id}`, { name: 'After' });
    expect(await nameAt(one, id)).toBe('After');
    while ((await nameAt(other, id)) !== 'After') await delay(5);
    ticks.goOn();
    calendar.stop();
  });

  it('show a change that nobody told of within a second, however late they took it from each other', async () => {
    const { id } = await productOf(editor, { name: 'Before' });
    expect(await nameAt(one, id)).toBe('Before');
    await rename(id, 'After');
    await delay(700);
    await nameAt(other, id);
    await delay(300);
    expect([await nameAt(one, id), await nameAt(other, id)]).toEqual(['After', 'After']);
  });

  it.each<[string, (sealed: string) => string]>([
    ['of another product', (sealed) => sealed],
    ['with another price', (sealed) => sealed.replace('"amount":1999', '"amount":1')],
    ['of nothing', () => ''],
    ['of garbage', () => 'garbage'.repeat(50)],
  ])('read nothing that a stranger wrote into Redis: an entry %s', async (what, forge) => {
    const [mine, strange] = await Promise.all([
      productOf(editor, { name: 'Mine' }),
      productOf(editor, { name: 'Strange' }),
    ]);
    await untilNothingIsKept();
    await Promise.all([nameAt(one, mine['id']), nameAt(one, strange['id'])]);
    const there = await Promise.all(
      (await kept()).map(async (key) => ({ key, text: (await redis?.get(key)) ?? '' })),
    );
    const of = (name: string) => there.find(({ text }) => text.includes(`"name":"${name}"`));
    const sealed = of(what === 'with another price' ? 'Mine' : 'Strange')?.text ?? '';
    await redis?.set(of('Mine')?.key ?? '', forge(sealed), 'PX', 60_000);
    const { body } = await other.nobody.get(`/products/${mine['id']}`);
    expect([body.name, body.price.amount]).toEqual(['Mine', 1999]);
    for (const key of await kept()) await redis?.del(key);
  });

  it('keep nothing that arrives there too late', async () => {
    const { id } = await productOf(editor);
    await untilShared();
    await untilNothingIsKept();
    proxy.holdQuestions();
    await nameAt(other, id);
    await delay(1_000);
    proxy.releaseQuestions();
    await untilRedisIs(other, 'up');
    expect(await kept()).toEqual([]);
  });
});

(redis === null ? describe.skip : describe)('An instance that loses its Redis', () => {
  it.each<[string, () => unknown]>([
    ['because it is frozen', () => proxy.swallowAll()],
    ['because it is gone', () => proxy.refuse()],
    ['because the connections lead nowhere', () => proxy.swallowExisting()],
    ['because the connections are cut', () => proxy.reset()],
  ])('%s, answers from the database and its own memory, and comes back by itself', async (_why, lose) => {
    const { id } = await productOf(editor, { name: 'Before' });
    await Promise.all([one, other].map((stoa) => nameAt(stoa, id)));
    await lose();
    const { statements } = await recordStatements(async () => {
      for (let time = 0; time < 20; time += 1) expect(await nameAt(other, id)).toBe('Before');
    });
    expect(readings(statements)).toBeLessThan(20);
    const there = await other.given.editor();
    expect((await there.patch(`/products/${id}`, { name: 'After' })).status).toBe(200);
    expect(await nameAt(other, id)).toBe('After');
    await delay(1_000);
    expect(await nameAt(one, id)).toBe('After');
    expect((await other.nobody.get('//health/ready')).status).toBe(200);
    await proxy.mend();
    await untilRedisIs(other, 'up');
    await untilShared();
  });

  it('says so, and is ready nevertheless', async () => {
    await proxy.refuse();
    await untilRedisIs(other, 'down');
    await proxy.mend();
    await untilRedisIs(other, 'up');
  });
});

describe('A service whose Redis is not there when it starts', () => {
  it('starts, answers, and is ready', async () => {
    const stoa = await Stoa.start({ REDIS_URL: 'redis://127.0.0.1:1' });
    const { id } = await productOf(await stoa.given.editor(), { name: 'Alone' });
    expect(await nameAt(stoa, id)).toBe('Alone');
    await untilRedisIs(stoa, 'down');
    await stoa.stop();
  });
});
