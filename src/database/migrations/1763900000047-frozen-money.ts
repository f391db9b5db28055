import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders keep what they were priced at, payments move as providers do; every pending refund has its turn. */
export class FrozenMoney1763900000047 implements MigrationInterface {
  readonly name = 'FrozenMoney1763900000047';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(orders);
    await runner.query(payments);
    await runner.query(turns);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX payment_notices_payment_idx, sandbox_refunds_payment_idx, sandbox_payments_secret_idx, refunds_turn_idx;
      CREATE INDEX refunds_pending_idx ON refunds (created_at) WHERE status = 'pending';
      ALTER TABLE refunds DROP COLUMN asked_at;
      DROP FUNCTION check_payment_move CASCADE;
      DROP FUNCTION refuse_repricing CASCADE;
    `);
  }
}

/** After the checks of the row, so that a sum that does not add up is still told as that. */
const orders = `
  CREATE FUNCTION refuse_repricing() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'an order keeps what it was priced at' USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_prices_are_frozen';
  END $$;
  CREATE TRIGGER orders_prices_are_frozen AFTER UPDATE ON orders FOR EACH ROW WHEN (
    (NEW.id, NEW.currency, NEW.subtotal, NEW.discount, NEW.shipping, NEW.tax, NEW.tax_included, NEW.total, NEW.adjustments)
    IS DISTINCT FROM
    (OLD.id, OLD.currency, OLD.subtotal, OLD.discount, OLD.shipping, OLD.tax, OLD.tax_included, OLD.total, OLD.adjustments)
  ) EXECUTE FUNCTION refuse_repricing();
  CREATE TRIGGER order_lines_prices_are_frozen AFTER UPDATE ON order_lines FOR EACH ROW WHEN (
    (NEW.id, NEW.order_id, NEW.product_id, NEW.variant_id, NEW.quantity, NEW.unit_price, NEW.subtotal, NEW.discount, NEW.tax, NEW.total,
      NEW.adjustments)
    IS DISTINCT FROM
    (OLD.id, OLD.order_id, OLD.product_id, OLD.variant_id, OLD.quantity, OLD.unit_price, OLD.subtotal, OLD.discount, OLD.tax, OLD.total,
      OLD.adjustments)
  ) EXECUTE FUNCTION refuse_repricing();
`;

/** What is paid stays paid; what was given up may turn out to be paid. */
const payments = `
  CREATE FUNCTION check_payment_move() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' OR (NEW.id, NEW.order_id, NEW.provider, NEW.amount, NEW.currency)
        IS DISTINCT FROM (OLD.id, OLD.order_id, OLD.provider, OLD.amount, OLD.currency)
      OR (OLD.status IN ('succeeded', 'refunded')
        AND (NEW.provider_payment_id, NEW.is_kept) IS DISTINCT FROM (OLD.provider_payment_id, OLD.is_kept))
    THEN
      RAISE EXCEPTION 'payments are not rewritten' USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_are_final';
    END IF;
    IF NEW.status <> OLD.status AND NOT (CASE OLD.status
      WHEN 'pending' THEN NEW.status IN ('unknown', 'succeeded', 'failed', 'cancelled')
      WHEN 'unknown' THEN NEW.status IN ('pending', 'succeeded', 'failed', 'cancelled')
      WHEN 'succeeded' THEN NEW.status = 'refunded'
      WHEN 'refunded' THEN false
      ELSE NEW.status = 'succeeded' END)
    THEN
      RAISE EXCEPTION 'a payment cannot go from % to %', OLD.status, NEW.status
        USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_move_is_legal';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER payments_move_is_legal AFTER UPDATE OR DELETE ON payments FOR EACH ROW EXECUTE FUNCTION check_payment_move();
`;

const turns = `
  -- when the provider was last asked for it; null: never
  ALTER TABLE refunds ADD COLUMN asked_at timestamptz(3);
  DROP INDEX refunds_pending_idx;
  CREATE INDEX refunds_turn_idx ON refunds (asked_at NULLS FIRST, created_at) WHERE status = 'pending';
  CREATE INDEX payment_notices_payment_idx ON payment_notices (payment_id);
  CREATE INDEX sandbox_refunds_payment_idx ON sandbox_refunds (payment_id);
  CREATE INDEX sandbox_payments_secret_idx ON sandbox_payments (client_secret_hash);
`;
