import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders keep by which method they travel and which tax was on them, as both were when they were placed. */
export class OrderTerms1763900000034 implements MigrationInterface {
  readonly name = 'OrderTerms1763900000034';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE orders
        ADD COLUMN shipping_method jsonb
          CONSTRAINT orders_shipping_method_form CHECK (shipping_method ?& ARRAY['id', 'name']),
        ADD COLUMN tax_rate jsonb
          CONSTRAINT orders_tax_rate_form CHECK (tax_rate ?& ARRAY['label', 'rate', 'isIncluded']),
        ADD CONSTRAINT orders_shipping_has_its_method CHECK (shipping = 0 OR shipping_method IS NOT NULL),
        ADD CONSTRAINT orders_tax_has_its_rate CHECK ((tax = 0 AND tax_included = 0) OR tax_rate IS NOT NULL);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE orders DROP COLUMN shipping_method, DROP COLUMN tax_rate');
  }
}
