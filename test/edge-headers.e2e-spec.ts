import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { expectProblem } from './support/matchers.js';
import { expectRefusal, json, send } from './support/probe.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
let path: string;
beforeAll(async () => {
  stoa = await Stoa.start({ CORS_ORIGINS: 'https://shop.example' });
  editor = await stoa.given.editor();
  path = `/products/${(await productOf(editor))['id']}`;
});
afterAll(() => stoa.stop());

describe('Every answer', () => {
  const answers: [string, number, () => ReturnType<typeof send>][] = [
    ['a list', 200, () => stoa.nobody.get('/products')],
    ['a probe', 200, () => stoa.nobody.get('//health/ready')],
    ['nothing', 204, async () => (await stoa.given.viewer()).post('/auth/logout')],
    ['a preflight', 200, () => preflight('https://shop.example')],
    ['a refusal of the body', 400, () => send(stoa.url, json('/api/v1/users', '{'))],
    ['a refusal of the address', 400, () => send(stoa.url, { path: '/%zz' })],
    ['a refusal of the length', 414, () => send(stoa.url, { path: `/${'x'.repeat(300)}` })],
    ['a call for a token', 401, () => stoa.nobody.get('/users/me')],
    ['an unknown route', 404, () => stoa.nobody.get('//nowhere')],
    ['a method too many', 405, () => stoa.nobody.delete('/products')],
    [
      'a body of another kind',
      415,
      () => send(stoa.url, { method: 'POST', path: '/api/v1/users', body: 'x' }),
    ],
  ];

  it.each(answers)('guards the browser: %s', async (_, status, ask) => {
    const answer = await ask();
    expect(answer.status).toBe(status);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=/);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(answer.headers.get('x-powered-by')).toBeNull();
    expect(answer.headers.get('server')).toBeNull();
  });

  it.each(answers)('says who asked, what is left and whether to keep it: %s', async (_, _status, ask) => {
    const { headers } = await ask();
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('cache-control')).toMatch(/^(no-store|no-cache|private, no-cache)$/);
    expect(headers.get('vary')).toContain('Authorization');
    for (const name of ['limit', 'remaining', 'reset'])
      expect(headers.get(`ratelimit-${name}`)).toMatch(/^\d+$/);
    expect(headers.get('ratelimit')).toMatch(/^"(ip|user)";r=\d+;t=\d+$/);
    expect(headers.get('ratelimit-policy')).toMatch(/^"(ip|user)";q=\d+;w=60$/);
  });
});

describe('X-Request-Id', () => {
  it('is taken when it is well-formed, echoed, and named in a problem', async () => {
    const answer = await stoa.nobody.get('//nowhere', { 'x-request-id': 'from-the-client:1.2_3' });
    expect(answer.headers.get('x-request-id')).toBe('from-the-client:1.2_3');
    expect(answer.body.requestId).toBe('from-the-client:1.2_3');
  });

  it.each([' ', 'a b', 'a"b', '{}', 'é', 'x'.repeat(129)])('is made when %j comes', async (id) => {
    const answer = await stoa.nobody.get('//nowhere', { 'x-request-id': id });
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expectProblem(answer, 404, 'NOT_FOUND');
  });
});

describe('A method', () => {
  it('that an address does not have is 405 and names those it has', async () => {
    const answer = await editor.put('/products', {});
    expectProblem(answer, 405, 'METHOD_NOT_ALLOWED');
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
    expect((await editor.post(path, {})).headers.get('allow')).toBe('DELETE, GET, HEAD, PATCH, PUT');
  });

  it('HEAD answers like GET, with no body', async () => {
    const get = await stoa.nobody.get(path);
    const head = await send(stoa.url, { method: 'HEAD', path: `/api/v1${path}` });
    expect([head.status, head.body]).toEqual([200, '']);
    for (const name of ['content-type', 'content-length', 'etag', 'cache-control'])
      expect([name, head.headers.get(name)]).toEqual([name, get.headers.get(name)]);
  });
});

