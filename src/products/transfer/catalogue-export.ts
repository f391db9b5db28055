import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { batchesOf, batchSize } from '../../database/batches.js';
import { Database } from '../../database/database.js';
import { columns } from './csv-row.js';
import { csvRecord, defused } from '../../http/csv/csv.js';
import { exportedAfter, type ExportedRow } from './export.sql.js';
import type { ImportFormat } from './imports.sql.js';
import { tagsText } from './tags-cell.js';

/** The catalogue as a file that an import takes back. */
@Injectable()
export class CatalogueExport {
  constructor(private readonly database: Database) {}

  /**
   * A text that is read while it is sent, {@link batchSize} products at a time; between two reads it holds no
   * connection, so a slow client costs nobody anything.
   */
  export(format: ImportFormat, status: string): Readable {
    return Readable.from(this.pieces(format, status), { objectMode: false });
  }

  private async *pieces(format: ImportFormat, status: string): AsyncGenerator<string> {
    if (format === 'csv') yield csvRecord(columns);
    const read = ([at, id]: readonly [Date, string]) =>
      this.database.read.rows(exportedAfter, at, id, status, batchSize);
    const text = format === 'csv' ? csvOf : ndjsonOf;
    for await (const rows of batchesOf(read, ({ created_at: at }) => at)) {
      const piece = rows.flatMap(rowsOf).map(text).join('');
      if (piece !== '') yield piece;
    }
  }
}

/** A row in the shape that an import of NDJSON takes. */
type FileRow = Readonly<Record<string, unknown>>;

function rowsOf(product: ExportedRow): FileRow[] {
  return product.variants.map((variant, index) => {
    const [first, ...others] = variant.prices;
    if (first === undefined) throw new Error(`${variant.sku} has no price.`);
    const money = (amount: number | null) => (amount === null ? null : { amount, currency: first.currency });
    return {
      sku: variant.sku,
      product: product.slug,
      ...(index === 0 ? factsOf(product) : {}),
      options: inOrder(variant.options, product),
      price: money(first.amount),
      compareAtPrice: money(first.compareAt),
      prices: others.map(({ currency, amount, compareAt }) => ({
        currency,
        amount,
        compareAtAmount: compareAt,
      })),
      stock: variant.stock,
      lowStockThreshold: variant.threshold,
      weightGrams: variant.weight,
    };
  });
}

const factsOf = ({
  name,
  description,
  status,
  category,
  tags,
  images,
  attributes,
}: ExportedRow): FileRow => ({
  ...{ name, description, status, category, tags, images, attributes },
});

/** The values of a variant in the order of the product's options. */
function inOrder(values: Readonly<Record<string, string>>, { options }: ExportedRow): Record<string, string> {
  return Object.fromEntries(
    options.flatMap(({ name }) => (name in values ? [[name, values[name] ?? '']] : [])),
  );
}

const ndjsonOf = (row: FileRow): string => `${JSON.stringify(row)}\n`;

interface Cells {
  readonly price: { amount: number; currency: string };
  readonly compareAtPrice: { amount: number } | null;
  readonly tags?: readonly string[];
}

function csvOf(row: FileRow): string {
  const { price, compareAtPrice, tags } = row as unknown as Cells;
  const cells: FileRow = {
    ...row,
    tags: tags === undefined ? '' : tagsText(tags),
    currency: price.currency,
    price: price.amount,
    compareAtPrice: compareAtPrice?.amount ?? '',
  };
  return csvRecord(columns.map((column) => cellOf(cells[column])));
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return defused(value);
  if (typeof value === 'number') return String(value);
  return Object.keys(value).length === 0 ? '' : JSON.stringify(value);
}
