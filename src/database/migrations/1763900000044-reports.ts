import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was sold and given back, by day and by product. Days are of UTC; amounts minor units. */
export class Reports1763900000044 implements MigrationInterface {
  readonly name = 'Reports1763900000044';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(countSale);
    await runner.query(countRefund);
    await runner.query(`
      SELECT count_sale(id) FROM orders WHERE EXISTS (
        SELECT FROM order_history h WHERE h.order_id = orders.id AND h.to_status = 'paid');
      SELECT count_refund(id) FROM refunds WHERE status = 'succeeded';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION count_sale; DROP FUNCTION count_refund;
      DROP TABLE sales_days, sales_products, sales_counted;
    `);
  }
}

const tables = `
  CREATE TABLE sales_days (
    day date NOT NULL,
    currency text NOT NULL,
    orders bigint NOT NULL DEFAULT 0,
    units bigint NOT NULL DEFAULT 0,
    subtotal bigint NOT NULL DEFAULT 0,
    discount bigint NOT NULL DEFAULT 0,
    shipping bigint NOT NULL DEFAULT 0,
    tax bigint NOT NULL DEFAULT 0,
    tax_included bigint NOT NULL DEFAULT 0,
    total bigint NOT NULL DEFAULT 0,
    refunded_units bigint NOT NULL DEFAULT 0,
    refunded bigint NOT NULL DEFAULT 0,
    CONSTRAINT sales_days_pkey PRIMARY KEY (day, currency),
    CONSTRAINT sales_days_add_up CHECK (total = subtotal - discount + shipping + tax)
  );
  CREATE TABLE sales_products (
    day date NOT NULL,
    currency text NOT NULL,
    product_id uuid NOT NULL CONSTRAINT sales_products_product_fkey REFERENCES products ON DELETE RESTRICT,
    orders bigint NOT NULL DEFAULT 0,
    units bigint NOT NULL DEFAULT 0,
    subtotal bigint NOT NULL DEFAULT 0,
    discount bigint NOT NULL DEFAULT 0,
    refunded_units bigint NOT NULL DEFAULT 0,
    refunded bigint NOT NULL DEFAULT 0,
    CONSTRAINT sales_products_pkey PRIMARY KEY (day, currency, product_id)
  );
  CREATE INDEX sales_products_product_idx ON sales_products (product_id);
  -- orders and refunds that are in the counters, so that none is there twice
  CREATE TABLE sales_counted (id uuid NOT NULL CONSTRAINT sales_counted_pkey PRIMARY KEY);
`;

/** Adds an order that was paid, on the day on which it was, once however often it is asked for. */
const countSale = `
  CREATE FUNCTION count_sale(sold uuid) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    paid_on date := (SELECT (min(created_at) AT TIME ZONE 'UTC')::date FROM order_history
                     WHERE order_id = sold AND to_status = 'paid');
  BEGIN
    IF paid_on IS NULL THEN RAISE EXCEPTION 'the order % was never paid', sold; END IF;
    INSERT INTO sales_counted VALUES (sold) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN RETURN; END IF;
    INSERT INTO sales_products AS s (day, currency, product_id, orders, units, subtotal, discount)
    SELECT paid_on, o.currency, l.product_id, 1, sum(l.quantity), sum(l.subtotal), sum(l.discount)
    FROM orders o JOIN order_lines l ON l.order_id = o.id WHERE o.id = sold
    GROUP BY o.currency, l.product_id ORDER BY l.product_id
    ON CONFLICT (day, currency, product_id) DO UPDATE SET orders = s.orders + 1, units = s.units + excluded.units,
      subtotal = s.subtotal + excluded.subtotal, discount = s.discount + excluded.discount;
    INSERT INTO sales_days AS s (day, currency, orders, units, subtotal, discount, shipping, tax, tax_included, total)
    SELECT paid_on, currency, 1, (SELECT sum(quantity) FROM order_lines WHERE order_id = sold), subtotal, discount,
      shipping, tax, tax_included, total
    FROM orders WHERE id = sold
    ON CONFLICT (day, currency) DO UPDATE SET orders = s.orders + 1, units = s.units + excluded.units,
      subtotal = s.subtotal + excluded.subtotal, discount = s.discount + excluded.discount,
      shipping = s.shipping + excluded.shipping, tax = s.tax + excluded.tax,
      tax_included = s.tax_included + excluded.tax_included, total = s.total + excluded.total;
  END $$;
`;

/**
 * Adds a refund that was made of money that an order had kept, on the day on which it was made. One that names lines is
 * theirs; any other is spread over what was left of lines and sending by what they cost, largest remainder first. Things
 * are given back by a refund that names them, and all that are left by the one after which no money is left.
 */
