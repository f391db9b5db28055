import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Invoices and credit notes, numbered without gaps and kept as they were issued. */
export class Invoices1763900000040 implements MigrationInterface {
  readonly name = 'Invoices1763900000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(rules);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE invoices, invoice_series;
      DROP FUNCTION number_invoice, keep_invoice;
    `);
  }
}

const tables = `
  -- The last number of each kind and year. Whoever takes the next one holds the row until the invoice is committed or
  -- rolled back with it, so no number is ever left out.
  CREATE TABLE invoice_series (
    kind text NOT NULL,
    year int NOT NULL,
    last int NOT NULL CONSTRAINT invoice_series_last_positive CHECK (last > 0),
    CONSTRAINT invoice_series_pkey PRIMARY KEY (kind, year)
  );
  CREATE TABLE invoices (
    id uuid NOT NULL CONSTRAINT invoices_pkey PRIMARY KEY,
    kind text COLLATE "C" NOT NULL CONSTRAINT invoices_kind_known CHECK (kind IN ('invoice', 'credit_note')),
    -- of the day of issue in UTC
    year int NOT NULL,
    sequence int NOT NULL,
    number text NOT NULL GENERATED ALWAYS AS (CASE kind WHEN 'credit_note' THEN 'C' ELSE '' END || year || '-'
      || lpad(sequence::text, greatest(6, length(sequence::text)), '0')) STORED,
    order_id uuid NOT NULL CONSTRAINT invoices_order_fkey REFERENCES orders ON DELETE RESTRICT,
    -- of a credit note: the money that went back
    refund_id uuid CONSTRAINT invoices_refund_fkey REFERENCES refunds ON DELETE RESTRICT,
    issued_at timestamptz(3) NOT NULL,
    -- all that it says, frozen
    facts jsonb NOT NULL,
    -- as it was first downloaded, and is from then on
    pdf bytea,
    CONSTRAINT invoices_number_key UNIQUE (kind, year, sequence),
    CONSTRAINT invoices_refund_key UNIQUE (refund_id),
    CONSTRAINT invoices_credit_notes_of_refunds CHECK ((kind = 'credit_note') = (refund_id IS NOT NULL))
  );
  CREATE UNIQUE INDEX invoices_one_per_order ON invoices (order_id) WHERE kind = 'invoice';
  CREATE INDEX invoices_order_idx ON invoices (order_id, issued_at, id);
`;

const rules = `
  -- as the owner of the tables: the role of the service cannot write the series by itself
  CREATE FUNCTION number_invoice() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  BEGIN
    -- the order before the series, as everybody takes them; the foreign key would take it after
    PERFORM FROM orders WHERE id = NEW.order_id FOR KEY SHARE;
    NEW.year := extract(year FROM NEW.issued_at AT TIME ZONE 'UTC');
    INSERT INTO invoice_series AS series (kind, year, last) VALUES (NEW.kind, NEW.year, 1)
      ON CONFLICT (kind, year) DO UPDATE SET last = series.last + 1 RETURNING last INTO NEW.sequence;
    IF NOT EXISTS (SELECT FROM order_history WHERE order_id = NEW.order_id AND to_status = 'paid') THEN
      RAISE EXCEPTION 'only what was paid for has an invoice'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'invoices_of_paid_orders';
    END IF;
    -- refused here, so that "on conflict do nothing" does not use up a number
    IF EXISTS (SELECT FROM invoices WHERE order_id = NEW.order_id AND kind = NEW.kind
      AND refund_id IS NOT DISTINCT FROM NEW.refund_id)
    THEN
      RAISE EXCEPTION 'it is issued already' USING ERRCODE = 'unique_violation', CONSTRAINT = 'invoices_one_per_order';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER invoices_are_numbered BEFORE INSERT ON invoices FOR EACH ROW EXECUTE FUNCTION number_invoice();

  CREATE FUNCTION keep_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'an invoice is kept as it was issued' USING ERRCODE = 'check_violation', CONSTRAINT = 'invoices_are_final';
  END $$;
  CREATE TRIGGER invoices_are_final BEFORE UPDATE ON invoices FOR EACH ROW WHEN (
    OLD.pdf IS NOT NULL OR NEW.pdf IS NULL
    OR (NEW.id, NEW.kind, NEW.year, NEW.sequence, NEW.order_id, NEW.refund_id, NEW.issued_at, NEW.facts)
      IS DISTINCT FROM (OLD.id, OLD.kind, OLD.year, OLD.sequence, OLD.order_id, OLD.refund_id, OLD.issued_at, OLD.facts)
  ) EXECUTE FUNCTION keep_invoice();
  CREATE TRIGGER invoices_stay BEFORE DELETE ON invoices FOR EACH ROW EXECUTE FUNCTION keep_invoice();
`;
