import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Top sellers of a long time: what sold little is no longer read, because the few that sold well are looked up one by one. */
export class TopSellers1763900000014 implements MigrationInterface {
  readonly name = 'TopSellers1763900000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(lookedUp);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(joined);
  }
}

/** The comment in the migration of the sales says why this is exact. */
const lookedUp = `
  CREATE OR REPLACE FUNCTION top_sold(since date, until date, wanted int) RETURNS TABLE (product_id uuid, units bigint)
    STABLE ROWS 20 LANGUAGE plpgsql AS $$
  #variable_conflict use_column
  DECLARE
    day date := since;
    spans int[] := '{}';
    starts_on date[] := '{}';
    good bigint[] := '{}';
    shares bigint[];
    depth int := wanted + 10;
    -- so many are looked up one by one; more are met in one pass over the spans
    few CONSTANT int := 5000;
    least bigint;
    candidates uuid[];
  BEGIN
    WHILE day <= until LOOP
      spans := spans || (SELECT max(s) FROM unnest(ARRAY[1, 4, 16, 64, 256]) s WHERE sales_span_start(s, day) = day);
      starts_on := starts_on || day;
      good := good || coalesce((
        SELECT s.units FROM product_sales s WHERE s.span = spans[cardinality(spans)] AND s.starts = day AND s.units > 0
        ORDER BY s.units DESC, s.product_id OFFSET depth - 1 LIMIT 1), 0);
      day := day + spans[cardinality(spans)];
    END LOOP;

    candidates := ARRAY(
      SELECT DISTINCT best.product_id FROM unnest(spans, starts_on) AS w (span, starts) CROSS JOIN LATERAL (
        SELECT s.product_id FROM product_sales s WHERE s.span = w.span AND s.starts = w.starts AND s.units > 0
        ORDER BY s.units DESC, s.product_id LIMIT depth) AS best);
    SELECT coalesce(min(last.units), 0) INTO least FROM (
      SELECT sum(s.units) AS units FROM unnest(candidates) AS c (id)
      JOIN products p ON p.id = c.id AND p.status = 'active'
      CROSS JOIN unnest(spans, starts_on) AS w (span, starts)
      CROSS JOIN LATERAL (SELECT units FROM product_sales
        WHERE span = w.span AND starts = w.starts AND product_id = c.id OFFSET 0) AS s
      GROUP BY c.id ORDER BY 1 DESC OFFSET wanted - 1 LIMIT 1) AS last;

    SELECT array_agg(greatest(1, ceil(least::numeric * g / greatest(1, (SELECT sum(g) FROM unnest(good) g)))))
      INTO shares FROM unnest(good) g;
    candidates := ARRAY(
      SELECT DISTINCT s.product_id FROM unnest(spans, starts_on, shares) AS w (span, starts, share)
      CROSS JOIN LATERAL (SELECT product_id FROM product_sales
        WHERE span = w.span AND starts = w.starts AND units >= w.share OFFSET 0) AS s);
    IF cardinality(candidates) <= few THEN
      RETURN QUERY
        SELECT c.id, sum(s.units)::bigint AS units FROM unnest(candidates) AS c (id)
        JOIN products p ON p.id = c.id AND p.status = 'active'
        CROSS JOIN unnest(spans, starts_on) AS w (span, starts)
        CROSS JOIN LATERAL (SELECT units FROM product_sales
          WHERE span = w.span AND starts = w.starts AND product_id = c.id OFFSET 0) AS s
        GROUP BY c.id HAVING sum(s.units) > 0 ORDER BY 2 DESC, 1 LIMIT wanted;
    ELSE
      RETURN QUERY
        SELECT c.id, sum(s.units)::bigint AS units FROM unnest(candidates) AS c (id)
        JOIN products p ON p.id = c.id AND p.status = 'active'
        CROSS JOIN unnest(spans, starts_on) AS w (span, starts)
        JOIN product_sales s ON s.span = w.span AND s.starts = w.starts AND s.product_id = c.id
        GROUP BY c.id HAVING sum(s.units) > 0 ORDER BY 2 DESC, 1 LIMIT wanted;
    END IF;
  END $$;
`;

/** As it was. */
const joined = `
  CREATE OR REPLACE FUNCTION top_sold(since date, until date, wanted int) RETURNS TABLE (product_id uuid, units bigint)
    STABLE ROWS 20 LANGUAGE plpgsql AS $$
  #variable_conflict use_column
  DECLARE
    day date := since;
    spans int[] := '{}';
    starts_on date[] := '{}';
    good bigint[] := '{}';
    shares bigint[];
    depth int := wanted + 10;
    least bigint;
    candidates uuid[];
  BEGIN
    WHILE day <= until LOOP
      spans := spans || (SELECT max(s) FROM unnest(ARRAY[1, 4, 16, 64, 256]) s WHERE sales_span_start(s, day) = day);
      starts_on := starts_on || day;
      good := good || coalesce((
        SELECT s.units FROM product_sales s WHERE s.span = spans[cardinality(spans)] AND s.starts = day AND s.units > 0
        ORDER BY s.units DESC, s.product_id OFFSET depth - 1 LIMIT 1), 0);
      day := day + spans[cardinality(spans)];
    END LOOP;

    candidates := ARRAY(
      SELECT DISTINCT best.product_id FROM unnest(spans, starts_on) AS w (span, starts) CROSS JOIN LATERAL (
        SELECT s.product_id FROM product_sales s WHERE s.span = w.span AND s.starts = w.starts AND s.units > 0
        ORDER BY s.units DESC, s.product_id LIMIT depth) AS best);
    SELECT coalesce(min(last.units), 0) INTO least FROM (
      SELECT sum(s.units) AS units FROM unnest(candidates) AS c (id)
      JOIN products p ON p.id = c.id AND p.status = 'active'
      CROSS JOIN unnest(spans, starts_on) AS w (span, starts)
      JOIN product_sales s ON s.span = w.span AND s.starts = w.starts AND s.product_id = c.id
      GROUP BY c.id ORDER BY 1 DESC OFFSET wanted - 1 LIMIT 1) AS last;

    SELECT array_agg(greatest(1, ceil(least::numeric * g / greatest(1, (SELECT sum(g) FROM unnest(good) g)))))
      INTO shares FROM unnest(good) g;
    candidates := ARRAY(
      SELECT DISTINCT s.product_id FROM unnest(spans, starts_on, shares) AS w (span, starts, share)
      JOIN product_sales s ON s.span = w.span AND s.starts = w.starts AND s.units >= w.share);
    RETURN QUERY
      SELECT c.id, sum(s.units)::bigint AS units FROM unnest(candidates) AS c (id)
      JOIN products p ON p.id = c.id AND p.status = 'active'
      CROSS JOIN unnest(spans, starts_on) AS w (span, starts)
      JOIN product_sales s ON s.span = w.span AND s.starts = w.starts AND s.product_id = c.id
      GROUP BY c.id HAVING sum(s.units) > 0 ORDER BY 2 DESC, 1 LIMIT wanted;
  END $$;
`;
