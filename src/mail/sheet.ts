import { escaped } from './escaped.js';
import type { Sheet } from './letter.js';

/** What somebody chose as a name begins no new line, and turns no writing around, in no header and in no paragraph. */
export function oneLine(text: string): string {
  return text
    .replaceAll(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replaceAll(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

/** The sheet with each of its words on one line. */
export function sheetInLines({ items, sums, notes }: Sheet): Sheet {
  return {
    items: items.map(({ title, details, amount }) => ({
      title: oneLine(title),
      details: oneLine(details),
      amount,
    })),
    sums,
    notes: notes.map(({ label, lines }) => ({ label, lines: lines.map(oneLine) })),
  };
}

/** The sheet as blocks of text. */
export function sheetAsText({ items, sums, notes }: Sheet): string[] {
  const things = items.map(({ title, details, amount }) => `${title}\n  ${details}: ${amount}`);
  const amounts = sums.map(({ label, amount }) => `${label}: ${amount}`).join('\n');
  const blocks = notes.map(({ label, lines }) => [`${label}:`, ...lines].join('\n'));
  return [...things, amounts, ...blocks].filter((block) => block !== '');
}

/** The sheet as HTML. Names of any writing stay in their own direction and inside of the page. */
export function sheetAsHtml({ items, sums, notes }: Sheet): string {
  const things = items.map(({ title, details, amount }) =>
    row(
      `<bdi>${escaped(title)}</bdi><br><span style="${quiet}"><bdi>${escaped(details)}</bdi></span>`,
      amount,
    ),
  );
  const amounts = sums.map(({ label, amount }, index) =>
    row(escaped(label), amount, index === sums.length - 1 ? '; font-weight: 600' : ''),
  );
  const rows = [...things, ...amounts].join('\n');
  const table = rows === '' ? '' : `<table role="presentation" style="${whole}">\n${rows}\n</table>\n`;
  return `${table}${notes.map(block).join('')}`;
}

const whole = 'width: 100%; margin: 0 0 16px; border-collapse: collapse';
const cell = 'padding: 8px 0; border-top: 1px solid #8888; vertical-align: top';
const quiet = 'font-size: 14px; opacity: 0.75';

function row(inside: string, amount: string, weight = ''): string {
  return `<tr><td style="${cell}${weight}; overflow-wrap: anywhere">${inside}</td>
<td style="${cell}${weight}; padding-left: 16px; text-align: right; white-space: nowrap">${escaped(amount)}</td></tr>`;
}

function block({ label, lines }: Sheet['notes'][number]): string {
  const inside = lines.map((line) => `<bdi>${escaped(line)}</bdi>`).join('<br>\n');
  return `<p style="margin: 0 0 16px; overflow-wrap: anywhere"><b>${escaped(label)}</b><br>\n${inside}</p>\n`;
}
