import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which letters people want, and those that tell of several things at once. */
export class NotificationChoices1763900000027 implements MigrationInterface {
  readonly name = 'NotificationChoices1763900000027';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notification_choices (
        user_id uuid NOT NULL CONSTRAINT notification_choices_user_fkey REFERENCES users ON DELETE CASCADE,
        topic text NOT NULL CONSTRAINT notification_choices_topic_length CHECK (length(topic) BETWEEN 1 AND 40),
        enabled boolean NOT NULL,
        changed_at timestamptz(3) NOT NULL,
        CONSTRAINT notification_choices_pkey PRIMARY KEY (user_id, topic)
      );

      CREATE TABLE notification_digests (
        id uuid NOT NULL CONSTRAINT notification_digests_pkey PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT notification_digests_user_fkey REFERENCES users ON DELETE CASCADE,
        kind text NOT NULL CONSTRAINT notification_digests_kind_length CHECK (length(kind) BETWEEN 1 AND 40),
        -- the post, comment or review; no foreign key, because what is gone is told of to nobody
        subject_id uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        -- when its letter was written first; null: what happens now is still told of in it
        closed_at timestamptz(3)
      );
      CREATE UNIQUE INDEX notification_digests_open_key ON notification_digests (user_id, kind, subject_id)
        WHERE closed_at IS NULL;
      CREATE INDEX notification_digests_subject_idx ON notification_digests (user_id, kind, subject_id, closed_at);
      CREATE INDEX notification_digests_closed_idx ON notification_digests (closed_at);

      CREATE TABLE notification_digest_items (
        digest_id uuid NOT NULL
          CONSTRAINT notification_digest_items_digest_fkey REFERENCES notification_digests ON DELETE CASCADE,
        item_id uuid NOT NULL,
        CONSTRAINT notification_digest_items_pkey PRIMARY KEY (digest_id, item_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE notification_digest_items; DROP TABLE notification_digests; DROP TABLE notification_choices',
    );
  }
}
