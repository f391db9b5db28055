import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whose turn it is at a consumer is a row of its own per aggregate, so that looking for it costs the same however much
 * waits: behind a first event that failed any number may stand in line, and nobody steps over them to find others.
 */
export class EventQueues1763900000026 implements MigrationInterface {
  readonly name = 'EventQueues1763900000026';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(queues);
    await runner.query(outbox);
    await runner.query(upkeep);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE event_deliveries ADD COLUMN next_attempt_at timestamptz(3);
      UPDATE event_deliveries d SET claim = NULL, next_attempt_at = coalesce((
        SELECT q.next_attempt_at FROM event_queues q WHERE q.consumer = d.consumer AND q.aggregate_id = d.aggregate_id), now());
      ALTER TABLE event_deliveries ALTER COLUMN next_attempt_at SET NOT NULL;
      DROP TABLE event_queues;
      DROP INDEX outbox_waiting_aggregate_idx, dead_letters_consumer_idx;
      ALTER TABLE dead_letters DROP COLUMN replayed_at;
      ALTER TABLE event_deliveries RESET (${reset});
      ALTER TABLE inbox RESET (${reset});
      ALTER TABLE outbox RESET (${reset});
    `);
  }
}

const queues = `
  CREATE TABLE event_queues (
    consumer text COLLATE "C" NOT NULL,
    aggregate_id uuid NOT NULL,
    -- the place of the event that waits first
    position bigint NOT NULL,
    -- nobody takes it before: it waits after a failure, or somebody has it; -infinity: at once, by anybody's clock
    next_attempt_at timestamptz(3) NOT NULL,
    -- who has it; another one each time
    claim uuid,
    CONSTRAINT event_queues_pkey PRIMARY KEY (consumer, aggregate_id)
  );
  CREATE INDEX event_queues_due_idx ON event_queues (consumer, next_attempt_at, position);
  INSERT INTO event_queues (consumer, aggregate_id, position, next_attempt_at)
    SELECT consumer, aggregate_id, min(position), max(next_attempt_at) FROM event_deliveries GROUP BY consumer, aggregate_id;
  ALTER TABLE event_deliveries DROP COLUMN next_attempt_at;
`;

const outbox = `
  -- the waiting ones of an aggregate, without a look at all that it ever told
  CREATE INDEX outbox_waiting_aggregate_idx ON outbox (aggregate_id, sequence) WHERE published_at IS NULL;
  -- it was put back, and has not failed again yet; done with, it is gone
  ALTER TABLE dead_letters ADD COLUMN replayed_at timestamptz(3);
  CREATE INDEX dead_letters_consumer_idx ON dead_letters (consumer, failed_at, id);
`;

/** Rows of these come and go all the time: what is dead has to be cleared by its number, not by its share. */
const busy = `autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
  autovacuum_analyze_scale_factor = 0.02, autovacuum_analyze_threshold = 5000`;
const reset = `autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold, autovacuum_analyze_scale_factor,
  autovacuum_analyze_threshold, fillfactor`;

const upkeep = `
  ALTER TABLE event_queues SET (fillfactor = 70, ${busy});
  ALTER TABLE event_deliveries SET (fillfactor = 85, ${busy});
  ALTER TABLE inbox SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000);
  ALTER TABLE outbox SET (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000);
`;
