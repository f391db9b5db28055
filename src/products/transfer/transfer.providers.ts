import { AllOrNothing } from './all-or-nothing.js';
import { BatchWriting } from './batch-writing.js';
import { CatalogueExport } from './catalogue-export.js';
import { ImportBatch } from './import-batch.js';
import { ImportReceipt } from './import-receipt.js';
import { ImportReport } from './import-report.js';
import { ImportRows } from './import-rows.js';
import { ImportRunner, ImportWays } from './import-runner.js';
import { ImportsService } from './imports.service.js';
import { RowByRow } from './row-by-row.js';
import { RowReading } from './row-reading.js';

/** What files in and out are made of. */
export const transferProviders = [
  AllOrNothing,
  BatchWriting,
  CatalogueExport,
  ImportBatch,
  ImportReceipt,
  ImportReport,
  ImportRows,
  ImportRunner,
  ImportWays,
  ImportsService,
  RowByRow,
  RowReading,
];
