import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { draftOf, postBody, publishedOf } from './support/journal.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let anna: Actor;
let stranger: Actor;
let editor: Actor;
let admin: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  const { given } = stoa;
  [anna, stranger] = await Promise.all([given.viewer({ name: 'Anna' }), given.viewer()]);
  [editor, admin] = await Promise.all([given.editor(), given.admin()]);
});
afterAll(() => stoa.stop());

const unknownId = '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11';
const eventsOf = async (id: string): Promise<string[]> => {
  const { rows } = await stoa.sql.query('SELECT type FROM outbox WHERE aggregate_id = $1 ORDER BY sequence', [
    id,
  ]);
  return rows.map(({ type }) => type);
};
const countOf = async (title: string): Promise<number> => {
  const { rows } = await stoa.sql.query('SELECT count(*)::int AS n FROM posts WHERE title = $1', [title]);
  return rows[0].n;
};

describe('Beginning a post', () => {
  it('answers with the whole draft and says where it is', async () => {
    const answer = await anna.post('/posts', postBody({ title: 'Whole draft', tags: ['Tea', 'How to'] }));
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: expect.any(String),
      products: [],
      openGraph: expect.objectContaining({ title: 'Whole draft' }),
      jsonLd: expect.objectContaining({ headline: 'Whole draft' }),
      coverImage: null,
      slug: 'whole-draft',
      title: 'Whole draft',
      excerpt: 'Boil fresh water.',
      status: 'draft',
      author: { id: anna.id, name: 'Anna' },
      tags: [
        { slug: 'tea', name: 'Tea' },
        { slug: 'how-to', name: 'How to' },
      ],
      readingMinutes: 1,
      ...{ commentCount: 0, commentsClosed: false, likeCount: 0 },
      publishedAt: null,
      publishAt: null,
      publishError: null,
      ...{ visibility: 'public', featured: false, pinned: false, revision: 1 },
      ...{ metaTitle: null, metaDescription: null, canonicalUrl: null },
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      updatedAt: answer.body.createdAt,
      content: 'Boil **fresh** water.',
      contentHtml: '<p>Boil <strong>fresh</strong> water.</p>',
    });
    expect(answer.headers.get('location')).toMatch(new RegExp(`/api/v1/posts/${answer.body.id}$`));
    expect((await anna.get(`/posts/${answer.body.id}`)).body).toEqual(answer.body);
    expect(await eventsOf(answer.body.id)).toEqual(['post.created']);
  });

  it('is for everybody who has signed in', async () => {
    expectProblem(await stoa.nobody.post('/posts', postBody()), 401, 'UNAUTHENTICATED');
    for (const author of [anna, editor, admin]) expect((await draftOf(author))['status']).toBe('draft');
  });

  it('keeps an excerpt that is given, and makes one of the first 200 characters otherwise', async () => {
    const content = `# Heading\n\n${'words and **words** '.repeat(30)}`;
    expect((await draftOf(anna, { content, excerpt: 'My own.' }))['excerpt']).toBe('My own.');
    const { excerpt } = await draftOf(anna, { content });
    expect(excerpt).toMatch(/^Heading words and words words and .* \.\.\.$/);
    expect(excerpt.length).toBeLessThanOrEqual(204);
  });

  it('tells how many minutes it takes to read, at 200 words a minute', async () => {
    expect((await draftOf(anna, { content: 'word '.repeat(200) }))['readingMinutes']).toBe(1);
    expect((await draftOf(anna, { content: 'word '.repeat(201) }))['readingMinutes']).toBe(2);
  });

  it.each([
    ['no title', { title: undefined }, 'title'],
    ['a blank title', { title: '  ' }, 'title'],
    ['a title of 201 characters', { title: 'x'.repeat(201) }, 'title'],
    ['no content', { content: undefined }, 'content'],
    ['blank content', { content: ' \n ' }, 'content'],
    ['content of 60,001 characters', { content: 'x'.repeat(60_001) }, 'content'],
    ['an excerpt of 501 characters', { excerpt: 'x'.repeat(501) }, 'excerpt'],
    ['a null excerpt', { excerpt: null }, 'excerpt'],
    ['null tags', { tags: null }, 'tags'],
    ['21 tags', { tags: Array.from({ length: 21 }, (_, index) => `t${index}`) }, 'tags'],
    ['a tag of 51 characters', { tags: ['x'.repeat(51)] }, 'tags'],
    ['a blank tag', { tags: [' '] }, 'tags'],
    ['tags that are no list', { tags: 'tea' }, 'tags'],
    ['a slug with capitals', { slug: 'Tea' }, 'slug'],
    ['a slug that looks like an id', { slug: unknownId }, 'slug'],
    ['a status', { status: 'published' }, 'status'],
    ['an author', { authorId: unknownId }, 'authorId'],
  ])('refuses %s', async (_, facts, field) => {
    const problem = expectProblem(await anna.post('/posts', postBody(facts)), 400, 'VALIDATION_FAILED');
    expect(problem['errors'].map((error: { field: string }) => error.field)).toContain(field);
  });

  it('counts characters as the database does, whatever they are made of', async () => {
    expect((await draftOf(anna, { title: '😀'.repeat(200) }))['title']).toBe('😀'.repeat(200));
    for (const facts of [{ title: 'a\uFE0F'.repeat(101) }, { tags: ['a\uFE0F'.repeat(26)] }])
      expectProblem(await anna.post('/posts', postBody(facts)), 400, 'VALIDATION_FAILED');
  });

  it('happens once for one Idempotency-Key, and gives the first answer again', async () => {
    const [body, key] = [postBody({ title: 'Once only' }), { 'idempotency-key': 'post-1' }];
    const first = await anna.post('/posts', body, key);
    const again = await anna.post('/posts', body, key);
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect(await countOf('Once only')).toBe(1);
    const other = await anna.post('/posts', postBody({ title: 'Another' }), key);
    expectProblem(other, 422, 'IDEMPOTENCY_KEY_REUSED');
  });
});

