import { statement } from '../../database/statement.js';
import type { Listing } from '../../http/list/listing.js';

export const postImportFormats = ['zip', 'wxr'] as const;
export type PostImportFormat = (typeof postImportFormats)[number];
export const postImportStatuses = ['receiving', 'queued', 'applying', 'succeeded', 'failed'] as const;
export type PostImportStatus = (typeof postImportStatuses)[number];
export const severities = ['error', 'warning'] as const;
export type Severity = (typeof severities)[number];

/** An import as it stands. */
export interface PostImportRow {
  id: string;
  format: PostImportFormat;
  status: PostImportStatus;
  bytes_total: number;
  bytes_done: number;
  /** How many posts of the file are done. */
  position: number;
  posts_created: number;
  posts_updated: number;
  posts_unchanged: number;
  posts_refused: number;
  posts_left_out: number;
  failure_code: string | null;
  failure_detail: string | null;
  created_by: string;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
}

const columns = `i.id, i.format, i.status, i.bytes_total, i.bytes_done, i.position, i.posts_created, i.posts_updated,
  i.posts_unchanged, i.posts_refused, i.posts_left_out, i.failure_code, i.failure_detail, i.created_by, i.created_at,
  i.started_at, i.finished_at`;

export const postImportListing: Listing = {
  select: columns,
  from: 'post_imports i',
  sortable: { createdAt: 'i.created_at' },
  defaultSort: '-createdAt',
  idColumn: 'i.id',
};

/** What is wrong with a post of a file, or was left out of it. */
export interface PostImportErrorRow {
  position: number;
  name: string;
  severity: Severity;
  field: string;
  code: string;
  message: string;
}

export const postImportErrorListing: Listing = {
  select: 'e.position, e.name, e.severity, e.field, e.code, e.message',
  from: 'post_import_errors e',
  sortable: { position: 'e.position' },
  defaultSort: 'position',
  idColumn: 'e.id',
};

export const findPostImport = statement<PostImportRow>(
  'post-import-by-id',
  `SELECT ${columns} FROM post_imports i WHERE i.id = $1`,
);

/** Begins to receive a file: id $1, format $2, whose $3, at $4. */
export const insertPostImport = statement<never>(
  'post-import-insert',
  `INSERT INTO post_imports (id, format, status, bytes_total, created_by, created_at, touched_at)
   VALUES ($1, $2, 'receiving', 0, $3, $4, $4)`,
);

/** Keeps piece $2 of the file of import $1; nothing when the import is gone. */
export const insertPostImportChunk = statement<{ id: string }>(
  'post-import-insert-chunk',
  `WITH kept AS (UPDATE post_imports SET touched_at = $4, bytes_total = bytes_total + length($3::bytea)
     WHERE id = $1 AND status = 'receiving' RETURNING id)
   INSERT INTO post_import_chunks (import_id, position, bytes) SELECT id, $2, $3::bytea FROM kept RETURNING import_id AS id`,
);

/** The file of import $1 is whole. */
export const queuePostImport = statement<PostImportRow>(
  'post-import-queue',
  `UPDATE post_imports i SET status = 'queued', touched_at = $2 WHERE i.id = $1 AND i.status = 'receiving'
   RETURNING ${columns}`,
);

/** Drops pieces of the file of import $1 unless it is queued, a few at a time: a large file at once takes longer than a statement may. */
export const dropPostImportPieces = statement<{ position: number }>(
  'post-import-drop-pieces',
  `WITH held AS MATERIALIZED (SELECT id FROM post_imports WHERE id = $1 AND status = 'receiving' FOR UPDATE)
   DELETE FROM post_import_chunks WHERE EXISTS (SELECT FROM held) AND import_id = $1 AND position IN (
     SELECT position FROM post_import_chunks WHERE import_id = $1 LIMIT 64) RETURNING position`,
);

