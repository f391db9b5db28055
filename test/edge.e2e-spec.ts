import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { password } from './support/given.js';
import { expectRefusal, json, send, type Probe } from './support/probe.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  editor = await stoa.given.editor();
});
afterAll(() => stoa.stop());

const users = '/api/v1/users';
const products = '/api/v1/products';
const orders = '/api/v1/orders';
const bytes = (...parts: (string | number[])[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as string))));
const account = (facts: string): string => `{"email":"anna@example.com","password":"${password}",${facts}}`;
const refused = (probe: Probe, status: number, code?: string) => expectRefusal(stoa.url, probe, status, code);

describe('A body that would be costly to read', () => {
  const empties = (count: number): string => `[${Array<string>(count).fill('{}').join(',')}]`;

  it.each([
    ['of 879 kB in 300,000 empty objects', `{"items":${empties(300_000)}}`, 413, 'PAYLOAD_TOO_LARGE'],
    ['of 59 kB in 20,000 empty objects', `{"items":${empties(20_000)}}`, 413, 'PAYLOAD_TOO_LARGE'],
    ['nested 50,000 deep', '['.repeat(25_000) + ']'.repeat(25_000), 400, 'MALFORMED_REQUEST'],
    ['nested 50,000 deep in a field', `{"a":${'{"a":'.repeat(9_000)}1`, 400, 'MALFORMED_REQUEST'],
    ['of 9,000 unknown keys', `{${keys(6_000)}}`, 413, 'PAYLOAD_TOO_LARGE'],
    ['of 70,000 unknown keys', `{${keys(70_000)}}`, 413, 'PAYLOAD_TOO_LARGE'],
    ['of one string of 65 kB', `{"name":"${'x'.repeat(65_536)}"}`, 413, 'PAYLOAD_TOO_LARGE'],
  ])('is refused before it is validated: %s', async (_, body, status, code) => {
    for (const path of [users, orders]) {
      const problem = await refused(json(path, body, editor.token), status, code);
      expect(problem.errors).toBeUndefined();
    }
  });

  it('does not hold up anybody else', async () => {
    const body = `{"items":${empties(20_000)}}`;
    const costly = Array.from({ length: 50 }, () => send(stoa.url, json(users, body)));
    const first = await Promise.race([
      send(stoa.url, { path: '/health/live' }).then(({ status }) => status),
      Promise.all(costly).then(() => 'all fifty came first'),
    ]);
    expect(first).toBe(200);
    expect((await Promise.all(costly)).map(({ status }) => status)).toEqual(Array(50).fill(413));
  });

  it('has at most fifty errors in its problem', async () => {
    const problem = await refused(json(users, `{${keys(150)}}`), 400, 'VALIDATION_FAILED');
    expect(problem.errors).toHaveLength(50);
  });

  it.each([
    ['body', `{${keys(301)}}`],
    ['items', `{"items":${empties(301)}}`],
    ['items.0', `{"items":[{${keys(301)}}]}`],
  ])('is not looked at part by part where there are far too many: %s', async (field, body) => {
    const { errors } = await refused(json(users, body), 400, 'VALIDATION_FAILED');
    expect(errors).toEqual([{ field, message: 'has more than 300 parts', code: 'TOO_WIDE' }]);
  });

  it('may have 2,000 values and be 32 deep', async () => {
    const list = `{"tags":[${Array<number>(1_998).fill(1).join(',')}]}`;
    await refused(json(products, list, editor.token), 400, 'VALIDATION_FAILED');
    await refused(json(products, list.replace('[', '[1,'), editor.token), 413, 'PAYLOAD_TOO_LARGE');
    const deep = (depth: number): string => `{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;
    await refused(json(products, deep(32), editor.token), 400, 'VALIDATION_FAILED');
    await refused(json(products, deep(33), editor.token), 400, 'MALFORMED_REQUEST');
  });
});

function keys(count: number): string {
  return Array.from({ length: count }, (_, index) => `"k${index}":1`).join(',');
}

describe('A body that cannot be read', () => {
  it.each([
    ['a NUL escape', account('"name":"a\\u0000b"')],
    ['a NUL escape in a key', account('"a\\u0000":1')],
    ['a NUL byte', bytes(account('"name":"a'), [0], '"}')],
    ['half a surrogate pair', account('"name":"a\\ud800b"')],
    ['the other half', account('"name":"a\\udc00b"')],
    ['a surrogate pair turned round', account('"name":"\\udc00\\ud800"')],
    ['half a surrogate pair in UTF-8', bytes('{"name":"', [0xed, 0xa0, 0x80], '"}')],
    ['a byte that is no UTF-8', bytes('{"name":"', [0xff], '"}')],
    ['an overlong slash', bytes('{"name":"', [0xc0, 0xaf], '"}')],
    ['half a character at the end', bytes('{"name":"x"}', [0xe2, 0x82])],
    ['UTF-16', new Uint8Array(Buffer.from('{"email":"a"}', 'utf16le'))],
    ['a byte order mark alone', bytes([0xef, 0xbb, 0xbf])],
    ['no end', '{"email":'],
    ['a comma too many', '{"email":"a",}'],
    ['single quotes', "{'email':'a'}"],
    ['two values', '{} {}'],
    ['a comment', '{/* x */}'],
    ['a number that is none', '{"stock":NaN}'],
    ['a hexadecimal number', '{"stock":0x10}'],
    ['a leading zero', '{"stock":010}'],
    ['a raw line break in a string', '{"name":"a\nb"}'],
    ['an unknown escape', '{"name":"\\x41"}'],
    ['a cut escape', '{"name":"\\u00"}'],
    ['__proto__', '{"__proto__":{"role":"admin"}}'],
    ['an escaped __proto__', '{"\\u005f_proto__":{"role":"admin"}}'],
    ['a constructor with a prototype', '{"constructor":{"prototype":{"role":"admin"}}}'],
    ['an array', '[]'],
    ['an array in an array', '[[{"email":"a"}]]'],
    ['a string', '"text"'],
    ['a number', '42'],
    ['true', 'true'],
    ['null', 'null'],
    ['blanks', '   '],
  ])('is refused as malformed: %s', async (_, body) => {
    await refused(json(users, body), 400, 'MALFORMED_REQUEST');
  });

  it.each([
    ['nothing at all', { method: 'POST', path: users }],
    ['nothing, as JSON', json(users, '')],
    ['an empty object', json(users, '{}')],
  ])('lacks its fields: %s', async (_, probe: Probe) => {
    const { errors } = await refused(probe, 400, 'VALIDATION_FAILED');
    expect(errors).toContainEqual(expect.objectContaining({ field: 'email' }));
  });

  it.each([
    ['text/plain', 'text/plain'],
    ['a form', 'application/x-www-form-urlencoded'],
    ['multipart', 'multipart/form-data; boundary=x'],
    ['XML', 'application/xml'],
    ['UTF-16', 'application/json; charset=utf-16'],
    ['Latin-1', 'application/json; charset=iso-8859-1'],
    ['JSON of another kind', 'application/vnd.api+json'],
    ['something like JSON', 'application/jsonp'],
    ['no media type', 'json'],
    ['a merge patch', 'application/merge-patch+json'],
  ])('is not taken: %s', async (_, type) => {
    const probe = { method: 'POST', path: users, body: '{"a":1}', headers: { 'content-type': type } };
    await refused(probe, 415, 'UNSUPPORTED_MEDIA_TYPE');
  });

  it('is not taken without a content type', async () => {
    await refused({ method: 'POST', path: users, body: bytes('{"a":1}') }, 415, 'UNSUPPORTED_MEDIA_TYPE');
  });

  it.each(['gzip', 'br', 'deflate', 'identity, gzip'])(
    'is not taken when encoded as %s',
    async (encoding) => {
      const headers = { 'content-type': 'application/json', 'content-encoding': encoding };
      await refused({ method: 'POST', path: users, body: '{}', headers }, 415, 'UNSUPPORTED_MEDIA_TYPE');
    },
  );

  it.each(['application/json; charset=UTF-8', 'application/json;charset="utf-8"', 'APPLICATION/JSON'])(
    'is taken as %s',
    async (type) => {
      const body = JSON.stringify({ email: `${Math.random()}@example.com`, password });
      const answer = await send(stoa.url, {
        method: 'POST',
        path: users,
        body,
        headers: { 'content-type': type },
      });
      expect(answer.status).toBe(201);
    },
  );

  it('is taken as a merge patch where something is patched', async () => {
    const made = await editor.post('/products', {
      name: 'Cup',
      description: 'For tea.',
      price: { amount: 500, currency: 'USD' },
      stock: 1,
      sku: 'CUP-1',
      status: 'active',
    });
    const answer = await send(stoa.url, {
      method: 'PATCH',
      path: `${products}/${made.body.id}`,
      body: '{"name":"Mug"}',
      token: editor.token,
      headers: { 'content-type': 'application/merge-patch+json' },
    });
    expect(answer.body.name).toBe('Mug');
  });
});
