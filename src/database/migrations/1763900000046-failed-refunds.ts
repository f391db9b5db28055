import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Things of a refund that the provider will not make are no longer refunded; lines are refunded by their own order only. */
export class FailedRefunds1763900000046 implements MigrationInterface {
  readonly name = 'FailedRefunds1763900000046';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${countRefund(reopened)}
      ${countLine}
      UPDATE order_lines l SET refunded_quantity = l.refunded_quantity - f.quantity
      FROM (SELECT f.line_id, sum(f.quantity)::int AS quantity FROM refund_lines f JOIN refunds r ON r.id = f.refund_id
        WHERE r.status = 'failed' GROUP BY f.line_id) f
      WHERE f.line_id = l.id;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${countRefund('')}
      CREATE OR REPLACE FUNCTION count_refund_line() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE order_lines SET refunded_quantity = refunded_quantity + NEW.quantity WHERE id = NEW.line_id;
        RETURN NULL;
      END $$;
      UPDATE order_lines l SET refunded_quantity = (SELECT coalesce(sum(f.quantity), 0) FROM refund_lines f WHERE f.line_id = l.id);
    `);
  }
}

const reopened = `
      UPDATE order_lines l SET refunded_quantity = l.refunded_quantity - f.quantity
      FROM refund_lines f WHERE f.refund_id = NEW.id AND l.id = f.line_id;`;

/** @param reopen what follows for the lines of a refund that failed */
const countRefund = (reopen: string): string => `
  CREATE OR REPLACE FUNCTION count_refund() RETURNS trigger LANGUAGE plpgsql AS $$
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
      UPDATE payments SET refunded = refunded - NEW.amount WHERE id = NEW.payment_id;${reopen}
    END IF;
    RETURN NULL;
  END $$;
`;

const countLine = `
  CREATE OR REPLACE FUNCTION count_refund_line() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE order_lines l SET refunded_quantity = l.refunded_quantity + NEW.quantity
    FROM refunds r JOIN payments p ON p.id = r.payment_id
    WHERE r.id = NEW.refund_id AND r.status <> 'failed' AND l.id = NEW.line_id AND l.order_id = p.order_id;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'a refund is of lines of its order'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'refund_lines_of_their_order';
    END IF;
    RETURN NULL;
  END $$;
`;
