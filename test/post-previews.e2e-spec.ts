import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { moveClock } from './support/clock.js';
import { draftOf, publishedOf } from './support/journal.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let [anna, stranger, editor] = [] as unknown as [Actor, Actor, Actor];
let clock: ReturnType<typeof moveClock> | undefined;
beforeAll(async () => {
  stoa = await Stoa.start();
  [anna, stranger, editor] = [
    await stoa.given.viewer(),
    await stoa.given.viewer(),
    await stoa.given.editor(),
  ];
});
afterEach(() => clock?.stop());
afterAll(() => stoa.stop());

const tokenOf = async (id: string, actor = anna): Promise<string> => {
  const { status, body } = await actor.post(`/posts/${id}/preview-token`);
  expect(status).toBe(200);
  return body.token;
};
const preview = (id: string, token: string, actor = stoa.nobody) =>
  actor.get(`/posts/${id}?preview=${token}`);

describe('A token for a preview', () => {
  it('shows a draft to whoever has it, by id and by slug, as it is by then, and to no cache', async () => {
    const draft = await draftOf(anna, { visibility: 'members' });
    const token = await tokenOf(draft['id']);
    for (const name of [draft['id'], draft['slug']]) {
      const { status, body, headers } = await preview(name, token);
      expect([status, body]).toEqual([200, draft]);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('etag')).toBeNull();
    }
    await anna.patch(`/posts/${draft['id']}`, { title: 'Changed since' });
    expect((await preview(draft['id'], token, stranger)).body.title).toBe('Changed since');
  });

  it('is made by the author and by editors, of drafts', async () => {
    const { id } = await draftOf(anna);
    for (const actor of [anna, editor]) await tokenOf(id, actor);
    expectProblem(await stranger.post(`/posts/${id}/preview-token`), 404, 'NOT_FOUND');
    expectProblem(await stoa.nobody.post(`/posts/${id}/preview-token`), 401, 'UNAUTHENTICATED');
    const published = await publishedOf(anna);
    for (const actor of [anna, editor]) {
      const answer = await actor.post(`/posts/${published['id']}/preview-token`);
      expectProblem(answer, 409, 'POST_ALREADY_PUBLISHED');
    }
    expectProblem(await stranger.post(`/posts/${published['id']}/preview-token`), 404, 'NOT_FOUND');
    const answer = await anna.post(`/posts/${id}/preview-token`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(Date.parse(answer.body.expiresAt) - Date.now()).toBeGreaterThan(6.9 * 86_400_000);
  });

  it('shows that draft and nothing else', async () => {
    const [mine, other] = [await draftOf(anna), await draftOf(anna)];
    const token = await tokenOf(mine['id']);
    for (const name of [other['id'], other['slug'], 'no-such-post'])
      expectProblem(await preview(name, token), 404, 'NOT_FOUND');
    for (const path of ['', '/1', '/1/diff'])
      expect((await stoa.nobody.get(`/posts/${mine['id']}/revisions${path}?preview=${token}`)).status).toBe(
        401,
      );
    expectProblem(await stoa.nobody.get(`/posts/${mine['id']}/comments`), 404, 'NOT_FOUND');
    expectProblem(await stoa.nobody.get(`/posts/${mine['id']}/related`), 404, 'NOT_FOUND');
  });

  it('is over when the post is published, also when it is a draft again', async () => {
    const { id } = await draftOf(anna);
    const token = await tokenOf(id);
    await anna.post(`/posts/${id}/publish`);
    await anna.patch(`/posts/${id}`, { visibility: 'members' });
    expect((await preview(id, token)).body.content).toBeNull();
    await anna.post(`/posts/${id}/unpublish`);
    expectProblem(await preview(id, token), 404, 'NOT_FOUND');
    expect((await preview(id, await tokenOf(id))).status).toBe(200);
  });

  it('is over after a week', async () => {
    const { id } = await draftOf(anna);
    clock = moveClock(stoa);
    const token = await tokenOf(id);
    clock.ahead(7 * 86_400 - 1);
    expect((await preview(id, token)).status).toBe(200);
    clock.ahead(1);
    expectProblem(await preview(id, token), 404, 'NOT_FOUND');
  });

  it('counts to the last bit, and in one spelling', async () => {
    const { id } = await draftOf(anna);
    const token = await tokenOf(id);
    const bytes = Buffer.from(token, 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const forged = Buffer.from(bytes);
      forged[bit >> 3]! ^= 1 << (bit & 7);
      expect((await preview(id, forged.toString('base64url'))).status).toBe(404);
    }
    for (const other of [`${token}A`, token.slice(1), 'x', 'A'.repeat(58)])
      expectProblem(await preview(id, other), 404, 'NOT_FOUND');
    for (const malformed of ['', 'a.b', 'x'.repeat(101), `${token}&preview=${token}`])
      expectProblem(await preview(id, malformed), 400, 'VALIDATION_FAILED');
    expect((await anna.get(`/posts/${id}?preview=wrong`)).status).toBe(200);
  });

  it('goes with its draft', async () => {
    const { id } = await draftOf(anna);
    const token = await tokenOf(id);
    await anna.delete(`/posts/${id}`);
    expectProblem(await preview(id, token), 404, 'NOT_FOUND');
  });
});
