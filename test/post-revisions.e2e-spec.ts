import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { draftOf, postBody, publishedOf } from './support/journal.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let [anna, stranger, editor, admin] = [] as unknown as [Actor, Actor, Actor, Actor];
beforeAll(async () => {
  stoa = await Stoa.start();
  const { given } = stoa;
  [anna, stranger] = [await given.viewer({ name: 'Anna' }), await given.viewer()];
  [editor, admin] = [await given.editor(), await given.admin()];
});
afterAll(() => stoa.stop());

const listOf = async (id: string, actor = anna): Promise<Record<string, any>[]> => {
  const { status, body } = await actor.get(`/posts/${id}/revisions?limit=100`);
  expect(status).toBe(200);
  return body.data;
};
const restore = (id: string, number: number, actor = anna) =>
  actor.post(`/posts/${id}/revisions/${number}/restore`);
const readBy = async (actor: Actor, id: string) => (await actor.get(`/posts/${id}`)).body;

describe('A revision', () => {
  it('is kept of what a post begins with, whole', async () => {
    const facts = { excerpt: 'My own.', tags: ['Tea', 'Water'], metaTitle: 'For engines' };
    const { id } = await draftOf(anna, { title: 'Begun', ...facts });
    const revision = await anna.get(`/posts/${id}/revisions/1`);
    expect(revision.body).toEqual({
      ...{ number: 1, title: 'Begun', slug: 'begun', content: 'Boil **fresh** water.', ...facts },
      ...{ metaDescription: null, canonicalUrl: null, restoredFrom: null },
      author: { id: anna.id, name: 'Anna' },
      createdAt: expect.any(String),
    });
  });

  it.each<[string, object]>([
    ['title', { title: 'Other' }],
    ['text', { content: 'Other.' }],
    ['excerpt', { excerpt: 'Other.' }],
    ['tags', { tags: ['Other'] }],
    ['order of tags', { tags: ['Water', 'Tea'] }],
    ['slug', { slug: 'another-one' }],
    ['title for engines', { metaTitle: 'Other' }],
    ['description for engines', { metaDescription: 'Other' }],
    ['canonical address', { canonicalUrl: 'https://example.com/other' }],
  ])('is kept of each change of the %s', async (_, change) => {
    const { id } = await draftOf(anna, { tags: ['Tea', 'Water'] });
    expect((await editor.patch(`/posts/${id}`, change)).body.revision).toBe(2);
    expect((await listOf(id)).map(({ number, author }) => [number, author.id])).toEqual([
      [2, editor.id],
      [1, anna.id],
    ]);
    expect((await anna.get(`/posts/${id}/revisions/2`)).body).toMatchObject(change);
    expect((await anna.get(`/posts/${id}/revisions/1`)).body).toMatchObject({ title: 'How to pour' });
  });

  it('is not kept of what changes nothing, nor of what is no text', async () => {
    const before = await draftOf(anna, { tags: ['Tea'], excerpt: 'My own.' });
    const { id, title, content, excerpt } = before;
    await anna.patch(`/posts/${id}`, {});
    await anna.put(`/posts/${id}`, { title, content, excerpt, tags: ['TEA'] });
    await anna.patch(`/posts/${id}`, { publishAt: '2100-01-01T00:00:00Z', visibility: 'members' });
    await editor.patch(`/posts/${id}`, { featured: true, pinned: true });
    await anna.post(`/posts/${id}/publish`);
    await anna.post(`/posts/${id}/unpublish`);
    expect(await listOf(id)).toHaveLength(1);
    expect((await readBy(anna, id)).revision).toBe(1);
  });

  it('says that the excerpt was the beginning of the text by null', async () => {
    const { id } = await draftOf(anna, { excerpt: 'My own.' });
    await anna.put(`/posts/${id}`, postBody());
    const excerptOf = async (number: number) =>
      (await anna.get(`/posts/${id}/revisions/${number}`)).body.excerpt;
    expect([await excerptOf(1), await excerptOf(2)]).toEqual(['My own.', null]);
  });

  it('is for the author and for editors, of published posts too', async () => {
    for (const make of [draftOf, publishedOf]) {
      const { id } = await make(anna);
      const paths = ['', '/1', '/1/diff'].map((path) => `/posts/${id}/revisions${path}`);
      for (const path of paths) {
        for (const actor of [anna, editor, admin]) expect((await actor.get(path)).status).toBe(200);
        expectProblem(await stranger.get(path), 404, 'NOT_FOUND');
        expectProblem(await stoa.nobody.get(path), 401, 'UNAUTHENTICATED');
      }
      expectProblem(await restore(id, 1, stranger), 404, 'NOT_FOUND');
      expectProblem(await restore(id, 1, stoa.nobody), 401, 'UNAUTHENTICATED');
    }
  });

  it('is not there by a number that is none', async () => {
    const { id } = await draftOf(anna);
    for (const path of ['/2', '/2/diff', '/1/diff?against=2', '/2147483647'])
      expectProblem(await anna.get(`/posts/${id}/revisions${path}`), 404, 'NOT_FOUND');
    for (const number of ['0', '-1', '1.5', '01', '2147483648', '99999999999', 'x'])
      expectProblem(await anna.get(`/posts/${id}/revisions/${number}`), 400, 'MALFORMED_REQUEST');
    expectProblem(await anna.get(`/posts/${id}/revisions/1/diff?against=0`), 400, 'VALIDATION_FAILED');
    expectProblem(await restore(id, 7), 404, 'NOT_FOUND');
  });

  it('is listed by pages and cursors, the latest first', async () => {
    const { id } = await draftOf(anna);
    for (const title of ['2', '3', '4', '5']) await anna.patch(`/posts/${id}`, { title });
    const first = (await anna.get(`/posts/${id}/revisions?limit=2`)).body;
    const next = (await anna.get(`/posts/${id}/revisions?limit=2&cursor=${first.meta.nextCursor}`)).body;
    const last = (await anna.get(`/posts/${id}/revisions?limit=2&cursor=${next.meta.nextCursor}`)).body;
    const numbers = [first, next, last].map(({ data }) => data.map(({ number }: any) => number));
    expect(numbers).toEqual([[5, 4], [3, 2], [1]]);
    expect(first.meta.total).toBe(5);
    expect(last.meta.nextCursor).toBeNull();
  });

  it('goes with its post', async () => {
    const { id } = await draftOf(anna);
    await anna.delete(`/posts/${id}`);
    expectProblem(await anna.get(`/posts/${id}/revisions`), 404, 'NOT_FOUND');
    const { rows } = await stoa.sql.query('SELECT FROM post_revisions WHERE post_id = $1', [id]);
    expect(rows).toEqual([]);
  });
});

