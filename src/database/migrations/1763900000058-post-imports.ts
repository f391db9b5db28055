import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports of posts: the files as they came, how far each is, and what was refused or left out of it. */
export class PostImports1763900000058 implements MigrationInterface {
  readonly name = 'PostImports1763900000058';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE post_imports (
        id uuid NOT NULL CONSTRAINT post_imports_pkey PRIMARY KEY,
        format text NOT NULL CONSTRAINT post_imports_format_known CHECK (format IN ('zip', 'wxr')),
        status text NOT NULL CONSTRAINT post_imports_status_known CHECK
          (status IN ('receiving', 'queued', 'applying', 'succeeded', 'failed')),
        bytes_total bigint NOT NULL CONSTRAINT post_imports_total_not_negative CHECK (bytes_total >= 0),
        bytes_done bigint NOT NULL DEFAULT 0,
        -- the checkpoint: so many posts of the file are done, and counted below
        position int NOT NULL DEFAULT 0,
        posts_created int NOT NULL DEFAULT 0,
        posts_updated int NOT NULL DEFAULT 0,
        posts_unchanged int NOT NULL DEFAULT 0,
        posts_refused int NOT NULL DEFAULT 0,
        posts_left_out int NOT NULL DEFAULT 0,
        failure_code text,
        failure_detail text,
        created_by uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        touched_at timestamptz(3) NOT NULL,
        started_at timestamptz(3),
        finished_at timestamptz(3),
        CONSTRAINT post_imports_done_within CHECK (bytes_done BETWEEN 0 AND bytes_total),
        CONSTRAINT post_imports_finished_has_time CHECK ((status IN ('succeeded', 'failed')) = (finished_at IS NOT NULL)),
        CONSTRAINT post_imports_failed_has_reason CHECK ((status = 'failed') = (failure_code IS NOT NULL))
      );
      CREATE INDEX post_imports_created_idx ON post_imports (created_at, id);

      CREATE TABLE post_import_chunks (
        import_id uuid NOT NULL CONSTRAINT post_import_chunks_import_fkey REFERENCES post_imports ON DELETE CASCADE,
        position int NOT NULL,
        bytes bytea NOT NULL,
        CONSTRAINT post_import_chunks_pkey PRIMARY KEY (import_id, position)
      );
      -- they live for minutes; to compress them costs more than it saves
      ALTER TABLE post_import_chunks ALTER COLUMN bytes SET STORAGE EXTERNAL;

      CREATE TABLE post_import_errors (
        id uuid NOT NULL CONSTRAINT post_import_errors_pkey PRIMARY KEY,
        import_id uuid NOT NULL CONSTRAINT post_import_errors_import_fkey REFERENCES post_imports ON DELETE CASCADE,
        -- which post of the file, from 1
        position int NOT NULL CONSTRAINT post_import_errors_position_positive CHECK (position >= 1),
        -- of the file in the archive, or the title
        name text NOT NULL,
        severity text NOT NULL CONSTRAINT post_import_errors_severity_known CHECK (severity IN ('error', 'warning')),
        field text NOT NULL,
        code text NOT NULL,
        message text NOT NULL
      );
      CREATE INDEX post_import_errors_position_idx ON post_import_errors (import_id, position, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE post_import_errors, post_import_chunks, post_imports');
  }
}
