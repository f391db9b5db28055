import { renderMarkdown, type RenderedMarkdown } from './markdown/markdown.worker.js';

const excerptLength = 200;
const wordsPerMinute = 200;

/** What is made from a post's Markdown when it is written. */
export interface Reading {
  readonly contentHtml: string;
  /** The beginning of the text: the excerpt of a post that has none of its own. */
  readonly beginning: string;
  readonly readingMinutes: number;
}

/** What readers get of a rendered text, made once so that reading it costs nothing. */
export function readingOf({ html, text }: RenderedMarkdown): Reading {
  const words = text.split(' ').length;
  return {
    contentHtml: html,
    beginning: beginningOf(text),
    readingMinutes: Math.ceil(words / wordsPerMinute),
  };
}

/** The same of a text of our own, rendered here and now. `excerpt` null: the beginning of the text. */
export function rendered(
  content: string,
  excerpt: string | null,
): { contentHtml: string; excerpt: string; readingMinutes: number } {
  const { beginning, ...reading } = readingOf(renderMarkdown(content));
  return { ...reading, excerpt: excerpt ?? beginning };
}

/** The first words, with an ellipsis when there are more. */
function beginningOf(text: string): string {
  if (text.length <= excerptLength) return text;
  const cut = text.slice(0, excerptLength).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.replace(/\s+\S*$/, '')} ...`;
}