describe('Going back to a revision', () => {
  const first = {
    ...{ title: 'First', content: 'Of the first.', excerpt: 'One.', tags: ['Tea', 'Water'] },
    ...{ metaTitle: 'M1', metaDescription: 'D1', canonicalUrl: 'https://example.com/1' },
  };
  const second = { title: 'Second', content: 'Of the second.', tags: [] };

  it('is a new revision with all that the text was', async () => {
    const { id } = await draftOf(anna, first);
    await anna.put(`/posts/${id}`, second);
    const { status, body } = await restore(id, 1, editor);
    expect(status).toBe(200);
    const { tags: _, ...text } = first;
    expect(body).toMatchObject({ ...text, revision: 3, contentHtml: '<p>Of the first.</p>' });
    expect(body.tags.map(({ name }: { name: string }) => name)).toEqual(['Tea', 'Water']);
    const [latest] = await listOf(id);
    expect(latest).toMatchObject({ number: 3, restoredFrom: 1, author: { id: editor.id } });
    expect((await restore(id, 2)).body).toMatchObject({
      ...second,
      excerpt: 'Of the second.',
      metaTitle: null,
    });
  });

  it('never publishes a draft, nor takes back what is published', async () => {
    const { id } = await publishedOf(anna, first);
    await anna.put(`/posts/${id}`, second);
    await anna.post(`/posts/${id}/unpublish`);
    expect((await restore(id, 1)).body).toMatchObject({ status: 'draft', publishedAt: null });
    expectProblem(await stoa.nobody.get(`/posts/${id}`), 404, 'NOT_FOUND');
    const other = await draftOf(anna, { title: 'Draft text' });
    await anna.patch(`/posts/${other['id']}`, { title: 'Published text' });
    const published = await anna.post(`/posts/${other['id']}/publish`);
    const { body } = await restore(other['id'], 1);
    const { publishedAt } = published.body;
    expect(body).toMatchObject({ status: 'published', title: 'Draft text', publishedAt });
  });

  it('keeps the slug of what was public, the plan of what is to be, and who sees it', async () => {
    const { id } = await publishedOf(anna, { title: 'As it was' });
    await anna.patch(`/posts/${id}`, { title: 'As it is', slug: 'as-it-is-now', visibility: 'members' });
    expect((await restore(id, 1)).body).toMatchObject({
      ...{ title: 'As it was', slug: 'as-it-is-now', visibility: 'members' },
    });
    const publishAt = '2100-01-01T00:00:00.000Z';
    const planned = await draftOf(anna, { publishAt });
    await anna.patch(`/posts/${planned['id']}`, { title: 'Changed' });
    expect((await restore(planned['id'], 1)).body).toMatchObject({ publishAt, title: 'How to pour' });
  });

  it('to what is there already leaves no trace', async () => {
    const { id } = await draftOf(anna, first);
    const before = await readBy(anna, id);
    expect((await restore(id, 1)).body).toEqual(before);
    expect(await listOf(id)).toHaveLength(1);
  });

  it('is told of once, as any change', async () => {
    const { id } = await draftOf(anna);
    await anna.patch(`/posts/${id}`, { title: 'Changed' });
    await restore(id, 1);
    const { rows } = await stoa.sql.query(
      'SELECT type FROM outbox WHERE aggregate_id = $1 ORDER BY sequence',
      [id],
    );
    expect(rows.map(({ type }) => type)).toEqual(['post.created', 'post.updated', 'post.updated']);
  });

  it('by ten at once loses nothing', async () => {
    const { id } = await draftOf(anna, { title: 'T1' });
    for (const title of ['T2', 'T3', 'T4']) await anna.patch(`/posts/${id}`, { title });
    const answers = await Promise.all([1, 2, 3, 1, 2, 3, 1, 2, 3, 1].map((number) => restore(id, number)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const list = await listOf(id);
    expect(list.map(({ number }) => number)).toEqual(list.map((_, index) => list.length - index));
    expect((await readBy(anna, id)).revision).toBe(list.length);
    for (const { title, restoredFrom } of list.filter(({ restoredFrom: from }) => from !== null))
      expect(title).toBe(`T${restoredFrom}`);
  });
});
