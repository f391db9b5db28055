import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor, Answer } from './support/actor.js';
import { categoryOf, productOf } from './support/catalogue.js';
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
const namesIn = ({ status, body }: Answer): string[] =>
  status === 200 ? body.data.map(({ name }: { name: string }) => name) : [`${status} ${body.code}`];
const list = async (query: string, actor: Actor = stoa.nobody): Promise<string[]> =>
  namesIn(await actor.get(`/products?${query}`));

describe('A product', () => {
  it('is shown to anyone, by id in any case and by slug', async () => {
    const product = await productOf(editor, { name: 'Seen by anyone' });
    for (const name of [product['id'], product['id'].toUpperCase(), 'seen-by-anyone'])
      expect((await stoa.nobody.get(`/products/${name}`)).body).toEqual(product);
  });

  it.each(['draft', 'archived'])('that is %s is not there for anyone but editors', async (status) => {
    const { id, slug } = await productOf(editor, { status });
    for (const name of [id, slug]) {
      expectProblem(await stoa.nobody.get(`/products/${name}`), 404, 'NOT_FOUND');
      expectProblem(await viewer.get(`/products/${name}`), 404, 'NOT_FOUND');
      expect((await editor.get(`/products/${name}`)).body.status).toBe(status);
    }
  });

  it.each([
    [unknownId, 404, 'NOT_FOUND'],
    ['no-such-product', 404, 'NOT_FOUND'],
    ['No%20Such', 400, 'MALFORMED_REQUEST'],
    ['a%00b', 400, 'MALFORMED_REQUEST'],
    ['x'.repeat(221), 400, 'MALFORMED_REQUEST'],
  ])('named %s is %i', async (name, status, code) => {
    expectProblem(await stoa.nobody.get(`/products/${name}`), status, code);
  });
});

describe('Searching the catalogue', () => {
  beforeAll(async () => {
    await productOf(editor, { name: 'Blue linen shirt', sku: 'SHIRT-BLUE-01', description: 'Light.' });
    await productOf(editor, { name: 'Cotton shirt', description: 'Pure cotton.' });
    await productOf(editor, { name: 'Garment bag', description: 'Keeps three shirts flat.' });
    await productOf(editor, { name: "Sailor's T-Shirt", description: 'Striped.' });
    await productOf(editor, { name: 'Shirt not yet on sale', status: 'draft' });
  });

  it.each([
    ['whole words', 'linen', ['Blue linen shirt']],
    ['other forms of a word', 'stripes', ["Sailor's T-Shirt"]],
    ['the beginnings of words', 'blu lin', ['Blue linen shirt']],
    ['a SKU', 'SHIRT-BLUE-01', ['Blue linen shirt']],
    ['the beginning of a SKU, in small letters', 'shirt-bl', ['Blue linen shirt']],
    ['a word with an apostrophe', "sailor's", ["Sailor's T-Shirt"]],
    ['a word with a hyphen', 't-shi', ["Sailor's T-Shirt"]],
    ['words in quotes, in their order', '"linen shirt"', ['Blue linen shirt']],
    ['no words in quotes in another order', '"shirt linen"', []],
    ['nothing for a word that is nowhere', 'trousers', []],
    ['nothing for no word at all', '&|!():*', []],
  ])('finds %s', async (_, search, names) => {
    expect(await list(`search=${encodeURIComponent(search)}`)).toEqual(names);
  });

  it('leaves out what a minus excludes, and takes either of two', async () => {
    const without = await list(`search=${encodeURIComponent('shirt -cotton')}`);
    expect(without).toContain('Blue linen shirt');
    expect(without).not.toContain('Cotton shirt');
    expect((await list('search=linen+or+striped')).sort()).toEqual(['Blue linen shirt', "Sailor's T-Shirt"]);
  });

  it('puts the best match first, and follows another order when told', async () => {
    const best = await list('search=shir');
    expect(best).toHaveLength(4);
    expect(best.at(-1)).toBe('Garment bag');
    expect(await list('search=shir&sort=name')).toEqual([...best].sort());
    expect(await list('search=shir&sort=-relevance')).toEqual(best);
    expect(await list('search=shir&sort=relevance')).toEqual([...best].reverse());
  });

  it('walks by relevance with a cursor as it does by pages', async () => {
    const best = await list('search=shirt');
    const walked: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const answer = await stoa.nobody.get(
        `/products?search=shirt&limit=1${next === '' ? '' : `&cursor=${next}`}`,
      );
      walked.push(...namesIn(answer));
      next = answer.body.meta.nextCursor;
    }
    expect(walked).toEqual(best);
  });

  it('does not know relevance when nothing is searched', async () => {
    expectProblem(await stoa.nobody.get('/products?sort=relevance'), 400, 'VALIDATION_FAILED');
  });

  it.each([
    "'",
    '\\',
    "';--",
    "a' & b",
    ':*',
    '<->',
    '"',
    '"a',
    'a <2> b',
    '-',
    '--',
    "o''clock",
    '%_',
    '𝒳𝒴 ﷽',
  ])('takes %j for text, not for a query language', async (search) => {
    expect((await stoa.nobody.get(`/products?search=${encodeURIComponent(search)}`)).status).toBe(200);
  });

  it.each(['a%00b', 'x'.repeat(201), '%20', ''])('refuses to search for %j', async (search) => {
    expect((await stoa.nobody.get(`/products?search=${search}`)).status).toBe(400);
  });
});

