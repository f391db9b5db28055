import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How much of each product was sold, counted as orders move, so that nobody has to look through the orders. */
export class Sales1763800000012 implements MigrationInterface {
  readonly name = 'Sales1763800000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(counters);
    await runner.query(counting);
    await runner.query(reading);
    await runner.query(past);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER order_history_counts_sales ON order_history;
      DROP FUNCTION top_sold, count_sale, sale_of_order, sales_span_start;
      DROP TABLE product_sales;
    `);
  }
}

const counters = `
  -- Units of paid orders that were neither cancelled nor refunded, by the day (UTC) on which they were paid; and the
  -- same in spans of 4, 16, 64 and 256 days, so that any window up to today is the sum of a few spans: 14 for a year.
  CREATE TABLE product_sales (
    span int NOT NULL CONSTRAINT product_sales_span_known CHECK (span IN (1, 4, 16, 64, 256)),
    -- the first day of the span
    starts date NOT NULL,
    product_id uuid NOT NULL CONSTRAINT product_sales_product_fkey REFERENCES products ON DELETE RESTRICT,
    units bigint NOT NULL CONSTRAINT product_sales_units_never_negative CHECK (units >= 0),
    CONSTRAINT product_sales_pkey PRIMARY KEY (span, starts, product_id)
  );
  CREATE INDEX product_sales_most_idx ON product_sales (span, starts, units DESC, product_id);

  CREATE FUNCTION sales_span_start(span int, day date) RETURNS date IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$
    SELECT date '1970-01-01' + (day - date '1970-01-01') / span * span
  $$;
`;

const counting = `
  -- What an order sold, as the counters have it. The day is that of the payment, also for what is taken back later.
  CREATE FUNCTION sale_of_order(which uuid) RETURNS TABLE (span int, starts date, product_id uuid, units bigint)
    STABLE LANGUAGE sql AS $$
    SELECT s.span, sales_span_start(s.span, paid.day), l.product_id, l.units
    FROM (SELECT product_id, sum(quantity) AS units FROM order_lines WHERE order_id = which GROUP BY product_id) AS l
    CROSS JOIN (SELECT (created_at AT TIME ZONE 'UTC')::date AS day FROM order_history
                WHERE order_id = which AND to_status = 'paid') AS paid
    CROSS JOIN unnest(ARRAY[1, 4, 16, 64, 256]) AS s (span)
  $$;

  -- Counts when an order is paid, and takes back when a paid one is cancelled or refunded in full: in the statement
  -- that moves the order, whoever moves it. Rows are locked in the order of their products, so that two orders with
  -- the same ones cannot wait for each other in a circle.
  CREATE FUNCTION count_sale() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.to_status = 'paid' THEN
      INSERT INTO product_sales AS kept (span, starts, product_id, units)
        SELECT span, starts, product_id, units FROM sale_of_order(NEW.order_id) ORDER BY product_id, span
        ON CONFLICT (span, starts, product_id) DO UPDATE SET units = kept.units + excluded.units;
    ELSE
      PERFORM FROM product_sales kept JOIN sale_of_order(NEW.order_id) sale USING (span, starts, product_id)
        ORDER BY product_id, span FOR NO KEY UPDATE OF kept;
      UPDATE product_sales kept SET units = kept.units - sale.units FROM sale_of_order(NEW.order_id) sale
        WHERE (kept.span, kept.starts, kept.product_id) = (sale.span, sale.starts, sale.product_id);
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER order_history_counts_sales AFTER INSERT ON order_history FOR EACH ROW
    WHEN (NEW.to_status = 'paid' OR
      NEW.to_status IN ('cancelled', 'refunded') AND NEW.from_status IN ('paid', 'shipped', 'delivered'))
    EXECUTE FUNCTION count_sale();
`;

const reading = `
  -- The active products of which most was sold from the day "since" to "until" (today: nothing is sold later), the
  -- most first; the id breaks ties. Exact, and mostly without looking at what sold little.
  --
  -- The window is a few spans. The best of each span, summed over all spans, give a total that the last place has at
  -- least. Whoever reaches that total holds in some span at least that span's share of it, however the shares are
  -- cut; so what holds less in every span need not be summed. Shares are cut by what sold well in each span.
  CREATE FUNCTION top_sold(since date, until date, wanted int) RETURNS TABLE (product_id uuid, units bigint)
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

/** The orders of before. */
const past = `
  INSERT INTO product_sales (span, starts, product_id, units)
    SELECT sale.span, sale.starts, sale.product_id, sum(sale.units) FROM orders o, sale_of_order(o.id) sale
    WHERE o.status IN ('paid', 'shipped', 'delivered') GROUP BY 1, 2, 3;
`;
