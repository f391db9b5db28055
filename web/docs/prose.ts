import { h, type Child } from './dom.js';

/** A text of the document: paragraphs, and `code` between backticks. */
export function prose(text: string): HTMLElement[] {
  return text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => h('p', {}, ...words(paragraph)));
}

/** One line of such a text. */
export function words(text: string): Child[] {
  return text
    .split(/(`[^`]+`)/)
    .map((part) =>
      part.length > 2 && part.startsWith('`') && part.endsWith('`') ? h('code', {}, part.slice(1, -1)) : part,
    );
}
