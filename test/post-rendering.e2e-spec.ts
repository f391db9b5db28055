import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renderMarkdown } from '../src/posts/markdown/markdown.worker.js';
import type { Actor, Answer } from './support/actor.js';
import { attacks } from './support/attacks.js';
import { draftOf, postBody } from './support/journal.js';
import { expectProblem } from './support/matchers.js';
import { dangersIn } from './support/safe-html.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let anna: Actor;
let ben: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  [anna, ben] = await Promise.all([stoa.given.viewer(), stoa.given.viewer()]);
});
afterAll(() => stoa.stop());

const timed = async (request: () => Promise<Answer>): Promise<{ answer: Answer; seconds: number }> => {
  const started = performance.now();
  const answer = await request();
  return { answer, seconds: (performance.now() - started) / 1000 };
};

describe('The HTML of a post', () => {
  it.each(attacks)('does no harm: %j', async (content) => {
    const { contentHtml, excerpt } = await draftOf(anna, { content });
    expect(dangersIn(contentHtml)).toEqual([]);
    expect(excerpt).not.toMatch(/\n/);
  });

  it('does no harm whatever the pieces are put together to', () => {
    const pieces = [
      ...attacks.flatMap((attack) => attack.split(/(?=[<>"'()[\]\s])/)),
      '\n',
      '\n\n',
      ' ',
      '"',
      '`',
    ];
    const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => expect(dangersIn(renderMarkdown(text).html)).toEqual([])),
      { numRuns: 200 },
    );
  });

  it('would be found out if it did', () => {
    for (const html of [
      '<script>',
      '<p onclick="x">',
      '<a href="javascript:x">',
      '<img src="data:x">',
      '<p style="x">',
      '<p id="location">',
      '<p title="a"b">',
      '<img src=x>',
      '<p',
    ])
      expect(dangersIn(html)).not.toEqual([]);
  });

  it('is rendered when the post is written, on create, replace and change', async () => {
    const { id, contentHtml } = await draftOf(anna, { content: '*a*' });
    const put = await anna.put(`/posts/${id}`, postBody({ content: '*b*' }));
    const patched = await anna.patch(`/posts/${id}`, { content: '*c*' });
    const htmls = [contentHtml, put.body.contentHtml, patched.body.contentHtml];
    expect(htmls).toEqual(['a', 'b', 'c'].map((letter) => `<p><em>${letter}</em></p>`));
  });

  it('is made of sixty thousand characters as well', async () => {
    const content = 'Boil *fresh* water, **not** [twice](https://example.com).\n\n'.repeat(1000);
    const { answer } = await timed(() => anna.post('/posts', postBody({ content })));
    expect(answer.status).toBe(201);
    expect(answer.body.contentHtml.match(/<em>/g)).toHaveLength(1000);
  });
});

describe('A text that takes too long to render', () => {
  it.each([
    ['is full of marks', '*a'.repeat(30_000)],
    ['makes eighty million cells', `${'|a'.repeat(9_000)}\n${'|-'.repeat(9_000)}\n${'|\n'.repeat(9_000)}`],
    ['is nested too deeply', '> - '.repeat(100)],
    ['makes more HTML than a post may have', `[^a]: b\n\n${'[^a]'.repeat(12_000)}`],
  ])('is refused: it %s', async (_, content) => {
    const { answer, seconds } = await timed(() => anna.post('/posts', postBody({ content })));
    expectProblem(answer, 422, 'CONTENT_TOO_COMPLEX');
    expect(seconds).toBeLessThan(8);
  });

  it('leaves the post as it was', async () => {
    const before = await draftOf(anna);
    const answer = await anna.patch(`/posts/${before['id']}`, { content: '>'.repeat(200) });
    expectProblem(answer, 422, 'CONTENT_TOO_COMPLEX');
    expect((await anna.get(`/posts/${before['id']}`)).body).toEqual(before);
  });

  it('delays no reader, and other authors by one such text at most', async () => {
    const bad = postBody({ content: '*a'.repeat(30_000) });
    const flood = Promise.all([anna.post('/posts', bad), anna.post('/posts', bad)]);
    await stoa.nobody.get('/posts');
    const reads = await Promise.all(Array.from({ length: 20 }, () => timed(() => stoa.nobody.get('/posts'))));
    const written = await ben.post('/posts', postBody());
    const isFloodOver = await Promise.race([flood.then(() => true), Promise.resolve(false)]);
    expect(Math.max(...reads.map(({ seconds }) => seconds))).toBeLessThan(1.5);
    expect({ status: written.status, isFloodOver }).toEqual({ status: 201, isFloodOver: false });
    for (const answer of await flood) expectProblem(answer, 422, 'CONTENT_TOO_COMPLEX');
  });
});
