import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { settle } from './support/events.js';
import { approvedCommentOf, commentOf, faultsOfCounts, publishedOf } from './support/journal.js';
import { lettersOf, verified } from './support/letters.js';
import { expectProblem } from './support/matchers.js';
import { eventsOf } from './support/orders.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let author: Actor;
let editor: Actor;
let stranger: Actor;
let reader: Actor;
let post: Record<string, any>;
let comment: Record<string, any>;
beforeAll(async () => {
  stoa = await Stoa.start({ COMMENT_TRUST_AFTER: '2', COMMENT_MAX_LINKS: '1' });
  const { given } = stoa;
  [author, stranger, editor] = await Promise.all([given.viewer(), given.viewer(), given.editor()]);
});
beforeEach(async () => {
  [post, reader] = await Promise.all([publishedOf(author), stoa.given.viewer()]);
  comment = await commentOf(reader, post);
});
afterAll(() => stoa.stop());

const idsOf = async (actor: Actor, path: string): Promise<string[]> =>
  (await actor.get(path)).body.data.map(({ id }: { id: string }) => id);
const threads = (): string => `/posts/${post['id']}/comments`;
const approve = (id: string, headers = {}) => editor.post(`/comments/${id}/approve`, undefined, headers);
const countOf = async (): Promise<number> =>
  (await stoa.nobody.get(`/posts/${post['id']}`)).body.commentCount;
const outsiders = (): Actor[] => [stoa.nobody, stranger, author];

describe('A comment that waits', () => {
  it('is seen by its author and by moderators, and by nobody else, nowhere', async () => {
    expect(comment).toMatchObject({ status: 'pending', deleted: false });
    for (const actor of [reader, editor])
      expect((await actor.get(`/comments/${comment['id']}`)).body).toEqual(comment);
    for (const actor of outsiders()) {
      for (const path of [`/comments/${comment['id']}`, `/comments/${comment['id']}/replies`])
        expectProblem(await actor.get(path), 404, 'NOT_FOUND');
      const list = (await actor.get(threads())).body;
      expect({ data: list.data, total: list.meta.total }).toEqual({ data: [], total: 0 });
    }
    expect(await idsOf(reader, threads())).toEqual([comment['id']]);
    expect(await countOf()).toBe(0);
  });

  it('is in the queue of moderators, and on the list of its author', async () => {
    const queue = '/comments?status=pending&limit=100';
    expect(await idsOf(editor, queue)).toContain(comment['id']);
    expect(await idsOf(editor, `/comments?postId=${post['id']}`)).toEqual([comment['id']]);
    expect(await idsOf(editor, `/comments?authorId=${reader.id}`)).toEqual([comment['id']]);
    expect(await idsOf(editor, '/comments?mine=true')).toEqual([]);
    expect(await idsOf(reader, queue)).toEqual([comment['id']]);
    for (const path of [queue, `/comments?authorId=${reader.id}`, `/comments?postId=${post['id']}`])
      expect(await idsOf(stranger, path)).toEqual([]);
    expectProblem(await stoa.nobody.get(queue), 401, 'UNAUTHENTICATED');
    expectProblem(await editor.get('/comments?status=gone'), 400, 'VALIDATION_FAILED');
  });

  it('can be neither replied to nor liked, not even by those who see it', async () => {
    const reply = { body: 'Quite so.', parentId: comment['id'] };
    for (const actor of [reader, editor, stranger])
      expectProblem(await actor.post(threads(), reply), 422, 'UNKNOWN_PARENT_COMMENT');
    for (const actor of [reader, editor])
      expectProblem(await actor.put(`/comments/${comment['id']}/like`, undefined), 409, 'COMMENT_NOT_SHOWN');
    expectProblem(await stranger.put(`/comments/${comment['id']}/like`, undefined), 404, 'NOT_FOUND');
  });
});

