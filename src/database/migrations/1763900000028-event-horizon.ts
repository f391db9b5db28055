import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far events have been deleted, so that a place at which there is no event can be told from one that is forgotten. */
export class EventHorizon1763900000028 implements MigrationInterface {
  readonly name = 'EventHorizon1763900000028';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outbox_horizon (
        is_only boolean NOT NULL DEFAULT true CONSTRAINT outbox_horizon_pkey PRIMARY KEY
          CONSTRAINT outbox_horizon_one_row CHECK (is_only),
        -- the last place whose event was deleted: all that followed it is there
        position bigint NOT NULL
      );
      -- what is younger than a day was never deleted
      INSERT INTO outbox_horizon (position)
        SELECT coalesce(min(position) FILTER (WHERE published_at > now() - interval '1 day') - 1, max(position), 0) FROM outbox;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE outbox_horizon');
  }
}
