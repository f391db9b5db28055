import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Prices that are planned, and what EU shops must show beside a price: the lowest of thirty days. */
export class ScheduledPrices1763800000008 implements MigrationInterface {
  readonly name = 'ScheduledPrices1763800000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE EXTENSION IF NOT EXISTS btree_gist');
    await runner.query(history);
    await runner.query(facts);
    await runner.query(schedule);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE scheduled_prices;
      DROP TRIGGER prices_supersede ON prices;
      DROP TRIGGER prices_supersede_gone ON prices;
      DROP TRIGGER prices_dated_new ON prices;
      DROP TRIGGER prices_dated_changed ON prices;
      DROP FUNCTION supersede_scheduled_price, date_price, price_facts, lowest_price;
      ALTER TABLE prices DROP COLUMN in_force_since, DROP COLUMN prior_amount;
      DROP INDEX price_history_product_idx;
      DROP INDEX price_history_variant_idx;
      CREATE INDEX price_history_variant_idx ON price_history (variant_id, currency, valid_from, sequence);
      CREATE OR REPLACE FUNCTION keep_price() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN
          INSERT INTO price_history (variant_id, currency, valid_from) VALUES (OLD.variant_id, OLD.currency, now());
        ELSE
          INSERT INTO price_history (variant_id, currency, amount, compare_at_amount, changed_by, valid_from)
          VALUES (NEW.variant_id, NEW.currency, NEW.amount, NEW.compare_at_amount, NEW.changed_by, NEW.changed_at);
        END IF;
        RETURN NULL;
      END $$;
      ALTER TABLE price_history DROP COLUMN product_id;
    `);
  }
}

const history = `
  -- The lowest price is found in the index alone; the history of a product is read in its order.
  DROP INDEX price_history_variant_idx;
  CREATE INDEX price_history_variant_idx ON price_history (variant_id, currency, valid_from, sequence) INCLUDE (amount);
  ALTER TABLE price_history
    ADD COLUMN product_id uuid CONSTRAINT price_history_product_fkey REFERENCES products ON DELETE RESTRICT;
  ALTER TABLE price_history DISABLE TRIGGER price_history_append_only;
  UPDATE price_history h SET product_id = v.product_id FROM variants v WHERE v.id = h.variant_id;
  ALTER TABLE price_history ENABLE TRIGGER price_history_append_only;
  ALTER TABLE price_history ALTER COLUMN product_id SET NOT NULL;
  CREATE INDEX price_history_product_idx ON price_history (product_id, valid_from, sequence);

  -- Every change of a price is kept, whoever makes it. History never runs backwards: whoever's clock is behind writes
  -- at the moment of the line before.
  CREATE OR REPLACE FUNCTION keep_price() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' THEN
      INSERT INTO price_history (product_id, variant_id, currency, valid_from)
      SELECT v.product_id, v.id, OLD.currency, greatest(now(), (
        SELECT max(h.valid_from) FROM price_history h WHERE h.variant_id = v.id AND h.currency = OLD.currency))
      FROM variants v WHERE v.id = OLD.variant_id;
    ELSE
      INSERT INTO price_history (product_id, variant_id, currency, amount, compare_at_amount, changed_by, valid_from)
      SELECT v.product_id, v.id, NEW.currency, NEW.amount, NEW.compare_at_amount, NEW.changed_by, NEW.changed_at
      FROM variants v WHERE v.id = NEW.variant_id;
    END IF;
    RETURN NULL;
  END $$;
`;

const facts = `
  -- The lowest amount that applied at any moment of [since, until); null when there was none. A line applies until the
  -- next one; of lines of one moment the last counts, and where the amount is null there was no price.
  CREATE FUNCTION lowest_price(variant uuid, in_currency text, since timestamptz, until timestamptz)
    RETURNS int STABLE PARALLEL SAFE LANGUAGE plpgsql AS $$
  BEGIN
    RETURN (
      SELECT min(line.amount) FROM (
        SELECT h.amount, h.valid_from, lead(h.valid_from) OVER (ORDER BY h.valid_from, h.sequence) AS next
        FROM price_history h
        WHERE h.variant_id = variant AND h.currency = in_currency AND h.valid_from < until AND h.valid_from >= coalesce((
          SELECT first.valid_from FROM price_history first
          WHERE first.variant_id = variant AND first.currency = in_currency AND first.valid_from <= since
          ORDER BY first.valid_from DESC LIMIT 1), '-infinity')
      ) AS line WHERE line.next IS NULL OR line.next > line.valid_from);
  END $$;

  -- Since when the price of now is in force, and the lowest of the thirty days before: neither changes until the price
  -- does, so both are found when it is written and not for each reader.
  ALTER TABLE prices ADD COLUMN in_force_since timestamptz(3), ADD COLUMN prior_amount int;
  ALTER TABLE prices DISABLE TRIGGER USER;
  UPDATE prices SET in_force_since = changed_at;
  ALTER TABLE prices ENABLE TRIGGER USER;
  ALTER TABLE prices ALTER COLUMN in_force_since SET NOT NULL;

  CREATE FUNCTION date_price() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    before timestamptz;
  BEGIN
    SELECT max(valid_from) INTO before FROM price_history
    WHERE variant_id = NEW.variant_id AND currency = NEW.currency;
    NEW.changed_at := greatest(NEW.changed_at, before);
    IF TG_OP = 'INSERT' OR OLD.amount IS DISTINCT FROM NEW.amount THEN
      NEW.in_force_since := NEW.changed_at;
      NEW.prior_amount := CASE WHEN before IS NOT NULL THEN
        lowest_price(NEW.variant_id, NEW.currency, NEW.changed_at - interval '30 days', NEW.changed_at) END;
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER prices_dated_new BEFORE INSERT ON prices FOR EACH ROW EXECUTE FUNCTION date_price();
  CREATE TRIGGER prices_dated_changed BEFORE UPDATE ON prices FOR EACH ROW
    WHEN ((OLD.amount, OLD.compare_at_amount) IS DISTINCT FROM (NEW.amount, NEW.compare_at_amount))
    EXECUTE FUNCTION date_price();

  -- What must be shown beside the price of now (directive 98/6/EC, article 6a): "lowest" of the thirty days up to now,
  -- the price of now included; "prior" of the thirty days before the price of now came into force, null when there was
  -- none. No line when there is no price. The history is looked at only when the price was raised in the last thirty
  -- days: otherwise nothing lower can have applied.
  CREATE FUNCTION price_facts(variant uuid, in_currency text, at timestamptz)
    RETURNS TABLE (lowest int, prior int) STABLE PARALLEL SAFE LANGUAGE sql AS $$
    SELECT CASE WHEN c.in_force_since > at - interval '30 days' AND c.prior_amount < c.amount
      THEN least(c.amount, lowest_price(variant, in_currency, at - interval '30 days', c.in_force_since))
      ELSE c.amount END, c.prior_amount
    FROM prices c WHERE c.variant_id = variant AND c.currency = in_currency
  $$;