describe('A moderator', () => {
  it('shows a comment to everybody; the same word again leaves no trace', async () => {
    for (let turn = 0; turn < 2; turn += 1) {
      const answer = await approve(comment['id']);
      expect([answer.status, answer.body]).toEqual([200, { ...comment, status: 'approved' }]);
    }
    for (const actor of outsiders()) expect(await idsOf(actor, threads())).toEqual([comment['id']]);
    expect(await countOf()).toBe(1);
    expect(await eventsOf(stoa, comment['id'])).toEqual(['comment.created', 'comment.approved']);
  });

  it('rejects one with a reason for its author, or marks it as spam, and it is gone for others', async () => {
    await approve(comment['id']);
    const reason = 'Stay with the tea.';
    const rejected = await editor.post(`/comments/${comment['id']}/reject`, { reason });
    expect(rejected.body).toEqual({ ...comment, status: 'rejected', rejectionReason: reason });
    expect((await reader.get(`/comments/${comment['id']}`)).body).toEqual(rejected.body);
    const spam = await editor.post(`/comments/${comment['id']}/spam`);
    expect(spam.body).toEqual({ ...comment, status: 'spam' });
    for (const actor of outsiders()) {
      expectProblem(await actor.get(`/comments/${comment['id']}`), 404, 'NOT_FOUND');
      expect(await idsOf(actor, threads())).toEqual([]);
    }
    expect(await countOf()).toBe(0);
    const events = ['comment.created', 'comment.approved', 'comment.rejected', 'comment.rejected'];
    expect(await eventsOf(stoa, comment['id'])).toEqual(events);
  });

  it('says the same of many at once, and hears of each what became of it', async () => {
    const [other, gone] = [await commentOf(stranger, post), await commentOf(stranger, post)];
    await stranger.delete(`/comments/${gone['id']}`);
    const ids = [comment, gone, other].map(({ id }) => id);
    const words = { ids, status: 'rejected', reason: 'No.' };
    const { status, body } = await editor.post('/comments/moderate', words);
    const decided = { status: 'rejected', rejectionReason: 'No.' };
    const expected = [{ ...comment, ...decided }, null, { ...other, ...decided }];
    expect([status, body.results]).toEqual([200, ids.map((id, at) => ({ id, comment: expected[at] }))]);
    for (const actor of [reader, author])
      expectProblem(await actor.post('/comments/moderate', words), 403, 'FORBIDDEN');
    for (const wrong of [{ status: 'pending' }, { ids: [ids[0], ids[0]] }, { ids: ['1'] }])
      expectProblem(
        await editor.post('/comments/moderate', { ...words, ...wrong }),
        400,
        'VALIDATION_FAILED',
      );
    const approved = await editor.post('/comments/moderate', { ...words, status: 'approved' });
    expect(approved.body.results[0].comment).toEqual({ ...comment, status: 'approved' });
  });

  it('is no author, of the comment or the post', async () => {
    for (const word of ['approve', 'reject', 'spam']) {
      for (const actor of [reader, author, stranger])
        expectProblem(await actor.post(`/comments/${comment['id']}/${word}`, {}), 403, 'FORBIDDEN');
      const answer = await stoa.nobody.post(`/comments/${comment['id']}/${word}`, {});
      expectProblem(answer, 401, 'UNAUTHENTICATED');
    }
  });

  it('with If-Match never shows what they have not read', async () => {
    const read = await editor.get(`/comments/${comment['id']}`);
    await reader.patch(`/comments/${comment['id']}`, { body: 'Buy elsewhere!' });
    const stale = { 'if-match': read.headers.get('etag') ?? '' };
    expectProblem(await approve(comment['id'], stale), 412, 'PRECONDITION_FAILED');
  });

  it('and the author at the same moment never show what nobody has approved', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await commentOf(reader, post);
      const read = await editor.get(`/comments/${id}`);
      const [changed, approved] = await Promise.all([
        reader.patch(`/comments/${id}`, { body: `Something else ${round}.` }),
        approve(id, { 'if-match': read.headers.get('etag') ?? '' }),
      ]);
      expect([changed.status, changed.body.status]).toEqual([200, 'pending']);
      expect([200, 412]).toContain(approved.status);
      expect((await reader.get(`/comments/${id}`)).body.status).toBe('pending');
    }
  });

  it('does not bring back what was deleted', async () => {
    await reader.delete(`/comments/${comment['id']}`);
    for (const word of ['approve', 'reject', 'spam'])
      expectProblem(await editor.post(`/comments/${comment['id']}/${word}`, {}), 404, 'NOT_FOUND');
  });

  it('who hides a comment with replies leaves its place, without text, author and status', async () => {
    await approve(comment['id']);
    const reply = await commentOf(editor, post, { parentId: comment['id'] });
    await editor.post(`/comments/${comment['id']}/spam`);
    for (const actor of outsiders()) {
      const place = (await actor.get(`/comments/${comment['id']}`)).body;
      expect(place).toMatchObject({ author: null, body: null, status: 'approved', deleted: true });
      expect((await actor.get(threads())).body.data).toEqual([{ ...place, replies: [reply] }]);
    }
    expect(await countOf()).toBe(1);
    await editor.delete(`/comments/${reply['id']}`);
    for (const actor of outsiders()) expect(await idsOf(actor, threads())).toEqual([]);
  });
});