/** Forgets import $1 unless it is queued. */
export const dropPostImport = statement<never>(
  'post-import-drop',
  "DELETE FROM post_imports WHERE id = $1 AND status = 'receiving'",
);

export const findPostImportChunk = statement<{ bytes: Buffer }>(
  'post-import-chunk',
  'SELECT bytes FROM post_import_chunks WHERE import_id = $1 AND position = $2',
);

/** Begins import $1, or goes on with it; nothing when it has ended. */
export const beginPostImport = statement<PostImportRow>(
  'post-import-begin',
  `UPDATE post_imports i SET status = 'applying', started_at = coalesce(started_at, $2), touched_at = $2
   WHERE i.id = $1 AND i.status IN ('queued', 'applying') RETURNING ${columns}`,
);

/** Takes post $2 of import $1; nothing when somebody else has taken it. Whoever asks meanwhile waits for the end of the transaction. */
export const takePosition = statement<{ id: string }>(
  'post-import-take-position',
  `UPDATE post_imports SET position = $2 WHERE id = $1 AND status = 'applying' AND position = $2 - 1 RETURNING id`,
);

/** Counts a post of import $1 as outcome $2, and moves what is done of the file to byte $3 at $4. */
export const countOutcome = statement<never>(
  'post-import-count',
  `UPDATE post_imports SET posts_created = posts_created + ($2 = 'created')::int,
     posts_updated = posts_updated + ($2 = 'updated')::int, posts_unchanged = posts_unchanged + ($2 = 'unchanged')::int,
     posts_refused = posts_refused + ($2 = 'refused')::int, posts_left_out = posts_left_out + ($2 = 'leftOut')::int,
     bytes_done = greatest(bytes_done, least($3, bytes_total)), touched_at = $4
   WHERE id = $1`,
);

/** Keeps what is to be said ($2, JSON) of posts of import $1. */
export const insertPostImportErrors = statement<never>(
  'post-import-insert-errors',
  `INSERT INTO post_import_errors (id, import_id, position, name, severity, field, code, message)
   SELECT id, $1, position, name, severity, field, code, message
   FROM jsonb_to_recordset($2::jsonb)
     AS r (id uuid, position int, name text, severity text, field text, code text, message text)`,
);

/** Ends import $1 as $2 at $3, with a reason if it failed; its file goes. Nothing when it has ended already. */
export const finishPostImport = statement<{ id: string }>(
  'post-import-finish',
  `WITH finished AS (
     UPDATE post_imports SET status = $2, finished_at = $3, touched_at = $3, failure_code = $4, failure_detail = $5,
       bytes_done = CASE WHEN $2 = 'succeeded' THEN bytes_total ELSE bytes_done END
     WHERE id = $1 AND status IN ('queued', 'applying') RETURNING id
   ), gone AS (DELETE FROM post_import_chunks WHERE import_id IN (SELECT id FROM finished))
   SELECT id FROM finished`,
);

/** Forgets one file that stopped coming before $1, or one import that ended before $2. */
export const dropOldPostImport = statement<{ id: string }>(
  'post-import-drop-old',
  `DELETE FROM post_imports WHERE id = (
     SELECT id FROM post_imports WHERE (status = 'receiving' AND touched_at < $1) OR finished_at < $2 LIMIT 1
   ) RETURNING id`,
);

/** Whoever imports the post of the id or slug $1 does so alone. */
export const lockImported = statement<never>(
  'post-import-lock-post',
  "SELECT pg_advisory_xact_lock(hashtextextended('post-import ' || $1, 0))",
);

export const holdById = statement<{ id: string }>(
  'post-import-hold-by-id',
  'SELECT id FROM posts WHERE id = $1 FOR UPDATE',
);

export const holdBySlug = statement<{ id: string }>(
  'post-import-hold-by-slug',
  'SELECT id FROM posts WHERE slug = $1 FOR UPDATE',
);

export const isAccount = statement<{ id: string }>(
  'post-import-is-account',
  'SELECT id FROM users WHERE id = $1',
);
