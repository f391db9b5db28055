-- The whole schema, made by `npm run generate` from the migrations. Not run by anything; read it.

CREATE TABLE api_keys (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  name text NOT NULL,
  salt bytea NOT NULL,
  secret_hash bytea NOT NULL,
  scopes text[] NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  expires_at timestamp(3) with time zone,
  last_used_at timestamp(3) with time zone,
  revoked_at timestamp(3) with time zone,
  CONSTRAINT api_keys_pkey PRIMARY KEY (id),
  CONSTRAINT api_keys_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CONSTRAINT api_keys_name_length CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);

CREATE TABLE audit_log (
  id uuid NOT NULL,
  type text NOT NULL,
  actor_id uuid,
  user_id uuid,
  session_id uuid,
  address inet,
  user_agent text,
  request_id text,
  details jsonb NOT NULL DEFAULT '{}'::jsonb,
  occurred_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT audit_log_pkey PRIMARY KEY (id),
  CONSTRAINT audit_log_request_id_length CHECK ((length(request_id) <= 200)),
  CONSTRAINT audit_log_type_form CHECK ((type ~ '^[a-z]+(_[a-z]+)*(\.[a-z]+(_[a-z]+)*)+$'::text)),
  CONSTRAINT audit_log_user_agent_length CHECK ((length(user_agent) <= 512))
);

CREATE TABLE categories (
  id uuid NOT NULL,
  parent_id uuid,
  name text NOT NULL,
  slug text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT categories_slug_key UNIQUE (slug),
  CONSTRAINT categories_pkey PRIMARY KEY (id),
  CONSTRAINT categories_parent_fkey FOREIGN KEY (parent_id) REFERENCES categories(id) ON DELETE RESTRICT,
  CONSTRAINT categories_name_length CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  CONSTRAINT categories_not_own_parent CHECK ((parent_id <> id)),
  CONSTRAINT categories_slug_form CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(slug) <= 120)))
);

CREATE TABLE comments (
  id uuid NOT NULL,
  post_id uuid NOT NULL,
  author_id uuid,
  parent_id uuid,
  body text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL,
  deleted_at timestamp(3) with time zone,
  CONSTRAINT comments_pkey PRIMARY KEY (id),
  CONSTRAINT comments_author_fkey FOREIGN KEY (author_id) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT comments_parent_fkey FOREIGN KEY (parent_id) REFERENCES comments(id) ON DELETE CASCADE,
  CONSTRAINT comments_post_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE,
  CONSTRAINT comments_body_length CHECK (((length(body) >= 1) AND (length(body) <= 5000)))
);

CREATE TABLE idempotency_keys (
  scope text NOT NULL,
  key text NOT NULL,
  fingerprint bytea NOT NULL,
  response text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT idempotency_keys_pkey PRIMARY KEY (scope, key),
  CONSTRAINT idempotency_keys_key_length CHECK (((length(key) >= 1) AND (length(key) <= 255)))
);

CREATE TABLE identities (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  provider text NOT NULL,
  issuer text NOT NULL,
  subject text NOT NULL,
  email text,
  created_at timestamp(3) with time zone NOT NULL,
  last_used_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT identities_one_per_provider UNIQUE (user_id, provider),
  CONSTRAINT identities_subject_key UNIQUE (issuer, subject),
  CONSTRAINT identities_pkey PRIMARY KEY (id),
  CONSTRAINT identities_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CONSTRAINT identities_email_length CHECK (((length(email) >= 3) AND (length(email) <= 254))),
  CONSTRAINT identities_provider_known CHECK ((provider = 'google'::text)),
  CONSTRAINT identities_subject_length CHECK (((length(subject) >= 1) AND (length(subject) <= 255)))
);

CREATE TABLE instances (
  id uuid NOT NULL,
  applied bigint NOT NULL,
  lease_until timestamp with time zone NOT NULL,
  CONSTRAINT instances_pkey PRIMARY KEY (id)
);

CREATE TABLE mailbox (
  id uuid NOT NULL,
  recipient text NOT NULL,
  subject text NOT NULL,
  body_text text NOT NULL,
  body_html text NOT NULL,
  sent_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT mailbox_pkey PRIMARY KEY (id)
);

CREATE TABLE mails (
  id uuid NOT NULL,
  kind text NOT NULL,
  facts jsonb NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  created_at timestamp(3) with time zone NOT NULL,
  next_attempt_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT mails_pkey PRIMARY KEY (id)
);

