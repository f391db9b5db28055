import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The same rules for less work at each checkout (docs/adr/0051-the-cost-of-a-checkout.md). PostgreSQL reads, plans and
 * prepares each CHECK of a table again for every statement that writes to it; a function in PL/pgSQL it prepares once for
 * each connection.
 */
export class CheckoutCost1763900000061 implements MigrationInterface {
  readonly name = 'CheckoutCost1763900000061';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(adjustments);
    await runner.query(rulesOfOrders);
    await runner.query(rulesOfLines);
    await runner.query(keys);
    await runner.query(ledger);
    await runner.query(shown);
    await runner.query(chain);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(formerRules);
    await runner.query(formerKeys);
    await runner.query(formerFunctions);
  }
}

const adjustments = `
  CREATE OR REPLACE FUNCTION adjusted_by(adjustments jsonb) RETURNS bigint LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
  DECLARE
    total bigint := 0;
  BEGIN
    FOR n IN 0 .. jsonb_array_length(adjustments) - 1 LOOP
      IF NOT (adjustments -> n ->> 'isIncluded')::boolean THEN
        total := total + coalesce((adjustments -> n ->> 'amount')::bigint, 0);
      END IF;
    END LOOP;
    RETURN total;
  END $$;
`;

/** Each rule keeps the name that it had as a CHECK of its own, and it is told by that name when it is broken. */
const rulesOfOrders = `
  CREATE FUNCTION is_sound(o orders) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
  DECLARE
    broken text := CASE
      WHEN o.subtotal < 0 OR o.discount < 0 OR o.shipping < 0 OR o.tax < 0 OR o.total < 0 THEN 'orders_amounts_not_negative'
      WHEN o.discount > o.subtotal THEN 'orders_discount_within_subtotal'
      WHEN o.total <> o.subtotal - o.discount + o.shipping + o.tax THEN 'orders_total_adds_up'
      WHEN public.adjusted_by(o.adjustments) <> o.total - o.subtotal THEN 'orders_adjustments_add_up'
      WHEN o.tax_included < 0 OR o.tax_included > o.total THEN 'orders_tax_included_in_range'
      WHEN (o.tax <> 0 OR o.tax_included <> 0) AND o.tax_rate IS NULL THEN 'orders_tax_has_its_rate'
      WHEN NOT o.tax_rate ?& ARRAY['label', 'rate', 'isIncluded'] THEN 'orders_tax_rate_form'
      WHEN o.shipping <> 0 AND o.shipping_method IS NULL THEN 'orders_shipping_has_its_method'
      WHEN NOT o.shipping_method ?& ARRAY['id', 'name'] THEN 'orders_shipping_method_form'
      WHEN o.currency !~ '^[A-Z]{3}$' THEN 'orders_currency_form'
      WHEN o.status NOT IN ('pending', 'paid', 'shipped', 'delivered', 'cancelled', 'refunded') THEN 'orders_status_known'
      WHEN o.is_expired AND o.status <> 'cancelled' THEN 'orders_expired_ones_ended'
      WHEN o.tier NOT IN ('regular', 'premium') THEN 'orders_tier_known'
      WHEN length(o.note) > 1000 THEN 'orders_note_length'
      WHEN length(o.carrier) > 100 THEN 'orders_carrier_length'
      WHEN length(o.tracking_number) > 100 THEN 'orders_tracking_number_length'
    END;
  BEGIN
    IF broken IS NULL THEN RETURN true; END IF;
    RAISE EXCEPTION 'an order breaks the rule %', broken
      USING ERRCODE = 'check_violation', TABLE = 'orders', CONSTRAINT = broken;
  END $$;
  ALTER TABLE orders
    DROP CONSTRAINT orders_adjustments_add_up, DROP CONSTRAINT orders_amounts_not_negative,
    DROP CONSTRAINT orders_carrier_length, DROP CONSTRAINT orders_currency_form,
    DROP CONSTRAINT orders_discount_within_subtotal, DROP CONSTRAINT orders_expired_ones_ended,
    DROP CONSTRAINT orders_note_length, DROP CONSTRAINT orders_shipping_has_its_method,
    DROP CONSTRAINT orders_shipping_method_form, DROP CONSTRAINT orders_status_known,
    DROP CONSTRAINT orders_tax_has_its_rate, DROP CONSTRAINT orders_tax_included_in_range,
    DROP CONSTRAINT orders_tax_rate_form, DROP CONSTRAINT orders_tier_known, DROP CONSTRAINT orders_total_adds_up,
    DROP CONSTRAINT orders_tracking_number_length,
    ADD CONSTRAINT orders_are_sound CHECK (is_sound(orders));
`;

