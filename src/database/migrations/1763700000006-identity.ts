import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What proves who somebody is, what has happened to it, and how every instance hears of it. */
export class Identity1763700000006 implements MigrationInterface {
  readonly name = 'Identity1763700000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(accounts);
    await runner.query(erasure);
    await runner.query(proofs);
    await runner.query(staff);
    await runner.query(news);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE mailbox, mails, instances, revocations, audit_log;
      DROP TRIGGER sessions_removal ON sessions;
      DROP TRIGGER sessions_revocation ON sessions;
      DROP TRIGGER users_revocation ON users;
      DROP TRIGGER signing_keys_news ON signing_keys;
      DROP TABLE api_keys, recovery_codes, totp_factors, identities, one_time_tokens;
      DROP TRIGGER users_staff_sign_in ON users;
      DROP FUNCTION keep_staff_sign_in;
      DROP FUNCTION tell_revocation;
      DROP FUNCTION tell_signing_key;
      DROP TRIGGER users_last_admin ON users;
      DROP FUNCTION keep_an_admin;
      ALTER TABLE signing_keys DROP COLUMN active_from, DROP COLUMN retires_at;
      ALTER TABLE sessions DROP COLUMN authenticated_at, DROP COLUMN amr, DROP COLUMN second_factor_at;
      ALTER TABLE users DROP COLUMN email_verified_at, DROP COLUMN password_is_long, DROP COLUMN sessions_valid_from;
      DROP TRIGGER order_history_only_anonymised ON order_history;
      DROP TRIGGER order_history_append_only ON order_history;
      CREATE TRIGGER order_history_append_only BEFORE UPDATE OR DELETE ON order_history
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      ALTER TABLE comments DROP CONSTRAINT comments_author_fkey, ALTER COLUMN author_id SET NOT NULL,
        ADD CONSTRAINT comments_author_fkey FOREIGN KEY (author_id) REFERENCES users ON DELETE RESTRICT;
      ALTER TABLE posts DROP CONSTRAINT posts_author_fkey, ALTER COLUMN author_id SET NOT NULL,
        ADD CONSTRAINT posts_author_fkey FOREIGN KEY (author_id) REFERENCES users ON DELETE RESTRICT;
    `);
  }
}

const accounts = `
  ALTER TABLE users
    ADD COLUMN email_verified_at timestamptz(3),
    -- staff need 15 characters or a second factor, and the hash does not tell
    ADD COLUMN password_is_long boolean NOT NULL DEFAULT false,
    -- sessions from before it are over, also once a disabled account is active again
    ADD COLUMN sessions_valid_from timestamptz(3) NOT NULL DEFAULT '-infinity';
  CREATE INDEX users_role_idx ON users (role, created_at, id);

  CREATE FUNCTION keep_an_admin() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    -- one at a time: two admins who demote each other at once must not both see the other still there
    PERFORM pg_advisory_xact_lock(hashtext('users_last_admin'));
    IF NOT EXISTS (SELECT FROM users WHERE role = 'admin' AND status = 'active') THEN
      RAISE EXCEPTION 'the last active admin stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'users_last_admin';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER users_last_admin AFTER DELETE OR UPDATE OF role, status ON users
    FOR EACH ROW WHEN (OLD.role = 'admin' AND OLD.status = 'active') EXECUTE FUNCTION keep_an_admin();

  ALTER TABLE sessions
    ADD COLUMN authenticated_at timestamptz(3),
    ADD COLUMN amr text[] NOT NULL DEFAULT '{pwd}',
    -- when a second factor was last given in it: what changes the factor itself asks for that, not for a password
    ADD COLUMN second_factor_at timestamptz(3);
  UPDATE sessions SET authenticated_at = created_at;
  ALTER TABLE sessions ALTER COLUMN authenticated_at SET NOT NULL;

