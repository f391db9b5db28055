import type { RenderedMarkdown } from './markdown/markdown.worker.js';

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

/** The first words, with an ellipsis when there are more. */
function beginningOf(text: string): string {
  if (text.length <= excerptLength) return text;
  const cut = text.slice(0, excerptLength).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.replace(/\s+\S*$/, '')} ...`;
}
