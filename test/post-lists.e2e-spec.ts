import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { commentOf, draftOf, publishedOf } from './support/journal.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let anna: Actor;
let ben: Actor;
const posts: Record<string, any>[] = [];
beforeAll(async () => {
  stoa = await Stoa.start();
  [anna, ben] = await Promise.all([stoa.given.viewer({ name: 'Anna' }), stoa.given.viewer()]);
  for (const facts of [
    { title: 'Kettles', content: 'On boiling water.', tags: ['Gear', 'Water'] },
    { title: 'Water', content: 'Hard or soft, snake_case and and/or, me@example.com.', tags: ['Water'] },
    { title: 'Cups', content: 'Of clay.', excerpt: 'What holds the brew.', tags: [] },
    { title: 'Milk', content: 'First or last?', tags: ['Gear'] },
  ])
    posts.push(await publishedOf(facts.title === 'Milk' ? ben : anna, facts));
  await commentOf(ben, posts[0]!);
});
afterAll(() => stoa.stop());

const titlesOf = async (query: string, actor = stoa.nobody): Promise<string[]> => {
  const { status, body } = await actor.get(`/posts?${query}`);
  expect(status).toBe(200);
  return body.data.map(({ title }: { title: string }) => title);
};

describe('The list of posts', () => {
  it('shows posts without their text, with author, tags and number of comments', async () => {
    const { body } = await stoa.nobody.get('/posts');
    const ofTheText = ['content', 'contentHtml', 'metaTitle', 'metaDescription', 'canonicalUrl', 'products'];
    ofTheText.push('openGraph', 'jsonLd');
    const summary = Object.entries(posts[0]!).filter(([name]) => !ofTheText.includes(name));
    expect(body.data.at(-1)).toEqual({ ...Object.fromEntries(summary), commentCount: 1 });
    expect(body.meta).toEqual({ page: 1, limit: 20, total: 4, totalPages: 1, nextCursor: null });
  });

  it('begins with what was published last', async () => {
    expect(await titlesOf('')).toEqual(['Milk', 'Cups', 'Water', 'Kettles']);
    expect(await titlesOf('sort=publishedAt')).toEqual(['Kettles', 'Water', 'Cups', 'Milk']);
    expect(await titlesOf('sort=createdAt')).toEqual(['Kettles', 'Water', 'Cups', 'Milk']);
  });

  it('begins with the newest draft, and sorts drafts by nothing that they lack', async () => {
    for (const title of ['Older', 'Newer']) await draftOf(ben, { title });
    expect(await titlesOf('status=draft', ben)).toEqual(['Newer', 'Older']);
    expect(await titlesOf('status=draft&sort=createdAt', ben)).toEqual(['Older', 'Newer']);
    expectProblem(await ben.get('/posts?status=draft&sort=publishedAt'), 400, 'VALIDATION_FAILED');
  });

  it('is narrowed by tag, by author and by words, and by all of them', async () => {
    expect(await titlesOf('tag=water')).toEqual(['Water', 'Kettles']);
    expect(await titlesOf(`author=${anna.id}`)).toEqual(['Cups', 'Water', 'Kettles']);
    expect(await titlesOf(`tag=gear&author=${anna.id}&search=boil`)).toEqual(['Kettles']);
    expect(await titlesOf('tag=no-such-tag')).toEqual([]);
  });

  it.each([
    ['kettle', ['Kettles']],
    ['boiled', ['Kettles']],
    ['brew', ['Cups']],
    ['water -boiling', ['Water']],
    ['"hard or soft"', ['Water']],
    ['milk or clay', ['Milk', 'Cups']],
    ['snake_case', ['Water']],
    ['and/or soft', ['Water']],
    ['me@example.com', ['Water']],
    ['<>', []],
    ["'); drop table posts; --", []],
  ])('finds by %j %j', async (search, titles) => {
    expect(await titlesOf(`search=${encodeURIComponent(search)}`)).toEqual(titles);
  });

  it('is paged by number and by cursor, in the same order', async () => {
    const first = await stoa.nobody.get('/posts?limit=3');
    expect(first.body.meta).toMatchObject({ page: 1, limit: 3, total: 4, totalPages: 2 });
    expect(await titlesOf('limit=3&page=2')).toEqual(['Kettles']);
    const second = await stoa.nobody.get(`/posts?limit=3&cursor=${first.body.meta.nextCursor}`);
    expect(second.body.data.map(({ title }: { title: string }) => title)).toEqual(['Kettles']);
    expect(second.body.meta).toEqual({ limit: 3, nextCursor: null, prevCursor: expect.any(String) });
    const back = await stoa.nobody.get(`/posts?limit=3&cursor=${second.body.meta.prevCursor}`);
    expect(back.body.data).toEqual(first.body.data);
    expect(first.headers.get('link')).toContain('rel="next"');
  });

  it.each([
    ['an unknown filter', 'colour=red'],
    ['a status it does not know', 'status=archived'],
    ['a sort field it does not know', 'sort=title'],
    ['an author that is no id', 'author=anna'],
    ['a tag that is no slug', 'tag=Tea%20Pot'],
    ['a blank search', 'search=%20'],
    ['a search of 201 characters', `search=${'x'.repeat(201)}`],
    ['a search twice', 'search=a&search=b'],
    ['a limit above 100', 'limit=101'],
    ['a cursor that is none', 'cursor=abc'],
  ])('refuses %s', async (_, query) => {
    expectProblem(await stoa.nobody.get(`/posts?${query}`), 400, 'VALIDATION_FAILED');
  });
});

describe('An address of a post', () => {
  it.each(['Not-A-Slug', 'a--b', '-a', 'a_b', 'x'.repeat(221)])(
    'that is no slug is 400: %s',
    async (name) => {
      expect((await stoa.nobody.get(`/posts/${name}`)).status).toBe(400);
    },
  );

  it('that leads nowhere is 404', async () => {
    expectProblem(await stoa.nobody.get('/posts/no-such-post'), 404, 'NOT_FOUND');
    expectProblem(await stoa.nobody.get('/posts/0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11'), 404, 'NOT_FOUND');
  });
});
