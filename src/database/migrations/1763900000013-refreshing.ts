import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What lists find products by follows a change once: prices when prices change, stock and SKUs when variants do. */
export class Refreshing1763900000013 implements MigrationInterface {
  readonly name = 'Refreshing1763900000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(halves);
    await runner.query(`
      CREATE OR REPLACE FUNCTION refresh_of_changed_variants() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        ids uuid[];
      BEGIN
        SELECT array_agg(DISTINCT n.product_id) INTO ids FROM removed o JOIN changed n USING (id)
          WHERE (o.stock > 0, o.is_active, o.sku, o.position) IS DISTINCT FROM (n.stock > 0, n.is_active, n.sku, n.position);
        PERFORM refresh_shown_variants(ids);
        SELECT array_agg(DISTINCT n.product_id) INTO ids FROM removed o JOIN changed n USING (id)
          WHERE o.is_active <> n.is_active;
        PERFORM refresh_shown_prices(ids);
        RETURN NULL;
      END $$;

      -- A new variant has no prices yet; they are told of when they come.
      CREATE OR REPLACE FUNCTION refresh_of_variants() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM refresh_shown_variants(ARRAY(SELECT DISTINCT product_id FROM changed));
        RETURN NULL;
      END $$;
      CREATE OR REPLACE FUNCTION refresh_of_prices() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM refresh_shown_prices(ARRAY(
          SELECT DISTINCT v.product_id FROM changed c JOIN variants v ON v.id = c.variant_id));
        RETURN NULL;
      END $$;
      CREATE OR REPLACE FUNCTION refresh_of_product() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM refresh_shown_prices(ARRAY[NEW.id]);
        RETURN NULL;
      END $$;
      DROP FUNCTION refresh_products;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`${whole}
      CREATE OR REPLACE FUNCTION refresh_of_changed_variants() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        ids uuid[];
      BEGIN
        SELECT array_agg(DISTINCT n.product_id) INTO ids FROM removed o JOIN changed n USING (id)
          WHERE (o.stock > 0, o.is_active, o.sku, o.position) IS DISTINCT FROM (n.stock > 0, n.is_active, n.sku, n.position);
        IF ids IS NOT NULL THEN
          PERFORM refresh_products(ids);
        END IF;
        RETURN NULL;
      END $$;
      CREATE OR REPLACE FUNCTION refresh_of_variants() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM refresh_products(ARRAY(SELECT DISTINCT product_id FROM changed));
        RETURN NULL;
      END $$;
      CREATE OR REPLACE FUNCTION refresh_of_prices() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM refresh_products(ARRAY(
          SELECT DISTINCT v.product_id FROM changed c JOIN variants v ON v.id = c.variant_id));
        RETURN NULL;
      END $$;
      CREATE OR REPLACE FUNCTION refresh_of_product() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM refresh_products(ARRAY[NEW.id]);
        RETURN NULL;
      END $$;
      DROP FUNCTION refresh_shown_variants, refresh_shown_prices;
    `);
  }
}

/**
 * Two functions in place of one that looked at everything whatever had changed: whether anything is in stock and the SKUs
 * depend on variants alone, the lowest prices on prices and on which variants are active.
 */
const halves = `
  -- Both lock the rows first, so that what is read afterwards is the last word of everybody before; and in the order
  -- of the ids, which is why they are called once for a whole statement.
  CREATE FUNCTION refresh_shown_variants(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    IF coalesce(cardinality(ids), 0) = 0 THEN RETURN; END IF;
    PERFORM FROM products WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
    UPDATE products p SET in_stock = state.in_stock, skus = state.skus
      FROM (
        SELECT p.id, coalesce(bool_or(v.stock > 0), false) AS in_stock,
          coalesce(string_agg(v.sku, ' ' ORDER BY v.position, v.id), '') AS skus
        FROM products p LEFT JOIN variants v ON v.product_id = p.id AND v.is_active
        WHERE p.id = ANY (ids) GROUP BY p.id
      ) AS state
      WHERE p.id = state.id AND (p.in_stock, p.skus) IS DISTINCT FROM (state.in_stock, state.skus);
  END $$;

  CREATE FUNCTION refresh_shown_prices(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    IF coalesce(cardinality(ids), 0) = 0 THEN RETURN; END IF;
    PERFORM FROM products WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
    DELETE FROM product_prices pp WHERE pp.product_id = ANY (ids) AND NOT EXISTS (
      SELECT FROM variants v JOIN prices c ON c.variant_id = v.id
      WHERE v.product_id = pp.product_id AND v.is_active AND c.currency = pp.currency);
    INSERT INTO product_prices AS kept (product_id, currency, amount)
      SELECT v.product_id, c.currency, min(c.amount) FROM variants v JOIN prices c ON c.variant_id = v.id
      WHERE v.product_id = ANY (ids) AND v.is_active GROUP BY v.product_id, c.currency
      ON CONFLICT (product_id, currency) DO UPDATE SET amount = excluded.amount WHERE kept.amount <> excluded.amount;
    UPDATE products p SET price_amount = pp.amount FROM product_prices pp
      WHERE p.id = ANY (ids) AND pp.product_id = p.id AND pp.currency = p.price_currency AND p.price_amount <> pp.amount;
  END $$;
`;

/** What they replace. */
const whole = `
  CREATE FUNCTION refresh_products(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM FROM products WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
    DELETE FROM product_prices pp WHERE pp.product_id = ANY (ids) AND NOT EXISTS (
      SELECT FROM variants v JOIN prices c ON c.variant_id = v.id
      WHERE v.product_id = pp.product_id AND v.is_active AND c.currency = pp.currency);
    INSERT INTO product_prices AS kept (product_id, currency, amount)
      SELECT v.product_id, c.currency, min(c.amount) FROM variants v JOIN prices c ON c.variant_id = v.id
      WHERE v.product_id = ANY (ids) AND v.is_active GROUP BY v.product_id, c.currency
      ON CONFLICT (product_id, currency) DO UPDATE SET amount = excluded.amount WHERE kept.amount <> excluded.amount;
    UPDATE products p SET in_stock = state.in_stock, skus = state.skus, price_amount = coalesce(state.price, p.price_amount)
      FROM (
        SELECT p.id, coalesce(bool_or(v.stock > 0), false) AS in_stock,
          coalesce(string_agg(v.sku, ' ' ORDER BY v.position, v.id), '') AS skus,
          (SELECT amount FROM product_prices pp WHERE pp.product_id = p.id AND pp.currency = p.price_currency) AS price
        FROM products p LEFT JOIN variants v ON v.product_id = p.id AND v.is_active
        WHERE p.id = ANY (ids) GROUP BY p.id
      ) AS state
      WHERE p.id = state.id AND (p.in_stock, p.skus, p.price_amount)
        IS DISTINCT FROM (state.in_stock, state.skus, coalesce(state.price, p.price_amount));
  END $$;
`;
