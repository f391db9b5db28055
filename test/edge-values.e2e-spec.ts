import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { productBody, productOf } from './support/catalogue.js';
import { expectRefusal, json, send } from './support/probe.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
let product: Record<string, any>;
beforeAll(async () => {
  stoa = await Stoa.start();
  editor = await stoa.given.editor();
  product = await productOf(editor, { stock: 5 });
});
afterAll(() => stoa.stop());

const nobodysId = '01890a5d-ac96-774b-bcce-b302099a8057';
/** JSON as text, so that numbers stay as they are written. */
const productText = (field: string, value: string): string =>
  JSON.stringify(productBody({ [field]: '@' })).replace('"@"', value);

describe('A field', () => {
  it.each([
    ['beyond 2^31', 'stock', '2147483648'],
    ['1e308', 'stock', '1e308'],
    ['infinite', 'stock', '1e999'],
    ['beyond 2^53', 'stock', '9007199254740993'],
    ['a fraction', 'stock', '1.5'],
    ['almost whole', 'stock', '0.0000000000000000000000001'],
    ['negative', 'stock', '-1'],
    ['a number in text', 'stock', '"1"'],
    ['a flag', 'stock', 'true'],
    ['null', 'stock', 'null'],
    ['a list', 'stock', '[1]'],
    ['an object', 'stock', '{}'],
    ['a list for text', 'name', '["Cup"]'],
    ['an object for text', 'name', '{"toString":"x"}'],
    ['a number for text', 'name', '1'],
    ['null for text', 'name', 'null'],
    ['empty', 'name', '""'],
    ['blank', 'name', '" \\t "'],
    ['over-long', 'name', `"${'x'.repeat(10_000)}"`],
    ['over-long in pairs', 'sku', `"${'😀'.repeat(10_000)}"`],
    ['a control character', 'name', '"a\\u0007b"'],
    ['a line break in a line', 'name', '"a\\nb"'],
    ['a list for an object', 'price', '[{"amount":1,"currency":"USD"}]'],
    ['text for an object', 'price', '"1.00 USD"'],
    ['a number for an object', 'price', '1'],
    ['null for an object', 'price', 'null'],
    ['a price in fractions', 'price', '{"amount":1.5,"currency":"USD"}'],
    ['a price beyond all', 'price', '{"amount":100000001,"currency":"USD"}'],
    ['a price below nothing', 'price', '{"amount":-1,"currency":"USD"}'],
    ['no currency', 'price', '{"amount":1,"currency":"XYZ"}'],
    ['a currency in a list', 'price', '{"amount":1,"currency":["USD"]}'],
    ['something else in the price', 'price', '{"amount":1,"currency":"USD","tax":1}'],
    ['an unknown status', 'status', '"sold"'],
    ['a status in a list', 'status', '["active"]'],
    ['a list in a list', 'tags', '[["a"]]'],
    ['an object for a list', 'tags', '{"0":"a","length":1}'],
    ['text for a list', 'tags', '"a"'],
    ['something twice in a list', 'tags', '["a","a"]'],
    ['too long a list', 'tags', JSON.stringify(Array.from({ length: 500 }, (_, index) => `t${index}`))],
    ['an id that is none', 'categoryId', '"1"'],
    ['an id of another form', 'categoryId', `"{${nobodysId}}"`],
    ['an id with a tail', 'categoryId', `"${nobodysId}0"`],
  ])('is refused that is %s (%s)', async (_, field, value) => {
    const probe = json('/api/v1/products', productText(field, value), editor.token);
    const { errors } = await expectRefusal(stoa.url, probe, 400, 'VALIDATION_FAILED');
    expect(errors.length).toBeGreaterThan(0);
    expect(errors[0].field.split('.')[0]).toBe(field);
  });

  it.each([
    'unknown',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '__defineGetter__',
    'then',
    '',
  ])('is refused that nobody knows: "%s"', async (name) => {
    const probe = json('/api/v1/products', JSON.stringify(productBody({ [name]: 1 })), editor.token);
    const { errors } = await expectRefusal(stoa.url, probe, 400, 'VALIDATION_FAILED');
    expect(errors).toEqual([expect.objectContaining({ field: name, code: 'UNKNOWN_FIELD' })]);
  });

  it('is told apart from a list inside a list of objects', async () => {
    const viewer = await stoa.given.viewer();
    const items = [[{ productId: product['id'], quantity: 1 }]];
    const probe = json('/api/v1/orders', JSON.stringify({ items }), viewer.token);
    await expectRefusal(
      stoa.url,
      { ...probe, headers: { ...probe.headers, 'idempotency-key': 'list-in-list' } },
      400,
      'VALIDATION_FAILED',
    );
  });

  it.each([
    ['PATCH', ''],
    ['POST', '/stock'],
  ])('is missed when there is no body at all: %s', async (method, path) => {
    const probe = { method, path: `/api/v1/products/${product['id']}${path}`, token: editor.token };
    const { status } = await send(stoa.url, probe);
    expect(status).toBeLessThan(500);
  });

  it('is stored as it was sent, also at the edge of what text can be', async () => {
    const name = 'Ünïcödé \u{1F600} \u{10FFFF} ￾ \ud83d\udc69‍\ud83d\udcbb';
    const made = await productOf(editor, { name });
    expect(made['name']).toBe(name);
    const answer = await stoa.nobody.get(`/products/${made['id']}`);
    expect(answer.body.name).toBe(name);
  });

  it('is refused that nobody knows, also deep inside', async () => {
    const price = { amount: 1, currency: 'USD', valueOf: 1 };
    const probe = json('/api/v1/products', JSON.stringify(productBody({ price })), editor.token);
    const { errors } = await expectRefusal(stoa.url, probe, 400, 'VALIDATION_FAILED');
    expect(errors).toEqual([expect.objectContaining({ field: 'price.valueOf', code: 'UNKNOWN_FIELD' })]);
  });
});

