import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, their sessions, the keys that sign their tokens, and the budgets of failed sign-ins. */
export class Accounts1763640000002 implements MigrationInterface {
  readonly name = 'Accounts1763640000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE users (
        id uuid NOT NULL CONSTRAINT users_pkey PRIMARY KEY,
        email text NOT NULL,
        -- the normal form, made by the service: lower() of the database folds other letters than JavaScript does
        email_key text NOT NULL CONSTRAINT users_email_key UNIQUE,
        password_hash text,
        name text,
        role text NOT NULL DEFAULT 'viewer' CONSTRAINT users_role_known CHECK (role IN ('admin', 'editor', 'viewer')),
        tier text DEFAULT 'regular' CONSTRAINT users_tier_known CHECK (tier IN ('regular', 'premium')),
        status text NOT NULL DEFAULT 'active' CONSTRAINT users_status_known CHECK (status IN ('active', 'disabled')),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        CONSTRAINT users_email_length CHECK (length(email) BETWEEN 3 AND 254),
        CONSTRAINT users_email_key_length CHECK (length(email_key) BETWEEN 3 AND 254),
        CONSTRAINT users_name_length CHECK (length(name) BETWEEN 1 AND 100)
      );
      CREATE INDEX users_created_at_idx ON users (created_at, id);

      CREATE TABLE sessions (
        id uuid NOT NULL CONSTRAINT sessions_pkey PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT sessions_user_fkey REFERENCES users ON DELETE CASCADE,
        salt bytea NOT NULL,
        counter int NOT NULL DEFAULT 0 CONSTRAINT sessions_counter_not_negative CHECK (counter >= 0),
        -- whether an access token of the newest generation has been used: until then a repeated refresh is a lost answer
        confirmed boolean NOT NULL DEFAULT false,
        rotated_at timestamptz(3) NOT NULL,
        user_agent text,
        address inet,
        created_at timestamptz(3) NOT NULL,
        last_used_at timestamptz(3) NOT NULL,
        idle_expires_at timestamptz(3) NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        revoked_at timestamptz(3),
        CONSTRAINT sessions_user_agent_length CHECK (length(user_agent) <= 512)
      );
      CREATE INDEX sessions_user_idx ON sessions (user_id, created_at DESC);
      CREATE INDEX sessions_expires_at_idx ON sessions (expires_at);

      CREATE TABLE signing_keys (
        kid text NOT NULL CONSTRAINT signing_keys_pkey PRIMARY KEY,
        public_jwk jsonb NOT NULL,
        private_key_sealed bytea NOT NULL,
        created_at timestamptz(3) NOT NULL
      );

      CREATE TABLE signin_budgets (
        bucket bytea NOT NULL CONSTRAINT signin_budgets_pkey PRIMARY KEY,
        failures int NOT NULL CONSTRAINT signin_budgets_failures_not_negative CHECK (failures >= 0),
        resets_at timestamptz(3) NOT NULL
      );
      CREATE INDEX signin_budgets_resets_at_idx ON signin_budgets (resets_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE signin_budgets, signing_keys, sessions, users');
  }
}
