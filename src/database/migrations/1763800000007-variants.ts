import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Variants: what is sold, kept in stock and priced. A product is what is shown; one without options has one variant.
 * Prices in any number of currencies, and the history of each.
 */
export class Variants1763800000007 implements MigrationInterface {
  readonly name = 'Variants1763800000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(ledger);
    await runner.query(derived);
    await runner.query(moved);
  }

  /** There is no way back: a product may have several variants by now, and the older tables hold one of each. */
  down(): Promise<void> {
    return Promise.reject(new Error('Variants cannot be taken back; restore a backup of before.'));
  }
}

const tables = `
  CREATE TABLE variants (
    id uuid NOT NULL CONSTRAINT variants_pkey PRIMARY KEY,
    product_id uuid NOT NULL CONSTRAINT variants_product_fkey REFERENCES products ON DELETE RESTRICT,
    position int NOT NULL CONSTRAINT variants_position_not_negative CHECK (position >= 0),
    sku text NOT NULL CONSTRAINT variants_sku_key UNIQUE,
    options jsonb NOT NULL DEFAULT '{}',
    stock int NOT NULL CONSTRAINT variants_stock_never_negative CHECK (stock >= 0),
    low_stock_threshold int CONSTRAINT variants_threshold_in_range CHECK (low_stock_threshold BETWEEN 0 AND 1000000000),
    -- a withdrawn variant is no longer shown or sold; orders and the ledger keep it
    is_active boolean NOT NULL DEFAULT true,
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    CONSTRAINT variants_sku_form CHECK (sku ~ '^[A-Z0-9]+([._-][A-Z0-9]+)*$' AND length(sku) <= 64),
    CONSTRAINT variants_options_form CHECK (jsonb_typeof(options) = 'object')
  ) WITH (fillfactor = 85); -- every sale rewrites the row's stock: in the same page, no index is touched
  CREATE INDEX variants_product_idx ON variants (product_id, position, id);
  CREATE UNIQUE INDEX variants_options_once ON variants (product_id, options) WHERE is_active;

  -- what a variant costs now; the history below follows by trigger
  CREATE TABLE prices (
    variant_id uuid NOT NULL CONSTRAINT prices_variant_fkey REFERENCES variants ON DELETE RESTRICT,
    currency text NOT NULL CONSTRAINT prices_currency_form CHECK (currency ~ '^[A-Z]{3}$'),
    amount int NOT NULL CONSTRAINT prices_amount_in_range CHECK (amount BETWEEN 0 AND 100000000),
    compare_at_amount int CONSTRAINT prices_compare_at_in_range CHECK (compare_at_amount BETWEEN 0 AND 100000000),
    changed_by uuid,
    changed_at timestamptz(3) NOT NULL,
    CONSTRAINT prices_pkey PRIMARY KEY (variant_id, currency)
  );
  CREATE TABLE price_history (
    sequence bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT price_history_pkey PRIMARY KEY,
    variant_id uuid NOT NULL CONSTRAINT price_history_variant_fkey REFERENCES variants ON DELETE RESTRICT,
    currency text NOT NULL,
    -- null: from then on it had no price in this currency
    amount int,
    compare_at_amount int,
    changed_by uuid,
    valid_from timestamptz(3) NOT NULL
  );
  CREATE INDEX price_history_variant_idx ON price_history (variant_id, currency, valid_from, sequence);
  CREATE TRIGGER price_history_append_only BEFORE UPDATE OR DELETE ON price_history
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

  -- the lowest price of a product's active variants in each currency, for lists; derived by refresh_products
  CREATE TABLE product_prices (
    product_id uuid NOT NULL CONSTRAINT product_prices_product_fkey REFERENCES products ON DELETE CASCADE,
    currency text NOT NULL,
    amount int NOT NULL,
    CONSTRAINT product_prices_pkey PRIMARY KEY (product_id, currency)
  );
  CREATE INDEX product_prices_amount_idx ON product_prices (currency, amount, product_id);

  DROP TRIGGER products_stock_equals_ledger ON products;
  DROP TRIGGER stock_movements_continue ON stock_movements;
  ALTER TABLE products
    ADD COLUMN options jsonb NOT NULL DEFAULT '[]'
      CONSTRAINT products_options_form CHECK (jsonb_typeof(options) = 'array'),
    ADD COLUMN attributes jsonb NOT NULL DEFAULT '{}'
      CONSTRAINT products_attributes_form CHECK (jsonb_typeof(attributes) = 'object'),
    -- derived from the active variants by refresh_products
    ADD COLUMN in_stock boolean NOT NULL DEFAULT false,
    ADD COLUMN skus text NOT NULL DEFAULT '';
  ALTER TABLE order_lines
    ADD COLUMN variant_id uuid CONSTRAINT order_lines_variant_fkey REFERENCES variants ON DELETE RESTRICT,
    ADD COLUMN options jsonb NOT NULL DEFAULT '{}';
  -- a count that finds what was expected is a movement by nothing
  ALTER TABLE stock_movements DROP CONSTRAINT stock_movements_moves,
    ADD CONSTRAINT stock_movements_moves CHECK (delta <> 0 OR reason = 'adjusted'),
    ADD COLUMN variant_id uuid CONSTRAINT stock_movements_variant_fkey REFERENCES variants ON DELETE RESTRICT;
`;

