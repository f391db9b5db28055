import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { CartSweeps } from '../src/carts/cart-sweeps.js';
import type { Actor } from './support/actor.js';
import { fill, guestCart, heldBy, variantOf, withToken } from './support/carts.js';
import { moveClock } from './support/clock.js';
import { expectProblem } from './support/matchers.js';
import { freshKey } from './support/orders.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
let guest: Actor;
let [kettle, mug] = [] as unknown as [Record<string, any>, Record<string, any>];
beforeAll(async () => {
  stoa = await Stoa.start();
  [editor, guest] = [await stoa.given.editor(), stoa.nobody];
  [kettle, mug] = [await variantOf(editor), await variantOf(editor)];
});
afterAll(() => stoa.stop());

const days = (count: number): number => count * 86_400;
const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));
const carts = async (): Promise<number> => (await stoa.sql.query('SELECT FROM carts')).rowCount ?? 0;
const merge = (who: Actor, token: string) => who.post('/cart/merge', { token });
const idOf = (variant: Record<string, any>): string => variant['id'];

describe('A guest', () => {
  it('gets a cart and its token with the first thing that is put in, and the token once', async () => {
    const first = await guest.put(`/cart/items/${idOf(kettle)}`, { quantity: 2 });
    const token = first.headers.get('x-cart-token') ?? '';
    expect([first.status, token]).toEqual([200, expect.stringMatching(/^cart_[\w-]{43}$/)]);
    expect(first.body).toMatchObject({ itemCount: 2, expiresAt: expect.any(String) });
    const second = await guest.put(`/cart/items/${idOf(mug)}`, { quantity: 1 }, withToken(token));
    expect([second.status, second.headers.get('x-cart-token')]).toEqual([200, null]);
    const { headers, body } = await guest.get('/cart', withToken(token));
    expect([headers.get('x-cart-token'), body]).toEqual([null, second.body]);
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(JSON.stringify([first.body, body])).not.toContain(token);
    expect(await heldBy(guest)).toEqual([]);
  });

  it('is known by a hash alone: the token is in no row', async () => {
    const token = await guestCart(guest, { [idOf(kettle)]: 1 });
    const { rows } = await stoa.sql.query('SELECT to_jsonb(c)::text AS text FROM carts c');
    const forms = [token, token.slice(5), Buffer.from(token).toString('hex')];
    for (const { text } of rows) for (const form of forms) expect(text).not.toContain(form);
  });

  it('gets no cart for nothing, for what is not on sale, or for what cannot be read', async () => {
    const before = await carts();
    const answers = [
      await guest.put('/cart', { items: [], currency: 'EUR' }),
      await guest.put(`/cart/items/${idOf(kettle)}`, { quantity: 0 }),
      await guest.put(`/cart/items/${kettle['productId']}`, { quantity: 1 }),
      await guest.put(`/cart/items/${idOf(kettle)}`, { quantity: 1 }, { 'if-match': '"stale"' }),
      await guest.delete(`/cart/items/${idOf(kettle)}`),
      await guest.delete('/cart'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 422, 412, 404, 204]);
    expect(answers.map(({ headers }) => headers.get('x-cart-token'))).toEqual(answers.map(() => null));
    expect(await carts()).toBe(before);
    const tag = (await guest.get('/cart')).headers.get('etag') ?? '';
    const made = await guest.put(`/cart/items/${idOf(kettle)}`, { quantity: 1 }, { 'if-match': tag });
    expect(made.status).toBe(200);
  });

  it.each([
    ['made up', () => `cart_${randomBytes(32).toString('base64url')}`],
    ['of another form', () => 'cart_x'],
    ['with one character more', (token: string) => `${token}A`],
    [
      'with its last character changed',
      (token: string) => token.slice(0, -1) + (token.endsWith('A') ? 'E' : 'A'),
    ],
    ['in other letters', (token: string) => token.toUpperCase()],
    ['the hash', (_: string, hash: string) => hash],
    ['twice', (token: string) => `${token}, ${token}`],
    ['a quote', () => "' OR true --"],
  ])('opens nothing with a token that is %s', async (_, spoil) => {
    const token = await guestCart(guest, { [idOf(kettle)]: 3 });
    const { rows } = await stoa.sql.query(
      "SELECT encode(token_hash, 'hex') AS hash FROM carts ORDER BY created_at DESC",
    );
    const wrong = withToken(spoil(token, rows[0].hash));
    const before = await carts();
    for (const answer of [
      await guest.get('/cart', wrong),
      await guest.put('/cart', { items: [] }, wrong),
      await guest.put(`/cart/items/${idOf(kettle)}`, { quantity: 1 }, wrong),
      await guest.delete(`/cart/items/${idOf(kettle)}`, wrong),
      await guest.delete('/cart', wrong),
    ]) {
      expectProblem(answer, 404, 'NOT_FOUND');
      expect(answer.headers.get('x-cart-token')).toBeNull();
    }
    expect([await carts(), await heldBy(guest, withToken(token))]).toEqual([before, [[idOf(kettle), 3]]]);
  });

  it('loses nothing of what is put in at once', async () => {
    const others = await times(12, () => variantOf(editor));
    const token = withToken(await guestCart(guest, { [idOf(kettle)]: 1 }));
    const answers = await times(12, (index) =>
      guest.put(`/cart/items/${others[index]?.['id']}`, { quantity: index + 1 }, token),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(200));
    expect(await heldBy(guest, token)).toHaveLength(13);
  });

  it('who signs in has the cart of the account, whatever token is sent beside', async () => {
    const token = await guestCart(guest, { [idOf(kettle)]: 3 });
    const person = await stoa.given.viewer();
    await fill(person, { [idOf(mug)]: 1 }, {}, withToken(token));
    expect(await heldBy(person, withToken(token))).toEqual([[idOf(mug), 1]]);
    await person.delete('/cart', withToken(token));
    expect(await heldBy(guest, withToken(token))).toEqual([[idOf(kettle), 3]]);
    // and a bearer token that is not valid is not saved by one of a cart
    const bad = { ...withToken(token), authorization: 'Bearer nothing' };
    expectProblem(await guest.get('/cart', bad), 401, 'UNAUTHENTICATED');
  });

  it('cannot order', async () => {
    const token = withToken(await guestCart(guest, { [idOf(kettle)]: 3 }));
    for (const path of ['/orders', '/orders/quote'])
      expectProblem(
        await guest.post(path, { cart: true }, { ...token, ...freshKey() }),
        401,
        'UNAUTHENTICATED',
      );
  });

  it('ends a cart with its token', async () => {
    const token = withToken(await guestCart(guest, { [idOf(kettle)]: 3 }));
    expect((await guest.delete('/cart', token)).status).toBe(204);
    expectProblem(await guest.get('/cart', token), 404, 'NOT_FOUND');
    expectProblem(await guest.delete('/cart', token), 404, 'NOT_FOUND');
  });

  it('is asked from other sites as any client is: the header may come, and can be read', async () => {
    const origin = 'https://shop.example';
    const shop = await stoa.beside({ CORS_ORIGINS: origin });
    try {
      const asked = await shop.nobody.send('OPTIONS', '/cart', undefined, {
        ...{ origin, 'access-control-request-method': 'PUT' },
        'access-control-request-headers': 'x-cart-token',
      });
      expect(asked.headers.get('access-control-allow-headers')).toContain('x-cart-token');
      const { headers } = await shop.nobody.get('/cart', { origin });
      expect(headers.get('access-control-expose-headers')).toContain('X-Cart-Token');
    } finally {
      await shop.stop();
    }
  });
});

