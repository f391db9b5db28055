import { faultOfShape } from '../../http/edge/json-shape.js';
import { isCurrency } from '../../money/money.js';
import { ValidationFailed, type FieldError } from '../../http/problem/problems.js';
import { asWritten, cellsOf, emptied } from '../../http/csv/csv.js';
import { tagsOf } from './tags-cell.js';

/** What the first record of a CSV file says. */
export interface CsvHeader {
  readonly delimiter: string;
  readonly columns: readonly string[];
}

/** The columns of an export, in their order. An import may have fewer, in any order. */
export const columns = [
  'sku',
  'product',
  'name',
  'description',
  'status',
  'category',
  'tags',
  'images',
  'attributes',
  'options',
  'currency',
  'price',
  'compareAtPrice',
  'prices',
  'stock',
  'lowStockThreshold',
  'weightGrams',
] as const;

const known: ReadonlySet<string> = new Set(columns);
const mostColumns = 200;
const delimiters = [',', ';', '\t'];

/**
 * Reads the header; the delimiter is the one of comma, semicolon and tab that stands in it most often.
 *
 * @throws ValidationFailed there are too many columns, one is unknown or there twice, or none is called `sku`
 */
export function headerOf(record: string): CsvHeader {
  const count = (mark: string): number => record.split(mark).length;
  const delimiter = delimiters.reduce((best, mark) => (count(mark) > count(best) ? mark : best));
  const names = cellsOf(record, delimiter).map((name) => name.trim());
  // the one fault that is told: looking for others takes the longer, the more there are
  if (names.length > mostColumns) throw invalid('header', `has more than ${mostColumns} columns`, 'TOO_WIDE');
  const seen = new Set<string>();
  const faults = names.flatMap((name) => {
    const isTwice = seen.has(name);
    seen.add(name);
    return faultOfColumn(name, isTwice);
  });
  if (!seen.has('sku'))
    faults.unshift({ field: 'sku', message: 'is a column that must be there', code: 'MISSING' });
  faults.push(...['attribute', 'option', 'price'].flatMap((kind) => faultOfBoth(kind, names)));
  if (faults.length > 0) throw new ValidationFailed(faults);
  return { delimiter, columns: names };
}

function faultOfColumn(name: string, isTwice: boolean): FieldError[] {
  const field = name.slice(0, 100);
  if (isTwice) return [{ field, message: 'is a column twice', code: 'COLUMN_TWICE' }];
  const [kind, rest = ''] = parts(name);
  const isKnown =
    known.has(name) ||
    (rest !== '' && (kind === 'attribute' || kind === 'option')) ||
    (kind === 'price' && isCurrency(rest));
  return isKnown
    ? []
    : [
        {
          field,
          message: `is no column; known are ${columns.join(', ')}, attribute:<name>, option:<name> and price:<currency>`,
          code: 'UNKNOWN_COLUMN',
        },
      ];
}

/** Whole in one column, or each in its own: which would win, if both were there? */
function faultOfBoth(kind: string, names: readonly string[]): FieldError[] {
  const field = `${kind}s`;
  const isBoth = names.includes(field) && names.some((name) => name.startsWith(`${kind}:`));
  const message = `is a column beside "${kind}:..."; have one or the others`;
  return isBoth ? [{ field, message, code: 'COLUMN_TWICE' }] : [];
}

const parts = (name: string): string[] => /^(\w+):(.*)$/su.exec(name)?.slice(1) ?? [];

/**
 * A record of CSV as the JSON that the API would take. An empty cell says nothing, {@link emptied} says "nothing".
 *
 * @throws MalformedCsv, ValidationFailed
 */
export function rowOfCsv(record: string, header: CsvHeader): Record<string, unknown> {
  const cells = cellsOf(record, header.delimiter);
  const { columns: names } = header;
  if (cells.length > names.length && cells.slice(names.length).some((cell) => cell !== ''))
    throw invalid('row', `has ${cells.length} cells, and the header ${names.length}`, 'TOO_MANY_CELLS');
  const row = new Row();
  names.forEach((name, index) => {
    const cell = cells[index] ?? '';
    if (cell !== '') row.take(name, cell === emptied ? null : asWritten(cell));
  });
  return row.finished();
}

/** A row as it comes together, cell by cell; null is a cell that says "nothing". */
class Row {
  private readonly fields: Record<string, unknown> = {};
  private currency: string | undefined;
  private amounts: Record<string, unknown> = {};

  take(column: string, text: string | null): void {
    const [kind, name = ''] = parts(column);
    if (kind === 'attribute') this.put('attributes', name, text === null ? null : valueOf(name, text));
    else if (kind === 'option') this.put('options', name, text ?? '');
    else if (kind === 'price') this.price(name, text);
    else this.plain(column, text);
  }

  private plain(column: string, text: string | null): void {
    if (column === 'currency') this.currency = text ?? '';
    else if (column === 'price' || column === 'compareAtPrice') this.amounts[column] = whole(text);
    else this.fields[column] = text === null ? nothing(column) : read(column, text);
  }

  finished(): Record<string, unknown> {
    for (const [name, amount] of Object.entries(this.amounts)) {
      if (amount !== null && this.currency === undefined)
        throw invalid('currency', `must be given with "${name}"`, 'MISSING');
      this.fields[name] = amount === null ? null : { amount, currency: this.currency };
    }
    return this.fields;
  }

  private put(field: string, name: string, value: unknown): void {
    // as entries, so that a name such as __proto__ is one like any other, and validation refuses it
    const entries = Object.entries((this.fields[field] ?? {}) as Record<string, unknown>);
    this.fields[field] = Object.fromEntries([...entries, [name, value]]);
  }

  /** The columns `price:...` are the list of prices in other currencies, as far as they are filled. */
  private price(currency: string, text: string | null): void {
    const list = (this.fields['prices'] ?? []) as unknown[];
    this.fields['prices'] = text === null ? list : [...list, { currency, amount: whole(text) }];
  }
}

const lists: ReadonlySet<string> = new Set(['tags', 'images', 'prices']);
const counts: ReadonlySet<string> = new Set(['stock', 'lowStockThreshold', 'weightGrams']);

function nothing(column: string): unknown {
  if (lists.has(column)) return [];
  return column === 'description' ? '' : null;
}

function read(column: string, text: string): unknown {
  if (counts.has(column)) return whole(text);
  if (column === 'tags') return tagsOf(text);
  if (['images', 'attributes', 'options', 'prices'].includes(column)) return jsonOf(column, text);
  return text;
}

/** Other text stays text, and validation says what is wrong with it. */
const whole = (text: string | null): unknown =>
  text !== null && /^-?\d{1,15}(\.\d{1,9})?$/.test(text) ? Number(text) : text;

function valueOf(name: string, text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^-?(0|[1-9]\d{0,15})(\.\d{1,15})?$/.test(text)) return Number(text);
  return text.startsWith('"') ? jsonOf(`attribute:${name}`, text) : text;
}

/** JSON in a cell is held to what JSON in a body is held to (R29, R30). */
function jsonOf(field: string, text: string): unknown {
  const fault = faultOfShape(Buffer.from(text), { depth: 32, values: 2_000 });
  if (fault !== null) throw invalid(field, `cannot be taken: ${fault}`, 'MALFORMED');
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(field, 'must be JSON', 'JSON');
  }
}

function invalid(field: string, message: string, code: string): ValidationFailed {
  return new ValidationFailed([{ field, message, code }]);
}
