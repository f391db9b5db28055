import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../src/clock/new-id.js';
import type { Actor } from './support/actor.js';
import { programOf } from './support/api-keys.js';
import { fill, heldBy, variantOf } from './support/carts.js';
import { expectProblem } from './support/matchers.js';
import { recordStatements } from './support/statements.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let [editor, anna] = [] as unknown as [Actor, Actor];
beforeAll(async () => {
  stoa = await Stoa.start();
  [editor, anna] = [await stoa.given.editor(), await stoa.given.viewer()];
});
afterAll(() => stoa.stop());

const usd = (amount: number) => ({ amount, currency: 'USD' });
const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));
const put = (who: Actor, variantId: string, quantity: number, headers: Record<string, string> = {}) =>
  who.put(`/cart/items/${variantId}`, { quantity }, headers);

/** So many variants that can be bought, made behind the API. */
async function variants(count: number): Promise<string[]> {
  const { productId } = await variantOf(editor);
  const { rows } = await stoa.sql.query<{ id: string }>(
    `WITH made AS (
       INSERT INTO variants (id, product_id, position, sku, options, stock, created_at, updated_at)
       SELECT gen_random_uuid(), $1, 1, upper(replace(gen_random_uuid()::text, '-', '')),
         jsonb_build_object('No', n::text), 0, now(), now() FROM generate_series(1, $2) n RETURNING id
     )
     INSERT INTO prices (variant_id, currency, amount, changed_at) SELECT id, 'USD', 100, now() FROM made RETURNING variant_id AS id`,
    [productId, count],
  );
  return rows.map(({ id }) => id);
}