describe('An author is trusted', () => {
  it('once two others of their comments are approved, with few links', async () => {
    await approvedCommentOf(reader, editor, post);
    expect(await commentOf(reader, post)).toMatchObject({ status: 'pending' });
    await approve(comment['id']);
    expect(await commentOf(reader, post)).toMatchObject({ status: 'approved' });
    const links = { body: 'See http://a.example and HTTPS://b.example' };
    expect(await commentOf(reader, post, links)).toMatchObject({ status: 'pending' });
    const one = { body: 'See www.example.com' };
    expect(await commentOf(reader, post, one)).toMatchObject({ status: 'approved' });
  });

  it('until one is spam', async () => {
    for (let count = 0; count < 3; count += 1) await approvedCommentOf(reader, editor, post);
    await editor.post(`/comments/${comment['id']}/spam`);
    expect(await commentOf(reader, post)).toMatchObject({ status: 'pending' });
  });

  it('at once when staff, with as many links as they like', async () => {
    const body = 'http://a.example http://b.example http://c.example';
    expect(await commentOf(editor, post, { body })).toMatchObject({ status: 'approved' });
  });
});

describe('A change of its author', () => {
  it('is moderated anew when they are not trusted without the comment itself', async () => {
    await approve(comment['id']);
    await approvedCommentOf(reader, editor, post);
    const changed = await reader.patch(`/comments/${comment['id']}`, { body: 'Buy now!' });
    expect(changed.body).toMatchObject({ status: 'pending', isEdited: true });
    for (const actor of outsiders())
      expectProblem(await actor.get(`/comments/${comment['id']}`), 404, 'NOT_FOUND');
    expect(await countOf()).toBe(1);
  });

  it('is shown at once when they are, unless it brings links', async () => {
    await approve(comment['id']);
    for (let count = 0; count < 2; count += 1) await approvedCommentOf(reader, editor, post);
    const path = `/comments/${comment['id']}`;
    expect((await reader.patch(path, { body: 'Better.' })).body.status).toBe('approved');
    const links = 'http://a.example http://b.example';
    expect((await reader.patch(path, { body: links })).body.status).toBe('pending');
    expect((await reader.patch(path, { body: 'Good again.' })).body.status).toBe('pending');
  });

  it('after a rejection waits again, and of spam stays spam, also of those who are trusted', async () => {
    for (let count = 0; count < 3; count += 1) await approvedCommentOf(reader, editor, post);
    const path = `/comments/${comment['id']}`;
    await editor.post(`${path}/reject`, { reason: 'Say more.' });
    const changed = (await reader.patch(path, { body: 'More.' })).body;
    expect(changed).toMatchObject({ status: 'pending', rejectionReason: null });
    await editor.post(`${path}/spam`);
    expect((await reader.patch(path, { body: 'No spam at all.' })).body.status).toBe('spam');
  });

  it('is not what an editor changes: that stays what it was', async () => {
    const path = `/comments/${comment['id']}`;
    expect((await editor.patch(path, { body: 'Tidied.' })).body.status).toBe('pending');
    await approve(comment['id']);
    expect((await editor.patch(path, { body: 'Tidied again.' })).body.status).toBe('approved');
  });
});

describe('Letters', () => {
  it('tell of a comment once it is approved for the first time, to whom it concerns and no other time', async () => {
    const [anna, carl] = await Promise.all([
      verified(stoa, await stoa.given.viewer()),
      verified(stoa, await stoa.given.viewer()),
    ]);
    post = await publishedOf(anna);
    const above = await approvedCommentOf(carl, editor, post);
    expect(await lettersOf(stoa, anna)).toHaveLength(1);
    const reply = await commentOf(reader, post, { parentId: above['id'], body: 'I disagree.' });
    expect(reply['status']).toBe('pending');
    await settle(stoa);
    expect(await lettersOf(stoa, carl)).toHaveLength(0);
    for (const word of ['approve', 'reject', 'approve'])
      await editor.post(`/comments/${reply['id']}/${word}`, {});
    const [letter, ...others] = await lettersOf(stoa, carl);
    expect([letter?.text, others]).toEqual([expect.stringContaining('I disagree.'), []]);
    await stoa.sql.query("UPDATE notification_digests SET closed_at = closed_at - interval '2 hours'");
    for (const word of ['reject', 'approve']) await editor.post(`/comments/${reply['id']}/${word}`, {});
    expect(await lettersOf(stoa, carl)).toHaveLength(1);
  });
});

it('leaves counts that are the counts of the rows', async () => {
  expect(await faultsOfCounts(stoa)).toEqual([]);
});
