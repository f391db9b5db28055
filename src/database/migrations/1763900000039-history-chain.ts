import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The history of each order is a chain of hashes: whoever changes it without saying so is found out. */
export class HistoryChain1763900000039 implements MigrationInterface {
  readonly name = 'HistoryChain1763900000039';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
    await runner.query(chain);
    await runner.query(entriesOfBefore);
    await runner.query(rules);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER order_history_only_anonymised ON order_history;
      DROP FUNCTION chain_order_history CASCADE;
      DROP FUNCTION history_digest, history_hash;
      DROP TABLE order_history_heads;
      ALTER TABLE order_history DROP COLUMN position, DROP COLUMN actor_salt, DROP COLUMN actor_digest, DROP COLUMN reason_salt,
        DROP COLUMN reason_digest, DROP COLUMN previous_hash, DROP COLUMN hash;
      CREATE TRIGGER order_history_only_anonymised BEFORE UPDATE ON order_history FOR EACH ROW WHEN (
        (NEW.sequence, NEW.order_id, NEW.from_status, NEW.to_status, NEW.created_at) IS DISTINCT FROM
          (OLD.sequence, OLD.order_id, OLD.from_status, OLD.to_status, OLD.created_at)
        OR (NEW.actor_id IS NOT NULL AND NEW.actor_id IS DISTINCT FROM OLD.actor_id)
        OR (NEW.reason IS NOT NULL AND NEW.reason IS DISTINCT FROM OLD.reason)
      ) EXECUTE FUNCTION refuse_change();
    `);
  }
}

const columns = `
  ALTER TABLE order_history
    -- 1, 2, 3 within the order
    ADD COLUMN position int,
    -- with its salt a digest says what the value was; the salt goes when the value is erased, and nobody can guess it back
    ADD COLUMN actor_salt uuid,
    ADD COLUMN actor_digest bytea,
    ADD COLUMN reason_salt uuid,
    ADD COLUMN reason_digest bytea,
    -- null: it is the first
    ADD COLUMN previous_hash bytea,
    ADD COLUMN hash bytea;
  -- how far each chain goes, so that entries missing at its end are missed
  CREATE TABLE order_history_heads (
    order_id uuid NOT NULL CONSTRAINT order_history_heads_pkey PRIMARY KEY
      -- one statement writes an order with its first entry, in any order
      CONSTRAINT order_history_heads_order_fkey REFERENCES orders DEFERRABLE INITIALLY DEFERRED,
    length int NOT NULL CONSTRAINT order_history_heads_length_positive CHECK (length > 0),
    hash bytea NOT NULL
  );
`;

/** What is hashed stands in src/orders/history/chain.ts once more, for those who verify it without trusting this. */
const chain = `
  CREATE FUNCTION history_digest(salt uuid, value text) RETURNS bytea LANGUAGE sql IMMUTABLE
    RETURN sha256(convert_to(salt::text || coalesce('=' || value, ''), 'UTF8'));

  CREATE FUNCTION history_hash(entry order_history) RETURNS bytea LANGUAGE sql IMMUTABLE
    RETURN sha256(convert_to(concat_ws('|', coalesce(encode((entry).previous_hash, 'hex'), '-'), (entry).order_id,
      (entry).position, coalesce((entry).from_status, '-'), (entry).to_status,
      (extract(epoch FROM (entry).created_at) * 1000)::bigint, encode((entry).actor_digest, 'hex'),
      encode((entry).reason_digest, 'hex')), 'UTF8'));

  -- as the owner of the tables: the role of the service cannot write the heads by itself
  CREATE FUNCTION chain_order_history() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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

const entriesOfBefore = `
  DO $$
  DECLARE
    entry order_history;
    before order_history;
  BEGIN
    FOR entry IN SELECT * FROM order_history ORDER BY order_id, sequence LOOP
      IF before.order_id IS DISTINCT FROM entry.order_id THEN before := NULL; END IF;
      entry.position := coalesce(before.position, 0) + 1;
      entry.previous_hash := before.hash;
      entry.actor_salt := gen_random_uuid();
      entry.actor_digest := history_digest(entry.actor_salt, entry.actor_id::text);
      entry.reason_salt := gen_random_uuid();
      entry.reason_digest := history_digest(entry.reason_salt, entry.reason);
      entry.hash := history_hash(entry);
      UPDATE order_history SET position = entry.position, previous_hash = entry.previous_hash, hash = entry.hash,
        actor_salt = entry.actor_salt, actor_digest = entry.actor_digest,
        reason_salt = entry.reason_salt, reason_digest = entry.reason_digest WHERE sequence = entry.sequence;
      before := entry;
    END LOOP;
  END $$;
  INSERT INTO order_history_heads (order_id, length, hash)
    SELECT DISTINCT ON (order_id) order_id, position, hash FROM order_history ORDER BY order_id, sequence DESC;
`;

const rules = `
  ALTER TABLE order_history
    ALTER COLUMN position SET NOT NULL, ALTER COLUMN hash SET NOT NULL,
    ALTER COLUMN actor_digest SET NOT NULL, ALTER COLUMN reason_digest SET NOT NULL,
    ADD CONSTRAINT order_history_position_key UNIQUE (order_id, position),
    ADD CONSTRAINT order_history_first_follows_nothing CHECK ((position = 1) = (previous_hash IS NULL)),
    ADD CONSTRAINT order_history_actor_salted CHECK (actor_id IS NULL OR actor_salt IS NOT NULL),
    ADD CONSTRAINT order_history_reason_salted CHECK (reason IS NULL OR reason_salt IS NOT NULL);
  CREATE TRIGGER order_history_is_chained BEFORE INSERT ON order_history FOR EACH ROW EXECUTE FUNCTION chain_order_history();
  DROP TRIGGER order_history_only_anonymised ON order_history;
  CREATE TRIGGER order_history_only_anonymised BEFORE UPDATE ON order_history FOR EACH ROW WHEN (
    (NEW.sequence, NEW.order_id, NEW.from_status, NEW.to_status, NEW.created_at, NEW.position, NEW.previous_hash, NEW.hash,
      NEW.actor_digest, NEW.reason_digest) IS DISTINCT FROM (OLD.sequence, OLD.order_id, OLD.from_status, OLD.to_status,
      OLD.created_at, OLD.position, OLD.previous_hash, OLD.hash, OLD.actor_digest, OLD.reason_digest)
    OR (NEW.actor_id IS NOT NULL AND NEW.actor_id IS DISTINCT FROM OLD.actor_id)
    OR (NEW.reason IS NOT NULL AND NEW.reason IS DISTINCT FROM OLD.reason)
    OR (NEW.actor_salt IS NOT NULL AND NEW.actor_salt IS DISTINCT FROM OLD.actor_salt)
    OR (NEW.reason_salt IS NOT NULL AND NEW.reason_salt IS DISTINCT FROM OLD.reason_salt)
  ) EXECUTE FUNCTION refuse_change();
`;
