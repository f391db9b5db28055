import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { categoryOf, productBody, productOf } from './support/catalogue.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  editor = await stoa.given.editor();
});
afterAll(() => stoa.stop());

const get = (query: Record<string, string>) =>
  stoa.nobody.get(`/products?${new URLSearchParams(query).toString()}`);
const names = async (query: Record<string, string>): Promise<string[]> => {
  const { status, body } = await get(query);
  return status === 200 ? body.data.map(({ name }: { name: string }) => name) : [`${status} ${body.code}`];
};

describe('Words that are not written as the product has them', () => {
  beforeAll(async () => {
    await productOf(editor, { name: 'Café crème bowl', description: 'For Ångström enthusiasts.' });
    await productOf(editor, {
      name: 'Copper saucepan',
      tags: ['cookware'],
      attributes: { metal: 'hammered' },
    });
    await productOf(editor, { name: 'Unrelated thing', description: 'Goes with a saucepan.' });
  });

  it.each([
    ['without its accents', 'cafe creme', ['Café crème bowl']],
    ['with accents', 'cäfé', ['Café crème bowl']],
    ['in the description', 'angstrom', ['Café crème bowl']],
    ['of a tag', 'cookware', ['Copper saucepan']],
    ['of an attribute', 'hammered', ['Copper saucepan']],
    ['with a letter missing', 'coper', ['Copper saucepan']],
    ['with letters changed over', 'cpoper', ['Copper saucepan']],
    ['mistyped, beside one that is not', 'copper saucpean', ['Copper saucepan']],
    ['mistyped, in quotes', '"coper saucepan"', ['Copper saucepan']],
    ['that is nothing like any', 'xylophone', []],
    ['beside a mistyped one that is left out', 'hammered -coper', ['Copper saucepan']],
  ])('finds a word %s', async (_, search, expected) => {
    expect(await names({ search })).toEqual(expected);
  });

  it('puts a name before a description', async () => {
    expect(await names({ search: 'saucepan' })).toEqual(['Copper saucepan', 'Unrelated thing']);
  });

  it('knows the words of a product at once, also when two bring the same', async () => {
    const bring = () => editor.post('/products', productBody({ name: 'Quizzaciously' }));
    expect((await Promise.all([bring(), bring(), bring()])).map(({ status }) => status)).toEqual([
      201, 201, 201,
    ]);
    expect(await names({ search: 'quizaciously' })).toHaveLength(3);
    const { id } = await productOf(editor, { name: 'To be renamed' });
    await editor.patch(`/products/${id}`, { name: 'Zephyrometer' });
    expect(await names({ search: 'zephirometer' })).toEqual(['Zephyrometer']);
  });
});

describe('A highlight', () => {
  it('marks what was found, and nothing else in it is markup', async () => {
    await productOf(editor, {
      name: '<b>Grinder</b> & "mill"',
      description: `${'Padding words. '.repeat(30)}<img src=x onerror=alert(1)> **Grinders** [for you](https://x.example) </mark><script>`,
    });
    const [{ highlight }] = (await get({ search: 'grinder' })).body.data;
    expect(highlight.name).toBe('&lt;b&gt;<mark>Grinder</mark>&lt;/b&gt; &amp; &quot;mill&quot;');
    expect(highlight.description).toContain('<mark>Grinders</mark> for you');
    expect(highlight.description.replaceAll(/<\/?mark>/g, '')).not.toMatch(/[<>]/);
  });

  it('is there with a search only', async () => {
    for (const product of (await get({})).body.data) expect(product).not.toHaveProperty('highlight');
  });
});

describe('Filters of the catalogue', () => {
  beforeAll(async () => {
    const of = (name: string, amount: number, attributes: object, euros?: number) =>
      productOf(editor, {
        name,
        attributes,
        tags: ['filtered'],
        price: { amount, currency: 'USD' },
        ...(euros !== undefined && { prices: [{ amount: euros, currency: 'EUR' }] }),
      });
    await of('F1', 1000, { material: 'steel', litres: 1.5 }, 3000);
    await of('F2', 2000, { material: 'steel', safe: true }, 500);
    await of('F3', 3000, { material: 'glass', litres: '1.5' });
  });

  it.each([
    [{ attribute: 'material:steel' }, ['F1', 'F2']],
    [{ attribute: 'litres:1.5' }, ['F1', 'F3']],
    [{ attribute: 'safe:true' }, ['F2']],
    [{ attribute: 'material:steel,litres:1.5' }, ['F1']],
    [{ attribute: "material:st'eel" }, []],
    [{ currency: 'EUR' }, ['F1', 'F2']],
    [{ currency: 'EUR', sort: 'price' }, ['F2', 'F1']],
    [{ currency: 'EUR', minPrice: '600' }, ['F1']],
    [{ minPrice: '1500', maxPrice: '2500' }, ['F2']],
    [{ attribute: 'material' }, ['400 VALIDATION_FAILED']],
    [{ currency: 'eur' }, ['400 VALIDATION_FAILED']],
  ])('%j', async (query, expected) => {
    expect(await names({ tag: 'filtered', sort: 'name', ...query })).toEqual(expected);
  });

  it('walks by a price in another currency as it does by pages', async () => {
    const query = { tag: 'filtered', currency: 'EUR', sort: '-price', limit: '1' };
    const first = await get(query);
    const second = await get({ ...query, cursor: first.body.meta.nextCursor });
    expect([...first.body.data, ...second.body.data].map(({ name }) => name)).toEqual(['F1', 'F2']);
    expect(second.body.meta.nextCursor).toBeNull();
  });
});

