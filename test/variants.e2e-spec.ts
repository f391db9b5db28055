import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { inSizes, productBody, productOf, variantBody } from './support/catalogue.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  editor = await stoa.given.editor();
});
afterAll(() => stoa.stop());

const usd = (amount: number) => ({ amount, currency: 'USD' });
const sizesOf = (product: Record<string, any>): string[] =>
  product['variants'].map(({ options }: any) => options.Size);
const read = async (id: string) => (await editor.get(`/products/${id}`)).body;

describe('A product with variants', () => {
  it('shows each with its SKU, options, price and stock, in the order in which they were given', async () => {
    const body = productBody({
      ...inSizes(['S', 'M', 'L'], []),
      variants: [
        variantBody({ Size: 'M' }, { price: usd(2500), stock: 4 }),
        variantBody({ Size: 'S' }, { price: usd(2000), stock: 3, compareAtPrice: usd(3000) }),
      ],
    });
    const { status, body: shirt } = await editor.post('/products', body);
    expect(status).toBe(201);
    expect(sizesOf(shirt)).toEqual(['M', 'S']);
    expect(shirt.options).toEqual([{ name: 'Size', values: ['S', 'M', 'L'] }]);
    const [m, s] = body['variants'];
    expect(shirt).toMatchObject({
      ...{ sku: m.sku, price: usd(2000), compareAtPrice: usd(3000), stock: 7, variantCount: 2 },
      variants: [
        { sku: m.sku, price: usd(2500), stock: 4 },
        { sku: s.sku, price: usd(2000), stock: 3 },
      ],
    });
    const { data } = (await stoa.nobody.get(`/products?search=${s.sku}`)).body;
    expect(data).toMatchObject([{ id: shirt.id, price: usd(2000), stock: 7, variantCount: 2 }]);
  });

  it('finds out its options by itself when nobody names them', async () => {
    const variants = [variantBody({ Size: 'S', Colour: 'Red' }), variantBody({ Size: 'M', Colour: 'Red' })];
    const shirt = await productOf(editor, { ...inSizes([], []), options: undefined, variants });
    expect(shirt['options']).toEqual([
      { name: 'Size', values: ['S', 'M'] },
      { name: 'Colour', values: ['Red'] },
    ]);
  });

  it.each([
    ['without one of the options', [{}], 'has no value of "Size"'],
    [
      'with a value that is not offered',
      [{ Size: 'XL' }],
      'a value of "Size" that the product does not offer',
    ],
    ['with an option that is not there', [{ Size: 'S', Fit: 'Slim' }], 'has an option "Fit"'],
    ['twice the same choice', [{ Size: 'S' }, { Size: 'S' }], 'are the same choice'],
  ])('refuses a variant %s', async (_, choices, detail) => {
    const variants = choices.map((options) => variantBody(options as Record<string, string>));
    const answer = await editor.post('/products', productBody({ ...inSizes(['S', 'M'], []), variants }));
    expect(expectProblem(answer, 422, 'OPTION_MISMATCH')['detail']).toContain(detail);
  });

  it('has no price, stock and SKU of its own, and says so', async () => {
    const variants = [variantBody({ Size: 'S' })];
    const answer = await editor.post('/products', productBody({ variants }));
    const problem = expectProblem(answer, 400, 'VALIDATION_FAILED');
    expect(problem['errors'].map(({ field }: any) => field)).toEqual(['price', 'stock', 'sku']);
  });

  it('needs price, stock and SKU without variants', async () => {
    const { name, description, status } = productBody();
    const answer = await editor.post('/products', { name, description, status });
    const fields = expectProblem(answer, 400, 'VALIDATION_FAILED')['errors'].map(({ field }: any) => field);
    expect([...new Set(fields)].sort()).toEqual(['price', 'sku', 'stock']);
  });

  it('has one currency for all, and each SKU once', async () => {
    const [one, other] = [variantBody({ Size: 'S' }), variantBody({ Size: 'M' })];
    const variants = [one, { ...other, sku: one['sku'], price: { amount: 1, currency: 'EUR' } }];
    const answer = await editor.post('/products', productBody({ ...inSizes(['S', 'M'], []), variants }));
    const codes = expectProblem(answer, 400, 'VALIDATION_FAILED')['errors'].map(({ code }: any) => code);
    expect(codes).toEqual(['SKU_TWICE', 'CURRENCY_OTHER']);
  });

  it('is changed at its variants, not at itself', async () => {
    const { id } = await productOf(editor, inSizes(['S', 'M'], ['S', 'M']));
    for (const change of [{ price: usd(1) }, { stock: 1 }, { sku: 'NEW' }, { lowStockThreshold: 1 }])
      expectProblem(await editor.patch(`/products/${id}`, change), 422, 'VARIANT_REQUIRED');
    const renamed = await editor.patch(`/products/${id}`, { name: 'Shirt' });
    expect([renamed.status, sizesOf(renamed.body)]).toEqual([200, ['S', 'M']]);
  });
});

