import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who sees a post, what is put in front, why it did not publish itself, and which previews are still good. */
export class Showing1763900000051 implements MigrationInterface {
  readonly name = 'Showing1763900000051';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE posts
        ADD COLUMN visibility text NOT NULL DEFAULT 'public'
          CONSTRAINT posts_visibility_known CHECK (visibility IN ('public', 'members')),
        ADD COLUMN featured boolean NOT NULL DEFAULT false,
        ADD COLUMN pinned boolean NOT NULL DEFAULT false,
        ADD COLUMN publish_error text CONSTRAINT posts_publish_error_length CHECK (length(publish_error) BETWEEN 1 AND 500),
        -- how often it was published: previews of an earlier draft are over
        ADD COLUMN publications int NOT NULL DEFAULT 0;
      CREATE INDEX posts_pinned_idx ON posts (pinned, published_at, id) WHERE status = 'published';
      CREATE INDEX posts_featured_idx ON posts (pinned, published_at, id) WHERE status = 'published' AND featured;
      CREATE INDEX posts_published_author_idx ON posts (author_id, published_at, id) WHERE status = 'published';
      CREATE INDEX posts_publish_at_idx ON posts (publish_at) WHERE publish_at IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX posts_pinned_idx, posts_featured_idx, posts_published_author_idx, posts_publish_at_idx;
      ALTER TABLE posts DROP COLUMN visibility, DROP COLUMN featured, DROP COLUMN pinned, DROP COLUMN publish_error,
        DROP COLUMN publications;
    `);
  }
}
