import { escaped } from '../http/escaped.js';

/** Around the first match this much is shown, and this much in all. */
const before = 60;
const passage = 240;

/**
 * SQL of a text in which what a query (`?`) finds stands between U+0001 and U+0002, marks that no text can hold. The whole
 * text is marked, because PostgreSQL's own search for a passage can take seconds.
 */
export function marked(text: string): string {
  return String.raw`ts_headline('stoa', ${text}, ?::tsquery, E'HighlightAll=true,StartSel=\x01,StopSel=\x02')`;
}

/** A marked line as HTML with `<mark>`, in which nothing else is markup. */
export function highlightedLine(text: string): string {
  return html(text);
}

/** The passage around the first match of a marked text, without its Markdown, as {@link highlightedLine} has it. */
export function highlightedPassage(text: string): string {
  return html(passageOf(withoutMarkdown(text)));
}

/** The text of Markdown without its signs, near enough for a line or two. */
function withoutMarkdown(text: string): string {
  return text
    .replaceAll(/!?\[([^\][]{0,200})\]\([^()]{0,500}\)/g, '$1')
    .replaceAll(/[*`#|]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The part around the first mark, cut at words; the marks count for nothing, and none is left open. */
function passageOf(text: string): string {
  const match = Math.max(text.indexOf('\u0001'), 0);
  const start = match <= before ? 0 : text.lastIndexOf(' ', match - before) + 1 || match - before;
  const rest = text.slice(start);
  if (rest.length <= passage) return `${start > 0 ? '… ' : ''}${rest}`;
  const end = rest.lastIndexOf(' ', passage);
  const cut = rest.slice(0, end > before ? end : passage).replace(/[\uD800-\uDBFF]$/, '');
  return `${start > 0 ? '… ' : ''}${cut} …`;
}

function html(text: string): string {
  const marked = escaped(text).replaceAll(/\u0001([^\u0001\u0002]*)(\u0002|$)/g, '<mark>$1</mark>');
  return marked.replaceAll(/[\u0001\u0002]/g, '');
}