CREATE TABLE one_time_tokens (
  id uuid NOT NULL,
  purpose text NOT NULL,
  user_id uuid,
  token_hash bytea NOT NULL,
  facts jsonb NOT NULL DEFAULT '{}'::jsonb,
  created_at timestamp(3) with time zone NOT NULL,
  expires_at timestamp(3) with time zone NOT NULL,
  used_at timestamp(3) with time zone,
  CONSTRAINT one_time_tokens_hash_key UNIQUE (token_hash),
  CONSTRAINT one_time_tokens_pkey PRIMARY KEY (id),
  CONSTRAINT one_time_tokens_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CONSTRAINT one_time_tokens_purpose_known CHECK ((purpose = ANY (ARRAY['email_verify'::text, 'email_change'::text, 'password_reset'::text, 'second_factor'::text, 'oauth_state'::text, 'oauth_hand_off'::text, 'link_proof'::text])))
);

CREATE TABLE order_history (
  sequence bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  order_id uuid NOT NULL,
  from_status text,
  to_status text NOT NULL,
  actor_id uuid,
  reason text,
  created_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT order_history_pkey PRIMARY KEY (sequence),
  CONSTRAINT order_history_move_is_legal FOREIGN KEY (from_status, to_status) REFERENCES order_status_moves(from_status, to_status),
  CONSTRAINT order_history_order_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE RESTRICT,
  CONSTRAINT order_history_reason_length CHECK ((length(reason) <= 500))
);

CREATE TABLE order_lines (
  id uuid NOT NULL,
  order_id uuid NOT NULL,
  "position" integer NOT NULL,
  product_id uuid NOT NULL,
  sku text NOT NULL,
  name text NOT NULL,
  quantity integer NOT NULL,
  unit_price bigint NOT NULL,
  subtotal bigint NOT NULL,
  discount bigint NOT NULL,
  total bigint NOT NULL,
  CONSTRAINT order_lines_position_key UNIQUE (order_id, "position"),
  CONSTRAINT order_lines_product_once UNIQUE (order_id, product_id),
  CONSTRAINT order_lines_pkey PRIMARY KEY (id),
  CONSTRAINT order_lines_order_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE RESTRICT,
  CONSTRAINT order_lines_product_fkey FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE RESTRICT,
  CONSTRAINT order_lines_discount_in_range CHECK (((discount >= 0) AND (discount <= subtotal))),
  CONSTRAINT order_lines_position_in_range CHECK ((("position" >= 0) AND ("position" <= 99))),
  CONSTRAINT order_lines_quantity_in_range CHECK (((quantity >= 1) AND (quantity <= 1000))),
  CONSTRAINT order_lines_subtotal_adds_up CHECK ((subtotal = (unit_price * quantity))),
  CONSTRAINT order_lines_total_adds_up CHECK ((total = (subtotal - discount))),
  CONSTRAINT order_lines_unit_price_not_negative CHECK ((unit_price >= 0))
);

CREATE TABLE order_status_moves (
  from_status text NOT NULL,
  to_status text NOT NULL,
  CONSTRAINT order_status_moves_pkey PRIMARY KEY (from_status, to_status)
);

CREATE TABLE orders (
  id uuid NOT NULL,
  user_id uuid,
  status text NOT NULL,
  currency text NOT NULL,
  subtotal bigint NOT NULL,
  discount bigint NOT NULL,
  shipping bigint NOT NULL,
  tax bigint NOT NULL,
  total bigint NOT NULL,
  tier text,
  shipping_address jsonb,
  note text,
  carrier text,
  tracking_number text,
  payment_due_at timestamp(3) with time zone NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT orders_pkey PRIMARY KEY (id),
  CONSTRAINT orders_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT orders_amounts_not_negative CHECK (((subtotal >= 0) AND (discount >= 0) AND (shipping >= 0) AND (tax >= 0) AND (total >= 0))),
  CONSTRAINT orders_carrier_length CHECK ((length(carrier) <= 100)),
  CONSTRAINT orders_currency_form CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CONSTRAINT orders_discount_within_subtotal CHECK ((discount <= subtotal)),
  CONSTRAINT orders_note_length CHECK ((length(note) <= 1000)),
  CONSTRAINT orders_status_known CHECK ((status = ANY (ARRAY['pending'::text, 'paid'::text, 'shipped'::text, 'delivered'::text, 'cancelled'::text, 'refunded'::text]))),
  CONSTRAINT orders_tier_known CHECK ((tier = ANY (ARRAY['regular'::text, 'premium'::text]))),
  CONSTRAINT orders_total_adds_up CHECK ((total = (((subtotal - discount) + shipping) + tax))),
  CONSTRAINT orders_tracking_number_length CHECK ((length(tracking_number) <= 100))
);