const rulesOfLines = `
  CREATE FUNCTION is_sound(l order_lines) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
  DECLARE
    broken text := CASE
      WHEN l.position < 0 OR l.position > 99 THEN 'order_lines_position_in_range'
      WHEN l.quantity < 1 OR l.quantity > 1000 THEN 'order_lines_quantity_in_range'
      WHEN l.unit_price < 0 THEN 'order_lines_unit_price_not_negative'
      WHEN l.subtotal <> l.unit_price * l.quantity THEN 'order_lines_subtotal_adds_up'
      WHEN l.discount < 0 OR l.discount > l.subtotal THEN 'order_lines_discount_in_range'
      WHEN l.total <> l.subtotal - l.discount THEN 'order_lines_total_adds_up'
      WHEN l.tax < 0 THEN 'order_lines_tax_not_negative'
      WHEN l.shipped_quantity < 0 OR l.shipped_quantity > l.quantity THEN 'order_lines_shipped_in_range'
      WHEN l.refunded_quantity < 0 OR l.refunded_quantity > l.quantity THEN 'order_lines_refunded_in_range'
    END;
  BEGIN
    IF broken IS NULL THEN RETURN true; END IF;
    RAISE EXCEPTION 'a line breaks the rule %', broken
      USING ERRCODE = 'check_violation', TABLE = 'order_lines', CONSTRAINT = broken;
  END $$;
  ALTER TABLE order_lines
    DROP CONSTRAINT order_lines_discount_in_range, DROP CONSTRAINT order_lines_position_in_range,
    DROP CONSTRAINT order_lines_quantity_in_range, DROP CONSTRAINT order_lines_refunded_in_range,
    DROP CONSTRAINT order_lines_shipped_in_range, DROP CONSTRAINT order_lines_subtotal_adds_up,
    DROP CONSTRAINT order_lines_tax_not_negative, DROP CONSTRAINT order_lines_total_adds_up,
    DROP CONSTRAINT order_lines_unit_price_not_negative,
    ADD CONSTRAINT order_lines_are_sound CHECK (is_sound(order_lines));
`;

/**
 * A variant with its product in one key says more than one key for each, and locks no product. An entry of the history has
 * its order's key; its head need not have it once more. Both indexes began like another.
 */
const keys = `
  ALTER TABLE variants ADD CONSTRAINT variants_id_product_key UNIQUE (id, product_id);
  ALTER TABLE order_lines DROP CONSTRAINT order_lines_product_fkey, DROP CONSTRAINT order_lines_variant_fkey,
    ADD CONSTRAINT order_lines_variant_fkey FOREIGN KEY (variant_id, product_id)
      REFERENCES variants (id, product_id) ON DELETE RESTRICT;
  ALTER TABLE stock_movements DROP CONSTRAINT stock_movements_product_fkey, DROP CONSTRAINT stock_movements_variant_fkey,
    ADD CONSTRAINT stock_movements_same_product FOREIGN KEY (variant_id, product_id)
      REFERENCES variants (id, product_id) ON DELETE RESTRICT;
  ALTER TABLE order_history_heads DROP CONSTRAINT order_history_heads_order_fkey;
  DROP INDEX order_history_order_idx, order_lines_order_product_idx;
`;

/** The same two rules as before, with one question each. That a movement names its variant's product, its key says. */
const ledger = `
  CREATE OR REPLACE FUNCTION check_stock_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    figure int;
    ledger int;
  BEGIN
    SELECT v.stock, coalesce((
        SELECT m.stock_after FROM stock_movements m WHERE m.variant_id = v.id ORDER BY m.sequence DESC LIMIT 1), 0)
      INTO figure, ledger FROM variants v WHERE v.id = NEW.id;
    IF figure IS DISTINCT FROM ledger THEN
      RAISE EXCEPTION 'stock of variant % is % but its ledger says %', NEW.id, figure, ledger
        USING ERRCODE = 'check_violation', CONSTRAINT = 'variants_stock_equals_ledger';
    END IF;
    RETURN NULL;
  END $$;
  CREATE OR REPLACE FUNCTION check_stock_movement() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    figure int;
    ledger int;
  BEGIN
    SELECT (SELECT stock FROM variants WHERE id = NEW.variant_id), coalesce((
        SELECT stock_after FROM stock_movements WHERE variant_id = NEW.variant_id ORDER BY sequence DESC LIMIT 1), 0)
      INTO figure, ledger;
    IF NEW.stock_after IS DISTINCT FROM ledger + NEW.delta OR NEW.stock_after IS DISTINCT FROM figure THEN
      RAISE EXCEPTION 'movement of variant % does not lead from % to %', NEW.variant_id, ledger, figure
        USING ERRCODE = 'check_violation', CONSTRAINT = 'stock_movements_continue';
    END IF;
    RETURN NEW;
  END $$;
`;

