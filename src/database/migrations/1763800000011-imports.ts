import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports of products: the files as they came, how far each is, and what was refused of it. */
export class Imports1763800000011 implements MigrationInterface {
  readonly name = 'Imports1763800000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE imports (
        id uuid NOT NULL CONSTRAINT imports_pkey PRIMARY KEY,
        format text NOT NULL CONSTRAINT imports_format_known CHECK (format IN ('csv', 'ndjson')),
        dry_run boolean NOT NULL,
        atomic boolean NOT NULL,
        status text NOT NULL CONSTRAINT imports_status_known CHECK
          (status IN ('receiving', 'queued', 'checking', 'applying', 'succeeded', 'failed', 'cancelled')),
        -- of a CSV file: its delimiter and the names of its columns
        header jsonb,
        bytes_total bigint NOT NULL CONSTRAINT imports_total_not_negative CHECK (bytes_total >= 0),
        -- the checkpoint: all up to this byte, and this many lines, is done
        bytes_done bigint NOT NULL DEFAULT 0,
        lines_done int NOT NULL DEFAULT 0,
        rows_created int NOT NULL DEFAULT 0,
        rows_updated int NOT NULL DEFAULT 0,
        rows_unchanged int NOT NULL DEFAULT 0,
        rows_refused int NOT NULL DEFAULT 0,
        failure_code text,
        failure_detail text,
        -- how often in a row the next step has failed
        attempts int NOT NULL DEFAULT 0,
        created_by uuid,
        created_at timestamptz(3) NOT NULL,
        touched_at timestamptz(3) NOT NULL,
        started_at timestamptz(3),
        finished_at timestamptz(3),
        CONSTRAINT imports_done_within CHECK (bytes_done BETWEEN 0 AND bytes_total),
        CONSTRAINT imports_finished_has_time
          CHECK ((status IN ('succeeded', 'failed', 'cancelled')) = (finished_at IS NOT NULL)),
        CONSTRAINT imports_failed_has_reason CHECK ((status = 'failed') = (failure_code IS NOT NULL))
      );
      CREATE INDEX imports_created_idx ON imports (created_at, id);
      CREATE INDEX imports_open_idx ON imports (created_at, id) WHERE status IN ('queued', 'checking', 'applying');

      CREATE TABLE import_chunks (
        import_id uuid NOT NULL CONSTRAINT import_chunks_import_fkey REFERENCES imports ON DELETE CASCADE,
        position int NOT NULL,
        bytes bytea NOT NULL,
        CONSTRAINT import_chunks_pkey PRIMARY KEY (import_id, position)
      );
      -- they live for minutes; to compress them costs more than it saves
      ALTER TABLE import_chunks ALTER COLUMN bytes SET STORAGE EXTERNAL;

      CREATE TABLE import_errors (
        id uuid NOT NULL CONSTRAINT import_errors_pkey PRIMARY KEY,
        import_id uuid NOT NULL CONSTRAINT import_errors_import_fkey REFERENCES imports ON DELETE CASCADE,
        line int NOT NULL CONSTRAINT import_errors_line_positive CHECK (line >= 1),
        sku text,
        field text,
        code text NOT NULL,
        message text NOT NULL
      );
      CREATE INDEX import_errors_line_idx ON import_errors (import_id, line, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE import_errors, import_chunks, imports');
  }
}
