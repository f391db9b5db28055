import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Refunds in part, which can never pass what was paid; and a ledger of money that sums to nothing. */
export class Refunds1763900000031 implements MigrationInterface {
  readonly name = 'Refunds1763900000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(payments);
    await runner.query(lines);
    await runner.query(ledger);
    await runner.query(booksOfBefore);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE ledger_entries, refund_lines;
      DROP FUNCTION count_refund CASCADE;
      DROP FUNCTION count_refund_line CASCADE;
      DROP FUNCTION check_ledger_balance CASCADE;
      ALTER TABLE order_lines DROP COLUMN refunded_quantity;
      ALTER TABLE payments DROP COLUMN refunded, DROP COLUMN is_kept;
    `);
  }
}

const payments = `
  ALTER TABLE payments
    -- what goes back or went back of it, counted by a trigger
    ADD COLUMN refunded bigint NOT NULL DEFAULT 0,
    -- whether its order kept the money; false: it came when nobody waited for it
    ADD COLUMN is_kept boolean NOT NULL DEFAULT true;
  UPDATE payments p SET refunded = (SELECT coalesce(sum(r.amount), 0) FROM refunds r WHERE r.payment_id = p.id);
  ALTER TABLE payments ADD CONSTRAINT payments_refunds_within_capture
    CHECK (refunded BETWEEN 0 AND CASE WHEN status IN ('succeeded', 'refunded') THEN amount ELSE 0 END);

  ALTER TABLE refunds DROP CONSTRAINT refunds_status_known, ADD CONSTRAINT refunds_status_known
    CHECK (status IN ('pending', 'succeeded', 'failed'));
  ALTER TABLE refunds ADD COLUMN actor_id uuid;

  CREATE FUNCTION count_refund() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'INSERT' THEN
      UPDATE payments SET refunded = refunded + NEW.amount WHERE id = NEW.payment_id AND currency = NEW.currency;
      IF NOT FOUND THEN
        RAISE EXCEPTION 'a refund is of its payment and in its currency'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'refunds_of_their_payment';
      END IF;
      RETURN NULL;
    END IF;
    IF TG_OP = 'DELETE' OR (OLD.id, OLD.payment_id, OLD.amount, OLD.currency) <> (NEW.id, NEW.payment_id, NEW.amount, NEW.currency)
      OR (OLD.status <> 'pending' AND OLD.status <> NEW.status)
    THEN
      RAISE EXCEPTION 'refunds are not rewritten' USING ERRCODE = 'check_violation', CONSTRAINT = 'refunds_are_final';
    END IF;
    IF NEW.status = 'failed' AND OLD.status = 'pending' THEN
      UPDATE payments SET refunded = refunded - NEW.amount WHERE id = NEW.payment_id;
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER refunds_are_counted AFTER INSERT OR UPDATE OR DELETE ON refunds
    FOR EACH ROW EXECUTE FUNCTION count_refund();
`;

const lines = `
  ALTER TABLE order_lines
    ADD COLUMN refunded_quantity int NOT NULL DEFAULT 0 CONSTRAINT order_lines_refunded_in_range
      CHECK (refunded_quantity BETWEEN 0 AND quantity);
  CREATE TABLE refund_lines (
    refund_id uuid NOT NULL CONSTRAINT refund_lines_refund_fkey REFERENCES refunds ON DELETE RESTRICT,
    line_id uuid NOT NULL CONSTRAINT refund_lines_line_fkey REFERENCES order_lines ON DELETE RESTRICT,
    quantity int NOT NULL CONSTRAINT refund_lines_quantity_positive CHECK (quantity > 0),
    amount bigint NOT NULL CONSTRAINT refund_lines_amount_not_negative CHECK (amount >= 0),
    CONSTRAINT refund_lines_pkey PRIMARY KEY (refund_id, line_id)
  );
  CREATE INDEX refund_lines_line_idx ON refund_lines (line_id);
  CREATE FUNCTION count_refund_line() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE order_lines SET refunded_quantity = refunded_quantity + NEW.quantity WHERE id = NEW.line_id;
    RETURN NULL;
  END $$;
  CREATE TRIGGER refund_lines_are_counted AFTER INSERT ON refund_lines
    FOR EACH ROW EXECUTE FUNCTION count_refund_line();
  CREATE TRIGGER refund_lines_append_only BEFORE UPDATE OR DELETE ON refund_lines
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
`;

const ledger = `
  -- Double entry: what a movement adds to one account it takes from others, so that each movement sums to nothing.
  CREATE TABLE ledger_entries (
    movement_id uuid NOT NULL,
    account text COLLATE "C" NOT NULL CONSTRAINT ledger_entries_account_known
      CHECK (account IN ('provider', 'goods', 'shipping', 'tax', 'refunds', 'owed')),
    amount bigint NOT NULL CONSTRAINT ledger_entries_amount_moves CHECK (amount <> 0),
    currency text NOT NULL CONSTRAINT ledger_entries_currency_form CHECK (currency ~ '^[A-Z]{3}$'),
    payment_id uuid NOT NULL CONSTRAINT ledger_entries_payment_fkey REFERENCES payments ON DELETE RESTRICT,
    created_at timestamptz(3) NOT NULL,
    CONSTRAINT ledger_entries_pkey PRIMARY KEY (movement_id, account)
  );
  CREATE INDEX ledger_entries_payment_idx ON ledger_entries (payment_id);
  CREATE INDEX ledger_entries_created_idx ON ledger_entries (created_at);
  CREATE TRIGGER ledger_entries_append_only BEFORE UPDATE OR DELETE ON ledger_entries
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

  CREATE FUNCTION check_ledger_balance() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF (SELECT count(DISTINCT (currency, payment_id)) <> 1 OR sum(amount) <> 0 FROM ledger_entries
      WHERE movement_id = NEW.movement_id)
    THEN
      RAISE EXCEPTION 'a movement of money sums to nothing, in one currency'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entries_balance';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER ledger_entries_balance AFTER INSERT ON ledger_entries
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_ledger_balance();
`;

/** Money that moved before there was a ledger: what came in for orders, and what went back of it. */
const booksOfBefore = `
  INSERT INTO ledger_entries (movement_id, account, amount, currency, payment_id, created_at)
  SELECT p.id, entry.account, entry.amount, p.currency, p.id, p.created_at
  FROM payments p JOIN orders o ON o.id = p.order_id CROSS JOIN LATERAL (VALUES ('provider', p.amount),
    ('goods', -(o.subtotal - o.discount)), ('shipping', -o.shipping), ('tax', -o.tax)) AS entry (account, amount)
  WHERE p.status IN ('succeeded', 'refunded') AND p.amount = o.total AND entry.amount <> 0;
  INSERT INTO ledger_entries (movement_id, account, amount, currency, payment_id, created_at)
  SELECT r.id, entry.account, entry.amount, r.currency, r.payment_id, r.updated_at
  FROM refunds r CROSS JOIN LATERAL (VALUES ('provider', -r.amount), ('refunds', r.amount)) AS entry (account, amount)
  WHERE r.status = 'succeeded';
  -- what the last deferred checks have still to say, before the next change of a table
  SET CONSTRAINTS ALL IMMEDIATE;
`;
