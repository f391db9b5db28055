import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Refunds that people make in the provider's own dashboard are in the books, once each. */
export class RefundsMadeElsewhere1763900000055 implements MigrationInterface {
  readonly name = 'RefundsMadeElsewhere1763900000055';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- of a refund that was not ours to begin with: what the provider calls it
      ALTER TABLE refunds ADD COLUMN provider_refund_id text
        CONSTRAINT refunds_provider_id_length CHECK (length(provider_refund_id) BETWEEN 1 AND 255);
      CREATE UNIQUE INDEX refunds_made_elsewhere_once ON refunds (payment_id, provider_refund_id)
        WHERE provider_refund_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE refunds DROP COLUMN provider_refund_id');
  }
}