describe('Replacing a product with variants', () => {
  it('knows them by their SKU, adds the new and withdraws the missing', async () => {
    const before = await productOf(editor, inSizes(['S', 'M', 'L'], ['S', 'M'], { stock: 5 }));
    const [s, m] = before['variants'];
    const variants = [
      variantBody({ Size: 'L' }, { stock: 2 }),
      variantBody({ Size: 'M' }, { sku: m.sku, stock: 5 }),
    ];
    const body = productBody({ ...inSizes(['S', 'M', 'L'], []), variants });
    const { status, body: after } = await editor.put(`/products/${before['id']}`, body);
    expect([status, sizesOf(after), after.stock]).toEqual([200, ['L', 'M'], 7]);
    expect(after.variants[1].id).toBe(m.id);
    expectProblem(await editor.get(`/products/${before['id']}/variants/${s.id}`), 404, 'NOT_FOUND');
  });

  it('knows the only one by its SKU too: another SKU is another variant, and the old one can come back', async () => {
    const before = await productOf(editor, inSizes(['S', 'L'], ['S'], { stock: 5 }));
    const [s] = before['variants'];
    const put = async (variant: object) =>
      (
        await editor.put(
          `/products/${before['id']}`,
          productBody({ ...inSizes(['S', 'L'], []), variants: [variant] }),
        )
      ).body.variants;
    const [large] = await put(variantBody({ Size: 'L' }));
    expect(large.id).not.toBe(s.id);
    expect(await put(variantBody({ Size: 'S' }, { sku: s.sku, stock: 5 }))).toMatchObject([
      { id: s.id, stock: 5 },
    ]);
  });

  it('may swap the options of two', async () => {
    const before = await productOf(editor, inSizes(['S', 'M'], ['S', 'M']));
    const [s, m] = before['variants'];
    const variants = [variantBody({ Size: 'M' }, { sku: s.sku }), variantBody({ Size: 'S' }, { sku: m.sku })];
    const body = productBody({ ...inSizes(['S', 'M'], []), variants });
    const { body: after } = await editor.put(`/products/${before['id']}`, body);
    expect(after.variants.map(({ id }: any) => id)).toEqual([s.id, m.id]);
    expect(sizesOf(after)).toEqual(['M', 'S']);
  });

  it('makes a simple product one with variants, and a simple one again, with the stock that was there', async () => {
    const { id, sku, variants: simple } = await productOf(editor, { stock: 9 });
    const variants = [
      variantBody({ Size: 'S' }, { sku, stock: 9 }),
      variantBody({ Size: 'M' }, { stock: 1 }),
    ];
    const several = await editor.put(
      `/products/${id}`,
      productBody({ ...inSizes(['S', 'M'], []), variants }),
    );
    expect([several.status, several.body.variants[0].id, several.body.stock]).toEqual([
      200,
      simple[0].id,
      10,
    ]);
    const again = await editor.put(`/products/${id}`, productBody({ sku, stock: 9 }));
    expect(again.body).toMatchObject({
      options: [],
      stock: 9,
      variants: [{ id: simple[0].id, options: {} }],
    });
  });

  it('changes nothing and leaves no trace when it says what is there', async () => {
    const price = {
      ...{ price: usd(1500), compareAtPrice: usd(2000) },
      prices: [{ amount: 1400, currency: 'EUR' }],
    };
    const before = await productOf(editor, inSizes(['S', 'M'], ['S', 'M'], { ...price, stock: 3 }));
    const { id, name, description, slug, status, options } = before;
    const variants = before['variants'].map((variant: any) => ({
      ...{ sku: variant.sku, options: variant.options, stock: variant.stock },
      ...price,
    }));
    const events = async () =>
      (await stoa.sql.query("SELECT id FROM outbox WHERE payload->>'productId' = $1", [id])).rows.length;
    const told = await events();
    const again = await editor.put(`/products/${id}`, { name, description, slug, status, options, variants });
    expect(again.body).toEqual(before);
    expect(await events()).toBe(told);
  });
});

