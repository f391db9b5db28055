import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { draftOf, postBody, publishedOf } from './support/journal.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let anna: Actor;
let ben: Actor;
let editor: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  [anna, ben, editor] = await Promise.all([stoa.given.viewer(), stoa.given.viewer(), stoa.given.editor()]);
});
afterAll(() => stoa.stop());

const unknownId = '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11';
const locationOf = async (path: string, actor = stoa.nobody): Promise<unknown> => {
  const { status, headers } = await actor.get(path);
  return { status, location: headers.get('location') };
};

describe('The slug of a post', () => {
  it.each([
    ['Crème brûlée für Zwei', 'creme-brulee-fuer-zwei'],
    ['Чай & вода', 'chay-and-voda'],
    ['Größe der Straße', 'groesse-der-strasse'],
    ['Кириллица', 'kirillitsa'],
    ['茶 Tea 🍵', 'tea'],
    ['「」', 'post'],
    [`${'word '.repeat(39)}end`, `${'word-'.repeat(39)}end`],
    [unknownId, `post-${unknownId}`],
  ])('is made of the title %j: %s', async (title, slug) => {
    expect((await draftOf(anna, { title }))['slug']).toBe(slug);
  });

  it('is numbered for equal titles, also of twenty at once', async () => {
    const twenty = await Promise.all(Array.from({ length: 20 }, () => draftOf(anna, { title: 'Twins' })));
    const slugs = ['twins', ...Array.from({ length: 19 }, (_, index) => `twins-${index + 2}`)];
    expect(twenty.map((post) => post['slug']).sort()).toEqual(slugs.sort());
  });

  it('is numbered for titles of which nothing can be spelt, too, also of twenty at once', async () => {
    const titles = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? '日本語' : '🫖'));
    const posts = await Promise.all(titles.map((title) => draftOf(anna, { title })));
    const slugs = posts.map((post) => post['slug']);
    expect(new Set(slugs).size).toBe(20);
    for (const slug of slugs) expect(slug).toMatch(/^post(-\d+)?$/);
  });

  it('is numbered for twenty drafts that get one title at once', async () => {
    const drafts = await Promise.all(Array.from({ length: 20 }, () => draftOf(anna)));
    const renamed = await Promise.all(
      drafts.map(({ id }) => anna.patch(`/posts/${id}`, { title: 'Renamed together' })),
    );
    expect(renamed.map(({ status }) => status)).toEqual(drafts.map(() => 200));
    expect(new Set(renamed.map(({ body }) => body.slug)).size).toBe(20);
  });

  it('is found for titles that are numbers of each other, all at once', async () => {
    const titles = ['Part', 'Part', 'Part 2', 'Part 2', 'Part 2 2', 'Part 3', 'Part', 'Part 2-3'];
    const posts = await Promise.all([...titles, ...titles].map((title) => draftOf(anna, { title })));
    expect(new Set(posts.map((post) => post['slug'])).size).toBe(16);
  });

  it('goes to one of ten who ask for it at once', async () => {
    const ten = Array.from({ length: 10 }, () => anna.post('/posts', postBody({ slug: 'raced-for' })));
    const answers = await Promise.all(ten);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(409)]);
    const refused = answers.find(({ status }) => status === 409)!;
    expectProblem(refused, 409, 'POST_SLUG_TAKEN');
  });

  it('is another one when the title would give one that was asked for at the same moment', async () => {
    const asking = [
      { title: 'Same' },
      { title: 'Other', slug: 'same-2' },
      { title: 'Same' },
      { title: 'Same' },
    ];
    const answers = await Promise.all(asking.map((facts) => anna.post('/posts', postBody(facts))));
    const made = answers.filter(({ status }) => status === 201).map(({ body }) => body.slug);
    expect(new Set(made).size).toBe(made.length);
    expect(answers.filter((_, index) => index !== 1).map(({ status }) => status)).toEqual([201, 201, 201]);
  });

  it('follows the title of a draft, and stays once the post was published', async () => {
    const { id } = await draftOf(anna, { title: 'h' });
    expect((await anna.patch(`/posts/${id}`, { title: 'How' })).body.slug).toBe('how');
    await anna.post(`/posts/${id}/publish`);
    expect((await anna.patch(`/posts/${id}`, { title: 'However' })).body.slug).toBe('how');
    await anna.post(`/posts/${id}/unpublish`);
    expect((await anna.put(`/posts/${id}`, postBody({ title: 'Whatever' }))).body.slug).toBe('how');
  });

  it('does not follow the title when somebody chose it', async () => {
    const { id } = await draftOf(anna, { title: 'Title', slug: 'chosen' });
    expect((await anna.patch(`/posts/${id}`, { title: 'New title' })).body.slug).toBe('chosen');
  });

  it('stays when the title changes by nothing that shows in it', async () => {
    const [, second] = [await draftOf(anna, { title: 'Dots' }), await draftOf(anna, { title: 'Dots' })];
    expect((await anna.patch(`/posts/${second['id']}`, { title: 'Dots!' })).body.slug).toBe('dots-2');
  });

  it('is what the author asks for, at once, unless another post has it', async () => {
    const [mine, other] = [await draftOf(anna), await publishedOf(ben)];
    expect((await anna.patch(`/posts/${mine['id']}`, { slug: 'as-i-like' })).body.slug).toBe('as-i-like');
    const taken = { slug: other['slug'] };
    expectProblem(await anna.patch(`/posts/${mine['id']}`, taken), 409, 'POST_SLUG_TAKEN');
    expectProblem(await anna.put(`/posts/${mine['id']}`, postBody(taken)), 409, 'POST_SLUG_TAKEN');
    expectProblem(await anna.post('/posts', postBody(taken)), 409, 'POST_SLUG_TAKEN');
    expectProblem(await anna.patch(`/posts/${mine['id']}`, { slug: unknownId }), 400, 'VALIDATION_FAILED');
  });
});

