import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { commentOf, draftOf, publishedOf } from './support/journal.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let author: Actor;
let reader: Actor;
let stranger: Actor;
let editor: Actor;
let admin: Actor;
let post: Record<string, any>;
beforeAll(async () => {
  stoa = await Stoa.start();
  const { given } = stoa;
  [author, reader, stranger] = await Promise.all([
    given.viewer(),
    given.viewer({ name: 'Rea' }),
    given.viewer(),
  ]);
  [editor, admin] = await Promise.all([given.editor(), given.admin()]);
});
beforeEach(async () => {
  post = await publishedOf(author);
});
afterAll(() => stoa.stop());

const unknownId = '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11';
const commentsOf = async (actor: Actor = stoa.nobody): Promise<Record<string, any>[]> =>
  (await actor.get(`/posts/${post['id']}/comments`)).body.data;
const eventsOf = async (id: string): Promise<string[]> => {
  const { rows } = await stoa.sql.query('SELECT type FROM outbox WHERE aggregate_id = $1 ORDER BY sequence', [
    id,
  ]);
  return rows.map(({ type }) => type);
};

describe('Commenting', () => {
  it('answers with the comment and says where it is', async () => {
    const answer = await reader.post(`/posts/${post['id']}/comments`, {
      body: 'Works with tea too.\n\nReally.',
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: expect.any(String),
      postId: post['id'],
      author: { id: reader.id, name: 'Rea' },
      parentId: null,
      body: 'Works with tea too.\n\nReally.',
      status: 'approved',
      rejectionReason: null,
      ...{ deleted: false, isEdited: false, replyCount: 0, likeCount: 0, isLiked: false },
      createdAt: expect.stringMatching(/Z$/),
      updatedAt: answer.body.createdAt,
    });
    const location = answer.headers.get('location') ?? '';
    expect(location).toMatch(new RegExp(`/api/v1/comments/${answer.body.id}$`));
    expect((await stoa.nobody.get(`/comments/${answer.body.id}`)).body).toEqual(answer.body);
    expect(await commentsOf()).toEqual([{ ...answer.body, replies: [] }]);
    expect(await eventsOf(answer.body.id)).toEqual(['comment.created']);
  });

  it('is for everybody who has signed in', async () => {
    const body = { body: 'Nice.' };
    expectProblem(await stoa.nobody.post(`/posts/${post['id']}/comments`, body), 401, 'UNAUTHENTICATED');
    for (const actor of [author, reader, editor, admin])
      expect((await actor.post(`/posts/${post['id']}/comments`, body)).status).toBe(201);
    expect((await stoa.nobody.get(`/posts/${post['id']}`)).body.commentCount).toBe(4);
  });

  it('is not possible on a draft: 404 for those who do not see it, 409 for those who do', async () => {
    const { id } = await draftOf(author);
    expectProblem(await reader.post(`/posts/${id}/comments`, { body: 'x' }), 404, 'NOT_FOUND');
    for (const actor of [author, editor])
      expectProblem(await actor.post(`/posts/${id}/comments`, { body: 'x' }), 409, 'POST_NOT_PUBLISHED');
    expectProblem(await reader.post(`/posts/${unknownId}/comments`, { body: 'x' }), 404, 'NOT_FOUND');
  });

  it.each([
    ['no text', {}, 'body'],
    ['a blank text', { body: ' \n' }, 'body'],
    ['5,001 characters', { body: 'x'.repeat(5001) }, 'body'],
    ['a null parent', { body: 'x', parentId: null }, 'parentId'],
    ['a parent that is no id', { body: 'x', parentId: '1' }, 'parentId'],
    ['an author', { body: 'x', authorId: unknownId }, 'authorId'],
  ])('refuses %s', async (_, body, field) => {
    const answer = await reader.post(`/posts/${post['id']}/comments`, body);
    const problem = expectProblem(answer, 400, 'VALIDATION_FAILED');
    expect(problem['errors'].map((error: { field: string }) => error.field)).toContain(field);
  });

  it('happens once for one Idempotency-Key', async () => {
    const [path, key] = [`/posts/${post['id']}/comments`, { 'idempotency-key': 'comment-1' }];
    const first = await reader.post(path, { body: 'Once.' }, key);
    const again = await reader.post(path, { body: 'Once.' }, key);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await commentsOf()).toHaveLength(1);
  });

  it('of thirty at once is counted thirty times', async () => {
    await Promise.all(Array.from({ length: 30 }, () => commentOf(reader, post)));
    expect((await stoa.nobody.get(`/posts/${post['id']}`)).body.commentCount).toBe(30);
  });
});

