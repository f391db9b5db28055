import type { Command } from 'commander';
import { CatalogueExport } from '../products/transfer/catalogue-export.js';
import type { ImportFormat } from '../products/transfer/imports.sql.js';
import { writeOut } from './export-file.js';
import { withService } from './service.js';

/** Writes what `GET /products/export` gives. */
export async function exportProducts(command: Command): Promise<void> {
  const { out, format } = command.opts<{ out?: string; format?: ImportFormat }>();
  const told = /\.(ndjson|jsonl)$/i.test(out ?? '') ? 'ndjson' : 'csv';
  await withService((app) =>
    writeOut(app.get(CatalogueExport, { strict: false }).export(format ?? told, 'any'), out),
  );
}