  ALTER TABLE signing_keys ADD COLUMN active_from timestamptz(3);
  UPDATE signing_keys SET active_from = created_at;
  ALTER TABLE signing_keys ALTER COLUMN active_from SET NOT NULL,
    -- when its successor takes over; null: there is none yet
    ADD COLUMN retires_at timestamptz(3);
`;

/** What stays of an erased person names nobody: see docs/adr/0010-erasing-a-person.md. */
const erasure = `
  ALTER TABLE posts DROP CONSTRAINT posts_author_fkey, ALTER COLUMN author_id DROP NOT NULL,
    ADD CONSTRAINT posts_author_fkey FOREIGN KEY (author_id) REFERENCES users ON DELETE SET NULL;
  ALTER TABLE comments DROP CONSTRAINT comments_author_fkey, ALTER COLUMN author_id DROP NOT NULL,
    ADD CONSTRAINT comments_author_fkey FOREIGN KEY (author_id) REFERENCES users ON DELETE SET NULL;

  -- nobody rewrites what happened to an order; who did it and in what words can be taken away, and nothing put there
  DROP TRIGGER order_history_append_only ON order_history;
  CREATE TRIGGER order_history_append_only BEFORE DELETE ON order_history
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER order_history_only_anonymised BEFORE UPDATE ON order_history FOR EACH ROW WHEN (
    (NEW.sequence, NEW.order_id, NEW.from_status, NEW.to_status, NEW.created_at)
      IS DISTINCT FROM (OLD.sequence, OLD.order_id, OLD.from_status, OLD.to_status, OLD.created_at)
    OR (NEW.actor_id IS NOT NULL AND NEW.actor_id IS DISTINCT FROM OLD.actor_id)
    OR (NEW.reason IS NOT NULL AND NEW.reason IS DISTINCT FROM OLD.reason)
  ) EXECUTE FUNCTION refuse_change();
`;

const proofs = `
  CREATE TABLE one_time_tokens (
    id uuid NOT NULL CONSTRAINT one_time_tokens_pkey PRIMARY KEY,
    purpose text NOT NULL CONSTRAINT one_time_tokens_purpose_known CHECK
      (purpose IN ('email_verify', 'email_change', 'password_reset', 'second_factor', 'oauth_state', 'oauth_hand_off',
        'link_proof')),
    user_id uuid CONSTRAINT one_time_tokens_user_fkey REFERENCES users ON DELETE CASCADE,
    token_hash bytea NOT NULL CONSTRAINT one_time_tokens_hash_key UNIQUE,
    facts jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz(3) NOT NULL,
    expires_at timestamptz(3) NOT NULL,
    used_at timestamptz(3)
  );
  CREATE INDEX one_time_tokens_user_idx ON one_time_tokens (user_id, purpose);
  CREATE INDEX one_time_tokens_expires_at_idx ON one_time_tokens (expires_at);

  CREATE TABLE identities (
    id uuid NOT NULL CONSTRAINT identities_pkey PRIMARY KEY,
    user_id uuid NOT NULL CONSTRAINT identities_user_fkey REFERENCES users ON DELETE CASCADE,
    provider text NOT NULL CONSTRAINT identities_provider_known CHECK (provider IN ('google')),
    issuer text NOT NULL,
    subject text NOT NULL CONSTRAINT identities_subject_length CHECK (length(subject) BETWEEN 1 AND 255),
    email text CONSTRAINT identities_email_length CHECK (length(email) BETWEEN 3 AND 254),
    created_at timestamptz(3) NOT NULL,
    last_used_at timestamptz(3) NOT NULL,
    CONSTRAINT identities_subject_key UNIQUE (issuer, subject),
    CONSTRAINT identities_one_per_provider UNIQUE (user_id, provider)
  );

  CREATE TABLE totp_factors (
    user_id uuid NOT NULL CONSTRAINT totp_factors_pkey PRIMARY KEY
      CONSTRAINT totp_factors_user_fkey REFERENCES users ON DELETE CASCADE,
    secret_sealed bytea NOT NULL,
    -- the last time step whose code was taken: none is taken twice
    last_step bigint NOT NULL DEFAULT 0,
    created_at timestamptz(3) NOT NULL,
    -- null: enrolled, not yet shown to work, and not asked for
    confirmed_at timestamptz(3)
  );
  CREATE TABLE recovery_codes (
    user_id uuid NOT NULL CONSTRAINT recovery_codes_user_fkey REFERENCES totp_factors ON DELETE CASCADE,
    code_hash bytea NOT NULL,
    used_at timestamptz(3),
    CONSTRAINT recovery_codes_pkey PRIMARY KEY (user_id, code_hash)
  );

