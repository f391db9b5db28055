import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Actor, type Answer } from './support/actor.js';
import { moveClock } from './support/clock.js';
import { hold } from './support/hold.js';
import { commentOf, publishedOf } from './support/journal.js';
import { expectProblem } from './support/matchers.js';
import { eventsOf } from './support/orders.js';
import { Stoa } from './support/stoa.js';

const environment = { RATE_LIMIT_COMMENTS: '5/60', COMMENT_EDIT_WINDOW: '900' };

let stoa: Stoa;
let twin: Stoa;
let author: Actor;
let editor: Actor;
let reader: Actor;
let post: Record<string, any>;
let clock: ReturnType<typeof moveClock>;
beforeAll(async () => {
  stoa = await Stoa.start(environment);
  twin = await stoa.beside(environment);
  [author, editor] = await Promise.all([stoa.given.viewer(), stoa.given.editor()]);
});
beforeEach(async () => {
  [post, reader] = await Promise.all([publishedOf(author), stoa.given.viewer()]);
});
afterAll(async () => {
  await twin.stop();
  await stoa.stop();
});

const say = (actor: Actor, body: string, facts = {}): Promise<Answer> =>
  actor.post(`/posts/${post['id']}/comments`, { body, ...facts });
const statusesOf = (answers: readonly Answer[]): number[] => answers.map(({ status }) => status).sort();

describe('One author', () => {
  it('makes five comments a minute, also when fifty come at once to two processes', async () => {
    const both = [reader, new Actor(twin.url, reader.token, reader.id)];
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) => say(both[at % 2]!, `Said ${at}.`)),
    );
    expect(statusesOf(answers)).toEqual([...Array<number>(5).fill(201), ...Array<number>(45).fill(429)]);
    const refused = answers.find(({ status }) => status === 429)!;
    expectProblem(refused, 429, 'TOO_MANY_REQUESTS');
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThanOrEqual(1);
    expect(wait).toBeLessThanOrEqual(60);
    expect((await say(author, 'Others may.')).status).toBe(201);
  });

  it('makes room by time alone, to the second that Retry-After says, and not by deleting', async () => {
    clock = moveClock(stoa);
    const first = await commentOf(reader, post);
    clock.ahead(20);
    for (let count = 0; count < 4; count += 1) await commentOf(reader, post);
    clock.ahead(10);
    await reader.delete(`/comments/${first['id']}`);
    const refused = await say(reader, 'One more.');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30']);
    clock.ahead(29);
    expect((await say(reader, 'One more.')).status).toBe(429);
    clock.ahead(1);
    expect((await say(reader, 'One more.')).status).toBe(201);
    expect((await say(reader, 'And another.')).headers.get('retry-after')).toBe('20');
    clock.stop();
  });

  it('does not say the same twice within the minute, on any post, whoever sees it first', async () => {
    clock = moveClock(stoa);
    const answers = await Promise.all(Array.from({ length: 10 }, () => say(reader, 'Twice.')));
    expect(statusesOf(answers)).toEqual([201, ...Array<number>(9).fill(409)]);
    post = await publishedOf(author);
    expectProblem(await say(reader, 'Twice.'), 409, 'DUPLICATE_COMMENT');
    expect((await say(author, 'Twice.')).status).toBe(201);
    clock.ahead(60);
    expect((await say(reader, 'Twice.')).status).toBe(201);
    clock.stop();
  });
});

describe('A comment is changed', () => {
  it('by its author for fifteen minutes, by editors always, and deleted by both always', async () => {
    clock = moveClock(stoa);
    const path = `/comments/${(await commentOf(reader, post))['id']}`;
    clock.ahead(900);
    expect((await reader.patch(path, { body: 'In time.' })).status).toBe(200);
    clock.ahead(0.001);
    expectProblem(await reader.patch(path, { body: 'Too late.' }), 409, 'EDIT_WINDOW_OVER');
    expect((await reader.get(path)).body.body).toBe('In time.');
    expect((await editor.patch(path, { body: 'Edited.' })).status).toBe(200);
    expect((await reader.delete(path)).status).toBe(204);
    clock.stop();
  });
});

describe('A post', () => {
  it('is closed to comments and opened again by its author and by editors', async () => {
    const path = `/posts/${post['id']}/comments`;
    for (const actor of [author, editor]) {
      for (let turn = 0; turn < 2; turn += 1)
        expect((await actor.post(`${path}/close`)).body).toMatchObject({
          id: post['id'],
          commentsClosed: true,
        });
      for (const anybody of [reader, author, editor])
        expectProblem(await say(anybody, `Closed? ${anybody.id}`), 409, 'COMMENTS_CLOSED');
      expect((await stoa.nobody.get(`/posts/${post['id']}`)).body.commentsClosed).toBe(true);
      expect((await actor.post(`${path}/open`)).body).toMatchObject({ commentsClosed: false });
    }
    expect((await say(reader, 'Open.')).status).toBe(201);
    const updates = Array<string>(4).fill('post.updated');
    expect(await eventsOf(stoa, post['id'])).toEqual(['post.created', 'post.published', ...updates]);
  });

  it('is closed by nobody else, and keeps what was said before', async () => {
    const comment = await commentOf(reader, post);
    const path = `/posts/${post['id']}/comments`;
    for (const word of ['close', 'open'])
      expectProblem(await reader.post(`${path}/${word}`), 404, 'NOT_FOUND');
    await author.post(`${path}/close`);
    expectProblem(await say(reader, 'A reply.', { parentId: comment['id'] }), 409, 'COMMENTS_CLOSED');
    expect((await stoa.nobody.get(path)).body.data).toEqual([{ ...comment, replies: [] }]);
    expect((await reader.patch(`/comments/${comment['id']}`, { body: 'Still mine.' })).status).toBe(200);
  });

  it('that is being closed takes no comment that comes meanwhile', async () => {
    const sql = 'UPDATE posts SET comments_closed = true WHERE id = $1';
    const closing = await hold(stoa, sql, [post['id']]);
    const answer = say(reader, 'Just in time?');
    await closing.untilAwaited();
    await closing.release();
    expectProblem(await answer, 409, 'COMMENTS_CLOSED');
    expect((await stoa.nobody.get(`/posts/${post['id']}`)).body.commentCount).toBe(0);
  });
});