describe('An ETag', () => {
  it('comes with one thing and with a list, and is another when they change', async () => {
    const [thing, list] = [await stoa.nobody.get(path), await stoa.nobody.get('/products')];
    expect(thing.headers.get('etag')).toMatch(/^"[\w-]{27}"$/);
    await editor.patch(path, { name: 'Another name' });
    expect((await stoa.nobody.get(path)).headers.get('etag')).not.toBe(thing.headers.get('etag'));
    expect((await stoa.nobody.get('/products')).headers.get('etag')).not.toBe(list.headers.get('etag'));
  });

  it.each([
    ['itself', (tag: string) => tag],
    ['itself, weak', (tag: string) => `W/${tag}`],
    ['one of several', (tag: string) => `"other", ${tag}`],
    ['anything', () => '*'],
  ])('that the client has already spares it the body: %s', async (_, known) => {
    const tag = (await stoa.nobody.get(path)).headers.get('etag') ?? '';
    const again = await stoa.nobody.get(path, { 'if-none-match': known(tag) });
    expect([again.status, again.body]).toEqual([304, '']);
    expect(again.headers.get('etag')).toBe(tag);
    expect(again.headers.get('content-type')).toBeNull();
    expect(again.headers.get('vary')).toContain('Authorization');
    expect(again.headers.get('x-request-id')).not.toBeNull();
  });

  it.each(['"other"', 'nonsense', ''])('that is another gets the body: %j', async (known) => {
    expect((await stoa.nobody.get(path, { 'if-none-match': known })).status).toBe(200);
  });

  it('does not come with a problem, nor with what must not be kept', async () => {
    const missing = await stoa.nobody.get('/products/never-heard-of', { 'if-none-match': '*' });
    expect([missing.status, missing.headers.get('etag')]).toEqual([404, null]);
    expect(missing.headers.get('cache-control')).toBe('no-store');
  });

  it('is the one that If-Match takes', async () => {
    const tag = (await stoa.nobody.get(path)).headers.get('etag') ?? '';
    const stale = await editor.patch(path, { name: 'Lost update' }, { 'if-match': '"stale"' });
    expectProblem(stale, 412, 'PRECONDITION_FAILED');
    const changed = await editor.patch(path, { name: 'Found update' }, { 'if-match': tag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).toBe((await stoa.nobody.get(path)).headers.get('etag'));
  });

  it.each([
    ['without quotes', 'stale'],
    ['without a comma', '"a" "b"'],
    ['without an end', '"a'],
    ['without measure', `"${'x'.repeat(5000)}"`],
  ])('in If-Match has to be one: not %s', async (_, tag) => {
    const answer = await editor.patch(path, { name: 'x' }, { 'if-match': tag });
    expectProblem(answer, 400, 'MALFORMED_REQUEST');
  });
});

describe('Another origin', () => {
  it('that is allowed may read answers, errors too', async () => {
    for (const target of ['/products', '/products/never-heard-of']) {
      const { headers } = await stoa.nobody.get(target, { origin: 'https://shop.example' });
      expect(headers.get('access-control-allow-origin')).toBe('https://shop.example');
      expect(headers.get('access-control-expose-headers')).toContain('X-Request-Id');
      expect(headers.get('access-control-allow-credentials')).toBeNull();
      expect(headers.get('vary')).toBe('Origin, Authorization');
    }
  });

  it('that is allowed may ask with every method and header', async () => {
    const { headers } = await preflight('https://shop.example');
    expect(headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect(headers.get('access-control-allow-methods')).toContain('DELETE');
    expect(headers.get('access-control-allow-headers')).toBe('authorization,idempotency-key');
    expect(headers.get('access-control-max-age')).toBe('600');
  });

  it.each(['https://evil.example', 'https://shop.example.evil.com', 'http://shop.example', 'null'])(
    'that is not allowed may not: %s',
    async (origin) => {
      const read = await stoa.nobody.get('/products', { origin });
      expect(read.headers.get('access-control-allow-origin')).toBeNull();
      expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  it('is not needed to ask for the options', async () => {
    expect((await send(stoa.url, { method: 'OPTIONS', path: '/api/v1/products' })).status).toBe(200);
  });
});

describe('What was refused', () => {
  it('names the address without its query', async () => {
    const { instance } = await expectRefusal(stoa.url, { path: '/nowhere?email=anna@example.com' }, 404);
    expect(instance).toBe('/nowhere');
  });
});

function preflight(origin: string) {
  return send(stoa.url, {
    method: 'OPTIONS',
    path: '/api/v1/products',
    headers: {
      origin,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'authorization,idempotency-key',
    },
  });
}