describe('Replacing a post', () => {
  it('makes the excerpt anew and takes the tags off when they are left out', async () => {
    const before = await draftOf(anna, { excerpt: 'My own.', tags: ['Tea'] });
    const { status, body } = await anna.put(`/posts/${before['id']}`, postBody({ content: 'New text.' }));
    expect(status).toBe(200);
    expect(body).toMatchObject({ excerpt: 'New text.', tags: [], contentHtml: '<p>New text.</p>' });
    expect((await anna.get(`/posts/${before['id']}`)).body).toEqual(body);
  });

  it('refuses a body that is not whole, and an id that is none', async () => {
    const { id } = await draftOf(anna);
    expectProblem(await anna.put(`/posts/${id}`, { title: 'Half' }), 400, 'VALIDATION_FAILED');
    expectProblem(await anna.put('/posts/nonsense', postBody()), 400, 'MALFORMED_REQUEST');
    expectProblem(await anna.put(`/posts/${unknownId}`, postBody()), 404, 'NOT_FOUND');
  });
});

describe('Changing a post', () => {
  it('leaves alone what the request leaves out', async () => {
    const before = await draftOf(anna, { title: 'Left alone', excerpt: 'My own.', tags: ['Tea', 'Water'] });
    const { status, body } = await anna.patch(`/posts/${before['id']}`, { content: '*New*' });
    expect(status).toBe(200);
    const contentHtml = '<p><em>New</em></p>';
    const { updatedAt } = body;
    const openGraph = { ...before['openGraph'], modifiedTime: updatedAt };
    const jsonLd = { ...before['jsonLd'], dateModified: updatedAt };
    const shared = { openGraph, jsonLd };
    expect(body).toEqual({ ...before, ...shared, content: '*New*', contentHtml, updatedAt, revision: 2 });
    expect(body.updatedAt > before['updatedAt']).toBe(true);
  });

  it('lets an excerpt that nobody wrote follow the text', async () => {
    const { id } = await draftOf(anna);
    expect((await anna.patch(`/posts/${id}`, { content: 'New text.' })).body.excerpt).toBe('New text.');
    expect((await anna.patch(`/posts/${id}`, { excerpt: 'My own.' })).body.excerpt).toBe('My own.');
    expect((await anna.patch(`/posts/${id}`, { content: 'Newer.' })).body.excerpt).toBe('My own.');
  });

  it('clears the tags by an empty list, replaces them by another one, in its order', async () => {
    const { id } = await draftOf(anna, { tags: ['Tea', 'Water', 'Cups'] });
    const slugsAfter = async (tags: string[]): Promise<string[]> =>
      (await anna.patch(`/posts/${id}`, { tags })).body.tags.map((tag: { slug: string }) => tag.slug);
    expect(await slugsAfter(['Cups', 'Milk', 'Tea'])).toEqual(['cups', 'milk', 'tea']);
    expect(await slugsAfter([])).toEqual([]);
  });

  it('takes null for nothing', async () => {
    const { id } = await draftOf(anna);
    for (const field of ['title', 'content', 'excerpt', 'tags', 'slug'])
      expectProblem(await anna.patch(`/posts/${id}`, { [field]: null }), 400, 'VALIDATION_FAILED');
  });

  it('takes a merge patch by its own media type', async () => {
    const { id } = await draftOf(anna);
    const type = { 'content-type': 'application/merge-patch+json' };
    expect((await anna.patch(`/posts/${id}`, { title: 'Merged' }, type)).body.title).toBe('Merged');
  });

  it('leaves no trace when it changes nothing', async () => {
    const before = await draftOf(anna, { excerpt: 'My own.', tags: ['Tea'] });
    const { title, content, excerpt, slug } = before;
    expect((await anna.patch(`/posts/${before['id']}`, {})).body).toEqual(before);
    const same = { title, content, excerpt, slug, tags: ['TEA'] };
    expect((await anna.put(`/posts/${before['id']}`, same)).body).toEqual(before);
    expect(await eventsOf(before['id'])).toEqual(['post.created']);
  });

  it('keeps what three change at once, each a field of their own', async () => {
    const { id } = await draftOf(anna);
    await Promise.all([
      anna.patch(`/posts/${id}`, { title: 'Raced' }),
      editor.patch(`/posts/${id}`, { content: 'Raced text.' }),
      admin.patch(`/posts/${id}`, { tags: ['Raced'] }),
    ]);
    const { body } = await anna.get(`/posts/${id}`);
    expect(body).toMatchObject({ title: 'Raced', content: 'Raced text.', tags: [{ slug: 'raced' }] });
  });
});

