import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { hold } from './support/hold.js';
import { commentOf, faultsOfCounts, publishedOf } from './support/journal.js';
import { expectProblem } from './support/matchers.js';
import { eventsOf } from './support/orders.js';
import { type Stoa } from './support/stoa.js';
import { Twins } from './support/twins.js';

const people = 100;

let twins: Twins;
let crowd: Actor[];
let stoa: Stoa;
let author: Actor;
let editor: Actor;
let post: Record<string, any>;
beforeAll(async () => {
  twins = await Twins.start(0);
  ({ stoa } = twins);
  crowd = await stoa.given.crowd(people);
  [author, editor] = await Promise.all([stoa.given.viewer(), stoa.given.editor()]);
}, 60_000);
beforeEach(async () => {
  post = await publishedOf(author);
});
afterAll(() => twins.stop());

const all = <T>(count: number, work: (at: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, at) => work(at)));
/** One of the crowd, each at another instance than the one before. */
const someone = (at: number): Actor => twins.either(crowd[at % people]!, at);
const countOf = async (): Promise<number> =>
  (await stoa.nobody.get(`/posts/${post['id']}`)).body.commentCount;
const moderate = (id: string, word: string, at: number) =>
  twins.either(editor, at).post(`/comments/${id}/${word}`, {});

describe('The counts of comments are exact', () => {
  it('when a hundred comment and reply at once, at two processes', async () => {
    const { id: parentId } = await commentOf(author, post);
    await all(people, (at) => commentOf(someone(at), post, at % 2 ? { parentId } : {}));
    expect(await countOf()).toBe(people + 1);
    expect((await stoa.nobody.get(`/comments/${parentId}`)).body.replyCount).toBe(people / 2);
    expect(await faultsOfCounts(stoa)).toEqual([]);
  });

  it('when moderators and authors contradict each other over the same comments', async () => {
    const { id: parentId } = await commentOf(author, post);
    const comments = [
      parentId,
      ...(await all(5, (at) => commentOf(someone(at), post, { parentId }))).map(({ id }) => id),
    ];
    const words = ['approve', 'reject', 'spam', 'approve', 'spam'];
    const answers = await all(60, async (at) => {
      const id = comments[at % comments.length] as string;
      if (at % 7 === 6) return someone(Math.max(0, (at % comments.length) - 1)).delete(`/comments/${id}`);
      if (at % 7 === 5) return someone(at).put(`/comments/${id}/like`, undefined);
      return moderate(id, words[at % words.length]!, at);
    });
    for (const { status } of answers) expect([200, 204, 404, 409]).toContain(status);
    expect(await faultsOfCounts(stoa)).toEqual([]);
  });

  it('when somebody is erased who comments, replies and likes, while others answer and moderate', async () => {
    for (let round = 0; round < 3; round += 1) {
      const [anna, bert] = await Promise.all([stoa.given.viewer(), stoa.given.viewer()]);
      const tops = await Promise.all([anna, bert].map((person) => commentOf(person, post)));
      const [one, other] = tops.map(({ id }) => id as string);
      await commentOf(anna, post, { parentId: other });
      await all(4, (at) => [anna, bert][at % 2]!.put(`/comments/${tops[at >> 1]!['id']}/like`, undefined));
      const answers = await Promise.all([
        anna.delete(`/users/${anna.id}`),
        ...[anna, bert].map((person) =>
          person.post(`/posts/${post['id']}/comments`, { body: 'Last words.' }),
        ),
        ...[anna, bert].map((person) => person.put(`/posts/${post['id']}/like`, undefined)),
        ...[one, other].map((id) => moderate(id!, 'reject', round)),
        ...[one, other].map((parentId, at) =>
          someone(at).post(`/posts/${post['id']}/comments`, { body: `Why? ${round}`, parentId }),
        ),
      ]);
      expect(answers[0].status).toBe(204);
      for (const { status } of answers) expect(status).toBeLessThan(500);
      const traces = `SELECT FROM comments WHERE author_id = ANY ($1)
        UNION ALL SELECT FROM comment_likes WHERE user_id = ANY ($1) UNION ALL SELECT FROM post_likes WHERE user_id = ANY ($1)`;
      expect((await stoa.sql.query(traces, [[anna.id]])).rows).toEqual([]);
      expect(await faultsOfCounts(stoa)).toEqual([]);
    }
  });

  it('when a post is deleted under those who comment on it', async () => {
    const [, ...answers] = await Promise.all([
      author.delete(`/posts/${post['id']}`),
      ...Array.from({ length: 20 }, (_, at) =>
        someone(at).post(`/posts/${post['id']}/comments`, { body: 'Still there?' }),
      ),
    ]);
    for (const { status } of answers) expect([201, 404]).toContain(status);
    expect(await faultsOfCounts(stoa)).toEqual([]);
  });
});

describe('A word of twenty moderators at once', () => {
  it('is one change and one piece of news', async () => {
    const { id } = await commentOf(author, post);
    await all(20, (at) => moderate(id, 'reject', at));
    await all(20, (at) => moderate(id, 'approve', at));
    expect(await eventsOf(stoa, id)).toEqual(['comment.created', 'comment.rejected', 'comment.approved']);
    expect(await countOf()).toBe(1);
  });
});

describe('A comment that is being rejected', () => {
  it('is neither liked nor answered by those who come meanwhile', async () => {
    const { id } = await commentOf(author, post);
    const sql = "UPDATE comments SET status = 'rejected' WHERE id = $1";
    const rejecting = await hold(stoa, sql, [id]);
    const like = someone(0).put(`/comments/${id}/like`, undefined);
    const reply = someone(1).post(`/posts/${post['id']}/comments`, { body: 'Quite so.', parentId: id });
    await rejecting.untilAwaited(2);
    await rejecting.release();
    expectProblem(await like, 404, 'NOT_FOUND');
    expectProblem(await reply, 422, 'UNKNOWN_PARENT_COMMENT');
    expect(await faultsOfCounts(stoa)).toEqual([]);
  });
});

it('makes nobody wait in a circle: accounts are held before posts, and posts before comments', async () => {
  expect(await twins.deadlocks()).toBe(0);
});

it('forgets two who like and answer each other, erased at once', async () => {
  const pair = await Promise.all([stoa.given.viewer(), stoa.given.viewer()]);
  const tops = await Promise.all(pair.map((person) => commentOf(person, post)));
  for (const [at, person] of pair.entries()) {
    const { id: parentId } = tops[1 - at]!;
    await commentOf(person, post, { parentId });
    await person.put(`/comments/${parentId}/like`, undefined);
    await person.put(`/posts/${post['id']}/like`, undefined);
  }
  const answers = await Promise.all(pair.map((person) => person.delete(`/users/${person.id}`)));
  expect(answers.map(({ status }) => status)).toEqual([204, 204]);
  expect(await faultsOfCounts(stoa)).toEqual([]);
  expect((await stoa.nobody.get(`/posts/${post['id']}/comments`)).body.data).toEqual([]);
});