describe('A variant', () => {
  it('is added, read, changed and withdrawn on its own', async () => {
    const { id } = await productOf(editor, inSizes(['S', 'M', 'L'], ['S', 'M']));
    const body = variantBody({ Size: 'L' }, { stock: 6, lowStockThreshold: 2 });
    const added = await editor.post(`/products/${id}/variants`, body);
    expect(added.status).toBe(201);
    expect(added.headers.get('location')).toContain(`/products/${id}/variants/${added.body.id}`);
    const path = `/products/${id}/variants/${added.body.id}`;
    const seen = await stoa.nobody.get(path);
    expect(seen.body).toEqual(added.body);
    const changed = await editor.patch(path, { stock: 8 }, { 'if-match': seen.headers.get('etag') ?? '' });
    expect([changed.status, changed.body.stock, changed.body.lowStockThreshold]).toEqual([200, 8, 2]);
    expectProblem(
      await editor.patch(path, { stock: 9 }, { 'if-match': seen.headers.get('etag') ?? '' }),
      412,
      'PRECONDITION_FAILED',
    );
    expect((await editor.delete(path)).status).toBe(204);
    expect(sizesOf(await read(id))).toEqual(['S', 'M']);
    expect((await stoa.nobody.get(`/products/${id}/variants`)).body.data).toHaveLength(2);
  });

  it('comes back with its ledger when its SKU is added again', async () => {
    const { id, variants } = await productOf(editor, inSizes(['S', 'M'], ['S', 'M'], { stock: 5 }));
    const [s] = variants;
    await editor.delete(`/products/${id}/variants/${s.id}`);
    const again = variantBody({ Size: 'S' }, { sku: s.sku, stock: 7 });
    const { status, body } = await editor.post(`/products/${id}/variants`, again);
    expect([status, body.id, body.stock]).toEqual([201, s.id, 7]);
    const ledger = await editor.get(`/products/${id}/stock-movements?variantId=${s.id}&sort=createdAt`);
    expect(ledger.body.data.map(({ delta }: any) => delta)).toEqual([5, 2]);
  });

  it('keeps its SKU from others after it was withdrawn', async () => {
    const { id, variants } = await productOf(editor, inSizes(['S', 'M'], ['S', 'M']));
    await editor.delete(`/products/${id}/variants/${variants[0].id}`);
    expectProblem(await editor.post('/products', productBody({ sku: variants[0].sku })), 409, 'SKU_TAKEN');
  });

  it('stays when it is the last, also when two are withdrawn at once', async () => {
    const { id, variants } = await productOf(editor, inSizes(['S', 'M'], ['S', 'M']));
    const answers = await Promise.all(
      variants.map((variant: any) => editor.delete(`/products/${id}/variants/${variant.id}`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect((await read(id)).variants).toHaveLength(1);
  });

  it('is unknown under another product, to strangers while its product is a draft, and as a number', async () => {
    const [draft, other] = [await productOf(editor, { status: 'draft' }), await productOf(editor)];
    const id = draft['variants'][0].id;
    expectProblem(await stoa.nobody.get(`/products/${draft['id']}/variants/${id}`), 404, 'NOT_FOUND');
    expectProblem(await editor.get(`/products/${other['id']}/variants/${id}`), 404, 'NOT_FOUND');
    expectProblem(
      await editor.patch(`/products/${other['id']}/variants/${id}`, { stock: 1 }),
      404,
      'NOT_FOUND',
    );
    expectProblem(await editor.get(`/products/${draft['id']}/variants/7`), 400, 'MALFORMED_REQUEST');
  });

  it('keeps the options that a change does not name', async () => {
    const variants = [variantBody({ Size: 'S', Colour: 'Red' }), variantBody({ Size: 'M', Colour: 'Red' })];
    const product = await productOf(editor, { ...inSizes([], []), options: undefined, variants });
    const options = [
      { name: 'Size', values: ['S', 'M', 'L'] },
      { name: 'Colour', values: ['Red'] },
    ];
    await editor.patch(`/products/${product['id']}`, { options });
    const path = `/products/${product['id']}/variants/${product['variants'][0].id}`;
    const { body } = await editor.patch(path, { options: { Size: 'L' } });
    expect(body.options).toEqual({ Size: 'L', Colour: 'Red' });
  });

  it('has its price in the currency of its product', async () => {
    const { id } = await productOf(editor, inSizes(['S', 'M'], ['S']));
    const body = variantBody({ Size: 'M' }, { price: { amount: 1, currency: 'EUR' } });
    expectProblem(await editor.post(`/products/${id}/variants`, body), 400, 'VALIDATION_FAILED');
  });

  it('cannot be made of the same choice by two at once', async () => {
    const { id } = await productOf(editor, inSizes(['S', 'M'], ['S']));
    const answers = await Promise.all(
      [1, 2, 3].map(() => editor.post(`/products/${id}/variants`, variantBody({ Size: 'M' }))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
  });
});
