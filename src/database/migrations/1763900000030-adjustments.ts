import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders explain their totals: each step from the prices to what is paid, and the taxes that prices may hold already. */
export class Adjustments1763900000030 implements MigrationInterface {
  readonly name = 'Adjustments1763900000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION adjusted_by(adjustments jsonb) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN (SELECT coalesce(sum((step->>'amount')::bigint), 0)::bigint FROM jsonb_array_elements(adjustments) AS step
          WHERE NOT (step->>'isIncluded')::boolean);

      ALTER TABLE orders
        ADD COLUMN tax_included bigint NOT NULL DEFAULT 0,
        ADD COLUMN adjustments jsonb NOT NULL DEFAULT '[]';
      ALTER TABLE order_lines
        ADD COLUMN tax bigint NOT NULL DEFAULT 0,
        ADD COLUMN adjustments jsonb NOT NULL DEFAULT '[]';

      -- until now an account's tier was all that moved a total
      UPDATE orders SET adjustments = jsonb_build_array(jsonb_build_object('type', 'tier', 'amount', -discount,
          'isIncluded', false, 'label', CASE tier WHEN 'premium' THEN '20' ELSE '10' END || ' % for ' || tier || ' members'))
        WHERE discount > 0;
      UPDATE order_lines l SET adjustments = jsonb_build_array(jsonb_build_object('type', 'tier', 'amount', -l.discount,
          'isIncluded', false, 'label', o.adjustments->0->>'label'))
        FROM orders o WHERE o.id = l.order_id AND l.discount > 0;

      ALTER TABLE orders
        ADD CONSTRAINT orders_tax_included_in_range CHECK (tax_included BETWEEN 0 AND total),
        ADD CONSTRAINT orders_adjustments_add_up CHECK (adjusted_by(adjustments) = total - subtotal);
      ALTER TABLE order_lines
        ADD CONSTRAINT order_lines_tax_not_negative CHECK (tax >= 0);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE order_lines DROP COLUMN adjustments, DROP COLUMN tax;
      ALTER TABLE orders DROP COLUMN adjustments, DROP COLUMN tax_included;
      DROP FUNCTION adjusted_by;
    `);
  }
}
