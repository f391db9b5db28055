import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Stoa } from './support/stoa.js';

const many = 10_300;

let stoa: Stoa;
beforeAll(async () => {
  stoa = await Stoa.start();
  await stoa.sql.query(`
    INSERT INTO products (id, slug, name, description, price_amount, price_currency, status, tags, created_at, updated_at)
      SELECT gen_random_uuid(), 'p-' || n, CASE WHEN n % 2 = 0 THEN 'Widget ' ELSE 'Gadget ' END || n,
        CASE WHEN n % 2 = 0 THEN '' ELSE 'Beside a widget.' END, 0, 'USD', 'active',
        CASE WHEN n <= 9000 THEN ARRAY['nine'] ELSE ARRAY[]::text[] END,
        timestamptz '2025-01-01' + n * interval '1 minute', now()
      FROM generate_series(1, ${many}) AS n;
    INSERT INTO variants (id, product_id, position, sku, stock, created_at, updated_at)
      SELECT id, id, 0, upper(slug), 0, now(), now() FROM products;
    INSERT INTO prices (variant_id, currency, amount, changed_at) SELECT id, 'USD', 100, now() FROM variants;
    ANALYZE products;
  `);
}, 60_000);
afterAll(() => stoa.stop());

const get = async (query: string) => (await stoa.nobody.get(`/products?${query}`)).body;
const walk = async (
  query: string,
  direction: 'nextCursor' | 'prevCursor',
  from: string,
): Promise<string[]> => {
  const names: string[] = [];
  for (let cursor: string | null = from; cursor !== null;) {
    const { data, meta } = await get(`${query}&cursor=${cursor}`);
    const page = data.map(({ name }: { name: string }) => name) as string[];
    if (direction === 'nextCursor') names.push(...page);
    else names.unshift(...page);
    cursor = meta[direction];
  }
  return names;
};

describe('The total of a list', () => {
  it('is counted up to 10,000', async () => {
    const { meta } = await get('tag=nine&limit=1');
    expect(meta).toMatchObject({ total: 9000, totalPages: 9000 });
    expect(meta).not.toHaveProperty('totalIsExact');
  });

  it('is exact of the whole catalogue, however large', async () => {
    const { meta } = await get('limit=100');
    expect(meta).toMatchObject({ total: many, totalPages: many / 100 });
    expect(meta).not.toHaveProperty('totalIsExact');
  });

  it('is an estimate from there on, and says so', async () => {
    const { meta } = await get('limit=100&minPrice=0');
    expect(meta.totalIsExact).toBe(false);
    expect(meta.total).toBeGreaterThan(10_000);
    expect(meta.total).toBeLessThan(2 * many);
  });

  it('is exact however many, when the last page is in sight', async () => {
    expect((await get('minPrice=101')).meta).toMatchObject({ total: 0, totalPages: 0 });
  });

  it('links the last page that there is with a cursor, not with a page that is refused', async () => {
    const { headers } = await stoa.nobody.get('/products?limit=100&page=100');
    expect(headers.get('link')).toMatch(/cursor=[\w-]+>; rel="next"/);
  });

  it('of facets is estimated too', async () => {
    const { facets } = await get('facets=stock&limit=1');
    expect(facets.isExact).toBe(false);
    expect(facets.stock.inStock).toBe(0);
    expect(facets.stock.outOfStock).toBeGreaterThan(many / 2);
  });
});

describe('A search that more than 10,000 products match', () => {
  const query = 'search=widget&limit=100';

  it('ranks the newest five hundred; the others follow, the newest first', async () => {
    const pages = await Promise.all([1, 5, 6].map((page) => get(`${query}&page=${page}`)));
    const names = pages.map(({ data }) => data.map(({ name }: { name: string }) => name) as string[]);
    expect(names[0]!.every((name) => name.startsWith('Widget'))).toBe(true);
    expect(names[1]!.every((name) => name.startsWith('Gadget'))).toBe(true);
    expect(names[2]).toEqual(
      Array.from({ length: 100 }, (_, at) => many - 500 - at).map(
        (n) => `${n % 2 === 0 ? 'Widget' : 'Gadget'} ${n}`,
      ),
    );
    expect(pages[0].meta.totalIsExact).toBe(false);
  });

  it('is walked through by cursor without a repetition or a gap, there and back', async () => {
    const first = await get(query);
    const rest = await walk(query, 'nextCursor', first.meta.nextCursor);
    const names = [...first.data.map(({ name }: { name: string }) => name), ...rest];
    expect(names).toHaveLength(many);
    expect(new Set(names).size).toBe(many);

    const { meta } = await get(`${query}&page=7`);
    const seventh = await get(`${query}&cursor=${meta.nextCursor}`);
    const back = await walk(query, 'prevCursor', seventh.meta.prevCursor);
    expect(back).toEqual(names.slice(0, 700));
  });
});