describe('Filtering the catalogue', () => {
  beforeAll(async () => {
    const top = await categoryOf(editor, { name: 'Garden' });
    const below = await categoryOf(editor, { name: 'Tools', parentId: top['id'] });
    const lowest = await categoryOf(editor, { name: 'Spades', parentId: below['id'] });
    const [price, tags] = [(amount: number) => ({ amount, currency: 'USD' }), ['outdoor', 'steel']];
    await productOf(editor, {
      name: 'G bench',
      price: price(9000),
      stock: 1,
      categoryId: top['id'],
      tags: ['outdoor'],
    });
    await productOf(editor, { name: 'G rake', price: price(2500), stock: 0, categoryId: below['id'], tags });
    await productOf(editor, {
      name: 'G spade',
      price: price(3000),
      stock: 5,
      categoryId: lowest['id'],
      tags,
    });
  });

  it.each([
    ['category=garden', ['G bench', 'G rake', 'G spade']],
    ['category=tools', ['G rake', 'G spade']],
    ['category=spades', ['G spade']],
    ['category=no-such', []],
    ['tag=steel', ['G rake', 'G spade']],
    ['tag=STEEL', []],
    ['category=garden&minPrice=3000', ['G bench', 'G spade']],
    ['category=garden&maxPrice=3000', ['G rake', 'G spade']],
    ['category=garden&minPrice=2501&maxPrice=8999', ['G spade']],
    ['category=garden&inStock=true', ['G bench', 'G spade']],
    ['category=garden&inStock=false', ['G rake']],
    ['tag=steel&inStock=true&search=spad', ['G spade']],
  ])('by %s gives %j', async (query, names) => {
    expect(await list(`${query}&sort=name`)).toEqual(names);
  });

  it('takes the id of a category as well', async () => {
    const { id } = (await stoa.nobody.get('/categories/tools')).body;
    expect(await list(`category=${id}&sort=name`)).toEqual(['G rake', 'G spade']);
  });

  it('by status is for editors, who see one status or any', async () => {
    const tag = 'tag=by-status&sort=name';
    for (const status of ['draft', 'active', 'archived'])
      await productOf(editor, { name: `S ${status}`, status, tags: ['by-status'] });
    expect(await list(tag, editor)).toEqual(['S active']);
    expect(await list(`${tag}&status=draft`, editor)).toEqual(['S draft']);
    expect(await list(`${tag}&status=any`, editor)).toEqual(['S active', 'S archived', 'S draft']);
    expect(await list(`${tag}&status=active`, viewer)).toEqual(['S active']);
    for (const actor of [stoa.nobody, viewer])
      expectProblem(await actor.get(`/products?${tag}&status=draft`), 403, 'FORBIDDEN');
  });

  it.each([
    'colour=red',
    'minPrice=-1',
    'minPrice=1.5',
    'maxPrice=1e3',
    'maxPrice=0x10',
    'inStock=yes',
    'status=sold',
    'category=Not%20a%20slug',
    'tag=a&tag=b',
    'sort=stock',
    'sort=name,-name',
    'limit=0',
    'limit=101',
    'page=0',
    'page=99999999999999999999',
    'cursor=nonsense',
  ])('refuses %s', async (query) => {
    expectProblem(await stoa.nobody.get(`/products?${query}`), 400, 'VALIDATION_FAILED');
  });
});