describe('A reply', () => {
  it('stands below the comment that it answers', async () => {
    const comment = await commentOf(reader, post);
    const reply = await commentOf(author, post, { parentId: comment['id'] });
    expect(reply['parentId']).toBe(comment['id']);
    expect(await commentsOf()).toEqual([{ ...comment, replyCount: 1, replies: [reply] }]);
    expect((await stoa.nobody.get(`/comments/${comment['id']}/replies`)).body.data).toEqual([reply]);
  });

  it('cannot be replied to', async () => {
    const comment = await commentOf(reader, post);
    const { id: parentId } = await commentOf(author, post, { parentId: comment['id'] });
    const answer = await reader.post(`/posts/${post['id']}/comments`, { body: 'x', parentId });
    expectProblem(answer, 422, 'COMMENT_TOO_DEEP');
  });

  it('answers a comment of the same post only', async () => {
    const other = await commentOf(reader, await publishedOf(author));
    for (const parentId of [other['id'], unknownId]) {
      const answer = await reader.post(`/posts/${post['id']}/comments`, { body: 'x', parentId });
      expectProblem(answer, 422, 'UNKNOWN_PARENT_COMMENT');
    }
  });
});

describe('The comments of a post', () => {
  it('begin with the oldest and are paged by number and by cursor', async () => {
    for (const body of ['1', '2', '3', '4', '5']) await commentOf(reader, post, { body });
    const path = `/posts/${post['id']}/comments`;
    const first = (await stoa.nobody.get(`${path}?limit=2`)).body;
    expect(first.data.map(({ body }: { body: string }) => body)).toEqual(['1', '2']);
    expect(first.meta).toMatchObject({ total: 5, totalPages: 3 });
    const second = (await stoa.nobody.get(`${path}?limit=2&cursor=${first.meta.nextCursor}`)).body;
    expect(second.data.map(({ body }: { body: string }) => body)).toEqual(['3', '4']);
    const newest = (await stoa.nobody.get(`${path}?limit=1&sort=-createdAt`)).body;
    expect(newest.data[0].body).toBe('5');
    expectProblem(await stoa.nobody.get(`${path}?sort=body`), 400, 'VALIDATION_FAILED');
  });

  it('bring the three oldest replies to each, and the others by cursor, there and back', async () => {
    const tops = [await commentOf(reader, post), await commentOf(author, post)];
    const replies: Record<string, any>[] = [];
    for (let count = 0; count < 5; count += 1)
      replies.push(await commentOf(stranger, post, { parentId: tops[0]!['id'] }));
    const [first, second] = await commentsOf();
    expect(first).toEqual({ ...tops[0], replyCount: 5, replies: replies.slice(0, 3) });
    expect(second).toEqual({ ...tops[1], replies: [] });
    const path = `/comments/${tops[0]!['id']}/replies?limit=2`;
    const page = async (query: string) => (await stoa.nobody.get(`${path}${query}`)).body;
    const begin = await page('');
    expect([begin.data, begin.meta.total]).toEqual([replies.slice(0, 2), 5]);
    const next = await page(`&cursor=${begin.meta.nextCursor}`);
    expect(next.data).toEqual(replies.slice(2, 4));
    expect((await page(`&cursor=${next.meta.prevCursor}`)).data).toEqual(replies.slice(0, 2));
    expect((await page(`&cursor=${next.meta.nextCursor}`)).data).toEqual(replies.slice(4));
    expect((await page('&sort=-createdAt')).data).toEqual(replies.slice(3).reverse());
    expectProblem(await stoa.nobody.get(`/comments/${unknownId}/replies`), 404, 'NOT_FOUND');
  });

  it('come as the plain text that was sent, whatever it looks like', async () => {
    const body = '<script>alert(1)</script> **bold** &amp; "quoted"';
    expect((await commentOf(reader, post, { body }))['body']).toBe(body);
    const answer = await stoa.nobody.get(`/posts/${post['id']}/comments`);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.body.data[0].body).toBe(body);
    const control = { body: 'Bell \u0007' };
    expectProblem(await reader.post(`/posts/${post['id']}/comments`, control), 400, 'VALIDATION_FAILED');
  });

  it('of a post for members are for those who have signed in', async () => {
    const secret = await publishedOf(author, { visibility: 'members' });
    const { id } = await commentOf(reader, secret, { body: 'Between us.' });
    await commentOf(author, secret, { parentId: id });
    const path = `/posts/${secret['id']}/comments`;
    expectProblem(await stoa.nobody.get(path), 401, 'UNAUTHENTICATED');
    expectProblem(await stoa.nobody.get(`/comments/${id}`), 404, 'NOT_FOUND');
    expectProblem(await stoa.nobody.get(`/comments/${id}/replies`), 404, 'NOT_FOUND');
    expect((await stranger.get(path)).body.data[0].body).toBe('Between us.');
    expect((await stranger.get(`/comments/${id}/replies`)).body.data).toHaveLength(1);
    await author.patch(`/posts/${secret['id']}`, { visibility: 'public' });
    expect((await stoa.nobody.get(path)).body.data).toHaveLength(1);
  });

  it('are seen by those who see the post', async () => {
    const { id } = await commentOf(reader, post);
    await author.post(`/posts/${post['id']}/unpublish`);
    for (const path of [`/posts/${post['id']}/comments`, `/comments/${id}`, `/comments/${id}/replies`]) {
      for (const actor of [author, editor, admin]) expect((await actor.get(path)).status).toBe(200);
      for (const actor of [stoa.nobody, stranger]) expectProblem(await actor.get(path), 404, 'NOT_FOUND');
    }
    expect((await reader.get(`/comments/${id}`)).status).toBe(200);
    expectProblem(await reader.get(`/posts/${post['id']}/comments`), 404, 'NOT_FOUND');
    expectProblem(await stoa.nobody.get(`/posts/${unknownId}/comments`), 404, 'NOT_FOUND');
    expectProblem(await stoa.nobody.get(`/comments/${unknownId}`), 404, 'NOT_FOUND');
  });
});

