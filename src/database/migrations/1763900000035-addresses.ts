import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses that people keep for their next orders. */
export class Addresses1763900000035 implements MigrationInterface {
  readonly name = 'Addresses1763900000035';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE user_addresses (
        id uuid CONSTRAINT user_addresses_pkey PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT user_addresses_user_fkey REFERENCES users ON DELETE CASCADE,
        -- each takes one of twenty places, so that nobody has more
        place smallint NOT NULL CONSTRAINT user_addresses_place_in_range CHECK (place BETWEEN 1 AND 20),
        label text,
        is_default boolean NOT NULL,
        name text NOT NULL,
        line1 text NOT NULL,
        line2 text,
        city text NOT NULL,
        region text,
        postal_code text NOT NULL,
        country text NOT NULL CONSTRAINT user_addresses_country_form CHECK (country ~ '^[A-Z]{2}$'),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        CONSTRAINT user_addresses_place_key UNIQUE (user_id, place)
      );
      CREATE UNIQUE INDEX user_addresses_one_default ON user_addresses (user_id) WHERE is_default;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE user_addresses');
  }
}
