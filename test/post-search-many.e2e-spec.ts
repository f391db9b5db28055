import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { publishedOf } from './support/journal.js';
import { Stoa } from './support/stoa.js';

const many = 10_300;

let stoa: Stoa;
let author: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  author = await stoa.given.viewer();
  await stoa.sql.query(
    `INSERT INTO posts (id, author_id, title, slug, content, content_html, excerpt, excerpt_is_given, reading_minutes, status,
       published_at, first_published_at, created_at, updated_at)
     SELECT gen_random_uuid(), $1, CASE WHEN n % 2 = 0 THEN 'Widget ' ELSE 'Gadget ' END || n, 'p-' || n,
       'Beside a widget.', '', '', true, 1, 'published', at, at, at, at
     FROM generate_series(1, ${many}) AS n CROSS JOIN LATERAL (SELECT timestamptz '2025-01-01' + n * interval '1 minute' AS at) AS t`,
    [author.id],
  );
  await stoa.sql.query('ANALYZE posts');
}, 60_000);
afterAll(() => stoa.stop());

const get = async (query: string) => (await stoa.nobody.get(`/posts?${query}`)).body;
const titlesIn = ({ data }: { data: { title: string }[] }): string[] => data.map(({ title }) => title);
const walk = async (
  query: string,
  direction: 'nextCursor' | 'prevCursor',
  from: string,
): Promise<string[]> => {
  const titles: string[] = [];
  for (let cursor: string | null = from; cursor !== null;) {
    const page = await get(`${query}&cursor=${cursor}`);
    if (direction === 'nextCursor') titles.push(...titlesIn(page));
    else titles.unshift(...titlesIn(page));
    cursor = page.meta[direction];
  }
  return titles;
};

describe('A search that more than 10,000 posts match', () => {
  const query = 'search=widget&limit=100';

  it('ranks the newest five hundred; the others follow, the newest first', async () => {
    const pages = await Promise.all([1, 5, 6].map((page) => get(`${query}&page=${page}`)));
    const [first, fifth, sixth] = pages.map(titlesIn);
    expect(first!.every((title) => title.startsWith('Widget'))).toBe(true);
    expect(fifth!.every((title) => title.startsWith('Gadget'))).toBe(true);
    expect(sixth).toEqual(
      Array.from({ length: 100 }, (_, at) => many - 500 - at).map(
        (n) => `${n % 2 === 0 ? 'Widget' : 'Gadget'} ${n}`,
      ),
    );
    expect(pages[0].meta.totalIsExact).toBe(false);
  });

  it('is walked through by cursor without a repetition or a gap, there and back, while others are published', async () => {
    const first = await get(query);
    await publishedOf(author, { title: 'Widget widget of the day' });
    const rest = await walk(query, 'nextCursor', first.meta.nextCursor);
    const titles = [...titlesIn(first), ...rest];
    expect(titles).toHaveLength(many);
    expect(new Set(titles).size).toBe(many);

    const sixth = await get(`${query}&page=6`);
    const seventh = await get(`${query}&cursor=${sixth.meta.nextCursor}`);
    const back = await walk(query, 'prevCursor', seventh.meta.prevCursor);
    const now = [
      ...titlesIn(await get(query)),
      ...(await walk(query, 'nextCursor', (await get(query)).meta.nextCursor)),
    ];
    expect(back).toEqual(now.slice(0, back.length));
    expect(back).toHaveLength(600);
  });
});