CREATE TABLE outbox (
  id uuid NOT NULL,
  type text NOT NULL,
  version integer NOT NULL,
  aggregate_id uuid NOT NULL,
  sequence integer NOT NULL,
  payload jsonb NOT NULL,
  occurred_at timestamp(3) with time zone NOT NULL,
  published_at timestamp(3) with time zone,
  CONSTRAINT outbox_aggregate_sequence_key UNIQUE (aggregate_id, sequence),
  CONSTRAINT outbox_pkey PRIMARY KEY (id),
  CONSTRAINT outbox_type_form CHECK ((type ~ '^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$'::text))
);

CREATE TABLE payment_notices (
  provider text NOT NULL,
  notice_id text NOT NULL,
  payment_id uuid NOT NULL,
  outcome text NOT NULL,
  received_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT payment_notices_pkey PRIMARY KEY (provider, notice_id),
  CONSTRAINT payment_notices_payment_fkey FOREIGN KEY (payment_id) REFERENCES payments(id) ON DELETE RESTRICT,
  CONSTRAINT payment_notices_outcome_known CHECK ((outcome = ANY (ARRAY['booked'::text, 'mismatched'::text])))
);

CREATE TABLE payments (
  id uuid NOT NULL,
  order_id uuid NOT NULL,
  provider text NOT NULL,
  provider_payment_id text,
  status text NOT NULL,
  amount bigint NOT NULL,
  currency text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT payments_provider_payment_key UNIQUE (provider, provider_payment_id),
  CONSTRAINT payments_pkey PRIMARY KEY (id),
  CONSTRAINT payments_order_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE RESTRICT,
  CONSTRAINT payments_amount_positive CHECK ((amount > 0)),
  CONSTRAINT payments_currency_form CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CONSTRAINT payments_paid_ones_are_known CHECK (((status <> ALL (ARRAY['succeeded'::text, 'refunded'::text])) OR (provider_payment_id IS NOT NULL))),
  CONSTRAINT payments_status_known CHECK ((status = ANY (ARRAY['pending'::text, 'succeeded'::text, 'failed'::text, 'refunded'::text])))
);

CREATE TABLE post_former_slugs (
  slug text NOT NULL,
  post_id uuid NOT NULL,
  CONSTRAINT post_former_slugs_pkey PRIMARY KEY (slug),
  CONSTRAINT post_former_slugs_post_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE
);

CREATE TABLE post_tags (
  post_id uuid NOT NULL,
  tag_id uuid NOT NULL,
  "position" integer NOT NULL,
  CONSTRAINT post_tags_pkey PRIMARY KEY (post_id, tag_id),
  CONSTRAINT post_tags_post_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE,
  CONSTRAINT post_tags_tag_fkey FOREIGN KEY (tag_id) REFERENCES tags(id) ON DELETE CASCADE,
  CONSTRAINT post_tags_position_in_range CHECK ((("position" >= 0) AND ("position" <= 19)))
);

CREATE TABLE posts (
  id uuid NOT NULL,
  author_id uuid,
  title text NOT NULL,
  slug text NOT NULL,
  content text NOT NULL,
  content_html text NOT NULL,
  excerpt text NOT NULL,
  excerpt_is_given boolean NOT NULL,
  reading_minutes integer NOT NULL,
  status text NOT NULL,
  published_at timestamp(3) with time zone,
  first_published_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL,
  search tsvector NOT NULL GENERATED ALWAYS AS (((setweight(to_tsvector('english'::regconfig, translate(title, '_@/~<>'::text, '      '::text)), 'A'::"char") || setweight(to_tsvector('english'::regconfig, translate(excerpt, '_@/~<>'::text, '      '::text)), 'B'::"char")) || setweight(to_tsvector('english'::regconfig, translate("left"(content, 100000), '_@/~<>'::text, '      '::text)), 'C'::"char"))) STORED,
  CONSTRAINT posts_slug_key UNIQUE (slug),
  CONSTRAINT posts_pkey PRIMARY KEY (id),
  CONSTRAINT posts_author_fkey FOREIGN KEY (author_id) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT posts_content_html_length CHECK ((length(content_html) <= 1000000)),
  CONSTRAINT posts_content_length CHECK ((length(content) <= 200000)),
  CONSTRAINT posts_excerpt_length CHECK ((length(excerpt) <= 500)),
  CONSTRAINT posts_published_has_time CHECK (((status = 'published'::text) = (published_at IS NOT NULL))),
  CONSTRAINT posts_reading_minutes_positive CHECK ((reading_minutes >= 1)),
  CONSTRAINT posts_slug_form CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(slug) <= 220))),
  CONSTRAINT posts_status_known CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text]))),
  CONSTRAINT posts_title_length CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);

