import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders are sent in parts; what is sent never passes what was ordered less what was refunded. */
export class Shipments1763900000038 implements MigrationInterface {
  readonly name = 'Shipments1763900000038';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(sentBefore);
    await runner.query(rules);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE shipment_lines, shipments;
      DROP FUNCTION check_shipment CASCADE;
      DROP FUNCTION count_shipment_line CASCADE;
      DROP FUNCTION check_shipped_quantity CASCADE;
      DROP FUNCTION check_sent_order CASCADE;
      DROP FUNCTION refuse_cancelling_sent CASCADE;
      ALTER TABLE order_lines DROP COLUMN shipped_quantity;
    `);
  }
}

const tables = `
  CREATE TABLE shipments (
    id uuid NOT NULL CONSTRAINT shipments_pkey PRIMARY KEY,
    order_id uuid NOT NULL CONSTRAINT shipments_order_fkey REFERENCES orders ON DELETE RESTRICT,
    carrier text CONSTRAINT shipments_carrier_length CHECK (length(carrier) BETWEEN 1 AND 100),
    tracking_number text CONSTRAINT shipments_tracking_number_length CHECK (length(tracking_number) BETWEEN 1 AND 100),
    tracking_url text CONSTRAINT shipments_tracking_url_form
      CHECK (tracking_url ~ '^https?://' AND length(tracking_url) <= 2000),
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL
  );
  CREATE INDEX shipments_order_idx ON shipments (order_id);
  CREATE TABLE shipment_lines (
    shipment_id uuid NOT NULL CONSTRAINT shipment_lines_shipment_fkey REFERENCES shipments ON DELETE RESTRICT,
    line_id uuid NOT NULL CONSTRAINT shipment_lines_line_fkey REFERENCES order_lines ON DELETE RESTRICT,
    quantity int NOT NULL CONSTRAINT shipment_lines_quantity_positive CHECK (quantity > 0),
    CONSTRAINT shipment_lines_pkey PRIMARY KEY (shipment_id, line_id)
  );
  CREATE INDEX shipment_lines_line_idx ON shipment_lines (line_id);
  -- counted by a trigger
  ALTER TABLE order_lines ADD COLUMN shipped_quantity int NOT NULL DEFAULT 0
    CONSTRAINT order_lines_shipped_in_range CHECK (shipped_quantity BETWEEN 0 AND quantity);
`;

/** Until now an order was sent as a whole: all of it that was not refunded by then. */
const sentBefore = `
  CREATE TEMPORARY TABLE sent_before ON COMMIT DROP AS
    SELECT gen_random_uuid() AS shipment_id, o.id AS order_id, o.carrier, o.tracking_number, h.created_at
    FROM orders o JOIN order_history h ON h.order_id = o.id AND h.to_status = 'shipped';
  CREATE TEMPORARY TABLE sent_lines_before ON COMMIT DROP AS
    SELECT s.shipment_id, l.id AS line_id, l.quantity - coalesce((SELECT sum(f.quantity) FROM refund_lines f
      JOIN refunds r ON r.id = f.refund_id WHERE f.line_id = l.id AND r.created_at < s.created_at), 0)::int AS quantity
    FROM sent_before s JOIN order_lines l ON l.order_id = s.order_id;
  INSERT INTO shipments (id, order_id, carrier, tracking_number, created_at, updated_at)
    SELECT shipment_id, order_id, carrier, tracking_number, created_at, created_at FROM sent_before
    WHERE shipment_id IN (SELECT shipment_id FROM sent_lines_before WHERE quantity > 0);
  INSERT INTO shipment_lines (shipment_id, line_id, quantity)
    SELECT shipment_id, line_id, quantity FROM sent_lines_before WHERE quantity > 0;
  UPDATE order_lines l SET shipped_quantity = s.quantity FROM sent_lines_before s WHERE s.line_id = l.id;
  DROP TABLE sent_lines_before, sent_before;
`;

const rules = `
  CREATE FUNCTION check_shipment() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP <> 'INSERT' THEN
      RAISE EXCEPTION 'shipments are not rewritten' USING ERRCODE = 'check_violation', CONSTRAINT = 'shipments_are_final';
    END IF;
    -- those that went on since are written with their shipments by the demo shop
    PERFORM FROM orders WHERE id = NEW.order_id AND status IN ('paid', 'shipped', 'delivered', 'refunded') FOR NO KEY UPDATE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'only what is paid for is sent' USING ERRCODE = 'check_violation', CONSTRAINT = 'shipments_of_paid_orders';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER shipments_of_paid_orders BEFORE INSERT ON shipments FOR EACH ROW EXECUTE FUNCTION check_shipment();
  CREATE TRIGGER shipments_are_final BEFORE DELETE OR UPDATE OF id, order_id, created_at ON shipments
    FOR EACH ROW EXECUTE FUNCTION check_shipment();
  CREATE TRIGGER shipment_lines_append_only BEFORE UPDATE OR DELETE ON shipment_lines
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

  CREATE FUNCTION count_shipment_line() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE order_lines SET shipped_quantity = shipped_quantity + NEW.quantity
    WHERE id = NEW.line_id AND order_id = (SELECT order_id FROM shipments WHERE id = NEW.shipment_id);
    IF NOT FOUND THEN
      RAISE EXCEPTION 'a shipment is of lines of its order'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'shipment_lines_of_their_order';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER shipment_lines_are_counted AFTER INSERT ON shipment_lines
    FOR EACH ROW EXECUTE FUNCTION count_shipment_line();

  -- what was sent may be refunded afterwards, so this holds at the moment of sending
  CREATE FUNCTION check_shipped_quantity() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.shipped_quantity < OLD.shipped_quantity OR NEW.shipped_quantity + NEW.refunded_quantity > NEW.quantity THEN
      RAISE EXCEPTION 'what is sent never passes what was ordered and not refunded'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'order_lines_shipped_within_order';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER order_lines_shipped_within_order BEFORE UPDATE OF shipped_quantity ON order_lines FOR EACH ROW
    WHEN (NEW.shipped_quantity <> OLD.shipped_quantity) EXECUTE FUNCTION check_shipped_quantity();

  CREATE FUNCTION check_sent_order() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM order_lines WHERE order_id = NEW.id AND shipped_quantity + refunded_quantity < quantity) THEN
      RAISE EXCEPTION 'an order is shipped once all of it is sent'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_shipped_ones_are_sent';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER orders_shipped_ones_are_sent AFTER UPDATE OF status ON orders DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (OLD.status = 'paid' AND NEW.status = 'shipped') EXECUTE FUNCTION check_sent_order();

  CREATE FUNCTION refuse_cancelling_sent() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM shipments WHERE order_id = NEW.id) THEN
      RAISE EXCEPTION 'what was sent in part is not cancelled'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_sent_ones_are_not_cancelled';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER orders_sent_ones_are_not_cancelled BEFORE UPDATE OF status ON orders FOR EACH ROW
    WHEN (OLD.status = 'paid' AND NEW.status = 'cancelled') EXECUTE FUNCTION refuse_cancelling_sent();
`;
