import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Movements of one variant that are written together (docs/adr/0052-checkouts-together.md): each continues the one before
 * it, and the last one leads to the figure. The same rule as before, asked once for each statement.
 */
export class MovementsTogether1763900000063 implements MigrationInterface {
  readonly name = 'MovementsTogether1763900000063';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(together);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(oneByOne);
  }
}

const together = `
  DROP TRIGGER stock_movements_continue ON stock_movements;
  DROP FUNCTION check_stock_movement();
  CREATE FUNCTION check_stock_movements() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    broken record;
  BEGIN
    SELECT * INTO broken FROM (
      SELECT a.variant_id, a.delta, a.stock_after,
        coalesce(lag(a.stock_after) OVER steps, (
          SELECT m.stock_after FROM stock_movements m WHERE m.variant_id = a.variant_id AND m.sequence < a.sequence
          ORDER BY m.sequence DESC LIMIT 1), 0) AS ledger,
        CASE WHEN lead(a.sequence) OVER steps IS NULL THEN (SELECT v.stock FROM variants v WHERE v.id = a.variant_id)
          ELSE a.stock_after END AS figure
      FROM added a WINDOW steps AS (PARTITION BY a.variant_id ORDER BY a.sequence)
    ) step WHERE stock_after IS DISTINCT FROM ledger + delta OR stock_after IS DISTINCT FROM figure LIMIT 1;
    IF FOUND THEN
      RAISE EXCEPTION 'movement of variant % does not lead from % to %', broken.variant_id, broken.ledger, broken.figure
        USING ERRCODE = 'check_violation', CONSTRAINT = 'stock_movements_continue';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER stock_movements_continue AFTER INSERT ON stock_movements
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_stock_movements();
`;

const oneByOne = `
  DROP TRIGGER stock_movements_continue ON stock_movements;
  DROP FUNCTION check_stock_movements();
  CREATE FUNCTION check_stock_movement() RETURNS trigger LANGUAGE plpgsql AS $$
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
  CREATE TRIGGER stock_movements_continue BEFORE INSERT ON stock_movements
    FOR EACH ROW EXECUTE FUNCTION check_stock_movement();
`;
