import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../src/clock/new-id.js';
import { Database } from '../src/database/database.js';
import { statement } from '../src/database/statement.js';
import { Idempotency } from '../src/http/idempotency/idempotency.js';
import { canonical } from '../src/http/idempotency/retry.js';
import type { Actor, Answer } from './support/actor.js';
import { productBody } from './support/catalogue.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  editor = await stoa.given.editor();
});
afterAll(() => stoa.stop());

const add = (body: object, key: string, who = editor): Promise<Answer> =>
  who.post('/products', body, { 'idempotency-key': key });
const countOf = async ({ sku }: Record<string, any>): Promise<number> =>
  (await stoa.sql.query('SELECT FROM variants WHERE sku = $1', [sku])).rowCount ?? -1;
const kept = async (key: string): Promise<number> =>
  (await stoa.sql.query('SELECT FROM idempotency_keys WHERE key = $1', [key])).rowCount ?? -1;

describe('The same key', () => {
  it('twenty times at once has one effect; the others wait or get the same answer', async () => {
    const [body, key] = [productBody(), newId()];
    const answers = await Promise.all(Array.from({ length: 20 }, () => add(body, key)));
    const made = answers.filter(({ status }) => status === 201);
    expect(new Set(made.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(made.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expectProblem(answer, 409, 'IDEMPOTENCY_KEY_IN_USE');
      expect(answer.headers.get('retry-after')).toBe('1');
    }
    expect(await countOf(body)).toBe(1);
    const late = await add(body, key);
    expect([late.status, late.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
  });

  it('at two instances at once has one effect', async () => {
    const other = await stoa.beside();
    const [body, key] = [productBody(), newId()];
    const statuses = await Promise.all(
      Array.from({ length: 10 }, (_, turn) =>
        fetch(`${turn % 2 === 0 ? stoa.url : other.url}/api/v1/products`, {
          method: 'POST',
          body: JSON.stringify(body),
          headers: {
            authorization: `Bearer ${editor.token}`,
            'content-type': 'application/json',
            'idempotency-key': key,
          },
        }).then(({ status }) => status),
      ),
    );
    await other.stop();
    expect([201, 409]).toEqual(expect.arrayContaining(statuses));
    expect(await countOf(body)).toBe(1);
  });

  it('of different users is not the same', async () => {
    const [another, key] = [await stoa.given.editor(), newId()];
    const [mine, theirs] = [productBody(), productBody()];
    expect((await add(mine, key)).body.sku).toBe(mine['sku']);
    expect((await add(theirs, key, another)).body.sku).toBe(theirs['sku']);
  });

  it('with the fields of the body in another order is the same request', async () => {
    const [body, key] = [productBody(), newId()];
    const first = await add(body, key);
    const turned = Object.fromEntries(Object.entries(body).reverse());
    const again = await add({ ...turned, price: { currency: 'USD', amount: 1999 } }, key);
    expect([again.status, again.body]).toEqual([201, first.body]);
  });

  it.each([
    ['another body', '/products', () => productBody()],
    ['another address', '/categories', () => ({ name: 'Kettles' })],
  ])('with %s is refused, and nothing is done', async (_, path, body) => {
    const key = newId();
    await add(productBody(), key);
    const answer = await editor.post(path, body(), { 'idempotency-key': key });
    expectProblem(answer, 422, 'IDEMPOTENCY_KEY_REUSED');
  });
});

describe('A key', () => {
  it.each(['', 'é', 'a\tb', 'x'.repeat(256)])('is refused that is none: %j', async (key) => {
    const body = productBody();
    expectProblem(await add(body, key), 400, 'MALFORMED_REQUEST');
    expect(await countOf(body)).toBe(0);
  });

  it.each([1, 255])('may have %d characters', async (length) => {
    expect((await add(productBody(), '~'.repeat(length))).status).toBe(201);
  });

  it('may have blanks inside', async () => {
    expect((await add(productBody(), 'order 66, second try')).status).toBe(201);
  });

  it('is demanded where money is at stake', async () => {
    const viewer = await stoa.given.viewer();
    const order = { items: [{ productId: newId(), quantity: 1 }] };
    expectProblem(await viewer.post('/orders', order), 400, 'IDEMPOTENCY_KEY_REQUIRED');
  });
});

describe('What failed', () => {
  it('is not kept: the same key may try again, and succeed', async () => {
    const [body, key] = [productBody(), newId()];
    const { body: rival } = await editor.post('/products', body);
    expectProblem(await add(body, key), 409, 'SKU_TAKEN');
    expect(await kept(key)).toBe(0);
    await stoa.sql.query('UPDATE variants SET sku = $2 WHERE product_id = $1', [
      rival.id,
      `${rival.sku}-OLD`,
    ]);
    expect((await add(body, key)).status).toBe(201);
  });

  it('is not kept when it was refused before it began', async () => {
    const key = newId();
    expectProblem(await add({ name: 'Cup' }, key), 400, 'VALIDATION_FAILED');
    expect((await add(productBody(), key)).status).toBe(201);
  });

  it('after its work, before its end, leaves neither effect nor answer', async () => {
    const idempotency = stoa.app.get(Idempotency);
    const retry = { scope: 'crash', key: newId(), request: 'POST /x', markReplayed: () => undefined };
    const effect = statement<never>(
      'test-effect',
      "INSERT INTO idempotency_keys VALUES ($1, 'x', '', '', now())",
    );
    const crash = idempotency.once(retry, async (tx) => {
      await tx.rows(effect, `effect of ${retry.key}`);
      throw new Error('the power went out');
    });
    await expect(crash).rejects.toThrow('the power went out');
    expect(await kept(retry.key)).toBe(0);
    const { rowCount } = await stoa.sql.query('SELECT FROM idempotency_keys WHERE scope LIKE $1', [
      'effect%',
    ]);
    expect(rowCount).toBe(0);
    expect(await idempotency.once(retry, () => Promise.resolve({ done: true }))).toEqual({ done: true });
  });
});

describe('An answer', () => {
  it('is kept for a day, and then made anew', async () => {
    const [first, second, key] = [productBody(), productBody(), newId()];
    await add(first, key);
    await stoa.sql.query(
      "UPDATE idempotency_keys SET created_at = now() - '24 h 1 s'::interval WHERE key = $1",
      [key],
    );
    const anew = await add(second, key);
    expect([anew.body.sku, anew.headers.get('idempotency-replayed')]).toEqual([second['sku'], null]);
    await stoa.sql.query(
      "UPDATE idempotency_keys SET created_at = now() - '24 h 1 s'::interval WHERE key = $1",
      [key],
    );
    await stoa.app.get(Idempotency).forgetExpired();
    expect(await kept(key)).toBe(0);
  });

  it('keeps no secret: neither the body nor a hash that can be guessed', async () => {
    const [secret, key] = ['a secret that nobody may read', newId()];
    await stoa.nobody.post(
      '/users',
      { email: 'kept@example.com', password: secret },
      { 'idempotency-key': key },
    );
    const { rows } = await stoa.sql.query('SELECT response FROM idempotency_keys WHERE key = $1', [key]);
    expect(rows).toHaveLength(1);
    expect(rows[0].response).not.toMatch(/secret|hash|password/);
  });
});

describe('A transaction that waits', () => {
  it('holds no connection for a key that is in use', async () => {
    const idempotency = stoa.app.get(Idempotency);
    const retry = { scope: 'busy', key: newId(), request: 'POST /x', markReplayed: () => undefined };
    const running = Promise.withResolvers<object>();
    const begun = Promise.withResolvers<null>();
    const first = idempotency.once(retry, () => {
      begun.resolve(null);
      return running.promise;
    });
    await begun.promise;
    const others = Array.from({ length: 30 }, () => idempotency.once(retry, () => Promise.resolve({})));
    const outcomes = await Promise.allSettled(others);
    expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['rejected']));
    await stoa.app.get(Database).transaction(() => Promise.resolve());
    running.resolve({ done: true });
    expect(await first).toEqual({ done: true });
  });
});

describe('The canonical form of a body', () => {
  it('is one for all spellings of it, and another for another', () => {
    expect(canonical({ b: 1, a: [{ d: null, c: 'x' }] })).toBe('{"a":[{"c":"x","d":null}],"b":1}');
    expect(canonical(undefined)).toBe('null');
    expect(canonical({ a: '1' })).not.toBe(canonical({ a: 1 }));
    expect(canonical(['a,b'])).not.toBe(canonical(['a', 'b']));
  });
});
