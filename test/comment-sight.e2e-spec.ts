import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { programOf } from './support/api-keys.js';
import { commentOf, publishedOf } from './support/journal.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let author: Actor;
let reader: Actor;
let stranger: Actor;
let editor: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  const { given } = stoa;
  [author, reader, stranger] = [await given.viewer(), await given.viewer(), await given.viewer()];
  editor = await given.editor();
});
afterAll(() => stoa.stop());

/** A comment of the reader's, with replies of the reader's and of a stranger's by turns, below a post that was taken back. */
async function takenBack(): Promise<{ path: string; own: string[]; others: string[] }> {
  const post = await publishedOf(author);
  const { id: parentId } = await commentOf(reader, post);
  const [own, others]: [string[], string[]] = [[], []];
  for (let turn = 0; turn < 3; turn += 1) {
    others.push((await commentOf(stranger, post, { parentId }))['id']);
    own.push((await commentOf(reader, post, { parentId }))['id']);
  }
  await author.post(`/posts/${post['id']}/unpublish`);
  return { path: `/comments/${parentId as string}/replies`, own, others };
}
const idsOf = ({ body }: { body: any }): string[] => body.data.map(({ id }: { id: string }) => id);

describe('The replies below a post that was taken back', () => {
  it('are, for who wrote there, their own and no others, as each of them is by itself', async () => {
    const { path, own, others } = await takenBack();
    for (const id of own) expect((await reader.get(`/comments/${id}`)).status).toBe(200);
    for (const id of others) expectProblem(await reader.get(`/comments/${id}`), 404, 'NOT_FOUND');
    const answer = await reader.get(path);
    expect(idsOf(answer)).toEqual(own);
    expect(answer.body.meta).toMatchObject({ total: 3, nextCursor: null });
  });

  it('are counted and paged as they are shown', async () => {
    const { path, own } = await takenBack();
    const first = await reader.get(`${path}?limit=2`);
    expect(idsOf(first)).toEqual(own.slice(0, 2));
    expect(first.body.meta).toMatchObject({ total: 3, totalPages: 2 });
    const rest = await reader.get(`${path}?limit=2&cursor=${first.body.meta.nextCursor as string}`);
    expect(idsOf(rest)).toEqual(own.slice(2));
    expect(rest.body.meta.nextCursor).toBeNull();
    expect(idsOf(await reader.get(`${path}?limit=2&page=2`))).toEqual(own.slice(2));
  });

  it('are all there for the author of the post, for editors, and for whoever moderates', async () => {
    const { path, own, others } = await takenBack();
    const program = await programOf(editor, { scopes: ['comments:moderate'] });
    for (const actor of [author, editor, program])
      expect(idsOf(await actor.get(path)).sort()).toEqual([...own, ...others].sort());
  });

  it('are all there for everybody again once it is published again', async () => {
    const { path, own, others } = await takenBack();
    const { body } = await editor.get(path);
    await author.post(`/posts/${body.data[0].postId as string}/publish`);
    for (const actor of [reader, stranger, stoa.nobody])
      expect(idsOf(await actor.get(path)).sort()).toEqual([...own, ...others].sort());
  });
});
