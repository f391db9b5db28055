import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { moveClock } from './support/clock.js';
import { worker } from './support/jobs.js';
import { draftOf, postBody, publishedOf } from './support/journal.js';
import { expectProblem } from './support/matchers.js';
import { freshKey } from './support/orders.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let anna: Actor;
let stranger: Actor;
let editor: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  [anna, stranger, editor] = await Promise.all([
    stoa.given.viewer(),
    stoa.given.viewer(),
    stoa.given.editor(),
  ]);
});
afterAll(() => stoa.stop());

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
const readBy = async (actor: Actor, id: string) => (await actor.get(`/posts/${id}`)).body;
const eventsOf = async (id: string): Promise<string[]> =>
  (await stoa.sql.query('SELECT type FROM outbox WHERE aggregate_id = $1 ORDER BY sequence', [id])).rows.map(
    ({ type }) => type,
  );

/** The times for which it was planned have come; whoever works does what is due. */
async function comeTo(id: string): Promise<void> {
  await stoa.sql.query(
    "UPDATE pgboss.job SET start_after = now() WHERE name = 'publish-post' AND data->>'postId' = $1",
    [id],
  );
  await worker(stoa).workDue();
}

describe('A post with a time to come', () => {
  it('is a draft that only its author and editors see, and waits', async () => {
    const publishAt = inHours(2);
    const draft = await draftOf(anna, { publishAt });
    expect(draft).toMatchObject({ status: 'draft', publishAt, publishedAt: null });
    await worker(stoa).workDue();
    expect(await readBy(editor, draft['id'])).toEqual(draft);
    for (const other of [stranger, stoa.nobody])
      expectProblem(await other.get(`/posts/${draft['id']}`), 404, 'NOT_FOUND');
  });

  it('publishes itself then, once', async () => {
    const { id } = await draftOf(anna, { publishAt: inHours(2) });
    await comeTo(id);
    await comeTo(id);
    expect(await readBy(stoa.nobody, id)).toMatchObject({
      status: 'published',
      publishAt: null,
      publishedAt: expect.any(String),
    });
    expect(await eventsOf(id)).toEqual(['post.created', 'post.published']);
  });

  it('is planned by publishing it later, too', async () => {
    const { id } = await draftOf(anna);
    const publishAt = inHours(48);
    const answer = await anna.post(`/posts/${id}/publish`, { publishAt });
    expect([answer.status, answer.body.status, answer.body.publishAt]).toEqual([200, 'draft', publishAt]);
    await comeTo(id);
    expect((await readBy(stoa.nobody, id)).status).toBe('published');
  });

  it('keeps its slug from the day on which it came out', async () => {
    const { id } = await draftOf(anna, { title: 'Before the day', publishAt: inHours(1) });
    await comeTo(id);
    await anna.patch(`/posts/${id}`, { title: 'After the day' });
    expect((await readBy(stoa.nobody, id)).slug).toBe('before-the-day');
  });

  it('comes at once when the time has come already', async () => {
    const early = inHours(-3);
    const made = await draftOf(anna, { publishAt: early });
    const before = Date.now() - 60_000;
    expect(made).toMatchObject({ status: 'published', publishAt: null });
    expect(Date.parse(made['publishedAt'])).toBeGreaterThan(before);
    const { id } = await draftOf(anna);
    expect((await anna.post(`/posts/${id}/publish`, { publishAt: early })).body.status).toBe('published');
    const other = await draftOf(anna);
    const changed = await anna.patch(`/posts/${other['id']}`, { title: 'New title', publishAt: early });
    expect(changed.body).toMatchObject({ status: 'published', title: 'New title', slug: 'new-title' });
  });

  it('is planned once by a request that is repeated', async () => {
    const key = freshKey();
    const body = postBody({ title: 'Once and later', publishAt: inHours(5) });
    const [first, second] = [await anna.post('/posts', body, key), await anna.post('/posts', body, key)];
    expect(second.body).toEqual(first.body);
    const { rows } = await stoa.sql.query("SELECT FROM pgboss.job WHERE data->>'postId' = $1", [
      first.body.id,
    ]);
    expect(rows).toHaveLength(1);
  });
});

