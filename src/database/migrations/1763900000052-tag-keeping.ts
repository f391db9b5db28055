import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What tags are about, and the slugs that they had. */
export class TagKeeping1763900000052 implements MigrationInterface {
  readonly name = 'TagKeeping1763900000052';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE tags ADD COLUMN description text CONSTRAINT tags_description_length CHECK (length(description) BETWEEN 1 AND 500);
      CREATE TABLE tag_former_slugs (
        slug text NOT NULL CONSTRAINT tag_former_slugs_pkey PRIMARY KEY,
        tag_id uuid NOT NULL CONSTRAINT tag_former_slugs_tag_fkey REFERENCES tags ON DELETE CASCADE
      );
      CREATE INDEX tag_former_slugs_tag_idx ON tag_former_slugs (tag_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE tag_former_slugs; ALTER TABLE tags DROP COLUMN description');
  }
}
