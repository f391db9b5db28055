import type { Element, Root } from 'hast';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeSlug from 'rehype-slug';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

/** What GitHub allows in a README, plus `rel` on links; ids keep the prefix that stops DOM clobbering. */
const allowed = {
  ...defaultSchema,
  attributes: { ...defaultSchema.attributes, a: [...(defaultSchema.attributes?.['a'] ?? []), 'rel'] },
};

const pipeline = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(rehypeSlug)
  .use(() => markLinks)
  .use(rehypeSanitize, allowed)
  .use(rehypeStringify)
  .freeze();

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** Markdown as HTML that is safe to show: sanitised last, by allow-list; HTML inside of the Markdown is dropped. */
export function renderMarkdown(markdown: string): string {
  return String(pipeline.processSync(markdown));
}

/** The words of a Markdown text without its marks. */
export function plainText(markdown: string): string {
  const words: string[] = [];
  visit(parser.parse(markdown), (node) => {
    if ((node.type === 'text' || node.type === 'inlineCode') && 'value' in node) words.push(node.value);
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'break') words.push(' ');
  });
  return words.join('').replaceAll(/\s+/g, ' ').trim();
}

/** Nesting that no text needs and that makes parsers slow: quotes or lists in lists beyond this are refused. */
const deepest = 20;

/** Whether the text nests deeper than anybody writes; asked before it is parsed. */
export function isTooNested(markdown: string): boolean {
  return markdown.split('\n').some((line) => nestingOf(line) > deepest) || /[[*_`~!(<]{200}/.test(markdown);
}

function nestingOf(line: string): number {
  const marks = /^[\s>*+-]*/.exec(line)?.[0] ?? '';
  return marks.replaceAll(/[^>*+-]/g, '').length + Math.floor((marks.length - marks.trimEnd().length) / 2);
}

function markLinks(tree: Root): void {
  visit(tree, 'element', (element: Element) => {
    if (element.tagName === 'a') element.properties.rel = ['nofollow', 'noopener', 'noreferrer'];
  });
}