  CREATE TABLE api_keys (
    id uuid NOT NULL CONSTRAINT api_keys_pkey PRIMARY KEY,
    user_id uuid NOT NULL CONSTRAINT api_keys_user_fkey REFERENCES users ON DELETE CASCADE,
    name text NOT NULL CONSTRAINT api_keys_name_length CHECK (length(name) BETWEEN 1 AND 100),
    salt bytea NOT NULL,
    secret_hash bytea NOT NULL,
    scopes text[] NOT NULL,
    created_at timestamptz(3) NOT NULL,
    expires_at timestamptz(3),
    last_used_at timestamptz(3),
    revoked_at timestamptz(3)
  );
  CREATE INDEX api_keys_user_idx ON api_keys (user_id, created_at, id);
`;

/**
 * Staff do not give up what protects them: a password of 15 characters or a second factor (R3), in whatever order. Whom an
 * admin makes staff is let in with what they have and asked by mail for more.
 */
const staff = `
  CREATE FUNCTION keep_staff_sign_in() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    person uuid;
    account users;
  BEGIN
    IF TG_TABLE_NAME = 'users' THEN person := OLD.id; ELSE person := OLD.user_id; END IF;
    -- whatever its role: two changes that race wait for each other here
    SELECT * INTO account FROM users WHERE id = person FOR NO KEY UPDATE;
    IF account.role <> 'viewer' AND account.password_hash IS NOT NULL AND NOT account.password_is_long
      AND NOT EXISTS (SELECT FROM totp_factors WHERE user_id = person AND confirmed_at IS NOT NULL) THEN
      RAISE EXCEPTION 'staff need a long password or a second factor'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'users_staff_sign_in';
    END IF;
    RETURN NULL;
  END $$;
  -- only what makes it worse: a hash that is made anew at sign-in is none of it
  CREATE TRIGGER users_staff_sign_in AFTER UPDATE OF password_hash, password_is_long ON users FOR EACH ROW
    WHEN (NEW.role <> 'viewer' AND NEW.password_hash IS NOT NULL AND NOT NEW.password_is_long
      AND (OLD.password_hash IS NULL OR OLD.password_is_long))
    EXECUTE FUNCTION keep_staff_sign_in();
  CREATE TRIGGER totp_factors_staff_sign_in AFTER DELETE OR UPDATE OF confirmed_at ON totp_factors FOR EACH ROW
    WHEN (OLD.confirmed_at IS NOT NULL) EXECUTE FUNCTION keep_staff_sign_in();
`;

const news = `
  CREATE TABLE audit_log (
    id uuid NOT NULL CONSTRAINT audit_log_pkey PRIMARY KEY,
    type text NOT NULL CONSTRAINT audit_log_type_form CHECK (type ~ '^[a-z]+(_[a-z]+)*(\\.[a-z]+(_[a-z]+)*)+$'),
    -- ids only and no foreign keys: the log outlives the people in it
    actor_id uuid,
    user_id uuid,
    session_id uuid,
    address inet,
    user_agent text CONSTRAINT audit_log_user_agent_length CHECK (length(user_agent) <= 512),
    request_id text CONSTRAINT audit_log_request_id_length CHECK (length(request_id) <= 200),
    details jsonb NOT NULL DEFAULT '{}',
    occurred_at timestamptz(3) NOT NULL
  );
  CREATE INDEX audit_log_occurred_idx ON audit_log (occurred_at, id);
  CREATE INDEX audit_log_user_idx ON audit_log (user_id, occurred_at, id);
  CREATE INDEX audit_log_actor_idx ON audit_log (actor_id, occurred_at, id);
  CREATE INDEX audit_log_type_idx ON audit_log (type, occurred_at, id);
  CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER audit_log_never_emptied BEFORE TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

