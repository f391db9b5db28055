import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Discount codes, and who used them for what: limits that the database counts itself. */
export class Discounts1763900000036 implements MigrationInterface {
  readonly name = 'Discounts1763900000036';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(discounts);
    await runner.query(uses);
    await runner.query(counting);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE discount_uses, discount_buyers, discount_categories, discount_products, discounts;
      DROP FUNCTION count_discount_use;
    `);
  }
}

const discounts = `
  CREATE TABLE discounts (
    id uuid NOT NULL CONSTRAINT discounts_pkey PRIMARY KEY,
    -- in capitals; what people type is compared in capitals
    code text COLLATE "C" NOT NULL CONSTRAINT discounts_code_form CHECK (code ~ '^[A-Z0-9_-]{3,40}$'),
    description text CONSTRAINT discounts_description_length CHECK (length(description) BETWEEN 1 AND 500),
    type text COLLATE "C" NOT NULL CONSTRAINT discounts_type_known
      CHECK (type IN ('percent', 'amount', 'free_shipping')),
    -- in millionths, with two decimals of a percent
    rate int CONSTRAINT discounts_rate_in_range CHECK (rate BETWEEN 100 AND 1000000 AND rate % 100 = 0),
    amount bigint CONSTRAINT discounts_amount_positive CHECK (amount > 0),
    amount_currency text CONSTRAINT discounts_amount_currency_form CHECK (amount_currency ~ '^[A-Z]{3}$'),
    starts_at timestamptz(3),
    ends_at timestamptz(3),
    minimum bigint CONSTRAINT discounts_minimum_not_negative CHECK (minimum >= 0),
    minimum_currency text CONSTRAINT discounts_minimum_currency_form CHECK (minimum_currency ~ '^[A-Z]{3}$'),
    max_uses int CONSTRAINT discounts_max_uses_positive CHECK (max_uses > 0),
    max_uses_per_user int CONSTRAINT discounts_max_uses_per_user_positive CHECK (max_uses_per_user > 0),
    is_active boolean NOT NULL,
    -- orders that stand with it; kept by a trigger on discount_uses
    uses int NOT NULL DEFAULT 0,
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    deleted_at timestamptz(3),
    CONSTRAINT discounts_uses_within_limit CHECK (uses BETWEEN 0 AND coalesce(max_uses, uses)),
    CONSTRAINT discounts_window_forward CHECK (starts_at < ends_at),
    CONSTRAINT discounts_amount_whole CHECK ((amount IS NULL) = (amount_currency IS NULL)),
    CONSTRAINT discounts_minimum_whole CHECK ((minimum IS NULL) = (minimum_currency IS NULL)),
    CONSTRAINT discounts_terms_of_type CHECK
      ((rate IS NOT NULL) = (type = 'percent') AND (amount IS NOT NULL) = (type = 'amount'))
  );
  -- a code is free again once its discount is deleted
  CREATE UNIQUE INDEX discounts_code_key ON discounts (code) WHERE deleted_at IS NULL;
  CREATE INDEX discounts_created_idx ON discounts (created_at, id);