describe('Deleting a post', () => {
  it('takes it away with its comments, and tells of it', async () => {
    const { id, slug } = await publishedOf(anna, { title: 'Gone' });
    await stranger.post(`/posts/${id}/comments`, { body: 'Nice.' });
    const answer = await anna.delete(`/posts/${id}`);
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 204, body: '' });
    for (const path of [`/posts/${id}`, `/posts/${slug}`, `/posts/${id}/comments`])
      expectProblem(await editor.get(path), 404, 'NOT_FOUND');
    expectProblem(await anna.delete(`/posts/${id}`), 404, 'NOT_FOUND');
    expect(await eventsOf(id)).toEqual(['post.created', 'post.published', 'post.deleted']);
  });
});

describe('A version of a post', () => {
  it('is named by its ETag, which spares an answer that is known already', async () => {
    const { id, slug } = await publishedOf(anna);
    const first = await stoa.nobody.get(`/posts/${id}`);
    const tag = first.headers.get('etag') ?? '';
    expect((await stoa.nobody.get(`/posts/${slug}`)).headers.get('etag')).toBe(tag);
    expect((await stoa.nobody.get(`/posts/${id}`, { 'if-none-match': tag })).status).toBe(304);
    const list = await stoa.nobody.get('/posts');
    const known = { 'if-none-match': list.headers.get('etag') ?? '' };
    expect((await stoa.nobody.get('/posts', known)).status).toBe(304);
  });

  it('guards a change of it by If-Match', async () => {
    const { id } = await draftOf(anna, { tags: ['Tea'] });
    const stale = { 'if-match': (await anna.get(`/posts/${id}`)).headers.get('etag') ?? '' };
    const { headers } = await anna.patch(`/posts/${id}`, { title: 'Fresh' }, stale);
    expectProblem(await anna.patch(`/posts/${id}`, { title: 'X' }, stale), 412, 'PRECONDITION_FAILED');
    expectProblem(await anna.put(`/posts/${id}`, postBody(), stale), 412, 'PRECONDITION_FAILED');
    expectProblem(await anna.delete(`/posts/${id}`, stale), 412, 'PRECONDITION_FAILED');
    expect((await anna.get(`/posts/${id}`)).body.title).toBe('Fresh');
    expect((await anna.delete(`/posts/${id}`, { 'if-match': headers.get('etag') ?? '' })).status).toBe(204);
  });
});
