import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../src/clock/new-id.js';
import type { Actor } from './support/actor.js';
import { moveClock } from './support/clock.js';
import { worker } from './support/jobs.js';
import { draftOf, publishedOf } from './support/journal.js';
import { expectProblem } from './support/matchers.js';
import { countsOf, exportPosts, importPosts, notesOf, sendPosts, zipOf } from './support/post-imports.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let [editor, viewer] = [] as unknown as [Actor, Actor];
beforeAll(async () => {
  stoa = await Stoa.start();
  [editor, viewer] = [await stoa.given.editor(), await stoa.given.viewer()];
});
afterAll(() => stoa.stop());
beforeEach(() => stoa.sql.query('TRUNCATE posts, tags, post_imports CASCADE'));

const fileOf = (facts: Record<string, unknown>, content = 'Boil water.') =>
  [
    '---',
    ...Object.entries(facts).map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
    '---',
    content,
  ].join('\n');
const postOf = async (idOrSlug: string): Promise<any> => (await editor.get(`/posts/${idOrSlug}`)).body;
const taken = async (files: Readonly<Record<string, string>>) => {
  const done = await importPosts(stoa, editor, await zipOf(files));
  return { done, notes: await notesOf(editor, done) };
};
const traces = async () => {
  const { rows } = await stoa.sql.query(
    `SELECT (SELECT count(*) FROM outbox) AS events, (SELECT count(*) FROM post_revisions) AS revisions,
       (SELECT max(updated_at) FROM posts) AS at`,
  );
  return rows[0];
};

