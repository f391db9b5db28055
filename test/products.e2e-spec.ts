import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { categoryOf, productBody, productOf } from './support/catalogue.js';
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

describe('Adding a product', () => {
  it('takes a description that search parsers choke on', async () => {
    const body = productBody({ description: '1a@'.repeat(6_600) });
    expect((await editor.post('/products', body)).status).toBe(201);
  });

  it('answers with the whole product and says where it is', async () => {
    const category = await categoryOf(editor, { name: 'Kettles' });
    const body = productBody({
      name: 'Whistling Kettle',
      stock: 3,
      categoryId: category['id'],
      tags: ['kitchen', 'Été'],
      images: [{ url: 'https://images.example.com/kettle.jpg?w=1', alt: 'A kettle' }],
    });
    const answer = await editor.post('/products', body);
    expect(answer.status).toBe(201);
    const unreduced = {
      compareAtPrice: null,
      lowestPrice30Days: { amount: 1999, currency: 'USD' },
      priorPrice: null,
    };
    expect(answer.body).toEqual({
      id: expect.any(String),
      slug: 'whistling-kettle',
      sku: body['sku'],
      name: 'Whistling Kettle',
      description: 'Boils **1.5 litres**.',
      price: { amount: 1999, currency: 'USD' },
      ...unreduced,
      prices: [],
      stock: 3,
      variantCount: 1,
      options: [],
      variants: [
        {
          id: expect.any(String),
          sku: body['sku'],
          options: {},
          price: { amount: 1999, currency: 'USD' },
          ...unreduced,
          prices: [],
          stock: 3,
          lowStockThreshold: null,
          weightGrams: null,
        },
      ],
      attributes: {},
      rating: null,
      status: 'active',
      category: { id: category['id'], slug: 'kettles', name: 'Kettles' },
      tags: ['kitchen', 'Été'],
      images: [{ url: 'https://images.example.com/kettle.jpg?w=1', alt: 'A kettle' }],
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      updatedAt: answer.body.createdAt,
    });
    expect(answer.headers.get('location')).toMatch(new RegExp(`/api/v1/products/${answer.body.id}$`));
    expect((await stoa.nobody.get(`/products/${answer.body.id}`)).body).toEqual(answer.body);
  });

  it('is for editors: nobody is asked to sign in, a viewer is refused', async () => {
    expectProblem(await stoa.nobody.post('/products', productBody()), 401, 'UNAUTHENTICATED');
    expectProblem(await viewer.post('/products', productBody()), 403, 'FORBIDDEN');
  });

  it.each([
    ['Crème brûlée für Zwei', 'creme-brulee-fuer-zwei'],
    ['Чайник стальной', 'chaynik-stalnoy'],
    ['「」', 'product'],
    ['0197A5B6-58f2-7cc4-a4c9-2f5d1c0e8f12', 'product-0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f12'],
  ])('makes of the name %j the slug %s', async (name, slug) => {
    expect((await productOf(editor, { name }))['slug']).toBe(slug);
  });

  it('numbers the slugs of equal names, also of twenty at once', async () => {
    const twenty = await Promise.all(
      Array.from({ length: 20 }, () => productOf(editor, { name: 'Twin mug' })),
    );
    const slugs = ['twin-mug', ...Array.from({ length: 19 }, (_, index) => `twin-mug-${index + 2}`)];
    expect(twenty.map((product) => product['slug']).sort()).toEqual(slugs.sort());
  });

  it('refuses a slug that is taken, and a SKU that is taken', async () => {
    const first = await productOf(editor, { slug: 'the-only-one' });
    expectProblem(await editor.post('/products', productBody({ slug: 'the-only-one' })), 409, 'SLUG_TAKEN');
    expectProblem(await editor.post('/products', productBody({ sku: first['sku'] })), 409, 'SKU_TAKEN');
  });

  it('gives one of ten who ask for the same slug at once what they ask', async () => {
    const ten = Array.from({ length: 10 }, () =>
      editor.post('/products', productBody({ slug: 'raced-for' })),
    );
    const statuses = (await Promise.all(ten)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([201, ...Array<number>(9).fill(409)]);
  });

  it('refuses a category that does not exist', async () => {
    const answer = await editor.post('/products', productBody({ categoryId: unknownId }));
    expectProblem(answer, 422, 'UNKNOWN_CATEGORY');
  });

  it.each([
    ['a field it does not know', { colour: 'red' }, 'colour'],
    ['a price with a fraction', { price: { amount: 19.99, currency: 'USD' } }, 'price.amount'],
    ['a price as text', { price: { amount: '1999', currency: 'USD' } }, 'price.amount'],
    ['a negative price', { price: { amount: -1, currency: 'USD' } }, 'price.amount'],
    ['a price above a hundred million', { price: { amount: 100_000_001, currency: 'USD' } }, 'price.amount'],
    ['a currency that is none', { price: { amount: 1, currency: 'USX' } }, 'price.currency'],
    ['a price without a currency', { price: { amount: 1 } }, 'price.currency'],
    ['a negative stock', { stock: -1 }, 'stock'],
    ['half a piece', { stock: 0.5 }, 'stock'],
    ['a blank name', { name: ' ' }, 'name'],
    ['a name of 201 characters', { name: 'x'.repeat(201) }, 'name'],
    ['a description of 20,001 characters', { description: 'x'.repeat(20_001) }, 'description'],
    ['a SKU in small letters', { sku: 'ket-1' }, 'sku'],
    ['a slug with capitals', { slug: 'Kettle' }, 'slug'],
    ['a slug that looks like an id', { slug: unknownId }, 'slug'],
    ['a status it does not know', { status: 'sold' }, 'status'],
    ['21 tags', { tags: Array.from({ length: 21 }, (_, index) => `t${index}`) }, 'tags'],
    ['a tag twice', { tags: ['a', 'a'] }, 'tags'],
    ['an image that is a script', { images: [{ url: 'javascript:alert(1)', alt: 'x' }] }, 'images.0.url'],
    ['a list in the list of images', { images: [[{ url: 'https://a.example', alt: 'x' }]] }, 'images'],
    ['null where only a category may be null', { tags: null }, 'tags'],
  ])('refuses %s', async (_, facts, field) => {
    const problem = expectProblem(
      await editor.post('/products', productBody(facts)),
      400,
      'VALIDATION_FAILED',
    );
    expect(problem['errors'].map((error: { field: string }) => error.field)).toContain(field);
  });

  it('refuses a NUL character in a name', async () => {
    expect((await editor.post('/products', productBody({ name: 'a\u0000b' }))).status).toBe(400);
  });

  it('happens once for one Idempotency-Key, and gives the first answer again', async () => {
    const body = productBody({ name: 'Once only', stock: 2 });
    const key = { 'idempotency-key': 'product-1' };
    const [first, again] = [
      await editor.post('/products', body, key),
      await editor.post('/products', body, key),
    ];
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect((await editor.get('/products?search=Once+only')).body.data).toHaveLength(1);
  });

  it('tells of the product and of its first stock, in this order', async () => {
    const product = await productOf(editor, { stock: 1 });
    expect(await eventsOf(product['id'])).toEqual(['product.created', 'product.stock_changed']);
  });
});

describe('Replacing a product', () => {
  it('empties what is left out and keeps the slug', async () => {
    const category = await categoryOf(editor, { name: 'Emptied' });
    const images = [{ url: 'https://images.example.com/1.jpg', alt: 'One' }];
    const before = await productOf(editor, {
      categoryId: category['id'],
      tags: ['a'],
      images,
      slug: 'kept-slug',
    });
    const { status, body } = await editor.put(
      `/products/${before['id']}`,
      productBody({ sku: before['sku'] }),
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ slug: 'kept-slug', category: null, tags: [], images: [] });
    expect((await stoa.nobody.get('/products/kept-slug')).body).toEqual(body);
  });

  it('refuses a body that is not whole', async () => {
    const before = await productOf(editor);
    expectProblem(await editor.put(`/products/${before['id']}`, { name: 'Half' }), 400, 'VALIDATION_FAILED');
  });

  it('is 404 for a product that does not exist, and 400 for an id that is none', async () => {
    expectProblem(await editor.put(`/products/${unknownId}`, productBody()), 404, 'NOT_FOUND');
    expectProblem(await editor.put('/products/nonsense', productBody()), 400, 'MALFORMED_REQUEST');
  });

  it('refuses the slug or the SKU of another product', async () => {
    const [mine, other] = [await productOf(editor), await productOf(editor)];
    const put = (facts: object) =>
      editor.put(`/products/${mine['id']}`, productBody({ sku: mine['sku'], ...facts }));
    expectProblem(await put({ slug: other['slug'] }), 409, 'SLUG_TAKEN');
    expectProblem(await put({ sku: other['sku'] }), 409, 'SKU_TAKEN');
    expectProblem(await put({ slug: unknownId }), 400, 'VALIDATION_FAILED');
  });

  it('writes the difference of the stock to the ledger', async () => {
    const before = await productOf(editor, { stock: 5 });
    await editor.put(`/products/${before['id']}`, productBody({ sku: before['sku'], stock: 2 }));
    const { body } = await editor.get(`/products/${before['id']}/stock-movements`);
    expect(body.data[0]).toMatchObject({ delta: -3, stockAfter: 2, reason: 'adjusted', actorId: editor.id });
  });
});
