import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Categories, products, and the ledger of their stock. */
export class Catalogue1763640000003 implements MigrationInterface {
  readonly name = 'Catalogue1763640000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE categories (
        id uuid NOT NULL CONSTRAINT categories_pkey PRIMARY KEY,
        parent_id uuid CONSTRAINT categories_parent_fkey REFERENCES categories ON DELETE RESTRICT,
        name text NOT NULL CONSTRAINT categories_name_length CHECK (length(name) BETWEEN 1 AND 100),
        slug text NOT NULL CONSTRAINT categories_slug_key UNIQUE,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        CONSTRAINT categories_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 120),
        CONSTRAINT categories_not_own_parent CHECK (parent_id <> id)
      );
      CREATE INDEX categories_parent_idx ON categories (parent_id);
      CREATE INDEX categories_name_idx ON categories (name, id);

      CREATE TABLE products (
        id uuid NOT NULL CONSTRAINT products_pkey PRIMARY KEY,
        slug text NOT NULL CONSTRAINT products_slug_key UNIQUE,
        sku text NOT NULL CONSTRAINT products_sku_key UNIQUE,
        name text NOT NULL CONSTRAINT products_name_length CHECK (length(name) BETWEEN 1 AND 200),
        description text NOT NULL CONSTRAINT products_description_length CHECK (length(description) <= 20000),
        price_amount int NOT NULL CONSTRAINT products_price_in_range CHECK (price_amount BETWEEN 0 AND 100000000),
        price_currency text NOT NULL CONSTRAINT products_currency_form CHECK (price_currency ~ '^[A-Z]{3}$'),
        stock int NOT NULL CONSTRAINT products_stock_never_negative CHECK (stock >= 0),
        status text NOT NULL CONSTRAINT products_status_known CHECK (status IN ('draft', 'active', 'archived')),
        category_id uuid CONSTRAINT products_category_fkey REFERENCES categories ON DELETE RESTRICT,
        tags text[] NOT NULL DEFAULT '{}' CONSTRAINT products_tags_bounded CHECK (cardinality(tags) <= 20),
        images jsonb NOT NULL DEFAULT '[]',
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        -- the parser looks for addresses, paths and marks-up at each of these, and needs seconds for a text full of them
        search tsvector NOT NULL GENERATED ALWAYS AS (
          setweight(to_tsvector('english', name), 'A') ||
          setweight(to_tsvector('simple', name || ' ' || sku), 'A') ||
          setweight(to_tsvector('english', translate(description, '_@/~<>', '      ')), 'C')
        ) STORED,
        CONSTRAINT products_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 220),
        CONSTRAINT products_sku_form CHECK (sku ~ '^[A-Z0-9]+([._-][A-Z0-9]+)*$' AND length(sku) <= 64)
      ) WITH (fillfactor = 85); -- every sale rewrites the row's stock: in the same page, no index is touched
      CREATE INDEX products_search_idx ON products USING gin (search);
      CREATE INDEX products_tags_idx ON products USING gin (tags);
      CREATE INDEX products_active_created_idx ON products (created_at, id) WHERE status = 'active';
      CREATE INDEX products_active_name_idx ON products (name, id) WHERE status = 'active';
      CREATE INDEX products_active_price_idx ON products (price_amount, id) WHERE status = 'active';
      CREATE INDEX products_active_category_idx ON products (category_id, created_at, id) WHERE status = 'active';
      CREATE INDEX products_created_idx ON products (created_at, id);
      CREATE INDEX products_category_idx ON products (category_id);

      CREATE TABLE stock_movements (
        sequence bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT stock_movements_pkey PRIMARY KEY,
        id uuid NOT NULL CONSTRAINT stock_movements_id_key UNIQUE,
        product_id uuid NOT NULL CONSTRAINT stock_movements_product_fkey REFERENCES products ON DELETE RESTRICT,
        delta int NOT NULL CONSTRAINT stock_movements_moves CHECK (delta <> 0),
        stock_after int NOT NULL CONSTRAINT stock_movements_never_negative CHECK (stock_after >= 0),
        reason text NOT NULL CONSTRAINT stock_movements_reason_known
          CHECK (reason IN ('received', 'adjusted', 'sold', 'released', 'returned')),
        note text CONSTRAINT stock_movements_note_length CHECK (length(note) <= 500),
        order_id uuid,
        actor_id uuid,
        created_at timestamptz(3) NOT NULL,
        CONSTRAINT stock_movements_direction
          CHECK (CASE reason WHEN 'sold' THEN delta < 0 WHEN 'adjusted' THEN true ELSE delta > 0 END),
        CONSTRAINT stock_movements_of_an_order CHECK (reason NOT IN ('sold', 'released') OR order_id IS NOT NULL)
      );
      CREATE INDEX stock_movements_product_idx ON stock_movements (product_id, sequence DESC);
      CREATE INDEX stock_movements_order_idx ON stock_movements (order_id) WHERE order_id IS NOT NULL;
      CREATE TRIGGER stock_movements_append_only BEFORE UPDATE OR DELETE ON stock_movements
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      -- The figure and the ledger agree at every commit, whoever writes: the last movement says what the stock is.
      CREATE FUNCTION check_stock_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        figure int;
        ledger int;
      BEGIN
        SELECT stock INTO figure FROM products WHERE id = NEW.id;
        SELECT stock_after INTO ledger FROM stock_movements WHERE product_id = NEW.id ORDER BY sequence DESC LIMIT 1;
        IF figure IS DISTINCT FROM coalesce(ledger, 0) THEN
          RAISE EXCEPTION 'stock of product % is % but its ledger says %', NEW.id, figure, coalesce(ledger, 0)
            USING ERRCODE = 'check_violation', CONSTRAINT = 'products_stock_equals_ledger';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER products_stock_equals_ledger AFTER INSERT OR UPDATE OF stock ON products
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_stock_ledger();

      -- Each movement continues where the one before ended, and is written after the product's figure. So no movement
      -- stands without a changed figure, and the ledger sums to its last line. The function is volatile on purpose:
      -- it then looks with a snapshot of its own, and sees what others committed while the statement waited for a lock.
      CREATE FUNCTION check_stock_movement() RETURNS trigger LANGUAGE plpgsql VOLATILE AS $$
      DECLARE
        figure int;
        ledger int;
      BEGIN
        SELECT stock INTO figure FROM products WHERE id = NEW.product_id;
        SELECT stock_after INTO ledger FROM stock_movements WHERE product_id = NEW.product_id ORDER BY sequence DESC LIMIT 1;
        IF NEW.stock_after IS DISTINCT FROM coalesce(ledger, 0) + NEW.delta OR NEW.stock_after IS DISTINCT FROM figure THEN
          RAISE EXCEPTION 'movement of product % does not lead from % to %', NEW.product_id, coalesce(ledger, 0), figure
            USING ERRCODE = 'check_violation', CONSTRAINT = 'stock_movements_continue';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER stock_movements_continue BEFORE INSERT ON stock_movements
        FOR EACH ROW EXECUTE FUNCTION check_stock_movement();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE stock_movements, products, categories;
      DROP FUNCTION check_stock_movement, check_stock_ledger;
    `);
  }
}
