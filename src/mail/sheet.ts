import type { Filling } from './frame.js';
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
    notes: notes.map(({ label, lines }) => ({ label: oneLine(label), lines: lines.map(oneLine) })),
  };
}

/** The sheet as blocks of text. */
export function sheetAsText({ items, sums, notes }: Sheet): string[] {
  const things = items.map(({ title, details, amount }) => `${title}\n  ${details}: ${amount}`);
  const amounts = sums.map(({ label, amount }) => `${label}: ${amount}`).join('\n');
  const blocks = notes.map(({ label, lines }) => [`${label}:`, ...lines].join('\n'));
  return [...things, amounts, ...blocks].filter((block) => block !== '');
}

/** The sheet as the frame takes it. Names of any writing stay in their own direction and inside of the page. */
export function sheetAsFilling({ items, sums, notes }: Sheet): Filling {
  const [rows, totals] = [sums.slice(0, -1), sums.slice(-1)];
  const isEmpty = items.length + sums.length === 0;
  const table = { items: items.map(copy), sums: rows.map(copy), totals: totals.map(copy) };
  return {
    table: isEmpty ? [] : [table],
    notes: notes.map(({ label, lines }) => ({ label, lines: lines.map((line) => ({ line })) })),
  };
}

const copy = <T extends object>(row: T): T => ({ ...row });
