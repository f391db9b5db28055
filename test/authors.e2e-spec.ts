import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findRelated } from '../src/posts/related.sql.js';
import type { Actor } from './support/actor.js';
import { draftOf, publishedOf } from './support/journal.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let [anna, ben, editor] = [] as unknown as [Actor, Actor, Actor];
beforeAll(async () => {
  stoa = await Stoa.start();
  const { given } = stoa;
  [anna, ben, editor] = [await given.viewer({ name: 'Anna' }), await given.viewer(), await given.editor()];
});
afterAll(() => stoa.stop());

const titlesOf = (posts: { title: string }[]): string[] => posts.map(({ title }) => title);

describe('An author', () => {
  it('has a page with name, number of posts and the newest of them, and nothing else', async () => {
    for (let number = 1; number <= 7; number += 1) await publishedOf(anna, { title: `Post ${number}` });
    await draftOf(anna, { title: 'Draft' });
    await publishedOf(ben, { title: 'By Ben' });
    for (const actor of [stoa.nobody, ben, anna, editor]) {
      const { status, body } = await actor.get(`/authors/${anna.id}`);
      expect(status).toBe(200);
      expect(Object.keys(body).sort()).toEqual(['id', 'name', 'newestPosts', 'postCount']);
      expect(body).toMatchObject({ id: anna.id, name: 'Anna', postCount: 7 });
      expect(titlesOf(body.newestPosts)).toEqual([7, 6, 5, 4, 3].map((number) => `Post ${number}`));
      expect(JSON.stringify(body)).not.toContain('@example.com');
    }
  });

  it('is who has published: others are 404, also to themselves, and after taking all back', async () => {
    const cleo = await stoa.given.viewer();
    const { id } = await draftOf(cleo);
    for (const actor of [stoa.nobody, cleo, editor])
      expectProblem(await actor.get(`/authors/${cleo.id}`), 404, 'NOT_FOUND');
    await cleo.post(`/posts/${id}/publish`);
    expect((await stoa.nobody.get(`/authors/${cleo.id}`)).body.postCount).toBe(1);
    await cleo.post(`/posts/${id}/unpublish`);
    expectProblem(await stoa.nobody.get(`/authors/${cleo.id}`), 404, 'NOT_FOUND');
    expectProblem(await stoa.nobody.get('/authors/0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11'), 404, 'NOT_FOUND');
    expectProblem(await stoa.nobody.get('/authors/anna'), 400, 'MALFORMED_REQUEST');
  });

  it('is nobody any more once erased', async () => {
    const dora = await stoa.given.viewer({ name: 'Dora' });
    await publishedOf(dora);
    expect((await dora.delete(`/users/${dora.id}`)).status).toBe(204);
    expectProblem(await stoa.nobody.get(`/authors/${dora.id}`), 404, 'NOT_FOUND');
  });
});

describe('Related posts', () => {
  const relatedTo = async (id: string, actor = stoa.nobody): Promise<any[]> => {
    const { status, body } = await actor.get(`/posts/${id}/related`);
    expect(status).toBe(200);
    return body.data;
  };

  it('share the most tags, then are the newest; drafts are none of them, for anybody', async () => {
    const { id } = await publishedOf(anna, { title: 'Itself', tags: ['Rel one', 'Rel two', 'Rel three'] });
    await publishedOf(anna, { title: 'Two', tags: ['Rel one', 'Rel two'] });
    await publishedOf(anna, { title: 'Three', tags: ['Rel one', 'Rel two', 'Rel three'] });
    await publishedOf(anna, { title: 'One, older', tags: ['Rel three'] });
    await publishedOf(anna, { title: 'One, newer', tags: ['Rel one', 'Else'] });
    await publishedOf(anna, { title: 'None', tags: ['Else'] });
    await draftOf(anna, { title: 'Draft', tags: ['Rel one', 'Rel two', 'Rel three'] });
    const taken = await publishedOf(anna, { title: 'Taken back', tags: ['Rel one', 'Rel two'] });
    await anna.post(`/posts/${taken['id']}/unpublish`);
    for (const actor of [stoa.nobody, anna, editor]) {
      const titles = titlesOf(await relatedTo(id, actor));
      expect(titles.slice(0, 5)).toEqual(['Three', 'Two', 'One, newer', 'One, older', 'None']);
      expect(titles).toHaveLength(6);
      for (const hidden of ['Itself', 'Draft', 'Taken back']) expect(titles).not.toContain(hidden);
    }
  });

  it('give away no text of those for members', async () => {
    const { id } = await publishedOf(anna, { tags: ['Club'] });
    await publishedOf(anna, { title: 'Closed', tags: ['Club'], visibility: 'members', excerpt: 'Teaser.' });
    const [closed] = await relatedTo(id);
    expect(closed).toMatchObject({ title: 'Closed', visibility: 'members' });
    expect(Object.keys(closed)).not.toContain('content');
  });

  it('are of drafts for those who see the draft', async () => {
    const { id } = await draftOf(anna, { tags: ['Rel one'] });
    for (const actor of [anna, editor]) expect((await relatedTo(id, actor)).length).toBeGreaterThan(0);
    for (const actor of [stoa.nobody, ben])
      expectProblem(await actor.get(`/posts/${id}/related`), 404, 'NOT_FOUND');
  });

  it('look at no more of the database, however many posts carry a tag', async () => {
    const { id } = await publishedOf(anna, { tags: ['Huge'] });
    const blocksFor = async (count: number): Promise<number> => {
      await stoa.sql.query(
        `WITH made AS (
           INSERT INTO posts (id, author_id, title, slug, content, content_html, excerpt, excerpt_is_given, reading_minutes,
             status, published_at, first_published_at, created_at, updated_at)
           SELECT gen_random_uuid(), $1, 'Many', 'many-' || $2 || '-' || n, 'x', 'x', 'x', false, 1, 'published', now(), now(),
             now(), now() FROM generate_series(1, $2::int) AS n RETURNING id
         ) INSERT INTO post_tags SELECT made.id, (SELECT id FROM tags WHERE slug = 'huge'), 0 FROM made`,
        [anna.id, count],
      );
      // rows that their own triggers have just written anew are cleared away, as autovacuum does
      for (const table of ['posts', 'post_tags', 'tags', 'users'])
        await stoa.sql.query(`VACUUM ANALYZE ${table}`);
      const explained = `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${findRelated.text}`;
      const { rows } = await stoa.sql.query(explained, [id]);
      const { Plan: plan } = rows[0]['QUERY PLAN'][0];
      return plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
    };
    const [few, many] = [await blocksFor(300), await blocksFor(9000)];
    expect(many).toBeLessThan(2 * few);
    expect(await relatedTo(id)).toHaveLength(6);
  });
});
