import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Products that cost less by the dozen. */
export class QuantityBreaks1763900000037 implements MigrationInterface {
  readonly name = 'QuantityBreaks1763900000037';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE quantity_breaks (
        product_id uuid NOT NULL CONSTRAINT quantity_breaks_product_fkey REFERENCES products ON DELETE CASCADE,
        min_quantity int NOT NULL CONSTRAINT quantity_breaks_min_quantity_in_range
          CHECK (min_quantity BETWEEN 2 AND 100000),
        -- in millionths, with two decimals of a percent
        rate int NOT NULL CONSTRAINT quantity_breaks_rate_in_range
          CHECK (rate BETWEEN 100 AND 1000000 AND rate % 100 = 0),
        CONSTRAINT quantity_breaks_pkey PRIMARY KEY (product_id, min_quantity)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE quantity_breaks');
  }
}
