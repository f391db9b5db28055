import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { commentOf, draftOf, faultsOfCounts, publishedOf } from './support/journal.js';
import { patiently } from './support/patience.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let author: Actor;
let reader: Actor;
let editor: Actor;
let post: Record<string, any>;
let comment: Record<string, any>;
beforeAll(async () => {
  stoa = await Stoa.start();
  const { given } = stoa;
  [author, reader, editor] = await Promise.all([given.viewer(), given.viewer(), given.editor()]);
});
beforeEach(async () => {
  post = await publishedOf(author);
  comment = await commentOf(author, post);
});
afterAll(() => stoa.stop());

const liked = (): [string, string][] => [
  ['post', `/posts/${post['id']}`],
  ['comment', `/comments/${comment['id']}`],
];
const like = (actor: Actor, path: string) => patiently(() => actor.put(`${path}/like`, undefined));
const unlike = (actor: Actor, path: string) => patiently(() => actor.delete(`${path}/like`));

describe('A like', () => {
  it('counts once for each who gives it, the author too, however often, until it is taken back', async () => {
    for (const [, path] of liked()) {
      for (const likeCount of [1, 1])
        expect((await like(reader, path)).body).toEqual({ likeCount, isLiked: true });
      expect((await like(author, path)).body).toEqual({ likeCount: 2, isLiked: true });
      expect((await stoa.nobody.get(path)).body.likeCount).toBe(2);
      for (let turn = 0; turn < 2; turn += 1)
        expect((await unlike(reader, path)).body).toEqual({ likeCount: 1, isLiked: false });
    }
    expect(await faultsOfCounts(stoa)).toEqual([]);
  });

  it('is given or taken back only as the count was read, when that is asked', async () => {
    for (const [, path] of liked()) {
      const tag = (await unlike(reader, path)).headers.get('etag') ?? '';
      const guard = { 'if-match': tag };
      expect((await reader.put(`${path}/like`, undefined, guard)).status).toBe(200);
      expectProblem(await reader.put(`${path}/like`, undefined, guard), 412, 'PRECONDITION_FAILED');
      expectProblem(await reader.delete(`${path}/like`, guard), 412, 'PRECONDITION_FAILED');
      expect((await like(reader, path)).body).toEqual({ likeCount: 1, isLiked: true });
    }
  });

  it('is known to whoever gave it, and to others only as a count', async () => {
    for (const [, path] of liked()) await like(reader, path);
    const seen = async (actor: Actor) => {
      const at = `/posts/${post['id']}`;
      const [thread] = (await actor.get(`${at}/comments`)).body.data;
      const single = (await actor.get(`/comments/${comment['id']}`)).body;
      const ofPost = (await actor.get(`${at}/like`)).body;
      return [thread, single, ofPost].map(({ likeCount, isLiked }) => [likeCount, isLiked]);
    };
    expect(await seen(reader)).toEqual([...Array(3)].map(() => [1, true]));
    for (const actor of [stoa.nobody, author])
      expect(await seen(actor)).toEqual([...Array(3)].map(() => [1, false]));
  });

  it('changes neither what is liked nor its time, and is no news', async () => {
    const news = async () => (await stoa.sql.query('SELECT count(*)::int FROM outbox')).rows[0].count;
    const before = await news();
    for (const [, path] of liked()) await like(reader, path);
    const { body } = await stoa.nobody.get(`/posts/${post['id']}`);
    expect(body).toEqual({ ...post, commentCount: 1, likeCount: 1 });
    expect((await stoa.nobody.get(`/comments/${comment['id']}`)).body).toEqual({ ...comment, likeCount: 1 });
    expect(await news()).toBe(before);
  });

  it('is for those who have signed in and see what they like', async () => {
    for (const [, path] of liked())
      for (const answer of [await like(stoa.nobody, path), await unlike(stoa.nobody, path)])
        expectProblem(answer, 401, 'UNAUTHENTICATED');
    const draft = `/posts/${(await draftOf(author))['id']}`;
    for (const answer of [
      await like(reader, draft),
      await unlike(reader, draft),
      await reader.get(`${draft}/like`),
    ])
      expectProblem(answer, 404, 'NOT_FOUND');
    for (const actor of [author, editor]) expectProblem(await like(actor, draft), 409, 'POST_NOT_PUBLISHED');
    await author.post(`/posts/${post['id']}/unpublish`);
    expectProblem(await like(reader, `/comments/${comment['id']}`), 404, 'NOT_FOUND');
  });

  it('is not given to a comment that is deleted, and shows no more where only its place is left', async () => {
    const path = `/comments/${comment['id']}`;
    await like(reader, path);
    await commentOf(reader, post, { parentId: comment['id'] });
    await author.delete(path);
    expectProblem(await like(editor, path), 404, 'NOT_FOUND');
    expect((await reader.get(path)).body).toMatchObject({ deleted: true, likeCount: 0, isLiked: false });
  });

  it('of a hundred at once, half of them taken back meanwhile, is counted exactly', async () => {
    const people = await stoa.given.crowd(100);
    for (const [, path] of liked()) {
      await Promise.all(
        people.map(async (person, at) => {
          await Promise.all([like(person, path), like(person, path)]);
          if (at % 2 === 1) await unlike(person, path);
        }),
      );
      expect((await stoa.nobody.get(path)).body.likeCount).toBe(50);
    }
    expect(await faultsOfCounts(stoa)).toEqual([]);
  }, 60_000);

  it('that one gives and takes at once is one or none, and counted so', async () => {
    for (const [, path] of liked()) {
      await Promise.all(Array.from({ length: 20 }, (_, at) => (at % 2 ? like : unlike)(reader, path)));
      expect([0, 1]).toContain((await stoa.nobody.get(path)).body.likeCount);
    }
    expect(await faultsOfCounts(stoa)).toEqual([]);
  });
});

describe('The counts', () => {
  it.each([
    ['posts', 'like_count'],
    ['posts', 'comment_count'],
    ['comments', 'like_count'],
    ['comments', 'reply_count'],
  ])('%s.%s cannot be written by hand', async (table, column) => {
    const wrong = stoa.sql.query(`UPDATE ${table} SET ${column} = ${column} + 1`);
    await expect(wrong).rejects.toThrow(/follows from other rows/);
  });

  it('follow rows that are written by hand', async () => {
    await like(reader, `/comments/${comment['id']}`);
    await stoa.sql.query("UPDATE comments SET status = 'spam' WHERE id = $1", [comment['id']]);
    await stoa.sql.query('DELETE FROM comment_likes');
    expect((await stoa.nobody.get(`/posts/${post['id']}`)).body.commentCount).toBe(0);
    expect(await faultsOfCounts(stoa)).toEqual([]);
    await stoa.sql.query('DELETE FROM comments');
    expect(await faultsOfCounts(stoa)).toEqual([]);
  });

  it('a comment cannot be moved to another post or thread', async () => {
    const other = (await publishedOf(author))['id'];
    const moved = stoa.sql.query('UPDATE comments SET post_id = $2 WHERE id = $1', [comment['id'], other]);
    await expect(moved).rejects.toThrow(/follows from other rows/);
  });
});
