import { renderMarkdown } from './markdown/markdown.worker.js';
import { readingOf } from './reading.js';

/** What readers get of a text of our own, rendered here and now. `excerpt` null: the beginning of the text. */
export function rendered(
  content: string,
  excerpt: string | null,
): { contentHtml: string; excerpt: string; readingMinutes: number } {
  const { beginning, ...reading } = readingOf(renderMarkdown(content));
  return { ...reading, excerpt: excerpt ?? beginning };
}
