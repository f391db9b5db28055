/** Why a record of CSV cannot be read. */
export class MalformedCsv extends Error {}

/** The cells of one record of CSV (RFC 4180). @throws MalformedCsv text stands beside quotes */
export function cellsOf(record: string, delimiter: string): string[] {
  const cells: string[] = [];
  for (let at = 0; ;) {
    const end = record[at] === '"' ? endOfQuoted(record, at) : endOfPlain(record, at, delimiter);
    const cell = record.slice(at, end);
    cells.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end >= record.length) return cells;
    if (record[end] !== delimiter) throw new MalformedCsv('Text follows the quote that closes a cell.');
    at = end + 1;
  }
}

function endOfPlain(record: string, from: number, delimiter: string): number {
  const found = record.indexOf(delimiter, from);
  const end = found < 0 ? record.length : found;
  if (record.slice(from, end).includes('"'))
    throw new MalformedCsv(
      'A quote stands in a cell that does not begin with one; double it and quote the cell.',
    );
  return end;
}

function endOfQuoted(record: string, from: number): number {
  for (let at = from + 1; ; at += 2) {
    at = record.indexOf('"', at);
    if (at < 0) throw new MalformedCsv('A quoted cell does not end.');
    if (record[at + 1] !== '"') return at + 1;
  }
}

/** A record of CSV with its line break. */
export function csvRecord(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
}

/** In CSV, "make it empty"; an empty cell leaves what is there. */
export const emptied = '\\N';

/** What a spreadsheet takes for a formula, or we for {@link emptied}, however many apostrophes stand before it. */
const dangerous = /^'*(?:[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]|\\N$)/u;

/** The text as a cell that no spreadsheet computes: an apostrophe is put before what looks like a formula. */
export function defused(text: string): string {
  return dangerous.test(text) ? `'${text}` : text;
}

/** Takes away what {@link defused} put there, and nothing else. */
export function asWritten(cell: string): string {
  return cell.startsWith("'") && dangerous.test(cell) ? cell.slice(1) : cell;
}