const ledger = `
  -- The figure and the ledger agree at every commit, whoever writes: the last movement says what the stock is.
  CREATE OR REPLACE FUNCTION check_stock_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    figure int;
    ledger int;
  BEGIN
    SELECT stock INTO figure FROM variants WHERE id = NEW.id;
    SELECT stock_after INTO ledger FROM stock_movements WHERE variant_id = NEW.id ORDER BY sequence DESC LIMIT 1;
    IF figure IS DISTINCT FROM coalesce(ledger, 0) THEN
      RAISE EXCEPTION 'stock of variant % is % but its ledger says %', NEW.id, figure, coalesce(ledger, 0)
        USING ERRCODE = 'check_violation', CONSTRAINT = 'variants_stock_equals_ledger';
    END IF;
    RETURN NULL;
  END $$;

  -- Each movement continues where the one before ended, and is written after the variant's figure. So no movement
  -- stands without a changed figure, and the ledger sums to its last line. The function is volatile on purpose:
  -- it then looks with a snapshot of its own, and sees what others committed while the statement waited for a lock.
  CREATE OR REPLACE FUNCTION check_stock_movement() RETURNS trigger LANGUAGE plpgsql VOLATILE AS $$
  DECLARE
    figure int;
    owner uuid;
    ledger int;
  BEGIN
    SELECT stock, product_id INTO figure, owner FROM variants WHERE id = NEW.variant_id;
    SELECT stock_after INTO ledger FROM stock_movements WHERE variant_id = NEW.variant_id ORDER BY sequence DESC LIMIT 1;
    IF NEW.stock_after IS DISTINCT FROM coalesce(ledger, 0) + NEW.delta OR NEW.stock_after IS DISTINCT FROM figure THEN
      RAISE EXCEPTION 'movement of variant % does not lead from % to %', NEW.variant_id, coalesce(ledger, 0), figure
        USING ERRCODE = 'check_violation', CONSTRAINT = 'stock_movements_continue';
    END IF;
    IF NEW.product_id IS DISTINCT FROM owner THEN
      RAISE EXCEPTION 'variant % is not of product %', NEW.variant_id, NEW.product_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'stock_movements_same_product';
    END IF;
    RETURN NEW;
  END $$;
`;