describe('Facets', () => {
  beforeAll(async () => {
    for (const name of ['Lamps', 'Chairs']) {
      const { id } = await categoryOf(editor, { name });
      for (const [amount, stock] of [
        [1000, 0],
        [4000, 3],
        [9000, 1],
      ])
        await productOf(editor, {
          ...{ name: `Facetted ${name}`, categoryId: id, tags: ['facetted', name], stock },
          price: { amount, currency: 'USD' },
        });
    }
  });

  it('count everything that was found, each without its own filter', async () => {
    const query = {
      tag: 'facetted',
      category: 'lamps',
      maxPrice: '5000',
      facets: 'category,price,stock,tag',
    };
    const { facets, data } = (await get(query)).body;
    const all = (await get({ tag: 'facetted', limit: '100' })).body.data as Record<string, any>[];
    const isCheap = (product: Record<string, any>) => product['price'].amount <= 5000;
    const isLamp = (product: Record<string, any>) => product['category'].slug === 'lamps';
    expect(data).toHaveLength(2);
    for (const { slug, count } of facets.category)
      expect(count).toBe(
        all.filter((product) => isCheap(product) && product['category'].slug === slug).length,
      );
    expect(facets.category.map(({ slug }: { slug: string }) => slug)).toEqual(['chairs', 'lamps']);
    for (const { from, to, count } of facets.price)
      expect(count).toBe(
        all.filter((one) => isLamp(one) && one['price'].amount >= from && one['price'].amount <= to).length,
      );
    expect(facets.price.map(({ from }: { from: number }) => from)).toEqual([1000, 2000, 5000]);
    expect(facets.stock).toEqual({ inStock: 1, outOfStock: 1 });
    expect(facets.tag).toEqual([
      { tag: 'Lamps', count: 2 },
      { tag: 'facetted', count: 2 },
    ]);
    expect(facets.isExact).toBe(true);
  });

  it('come with a search and with a cursor too, and only those asked for', async () => {
    const query = { search: 'facetted', limit: '1', facets: 'stock' };
    const first = (await get(query)).body;
    expect(first.facets).toEqual({ stock: { inStock: 4, outOfStock: 2 }, isExact: true });
    expect((await get({ ...query, cursor: first.meta.nextCursor })).body.facets).toEqual(first.facets);
    expect((await get({ search: 'facetted' })).body).not.toHaveProperty('facets');
    expectProblem(await get({ facets: 'colour' }), 400, 'VALIDATION_FAILED');
  });
});

describe('Suggestions', () => {
  const suggest = async (q: string, more = ''): Promise<Record<string, any>[]> =>
    (await stoa.nobody.get(`/products/suggest?q=${encodeURIComponent(q)}${more}`)).body.data;

  beforeAll(async () => {
    await categoryOf(editor, { name: 'Théières' });
    await productOf(editor, { name: 'Théière en fonte' });
    await productOf(editor, { name: 'Theiere not on sale', status: 'draft' });
  });

  it.each(['thei', 'THÉI', 'theiree'])('complete %j to words, categories and products on sale', async (q) => {
    const found = await suggest(q);
    expect(found.map(({ kind, text }) => `${kind} ${text}`)).toEqual(
      expect.arrayContaining(['category Théières', 'product Théière en fonte']),
    );
    expect(found.map(({ text }) => text)).not.toContain('Theiere not on sale');
  });

  it('are as many as asked for, and refuse what is no text', async () => {
    expect(await suggest('thei', '&limit=1')).toHaveLength(1);
    expectProblem(await stoa.nobody.get('/products/suggest'), 400, 'VALIDATION_FAILED');
    expectProblem(await stoa.nobody.get('/products/suggest?q=a%00'), 400, 'MALFORMED_REQUEST');
  });
});

describe('Whatever is searched for', () => {
  it.each([
    'the',
    'the and of',
    '!!!',
    "';--",
    ':*',
    'a:*b & | !',
    '<->',
    '\\',
    "''",
    '((((',
    'x'.repeat(200),
    '\u{1d4b3}'.repeat(50),
    '%',
    '_',
    '$1',
    '?',
    '??',
    'a ? b',
    '\ufffd',
    '-',
    '"',
    'ab"cd',
    '\u0301\u0301',
    "it's ' quoted",
  ])('%j is answered', async (search) => {
    const paths = [`/products?facets=category,price,stock,tag&search=`, `/products/suggest?q=`];
    const text = encodeURIComponent(search.slice(0, 100));
    for (const path of paths) expect((await stoa.nobody.get(path + text)).status).toBe(200);
  });

  it('a cursor of another search goes on in this one, and one that is made up is refused', async () => {
    const { nextCursor } = (await get({ search: 'facetted', limit: '1' })).body.meta;
    expect((await get({ search: 'saucepan', cursor: nextCursor })).status).toBe(200);
    const cursor = Buffer.from('["newest -relevance","next","ranked","x","y","z","w",""]').toString(
      'base64url',
    );
    expect((await get({ search: 'saucepan', cursor })).status).toBe(400);
  });
});
