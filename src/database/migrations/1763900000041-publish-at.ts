import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drafts that publish themselves. */
export class PublishAt1763900000041 implements MigrationInterface {
  readonly name = 'PublishAt1763900000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE posts ADD COLUMN publish_at timestamptz(3),
        ADD CONSTRAINT posts_only_drafts_are_planned CHECK (publish_at IS NULL OR status = 'draft');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE posts DROP COLUMN publish_at');
  }
}