  -- what every instance has to forget, numbered in the order of commit: see docs/adr/0008-revocations-under-a-lease.md
  CREATE TABLE revocations (
    sequence bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT revocations_pkey PRIMARY KEY,
    user_id uuid,
    session_id uuid,
    api_key_id uuid,
    -- also a new key: of signing keys an instance holds all or none
    signing_key_id text,
    created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT revocations_one_target CHECK (num_nonnulls(user_id, session_id, api_key_id, signing_key_id) = 1)
  );
  CREATE INDEX revocations_created_at_idx ON revocations (created_at);

  -- whoever changes rights, by whatever way, has told it: the column that the trigger names takes the row's id
  CREATE FUNCTION tell_revocation() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    -- writers take turns until they have committed, so that no number shows up behind a higher one
    PERFORM pg_advisory_xact_lock(hashtext('revocations'));
    EXECUTE format('INSERT INTO revocations (%I) VALUES ($1)', TG_ARGV[0]) USING OLD.id;
    PERFORM pg_notify('stoa_revocations', '');
    RETURN NULL;
  END $$;
  -- deferred: the turn is taken last of all, when the transaction already holds whatever else it locks
  CREATE CONSTRAINT TRIGGER users_revocation AFTER DELETE OR UPDATE OF role, tier, status, sessions_valid_from ON users
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tell_revocation('user_id');
  CREATE CONSTRAINT TRIGGER sessions_revocation AFTER UPDATE OF revoked_at, authenticated_at, expires_at ON sessions
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tell_revocation('session_id');
  CREATE CONSTRAINT TRIGGER api_keys_revocation AFTER UPDATE OF revoked_at, scopes, expires_at ON api_keys
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tell_revocation('api_key_id');
  -- only of what lived until now: the sweep of what has ended is no news
  CREATE CONSTRAINT TRIGGER sessions_removal AFTER DELETE ON sessions DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (OLD.revoked_at IS NULL AND OLD.expires_at > now()) EXECUTE FUNCTION tell_revocation('session_id');
  CREATE CONSTRAINT TRIGGER api_keys_removal AFTER DELETE ON api_keys DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (OLD.revoked_at IS NULL AND OLD.expires_at > now()) EXECUTE FUNCTION tell_revocation('api_key_id');

  CREATE FUNCTION tell_signing_key() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('revocations'));
    INSERT INTO revocations (signing_key_id) VALUES (coalesce(NEW.kid, OLD.kid));
    PERFORM pg_notify('stoa_revocations', '');
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER signing_keys_news AFTER INSERT OR DELETE OR UPDATE OF active_from, retires_at, public_jwk
    ON signing_keys DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tell_signing_key();

  -- the instances that run, each with the last revocation it holds; worth nothing after a crash of the database
  CREATE UNLOGGED TABLE instances (
    id uuid NOT NULL CONSTRAINT instances_pkey PRIMARY KEY,
    applied bigint NOT NULL,
    lease_until timestamptz NOT NULL
  ) WITH (fillfactor = 50);

  -- what has to be sent; without secrets, those are made when the letter is written
  CREATE TABLE mails (
    id uuid NOT NULL CONSTRAINT mails_pkey PRIMARY KEY,
    kind text NOT NULL,
    facts jsonb NOT NULL,
    attempts int NOT NULL DEFAULT 0,
    created_at timestamptz(3) NOT NULL,
    next_attempt_at timestamptz(3) NOT NULL
  );
  CREATE INDEX mails_next_attempt_idx ON mails (next_attempt_at);

  -- where letters end without SMTP, outside production
  CREATE TABLE mailbox (
    id uuid NOT NULL CONSTRAINT mailbox_pkey PRIMARY KEY,
    recipient text NOT NULL,
    subject text NOT NULL,
    body_text text NOT NULL,
    body_html text NOT NULL,
    sent_at timestamptz(3) NOT NULL
  );
  CREATE INDEX mailbox_sent_at_idx ON mailbox (sent_at);
`;
