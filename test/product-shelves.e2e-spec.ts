import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { productOf } from './support/catalogue.js';
import { Stoa } from './support/stoa.js';

/** More than are gathered and ranked one by one, on three shelves of 2,048. */
const many = 5_000;

let stoa: Stoa;
beforeAll(async () => {
  stoa = await Stoa.start();
  // added in the order of their numbers, and made at any time
  await stoa.sql.query(`
    INSERT INTO products (id, slug, name, description, price_amount, price_currency, status, tags, created_at, updated_at)
      SELECT gen_random_uuid(), 'p-' || n, CASE WHEN n % 5 = 0 THEN 'Widget ' ELSE 'Gadget ' END || n,
        CASE WHEN n % 5 = 0 THEN '' ELSE 'Beside a widget.' END, 0, 'USD', CASE WHEN n % 100 = 1 THEN 'draft' ELSE 'active' END,
        '{}', timestamptz '2025-01-01' + (n * 7919 % ${many}) * interval '1 minute', now()
      FROM generate_series(1, ${many}) AS n ORDER BY n;
    INSERT INTO variants (id, product_id, position, sku, stock, created_at, updated_at)
      SELECT id, id, 0, upper(slug), 0, now(), now() FROM products;
    INSERT INTO prices (variant_id, currency, amount, changed_at) SELECT id, 'USD', 100, now() FROM variants;
    ANALYZE products;
  `);
}, 60_000);
afterAll(() => stoa.stop());

const get = async (query: string) => (await stoa.nobody.get(`/products?${query}`)).body;
const namesOf = ({ data }: { data: { name: string }[] }) => data.map(({ name }) => name);
const numberOf = (name: string) => Number(name.split(' ')[1]);
/** The active products from the latest to the first. */
const added = Array.from({ length: many }, (_, at) => many - at)
  .filter((n) => n % 100 !== 1)
  .map((n) => `${n % 5 === 0 ? 'Widget' : 'Gadget'} ${n}`);
const walk = async (
  query: string,
  direction: 'nextCursor' | 'prevCursor',
  from: string,
): Promise<string[]> => {
  const names: string[] = [];
  for (let cursor: string | null = from; cursor !== null;) {
    const page = await get(`${query}&cursor=${cursor}`);
    if (direction === 'nextCursor') names.push(...namesOf(page));
    else names.unshift(...namesOf(page));
    cursor = page.meta[direction];
  }
  return names;
};

describe('A search for words that more than a thousand products have', () => {
  const query = 'search=widget&limit=100';

  it('ranks the five hundred that were added last; the others follow, the last added first', async () => {
    const pages = await Promise.all([1, 5, 6].map((page) => get(`${query}&page=${page}`)));
    const [first, fifth, sixth] = pages.map(namesOf);
    expect(first!.every((name) => name.startsWith('Widget'))).toBe(true);
    expect(first!.every((name) => added.indexOf(name) < 500)).toBe(true);
    expect(fifth!.every((name) => name.startsWith('Gadget'))).toBe(true);
    expect(sixth).toEqual(added.slice(500, 600));
  });

  it('says about how many there are, and that it does not know exactly', async () => {
    const { meta } = await get(query);
    expect(meta.totalIsExact).toBe(false);
    expect(meta.total).toBeGreaterThan(added.length * 0.8);
    expect(meta.total).toBeLessThan(added.length * 1.2);
  });

  it('is walked through by cursor without a repetition or a gap, there and back, whenever products were made', async () => {
    const first = await get(query);
    const names = [...namesOf(first), ...(await walk(query, 'nextCursor', first.meta.nextCursor))];
    expect(names.toSorted()).toEqual(added.toSorted());

    const seventh = await get(`${query}&cursor=${(await get(`${query}&page=7`)).meta.nextCursor}`);
    expect(await walk(query, 'prevCursor', seventh.meta.prevCursor)).toEqual(names.slice(0, 700));
  });

  it('finds by several words, by their beginnings and by mistyped ones', async () => {
    for (const search of ['beside widget', 'gadg wid', 'gadgat']) {
      const names = namesOf(await get(`limit=100&search=${encodeURIComponent(search)}`));
      expect(names).toHaveLength(100);
      expect(names.every((name) => name.startsWith('Gadget'))).toBe(true);
    }
  });

  it('leaves out what it was told to leave out, and keeps words that belong together', async () => {
    expect(
      namesOf(await get('limit=100&search=widget -beside')).every((name) => name.startsWith('Widget')),
    ).toBe(true);
    const together = await get(`limit=100&search=${encodeURIComponent('"beside a widget"')}`);
    expect(namesOf(together).every((name) => name.startsWith('Gadget'))).toBe(true);
    expect((await get(`search=${encodeURIComponent('"widget beside"')}`)).data).toEqual([]);
  });

  it('keeps to what is asked for beside it', async () => {
    const { data, meta } = await get(`${query}&minPrice=101`);
    expect({ data, total: meta.total }).toEqual({ data: [], total: 0 });
    const latestByTime = await get(`${query}&sort=-createdAt`);
    const times = latestByTime.data.map(({ createdAt }: { createdAt: string }) => createdAt);
    expect(times).toEqual(times.toSorted().toReversed());
  });

  it('knows a product by its new name at once, and no longer by its old one', async () => {
    await stoa.sql.query(`UPDATE products SET name = 'Widget widget renamed' WHERE slug = 'p-4999'`);
    expect(namesOf(await get('search=widget'))[0]).toBe('Widget widget renamed');
    expect(namesOf(await get('search=gadget&limit=100'))).not.toContain('Widget widget renamed');
    await stoa.sql.query(`UPDATE products SET name = 'Gadget 4999' WHERE slug = 'p-4999'`);
    expect(numberOf(namesOf(await get('search=gadget'))[0]!)).toBeGreaterThan(many - 1000);
  });
});

describe('A product with a word of thousands of letters', () => {
  it.each([2_040, 2_046, 2_047, 5_000])(
    '%i of them, is written and found by its other words',
    async (letters) => {
      const editor = await stoa.given.editor();
      const name = `Oversized ${letters}`;
      const { id } = await productOf(editor, { name, description: `About ${'x'.repeat(letters)}.` });
      expect((await get(`search=oversized+${letters}`)).data).toEqual([expect.objectContaining({ id })]);
    },
  );
});
