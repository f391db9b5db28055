import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Posts have an image in front. */
export class PostCovers1763900000049 implements MigrationInterface {
  readonly name = 'PostCovers1763900000049';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE posts ADD COLUMN cover_image_id uuid CONSTRAINT posts_cover_image_fkey REFERENCES media ON DELETE SET NULL;
      CREATE INDEX posts_cover_image_idx ON posts (cover_image_id) WHERE cover_image_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE posts DROP COLUMN cover_image_id');
  }
}