describe('A cart to which nobody comes back', () => {
  it('is forgotten 30 days after its last change; that of an account stays', async () => {
    const person = await stoa.given.viewer();
    await fill(person, { [idOf(mug)]: 1 });
    const [left, used] = [
      withToken(await guestCart(guest, { [idOf(kettle)]: 1 })),
      withToken(await guestCart(guest, { [idOf(kettle)]: 1 })),
    ];
    const clock = moveClock(stoa);
    try {
      clock.ahead(days(29));
      await guest.put(`/cart/items/${idOf(mug)}`, { quantity: 1 }, used);
      expect(await heldBy(guest, left)).toHaveLength(1);
      clock.ahead(days(2));
      expectProblem(await guest.get('/cart', left), 404, 'NOT_FOUND');
      expectProblem(await guest.put(`/cart/items/${idOf(mug)}`, { quantity: 1 }, left), 404, 'NOT_FOUND');
      await stoa.app.get(CartSweeps, { strict: false }).forgetEnded();
      const { rows } = await stoa.sql.query(
        'SELECT user_id FROM carts WHERE user_id IS NULL OR user_id = $1',
        [person.id],
      );
      expect(rows.map(({ user_id: id }) => id).sort()).toEqual([person.id, null]);
      expect(await heldBy(guest, used)).toHaveLength(2);
    } finally {
      clock.stop();
    }
  });
});

