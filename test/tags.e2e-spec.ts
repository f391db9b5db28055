import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import type { Actor } from './support/actor.js';
import { draftOf, publishedOf } from './support/journal.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let anna: Actor;
let ben: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  [anna, ben] = await Promise.all([stoa.given.viewer(), stoa.given.viewer()]);
});
afterAll(() => stoa.stop());

const tagsOf = async (query = ''): Promise<{ slug: string; name: string; postCount: number }[]> => {
  const { status, body } = await stoa.nobody.get(`/tags?limit=100&${query}`);
  expect(status).toBe(200);
  return body.data;
};
const countOf = async (slug: string): Promise<number> =>
  (await tagsOf()).find((tag) => tag.slug === slug)?.postCount ?? 0;

describe('A tag', () => {
  it('comes into being by use and keeps the spelling of the first use', async () => {
    await publishedOf(anna, { tags: ['Crème Brûlée'] });
    const other = await publishedOf(ben, { tags: ['CREME  BRULEE'] });
    expect(other['tags']).toEqual([{ slug: 'creme-brulee', name: 'Crème Brûlée' }]);
    expect(await countOf('creme-brulee')).toBe(2);
  });

  it('is on a post once, however often it is spelt', async () => {
    const { tags } = await draftOf(anna, { tags: ['Été', 'ete', 'ÉTÉ', 'hiver'] });
    expect(tags.map(({ slug }: { slug: string }) => slug)).toEqual(['ete', 'hiver']);
  });

  it('is made once by twenty posts that use it first at the same moment', async () => {
    const twenty = await Promise.all(
      Array.from({ length: 20 }, () => publishedOf(anna, { tags: ['Raced'] })),
    );
    expect(new Set(twenty.map((post) => post['slug'])).size).toBe(20);
    expect(await countOf('raced')).toBe(20);
    const { rows } = await stoa.sql.query("SELECT id FROM tags WHERE slug = 'raced'");
    expect(rows).toHaveLength(1);
  });

  it('is waited for in one order by all who make it, so that no two wait for each other', async () => {
    const drafts = await Promise.all(Array.from({ length: 8 }, () => draftOf(anna)));
    const other = await stoa.sql.connect();
    await other.query("BEGIN; INSERT INTO tags VALUES (gen_random_uuid(), 'm', 'm')");
    const answers = Promise.all(
      drafts.map(({ id }, index) =>
        anna.patch(`/posts/${id}`, { tags: index === 0 ? ['z', 'm'] : ['m', 'z'] }),
      ),
    );
    await delay(300);
    const started = performance.now();
    await other.query('ROLLBACK');
    other.release();
    expect((await answers).map(({ status }) => status)).toEqual(drafts.map(() => 200));
    // PostgreSQL looks for a deadlock after a second of waiting
    expect(performance.now() - started).toBeLessThan(900);
  });

  it('counts published posts only, and follows every change', async () => {
    const { id } = await draftOf(anna, { tags: ['Followed'] });
    const counts: number[] = [await countOf('followed')];
    for (const change of [
      () => anna.post(`/posts/${id}/publish`),
      () => anna.patch(`/posts/${id}`, { tags: [] }),
      () => anna.patch(`/posts/${id}`, { tags: ['Followed'] }),
      () => anna.post(`/posts/${id}/unpublish`),
      () => anna.post(`/posts/${id}/publish`),
      () => anna.delete(`/posts/${id}`),
    ]) {
      await change();
      counts.push(await countOf('followed'));
    }
    expect(counts).toEqual([0, 1, 0, 1, 0, 1, 0]);
  });
});

describe('The list of tags', () => {
  it('is in the order of their names, or of how many posts carry them', async () => {
    for (const tags of [['Zinc', 'Quartz'], ['Quartz']]) await publishedOf(anna, { tags });
    const ours = (tags: { slug: string }[]): string[] =>
      tags.map(({ slug }) => slug).filter((slug) => slug === 'zinc' || slug === 'quartz');
    expect(ours(await tagsOf())).toEqual(['quartz', 'zinc']);
    expect(ours(await tagsOf('sort=-name'))).toEqual(['zinc', 'quartz']);
    expect(ours(await tagsOf('sort=postCount'))).toEqual(['zinc', 'quartz']);
    expect(await tagsOf()).toContainEqual(
      expect.objectContaining({ slug: 'quartz', name: 'Quartz', postCount: 2 }),
    );
  });

  it('is paged by cursor without a gap', async () => {
    const all = (await tagsOf()).map(({ slug }) => slug);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await stoa.nobody.get(`/tags?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.body.data.map(({ slug }: { slug: string }) => slug));
      cursor = page.body.meta.nextCursor;
    }
    expect(seen).toEqual(all);
  });

  it('refuses what it does not know', async () => {
    expectProblem(await stoa.nobody.get('/tags?sort=slug'), 400, 'VALIDATION_FAILED');
    expectProblem(await stoa.nobody.get('/tags?search=x'), 400, 'VALIDATION_FAILED');
  });
});
