import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Images that people put up: what is known of them, their smaller ones, what shows them, and files that have to go. */
export class Media1763900000048 implements MigrationInterface {
  readonly name = 'Media1763900000048';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(media);
    await runner.query(around);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE media_uploads, media_uses, media_variants, media, media_removals;
      DROP FUNCTION note_media_removal;
    `);
  }
}

const media = `
  CREATE TABLE media (
    id uuid NOT NULL CONSTRAINT media_pkey PRIMARY KEY,
    -- null: the person was erased
    owner_id uuid CONSTRAINT media_owner_fkey REFERENCES users ON DELETE SET NULL,
    -- as the file was called where it came from; never a path of ours
    name text CONSTRAINT media_name_short CHECK (length(name) BETWEEN 1 AND 200),
    alt text CONSTRAINT media_alt_short CHECK (length(alt) BETWEEN 1 AND 500),
    -- with a hash of its content, so that other content has another address
    file text NOT NULL CONSTRAINT media_file_form CHECK (file ~ '^[0-9]+w-[A-Za-z0-9_-]{22}\\.[a-z]{3,4}$'),
    type text NOT NULL CONSTRAINT media_type_known
      CHECK (type IN ('image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif')),
    width int NOT NULL CONSTRAINT media_width_positive CHECK (width > 0),
    height int NOT NULL CONSTRAINT media_height_positive CHECK (height > 0),
    frames int NOT NULL CONSTRAINT media_frames_positive CHECK (frames > 0),
    bytes int NOT NULL CONSTRAINT media_bytes_positive CHECK (bytes > 0),
    blur_hash text NOT NULL,
    status text NOT NULL CONSTRAINT media_status_known CHECK (status IN ('processing', 'ready', 'failed')),
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    -- null: something shows it
    unused_since timestamptz(3)
  );
  CREATE INDEX media_owner_idx ON media (owner_id, created_at, id);
  CREATE INDEX media_created_idx ON media (created_at, id);
  CREATE INDEX media_bytes_idx ON media (bytes, id);
  CREATE INDEX media_unused_idx ON media (unused_since) WHERE unused_since IS NOT NULL;

  CREATE TABLE media_variants (
    media_id uuid NOT NULL CONSTRAINT media_variants_media_fkey REFERENCES media ON DELETE CASCADE,
    file text NOT NULL CONSTRAINT media_variants_file_form CHECK (file ~ '^[0-9]+w-[A-Za-z0-9_-]{22}\\.[a-z]{3,4}$'),
    type text NOT NULL CONSTRAINT media_variants_type_known CHECK (type IN ('image/webp', 'image/avif')),
    width int NOT NULL CONSTRAINT media_variants_width_positive CHECK (width > 0),
    height int NOT NULL CONSTRAINT media_variants_height_positive CHECK (height > 0),
    bytes int NOT NULL CONSTRAINT media_variants_bytes_positive CHECK (bytes > 0),
    CONSTRAINT media_variants_pkey PRIMARY KEY (media_id, type, width)
  );
`;

const around = `
  CREATE TABLE media_uses (
    -- what is in use cannot go
    media_id uuid NOT NULL CONSTRAINT media_uses_media_fkey REFERENCES media,
    kind text NOT NULL CONSTRAINT media_uses_kind_form CHECK (kind ~ '^[a-z][a-z-]{0,39}$'),
    subject_id uuid NOT NULL,
    title text NOT NULL,
    is_public boolean NOT NULL,
    CONSTRAINT media_uses_pkey PRIMARY KEY (media_id, kind, subject_id)
  );
  CREATE INDEX media_uses_subject_idx ON media_uses (kind, subject_id);

  -- media that are gone, and whose files have yet to go
  CREATE TABLE media_removals (
    media_id uuid NOT NULL CONSTRAINT media_removals_pkey PRIMARY KEY,
    noted_at timestamptz(3) NOT NULL
  );
  CREATE FUNCTION note_media_removal() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO media_removals (media_id, noted_at) VALUES (OLD.id, statement_timestamp()) ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $$;
  CREATE TRIGGER media_files_have_to_go AFTER DELETE ON media FOR EACH ROW EXECUTE FUNCTION note_media_removal();

  -- images that browsers put into the store themselves, until they are taken in
  CREATE TABLE media_uploads (
    id uuid NOT NULL CONSTRAINT media_uploads_pkey PRIMARY KEY,
    owner_id uuid NOT NULL CONSTRAINT media_uploads_owner_fkey REFERENCES users ON DELETE CASCADE,
    name text,
    alt text,
    type text NOT NULL,
    bytes int NOT NULL CONSTRAINT media_uploads_bytes_positive CHECK (bytes > 0),
    created_at timestamptz(3) NOT NULL,
    expires_at timestamptz(3) NOT NULL
  );
  CREATE INDEX media_uploads_owner_idx ON media_uploads (owner_id);
  CREATE INDEX media_uploads_expires_idx ON media_uploads (expires_at);
`;
