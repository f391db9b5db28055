import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { attacks } from './support/attacks.js';
import { productOf } from './support/catalogue.js';
import { draftOf } from './support/journal.js';
import { expectProblem } from './support/matchers.js';
import { dangersIn } from './support/safe-html.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let anna: Actor;
let editor: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  [anna, editor] = await Promise.all([stoa.given.viewer(), stoa.given.editor()]);
});
afterAll(() => stoa.stop());

const shown = async (content: string, by = anna): Promise<string> => {
  const { status, body } = await by.post('/posts/render', { content });
  expect(status).toBe(200);
  return body.html;
};

const everything = [
  '# Pouring',
  'Boil *fresh* water[^1], **not** ~~twice~~. See [the kettle](https://example.com) and [above](#pouring).',
  '- [x] kettle\n- [ ] tea',
  '| a | b |\n| - | -: |\n| 1 | 2 |',
  '```ts\nconst tea = 1;\n```',
  '![A kettle](https://example.com/kettle.png)',
  '[^1]: From the tap.',
].join('\n\n');

describe('The preview of a text', () => {
  it('is the HTML that the post has once it is saved', async () => {
    const { contentHtml } = await draftOf(anna, { content: everything });
    expect(contentHtml).toContain('hljs-');
    expect(await shown(everything)).toBe(contentHtml);
  });

  it('has the products that are on sale, as the post has', async () => {
    const { sku } = await productOf(editor);
    const content = `::product{${sku}}\n\n::product{GONE-1}`;
    const { contentHtml } = await draftOf(anna, { content });
    const html = await shown(content);
    expect(html).toBe(contentHtml);
    expect(html).toContain(`data-product="${sku}"><a `);
    expect(html).toContain('No longer on sale.');
  });

  it.each(attacks)('does no harm: %j', async (content) => {
    expect(dangersIn(await shown(content))).toEqual([]);
  });

  it('leaves nothing behind, and is kept by nobody', async () => {
    const count = async (): Promise<unknown> =>
      (
        await stoa.sql.query(
          'SELECT (SELECT count(*) FROM posts) AS posts, (SELECT count(*) FROM outbox) AS news',
        )
      ).rows[0];
    const before = await count();
    const { headers } = await anna.post('/posts/render', { content: 'Boil water.' });
    expect(headers.get('cache-control')).toBe('no-store');
    expect(await count()).toEqual(before);
  });

  it('is for those who may write posts', async () => {
    expectProblem(await stoa.nobody.post('/posts/render', { content: 'x' }), 401, 'UNAUTHENTICATED');
    expect(await shown('*x*', editor)).toBe('<p><em>x</em></p>');
  });

  it('is bounded as the text of a post is', async () => {
    for (const content of ['', 'x'.repeat(60_001), 7, null, undefined])
      expectProblem(await anna.post('/posts/render', { content }), 400, 'VALIDATION_FAILED');
    expect(await shown('x'.repeat(60_000))).toHaveLength(60_007);
  });

  it('is refused when it would take too long', async () => {
    const answer = await anna.post('/posts/render', { content: '>'.repeat(20_000) });
    expectProblem(answer, 422, 'CONTENT_TOO_COMPLEX');
    expect(await shown('*still here*')).toBe('<p><em>still here</em></p>');
  });

  it('counts as any other request of the person', async () => {
    const { headers } = await anna.post('/posts/render', { content: 'x' });
    const { headers: next } = await anna.post('/posts/render', { content: 'x' });
    expect(headers.get('ratelimit-policy')).toContain('user');
    expect(Number(next.get('ratelimit-remaining'))).toBeLessThan(Number(headers.get('ratelimit-remaining')));
  });
});