CREATE TABLE products (
  id uuid NOT NULL,
  slug text NOT NULL,
  sku text NOT NULL,
  name text NOT NULL,
  description text NOT NULL,
  price_amount integer NOT NULL,
  price_currency text NOT NULL,
  stock integer NOT NULL,
  status text NOT NULL,
  category_id uuid,
  tags text[] NOT NULL DEFAULT '{}'::text[],
  images jsonb NOT NULL DEFAULT '[]'::jsonb,
  created_at timestamp(3) with time zone NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL,
  search tsvector NOT NULL GENERATED ALWAYS AS (((setweight(to_tsvector('english'::regconfig, name), 'A'::"char") || setweight(to_tsvector('simple'::regconfig, ((name || ' '::text) || sku)), 'A'::"char")) || setweight(to_tsvector('english'::regconfig, translate(description, '_@/~<>'::text, '      '::text)), 'C'::"char"))) STORED,
  CONSTRAINT products_sku_key UNIQUE (sku),
  CONSTRAINT products_slug_key UNIQUE (slug),
  CONSTRAINT products_pkey PRIMARY KEY (id),
  CONSTRAINT products_category_fkey FOREIGN KEY (category_id) REFERENCES categories(id) ON DELETE RESTRICT,
  CONSTRAINT products_currency_form CHECK ((price_currency ~ '^[A-Z]{3}$'::text)),
  CONSTRAINT products_description_length CHECK ((length(description) <= 20000)),
  CONSTRAINT products_name_length CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  CONSTRAINT products_price_in_range CHECK (((price_amount >= 0) AND (price_amount <= 100000000))),
  CONSTRAINT products_sku_form CHECK (((sku ~ '^[A-Z0-9]+([._-][A-Z0-9]+)*$'::text) AND (length(sku) <= 64))),
  CONSTRAINT products_slug_form CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(slug) <= 220))),
  CONSTRAINT products_status_known CHECK ((status = ANY (ARRAY['draft'::text, 'active'::text, 'archived'::text]))),
  CONSTRAINT products_stock_never_negative CHECK ((stock >= 0)),
  CONSTRAINT products_tags_bounded CHECK ((cardinality(tags) <= 20))
);

CREATE TABLE recovery_codes (
  user_id uuid NOT NULL,
  code_hash bytea NOT NULL,
  used_at timestamp(3) with time zone,
  CONSTRAINT recovery_codes_pkey PRIMARY KEY (user_id, code_hash),
  CONSTRAINT recovery_codes_user_fkey FOREIGN KEY (user_id) REFERENCES totp_factors(user_id) ON DELETE CASCADE
);

CREATE TABLE refunds (
  id uuid NOT NULL,
  payment_id uuid NOT NULL,
  amount bigint NOT NULL,
  currency text NOT NULL,
  reason text,
  status text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT refunds_pkey PRIMARY KEY (id),
  CONSTRAINT refunds_payment_fkey FOREIGN KEY (payment_id) REFERENCES payments(id) ON DELETE RESTRICT,
  CONSTRAINT refunds_amount_positive CHECK ((amount > 0)),
  CONSTRAINT refunds_currency_form CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CONSTRAINT refunds_reason_length CHECK ((length(reason) <= 500)),
  CONSTRAINT refunds_status_known CHECK ((status = ANY (ARRAY['pending'::text, 'succeeded'::text])))
);

CREATE TABLE revocations (
  sequence bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  user_id uuid,
  session_id uuid,
  api_key_id uuid,
  signing_key_id text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT revocations_pkey PRIMARY KEY (sequence),
  CONSTRAINT revocations_one_target CHECK ((num_nonnulls(user_id, session_id, api_key_id, signing_key_id) = 1))
);