describe('Another plan', () => {
  it('takes the place of the one before', async () => {
    const { id } = await draftOf(anna, { publishAt: inHours(1) });
    const later = inHours(9);
    expect((await anna.patch(`/posts/${id}`, { publishAt: later })).body.publishAt).toBe(later);
    await stoa.sql.query(
      `UPDATE pgboss.job SET start_after = now() WHERE name = 'publish-post' AND data->>'postId' = $1
         AND data->>'at' <> $2`,
      [id, String(Date.parse(later))],
    );
    await worker(stoa).workDue();
    expect(await readBy(anna, id)).toMatchObject({ status: 'draft', publishAt: later });
    await comeTo(id);
    expect((await readBy(anna, id)).status).toBe('published');
  });

  it.each([
    ['null', (id: string) => anna.patch(`/posts/${id}`, { publishAt: null })],
    ['a replacement without it', (id: string) => anna.put(`/posts/${id}`, postBody())],
    ['taking it back', (id: string) => anna.post(`/posts/${id}/unpublish`)],
  ])('is none by %s', async (_, call) => {
    const { id } = await draftOf(anna, { publishAt: inHours(1) });
    expect((await call(id)).body).toMatchObject({ status: 'draft', publishAt: null });
    await comeTo(id);
    expect((await readBy(anna, id)).status).toBe('draft');
  });

  it('is not made by a change of something else', async () => {
    const publishAt = inHours(3);
    const { id } = await draftOf(anna, { publishAt });
    expect((await anna.patch(`/posts/${id}`, { content: 'Other **words**.' })).body.publishAt).toBe(
      publishAt,
    );
    await anna.patch(`/posts/${id}`, { publishAt });
    const { rows } = await stoa.sql.query("SELECT FROM pgboss.job WHERE data->>'postId' = $1", [id]);
    expect(rows).toHaveLength(1);
  });

  it('is over when somebody publishes the post by hand', async () => {
    const { id } = await draftOf(anna, { publishAt: inHours(3) });
    const now = await anna.post(`/posts/${id}/publish`);
    expect(now.body).toMatchObject({ status: 'published', publishAt: null });
    await anna.post(`/posts/${id}/unpublish`);
    await comeTo(id);
    expect((await readBy(anna, id)).status).toBe('draft');
  });

  it('is refused for a post that can be read already', async () => {
    const { id } = await publishedOf(anna);
    const later = { publishAt: inHours(3) };
    expectProblem(await anna.post(`/posts/${id}/publish`, later), 409, 'POST_ALREADY_PUBLISHED');
    expectProblem(await anna.patch(`/posts/${id}`, { title: 'No', ...later }), 409, 'POST_ALREADY_PUBLISHED');
    expect(await readBy(anna, id)).toMatchObject({ status: 'published', title: 'How to pour' });
  });

  it('ends with the post', async () => {
    const { id } = await draftOf(anna, { publishAt: inHours(1) });
    await anna.delete(`/posts/${id}`);
    await comeTo(id);
    expectProblem(await anna.get(`/posts/${id}`), 404, 'NOT_FOUND');
  });
});

describe('The time of a post', () => {
  it.each(['tomorrow', '2026-02-30T10:00:00Z', '2026-01-31', 1_800_000_000, {}, ['2030-01-01T00:00:00Z']])(
    'is not %j',
    async (publishAt) => {
      const { id } = await draftOf(anna);
      for (const answer of [
        await anna.post('/posts', postBody({ publishAt })),
        await anna.patch(`/posts/${id}`, { publishAt }),
        await anna.post(`/posts/${id}/publish`, { publishAt }),
      ])
        expectProblem(answer, 400, 'VALIDATION_FAILED');
    },
  );

  it('is for its author and editors to say', async () => {
    const { id } = await draftOf(anna);
    const later = { publishAt: inHours(3) };
    expectProblem(await stranger.post(`/posts/${id}/publish`, later), 404, 'NOT_FOUND');
    expectProblem(await stoa.nobody.post(`/posts/${id}/publish`, later), 401, 'UNAUTHENTICATED');
    expect((await editor.post(`/posts/${id}/publish`, later)).status).toBe(200);
  });

  it('is the worker’s, even if its clock and that of the database differ', async () => {
    const { id } = await draftOf(anna, { publishAt: inHours(2) });
    const clock = moveClock(stoa);
    clock.ahead(-86_400);
    await comeTo(id);
    clock.stop();
    expect((await readBy(anna, id)).status).toBe('published');
  });

  it('makes one post of many hands that publish it in the same moment', async () => {
    const { id } = await draftOf(anna, { publishAt: inHours(2) });
    await Promise.all([
      comeTo(id),
      anna.post(`/posts/${id}/publish`),
      editor.post(`/posts/${id}/publish`),
      comeTo(id),
    ]);
    expect((await eventsOf(id)).filter((type) => type === 'post.published')).toHaveLength(1);
  });
});