describe('Changing a comment', () => {
  it('changes its text and nothing else, and tells of it', async () => {
    const before = await commentOf(reader, post);
    const { status, body } = await reader.patch(`/comments/${before['id']}`, { body: 'Better.' });
    expect(status).toBe(200);
    expect(body).toEqual({ ...before, body: 'Better.', isEdited: true, updatedAt: body.updatedAt });
    expect(await commentsOf()).toEqual([{ ...body, replies: [] }]);
    expect((await reader.patch(`/comments/${before['id']}`, { body: 'Better.' })).body).toEqual(body);
    expect(await eventsOf(body.id)).toEqual(['comment.created', 'comment.updated']);
  });

  it('is for its author and for editors, not for the author of the post', async () => {
    const { id } = await commentOf(reader, post);
    expectProblem(await stoa.nobody.patch(`/comments/${id}`, { body: 'x' }), 401, 'UNAUTHENTICATED');
    expectProblem(await stoa.nobody.delete(`/comments/${id}`), 401, 'UNAUTHENTICATED');
    for (const actor of [author, stranger]) {
      expectProblem(await actor.patch(`/comments/${id}`, { body: 'x' }), 404, 'NOT_FOUND');
      expectProblem(await actor.delete(`/comments/${id}`), 404, 'NOT_FOUND');
    }
    for (const actor of [reader, editor, admin])
      expect((await actor.patch(`/comments/${id}`, { body: 'Edited.' })).status).toBe(200);
    expect((await commentsOf())[0]).toMatchObject({ body: 'Edited.', author: { id: reader.id } });
  });

  it('refuses null, nothing, and what it does not know', async () => {
    const { id } = await commentOf(reader, post);
    for (const body of [{ body: null }, {}, { body: 'x', parentId: unknownId }])
      expectProblem(await reader.patch(`/comments/${id}`, body), 400, 'VALIDATION_FAILED');
    expectProblem(await reader.patch('/comments/nonsense', { body: 'x' }), 400, 'MALFORMED_REQUEST');
    expectProblem(await reader.patch(`/comments/${unknownId}`, { body: 'x' }), 404, 'NOT_FOUND');
  });

  it('is guarded by If-Match', async () => {
    const { id } = await commentOf(reader, post);
    const read = await reader.get(`/comments/${id}`);
    const stale = { 'if-match': read.headers.get('etag') ?? '' };
    const changed = await reader.patch(`/comments/${id}`, { body: 'Newer.' }, stale);
    expect(changed.status).toBe(200);
    expectProblem(await reader.patch(`/comments/${id}`, { body: 'x' }, stale), 412, 'PRECONDITION_FAILED');
    expectProblem(await reader.delete(`/comments/${id}`, stale), 412, 'PRECONDITION_FAILED');
    const fresh = { 'if-match': changed.headers.get('etag') ?? '' };
    expect((await reader.delete(`/comments/${id}`, fresh)).status).toBe(204);
  });
});