CREATE TABLE sandbox_payments (
  id text NOT NULL,
  client_secret_hash bytea NOT NULL,
  amount bigint NOT NULL,
  currency text NOT NULL,
  status text NOT NULL,
  refunded bigint NOT NULL DEFAULT 0,
  created_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT sandbox_payments_pkey PRIMARY KEY (id),
  CONSTRAINT sandbox_payments_refunded_in_range CHECK (((refunded >= 0) AND (refunded <= amount))),
  CONSTRAINT sandbox_payments_status_known CHECK ((status = ANY (ARRAY['requires_payment_method'::text, 'succeeded'::text, 'canceled'::text])))
);

CREATE TABLE sandbox_refunds (
  id text NOT NULL,
  payment_id text NOT NULL,
  amount bigint NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT sandbox_refunds_pkey PRIMARY KEY (id),
  CONSTRAINT sandbox_refunds_payment_fkey FOREIGN KEY (payment_id) REFERENCES sandbox_payments(id) ON DELETE RESTRICT,
  CONSTRAINT sandbox_refunds_amount_positive CHECK ((amount > 0))
);

CREATE TABLE sessions (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  salt bytea NOT NULL,
  counter integer NOT NULL DEFAULT 0,
  confirmed boolean NOT NULL DEFAULT false,
  rotated_at timestamp(3) with time zone NOT NULL,
  user_agent text,
  address inet,
  created_at timestamp(3) with time zone NOT NULL,
  last_used_at timestamp(3) with time zone NOT NULL,
  idle_expires_at timestamp(3) with time zone NOT NULL,
  expires_at timestamp(3) with time zone NOT NULL,
  revoked_at timestamp(3) with time zone,
  authenticated_at timestamp(3) with time zone NOT NULL,
  amr text[] NOT NULL DEFAULT '{pwd}'::text[],
  second_factor_at timestamp(3) with time zone,
  CONSTRAINT sessions_pkey PRIMARY KEY (id),
  CONSTRAINT sessions_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CONSTRAINT sessions_counter_not_negative CHECK ((counter >= 0)),
  CONSTRAINT sessions_user_agent_length CHECK ((length(user_agent) <= 512))
);

CREATE TABLE signin_budgets (
  bucket bytea NOT NULL,
  failures integer NOT NULL,
  resets_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT signin_budgets_pkey PRIMARY KEY (bucket),
  CONSTRAINT signin_budgets_failures_not_negative CHECK ((failures >= 0))
);

CREATE TABLE signing_keys (
  kid text NOT NULL,
  public_jwk jsonb NOT NULL,
  private_key_sealed bytea NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  active_from timestamp(3) with time zone NOT NULL,
  retires_at timestamp(3) with time zone,
  CONSTRAINT signing_keys_pkey PRIMARY KEY (kid)
);

CREATE TABLE stock_movements (
  sequence bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  id uuid NOT NULL,
  product_id uuid NOT NULL,
  delta integer NOT NULL,
  stock_after integer NOT NULL,
  reason text NOT NULL,
  note text,
  order_id uuid,
  actor_id uuid,
  created_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT stock_movements_id_key UNIQUE (id),
  CONSTRAINT stock_movements_pkey PRIMARY KEY (sequence),
  CONSTRAINT stock_movements_product_fkey FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE RESTRICT,
  CONSTRAINT stock_movements_direction CHECK (
CASE reason
    WHEN 'sold'::text THEN (delta < 0)
    WHEN 'adjusted'::text THEN true
    ELSE (delta > 0)
END),
  CONSTRAINT stock_movements_moves CHECK ((delta <> 0)),
  CONSTRAINT stock_movements_never_negative CHECK ((stock_after >= 0)),
  CONSTRAINT stock_movements_note_length CHECK ((length(note) <= 500)),
  CONSTRAINT stock_movements_of_an_order CHECK (((reason <> ALL (ARRAY['sold'::text, 'released'::text])) OR (order_id IS NOT NULL))),
  CONSTRAINT stock_movements_reason_known CHECK ((reason = ANY (ARRAY['received'::text, 'adjusted'::text, 'sold'::text, 'released'::text, 'returned'::text])))
);

CREATE TABLE tags (
  id uuid NOT NULL,
  slug text NOT NULL,
  name text NOT NULL,
  CONSTRAINT tags_slug_key UNIQUE (slug),
  CONSTRAINT tags_pkey PRIMARY KEY (id),
  CONSTRAINT tags_name_length CHECK (((length(name) >= 1) AND (length(name) <= 50))),
  CONSTRAINT tags_slug_form CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(slug) <= 60)))
);

