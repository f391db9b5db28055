import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events from a queue at which their consumer failed: what follows them of their aggregate waits for these. */
export class EventRetries1763900000024 implements MigrationInterface {
  readonly name = 'EventRetries1763900000024';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE event_retries (
        consumer text COLLATE "C" NOT NULL,
        aggregate_id uuid NOT NULL,
        sequence int NOT NULL,
        event_id uuid NOT NULL,
        attempts int NOT NULL,
        -- until then the event goes round in the retry queue
        next_attempt_at timestamptz(3) NOT NULL,
        last_error text NOT NULL CONSTRAINT event_retries_last_error_length CHECK (length(last_error) <= 2000),
        CONSTRAINT event_retries_pkey PRIMARY KEY (consumer, aggregate_id, sequence)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE event_retries');
  }
}
