/** The name of a found product and a passage of its description, in HTML, with `<mark>` around what was searched. */
export interface Highlight {
  readonly name: string;
  readonly description: string;
}

/** Around the first match this much is shown, and this much in all. */
const before = 60;
const passage = 240;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Turns what the database has marked with U+0001 and U+0002 into HTML in which nothing else is markup. */
export function highlighted({ name, description }: Highlight): Highlight {
  return { name: html(name), description: html(passageOf(withoutMarkdown(description))) };
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
  const escaped = text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '');
  const marked = escaped.replaceAll(/\u0001([^\u0001\u0002]*)(\u0002|$)/g, '<mark>$1</mark>');
  return marked.replaceAll(/[\u0001\u0002]/g, '');
}