/** One question for both, and nothing further unless there is something to do: most of the time stock went down by one. */
const shown = `
  CREATE OR REPLACE FUNCTION refresh_of_changed_variants() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    shown uuid[];
    priced uuid[];
  BEGIN
    SELECT array_agg(DISTINCT n.product_id), array_agg(DISTINCT n.product_id) FILTER (WHERE o.is_active <> n.is_active)
      INTO shown, priced FROM removed o JOIN changed n USING (id)
      WHERE (o.stock > 0, o.is_active, o.sku, o.position) IS DISTINCT FROM (n.stock > 0, n.is_active, n.sku, n.position);
    IF shown IS NOT NULL THEN PERFORM refresh_shown_variants(shown); END IF;
    IF priced IS NOT NULL THEN PERFORM refresh_shown_prices(priced); END IF;
    RETURN NULL;
  END $$;
`;

/** What is hashed is the same as ever: history_digest and history_hash, here in full, which is planned once. */
const chain = `
  CREATE OR REPLACE FUNCTION chain_order_history() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE
    head order_history_heads;
  BEGIN
    -- a first entry follows nothing; a second first one is refused by the key of the heads
    IF NEW.from_status IS NOT NULL THEN
      SELECT * INTO head FROM order_history_heads WHERE order_id = NEW.order_id FOR UPDATE;
    END IF;
    NEW.position := coalesce(head.length, 0) + 1;
    NEW.previous_hash := head.hash;
    NEW.actor_salt := gen_random_uuid();
    NEW.actor_digest := sha256(convert_to(NEW.actor_salt::text || coalesce('=' || NEW.actor_id::text, ''), 'UTF8'));
    NEW.reason_salt := gen_random_uuid();
    NEW.reason_digest := sha256(convert_to(NEW.reason_salt::text || coalesce('=' || NEW.reason, ''), 'UTF8'));
    NEW.hash := sha256(convert_to(concat_ws('|', coalesce(encode(NEW.previous_hash, 'hex'), '-'), NEW.order_id,
      NEW.position, coalesce(NEW.from_status, '-'), NEW.to_status, (extract(epoch FROM NEW.created_at) * 1000)::bigint,
      encode(NEW.actor_digest, 'hex'), encode(NEW.reason_digest, 'hex')), 'UTF8'));
    IF NEW.position = 1 THEN
      INSERT INTO order_history_heads (order_id, length, hash) VALUES (NEW.order_id, 1, NEW.hash);
    ELSE
      UPDATE order_history_heads SET length = NEW.position, hash = NEW.hash WHERE order_id = NEW.order_id;
    END IF;
    RETURN NEW;
  END $$;
`;