describe('An address', () => {
  const path = (rest: string): string => `/api/v1/products${rest}`;

  it.each([
    ['a NUL in the path', path('/a%00b')],
    ['a NUL in the query', path('?search=a%00b')],
    ['a line break in the path', path('/a%0ab')],
    ['a byte that is no UTF-8 in the path', path('/%ff')],
    ['a byte that is no UTF-8 in the query', path('?search=%ff')],
    ['half a surrogate pair', path('?search=%ed%a0%80')],
    ['an overlong slash', path('/%c0%af')],
    ['half an escape', path('/%2')],
    ['an escape that is none', path('/%zz')],
    ['a percent sign in the query', path('?search=100%')],
    ['an escape that is none outside every route', '/nowhere/%zz'],
    ['an id that is none', '/api/v1/posts/1/comments'],
    ['a slash in an id', path('/a%2Fb')],
    ['a path upwards', path('/%2e%2e%2f')],
    ['a slug that is none', path('/UPPER_case')],
  ])('is refused that has %s', async (_, address) => {
    await expectRefusal(stoa.url, { path: address }, 400, 'MALFORMED_REQUEST');
  });

  it('is refused when a part of it is too long', async () => {
    await expectRefusal(stoa.url, { path: path(`/${'a'.repeat(257)}`) }, 414, 'URI_TOO_LONG');
  });

  it.each([
    ['an unknown id', path(`/${nobodysId}`)],
    ['an unknown slug', path('/never-heard-of')],
    ['two slashes', '/api/v1//products'],
    ['a slash at the end', path('/')],
    ['capitals', '/API/v1/products'],
    ['a semicolon', path(';a=b')],
    ['another version', '/api/v2/products'],
    ['no version', '/api/products'],
  ])('leads nowhere: %s', async (_, address) => {
    await expectRefusal(stoa.url, { path: address }, 404, 'NOT_FOUND');
  });

  it.each([
    'page=99999999999999999999',
    'page=0',
    'page=-1',
    'page=1.5',
    'page=1e3',
    'page=0x10',
    'page=%201',
    'page=1%20',
    'page=+1',
    'page=',
    'page=NaN',
    'page=10001',
    'page=1&page=2',
    'limit=101',
    'limit=0',
    'limit[]=1',
    'limit[gt]=1',
    'minPrice=-1',
    'minPrice=9007199254740993',
    'inStock=1',
    'inStock=TRUE',
    'status=active&status=draft',
    'search=a&search=b',
    'search=',
    'search=%20',
    `search=${'x'.repeat(201)}`,
    'sort=price;drop table users',
    'sort=(select 1)',
    'sort=nonsense',
    'sort=price,price',
    'sort=price,',
    'sort=--price',
    'sort=__proto__',
    'sort=constructor',
    'cursor=AAAA',
    'cursor=!!!',
    `cursor=${'A'.repeat(2001)}`,
    'unknown=1',
    '__proto__=1',
    'constructor=1',
    'toString=1',
    '=1',
  ])('is refused with the query "%s"', async (query) => {
    await expectRefusal(stoa.url, { path: path(`?${query}`) }, 400, 'VALIDATION_FAILED');
  });

  it('asks for a page or for a cursor', async () => {
    await expectRefusal(stoa.url, { path: path('?page=1&cursor=AAAA') }, 400);
  });

  it.each([
    [['-createdAt', 'next', 'no date', nobodysId]],
    [['-createdAt', 'next', '2026-01-01T00:00:00Z', 'no id']],
    [['-createdAt', 'next', '99999-99-99', nobodysId]],
    [['-createdAt', 'next', '', '']],
    [['-createdAt', 'sideways', '2026-01-01', nobodysId]],
    [['-createdAt', 'next', '2026-01-01']],
    [['-createdAt', 'next', '2026-01-01', nobodysId, 'more']],
    [['-createdAt', 'next', 'a\u0000', nobodysId]],
    [['price', 'next', '1', nobodysId]],
    [{ length: 4 }],
    [[1, 2, 3]],
  ])('is refused with a cursor that somebody made up: %j', async (parts) => {
    const cursor = Buffer.from(JSON.stringify(parts)).toString('base64url');
    const { detail } = await expectRefusal(stoa.url, { path: path(`?cursor=${cursor}`) }, 400);
    expect(detail).not.toMatch(/syntax|invalid input/);
  });
});