describe('A former slug', () => {
  it('leads to the present one by a 308, from each that was public', async () => {
    const { id } = await publishedOf(anna, { title: 'First name' });
    await anna.patch(`/posts/${id}`, { slug: 'second-name' });
    await anna.patch(`/posts/${id}`, { slug: 'third-name' });
    const moved = { status: 308, location: '/api/v1/posts/third-name' };
    expect(await locationOf('/posts/first-name')).toEqual(moved);
    expect(await locationOf('/posts/second-name')).toEqual(moved);
    expect(await locationOf('/posts/third-name')).toEqual({ status: 200, location: null });
  });

  it('is not kept of a draft', async () => {
    const { id } = await draftOf(anna, { slug: 'never-public' });
    await anna.patch(`/posts/${id}`, { slug: 'to-be-public' });
    await anna.post(`/posts/${id}/publish`);
    expectProblem(await anna.get('/posts/never-public'), 404, 'NOT_FOUND');
  });

  it('is not there for those who may not see the post', async () => {
    const { id } = await publishedOf(anna, { slug: 'once-public' });
    await anna.patch(`/posts/${id}`, { slug: 'public-no-more' });
    await anna.post(`/posts/${id}/unpublish`);
    for (const actor of [stoa.nobody, ben])
      expect(await locationOf('/posts/once-public', actor)).toEqual({ status: 404, location: null });
    const moved = { status: 308, location: '/api/v1/posts/public-no-more' };
    for (const actor of [anna, editor]) expect(await locationOf('/posts/once-public', actor)).toEqual(moved);
  });

  it('is not given to another post, neither by its title nor on demand', async () => {
    const { id } = await publishedOf(anna, { title: 'Reserved' });
    await anna.patch(`/posts/${id}`, { slug: 'moved-on' });
    expect((await draftOf(ben, { title: 'Reserved' }))['slug']).toBe('reserved-2');
    expectProblem(await ben.post('/posts', postBody({ slug: 'reserved' })), 409, 'POST_SLUG_TAKEN');
    const other = await draftOf(ben, { slug: 'somewhere-else' });
    expectProblem(await ben.patch(`/posts/${other['id']}`, { slug: 'reserved' }), 409, 'POST_SLUG_TAKEN');
  });

  it('can be taken back by its post', async () => {
    const { id } = await publishedOf(anna, { slug: 'there' });
    await anna.patch(`/posts/${id}`, { slug: 'and-back' });
    expect((await anna.patch(`/posts/${id}`, { slug: 'there' })).body.slug).toBe('there');
    expect(await locationOf('/posts/there')).toEqual({ status: 200, location: null });
    expect(await locationOf('/posts/and-back')).toEqual({ status: 308, location: '/api/v1/posts/there' });
  });

  it('is free again when its post is deleted', async () => {
    const { id } = await publishedOf(anna, { slug: 'short-lived' });
    await anna.patch(`/posts/${id}`, { slug: 'long-lived' });
    await anna.delete(`/posts/${id}`);
    expectProblem(await stoa.nobody.get('/posts/short-lived'), 404, 'NOT_FOUND');
    expect((await draftOf(ben, { slug: 'short-lived' }))['slug']).toBe('short-lived');
  });

  it('is never that of a route beside it', async () => {
    expect((await draftOf(anna, { title: 'Export' }))['slug']).toBe('export-2');
    expectProblem(await anna.post('/posts', postBody({ slug: 'export' })), 409, 'POST_SLUG_TAKEN');
  });
});
