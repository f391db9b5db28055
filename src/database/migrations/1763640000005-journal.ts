import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Posts with their tags, former slugs and comments. */
export class Journal1763640000005 implements MigrationInterface {
  readonly name = 'Journal1763640000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE posts (
        id uuid NOT NULL CONSTRAINT posts_pkey PRIMARY KEY,
        author_id uuid NOT NULL CONSTRAINT posts_author_fkey REFERENCES users ON DELETE RESTRICT,
        title text NOT NULL CONSTRAINT posts_title_length CHECK (length(title) BETWEEN 1 AND 200),
        slug text COLLATE "C" NOT NULL CONSTRAINT posts_slug_key UNIQUE,
        content text NOT NULL CONSTRAINT posts_content_length CHECK (length(content) <= 200000),
        content_html text NOT NULL CONSTRAINT posts_content_html_length CHECK (length(content_html) <= 1000000),
        excerpt text NOT NULL CONSTRAINT posts_excerpt_length CHECK (length(excerpt) <= 500),
        excerpt_is_given boolean NOT NULL,
        reading_minutes int NOT NULL CONSTRAINT posts_reading_minutes_positive CHECK (reading_minutes >= 1),
        status text NOT NULL CONSTRAINT posts_status_known CHECK (status IN ('draft', 'published')),
        published_at timestamptz(3),
        first_published_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        -- the parser looks for addresses, paths and marks-up at each of these, and needs minutes for a text full of them
        search tsvector NOT NULL GENERATED ALWAYS AS (
          setweight(to_tsvector('english', translate(title, '_@/~<>', '      ')), 'A') ||
          setweight(to_tsvector('english', translate(excerpt, '_@/~<>', '      ')), 'B') ||
          setweight(to_tsvector('english', translate(left(content, 100000), '_@/~<>', '      ')), 'C')
        ) STORED,
        CONSTRAINT posts_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 220),
        CONSTRAINT posts_published_has_time CHECK ((status = 'published') = (published_at IS NOT NULL))
      );
      CREATE INDEX posts_search_idx ON posts USING gin (search);
      CREATE INDEX posts_published_idx ON posts (published_at, id) WHERE status = 'published';
      CREATE INDEX posts_created_idx ON posts (created_at, id);
      CREATE INDEX posts_author_idx ON posts (author_id, created_at, id);

      CREATE TABLE post_former_slugs (
        slug text COLLATE "C" NOT NULL CONSTRAINT post_former_slugs_pkey PRIMARY KEY,
        post_id uuid NOT NULL CONSTRAINT post_former_slugs_post_fkey REFERENCES posts ON DELETE CASCADE
      );
      CREATE INDEX post_former_slugs_post_idx ON post_former_slugs (post_id);

      CREATE TABLE tags (
        id uuid NOT NULL CONSTRAINT tags_pkey PRIMARY KEY,
        slug text NOT NULL CONSTRAINT tags_slug_key UNIQUE,
        name text NOT NULL CONSTRAINT tags_name_length CHECK (length(name) BETWEEN 1 AND 50),
        CONSTRAINT tags_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 60)
      );
      CREATE TABLE post_tags (
        post_id uuid NOT NULL CONSTRAINT post_tags_post_fkey REFERENCES posts ON DELETE CASCADE,
        tag_id uuid NOT NULL CONSTRAINT post_tags_tag_fkey REFERENCES tags ON DELETE CASCADE,
        position int NOT NULL CONSTRAINT post_tags_position_in_range CHECK (position BETWEEN 0 AND 19),
        CONSTRAINT post_tags_pkey PRIMARY KEY (post_id, tag_id)
      );
      CREATE INDEX post_tags_tag_idx ON post_tags (tag_id, post_id);

      CREATE TABLE comments (
        id uuid NOT NULL CONSTRAINT comments_pkey PRIMARY KEY,
        post_id uuid NOT NULL CONSTRAINT comments_post_fkey REFERENCES posts ON DELETE CASCADE,
        author_id uuid NOT NULL CONSTRAINT comments_author_fkey REFERENCES users ON DELETE RESTRICT,
        parent_id uuid CONSTRAINT comments_parent_fkey REFERENCES comments ON DELETE CASCADE,
        body text NOT NULL CONSTRAINT comments_body_length CHECK (length(body) BETWEEN 1 AND 5000),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        deleted_at timestamptz(3)
      );
      CREATE INDEX comments_post_idx ON comments (post_id, created_at, id);
      CREATE INDEX comments_author_idx ON comments (author_id);
      CREATE INDEX comments_parent_idx ON comments (parent_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE comments, post_tags, tags, post_former_slugs, posts');
  }
}