`;

const schedule = `
  -- Prices to come: wishes. A job carries them out, so "prices" alone says what something costs.
  CREATE TABLE scheduled_prices (
    id uuid NOT NULL CONSTRAINT scheduled_prices_pkey PRIMARY KEY,
    product_id uuid NOT NULL CONSTRAINT scheduled_prices_product_fkey REFERENCES products ON DELETE RESTRICT,
    variant_id uuid NOT NULL CONSTRAINT scheduled_prices_variant_fkey REFERENCES variants ON DELETE RESTRICT,
    currency text NOT NULL CONSTRAINT scheduled_prices_currency_form CHECK (currency ~ '^[A-Z]{3}$'),
    amount int NOT NULL CONSTRAINT scheduled_prices_amount_in_range CHECK (amount BETWEEN 0 AND 100000000),
    compare_at_amount int
      CONSTRAINT scheduled_prices_compare_at_in_range CHECK (compare_at_amount BETWEEN 0 AND 100000000),
    -- the price before is shown as the one to compare with
    compares_before boolean NOT NULL,
    starts_at timestamptz(3) NOT NULL,
    -- null: it stays
    ends_at timestamptz(3),
    status text NOT NULL
      CONSTRAINT scheduled_prices_status_known CHECK (status IN ('scheduled', 'running', 'ended', 'cancelled')),
    -- when something has to be done next
    due_at timestamptz(3) GENERATED ALWAYS AS
      (CASE status WHEN 'scheduled' THEN starts_at WHEN 'running' THEN ends_at END) STORED,
    -- when it really came into force, and was over; null: never
    applied_at timestamptz(3),
    finished_at timestamptz(3),
    -- what the price goes back to
    revert_amount int,
    revert_compare_at int,
    created_by uuid NOT NULL,
    created_at timestamptz(3) NOT NULL,
    CONSTRAINT scheduled_prices_ends_after_start CHECK (ends_at > starts_at),
    CONSTRAINT scheduled_prices_compares_once CHECK (NOT (compares_before AND compare_at_amount IS NOT NULL)),
    CONSTRAINT scheduled_prices_running_knows_before CHECK (status <> 'running' OR
      (applied_at IS NOT NULL AND ends_at IS NOT NULL AND revert_amount IS NOT NULL)),
    CONSTRAINT scheduled_prices_finished CHECK ((status IN ('ended', 'cancelled')) = (finished_at IS NOT NULL)),
    -- One at a time; the next may begin when the last ends. What stays is but the moment at which it begins.
    CONSTRAINT scheduled_prices_one_at_a_time EXCLUDE USING gist (variant_id WITH =, currency WITH =,
      tstzrange(starts_at, coalesce(ends_at, starts_at), CASE WHEN ends_at IS NULL THEN '[]' ELSE '[)' END) WITH &&)
      WHERE (status IN ('scheduled', 'running'))
  );
  CREATE INDEX scheduled_prices_product_idx ON scheduled_prices (product_id, starts_at, id);
  CREATE INDEX scheduled_prices_variant_idx ON scheduled_prices (variant_id, starts_at, id);
  CREATE INDEX scheduled_prices_due_idx ON scheduled_prices (due_at) WHERE due_at IS NOT NULL;
  CREATE UNIQUE INDEX scheduled_prices_one_running ON scheduled_prices (variant_id, currency) WHERE status = 'running';

  -- Whoever sets a price while a scheduled one runs means it: the scheduled one is over and reverts nothing. The job
  -- marks its own as running after it has set the price, and as ended before it sets it back.
  CREATE FUNCTION supersede_scheduled_price() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE scheduled_prices SET status = 'ended', finished_at = CASE TG_OP WHEN 'DELETE' THEN now() ELSE NEW.changed_at END
    WHERE variant_id = OLD.variant_id AND currency = OLD.currency AND status = 'running';
    RETURN NULL;
  END $$;
  CREATE TRIGGER prices_supersede AFTER UPDATE ON prices FOR EACH ROW
    WHEN (OLD.amount IS DISTINCT FROM NEW.amount)
    EXECUTE FUNCTION supersede_scheduled_price();
  CREATE TRIGGER prices_supersede_gone AFTER DELETE ON prices FOR EACH ROW
    EXECUTE FUNCTION supersede_scheduled_price();
`;
