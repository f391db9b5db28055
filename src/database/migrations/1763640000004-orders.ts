import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders with their lines, history and legal moves; payments with their notices and refunds. */
export class Orders1763640000004 implements MigrationInterface {
  readonly name = 'Orders1763640000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE order_status_moves (
        from_status text NOT NULL,
        to_status text NOT NULL,
        CONSTRAINT order_status_moves_pkey PRIMARY KEY (from_status, to_status)
      );
      INSERT INTO order_status_moves VALUES
        ('pending', 'paid'), ('paid', 'shipped'), ('shipped', 'delivered'),
        ('pending', 'cancelled'), ('paid', 'cancelled'),
        ('paid', 'refunded'), ('shipped', 'refunded'), ('delivered', 'refunded');

      CREATE TABLE orders (
        id uuid NOT NULL CONSTRAINT orders_pkey PRIMARY KEY,
        user_id uuid CONSTRAINT orders_user_fkey REFERENCES users ON DELETE SET NULL,
        status text NOT NULL CONSTRAINT orders_status_known
          CHECK (status IN ('pending', 'paid', 'shipped', 'delivered', 'cancelled', 'refunded')),
        currency text NOT NULL CONSTRAINT orders_currency_form CHECK (currency ~ '^[A-Z]{3}$'),
        subtotal bigint NOT NULL,
        discount bigint NOT NULL,
        shipping bigint NOT NULL,
        tax bigint NOT NULL,
        total bigint NOT NULL,
        tier text CONSTRAINT orders_tier_known CHECK (tier IN ('regular', 'premium')),
        shipping_address jsonb,
        note text CONSTRAINT orders_note_length CHECK (length(note) <= 1000),
        carrier text CONSTRAINT orders_carrier_length CHECK (length(carrier) <= 100),
        tracking_number text CONSTRAINT orders_tracking_number_length CHECK (length(tracking_number) <= 100),
        payment_due_at timestamptz(3) NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        CONSTRAINT orders_amounts_not_negative
          CHECK (subtotal >= 0 AND discount >= 0 AND shipping >= 0 AND tax >= 0 AND total >= 0),
        CONSTRAINT orders_discount_within_subtotal CHECK (discount <= subtotal),
        CONSTRAINT orders_total_adds_up CHECK (total = subtotal - discount + shipping + tax)
      );
      CREATE INDEX orders_user_created_idx ON orders (user_id, created_at, id);
      CREATE INDEX orders_created_idx ON orders (created_at, id);
      CREATE INDEX orders_status_created_idx ON orders (status, created_at, id);
      CREATE INDEX orders_total_idx ON orders (total, id);
      CREATE INDEX orders_unpaid_idx ON orders (payment_due_at) WHERE status = 'pending';

      CREATE FUNCTION check_order_move() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.status <> OLD.status AND NOT EXISTS (
          SELECT FROM order_status_moves WHERE from_status = OLD.status AND to_status = NEW.status
        ) THEN
          RAISE EXCEPTION 'an order cannot go from % to %', OLD.status, NEW.status
            USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_move_is_legal';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER orders_move_is_legal BEFORE UPDATE OF status ON orders
        FOR EACH ROW EXECUTE FUNCTION check_order_move();

      CREATE TABLE order_lines (
        id uuid NOT NULL CONSTRAINT order_lines_pkey PRIMARY KEY,
        order_id uuid NOT NULL CONSTRAINT order_lines_order_fkey REFERENCES orders ON DELETE RESTRICT,
        position int NOT NULL CONSTRAINT order_lines_position_in_range CHECK (position BETWEEN 0 AND 99),
        product_id uuid NOT NULL CONSTRAINT order_lines_product_fkey REFERENCES products ON DELETE RESTRICT,
        sku text NOT NULL,
        name text NOT NULL,
        quantity int NOT NULL CONSTRAINT order_lines_quantity_in_range CHECK (quantity BETWEEN 1 AND 1000),
        unit_price bigint NOT NULL CONSTRAINT order_lines_unit_price_not_negative CHECK (unit_price >= 0),
        subtotal bigint NOT NULL,
        discount bigint NOT NULL,
        total bigint NOT NULL,
        CONSTRAINT order_lines_position_key UNIQUE (order_id, position),
        CONSTRAINT order_lines_product_once UNIQUE (order_id, product_id),
        CONSTRAINT order_lines_subtotal_adds_up CHECK (subtotal = unit_price * quantity),
        CONSTRAINT order_lines_discount_in_range CHECK (discount BETWEEN 0 AND subtotal),
        CONSTRAINT order_lines_total_adds_up CHECK (total = subtotal - discount)
      );
      CREATE INDEX order_lines_product_idx ON order_lines (product_id);

      CREATE TABLE order_history (
        sequence bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT order_history_pkey PRIMARY KEY,
        order_id uuid NOT NULL CONSTRAINT order_history_order_fkey REFERENCES orders ON DELETE RESTRICT,
        from_status text,
        to_status text NOT NULL,
        actor_id uuid,
        reason text CONSTRAINT order_history_reason_length CHECK (length(reason) <= 500),
        created_at timestamptz(3) NOT NULL,
        CONSTRAINT order_history_move_is_legal FOREIGN KEY (from_status, to_status) REFERENCES order_status_moves
      );
      CREATE INDEX order_history_order_idx ON order_history (order_id, sequence);
      CREATE TRIGGER order_history_append_only BEFORE UPDATE OR DELETE ON order_history
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE payments (
        id uuid NOT NULL CONSTRAINT payments_pkey PRIMARY KEY,
        order_id uuid NOT NULL CONSTRAINT payments_order_fkey REFERENCES orders ON DELETE RESTRICT,
        provider text NOT NULL,
        -- null until the provider has been told of it
        provider_payment_id text,
        status text NOT NULL CONSTRAINT payments_status_known
          CHECK (status IN ('pending', 'succeeded', 'failed', 'refunded')),
        amount bigint NOT NULL CONSTRAINT payments_amount_positive CHECK (amount > 0),
        currency text NOT NULL CONSTRAINT payments_currency_form CHECK (currency ~ '^[A-Z]{3}$'),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        CONSTRAINT payments_provider_payment_key UNIQUE (provider, provider_payment_id),
        CONSTRAINT payments_paid_ones_are_known
          CHECK (status NOT IN ('succeeded', 'refunded') OR provider_payment_id IS NOT NULL)
      );
      CREATE INDEX payments_order_idx ON payments (order_id, created_at);
      CREATE UNIQUE INDEX payments_one_open_per_order ON payments (order_id) WHERE status IN ('pending', 'succeeded');

      CREATE TABLE payment_notices (
        provider text NOT NULL,
        notice_id text NOT NULL,
        payment_id uuid NOT NULL CONSTRAINT payment_notices_payment_fkey REFERENCES payments ON DELETE RESTRICT,
        outcome text NOT NULL CONSTRAINT payment_notices_outcome_known CHECK (outcome IN ('booked', 'mismatched')),
        received_at timestamptz(3) NOT NULL,
        CONSTRAINT payment_notices_pkey PRIMARY KEY (provider, notice_id)
      );

      CREATE TABLE refunds (
        id uuid NOT NULL CONSTRAINT refunds_pkey PRIMARY KEY,
        payment_id uuid NOT NULL CONSTRAINT refunds_payment_fkey REFERENCES payments ON DELETE RESTRICT,
        amount bigint NOT NULL CONSTRAINT refunds_amount_positive CHECK (amount > 0),
        currency text NOT NULL CONSTRAINT refunds_currency_form CHECK (currency ~ '^[A-Z]{3}$'),
        reason text CONSTRAINT refunds_reason_length CHECK (length(reason) <= 500),
        status text NOT NULL CONSTRAINT refunds_status_known CHECK (status IN ('pending', 'succeeded')),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL
      );
      CREATE INDEX refunds_payment_idx ON refunds (payment_id, created_at);
      CREATE INDEX refunds_pending_idx ON refunds (created_at) WHERE status = 'pending';

      -- the books of the payment sandbox: what a provider outside would know
      CREATE TABLE sandbox_payments (
        id text NOT NULL CONSTRAINT sandbox_payments_pkey PRIMARY KEY,
        client_secret_hash bytea NOT NULL,
        amount bigint NOT NULL,
        currency text NOT NULL,
        status text NOT NULL CONSTRAINT sandbox_payments_status_known
          CHECK (status IN ('requires_payment_method', 'succeeded', 'canceled')),
        refunded bigint NOT NULL DEFAULT 0,
        created_at timestamptz(3) NOT NULL,
        CONSTRAINT sandbox_payments_refunded_in_range CHECK (refunded BETWEEN 0 AND amount)
      );
      CREATE TABLE sandbox_refunds (
        id text NOT NULL CONSTRAINT sandbox_refunds_pkey PRIMARY KEY,
        payment_id text NOT NULL CONSTRAINT sandbox_refunds_payment_fkey REFERENCES sandbox_payments ON DELETE RESTRICT,
        amount bigint NOT NULL CONSTRAINT sandbox_refunds_amount_positive CHECK (amount > 0),
        created_at timestamptz(3) NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE sandbox_refunds, sandbox_payments, refunds, payment_notices, payments;
      DROP TABLE order_history, order_lines, orders, order_status_moves;
      DROP FUNCTION check_order_move;
    `);
  }
}
