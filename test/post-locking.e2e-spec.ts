import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor, Answer } from './support/actor.js';
import { commentOf, draftOf, postBody, publishedOf } from './support/journal.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let anna: Actor;
let editor: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  [anna, editor] = await Promise.all([stoa.given.viewer(), stoa.given.editor()]);
});
afterAll(() => stoa.stop());

type Change = (actor: Actor, id: string, headers: Record<string, string>) => Promise<Answer>;
const changes: [string, Change][] = [
  ['replacing', (actor, id, headers) => actor.put(`/posts/${id}`, postBody({ title: 'B' }), headers)],
  ['changing', (actor, id, headers) => actor.patch(`/posts/${id}`, { title: 'B' }, headers)],
  ['publishing', (actor, id, headers) => actor.post(`/posts/${id}/publish`, undefined, headers)],
  [
    'planning',
    (actor, id, headers) =>
      actor.post(`/posts/${id}/publish`, { publishAt: '2100-01-01T00:00:00.000Z' }, headers),
  ],
  ['unpublishing', (actor, id, headers) => actor.post(`/posts/${id}/unpublish`, undefined, headers)],
  ['going back', (actor, id, headers) => actor.post(`/posts/${id}/revisions/1/restore`, undefined, headers)],
  ['deleting', (actor, id, headers) => actor.delete(`/posts/${id}`, headers)],
];
const tagOf = async (id: string, actor = anna): Promise<string> =>
  (await actor.get(`/posts/${id}`)).headers.get('etag') ?? '';
const numbersOf = async (id: string): Promise<number[]> => {
  const { rows } = await stoa.sql.query(
    'SELECT number FROM post_revisions WHERE post_id = $1 ORDER BY number',
    [id],
  );
  return rows.map(({ number }) => number);
};

describe('A change that names what it is of', () => {
  it.each(changes)(
    'is refused when the post is another one since: %s; the answer says what it is now',
    async (_, change) => {
      const { id } = await draftOf(anna);
      const stale = { 'if-match': await tagOf(id) };
      await editor.patch(`/posts/${id}`, { content: 'By an editor.' });
      const before = await anna.get(`/posts/${id}`);
      const problem = expectProblem(await change(anna, id, stale), 412, 'PRECONDITION_FAILED');
      expect(problem).toMatchObject({ etag: before.headers.get('etag'), revision: 2 });
      expect((await anna.get(`/posts/${id}`)).body).toEqual(before.body);
      expect([200, 204]).toContain((await change(anna, id, { 'if-match': problem['etag'] })).status);
    },
  );

  it.each(changes)('is free to name nothing: %s', async (_, change) => {
    const { id } = await draftOf(anna);
    expect([200, 204]).toContain((await change(anna, id, {})).status);
    const other = await draftOf(anna);
    expect([200, 204]).toContain((await change(anna, other['id'], { 'if-match': '*' })).status);
  });

  it.each(changes)('tells a stranger nothing of the version: %s', async (_, change) => {
    const { id } = await draftOf(anna);
    const stranger = await stoa.given.viewer();
    const problem = expectProblem(await change(stranger, id, { 'if-match': '"x"' }), 404, 'NOT_FOUND');
    expect(Object.keys(problem)).not.toContain('etag');
  });

  it('can name the version that the answer to the last change had', async () => {
    const { id } = await draftOf(anna);
    let tag = await tagOf(id);
    for (const title of ['One', 'Two', 'Three']) {
      const answer = await anna.patch(`/posts/${id}`, { title }, { 'if-match': tag });
      expect(answer.status).toBe(200);
      tag = answer.headers.get('etag') ?? '';
      expect(tag).toBe(await tagOf(id));
    }
  });

  it('is refused in words that others can read, when the header is no list of tags', async () => {
    const { id } = await draftOf(anna);
    for (const [, change] of changes)
      expectProblem(await change(anna, id, { 'if-match': 'nonsense' }), 400, 'MALFORMED_REQUEST');
  });
});

describe('Two who write one post at once', () => {
  it('are one who wins and one who is told, however often they try', async () => {
    const { id } = await draftOf(anna);
    for (let round = 1; round <= 10; round += 1) {
      const tag = { 'if-match': await tagOf(id) };
      const [one, other] = await Promise.all([
        anna.patch(`/posts/${id}`, { title: `Anna ${round}` }, tag),
        editor.patch(`/posts/${id}`, { title: `Editor ${round}` }, tag),
      ]);
      expect([one.status, other.status].sort()).toEqual([200, 412]);
      const won = one.status === 200 ? `Anna ${round}` : `Editor ${round}`;
      expect((await anna.get(`/posts/${id}`)).body).toMatchObject({ title: won, revision: round + 1 });
    }
  });

  it('are one of twenty who wins, when all name one version', async () => {
    const { id } = await publishedOf(anna);
    const tag = { 'if-match': await tagOf(id) };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => anna.patch(`/posts/${id}`, { title: `T ${index}` }, tag)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(19);
    expect(await numbersOf(id)).toEqual([1, 2]);
  });

  it('lose no revision when twenty name none', async () => {
    const { id } = await draftOf(anna);
    const titles = Array.from({ length: 20 }, (_, index) => `Written at once ${index}`);
    const answers = await Promise.all(
      titles.map((title, index) => (index % 2 ? anna : editor).patch(`/posts/${id}`, { title })),
    );
    expect(answers.map(({ status }) => status)).toEqual(titles.map(() => 200));
    expect(await numbersOf(id)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
    const { rows } = await stoa.sql.query('SELECT title FROM post_revisions WHERE post_id = $1', [id]);
    expect(rows.map(({ title }) => title).sort()).toEqual(['How to pour', ...titles].sort());
  });

  it('go on when somebody comments meanwhile, though what is shown is another', async () => {
    const post = await publishedOf(anna);
    const tag = await tagOf(post['id']);
    await commentOf(editor, post);
    expect(await tagOf(post['id'])).not.toBe(tag);
    const answer = await anna.patch(`/posts/${post['id']}`, { title: 'X' }, { 'if-match': tag });
    expect([answer.status, answer.body.revision]).toEqual([200, 2]);
  });
});
