import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { commentOf, draftOf, postBody, publishedOf } from './support/journal.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let author: Actor;
let stranger: Actor;
let editor: Actor;
let admin: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  const { given } = stoa;
  [author, stranger] = await Promise.all([given.viewer(), given.viewer()]);
  [editor, admin] = await Promise.all([given.editor(), given.admin()]);
});
afterAll(() => stoa.stop());

const idsOf = async (actor: Actor, query: string): Promise<string[]> => {
  const { status, body } = await actor.get(`/posts?limit=100&${query}`);
  expect(status).toBe(200);
  return body.data.map(({ id }: { id: string }) => id);
};
const eventsOf = async (id: string): Promise<string[]> => {
  const { rows } = await stoa.sql.query('SELECT type FROM outbox WHERE aggregate_id = $1 ORDER BY sequence', [
    id,
  ]);
  return rows.map(({ type }) => type);
};

describe('A draft', () => {
  it('is read by its author and by editors, and is not there for anybody else', async () => {
    const { id, slug } = await draftOf(author, { title: 'Secret plans' });
    for (const path of [`/posts/${id}`, `/posts/${slug}`, `/posts/${id}/comments`]) {
      for (const actor of [author, editor, admin]) expect((await actor.get(path)).status).toBe(200);
      for (const actor of [stoa.nobody, stranger]) expectProblem(await actor.get(path), 404, 'NOT_FOUND');
    }
  });

  it('is in no list of published posts, whoever asks and however', async () => {
    const { id } = await draftOf(author, { title: 'Xylophone', tags: ['Percussion'] });
    const queries = ['', 'search=xylophone', 'tag=percussion', `author=${author.id}`, 'status=published'];
    for (const actor of [stoa.nobody, stranger, author, editor, admin])
      for (const query of queries) expect(await idsOf(actor, query)).not.toContain(id);
  });

  it('is listed for its author and for editors who ask for drafts, for nobody else', async () => {
    const { id } = await draftOf(author, { title: 'Marimba', tags: ['Mallets'] });
    const queries = ['', 'search=marimba', 'tag=mallets', `author=${author.id}`];
    for (const query of queries.map((filter) => `status=draft&${filter}`)) {
      for (const actor of [author, editor, admin]) expect(await idsOf(actor, query)).toContain(id);
      expect(await idsOf(stranger, query)).not.toContain(id);
      expectProblem(await stoa.nobody.get(`/posts?${query}`), 401, 'UNAUTHENTICATED');
    }
  });

  it('is not counted for others either', async () => {
    await draftOf(author, { title: 'Counted' });
    const { body } = await stranger.get('/posts?status=draft');
    expect(body).toMatchObject({ data: [], meta: { total: 0 } });
  });

  it('does not show its tags in the list of tags', async () => {
    const { id } = await draftOf(author, { tags: ['Confidential'] });
    const slugs = async (): Promise<string[]> =>
      (await stoa.nobody.get('/tags?limit=100')).body.data.map(({ slug }: { slug: string }) => slug);
    expect(await slugs()).not.toContain('confidential');
    await author.post(`/posts/${id}/publish`);
    expect(await slugs()).toContain('confidential');
    await author.post(`/posts/${id}/unpublish`);
    expect(await slugs()).not.toContain('confidential');
  });
});

describe('A post of somebody else', () => {
  const changes: [string, (actor: Actor, path: string) => ReturnType<Actor['get']>][] = [
    ['replaced', (actor, path) => actor.put(path, postBody({ title: 'Mine now' }))],
    ['changed', (actor, path) => actor.patch(path, { title: 'Mine now' })],
    ['deleted', (actor, path) => actor.delete(path)],
    ['published', (actor, path) => actor.post(`${path}/publish`)],
    ['unpublished', (actor, path) => actor.post(`${path}/unpublish`)],
  ];

  it.each(changes)('cannot be %s: 401 for nobody, 404 for a stranger', async (_, change) => {
    for (const make of [draftOf, publishedOf]) {
      const before = await make(author);
      const path = `/posts/${before['id']}`;
      expectProblem(await change(stoa.nobody, path), 401, 'UNAUTHENTICATED');
      expectProblem(await change(stranger, path), 404, 'NOT_FOUND');
      expect((await author.get(path)).body).toEqual(before);
    }
  });

  it.each(changes)('can be %s by an editor and by an admin', async (_, change) => {
    for (const actor of [editor, admin]) {
      const { id } = await draftOf(author);
      expect([200, 204]).toContain((await change(actor, `/posts/${id}`)).status);
    }
  });

  it("stays its author's when an editor changes it", async () => {
    const { id } = await draftOf(author);
    expect((await editor.patch(`/posts/${id}`, { title: 'Edited' })).body.author.id).toBe(author.id);
  });
});

describe('Publishing', () => {
  it('shows the post to everybody', async () => {
    const { id } = await draftOf(author);
    const { status, body } = await author.post(`/posts/${id}/publish`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'published', publishedAt: expect.any(String) });
    expect((await stoa.nobody.get(`/posts/${id}`)).body).toEqual(body);
    expect(await idsOf(stoa.nobody, '')).toContain(id);
    expect(await idsOf(author, 'status=draft')).not.toContain(id);
  });

  it('twice is the same as once, and so is taking it back', async () => {
    const { id } = await draftOf(author);
    const published = await author.post(`/posts/${id}/publish`);
    expect((await author.post(`/posts/${id}/publish`)).body).toEqual(published.body);
    const unpublished = await author.post(`/posts/${id}/unpublish`);
    expect(unpublished.body).toMatchObject({ status: 'draft', publishedAt: null });
    expect((await author.post(`/posts/${id}/unpublish`)).body).toEqual(unpublished.body);
    expect(await eventsOf(id)).toEqual(['post.created', 'post.published', 'post.unpublished']);
  });

  it('of ten at once happens once', async () => {
    const { id } = await draftOf(author);
    const answers = await Promise.all(Array.from({ length: 10 }, () => author.post(`/posts/${id}/publish`)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.publishedAt}`)).size).toBe(1);
    expect(await eventsOf(id)).toEqual(['post.created', 'post.published']);
  });

  it('and taking back keeps tags, slug, text and comments', async () => {
    const before = await publishedOf(author, { title: 'There and back', tags: ['Tea', 'Water'] });
    const comment = await commentOf(stranger, before);
    await author.post(`/posts/${before['id']}/unpublish`);
    const { body } = await author.post(`/posts/${before['id']}/publish`);
    const { publishedAt, updatedAt } = body;
    const jsonLd = { ...before['jsonLd'], datePublished: publishedAt, dateModified: updatedAt };
    const openGraph = { ...before['openGraph'], publishedTime: publishedAt, modifiedTime: updatedAt };
    expect(body).toEqual({ ...before, commentCount: 1, publishedAt, updatedAt, jsonLd, openGraph });
    const comments = await stoa.nobody.get(`/posts/${before['id']}/comments`);
    expect(comments.body.data).toEqual([{ ...comment, replies: [] }]);
  });

  it('is told of, and so is a change', async () => {
    const { id } = await publishedOf(author);
    await author.patch(`/posts/${id}`, { tags: ['Tea'] });
    await author.post(`/posts/${id}/unpublish`);
    const told = ['post.created', 'post.published', 'post.updated', 'post.unpublished'];
    expect(await eventsOf(id)).toEqual(told);
  });
});
