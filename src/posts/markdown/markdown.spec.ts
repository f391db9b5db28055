import { describe, expect, it } from '@jest/globals';
import { renderMarkdown } from './markdown.worker.js';

const htmlOf = (markdown: string): string => renderMarkdown(markdown).html;
const rel = 'rel="nofollow noopener noreferrer"';

describe('Markdown', () => {
  it.each([
    ['*a* **b** ~~c~~ `d`', '<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>'],
    ['[a](https://b.example "c")', `<p><a href="https://b.example" title="c" ${rel}>a</a></p>`],
    ['www.b.example', `<p><a href="http://www.b.example" ${rel}>www.b.example</a></p>`],
    ['a@b.example', `<p><a href="mailto:a@b.example" ${rel}>a@b.example</a></p>`],
    ['[a](/b?c=d#e)', `<p><a href="/b?c=d#e" ${rel}>a</a></p>`],
    ['![a](https://b.example/c.png)', '<p><img src="https://b.example/c.png" alt="a"></p>'],
    ['```klingon\na < b\n```', '<pre><code class="hljs language-klingon">a &#x3C; b\n</code></pre>'],
    ['```\na < b\n```', '<pre><code>a &#x3C; b\n</code></pre>'],
    [
      '- [x] a',
      '<ul class="contains-task-list">\n<li class="task-list-item"><input type="checkbox" checked disabled> a</li>\n</ul>',
    ],
    ['a\n\n---\n\nb', '<p>a</p>\n<hr>\n<p>b</p>'],
  ])('%j becomes %s', (markdown, html) => {
    expect(htmlOf(markdown)).toBe(html);
  });

  it('keeps the alignment of a table', () => {
    const html = htmlOf('| a | b |\n|---|:-:|\n| 1 | 2 |').replaceAll('\n', '');
    expect(html).toContain('<th>a</th><th align="center">b</th>');
  });

  it('loses HTML that stands in it, but not the text around', () => {
    expect(htmlOf('a <b onclick="x">b</b> c')).toBe('<p>a b c</p>');
    expect(htmlOf('<div>x</div>')).toBe('');
  });

  it('marks the parts of code for a style sheet to colour, when it is said what language it is in', () => {
    const html = htmlOf('```js\nclass A extends B { f = "<b>"; }\n```');
    expect(html).toContain('<code class="hljs language-js"><span class="hljs-keyword">class</span>');
    expect(html).toContain('<span class="hljs-title class_ inherited__">B</span>');
    expect(html).toContain('<span class="hljs-string">"&#x3C;b>"</span>');
    expect(html.replaceAll(/<[^>]+>/g, '')).toBe('class A extends B { f = "&#x3C;b>"; }\n');
  });

  it('gives headings ids behind a prefix, and links to them find them', () => {
    const html = htmlOf('# The end\n\n# The end\n\n[to it](#the-end)');
    expect(html).toContain('<h1 id="user-content-the-end">');
    expect(html).toContain('<h1 id="user-content-the-end-1">');
    expect(html).toContain(`<a href="#user-content-the-end" ${rel}>`);
  });

  it('lets every link of a footnote find its other end', () => {
    const html = htmlOf('a[^1] b[^1]\n\n[^1]: c');
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(targets).toHaveLength(4);
    expect(ids).toEqual(expect.arrayContaining(targets));
  });

  it.each([
    ['# a\n\n*b* c', 'a b c'],
    ['- a\n- b\n\n> c', 'a b c'],
    ['| a | b |\n|---|---|\n| c | d |', 'a b c d'],
    ['a\\\nb\nc', 'a b c'],
    ['[a](https://b.example) ![c](d) `e`', 'a e'],
    ['```\na\n```\n\n<b>c</b>', 'c'],
    ['&amp;&lt;&#12;&#0;', '&< \ufffd'],
  ])('%j is read as %j', (markdown, text) => {
    expect(renderMarkdown(markdown).text).toBe(text);
  });
});
