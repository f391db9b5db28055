import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Echoes } from '../src/cache/echoes.js';
import type { Actor, Answer } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
let nobody: Actor;
let product: Record<string, any>;
beforeAll(async () => {
  stoa = await Stoa.start();
  editor = await stoa.given.editor();
  nobody = stoa.nobody;
});
beforeEach(async () => {
  product = await productOf(editor);
});
afterAll(() => stoa.stop());

/** What differs from answer to answer. */
const own = ['date', 'x-request-id', 'ratelimit', 'ratelimit-remaining', 'ratelimit-reset'];
const headersOf = ({ headers }: Answer) => [...headers].filter(([name]) => !own.includes(name)).sort();
const isEchoed = (path: string): boolean => stoa.app.get(Echoes).find(`/api/v1${path}`) !== null;

/** Asks until the answer comes from the address alone. */
async function echoed(path: string): Promise<Answer> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const isKnown = isEchoed(path);
    const answer = await nobody.get(path);
    if (isKnown && isEchoed(path)) return answer;
  }
  throw new Error(`${path} is never told from memory`);
}

describe('An answer that is told by its address', () => {
  it.each([
    ['a product', () => `/products/${product['id']}`],
    ['a page with links', () => '/products?limit=1&sort=name'],
    ['categories', () => '/categories'],
  ])('is the one that was made, header by header: %s', async (_, path) => {
    await productOf(editor);
    const made = await nobody.get(path(), { 'cache-control': 'no-cache' });
    const told = await echoed(path());
    expect(told.status).toBe(200);
    expect(told.body).toEqual(made.body);
    expect(headersOf(told)).toEqual(headersOf(made));
  });

  it('is over with the change that it does not show', async () => {
    const path = `/products/${product['id']}`;
    for (let n = 1; n <= 20; n += 1) {
      await echoed(path);
      const changed = await editor.patch(path, { name: `Kettle ${n}` });
      expect(changed.status).toBe(200);
      expect((await nobody.get(path)).body.name).toBe(`Kettle ${n}`);
    }
  });

  it('links a next page as soon as there is one', async () => {
    const path = '/products?limit=1&tag=linked';
    await productOf(editor, { tags: ['linked'] });
    expect((await echoed(path)).headers.get('link')).not.toContain('rel="next"');
    await productOf(editor, { tags: ['linked'] });
    expect((await echoed(path)).headers.get('link')).toContain('rel="next"');
  });

  it('is 304 to whoever has it', async () => {
    const path = `/products/${product['id']}`;
    const { headers } = await echoed(path);
    const again = await nobody.get(path, { 'if-none-match': headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
    expect(again.headers.get('etag')).toBe(headers.get('etag'));
  });

  it('is not for a token that is not valid', async () => {
    const path = `/products/${product['id']}`;
    await echoed(path);
    expectProblem(await nobody.get(path, { authorization: 'Bearer x' }), 401, 'UNAUTHENTICATED');
  });

  it('is not for an address that is refused', async () => {
    await echoed('/products?limit=1');
    expectProblem(await nobody.get('/products?limit=1&limit=x'), 400, 'VALIDATION_FAILED');
    expectProblem(await nobody.get('/products?limit=1&page=0'), 400, 'VALIDATION_FAILED');
  });

  it('is nobody’s who reads a draft, or signed in', async () => {
    const draft = await productOf(editor, { status: 'draft' });
    const path = `/products/${draft['id']}`;
    expect((await editor.get(path)).status).toBe(200);
    expect(isEchoed(path)).toBe(false);
    expectProblem(await nobody.get(path), 404, 'NOT_FOUND');
  });
});

describe('The addresses that are known', () => {
  it('are bounded in number and length', () => {
    const echoes = stoa.app.get(Echoes);
    for (let n = 0; n < 1_200; n += 1) echoes.learn(`/x/${n}`, 'x');
    echoes.learn(`/${'x'.repeat(600)}`, 'x');
    const { known } = echoes as unknown as { known: Map<string, unknown> };
    expect(known.size).toBe(1_000);
    expect(known.has('/x/0')).toBe(false);
    expect([...known.keys()].every((address) => address.length <= 500)).toBe(true);
  });
});
