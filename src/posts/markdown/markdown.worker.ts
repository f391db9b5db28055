import type { Element, ElementContent, Root, RootContent } from 'hast';
import { parentPort } from 'node:worker_threads';
import rehypeHighlight from 'rehype-highlight';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import rehypeSanitize, { defaultSchema, type Options as Schema } from 'rehype-sanitize';
import rehypeSlug from 'rehype-slug';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

/** A Markdown text in the two forms that are shown. */
export interface RenderedMarkdown {
  /** Safe to put into a page as it is. */
  readonly html: string;
  /** The words without their marks, code blocks left out. */
  readonly text: string;
}

/** What the thread is asked for: a text to be rendered, or HTML to be made Markdown. */
export type Task = { readonly markdown: string } | { readonly html: string };

/**
 * What GitHub allows in a README, plus `rel` on links and the classes by which any style sheet of highlight.js
 * colours code. Every id gets a prefix, so that none hides a global name.
 */
const allowed: Schema = {
  ...defaultSchema,
  attributes: {
    ...defaultSchema.attributes,
    a: [...(defaultSchema.attributes?.['a'] ?? []), 'rel'],
    code: [['className', 'hljs', /^language-./]],
    div: [...(defaultSchema.attributes?.['div'] ?? []), 'dataProduct'],
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
  placeProducts(tree);
  return { text: textOf(tree), html: pipeline.stringify(pipeline.runSync(tree)) };
}

/** A product: `::product{KETTLE-1}` or `::product{sku="KETTLE-1"}`, as a paragraph of its own. */
const product = /^::product\{(?:sku=)?"?([A-Z0-9]+(?:[._-][A-Z0-9]+)*)"?\}$/;

/** More of them in one text stay text: each becomes far more than was typed. */
const mostProducts = 20;

/** Leaves an empty place for each product; it is filled whenever the text is shown. */
function placeProducts(tree: ReturnType<typeof pipeline.parse>): void {
  let left = mostProducts;
  visit(tree, 'paragraph', (paragraph) => {
    const [only, ...others] = paragraph.children;
    const sku = only?.type === 'text' && others.length === 0 ? product.exec(only.value)?.[1] : undefined;
    if (sku === undefined || left === 0) return;
    left -= 1;
    Object.assign(paragraph, { children: [], data: { hName: 'div', hProperties: { dataProduct: sku } } });
  });
}

const backwards = unified()
  .use(rehypeParse, { fragment: true })
  .use(() => markParagraphs)
  .use(rehypeRemark, { nodeHandlers: { comment: () => undefined } })
  .use(remarkGfm)
  .use(remarkStringify, { bullet: '-', emphasis: '*', fences: true, rule: '-' })
  .freeze();

/** HTML as Markdown; what Markdown cannot say is dropped. For the Renderer too, and for the same reasons. @throws RangeError */
export function markdownOf(html: string): string {
  const tree = backwards.parse(html);
  if (depthOf(tree) > deepest) throw new RangeError('nested too deeply');
  return backwards.stringify(backwards.runSync(tree)).trim();
}

const blankLine = /\n[ \t]*\n\s*/;
/** What stands in a line of text. */
const inline: ReadonlySet<string> = new Set(
  'a abbr b br cite code del em i img ins kbd mark q s small span strong sub sup u'.split(' '),
);

/** Older texts of WordPress have no paragraphs: a blank line between two words makes one there, a line break is one. */
function markParagraphs(tree: Root): void {
  const children: RootContent[] = [];
  let paragraph: ElementContent[] = [];
  const close = (): void => {
    const isBlank = paragraph.every((node) => node.type === 'text' && node.value.trim() === '');
    if (!isBlank) children.push({ type: 'element', tagName: 'p', properties: {}, children: paragraph });
    paragraph = [];
  };
  for (const node of tree.children) {
    if (node.type === 'text')
      node.value.split(blankLine).forEach((part, index) => {
        if (index > 0) close();
        paragraph.push(...withBreaks(part));
      });
    else if (node.type === 'element' && inline.has(node.tagName)) paragraph.push(node);
    else {
      close();
      children.push(node);
    }
  }
  close();
  tree.children = children;
}

function withBreaks(text: string): ElementContent[] {
  const lines = text.split('\n').map((value): ElementContent => ({ type: 'text', value }));
  return lines.flatMap((line, index) => (index === 0 ? [line] : [lineBreak(), line]));
}

const lineBreak = (): Element => ({ type: 'element', tagName: 'br', properties: {}, children: [] });

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
  port.on('message', (task: Task) =>
    port.postMessage('markdown' in task ? renderMarkdown(task.markdown) : markdownOf(task.html)),
  );
  port.postMessage('ready');
}