const derived = `
  -- Every change of a price is kept, whoever makes it.
  CREATE FUNCTION keep_price() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' THEN
      INSERT INTO price_history (variant_id, currency, valid_from) VALUES (OLD.variant_id, OLD.currency, now());
    ELSE
      INSERT INTO price_history (variant_id, currency, amount, compare_at_amount, changed_by, valid_from)
      VALUES (NEW.variant_id, NEW.currency, NEW.amount, NEW.compare_at_amount, NEW.changed_by, NEW.changed_at);
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER prices_kept_new AFTER INSERT OR DELETE ON prices FOR EACH ROW EXECUTE FUNCTION keep_price();
  CREATE TRIGGER prices_kept_changed AFTER UPDATE ON prices FOR EACH ROW
    WHEN ((OLD.amount, OLD.compare_at_amount) IS DISTINCT FROM (NEW.amount, NEW.compare_at_amount))
    EXECUTE FUNCTION keep_price();

  -- What lists filter and sort by follows the active variants: lowest prices, whether anything is in stock, SKUs.
  -- The rows are locked first, so that what is read afterwards is the last word of everybody before.
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

  -- Once for the whole statement, because refresh_products locks in the order of the ids only what it is given at once.
  CREATE FUNCTION refresh_of_changed_variants() RETURNS trigger LANGUAGE plpgsql AS $$
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
  CREATE FUNCTION refresh_of_variants() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM refresh_products(ARRAY(SELECT DISTINCT product_id FROM changed));
    RETURN NULL;
  END $$;
  CREATE FUNCTION refresh_of_prices() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM refresh_products(ARRAY(
      SELECT DISTINCT v.product_id FROM changed c JOIN variants v ON v.id = c.variant_id));
    RETURN NULL;
  END $$;
  CREATE FUNCTION refresh_of_product() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM refresh_products(ARRAY[NEW.id]);
    RETURN NULL;
  END $$;
`;

/** What stood with the product moves to its first variant, which keeps its id; then the rules come into force. */
const moved = `
  INSERT INTO variants (id, product_id, position, sku, stock, created_at, updated_at)
    SELECT id, id, 0, sku, stock, created_at, updated_at FROM products;
  INSERT INTO prices (variant_id, currency, amount, changed_at)
    SELECT id, price_currency, price_amount, created_at FROM products;
  UPDATE order_lines SET variant_id = product_id;
  ALTER TABLE stock_movements DISABLE TRIGGER stock_movements_append_only;
  UPDATE stock_movements SET variant_id = product_id;
  ALTER TABLE stock_movements ENABLE TRIGGER stock_movements_append_only;

  ALTER TABLE order_lines ALTER COLUMN variant_id SET NOT NULL, DROP CONSTRAINT order_lines_product_once,
    ADD CONSTRAINT order_lines_variant_once UNIQUE (order_id, variant_id);
  CREATE INDEX order_lines_variant_idx ON order_lines (variant_id);
  ALTER TABLE stock_movements ALTER COLUMN variant_id SET NOT NULL;
  DROP INDEX stock_movements_product_idx;
  CREATE INDEX stock_movements_product_idx ON stock_movements (product_id, sequence DESC);
  CREATE INDEX stock_movements_variant_idx ON stock_movements (variant_id, sequence DESC);
  CREATE TRIGGER stock_movements_continue BEFORE INSERT ON stock_movements
    FOR EACH ROW EXECUTE FUNCTION check_stock_movement();
  CREATE CONSTRAINT TRIGGER variants_stock_equals_ledger AFTER INSERT OR UPDATE OF stock ON variants
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_stock_ledger();

  ALTER TABLE products DROP COLUMN search;
  ALTER TABLE products DROP COLUMN sku, DROP COLUMN stock;
  SELECT refresh_products(ARRAY(SELECT id FROM products));
  ALTER TABLE products ADD COLUMN search tsvector NOT NULL GENERATED ALWAYS AS (
    setweight(to_tsvector('english', name), 'A') ||
    setweight(to_tsvector('simple', name || ' ' || skus), 'A') ||
    setweight(to_tsvector('english', translate(description, '_@/~<>', '      ')), 'C')
  ) STORED;
  CREATE INDEX products_search_idx ON products USING gin (search);

  CREATE TRIGGER variants_shown_new AFTER INSERT ON variants REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION refresh_of_variants();
  CREATE TRIGGER variants_shown_changed AFTER UPDATE ON variants REFERENCING OLD TABLE AS removed NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION refresh_of_changed_variants();
  CREATE TRIGGER prices_shown_new AFTER INSERT ON prices REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION refresh_of_prices();
  CREATE TRIGGER prices_shown_changed AFTER UPDATE ON prices REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION refresh_of_prices();
  CREATE TRIGGER prices_shown_gone AFTER DELETE ON prices REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION refresh_of_prices();
  CREATE TRIGGER products_shown_currency AFTER UPDATE OF price_currency ON products FOR EACH ROW
    WHEN (OLD.price_currency <> NEW.price_currency) EXECUTE FUNCTION refresh_of_product();
`;
