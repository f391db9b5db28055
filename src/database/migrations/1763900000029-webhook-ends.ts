import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A webhook ends at once, however much waits for it or is written of it; what is left is tidied up in small parts. */
export class WebhookEnds1763900000029 implements MigrationInterface {
  readonly name = 'WebhookEnds1763900000029';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE webhooks
        -- messages up to then are given up, also when it is active again; null: none are left
        ADD COLUMN given_up_until timestamptz(3),
        -- nobody sees it any more; it goes when the last of its deliveries has gone
        ADD COLUMN deleted_at timestamptz(3),
        ADD CONSTRAINT webhooks_deleted_ones_are_disabled CHECK (deleted_at IS NULL OR status = 'disabled');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE webhooks DROP COLUMN given_up_until, DROP COLUMN deleted_at');
  }
}
