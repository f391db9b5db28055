import type { Element, Root } from 'hast';
import { parentPort } from 'node:worker_threads';
import rehypeHighlight from 'rehype-highlight';
import rehypeSanitize, { defaultSchema, type Options as Schema } from 'rehype-sanitize';
import rehypeSlug from 'rehype-slug';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

/** A Markdown text in the two forms that are shown. */
export interface RenderedMarkdown {
  /** Safe to put into a page as it is. */
  readonly html: string;
  /** The words without their marks, code blocks left out. */
  readonly text: string;
}

/**
 * What GitHub allows in a README, plus `rel` on links and the classes by which any style sheet of highlight.js
 * colours code. Every id gets a prefix, so that none hides
 * a global name.
 */
const allowed: Schema = {
  ...defaultSchema,
  attributes: {
    ...defaultSchema.attributes,
    a: [...(defaultSchema.attributes?.['a'] ?? []), 'rel'],
    code: [['className', 'hljs', /^language-./]],
    span: [['className', /^hljs-[a-z-]+$/, /^[a-z]+_{1,2}$/]],
  },
};
const idPrefix = '#user-content-';

const pipeline = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { clobberPrefix: '' })
  .use(rehypeSlug)
  .use(rehypeHighlight)
  .use(() => markLinks)
  .use(rehypeSanitize, allowed)
  .use(rehypeStringify)
  .freeze();

/**
 * Renders Markdown: sanitised last, by allow-list; HTML inside of the Markdown is dropped. Some short texts take
 * minutes or more memory than there is (parsing Markdown is quadratic), so what comes from outside is rendered by
 * the Renderer, in a thread that can be stopped. This file is that thread's: Node runs it as it stands, in tests
 * too, and it imports packages only.
 *
 * @throws RangeError the text is nested too deeply
 */
export function renderMarkdown(markdown: string): RenderedMarkdown {
  const tree = pipeline.parse(markdown);
  if (depthOf(tree) > deepest) throw new RangeError('nested too deeply');
  return { text: textOf(tree), html: pipeline.stringify(pipeline.runSync(tree)) };
}

/** Nobody writes quotes in quotes in quotes that deep; readers of HTML have limits of their own, some near 500. */
const deepest = 100;

function depthOf(node: Node): number {
  return (node.children ?? []).reduce((depth, child) => Math.max(depth, 1 + depthOf(child)), 0);
}

interface Node {
  readonly type: string;
  readonly children?: readonly Node[];
}

const apart: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell', 'break']);

function textOf(tree: ReturnType<typeof pipeline.parse>): string {
  const words: string[] = [];
  visit(tree, (node) => {
    if (apart.has(node.type)) words.push(' ');
    if (node.type === 'text' || node.type === 'inlineCode') words.push(node.value);
  });
  return words.join('').replaceAll(/\s+/g, ' ').trim();
}

/** Search engines give no credit for links, other pages learn nothing; `#part` finds the id behind its prefix. */
function markLinks(tree: Root): void {
  visit(tree, 'element', (element: Element) => {
    if (element.tagName !== 'a') return;
    const { href } = element.properties;
    if (typeof href === 'string' && href.startsWith('#'))
      element.properties.href = `${idPrefix}${href.slice(1)}`;
    element.properties.rel = ['nofollow', 'noopener', 'noreferrer'];
  });
}

const port = parentPort;
if (port !== null) {
  port.on('message', (markdown: string) => port.postMessage(renderMarkdown(markdown)));
  port.postMessage('ready');
}
