import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What processes have counted together of requests. Of no worth after a crash: counting begins anew. */
export class RequestWindows1763900000060 implements MigrationInterface {
  readonly name = 'RequestWindows1763900000060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE UNLOGGED TABLE request_windows (
        -- a keyed digest of the user or network
        bucket bytea NOT NULL CONSTRAINT request_windows_pkey PRIMARY KEY,
        hits int NOT NULL,
        ends_at timestamptz(3) NOT NULL
      ) WITH (fillfactor = 50);
      CREATE INDEX request_windows_ends_idx ON request_windows (ends_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE request_windows');
  }
}
