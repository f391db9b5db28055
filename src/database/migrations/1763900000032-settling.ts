import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Payments whose outcome nobody knows are a state of their own, and are asked about until it is known. */
export class Settling1763900000032 implements MigrationInterface {
  readonly name = 'Settling1763900000032';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE payments DROP CONSTRAINT payments_status_known, ADD CONSTRAINT payments_status_known
        CHECK (status IN ('pending', 'unknown', 'succeeded', 'failed', 'cancelled', 'refunded'));
      DROP INDEX payments_one_open_per_order;
      CREATE UNIQUE INDEX payments_one_open_per_order ON payments (order_id)
        WHERE status IN ('pending', 'unknown') OR (status = 'succeeded' AND is_kept);
      ALTER TABLE payments
        -- when the provider is asked next what became of it; null: it is known
        ADD COLUMN next_check_at timestamptz(3),
        ADD COLUMN checks int NOT NULL DEFAULT 0;
      UPDATE payments SET next_check_at = created_at WHERE status = 'pending';
      ALTER TABLE payments ADD CONSTRAINT payments_open_ones_are_checked
        CHECK ((next_check_at IS NOT NULL) = (status IN ('pending', 'unknown')));
      CREATE INDEX payments_next_check_idx ON payments (next_check_at) WHERE next_check_at IS NOT NULL;

      -- the books of the sandbox know how each card behaves
      ALTER TABLE sandbox_payments ADD COLUMN card text, DROP CONSTRAINT sandbox_payments_status_known,
        ADD CONSTRAINT sandbox_payments_status_known
          CHECK (status IN ('requires_payment_method', 'requires_action', 'succeeded', 'canceled'));

      -- an order that was cancelled because nobody paid in time may still be paid, if what it held is there
      ALTER TABLE orders ADD COLUMN is_expired boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT orders_expired_ones_ended CHECK (NOT is_expired OR status = 'cancelled');
      INSERT INTO order_status_moves VALUES ('cancelled', 'paid');
      CREATE OR REPLACE FUNCTION check_order_move() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.status <> OLD.status AND (
          NOT EXISTS (SELECT FROM order_status_moves WHERE from_status = OLD.status AND to_status = NEW.status)
          OR (OLD.status = 'cancelled' AND NOT OLD.is_expired)
        ) THEN
          RAISE EXCEPTION 'an order cannot go from % to %', OLD.status, NEW.status
            USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_move_is_legal';
        END IF;
        RETURN NEW;
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM order_status_moves WHERE from_status = 'cancelled';
      ALTER TABLE orders DROP COLUMN is_expired;
      ALTER TABLE sandbox_payments DROP COLUMN card;
      ALTER TABLE payments DROP COLUMN next_check_at, DROP COLUMN checks;
    `);
  }
}
