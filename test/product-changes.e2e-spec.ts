import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import type { Actor, Answer } from './support/actor.js';
import { categoryOf, inSizes, productBody, productOf, variantBody } from './support/catalogue.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
let viewer: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  [editor, viewer] = await Promise.all([stoa.given.editor(), stoa.given.viewer()]);
});
afterAll(() => stoa.stop());

const unknownId = '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11';
const eventsOf = async (id: string): Promise<string[]> => {
  const told = "SELECT type FROM outbox WHERE payload->>'productId' = $1 ORDER BY id";
  return (await stoa.sql.query(told, [id])).rows.map(({ type }) => type);
};

/** Starts requests while another transaction, which does `change`, holds the product; lets go once all of them wait. */
async function whileHeld(id: string, change: string, requests: () => Promise<Answer>[]): Promise<Answer[]> {
  const holder = await stoa.sql.connect();
  try {
    await holder.query('BEGIN');
    await holder.query(`UPDATE products SET ${change} WHERE id = $1`, [id]);
    const answers = requests();
    const waiting = `SELECT count(*)::int AS n FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    while ((await stoa.sql.query(waiting)).rows[0].n < answers.length) await delay(5);
    await holder.query('COMMIT');
    return await Promise.all(answers);
  } finally {
    holder.release();
  }
}

describe('Changing a product', () => {
  it('leaves alone what the request leaves out', async () => {
    const category = await categoryOf(editor, { name: 'Left alone' });
    const images = [{ url: 'https://images.example.com/1.jpg', alt: 'One' }];
    const before = await productOf(editor, { categoryId: category['id'], tags: ['a'], images, stock: 4 });
    const { status, body } = await editor.patch(`/products/${before['id']}`, { name: 'New name' });
    expect(status).toBe(200);
    expect(body).toEqual({ ...before, name: 'New name', updatedAt: body.updatedAt });
    expect(body.updatedAt > before['updatedAt']).toBe(true);
  });

  it('takes a product out of its category by null, and takes null for nothing else', async () => {
    const category = await categoryOf(editor, { name: 'Left' });
    const before = await productOf(editor, { categoryId: category['id'] });
    expect((await editor.patch(`/products/${before['id']}`, { categoryId: null })).body.category).toBeNull();
    for (const field of [
      'name',
      'slug',
      'description',
      'price',
      'stock',
      'sku',
      'tags',
      'images',
      'status',
    ]) {
      const answer = await editor.patch(`/products/${before['id']}`, { [field]: null });
      expectProblem(answer, 400, 'VALIDATION_FAILED');
    }
  });

  it('takes a merge patch by its own media type', async () => {
    const { id } = await productOf(editor);
    const type = { 'content-type': 'application/merge-patch+json' };
    expect((await editor.patch(`/products/${id}`, { name: 'Merged' }, type)).body.name).toBe('Merged');
  });

  it('leaves no trace when it changes nothing', async () => {
    const before = await productOf(editor, {
      tags: ['a'],
      images: [{ url: 'https://a.example/b', alt: 'B' }],
    });
    const { name, description, price, tags, images, status } = before;
    const same = { name, description, price, tags, images, status, stock: before['stock'] };
    expect((await editor.patch(`/products/${before['id']}`, same)).body).toEqual(before);
    expect(await eventsOf(before['id'])).toEqual(['product.created']);
  });

  it('tells of what it did, of the stock apart', async () => {
    const { id } = await productOf(editor, { status: 'draft' });
    await editor.patch(`/products/${id}`, { status: 'active' });
    await editor.patch(`/products/${id}`, { stock: 7 });
    await editor.patch(`/products/${id}`, { status: 'archived' });
    const told = ['product.created', 'product.updated', 'product.stock_changed', 'product.archived'];
    expect(await eventsOf(id)).toEqual(told);
  });

  it('refuses a category that does not exist', async () => {
    const { id } = await productOf(editor);
    expectProblem(await editor.patch(`/products/${id}`, { categoryId: unknownId }), 422, 'UNKNOWN_CATEGORY');
  });

  it('is for editors', async () => {
    const { id } = await productOf(editor);
    expectProblem(await stoa.nobody.patch(`/products/${id}`, { name: 'X' }), 401, 'UNAUTHENTICATED');
    expectProblem(await viewer.patch(`/products/${id}`, { name: 'X' }), 403, 'FORBIDDEN');
    expectProblem(await viewer.put(`/products/${id}`, productBody()), 403, 'FORBIDDEN');
    expectProblem(await viewer.delete(`/products/${id}`), 403, 'FORBIDDEN');
  });

  it('keeps what others changed while it waited for them', async () => {
    const [before, after] = [
      await categoryOf(editor, { name: 'Before' }),
      await categoryOf(editor, { name: 'After' }),
    ];
    const { id } = await productOf(editor, { categoryId: before['id'], tags: ['before'] });
    const move = `category_id = '${after['id']}', tags = '{after}'`;
    const [answer] = await whileHeld(id, move, () => [editor.patch(`/products/${id}`, { name: 'Renamed' })]);
    expect(answer?.body).toMatchObject({ name: 'Renamed', tags: ['after'], category: { id: after['id'] } });
    expect((await editor.get(`/products/${id}`)).body).toEqual(answer?.body);
  });

  it('sets the stock to what was asked, not to a difference from what was there then', async () => {
    const { id } = await productOf(editor, { stock: 5 });
    const set = (stock: number) => editor.patch(`/products/${id}`, { stock });
    await whileHeld(id, 'tags = tags', () => [8, 1, 7].map(set));
    expect([8, 1, 7]).toContain((await editor.get(`/products/${id}`)).body.stock);
  });
});

describe('Products that many ask for at one moment', () => {
  const fresh = { 'cache-control': 'no-cache' };

  it('are each the one that was asked for, and drafts are shown to editors alone', async () => {
    const drafts = await Promise.all([1, 2, 3].map(() => productOf(editor, { status: 'draft' })));
    const shown = await Promise.all([1, 2, 3].map((stock) => productOf(editor, { stock })));
    const asked = [...drafts, ...shown].flatMap(({ id, slug }) => [id, slug, id]);
    for (let round = 0; round < 5; round += 1) {
      const answers = await Promise.all(
        asked.flatMap((key) => [stoa.nobody, editor].map((who) => who.get(`/products/${key}`, fresh))),
      );
      const found = answers.map(({ body }) => body.id ?? body.code);
      expect(found).toEqual([
        ...drafts.flatMap(({ id }) => [1, 2, 3].flatMap(() => ['NOT_FOUND', id])),
        ...shown.flatMap(({ id }) => [1, 2, 3].flatMap(() => [id, id])),
      ]);
    }
  });

  it('say of themselves what lists say of them', async () => {
    const usd = (amount: number) => ({ amount, currency: 'USD' });
    const euros = [{ amount: 100, currency: 'EUR' }];
    const variants = [
      variantBody({ Size: 'S' }, { sku: 'SAME-1', price: usd(900), stock: 4, prices: euros }),
      variantBody({ Size: 'M' }, { sku: 'SAME-2', price: usd(700), compareAtPrice: usd(800) }),
      variantBody({ Size: 'L' }, { sku: 'SAME-3', price: usd(700), compareAtPrice: usd(990), stock: 5 }),
    ];
    const made = await productOf(editor, { ...inSizes(['S', 'M', 'L'], []), variants });
    const { body: whole } = await stoa.nobody.get(`/products/${made['id']}`, fresh);
    const { body: page } = await stoa.nobody.get('/products?sort=-createdAt&limit=1', fresh);
    const { highlight: _, ...listed } = page.data[0];
    expect(whole).toMatchObject(listed);
    expect([whole.sku, whole.stock, whole.variantCount]).toEqual(['SAME-1', 9, 3]);
    expect([whole.price.amount, whole.compareAtPrice.amount]).toEqual([700, 800]);
  });
});

describe('Archiving a product', () => {
  it('hides it from everybody but editors, and is the same when done again', async () => {
    const { id, slug } = await productOf(editor);
    expect((await editor.delete(`/products/${id}`)).status).toBe(204);
    expect((await editor.delete(`/products/${id}`)).status).toBe(204);
    expectProblem(await viewer.get(`/products/${slug}`), 404, 'NOT_FOUND');
    expect((await editor.get(`/products/${slug}`)).body.status).toBe('archived');
    expect(await eventsOf(id)).toEqual(['product.created', 'product.archived']);
  });

  it('is 404 for what never was', async () => {
    expectProblem(await editor.delete(`/products/${unknownId}`), 404, 'NOT_FOUND');
  });
});

describe('Versions of a product', () => {
  it('are named by ETag, and a known one is not sent again', async () => {
    const { id } = await productOf(editor);
    const tag = (await stoa.nobody.get(`/products/${id}`)).headers.get('etag') ?? '';
    const known = await stoa.nobody.get(`/products/${id}`, { 'if-none-match': tag });
    expect([known.status, known.body]).toEqual([304, '']);
    await editor.patch(`/products/${id}`, { name: 'Newer' });
    expect((await stoa.nobody.get(`/products/${id}`, { 'if-none-match': tag })).status).toBe(200);
  });

  it('guard PUT, PATCH and DELETE: who has an old one is refused and changes nothing', async () => {
    const product = await productOf(editor);
    const path = `/products/${product['id']}`;
    const old = { 'if-match': (await editor.get(path)).headers.get('etag') ?? '' };
    const fresh = await editor.patch(path, { name: 'Second version' }, old);
    expect(fresh.status).toBe(200);
    expectProblem(await editor.patch(path, { name: 'Lost' }, old), 412, 'PRECONDITION_FAILED');
    expectProblem(await editor.put(path, productBody(), old), 412, 'PRECONDITION_FAILED');
    expectProblem(await editor.delete(path, old), 412, 'PRECONDITION_FAILED');
    expect((await editor.get(path)).body).toEqual(fresh.body);
    expect((await editor.delete(path, { 'if-match': fresh.headers.get('etag') ?? '' })).status).toBe(204);
  });

  it('let one of five through who change the same one at once', async () => {
    const { id } = await productOf(editor);
    const tag = (await editor.get(`/products/${id}`)).headers.get('etag') ?? '';
    const change = (writer: number) =>
      editor.patch(`/products/${id}`, { name: `Writer ${writer}` }, { 'if-match': tag });
    const answers = await whileHeld(id, 'tags = tags', () => [1, 2, 3, 4, 5].map(change));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412]);
  });
});
