import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every feature stands on: append-only tables, retry keys, the outbox. */
export class Ground1763640000001 implements MigrationInterface {
  readonly name = 'Ground1763640000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
      END $$;

      CREATE TABLE idempotency_keys (
        scope text NOT NULL,
        key text NOT NULL,
        fingerprint bytea NOT NULL,
        response text NOT NULL,
        created_at timestamptz(3) NOT NULL,
        CONSTRAINT idempotency_keys_pkey PRIMARY KEY (scope, key),
        CONSTRAINT idempotency_keys_key_length CHECK (length(key) BETWEEN 1 AND 255)
      );
      CREATE INDEX idempotency_keys_created_at_idx ON idempotency_keys (created_at);

      CREATE TABLE outbox (
        id uuid NOT NULL CONSTRAINT outbox_pkey PRIMARY KEY,
        type text NOT NULL,
        version int NOT NULL,
        aggregate_id uuid NOT NULL,
        sequence int NOT NULL,
        payload jsonb NOT NULL,
        occurred_at timestamptz(3) NOT NULL,
        published_at timestamptz(3),
        CONSTRAINT outbox_aggregate_sequence_key UNIQUE (aggregate_id, sequence),
        CONSTRAINT outbox_type_form CHECK (type ~ '^[a-z]+(_[a-z]+)*\\.[a-z]+(_[a-z]+)*$')
      );
      CREATE INDEX outbox_unpublished_idx ON outbox (aggregate_id, sequence) WHERE published_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE outbox, idempotency_keys; DROP FUNCTION refuse_change');
  }
}