describe('Paging through the catalogue', () => {
  beforeAll(async () => {
    for (let index = 0; index < 7; index += 1)
      await productOf(editor, {
        name: `P ${index}`,
        tags: ['paged'],
        price: { amount: index % 2, currency: 'USD' },
      });
  });

  it('by number says where one is, and links to the neighbours', async () => {
    const { body, headers } = await stoa.nobody.get('/products?tag=paged&limit=3&page=2');
    expect(body.data.map(({ name }: { name: string }) => name)).toEqual(['P 3', 'P 2', 'P 1']);
    expect(body.meta).toEqual({ page: 2, limit: 3, total: 7, totalPages: 3, nextCursor: expect.any(String) });
    expect(headers.get('link')).toMatch(/page=1.*; rel="prev".*page=3.*; rel="next"/);
  });

  it.each(['createdAt', '-createdAt', 'name', '-name', 'price', '-price', 'price,-name'])(
    'by cursor sorted by %s gives each once, forwards and back',
    async (sort) => {
      const whole = await list(`tag=paged&sort=${sort}`);
      expect(whole).toHaveLength(7);
      const at = (cursor: string) =>
        stoa.nobody.get(`/products?tag=paged&limit=2&sort=${sort}&cursor=${cursor}`);
      const pages = [await stoa.nobody.get(`/products?tag=paged&limit=2&sort=${sort}`)];
      while (pages.at(-1)?.body.meta.nextCursor) pages.push(await at(pages.at(-1)?.body.meta.nextCursor));
      expect(pages.flatMap(namesIn)).toEqual(whole);
      const back = [pages.at(-1)!];
      while (back[0]?.body.meta.prevCursor) back.unshift(await at(back[0].body.meta.prevCursor));
      expect(back.flatMap(namesIn)).toEqual(whole);
    },
  );

  it('by cursor repeats nothing and misses nothing while others add', async () => {
    const seen: string[] = [];
    for (let next = '', round = 0; ; round += 1) {
      const answer = await stoa.nobody.get(`/products?tag=paged&limit=2&sort=-createdAt${next}`);
      seen.push(...namesIn(answer));
      await productOf(editor, { name: `Late ${round}`, tags: ['paged'] });
      if (answer.body.meta.nextCursor === null) break;
      next = `&cursor=${answer.body.meta.nextCursor}`;
    }
    expect(seen).toEqual(['P 6', 'P 5', 'P 4', 'P 3', 'P 2', 'P 1', 'P 0']);
  });

  it('refuses a page together with a cursor, a page past row 10,000, and a cursor of another order', async () => {
    const { nextCursor } = (await stoa.nobody.get('/products?tag=paged&limit=2')).body.meta;
    const get = (query: string) => stoa.nobody.get(`/products?tag=paged&${query}`);
    expectProblem(await get(`page=1&cursor=${nextCursor}`), 400, 'MALFORMED_REQUEST');
    expectProblem(await get('limit=100&page=101'), 400, 'VALIDATION_FAILED');
    expectProblem(await get(`sort=name&cursor=${nextCursor}`), 400, 'VALIDATION_FAILED');
  });

  it('gives a known list no second time', async () => {
    const tag = (await stoa.nobody.get('/products?tag=paged')).headers.get('etag') ?? '';
    expect((await stoa.nobody.get('/products?tag=paged', { 'if-none-match': tag })).status).toBe(304);
  });
});