describe('A guest’s cart', () => {
  it('comes into one’s own: quantities of the same are added, and the guest’s ends', async () => {
    const person = await stoa.given.viewer();
    await fill(person, { [idOf(mug)]: 2 });
    const token = await guestCart(guest, { [idOf(kettle)]: 1, [idOf(mug)]: 3 });
    const { status, body, headers } = await merge(person, token);
    expect([status, body.leftOut, headers.get('cache-control')]).toEqual([200, [], 'no-store']);
    expect(body.cart).toEqual((await person.get('/cart')).body);
    expect(await heldBy(person)).toEqual([
      [idOf(mug), 5],
      [idOf(kettle), 1],
    ]);
    expectProblem(await guest.get('/cart', withToken(token)), 404, 'NOT_FOUND');
    expect((await merge(person, token)).body).toEqual(body);
  });

  it('brings its currency where one’s own has none', async () => {
    const [without, with_] = [await stoa.given.viewer(), await stoa.given.viewer()];
    await fill(with_, {}, { currency: 'NOK' });
    const inEuro = async () => {
      const items = [{ variantId: idOf(kettle), quantity: 1 }];
      const { headers } = await guest.put('/cart', { items, currency: 'EUR' });
      return headers.get('x-cart-token') ?? '';
    };
    expect((await merge(without, await inEuro())).body.cart).toMatchObject({ currency: 'EUR' });
    expect((await merge(with_, await inEuro())).body.cart).toMatchObject({ currency: 'NOK' });
  });

  it('leaves out what is above a thousand of one, or above a hundred lines, and says so', async () => {
    const person = await stoa.given.viewer();
    const many = await Promise.all(Array.from({ length: 99 }, () => variantOf(editor)));
    await fill(person, {
      [idOf(mug)]: 400,
      ...Object.fromEntries(many.slice(0, 98).map(({ id }) => [id, 1])),
    });
    const token = await guestCart(guest, { [idOf(kettle)]: 2, [many[98]?.['id']]: 4, [idOf(mug)]: 700 });
    const { cart, leftOut } = (await merge(person, token)).body;
    expect(leftOut).toEqual([
      { variantId: many[98]?.['id'], quantity: 4 },
      { variantId: idOf(mug), quantity: 100 },
    ]);
    expect(cart.lines).toHaveLength(100);
    expect(cart.lines[0]).toMatchObject({ variantId: idOf(mug), quantity: 1000 });
    expect(cart.lines[99]).toMatchObject({ variantId: idOf(kettle), quantity: 2 });
  });

  it('counts once, however many ask at once and who they are', async () => {
    const people = await times(4, () => stoa.given.viewer());
    const token = await guestCart(guest, { [idOf(kettle)]: 5, [idOf(mug)]: 1 });
    const answers = await times(20, (index) => merge(people[index % 4]!, token));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    const held = (await Promise.all(people.map((person) => heldBy(person)))).filter(
      (lines) => lines.length > 0,
    );
    expect(held).toEqual([
      [
        [idOf(kettle), 5],
        [idOf(mug), 1],
      ],
    ]);
  });

  it('loses nothing that is put into either while they are merged', async () => {
    const person = await stoa.given.viewer();
    const others = await times(10, () => variantOf(editor));
    const token = await guestCart(guest, { [idOf(kettle)]: 1 });
    const [theirs, mine] = [others.slice(0, 5), others.slice(5)];
    const puts = (who: Actor, ids: Record<string, any>[], headers = {}) =>
      times(5, (index) => who.put(`/cart/items/${ids[index]?.['id']}`, { quantity: 1 }, headers));
    const [ofGuest, ofPerson] = await Promise.all([
      puts(guest, theirs, withToken(token)),
      puts(person, mine),
      merge(person, token),
    ]);
    const came = theirs.filter((_, index) => ofGuest[index]?.status === 200);
    for (const answer of ofGuest.filter(({ status }) => status !== 200))
      expectProblem(answer, 404, 'NOT_FOUND');
    expect(ofPerson.map(({ status }) => status)).toEqual(Array(5).fill(200));
    const expected = [idOf(kettle), ...[...came, ...mine].map(idOf)];
    expect((await heldBy(person)).map(([id]) => id).sort()).toEqual(expected.sort());
  });

  it.each([
    {},
    { token: '' },
    { token: 'cart_x' },
    { token: null },
    { token: 7 },
    { token: `cart_${'a'.repeat(44)}` },
  ])('is not merged by %j, nor by whoever is not signed in', async (body) => {
    expectProblem(await editor.post('/cart/merge', body), 400, 'VALIDATION_FAILED');
    expectProblem(await guest.post('/cart/merge', body), 401, 'UNAUTHENTICATED');
  });

  it('that nobody has adds nothing', async () => {
    const person = await stoa.given.viewer();
    const { status, body } = await merge(person, `cart_${'a'.repeat(43)}`);
    expect([status, body.leftOut, body.cart.lines]).toEqual([200, [], []]);
  });
});