const countRefund = `
  CREATE FUNCTION count_refund(made uuid) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    r record;
  BEGIN
    SELECT f.id, f.payment_id, f.amount, f.updated_at, (f.updated_at AT TIME ZONE 'UTC')::date AS day, p.order_id,
      o.currency, o.shipping + CASE WHEN o.tax > 0 THEN o.tax - (SELECT sum(tax) FROM order_lines WHERE order_id = o.id)
        ELSE 0 END AS sending,
      EXISTS (SELECT FROM refund_lines WHERE refund_id = made) AS names_lines,
      p.amount = (SELECT sum(b.amount) FROM refunds b WHERE b.payment_id = p.id AND b.status = 'succeeded'
        AND (b.updated_at, b.id) <= (f.updated_at, f.id)) AS is_last
    INTO r FROM refunds f JOIN payments p ON p.id = f.payment_id JOIN orders o ON o.id = p.order_id
    WHERE f.id = made AND f.status = 'succeeded' AND p.is_kept;
    IF NOT FOUND THEN RETURN; END IF;
    INSERT INTO sales_counted VALUES (made) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN RETURN; END IF;
    WITH before AS (
      SELECT b.line_id, sum(b.quantity) AS quantity, sum(b.amount) AS amount FROM refund_lines b
      JOIN refunds e ON e.id = b.refund_id
      WHERE e.payment_id = r.payment_id AND e.status = 'succeeded' AND (e.updated_at, e.id) < (r.updated_at, r.id)
      GROUP BY b.line_id
    ), parts AS (
      SELECT l.product_id, l.position, l.quantity - coalesce(b.quantity, 0) AS things,
        l.total + CASE WHEN o.tax > 0 THEN l.tax ELSE 0 END - coalesce(b.amount, 0) AS worth
      FROM order_lines l JOIN orders o ON o.id = l.order_id LEFT JOIN before b ON b.line_id = l.id
      WHERE l.order_id = r.order_id
      UNION ALL SELECT NULL, -1, 0, r.sending
    ), shares AS (
      SELECT product_id, position, things, div(r.amount * worth::numeric, nullif(sum(worth) OVER (), 0)) AS share,
        mod(r.amount * worth::numeric, nullif(sum(worth) OVER (), 0)) AS remainder
      FROM parts
    ), spread AS (
      SELECT product_id, CASE WHEN r.is_last THEN things ELSE 0 END AS units, coalesce(share, 0)
        + CASE WHEN row_number() OVER (ORDER BY remainder DESC NULLS LAST, position) <= r.amount - sum(share) OVER ()
          THEN 1 ELSE 0 END AS amount
      FROM shares
    ), named AS (
      SELECT l.product_id, f.quantity AS units, f.amount FROM refund_lines f JOIN order_lines l ON l.id = f.line_id
      WHERE f.refund_id = made
    ), back AS (
      SELECT product_id, sum(units) AS units, sum(amount) AS amount FROM (
        SELECT * FROM named WHERE r.names_lines UNION ALL SELECT * FROM spread WHERE NOT r.names_lines
      ) AS each WHERE product_id IS NOT NULL GROUP BY product_id
    )
    INSERT INTO sales_products AS s (day, currency, product_id, refunded_units, refunded)
    SELECT r.day, r.currency, product_id, units, amount FROM back WHERE units > 0 OR amount > 0 ORDER BY product_id
    ON CONFLICT (day, currency, product_id) DO UPDATE SET refunded_units = s.refunded_units + excluded.refunded_units,
      refunded = s.refunded + excluded.refunded;
    INSERT INTO sales_days AS s (day, currency, refunded_units, refunded)
    VALUES (r.day, r.currency, (SELECT CASE
        WHEN r.names_lines THEN (SELECT sum(quantity) FROM refund_lines WHERE refund_id = made)
        WHEN r.is_last THEN (SELECT sum(quantity) FROM order_lines WHERE order_id = r.order_id) - coalesce((
          SELECT sum(b.quantity) FROM refund_lines b JOIN refunds e ON e.id = b.refund_id
          WHERE e.payment_id = r.payment_id AND e.status = 'succeeded'
            AND (e.updated_at, e.id) < (r.updated_at, r.id)), 0)
        ELSE 0 END), r.amount)
    ON CONFLICT (day, currency) DO UPDATE SET refunded_units = s.refunded_units + excluded.refunded_units,
      refunded = s.refunded + excluded.refunded;
  END $$;
`;