describe('An import of posts', () => {
  it('makes posts with all that their files say', async () => {
    const id = newId();
    const facts = {
      ...{ id, title: 'Tea', slug: 'tea-first', excerpt: 'Patience', tags: ['Pour over'], author: viewer.id },
      ...{ visibility: 'members', featured: true, pinned: true, metaTitle: 'T', metaDescription: 'D' },
      ...{
        canonicalUrl: 'https://example.com/t',
        status: 'published',
        publishedAt: '2020-05-01T10:00:00.000Z',
      },
    };
    const { done } = await taken({ 'folder/any.md': fileOf(facts, '# Tea\r\n\r\nBoil.') });
    expect(done).toMatchObject({ status: 'succeeded', format: 'zip', failure: null, createdBy: editor.id });
    expect(done['posts']).toEqual(countsOf({ created: 1 }));
    expect(done['bytes'].done).toBe(done['bytes'].total);
    const { author: _, tags, ...shown } = facts;
    const post = await postOf('tea-first');
    expect(post).toMatchObject({ ...shown, content: '# Tea\r\n\r\nBoil.' });
    expect(post.author.id).toBe(viewer.id);
    expect(post.tags).toMatchObject([{ name: 'Pour over' }]);
    const revisions = (await editor.get(`/posts/${id}/revisions`)).body.data;
    expect(revisions).toMatchObject([{ number: 1, author: { id: editor.id } }]);
  });

  it('knows a post that says no slug by the name of its file, and takes drafts and strangers for what they are', async () => {
    const { done } = await taken({ 'My Post.md': fileOf({ title: 'Any', author: newId() }) });
    expect(done['posts']).toEqual(countsOf({ created: 1 }));
    expect(await postOf('my-post')).toMatchObject({ status: 'draft', author: { id: editor.id } });
    const again = await taken({ 'My Post.md': fileOf({ title: 'Any' }) });
    expect(again.done['posts']).toEqual(countsOf({ unchanged: 1 }));
  });

  it('makes a known post what the file says, as a new revision, and leaves its author', async () => {
    const { id } = await publishedOf(viewer, {
      slug: 'known',
      tags: ['Old'],
      excerpt: 'Given',
      metaTitle: 'M',
    });
    const first = await postOf(id);
    await taken({ 'x.md': fileOf({ id, title: 'New title', author: editor.id }) });
    const post = await postOf(id);
    expect(post).toMatchObject({
      title: 'New title',
      slug: 'known',
      tags: [],
      excerpt: 'Boil water.',
      metaTitle: null,
    });
    expect(post).toMatchObject({
      status: 'published',
      publishedAt: first.publishedAt,
      author: { id: viewer.id },
    });
    expect(post.revision).toBe(first.revision + 1);
    const { done } = await taken({ 'known.md': fileOf({ title: 'By slug' }) });
    expect(done['posts']).toEqual(countsOf({ updated: 1 }));
    expect((await postOf(id)).title).toBe('By slug');
  });

  it('leaves no trace when it is repeated', async () => {
    await publishedOf(viewer, { tags: ['Tea'], excerpt: 'Given' });
    await draftOf(editor, { title: 'Later', publishAt: '2099-01-01T00:00:00.000Z' });
    const archive = await exportPosts(editor);
    const before = await traces();
    const done = await importPosts(stoa, editor, archive);
    expect(done['posts']).toEqual(countsOf({ unchanged: 2 }));
    expect(await traces()).toEqual(before);
  });

  it('publishes since the time that is given, takes back, and has drafts publish themselves', async () => {
    const clock = moveClock(stoa);
    try {
      const at = '2021-01-01T00:00:00.000Z';
      const { id } = await draftOf(viewer, { slug: 'one' });
      await taken({ 'one.md': fileOf({ title: 'One', status: 'published', publishedAt: at }) });
      expect(await postOf(id)).toMatchObject({ status: 'published', publishedAt: at });
      const moved = '2021-02-01T00:00:00.000Z';
      await taken({ 'one.md': fileOf({ title: 'One', status: 'published', publishedAt: moved }) });
      expect(await postOf(id)).toMatchObject({ status: 'published', publishedAt: moved });
      const publishAt = new Date(Date.now() + 3_600_000).toISOString();
      await taken({ 'one.md': fileOf({ title: 'One', status: 'draft', publishAt }) });
      expect(await postOf(id)).toMatchObject({ status: 'draft', publishedAt: null, publishAt });
      await stoa.sql.query("UPDATE pgboss.job SET start_after = now() WHERE name = 'publish-post'");
      clock.ahead(3_700);
      await worker(stoa).workDue();
      expect(await postOf(id)).toMatchObject({ status: 'published' });
    } finally {
      clock.stop();
    }
  });

  it('refuses a file for what a request would be refused for, and takes the others', async () => {
    await draftOf(viewer, { slug: 'taken' });
    const { done, notes } = await taken({
      'a.md': fileOf({ title: 'T'.repeat(201) }),
      'b.md': fileOf({ title: 'B', layout: 'post' }),
      'c.md': fileOf({ title: 'C', id: newId(), slug: 'taken' }),
      'd.md': fileOf({ title: 5 }),
      'e.md': fileOf({ title: 'E', excerpt: '' }),
      'f.md': fileOf({ title: 'F' }, 'x'.repeat(60_001)),
      'g.md': fileOf({ title: 'G', status: 'published', publishedAt: '2099-01-01T00:00:00.000Z' }),
      'h.md': fileOf({ title: 'H', publishedAt: '2020-01-01T00:00:00.000Z' }),
      'i.md': fileOf({ title: 'I', slug: newId() }),
      'j.md': fileOf({ title: 'J', tags: ['one', 'one'] }),
      'k.md': fileOf({ title: 'K' }, ' '),
      'l.md': fileOf({ title: 'L', status: 'published', publishAt: '2099-01-01T00:00:00.000Z' }),
      'm.md': fileOf({ title: 'M' }, '>'.repeat(5_000)),
      'good.md': fileOf({ title: 'Good' }),
    });
    expect(done['posts']).toEqual(countsOf({ refused: 13, created: 1 }));
    expect(notes).toEqual(
      expect.arrayContaining([
        'a.md error title IS_LENGTH',
        'b.md error layout UNKNOWN_FIELD',
        'c.md error file POST_SLUG_TAKEN',
        'd.md error title IS_STRING',
        'e.md error excerpt IS_LENGTH',
        'f.md error content IS_LENGTH',
        'g.md error publishedAt IN_FUTURE',
        'h.md error publishedAt NOT_PUBLISHED',
        'i.md error slug SLUG',
        'j.md error tags ARRAY_UNIQUE',
        'k.md error content MATCHES',
        'l.md error publishAt ALREADY_PUBLISHED',
        'm.md error file CONTENT_TOO_COMPLEX',
      ]),
    );
    expect((await stoa.sql.query('SELECT FROM posts')).rowCount).toBe(2);
  });

  it('takes a request once under one key, and another file under it not at all', async () => {
    const [archive, headers] = [
      await zipOf({ 'a.md': fileOf({ title: 'A' }) }),
      { 'idempotency-key': newId() },
    ];
    const first = await sendPosts(editor, archive, { headers });
    const second = await sendPosts(editor, archive, { headers });
    expect(second.body.id).toBe(first.body.id);
    expect(first.headers.get('location')).toMatch(`/api/v1/post-imports/${first.body.id}`);
    const other = await sendPosts(editor, await zipOf({ 'b.md': fileOf({ title: 'B' }) }), { headers });
    expect(other.status).toBe(422);
    const { rows } = await stoa.sql.query('SELECT id FROM post_imports');
    expect(rows).toHaveLength(1);
  });

  it('is for editors alone, and of files alone', async () => {
    expectProblem(await sendPosts(viewer, await zipOf({})), 403, 'FORBIDDEN');
    expectProblem(await viewer.get('/post-imports'), 403, 'FORBIDDEN');
    expectProblem(await sendPosts(editor, ''), 400, 'MALFORMED_REQUEST');
    expectProblem(await sendPosts(editor, 'a', { type: 'text/csv' }), 415, 'UNSUPPORTED_MEDIA_TYPE');
    const { rows } = await stoa.sql.query('SELECT id FROM post_imports');
    expect(rows).toEqual([]);
  });

  it('is forgotten after thirty days, and its file when it has ended', async () => {
    const { done } = await taken({ 'a.md': 'no front matter' });
    expect((await stoa.sql.query('SELECT FROM post_import_chunks')).rowCount).toBe(0);
    await stoa.sql.query("UPDATE post_imports SET finished_at = finished_at - interval '31 days'");
    const admin = await stoa.given.admin();
    await admin.post('/jobs/schedules/forget-post-imports/run');
    await worker(stoa).workDue();
    expectProblem(await editor.get(`/post-imports/${done['id']}`), 404, 'NOT_FOUND');
    expectProblem(await editor.get(`/post-imports/${done['id']}/errors`), 404, 'NOT_FOUND');
  });
});
