import { getConstructionPlans } from 'pg-boss';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The queue of jobs, in a schema of its own: what pg-boss asks for. A later release that brings another pg-boss brings a
 * migration with its `getMigrationPlans('pgboss', from)`, where `from` is the version that the database has; a database
 * that is made then has the newest already.
 */
export class Jobs1763900000023 implements MigrationInterface {
  readonly name = 'Jobs1763900000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(withinTransaction(getConstructionPlans('pgboss')));
    await runner.query(unusedPartitions);
    await runner.query(recounting);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP FUNCTION mend_sales; DROP INDEX order_history_paid_idx; DROP SCHEMA pgboss CASCADE',
    );
  }
}

/** The plan brings a transaction along, and limits for it; ours is open already. */
function withinTransaction(plan: string): string {
  return plan.replace(/^\s*BEGIN;(\s*SET LOCAL [^;]+;)*/, '').replace(/COMMIT;\s*$/, '');
}

/** Made for the day of the migration and the next, for numbers that are measured elsewhere here. */
const unusedPartitions = `
  DO $$
  DECLARE
    part regclass;
  BEGIN
    FOR part IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'pgboss.queue_stats'::regclass LOOP
      EXECUTE format('DROP TABLE %s', part);
    END LOOP;
  END $$
`;

const recounting = `
  CREATE INDEX order_history_paid_idx ON order_history (created_at) WHERE to_status = 'paid';

  -- Compares the counters of one span with what they count: of a day with the orders paid on it, of a longer span with
  -- the four spans that it is made of. What differs is corrected and given. Both sides come from one snapshot, in which
  -- every order has changed both or neither; and it is the difference that is added, so orders that move meanwhile are
  -- neither lost nor counted twice. Not to be run twice at a time.
  CREATE FUNCTION mend_sales(which int, since date) RETURNS TABLE (product_id uuid, counted bigint, recounted bigint)
    LANGUAGE sql AS $$
    WITH parts AS (
      SELECT l.product_id, l.quantity::bigint AS units FROM order_history h
      JOIN orders o ON o.id = h.order_id AND o.status IN ('paid', 'shipped', 'delivered')
      JOIN order_lines l ON l.order_id = o.id
      WHERE which = 1 AND h.to_status = 'paid' AND h.created_at >= since::timestamp AT TIME ZONE 'UTC'
        AND h.created_at < (since + 1)::timestamp AT TIME ZONE 'UTC'
      UNION ALL
      SELECT s.product_id, s.units FROM product_sales s
      WHERE which > 1 AND s.span = which / 4 AND s.starts >= since AND s.starts < since + which
    ), sold AS (
      SELECT parts.product_id, sum(units)::bigint AS units FROM parts GROUP BY 1
    ), kept AS (
      SELECT s.product_id, s.units FROM product_sales s WHERE s.span = which AND s.starts = since
    ), wrong AS MATERIALIZED (
      SELECT product_id, coalesce(kept.units, 0) AS counted, coalesce(sold.units, 0) AS recounted
      FROM kept FULL JOIN sold USING (product_id) WHERE coalesce(kept.units, 0) <> coalesce(sold.units, 0)
    ), more AS (
      INSERT INTO product_sales AS mended (span, starts, product_id, units)
      SELECT which, since, w.product_id, w.recounted - w.counted FROM wrong w WHERE w.recounted > w.counted ORDER BY 3
      ON CONFLICT (span, starts, product_id) DO UPDATE SET units = mended.units + excluded.units
    ), fewer AS (
      UPDATE product_sales s SET units = s.units + w.recounted - w.counted FROM wrong w
      WHERE w.recounted < w.counted AND (s.span, s.starts, s.product_id) = (which, since, w.product_id)
    )
    SELECT w.product_id, w.counted, w.recounted FROM wrong w
  $$;
`;