describe('A cart', () => {
  it('is empty until something is put in', async () => {
    const nothing = {
      ...{ currency: null, lines: [], itemCount: 0, subtotal: null, updatedAt: null, expiresAt: null },
    };
    const answer = await anna.get('/cart');
    expect([answer.status, answer.body]).toEqual([200, nothing]);
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
  });

  it('shows what is in it as it costs now, in the order in which it was put in', async () => {
    const person = await stoa.given.viewer();
    const [kettle, mug] = [await variantOf(editor, { price: usd(2000) }), await variantOf(editor)];
    expect((await put(person, kettle['id'], 2)).status).toBe(200);
    const { body } = await put(person, mug['id'].toUpperCase(), 1);
    expect(body).toMatchObject({ itemCount: 3, subtotal: usd(5999), currency: null, expiresAt: null });
    expect(body.lines[0]).toEqual({
      ...{ productId: kettle['productId'], variantId: kettle['id'], sku: expect.any(String), options: {} },
      ...{ name: kettle['name'], quantity: 2, unitPrice: usd(2000), total: usd(4000) },
      ...{ isAvailable: true, problem: null, availableQuantity: null },
    });
    expect(body.lines[1]).toMatchObject({ variantId: mug['id'], quantity: 1, unitPrice: usd(1999) });
    expect((await person.get('/cart')).body).toEqual(body);
    await editor.patch(`/products/${kettle['productId']}`, { price: usd(2500), name: 'Dear kettle' });
    expect((await person.get('/cart')).body).toMatchObject({
      subtotal: usd(6999),
      lines: [{ name: 'Dear kettle', unitPrice: usd(2500), total: usd(5000) }, {}],
    });
  });

  it('holds nothing back, and says what could not be ordered and why', async () => {
    const person = await stoa.given.viewer();
    const [gone, short, fine] = [
      await variantOf(editor, { name: 'Last of its kind' }),
      await variantOf(editor, { stock: 3 }),
      await variantOf(editor, { price: usd(1000) }),
    ];
    await fill(person, { [gone['id']]: 1, [short['id']]: 4, [fine['id']]: 2 });
    await editor.patch(`/products/${gone['productId']}`, { status: 'draft', name: 'Not to be seen' });
    const { body } = await person.get('/cart');
    const unavailable = { sku: null, unitPrice: null, total: null, isAvailable: false };
    expect(body.lines).toMatchObject([
      { ...unavailable, name: 'Last of its kind', options: {}, quantity: 1, problem: 'unavailable' },
      { isAvailable: false, problem: 'insufficient-stock', availableQuantity: 3, total: usd(7996) },
      { isAvailable: true, problem: null },
    ]);
    expect(body.subtotal).toEqual(usd(2000));
    expect((await editor.get(`/products/${short['productId']}`)).body.stock).toBe(3);
    // what is in may be changed, and stays in a list that names it
    expect((await put(person, gone['id'], 5)).body.lines[0]).toMatchObject({ quantity: 5 });
    const kept = await fill(person, { [fine['id']]: 1, [gone['id']]: 6 });
    expect(kept['lines'][1]).toMatchObject({ name: 'Last of its kind', quantity: 6 });
    // but what is out does not come in again
    expect((await person.delete(`/cart/items/${gone['id']}`)).status).toBe(204);
    expectProblem(await put(person, gone['id'], 1), 422, 'VARIANT_UNAVAILABLE');
  });

  it('is in the currency that was said, and says what has no price in it', async () => {
    const person = await stoa.given.viewer();
    const [dollars, both, euros] = [
      await variantOf(editor, { price: usd(1000) }),
      await variantOf(editor, { price: usd(500), prices: [{ currency: 'EUR', amount: 450 }] }),
      await variantOf(editor, { price: { amount: 700, currency: 'EUR' } }),
    ];
    const mixed = await fill(person, { [dollars['id']]: 1, [euros['id']]: 1 });
    expect(mixed).toMatchObject({ currency: null, subtotal: null });
    const items = { [dollars['id']]: 1, [both['id']]: 2, [euros['id']]: 1 };
    const inEuro = await fill(person, items, { currency: 'EUR' });
    expect(inEuro).toMatchObject({ currency: 'EUR', subtotal: { amount: 1600, currency: 'EUR' } });
    expect(inEuro['lines'].map(({ problem }: any) => problem)).toEqual(['no-price', null, null]);
    expect((await put(person, both['id'], 1)).body).toMatchObject({ currency: 'EUR' });
  });

  it('is emptied as a whole or line by line; what is not in it cannot be taken out', async () => {
    const person = await stoa.given.viewer();
    const [one, other] = [await variantOf(editor), await variantOf(editor)];
    await fill(person, { [one['id']]: 1, [other['id']]: 1 });
    expect((await person.delete(`/cart/items/${one['id']}`)).status).toBe(204);
    expectProblem(await person.delete(`/cart/items/${one['id']}`), 404, 'NOT_FOUND');
    expect(await heldBy(person)).toEqual([[other['id'], 1]]);
    expect((await person.delete('/cart')).status).toBe(204);
    expect((await person.delete('/cart')).status).toBe(204);
    expect(await heldBy(person)).toEqual([]);
    expectProblem(await (await stoa.given.viewer()).delete(`/cart/items/${one['id']}`), 404, 'NOT_FOUND');
  });

  it('is nobody else’s, whoever asks', async () => {
    const { id } = await variantOf(editor);
    const person = await stoa.given.viewer();
    await fill(person, { [id]: 7 });
    for (const who of [await stoa.given.viewer(), await stoa.given.admin(), stoa.nobody])
      expect(await heldBy(who)).toEqual([]);
    expect(await heldBy(person)).toEqual([[id, 7]]);
  });

  it('is closed to programs that may not order', async () => {
    const { id } = await variantOf(editor);
    const reader = await programOf(anna, { scopes: ['profile:read'] });
    const buyer = await programOf(anna, { scopes: ['orders:create'] });
    expectProblem(await reader.get('/cart'), 403, 'FORBIDDEN');
    expectProblem(await put(reader, id, 1), 403, 'FORBIDDEN');
    expectProblem(await reader.delete('/cart'), 403, 'FORBIDDEN');
    expectProblem(await reader.post('/cart/merge', { token: `cart_${'a'.repeat(43)}` }), 403, 'FORBIDDEN');
    expect((await put(buyer, id, 1)).status).toBe(200);
    expect(await heldBy(anna)).toEqual([[id, 1]]);
  });

  it('costs two statements to read, however much is in it', async () => {
    const [few, many] = [await stoa.given.viewer(), await stoa.given.viewer()];
    const ids = await variants(100);
    await fill(few, { [ids[0]!]: 1 });
    await fill(many, Object.fromEntries(ids.map((id) => [id, 1])));
    for (const who of [few, many]) {
      await who.get('/cart');
      const runs = [];
      for (let run = 0; run < 3; run += 1) runs.push(await recordStatements(() => who.get('/cart')));
      expect(Math.min(...runs.map(({ statements }) => statements.length))).toBe(2);
    }
  });
});