CREATE TABLE totp_factors (
  user_id uuid NOT NULL,
  secret_sealed bytea NOT NULL,
  last_step bigint NOT NULL DEFAULT 0,
  created_at timestamp(3) with time zone NOT NULL,
  confirmed_at timestamp(3) with time zone,
  CONSTRAINT totp_factors_pkey PRIMARY KEY (user_id),
  CONSTRAINT totp_factors_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

CREATE TABLE users (
  id uuid NOT NULL,
  email text NOT NULL,
  email_key text NOT NULL,
  password_hash text,
  name text,
  role text NOT NULL DEFAULT 'viewer'::text,
  tier text DEFAULT 'regular'::text,
  status text NOT NULL DEFAULT 'active'::text,
  created_at timestamp(3) with time zone NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL,
  email_verified_at timestamp(3) with time zone,
  password_is_long boolean NOT NULL DEFAULT false,
  sessions_valid_from timestamp(3) with time zone NOT NULL DEFAULT '-infinity'::timestamp with time zone,
  CONSTRAINT users_email_key UNIQUE (email_key),
  CONSTRAINT users_pkey PRIMARY KEY (id),
  CONSTRAINT users_email_key_length CHECK (((length(email_key) >= 3) AND (length(email_key) <= 254))),
  CONSTRAINT users_email_length CHECK (((length(email) >= 3) AND (length(email) <= 254))),
  CONSTRAINT users_name_length CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  CONSTRAINT users_role_known CHECK ((role = ANY (ARRAY['admin'::text, 'editor'::text, 'viewer'::text]))),
  CONSTRAINT users_status_known CHECK ((status = ANY (ARRAY['active'::text, 'disabled'::text]))),
  CONSTRAINT users_tier_known CHECK ((tier = ANY (ARRAY['regular'::text, 'premium'::text])))
);

CREATE INDEX api_keys_user_idx ON api_keys USING btree (user_id, created_at, id);
CREATE INDEX audit_log_actor_idx ON audit_log USING btree (actor_id, occurred_at, id);
CREATE INDEX audit_log_occurred_idx ON audit_log USING btree (occurred_at, id);
CREATE INDEX audit_log_type_idx ON audit_log USING btree (type, occurred_at, id);
CREATE INDEX audit_log_user_idx ON audit_log USING btree (user_id, occurred_at, id);
CREATE INDEX categories_name_idx ON categories USING btree (name, id);
CREATE INDEX categories_parent_idx ON categories USING btree (parent_id);
CREATE INDEX comments_author_idx ON comments USING btree (author_id);
CREATE INDEX comments_parent_idx ON comments USING btree (parent_id);
CREATE INDEX comments_post_idx ON comments USING btree (post_id, created_at, id);
CREATE INDEX idempotency_keys_created_at_idx ON idempotency_keys USING btree (created_at);
CREATE INDEX mailbox_sent_at_idx ON mailbox USING btree (sent_at);
CREATE INDEX mails_next_attempt_idx ON mails USING btree (next_attempt_at);
CREATE INDEX one_time_tokens_expires_at_idx ON one_time_tokens USING btree (expires_at);
CREATE INDEX one_time_tokens_user_idx ON one_time_tokens USING btree (user_id, purpose);
CREATE INDEX order_history_order_idx ON order_history USING btree (order_id, sequence);
CREATE INDEX order_lines_product_idx ON order_lines USING btree (product_id);
CREATE INDEX orders_created_idx ON orders USING btree (created_at, id);
CREATE INDEX orders_status_created_idx ON orders USING btree (status, created_at, id);
CREATE INDEX orders_total_idx ON orders USING btree (total, id);
CREATE INDEX orders_unpaid_idx ON orders USING btree (payment_due_at) WHERE (status = 'pending'::text);
CREATE INDEX orders_user_created_idx ON orders USING btree (user_id, created_at, id);
CREATE INDEX outbox_unpublished_idx ON outbox USING btree (aggregate_id, sequence) WHERE (published_at IS NULL);
CREATE UNIQUE INDEX payments_one_open_per_order ON payments USING btree (order_id) WHERE (status = ANY (ARRAY['pending'::text, 'succeeded'::text]));
CREATE INDEX payments_order_idx ON payments USING btree (order_id, created_at);
CREATE INDEX post_former_slugs_post_idx ON post_former_slugs USING btree (post_id);
CREATE INDEX post_tags_tag_idx ON post_tags USING btree (tag_id, post_id);
CREATE INDEX posts_author_idx ON posts USING btree (author_id, created_at, id);
CREATE INDEX posts_created_idx ON posts USING btree (created_at, id);
CREATE INDEX posts_published_idx ON posts USING btree (published_at, id) WHERE (status = 'published'::text);
CREATE INDEX posts_search_idx ON posts USING gin (search);
CREATE INDEX products_active_category_idx ON products USING btree (category_id, created_at, id) WHERE (status = 'active'::text);
CREATE INDEX products_active_created_idx ON products USING btree (created_at, id) WHERE (status = 'active'::text);
CREATE INDEX products_active_name_idx ON products USING btree (name, id) WHERE (status = 'active'::text);
CREATE INDEX products_active_price_idx ON products USING btree (price_amount, id) WHERE (status = 'active'::text);
CREATE INDEX products_category_idx ON products USING btree (category_id);
CREATE INDEX products_created_idx ON products USING btree (created_at, id);
CREATE INDEX products_search_idx ON products USING gin (search);
CREATE INDEX products_tags_idx ON products USING gin (tags);
CREATE INDEX refunds_payment_idx ON refunds USING btree (payment_id, created_at);
CREATE INDEX refunds_pending_idx ON refunds USING btree (created_at) WHERE (status = 'pending'::text);
CREATE INDEX revocations_created_at_idx ON revocations USING btree (created_at);
CREATE INDEX sessions_expires_at_idx ON sessions USING btree (expires_at);
CREATE INDEX sessions_user_idx ON sessions USING btree (user_id, created_at DESC);
CREATE INDEX signin_budgets_resets_at_idx ON signin_budgets USING btree (resets_at);
CREATE INDEX stock_movements_order_idx ON stock_movements USING btree (order_id) WHERE (order_id IS NOT NULL);
CREATE INDEX stock_movements_product_idx ON stock_movements USING btree (product_id, sequence DESC);
CREATE INDEX users_created_at_idx ON users USING btree (created_at, id);
CREATE INDEX users_role_idx ON users USING btree (role, created_at, id);

CREATE OR REPLACE FUNCTION check_order_move()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        IF NEW.status <> OLD.status AND NOT EXISTS (
          SELECT FROM order_status_moves WHERE from_status = OLD.status AND to_status = NEW.status
        ) THEN
          RAISE EXCEPTION 'an order cannot go from % to %', OLD.status, NEW.status
            USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_move_is_legal';
        END IF;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION check_stock_ledger()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      DECLARE
        figure int;
        ledger int;
      BEGIN
        SELECT stock INTO figure FROM products WHERE id = NEW.id;
        SELECT stock_after INTO ledger FROM stock_movements WHERE product_id = NEW.id ORDER BY sequence DESC LIMIT 1;
        IF figure IS DISTINCT FROM coalesce(ledger, 0) THEN
          RAISE EXCEPTION 'stock of product % is % but its ledger says %', NEW.id, figure, coalesce(ledger, 0)
            USING ERRCODE = 'check_violation', CONSTRAINT = 'products_stock_equals_ledger';
        END IF;
        RETURN NULL;
      END $function$;

CREATE OR REPLACE FUNCTION check_stock_movement()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      DECLARE
        figure int;
        ledger int;
      BEGIN
        SELECT stock INTO figure FROM products WHERE id = NEW.product_id;
        SELECT stock_after INTO ledger FROM stock_movements WHERE product_id = NEW.product_id ORDER BY sequence DESC LIMIT 1;
        IF NEW.stock_after IS DISTINCT FROM coalesce(ledger, 0) + NEW.delta OR NEW.stock_after IS DISTINCT FROM figure THEN
          RAISE EXCEPTION 'movement of product % does not lead from % to %', NEW.product_id, coalesce(ledger, 0), figure
            USING ERRCODE = 'check_violation', CONSTRAINT = 'stock_movements_continue';
        END IF;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION keep_an_admin()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    -- one at a time: two admins who demote each other at once must not both see the other still there
    PERFORM pg_advisory_xact_lock(hashtext('users_last_admin'));
    IF NOT EXISTS (SELECT FROM users WHERE role = 'admin' AND status = 'active') THEN
      RAISE EXCEPTION 'the last active admin stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'users_last_admin';
    END IF;
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION keep_staff_sign_in()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
  END $function$;

CREATE OR REPLACE FUNCTION refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
      END $function$;

CREATE OR REPLACE FUNCTION tell_revocation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    -- writers take turns until they have committed, so that no number shows up behind a higher one
    PERFORM pg_advisory_xact_lock(hashtext('revocations'));
    EXECUTE format('INSERT INTO revocations (%I) VALUES ($1)', TG_ARGV[0]) USING OLD.id;
    PERFORM pg_notify('stoa_revocations', '');
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION tell_signing_key()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('revocations'));
    INSERT INTO revocations (signing_key_id) VALUES (coalesce(NEW.kid, OLD.kid));
    PERFORM pg_notify('stoa_revocations', '');
    RETURN NULL;
  END $function$;

