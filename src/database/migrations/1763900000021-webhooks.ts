import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is told of events outside, and what became of each message. */
export class Webhooks1763900000021 implements MigrationInterface {
  readonly name = 'Webhooks1763900000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE webhooks (
        id uuid NOT NULL CONSTRAINT webhooks_pkey PRIMARY KEY,
        name text NOT NULL CONSTRAINT webhooks_name_length CHECK (length(name) BETWEEN 1 AND 100),
        url text NOT NULL CONSTRAINT webhooks_url_length CHECK (length(url) BETWEEN 1 AND 2000),
        event_types text[] NOT NULL CONSTRAINT webhooks_event_types_some CHECK (cardinality(event_types) > 0),
        status text NOT NULL CONSTRAINT webhooks_status_known CHECK (status IN ('active', 'disabled')),
        disabled_reason text CONSTRAINT webhooks_disabled_reason_known
          CHECK (disabled_reason IN ('by_admin', 'gone', 'failing')),
        secret_sealed bytea NOT NULL,
        -- the secret of before; messages are signed with it too until then
        previous_secret_sealed bytea,
        previous_secret_until timestamptz(3),
        -- the first failure since the last success
        failing_since timestamptz(3),
        -- who sends to it at the moment; another one each time
        claim uuid,
        -- nothing is sent before: somebody does just now, or the receiver asked for a pause
        busy_until timestamptz(3) NOT NULL,
        created_by uuid CONSTRAINT webhooks_creator_fkey REFERENCES users ON DELETE SET NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        CONSTRAINT webhooks_disabled_has_reason CHECK ((status = 'disabled') = (disabled_reason IS NOT NULL)),
        CONSTRAINT webhooks_previous_has_end
          CHECK ((previous_secret_sealed IS NULL) = (previous_secret_until IS NULL))
      );
      CREATE INDEX webhooks_created_idx ON webhooks (created_at, id);
      CREATE INDEX webhooks_creator_idx ON webhooks (created_by);

      CREATE TABLE webhook_deliveries (
        id uuid NOT NULL CONSTRAINT webhook_deliveries_pkey PRIMARY KEY,
        webhook_id uuid NOT NULL CONSTRAINT webhook_deliveries_webhook_fkey REFERENCES webhooks ON DELETE CASCADE,
        -- the receiver's webhook-id; no foreign key, because a test tells of no event, and events go before
        event_id uuid NOT NULL,
        event_type text COLLATE "C" NOT NULL,
        body text NOT NULL,
        status text NOT NULL
          CONSTRAINT webhook_deliveries_status_known CHECK (status IN ('pending', 'delivered', 'failed')),
        attempts int NOT NULL DEFAULT 0,
        -- null: there is none to come
        next_attempt_at timestamptz(3),
        last_attempt_at timestamptz(3),
        duration_ms int CONSTRAINT webhook_deliveries_duration_sane CHECK (duration_ms >= 0),
        answer_status int,
        answer_body text
          CONSTRAINT webhook_deliveries_answer_length CHECK (octet_length(answer_body) <= 65536),
        error text CONSTRAINT webhook_deliveries_error_length CHECK (length(error) <= 500),
        created_at timestamptz(3) NOT NULL,
        CONSTRAINT webhook_deliveries_pending_has_next CHECK ((status = 'pending') = (next_attempt_at IS NOT NULL))
      );
      CREATE INDEX webhook_deliveries_list_idx ON webhook_deliveries (webhook_id, created_at, id);
      CREATE INDEX webhook_deliveries_due_idx ON webhook_deliveries (webhook_id, next_attempt_at)
        WHERE status = 'pending';
      CREATE INDEX webhook_deliveries_created_idx ON webhook_deliveries (created_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE webhook_deliveries, webhooks');
  }
}