describe('Deleting a comment', () => {
  it('hides its text and keeps its place above the replies', async () => {
    const comment = await commentOf(reader, post);
    const reply = await commentOf(author, post, { parentId: comment['id'] });
    const answer = await reader.delete(`/comments/${comment['id']}`);
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 204, body: '' });
    for (const actor of [stoa.nobody, reader, admin])
      expect(await commentsOf(actor)).toEqual([
        {
          ...{ ...comment, author: null, body: null, deleted: true, updatedAt: expect.any(String) },
          ...{ replyCount: 1, replies: [reply] },
        },
      ]);
    const answered = await stranger.post(`/posts/${post['id']}/comments`, {
      body: 'Late.',
      parentId: comment['id'],
    });
    expectProblem(answered, 422, 'UNKNOWN_PARENT_COMMENT');
    expect((await stoa.nobody.get(`/posts/${post['id']}`)).body.commentCount).toBe(1);
    expect(await eventsOf(comment['id'])).toEqual(['comment.created', 'comment.deleted']);
  });

  it('is for good: it can be neither changed nor deleted again', async () => {
    const { id } = await commentOf(reader, post);
    await editor.delete(`/comments/${id}`);
    for (const actor of [reader, editor]) {
      expectProblem(await actor.patch(`/comments/${id}`, { body: 'Back.' }), 404, 'NOT_FOUND');
      expectProblem(await actor.delete(`/comments/${id}`), 404, 'NOT_FOUND');
    }
    for (const actor of [stoa.nobody, reader, editor])
      expectProblem(await actor.get(`/comments/${id}`), 404, 'NOT_FOUND');
    expect(await commentsOf()).toEqual([]);
  });

  it('ends the thread with its last reply', async () => {
    const { id: parentId } = await commentOf(reader, post);
    const replies = [
      await commentOf(author, post, { parentId }),
      await commentOf(reader, post, { parentId }),
    ];
    await reader.delete(`/comments/${parentId}`);
    await author.delete(`/comments/${replies[0]!['id']}`);
    expect(await commentsOf()).toMatchObject([{ deleted: true, replyCount: 1, replies: [replies[1]] }]);
    await reader.delete(`/comments/${replies[1]!['id']}`);
    expect(await commentsOf()).toEqual([]);
    expect((await stoa.nobody.get(`/posts/${post['id']}`)).body.commentCount).toBe(0);
    expectProblem(await stoa.nobody.get(`/comments/${parentId}`), 404, 'NOT_FOUND');
  });
});