CREATE CONSTRAINT TRIGGER api_keys_removal AFTER DELETE ON api_keys DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.revoked_at IS NULL) AND (old.expires_at > now()))) EXECUTE FUNCTION tell_revocation('api_key_id');
CREATE CONSTRAINT TRIGGER api_keys_revocation AFTER UPDATE OF revoked_at, scopes, expires_at ON api_keys DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tell_revocation('api_key_id');
CREATE TRIGGER audit_log_append_only BEFORE DELETE OR UPDATE ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_log_never_emptied BEFORE TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER order_history_append_only BEFORE DELETE ON order_history FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER order_history_only_anonymised BEFORE UPDATE ON order_history FOR EACH ROW WHEN (((((((new.sequence IS DISTINCT FROM old.sequence) OR (new.order_id IS DISTINCT FROM old.order_id)) OR (new.from_status IS DISTINCT FROM old.from_status)) OR (new.to_status IS DISTINCT FROM old.to_status)) OR (new.created_at IS DISTINCT FROM old.created_at)) OR ((new.actor_id IS NOT NULL) AND (new.actor_id IS DISTINCT FROM old.actor_id)) OR ((new.reason IS NOT NULL) AND (new.reason IS DISTINCT FROM old.reason)))) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER orders_move_is_legal BEFORE UPDATE OF status ON orders FOR EACH ROW EXECUTE FUNCTION check_order_move();
CREATE CONSTRAINT TRIGGER products_stock_equals_ledger AFTER INSERT OR UPDATE OF stock ON products DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_stock_ledger();
CREATE CONSTRAINT TRIGGER sessions_removal AFTER DELETE ON sessions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.revoked_at IS NULL) AND (old.expires_at > now()))) EXECUTE FUNCTION tell_revocation('session_id');
CREATE CONSTRAINT TRIGGER sessions_revocation AFTER UPDATE OF revoked_at, authenticated_at, expires_at ON sessions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tell_revocation('session_id');
CREATE CONSTRAINT TRIGGER signing_keys_news AFTER INSERT OR DELETE OR UPDATE OF active_from, retires_at, public_jwk ON signing_keys DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tell_signing_key();
CREATE TRIGGER stock_movements_append_only BEFORE DELETE OR UPDATE ON stock_movements FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER stock_movements_continue BEFORE INSERT ON stock_movements FOR EACH ROW EXECUTE FUNCTION check_stock_movement();
CREATE TRIGGER totp_factors_staff_sign_in AFTER DELETE OR UPDATE OF confirmed_at ON totp_factors FOR EACH ROW WHEN ((old.confirmed_at IS NOT NULL)) EXECUTE FUNCTION keep_staff_sign_in();
CREATE TRIGGER users_last_admin AFTER DELETE OR UPDATE OF role, status ON users FOR EACH ROW WHEN (((old.role = 'admin'::text) AND (old.status = 'active'::text))) EXECUTE FUNCTION keep_an_admin();
CREATE CONSTRAINT TRIGGER users_revocation AFTER DELETE OR UPDATE OF role, tier, status, sessions_valid_from ON users DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tell_revocation('user_id');
CREATE TRIGGER users_staff_sign_in AFTER UPDATE OF password_hash, password_is_long ON users FOR EACH ROW WHEN (((new.role <> 'viewer'::text) AND (new.password_hash IS NOT NULL) AND (NOT new.password_is_long) AND ((old.password_hash IS NULL) OR old.password_is_long))) EXECUTE FUNCTION keep_staff_sign_in();
