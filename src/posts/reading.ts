import { plainText, renderMarkdown } from './markdown.js';

const excerptLength = 240;
const wordsPerMinute = 200;

/** What is made from a post's Markdown when it is written. */
export interface Rendered {
  readonly contentHtml: string;
  readonly excerpt: string;
  readonly readingMinutes: number;
}

/** Renders the text once, so that reading it costs nothing. `excerpt` null: the beginning of the text. */
export function rendered(content: string, excerpt: string | null): Rendered {
  const text = plainText(content);
  const words = text.split(' ').length;
  return {
    contentHtml: renderMarkdown(content),
    excerpt: excerpt ?? beginningOf(text),
    readingMinutes: Math.max(1, Math.ceil(words / wordsPerMinute)),
  };
}

/** The beginning of the text, cut between words. */
function beginningOf(text: string): string {
  if (text.length <= excerptLength) return text;
  const cut = text
    .slice(0, excerptLength)
    .toWellFormed()
    .replace(/\uFFFD$/, '');
  return `${cut.replace(/\s+\S*$/, '')} ...`;
}
