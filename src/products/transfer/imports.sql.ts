import { statement } from '../../database/statement.js';
import type { Listing } from '../../http/list/listing.js';
import type { CsvHeader } from './csv-row.js';

export const importFormats = ['csv', 'ndjson'] as const;
export type ImportFormat = (typeof importFormats)[number];
export const importStatuses = [
  'receiving',
  'queued',
  'checking',
  'applying',
  'succeeded',
  'failed',
  'cancelled',
] as const;
export type ImportStatus = (typeof importStatuses)[number];

/** An import as it stands. */
export interface ImportRow {
  id: string;
  format: ImportFormat;
  dry_run: boolean;
  atomic: boolean;
  status: ImportStatus;
  header: CsvHeader | null;
  bytes_total: number;
  bytes_done: number;
  lines_done: number;
  rows_created: number;
  rows_updated: number;
  rows_unchanged: number;
  rows_refused: number;
  failure_code: string | null;
  failure_detail: string | null;
  attempts: number;
  created_by: string | null;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
}

const columns = `i.id, i.format, i.dry_run, i.atomic, i.status, i.header, i.bytes_total, i.bytes_done, i.lines_done,
  i.rows_created, i.rows_updated, i.rows_unchanged, i.rows_refused, i.failure_code, i.failure_detail, i.attempts,
  i.created_by, i.created_at, i.started_at, i.finished_at`;

export const importListing: Listing = {
  select: columns,
  from: 'imports i',
  sortable: { createdAt: 'i.created_at' },
  defaultSort: '-createdAt',
  idColumn: 'i.id',
};

/** A fault of a refused row. */
export interface ImportErrorRow {
  line: number;
  sku: string | null;
  field: string | null;
  code: string;
  message: string;
}

export const errorListing: Listing = {
  select: 'e.line, e.sku, e.field, e.code, e.message',
  from: 'import_errors e',
  sortable: { line: 'e.line' },
  defaultSort: 'line',
  idColumn: 'e.id',
};

export const findImport = statement<ImportRow>(
  'import-by-id',
  `SELECT ${columns} FROM imports i WHERE i.id = $1`,
);

export const lockImport = statement<ImportRow>(
  'import-lock',
  `SELECT ${columns} FROM imports i WHERE i.id = $1 FOR NO KEY UPDATE`,
);

/** Begins to receive a file: id $1, format $2, dry run $3, atomic $4, whose $5, at $6. */
export const insertImport = statement<never>(
  'import-insert',
  `INSERT INTO imports (id, format, dry_run, atomic, status, bytes_total, created_by, created_at, touched_at)
   VALUES ($1, $2, $3, $4, 'receiving', 0, $5, $6, $6)`,
);

/** Keeps piece $2 of the file of import $1; nothing when the import is gone. */
export const insertChunk = statement<{ id: string }>(
  'import-insert-chunk',
  `WITH kept AS (UPDATE imports SET touched_at = $4, bytes_total = bytes_total + length($3::bytea)
     WHERE id = $1 AND status = 'receiving' RETURNING id)
   INSERT INTO import_chunks (import_id, position, bytes) SELECT id, $2, $3::bytea FROM kept RETURNING import_id AS id`,
);

/** The file of import $1 is whole; its header is $2. */
export const queueImport = statement<ImportRow>(
  'import-queue',
  `UPDATE imports i SET status = 'queued', header = $2, touched_at = $3 WHERE i.id = $1 AND i.status = 'receiving'
   RETURNING ${columns}`,
);

/** Drops pieces of the file of import $1 unless it is queued, a few at a time: a large file at once takes longer than a statement may. */
export const dropPieces = statement<{ position: number }>(
  'import-drop-pieces',
  `WITH held AS MATERIALIZED (SELECT id FROM imports WHERE id = $1 AND status = 'receiving' FOR UPDATE)
   DELETE FROM import_chunks WHERE EXISTS (SELECT FROM held) AND import_id = $1 AND position IN (
     SELECT position FROM import_chunks WHERE import_id = $1 LIMIT 64) RETURNING position`,
);

/** Forgets import $1 unless it is queued. */
export const dropImport = statement<never>(
  'import-drop',
  "DELETE FROM imports WHERE id = $1 AND status = 'receiving'",
);