const formerRules = `
  ALTER TABLE orders
    DROP CONSTRAINT orders_are_sound,
    ADD CONSTRAINT orders_adjustments_add_up CHECK (adjusted_by(adjustments) = total - subtotal),
    ADD CONSTRAINT orders_amounts_not_negative
      CHECK (subtotal >= 0 AND discount >= 0 AND shipping >= 0 AND tax >= 0 AND total >= 0),
    ADD CONSTRAINT orders_carrier_length CHECK (length(carrier) <= 100),
    ADD CONSTRAINT orders_currency_form CHECK (currency ~ '^[A-Z]{3}$'),
    ADD CONSTRAINT orders_discount_within_subtotal CHECK (discount <= subtotal),
    ADD CONSTRAINT orders_expired_ones_ended CHECK (NOT is_expired OR status = 'cancelled'),
    ADD CONSTRAINT orders_note_length CHECK (length(note) <= 1000),
    ADD CONSTRAINT orders_shipping_has_its_method CHECK (shipping = 0 OR shipping_method IS NOT NULL),
    ADD CONSTRAINT orders_shipping_method_form CHECK (shipping_method ?& ARRAY['id', 'name']),
    ADD CONSTRAINT orders_status_known
      CHECK (status IN ('pending', 'paid', 'shipped', 'delivered', 'cancelled', 'refunded')),
    ADD CONSTRAINT orders_tax_has_its_rate CHECK ((tax = 0 AND tax_included = 0) OR tax_rate IS NOT NULL),
    ADD CONSTRAINT orders_tax_included_in_range CHECK (tax_included BETWEEN 0 AND total),
    ADD CONSTRAINT orders_tax_rate_form CHECK (tax_rate ?& ARRAY['label', 'rate', 'isIncluded']),
    ADD CONSTRAINT orders_tier_known CHECK (tier IN ('regular', 'premium')),
    ADD CONSTRAINT orders_total_adds_up CHECK (total = subtotal - discount + shipping + tax),
    ADD CONSTRAINT orders_tracking_number_length CHECK (length(tracking_number) <= 100);
  ALTER TABLE order_lines
    DROP CONSTRAINT order_lines_are_sound,
    ADD CONSTRAINT order_lines_discount_in_range CHECK (discount BETWEEN 0 AND subtotal),
    ADD CONSTRAINT order_lines_position_in_range CHECK (position BETWEEN 0 AND 99),
    ADD CONSTRAINT order_lines_quantity_in_range CHECK (quantity BETWEEN 1 AND 1000),
    ADD CONSTRAINT order_lines_refunded_in_range CHECK (refunded_quantity BETWEEN 0 AND quantity),
    ADD CONSTRAINT order_lines_shipped_in_range CHECK (shipped_quantity BETWEEN 0 AND quantity),
    ADD CONSTRAINT order_lines_subtotal_adds_up CHECK (subtotal = unit_price * quantity),
    ADD CONSTRAINT order_lines_tax_not_negative CHECK (tax >= 0),
    ADD CONSTRAINT order_lines_total_adds_up CHECK (total = subtotal - discount),
    ADD CONSTRAINT order_lines_unit_price_not_negative CHECK (unit_price >= 0);
  DROP FUNCTION is_sound(orders), is_sound(order_lines);
`;

const formerKeys = `
  ALTER TABLE order_lines DROP CONSTRAINT order_lines_variant_fkey,
    ADD CONSTRAINT order_lines_product_fkey FOREIGN KEY (product_id) REFERENCES products ON DELETE RESTRICT,
    ADD CONSTRAINT order_lines_variant_fkey FOREIGN KEY (variant_id) REFERENCES variants ON DELETE RESTRICT;
  ALTER TABLE stock_movements DROP CONSTRAINT stock_movements_same_product,
    ADD CONSTRAINT stock_movements_product_fkey FOREIGN KEY (product_id) REFERENCES products ON DELETE RESTRICT,
    ADD CONSTRAINT stock_movements_variant_fkey FOREIGN KEY (variant_id) REFERENCES variants ON DELETE RESTRICT;
  ALTER TABLE variants DROP CONSTRAINT variants_id_product_key;
  ALTER TABLE order_history_heads ADD CONSTRAINT order_history_heads_order_fkey FOREIGN KEY (order_id)
    REFERENCES orders DEFERRABLE INITIALLY DEFERRED;
  CREATE INDEX order_history_order_idx ON order_history (order_id, sequence);
  CREATE INDEX order_lines_order_product_idx ON order_lines (order_id, product_id);
`;

const formerFunctions = `
  CREATE OR REPLACE FUNCTION adjusted_by(adjustments jsonb) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (
    SELECT coalesce(sum((step ->> 'amount')::bigint), 0)::bigint FROM jsonb_array_elements(adjustments) AS step
    WHERE NOT (step ->> 'isIncluded')::boolean);
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
  CREATE OR REPLACE FUNCTION check_stock_movement() RETURNS trigger LANGUAGE plpgsql AS $$
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
  CREATE OR REPLACE FUNCTION chain_order_history() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE
    head order_history_heads;
  BEGIN
    SELECT * INTO head FROM order_history_heads WHERE order_id = NEW.order_id FOR UPDATE;
    NEW.position := coalesce(head.length, 0) + 1;
    NEW.previous_hash := head.hash;
    NEW.actor_salt := gen_random_uuid();
    NEW.actor_digest := history_digest(NEW.actor_salt, NEW.actor_id::text);
    NEW.reason_salt := gen_random_uuid();
    NEW.reason_digest := history_digest(NEW.reason_salt, NEW.reason);
    NEW.hash := history_hash(NEW);
    INSERT INTO order_history_heads AS kept (order_id, length, hash) VALUES (NEW.order_id, NEW.position, NEW.hash)
      ON CONFLICT (order_id) DO UPDATE SET length = EXCLUDED.length, hash = EXCLUDED.hash;
    RETURN NEW;
  END $$;
`;
