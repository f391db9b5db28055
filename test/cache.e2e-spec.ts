import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { Freshness } from '../src/cache/freshness.js';
import type { Actor, Answer } from './support/actor.js';
import { categoryOf, productOf } from './support/catalogue.js';
import { FaultProxy } from './support/fault-proxy.js';
import { hold } from './support/hold.js';
import { moveClock, standStill } from './support/clock.js';
import { expectProblem } from './support/matchers.js';
import { orderOf, place } from './support/orders.js';
import { recordStatements } from './support/statements.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
let viewer: Actor;
let nobody: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  [editor, viewer] = await Promise.all([stoa.given.editor(), stoa.given.viewer()]);
  nobody = stoa.nobody;
});
afterAll(() => stoa.stop());

/** How often the database was asked for a product or a list of them. */
const readings = (statements: readonly string[]): number =>
  statements.filter((name) => /^product-by-|FROM products/.test(name)).length;

/** Keeps everybody waiting who reads products, until it is released. */
const holdProducts = () => hold(stoa, 'LOCK TABLE products IN ACCESS EXCLUSIVE MODE');

/** Waits until somebody waits for the lock. */
async function untilSomebodyWaits(): Promise<void> {
  const waiting = `SELECT count(*)::int FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  while ((await stoa.sql.query<{ count: number }>(waiting)).rows[0]?.count === 0) await delay(5);
}

/** What a hundred get who ask at once, all before the first is answered and in less than a second. */
async function stampede(path: string): Promise<{ answer: Answer[]; statements: string[] }> {
  const held = await holdProducts();
  const [ticks, calendar] = [standStill(stoa), moveClock(stoa)];
  try {
    return await recordStatements(async () => {
      const asked = Promise.all(Array.from({ length: 100 }, () => nobody.get(path)));
      await untilSomebodyWaits();
      await held.release();
      return asked;
    });
  } finally {
    ticks.goOn();
    calendar.stop();
  }
}

describe('A hundred who ask for the same at once', () => {
  it.each([
    ['a product', async () => `/products/${(await productOf(editor))['id']}`],
    ['a list', async () => `/products?tag=${(await productOf(editor, { tags: ['stampede'] }))['tags'][0]}`],
  ])('have it read once: %s', async (_what, make) => {
    const path = await make();
    const { answer, statements } = await stampede(path);
    expect(new Set(answer.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answer.map(({ headers }) => headers.get('etag'))).size).toBe(1);
    // a list is a look at its plan, its rows, and their number
    expect(readings(statements)).toBe(path.includes('?') ? 3 : 1);
  });

  it('are all told the same when it is not there', async () => {
    const { answer, statements } = await stampede('/products/nowhere-to-be-found');
    for (const one of answer) expectProblem(one, 404, 'NOT_FOUND');
    expect(readings(statements)).toBe(1);
  });
});

describe('What is told from memory', () => {
  it('is the very answer that the database gives, with its ETag, Link and headers', async () => {
    const { slug } = await productOf(editor, { tags: ['same'] });
    for (const path of [`/products/${slug}`, '/products?tag=same&limit=1', '/categories?limit=1']) {
      const told = await nobody.get(path, { 'cache-control': 'no-cache' });
      const first = await nobody.get(path);
      const again = await nobody.get(path);
      for (const one of [first, again]) {
        expect(one.body).toEqual(told.body);
        for (const header of ['etag', 'link', 'content-type', 'content-length', 'cache-control', 'vary'])
          expect([header, one.headers.get(header)]).toEqual([header, told.headers.get(header)]);
      }
    }
  });

  it('asks the database no second time', async () => {
    const { slug } = await productOf(editor);
    const { statements } = await recordStatements(async () => {
      await nobody.get(`/products/${slug}`);
      await nobody.get(`/products/${slug}`);
      await nobody.get(`/products/${slug}`);
    });
    expect(readings(statements)).toBe(1);
  });

  it('has links with the address as it was asked, though questions in other words share it', async () => {
    await productOf(editor, { tags: ['words'] });
    const [one, other] = [
      await nobody.get('/products?tag=words&limit=1'),
      await nobody.get('/products?limit=1&tag=words'),
    ];
    expect(one.headers.get('link')).toContain('?tag=words&limit=1');
    expect(other.headers.get('link')).toContain('?limit=1&tag=words');
    expect(one.headers.get('etag')).toBe(other.headers.get('etag'));
  });

  it('is 304 to whoever has it, and HEAD has no body', async () => {
    const { slug } = await productOf(editor);
    const etag = (await nobody.get(`/products/${slug}`)).headers.get('etag') ?? '';
    const known = await nobody.get(`/products/${slug}`, { 'if-none-match': etag });
    expect([known.status, known.body, known.headers.get('etag')]).toEqual([304, '', etag]);
    const head = await fetch(`${stoa.url}/api/v1/products/${slug}`, { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', etag]);
  });

  it('has an ETag that an editor can make a change with', async () => {
    const { id } = await productOf(editor);
    await nobody.get(`/products/${id}`);
    const etag = (await nobody.get(`/products/${id}`)).headers.get('etag') ?? '';
    const changed = await editor.patch(`/products/${id}`, { name: 'Anew' }, { 'if-match': etag });
    expect(changed.status).toBe(200);
    expectProblem(
      await editor.patch(`/products/${id}`, { name: 'Too late' }, { 'if-match': etag }),
      412,
      'PRECONDITION_FAILED',
    );
  });

  it('depends on the day: when the calendar is set, it is read anew', async () => {
    const { slug } = await productOf(editor);
    const clock = moveClock(stoa);
    const { statements } = await recordStatements(async () => {
      await nobody.get(`/products/${slug}`);
      clock.ahead(86_400);
      await nobody.get(`/products/${slug}`);
    });
    clock.stop();
    expect(readings(statements)).toBe(2);
  });
});

describe('Whoever edits', () => {
  it('is shown the database, and so is who asks for the latest', async () => {
    const { slug } = await productOf(editor);
    const { statements } = await recordStatements(async () => {
      await nobody.get(`/products/${slug}`);
      await editor.get(`/products/${slug}`);
      await nobody.get(`/products/${slug}`, { 'cache-control': 'no-cache' });
      await viewer.get(`/products/${slug}`);
    });
    expect(readings(statements)).toBe(3);
  });

  it('leaves no draft in the memory of others', async () => {
    const { id, slug } = await productOf(editor, { status: 'draft', tags: ['hidden'] });
    expect((await editor.get(`/products/${slug}`)).status).toBe(200);
    expect((await editor.get('/products?tag=hidden&status=any')).body.data).toHaveLength(1);
    expectProblem(await nobody.get(`/products/${slug}`), 404, 'NOT_FOUND');
    expectProblem(await viewer.get(`/products/${id}`), 404, 'NOT_FOUND');
    expect((await nobody.get('/products?tag=hidden')).body.data).toHaveLength(0);
    expectProblem(await nobody.get('/products?tag=hidden&status=any'), 403, 'FORBIDDEN');
  });
});

/** What everybody sees, and then again after `change`: whoever has the answer to the change sees it at once. */
async function seenBeforeAndAfter(paths: string[], change: () => Promise<unknown>): Promise<any[][]> {
  const look = (): Promise<any[]> => Promise.all(paths.map(async (path) => (await nobody.get(path)).body));
  await look();
  const before = await look();
  await change();
  return [before, await look()];
}

describe('A change', () => {
  it('of a product is seen at once, by id, by slug and in lists', async () => {
    const { id, slug } = await productOf(editor, { tags: ['seen'], name: 'Before' });
    const paths = [`/products/${id}`, `/products/${slug}`];
    const [before, after] = await seenBeforeAndAfter(paths, () =>
      editor.patch(`/products/${id}`, { name: 'After' }),
    );
    expect([before, after].map((seen) => seen?.map(({ name }) => name))).toEqual([
      ['Before', 'Before'],
      ['After', 'After'],
    ]);
    const lists = await seenBeforeAndAfter(['/products?tag=seen', '/products?tag=unseen'], () =>
      editor.patch(`/products/${id}`, { tags: ['unseen'] }),
    );
    expect(lists.map((seen) => seen.map(({ data }) => data.length))).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it('of stock by hand is seen at once, and so is a product that is archived', async () => {
    const { id } = await productOf(editor, { stock: 1, tags: ['kept'] });
    const [, after] = await seenBeforeAndAfter([`/products/${id}`], () =>
      editor.post(`/products/${id}/stock`, { delta: 4, reason: 'received' }),
    );
    expect(after?.[0].stock).toBe(5);
    const [, gone] = await seenBeforeAndAfter([`/products/${id}`, '/products?tag=kept'], () =>
      editor.delete(`/products/${id}`),
    );
    expect([gone?.[0].code, gone?.[1].data]).toEqual(['NOT_FOUND', []]);
  });

  it('of a category is seen at once in it and in its products', async () => {
    const category = await categoryOf(editor, { name: 'Pots' });
    const { id } = await productOf(editor, { categoryId: category['id'] });
    const [, after] = await seenBeforeAndAfter([`/categories/${category['id']}`, `/products/${id}`], () =>
      editor.put(`/categories/${category['id']}`, { name: 'Pans' }),
    );
    expect([after?.[0].name, after?.[1].category.name]).toEqual(['Pans', 'Pans']);
  });

  it('by an order is seen by its buyer at once, in the product and where stock decides; and so is its end', async () => {
    const { id } = await productOf(editor, { stock: 2, tags: ['last'] });
    const paths = [`/products/${id}`, '/products?tag=last', '/products?tag=last&inStock=true'];
    let order: Record<string, any> = {};
    const [before, after] = await seenBeforeAndAfter(paths, async () => {
      order = await orderOf(viewer, { [id]: 2 });
    });
    const figures = ([one, all, some]: any[]): unknown[] => [one.stock, all.data[0].stock, some.data.length];
    expect([figures(before ?? []), figures(after ?? [])]).toEqual([
      [2, 2, 1],
      [0, 0, 0],
    ]);
    const [, back] = await seenBeforeAndAfter(paths, () => viewer.post(`/orders/${order['id']}/cancel`, {}));
    expect(figures(back ?? [])).toEqual([2, 2, 1]);
  });

  it('that comes while somebody reads is seen by all who ask after it', async () => {
    const { id } = await productOf(editor, { name: 'Before' });
    const proxy = await FaultProxy.before(stoa.databaseUrl);
    const slow = await stoa.beside({ DATABASE_URL: proxy.url });
    const name = async (): Promise<string> => (await slow.nobody.get(`/products/${id}`)).body.name;
    await slow.nobody.get('/products/nowhere');
    proxy.hold();
    const first = name();
    await delay(100);
    await stoa.sql.query("UPDATE products SET name = 'After' WHERE id = $1", [id]);
    slow.app.get(Freshness).forget([id]);
    const later = Promise.all(Array.from({ length: 20 }, name));
    await delay(100);
    proxy.release();
    expect([await first, new Set(await later), await name()]).toEqual([
      'Before',
      new Set(['After']),
      'After',
    ]);
    await slow.stop();
    await proxy.refuse();
  });

  it('that nobody told of is seen within a second', async () => {
    const { id } = await productOf(editor, { name: 'Before' });
    await nobody.get(`/products/${id}`);
    await stoa.sql.query("UPDATE products SET name = 'After' WHERE id = $1", [id]);
    await delay(1_000);
    expect((await nobody.get(`/products/${id}`)).body.name).toBe('After');
  });

  it('that is rolled back leaves nothing behind', async () => {
    const { id } = await productOf(editor, { stock: 1 });
    await nobody.get(`/products/${id}`);
    expectProblem(await place(viewer, { [id]: 2 }), 409, 'INSUFFICIENT_STOCK');
    expect((await nobody.get(`/products/${id}`)).body.stock).toBe(1);
  });
});

describe('Health and metrics', () => {
  it('count what was told from memory, and name no Redis where there is none', async () => {
    const { id } = await productOf(editor);
    await nobody.get(`/products/${id}`);
    await nobody.get(`/products/${id}`);
    const { body } = await nobody.get('//metrics');
    expect(body).toMatch(/stoa_cache_answers_total\{from="memory"\} [1-9]/);
    expect((await nobody.get('//health/ready')).body.checks).not.toHaveProperty('redis');
  });
});
