import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How events leave the outbox: placed in one order, handed to each consumer, given up where that never succeeds. */
export class Delivery1763900000020 implements MigrationInterface {
  readonly name = 'Delivery1763900000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(outbox);
    await runner.query(deliveries);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE dead_letters, inbox, event_deliveries;
      ALTER TABLE outbox DROP COLUMN audience, DROP COLUMN position;
      DROP SEQUENCE outbox_position_seq;
      DROP INDEX outbox_waiting_idx;
      CREATE INDEX outbox_unpublished_idx ON outbox (aggregate_id, sequence) WHERE published_at IS NULL;
    `);
  }
}

const outbox = `
  CREATE SEQUENCE outbox_position_seq AS bigint;
  ALTER TABLE outbox
    -- who may hear of it live: "everybody", "user:<id>" or "may:<permission>", any of these
    ADD COLUMN audience text[] NOT NULL DEFAULT '{}',
    -- its place among all events: given after the commit, by one relay at a time, so that it only ever grows
    ADD COLUMN position bigint CONSTRAINT outbox_position_key UNIQUE;
  ALTER TABLE outbox ALTER COLUMN audience DROP DEFAULT;
  -- what was told before anybody listened is over
  UPDATE outbox o SET published_at = now(), position = placed.place FROM (
    SELECT id, row_number() OVER (ORDER BY occurred_at, aggregate_id, sequence) AS place FROM outbox) AS placed
    WHERE placed.id = o.id;
  SELECT setval('outbox_position_seq', greatest((SELECT max(position) FROM outbox), 1));
  ALTER TABLE outbox ADD CONSTRAINT outbox_published_has_place CHECK ((published_at IS NULL) = (position IS NULL));
  DROP INDEX outbox_unpublished_idx;
  CREATE INDEX outbox_waiting_idx ON outbox (occurred_at, aggregate_id, sequence) WHERE published_at IS NULL;
  CREATE INDEX outbox_published_idx ON outbox (published_at) WHERE published_at IS NOT NULL;
`;

const deliveries = `
  CREATE TABLE event_deliveries (
    consumer text COLLATE "C" NOT NULL,
    -- the event's place: what comes earlier is delivered earlier, of one aggregate
    position bigint NOT NULL,
    event_id uuid NOT NULL CONSTRAINT event_deliveries_event_fkey REFERENCES outbox ON DELETE RESTRICT,
    aggregate_id uuid NOT NULL,
    attempts int NOT NULL DEFAULT 0,
    -- nobody takes it before: it waits after a failure, or somebody has it
    next_attempt_at timestamptz(3) NOT NULL,
    -- who has it; another one each time
    claim uuid,
    last_error text CONSTRAINT event_deliveries_last_error_length CHECK (length(last_error) <= 2000),
    CONSTRAINT event_deliveries_pkey PRIMARY KEY (consumer, position)
  );
  CREATE INDEX event_deliveries_aggregate_idx ON event_deliveries (consumer, aggregate_id, position);
  CREATE INDEX event_deliveries_event_idx ON event_deliveries (event_id);

  -- what each consumer has done; written in the transaction of the effect
  CREATE TABLE inbox (
    consumer text COLLATE "C" NOT NULL,
    event_id uuid NOT NULL,
    handled_at timestamptz(3) NOT NULL,
    CONSTRAINT inbox_pkey PRIMARY KEY (consumer, event_id)
  );
  CREATE INDEX inbox_handled_idx ON inbox (handled_at);

  CREATE TABLE dead_letters (
    id uuid NOT NULL CONSTRAINT dead_letters_pkey PRIMARY KEY,
    consumer text COLLATE "C" NOT NULL,
    event_id uuid NOT NULL CONSTRAINT dead_letters_event_fkey REFERENCES outbox ON DELETE RESTRICT,
    attempts int NOT NULL,
    error text NOT NULL CONSTRAINT dead_letters_error_length CHECK (length(error) <= 2000),
    failed_at timestamptz(3) NOT NULL,
    CONSTRAINT dead_letters_once UNIQUE (consumer, event_id)
  );
  CREATE INDEX dead_letters_event_idx ON dead_letters (event_id);
  CREATE INDEX dead_letters_failed_idx ON dead_letters (failed_at, id);
`;