  -- What it is for; nothing here: for everything.
  CREATE TABLE discount_products (
    discount_id uuid NOT NULL CONSTRAINT discount_products_discount_fkey REFERENCES discounts ON DELETE CASCADE,
    product_id uuid NOT NULL CONSTRAINT discount_products_product_fkey REFERENCES products ON DELETE RESTRICT,
    CONSTRAINT discount_products_pkey PRIMARY KEY (discount_id, product_id)
  );
  CREATE INDEX discount_products_product_idx ON discount_products (product_id);
  -- A category stands for its whole branch. It cannot be deleted while a discount is for it: one that is for nothing
  -- any more would be for everything.
  CREATE TABLE discount_categories (
    discount_id uuid NOT NULL CONSTRAINT discount_categories_discount_fkey REFERENCES discounts ON DELETE CASCADE,
    category_id uuid NOT NULL CONSTRAINT discount_categories_category_fkey REFERENCES categories ON DELETE RESTRICT,
    CONSTRAINT discount_categories_pkey PRIMARY KEY (discount_id, category_id)
  );
  CREATE INDEX discount_categories_category_idx ON discount_categories (category_id);
`;

const uses = `
  -- An order has one code at most. A use that was given back keeps its row: the order was priced with it.
  CREATE TABLE discount_uses (
    order_id uuid NOT NULL CONSTRAINT discount_uses_pkey PRIMARY KEY
      CONSTRAINT discount_uses_order_fkey REFERENCES orders ON DELETE RESTRICT,
    discount_id uuid NOT NULL CONSTRAINT discount_uses_discount_fkey REFERENCES discounts ON DELETE RESTRICT,
    -- null: the person was erased
    user_id uuid CONSTRAINT discount_uses_user_fkey REFERENCES users ON DELETE SET NULL,
    -- as it was then
    code text COLLATE "C" NOT NULL CONSTRAINT discount_uses_code_form CHECK (code ~ '^[A-Z0-9_-]{3,40}$'),
    used_at timestamptz(3) NOT NULL,
    given_back_at timestamptz(3)
  );
  CREATE INDEX discount_uses_discount_idx ON discount_uses (discount_id);
  CREATE INDEX discount_uses_user_idx ON discount_uses (user_id);

  -- How often each person uses each discount; kept by the same trigger.
  CREATE TABLE discount_buyers (
    discount_id uuid NOT NULL CONSTRAINT discount_buyers_discount_fkey REFERENCES discounts ON DELETE RESTRICT,
    user_id uuid NOT NULL CONSTRAINT discount_buyers_user_fkey REFERENCES users ON DELETE CASCADE,
    uses int NOT NULL CONSTRAINT discount_buyers_uses_not_negative CHECK (uses >= 0),
    CONSTRAINT discount_buyers_pkey PRIMARY KEY (discount_id, user_id)
  );
  CREATE INDEX discount_buyers_user_idx ON discount_buyers (user_id);
`;

/** The person's counter first and the discount's last: it is the one for which everybody waits. */
const counting = `
  CREATE FUNCTION count_discount_use() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    step int := CASE WHEN NEW.given_back_at IS NULL THEN 1 ELSE -1 END;
    by_user int;
    most int;
  BEGIN
    IF TG_OP = 'INSERT' THEN
      IF step < 0 THEN RETURN NULL; END IF;
    ELSIF TG_OP = 'DELETE' OR (NEW.order_id, NEW.discount_id, NEW.code, NEW.used_at)
        IS DISTINCT FROM (OLD.order_id, OLD.discount_id, OLD.code, OLD.used_at)
      OR (NEW.user_id IS NOT NULL AND NEW.user_id IS DISTINCT FROM OLD.user_id)
    THEN
      RAISE EXCEPTION 'uses of discounts are given back, not rewritten'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'discount_uses_are_kept';
    ELSIF (OLD.given_back_at IS NULL) = (NEW.given_back_at IS NULL) THEN
      RETURN NULL;
    END IF;
    IF step > 0 AND NEW.user_id IS NOT NULL THEN
      INSERT INTO discount_buyers AS b (discount_id, user_id, uses) VALUES (NEW.discount_id, NEW.user_id, 1)
        ON CONFLICT (discount_id, user_id) DO UPDATE SET uses = b.uses + 1 RETURNING b.uses INTO by_user;
    ELSE
      UPDATE discount_buyers SET uses = uses - 1 WHERE discount_id = NEW.discount_id AND user_id = NEW.user_id;
    END IF;
    UPDATE discounts SET uses = uses + step WHERE id = NEW.discount_id RETURNING max_uses_per_user INTO most;
    IF by_user > most THEN
      RAISE EXCEPTION 'one person uses a discount no more often than it says'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'discount_uses_within_limit_of_user';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER discount_uses_are_counted AFTER INSERT OR UPDATE OR DELETE ON discount_uses
    FOR EACH ROW EXECUTE FUNCTION count_discount_use();
`;
