import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What search engines are told of a post, and every state that its text was in. */
export class Revisions1763900000050 implements MigrationInterface {
  readonly name = 'Revisions1763900000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(erasing);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER posts_forget_revisions ON posts;
      DROP FUNCTION forget_revisions;
      DROP TABLE post_revisions;
      ALTER TABLE posts DROP COLUMN revision, DROP COLUMN meta_title, DROP COLUMN meta_description, DROP COLUMN canonical_url;
    `);
  }
}

const tables = `
  ALTER TABLE posts
    -- the number of the latest one
    ADD COLUMN revision int NOT NULL DEFAULT 1 CONSTRAINT posts_revision_positive CHECK (revision >= 1),
    ADD COLUMN meta_title text CONSTRAINT posts_meta_title_length CHECK (length(meta_title) BETWEEN 1 AND 200),
    ADD COLUMN meta_description text CONSTRAINT posts_meta_description_length CHECK (length(meta_description) BETWEEN 1 AND 500),
    ADD COLUMN canonical_url text CONSTRAINT posts_canonical_url_form CHECK (canonical_url ~ '^https?://' AND length(canonical_url) <= 2000);

  CREATE TABLE post_revisions (
    post_id uuid NOT NULL CONSTRAINT post_revisions_post_fkey REFERENCES posts ON DELETE CASCADE,
    number int NOT NULL CONSTRAINT post_revisions_number_positive CHECK (number >= 1),
    -- null: the person was erased
    actor_id uuid CONSTRAINT post_revisions_actor_fkey REFERENCES users ON DELETE RESTRICT,
    created_at timestamptz(3) NOT NULL,
    restored_from int,
    title text NOT NULL,
    slug text NOT NULL,
    content text NOT NULL,
    -- null: the beginning of the text
    excerpt text,
    tags text[] NOT NULL,
    meta_title text,
    meta_description text,
    canonical_url text,
    CONSTRAINT post_revisions_pkey PRIMARY KEY (post_id, number)
  );
  CREATE INDEX post_revisions_actor_idx ON post_revisions (actor_id);

  INSERT INTO post_revisions (post_id, number, actor_id, created_at, title, slug, content, excerpt, tags)
  SELECT p.id, 1, p.author_id, p.updated_at, p.title, p.slug, p.content, CASE WHEN p.excerpt_is_given THEN p.excerpt END,
    ARRAY(SELECT t.name FROM post_tags pt JOIN tags t ON t.id = pt.tag_id WHERE pt.post_id = p.id ORDER BY pt.position)
  FROM posts p;
`;

/** Of an author who was erased what is shown stays, and not what it once was; the service itself deletes no revision. */
const erasing = `
  CREATE FUNCTION forget_revisions() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  BEGIN
    DELETE FROM post_revisions WHERE post_id = NEW.id AND number < NEW.revision;
    RETURN NULL;
  END $$;
  CREATE TRIGGER posts_forget_revisions AFTER UPDATE OF author_id ON posts FOR EACH ROW
    WHEN (NEW.author_id IS NULL AND OLD.author_id IS NOT NULL) EXECUTE FUNCTION forget_revisions();
`;