export const findChunk = statement<{ bytes: Buffer }>(
  'import-chunk',
  'SELECT bytes FROM import_chunks WHERE import_id = $1 AND position = $2',
);

/** One import is carried out at a time, wherever; the lock goes with the transaction that took it. */
export const takeTurn = statement<{ taken: boolean }>(
  'import-take-turn',
  "SELECT pg_try_advisory_xact_lock(hashtextextended('product-imports', 0)) AS taken",
);

/**
 * For this transaction: go by indexes. Plans of triggers are kept for as long as a connection lives; made while tables
 * are small they would read them whole, and at the end of a large import, batch after batch, that is what takes the time.
 */
export const goByIndexes = statement<never>(
  'import-go-by-indexes',
  `SELECT set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
     set_config('enable_mergejoin', 'off', true)`,
);

/** The oldest import that is not finished. */
export const nextImport = statement<ImportRow>(
  'import-next',
  `SELECT ${columns} FROM imports i WHERE i.status IN ('queued', 'checking', 'applying')
   ORDER BY i.created_at, i.id LIMIT 1`,
);

/** Begins a phase: status $2 at $3, and all counted anew when $4. */
export const beginPhase = statement<ImportRow>(
  'import-begin-phase',
  `UPDATE imports i SET status = $2, started_at = coalesce(started_at, $3), touched_at = $3,
     bytes_done = CASE WHEN $4 THEN 0 ELSE bytes_done END, lines_done = CASE WHEN $4 THEN 0 ELSE lines_done END,
     rows_created = CASE WHEN $4 THEN 0 ELSE rows_created END, rows_updated = CASE WHEN $4 THEN 0 ELSE rows_updated END,
     rows_unchanged = CASE WHEN $4 THEN 0 ELSE rows_unchanged END,
     rows_refused = CASE WHEN $4 THEN 0 ELSE rows_refused END
   WHERE i.id = $1 AND i.status IN ('queued', 'checking', 'applying') RETURNING ${columns}`,
);

/** Moves the checkpoint of import $1 to byte $2 and line $3, and counts on by $4 to $7. Nothing when it was cancelled. */
export const moveCheckpoint = statement<{ status: ImportStatus }>(
  'import-checkpoint',
  `UPDATE imports SET bytes_done = $2, lines_done = $3, rows_created = rows_created + $4, rows_updated = rows_updated + $5,
     rows_unchanged = rows_unchanged + $6, rows_refused = rows_refused + $7, attempts = 0, touched_at = $8
   WHERE id = $1 AND status IN ('checking', 'applying') RETURNING status`,
);

export const dropErrors = statement<never>(
  'import-drop-errors',
  'DELETE FROM import_errors WHERE import_id = $1',
);

/** Keeps the faults $2 (JSON) of import $1. */
export const insertErrors = statement<never>(
  'import-insert-errors',
  `INSERT INTO import_errors (id, import_id, line, sku, field, code, message)
   SELECT id, $1, line, sku, field, code, message
   FROM jsonb_to_recordset($2::jsonb) AS r (id uuid, line int, sku text, field text, code text, message text)`,
);

/** Ends import $1 as $2 at $3, with a reason if it failed; its file goes. Nothing when it has ended already. */
export const finishImport = statement<{ id: string }>(
  'import-finish',
  `WITH finished AS (
     UPDATE imports SET status = $2, finished_at = $3, touched_at = $3, failure_code = $4, failure_detail = $5
     WHERE id = $1 AND status IN ('receiving', 'queued', 'checking', 'applying') RETURNING id
   ), gone AS (DELETE FROM import_chunks WHERE import_id IN (SELECT id FROM finished))
   SELECT id FROM finished`,
);

/** Counts a failed attempt of import $1; gives how many there were in a row. */
export const countFailure = statement<{ attempts: number }>(
  'import-count-failure',
  'UPDATE imports SET attempts = attempts + 1 WHERE id = $1 RETURNING attempts',
);

/** Forgets one file that stopped coming before $1, or one import that ended before $2. */
export const dropOld = statement<{ id: string }>(
  'import-drop-old',
  `DELETE FROM imports WHERE id = (
     SELECT id FROM imports WHERE (status = 'receiving' AND touched_at < $1) OR finished_at < $2 LIMIT 1
   ) RETURNING id`,
);