describe('What is sent to a cart', () => {
  it.each([
    ['no items', {}],
    ['items that are no list', { items: 'all' }],
    ['null among the items', { items: [null] }],
    ['none of something', { items: [{ variantId: newId(), quantity: 0 }] }],
    ['1001 of something', { items: [{ variantId: newId(), quantity: 1001 }] }],
    ['half of something', { items: [{ variantId: newId(), quantity: 0.5 }] }],
    ['an id that is none', { items: [{ variantId: 'x', quantity: 1 }] }],
    ['a price', { items: [{ variantId: newId(), quantity: 1, unitPrice: usd(1) }] }],
    ['a currency that is none', { items: [], currency: 'usd' }],
    ['somebody else’s id', { items: [], userId: newId() }],
    ['101 lines', { items: Array.from({ length: 101 }, () => ({ variantId: newId(), quantity: 1 })) }],
  ])('is refused with %s', async (_, body) => {
    expectProblem(await anna.put('/cart', body), 400, 'VALIDATION_FAILED');
    expectProblem(await stoa.nobody.put('/cart', body), 400, 'VALIDATION_FAILED');
  });

  it('names each variant once, in a path that is an id', async () => {
    const { id } = await variantOf(editor);
    const items = [id, id.toUpperCase()].map((variantId) => ({ variantId, quantity: 1 }));
    expectProblem(await anna.put('/cart', { items }), 400, 'VALIDATION_FAILED');
    expectProblem(await anna.put('/cart/items/kettle', { quantity: 1 }), 400, 'MALFORMED_REQUEST');
    for (const quantity of [0, 1001, '1', null, undefined])
      expectProblem(await anna.put(`/cart/items/${id}`, { quantity }), 400, 'VALIDATION_FAILED');
  });

  it('is on sale, or nothing of it is put in', async () => {
    const person = await stoa.given.viewer();
    const [fine, draft] = [await variantOf(editor), await variantOf(editor, { status: 'draft' })];
    const nothing = newId();
    const items = [fine['id'], draft['id'], nothing].map((variantId) => ({ variantId, quantity: 1 }));
    const problem = expectProblem(await person.put('/cart', { items }), 422, 'VARIANT_UNAVAILABLE');
    expect(problem['variantIds']).toEqual([draft['id'], nothing]);
    expectProblem(await put(person, draft['id'], 1), 422, 'VARIANT_UNAVAILABLE');
    expect((await person.get('/cart')).body.updatedAt).toBeNull();
  });
});

describe('Whoever changes a cart at once', () => {
  it('loses nothing', async () => {
    const [person, ids] = [await stoa.given.viewer(), await variants(20)];
    const answers = await times(20, (index) => put(person, ids[index]!, index + 1));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(new Map(await heldBy(person))).toEqual(new Map(ids.map((id, index) => [id, index + 1])));
  });

  it('comes to a hundred lines and no more', async () => {
    const [person, ids] = [await stoa.given.viewer(), await variants(110)];
    await fill(person, Object.fromEntries(ids.slice(0, 95).map((id) => [id, 1])));
    const answers = await times(15, (index) => put(person, ids[95 + index]!, 1));
    const refused = answers.filter(({ status }) => status !== 200);
    expect([(await heldBy(person)).length, refused.length]).toEqual([100, 10]);
    for (const answer of refused) expectProblem(answer, 409, 'CART_FULL');
    expect((await put(person, ids[0]!, 2)).status).toBe(200);
    await person.delete(`/cart/items/${ids[3]}`);
    const last = answers.findIndex(({ status }) => status !== 200);
    expect((await put(person, ids[95 + last]!, 1)).status).toBe(200);
    // and the database holds it, whoever writes
    const more = `INSERT INTO cart_items SELECT cart_id, $2, 101, 1, 'x', now() FROM cart_items i
      JOIN carts c ON c.id = i.cart_id WHERE c.user_id = $1 LIMIT 1`;
    await expect(stoa.sql.query(more, [person.id, ids[3]])).rejects.toThrow('cart_items_place_in_range');
  });

  it('as it was read, when that is asked: one of twenty', async () => {
    const [person, { id }] = [await stoa.given.viewer(), await variantOf(editor)];
    const tag = { 'if-match': (await person.get('/cart')).headers.get('etag') ?? '' };
    const answers = await times(20, (index) => put(person, id, index + 1, tag));
    const [taken, ...others] = answers.filter(({ status }) => status === 200);
    expect(others).toEqual([]);
    for (const answer of answers.filter((one) => one !== taken))
      expectProblem(answer, 412, 'PRECONDITION_FAILED');
    expectProblem(await person.put('/cart', { items: [] }, tag), 412, 'PRECONDITION_FAILED');
    expectProblem(await person.delete('/cart', tag), 412, 'PRECONDITION_FAILED');
    expectProblem(await person.delete(`/cart/items/${id}`, tag), 412, 'PRECONDITION_FAILED');
    const now = { 'if-match': taken?.headers.get('etag') ?? '' };
    expect((await person.get('/cart', { 'if-none-match': now['if-match'] })).status).toBe(304);
    expect((await person.put('/cart', { items: [] }, now)).status).toBe(200);
  });
});

describe('The cart of a person', () => {
  it('is in the export, and gone with the person', async () => {
    const [person, admin, { id }] = [
      await stoa.given.viewer(),
      await stoa.given.admin(),
      await variantOf(editor),
    ];
    await fill(person, { [id]: 3 });
    const { body } = await person.get(`/users/${person.id}/export`);
    expect(body.cart).toEqual((await person.get('/cart')).body);
    const [erased] = await Promise.all([
      admin.delete(`/users/${person.id}`),
      times(5, (index) => put(person, id, index + 1)),
    ]);
    expect(erased.status).toBe(204);
    const { rows } = await stoa.sql.query('SELECT FROM carts WHERE user_id = $1', [person.id]);
    expect(rows).toHaveLength(0);
  });
});
