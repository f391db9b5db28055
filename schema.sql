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

CREATE TABLE cart_items (
  cart_id uuid NOT NULL,
  variant_id uuid NOT NULL,
  place smallint NOT NULL,
  quantity integer NOT NULL,
  name text NOT NULL,
  added_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT cart_items_place_key UNIQUE (cart_id, place),
  CONSTRAINT cart_items_pkey PRIMARY KEY (cart_id, variant_id),
  CONSTRAINT cart_items_cart_fkey FOREIGN KEY (cart_id) REFERENCES carts(id) ON DELETE CASCADE,
  CONSTRAINT cart_items_variant_fkey FOREIGN KEY (variant_id) REFERENCES variants(id) ON DELETE CASCADE,
  CONSTRAINT cart_items_place_in_range CHECK (((place >= 1) AND (place <= 100))),
  CONSTRAINT cart_items_quantity_in_range CHECK (((quantity >= 1) AND (quantity <= 1000)))
);

CREATE TABLE carts (
  id uuid NOT NULL,
  user_id uuid,
  token_hash bytea,
  currency text,
  created_at timestamp(3) with time zone NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL,
  expires_at timestamp(3) with time zone,
  CONSTRAINT carts_token_key UNIQUE (token_hash),
  CONSTRAINT carts_user_key UNIQUE (user_id),
  CONSTRAINT carts_pkey PRIMARY KEY (id),
  CONSTRAINT carts_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CONSTRAINT carts_currency_form CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CONSTRAINT carts_of_guests_end CHECK (((token_hash IS NULL) = (expires_at IS NULL))),
  CONSTRAINT carts_of_somebody CHECK (((user_id IS NULL) <> (token_hash IS NULL))),
  CONSTRAINT carts_token_hash_whole CHECK ((length(token_hash) = 32))
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

CREATE TABLE comment_likes (
  comment_id uuid NOT NULL,
  user_id uuid NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT comment_likes_pkey PRIMARY KEY (comment_id, user_id),
  CONSTRAINT comment_likes_comment_fkey FOREIGN KEY (comment_id) REFERENCES comments(id) ON DELETE CASCADE,
  CONSTRAINT comment_likes_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
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
  status text NOT NULL,
  rejection_reason text,
  first_approved_at timestamp(3) with time zone,
  edited_at timestamp(3) with time zone,
  reply_count integer NOT NULL DEFAULT 0,
  like_count integer NOT NULL DEFAULT 0,
  CONSTRAINT comments_pkey PRIMARY KEY (id),
  CONSTRAINT comments_author_fkey FOREIGN KEY (author_id) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT comments_parent_fkey FOREIGN KEY (parent_id) REFERENCES comments(id) ON DELETE CASCADE,
  CONSTRAINT comments_post_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE,
  CONSTRAINT comments_approved_has_time CHECK (((status <> 'approved'::text) OR (first_approved_at IS NOT NULL))),
  CONSTRAINT comments_body_length CHECK (((length(body) >= 1) AND (length(body) <= 5000))),
  CONSTRAINT comments_like_count_in_range CHECK ((like_count >= 0)),
  CONSTRAINT comments_only_rejected_have_reason CHECK (((status = 'rejected'::text) OR (rejection_reason IS NULL))),
  CONSTRAINT comments_rejection_reason_length CHECK (((length(rejection_reason) >= 1) AND (length(rejection_reason) <= 500))),
  CONSTRAINT comments_reply_count_in_range CHECK ((reply_count >= 0)),
  CONSTRAINT comments_status_known CHECK ((status = ANY (ARRAY['pending'::text, 'approved'::text, 'rejected'::text, 'spam'::text])))
);

CREATE TABLE dead_letters (
  id uuid NOT NULL,
  consumer text NOT NULL,
  event_id uuid NOT NULL,
  attempts integer NOT NULL,
  error text NOT NULL,
  failed_at timestamp(3) with time zone NOT NULL,
  replayed_at timestamp(3) with time zone,
  CONSTRAINT dead_letters_once UNIQUE (consumer, event_id),
  CONSTRAINT dead_letters_pkey PRIMARY KEY (id),
  CONSTRAINT dead_letters_event_fkey FOREIGN KEY (event_id) REFERENCES outbox(id) ON DELETE RESTRICT,
  CONSTRAINT dead_letters_error_length CHECK ((length(error) <= 2000))
);

CREATE TABLE discount_buyers (
  discount_id uuid NOT NULL,
  user_id uuid NOT NULL,
  uses integer NOT NULL,
  CONSTRAINT discount_buyers_pkey PRIMARY KEY (discount_id, user_id),
  CONSTRAINT discount_buyers_discount_fkey FOREIGN KEY (discount_id) REFERENCES discounts(id) ON DELETE RESTRICT,
  CONSTRAINT discount_buyers_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CONSTRAINT discount_buyers_uses_not_negative CHECK ((uses >= 0))
);

CREATE TABLE discount_categories (
  discount_id uuid NOT NULL,
  category_id uuid NOT NULL,
  CONSTRAINT discount_categories_pkey PRIMARY KEY (discount_id, category_id),
  CONSTRAINT discount_categories_category_fkey FOREIGN KEY (category_id) REFERENCES categories(id) ON DELETE RESTRICT,
  CONSTRAINT discount_categories_discount_fkey FOREIGN KEY (discount_id) REFERENCES discounts(id) ON DELETE CASCADE
);

CREATE TABLE discount_products (
  discount_id uuid NOT NULL,
  product_id uuid NOT NULL,
  CONSTRAINT discount_products_pkey PRIMARY KEY (discount_id, product_id),
  CONSTRAINT discount_products_discount_fkey FOREIGN KEY (discount_id) REFERENCES discounts(id) ON DELETE CASCADE,
  CONSTRAINT discount_products_product_fkey FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE RESTRICT
);

CREATE TABLE discount_uses (
  order_id uuid NOT NULL,
  discount_id uuid NOT NULL,
  user_id uuid,
  code text NOT NULL,
  used_at timestamp(3) with time zone NOT NULL,
  given_back_at timestamp(3) with time zone,
  CONSTRAINT discount_uses_pkey PRIMARY KEY (order_id),
  CONSTRAINT discount_uses_discount_fkey FOREIGN KEY (discount_id) REFERENCES discounts(id) ON DELETE RESTRICT,
  CONSTRAINT discount_uses_order_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE RESTRICT,
  CONSTRAINT discount_uses_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT discount_uses_code_form CHECK ((code ~ '^[A-Z0-9_-]{3,40}$'::text))
);

CREATE TABLE discounts (
  id uuid NOT NULL,
  code text NOT NULL,
  description text,
  type text NOT NULL,
  rate integer,
  amount bigint,
  amount_currency text,
  starts_at timestamp(3) with time zone,
  ends_at timestamp(3) with time zone,
  minimum bigint,
  minimum_currency text,
  max_uses integer,
  max_uses_per_user integer,
  is_active boolean NOT NULL,
  uses integer NOT NULL DEFAULT 0,
  created_at timestamp(3) with time zone NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL,
  deleted_at timestamp(3) with time zone,
  CONSTRAINT discounts_pkey PRIMARY KEY (id),
  CONSTRAINT discounts_amount_currency_form CHECK ((amount_currency ~ '^[A-Z]{3}$'::text)),
  CONSTRAINT discounts_amount_positive CHECK ((amount > 0)),
  CONSTRAINT discounts_amount_whole CHECK (((amount IS NULL) = (amount_currency IS NULL))),
  CONSTRAINT discounts_code_form CHECK ((code ~ '^[A-Z0-9_-]{3,40}$'::text)),
  CONSTRAINT discounts_description_length CHECK (((length(description) >= 1) AND (length(description) <= 500))),
  CONSTRAINT discounts_max_uses_per_user_positive CHECK ((max_uses_per_user > 0)),
  CONSTRAINT discounts_max_uses_positive CHECK ((max_uses > 0)),
  CONSTRAINT discounts_minimum_currency_form CHECK ((minimum_currency ~ '^[A-Z]{3}$'::text)),
  CONSTRAINT discounts_minimum_not_negative CHECK ((minimum >= 0)),
  CONSTRAINT discounts_minimum_whole CHECK (((minimum IS NULL) = (minimum_currency IS NULL))),
  CONSTRAINT discounts_rate_in_range CHECK ((((rate >= 100) AND (rate <= 1000000)) AND ((rate % 100) = 0))),
  CONSTRAINT discounts_terms_of_type CHECK ((((rate IS NOT NULL) = (type = 'percent'::text)) AND ((amount IS NOT NULL) = (type = 'amount'::text)))),
  CONSTRAINT discounts_type_known CHECK ((type = ANY (ARRAY['percent'::text, 'amount'::text, 'free_shipping'::text]))),
  CONSTRAINT discounts_uses_within_limit CHECK (((uses >= 0) AND (uses <= COALESCE(max_uses, uses)))),
  CONSTRAINT discounts_window_forward CHECK ((starts_at < ends_at))
);

CREATE TABLE event_deliveries (
  consumer text NOT NULL,
  "position" bigint NOT NULL,
  event_id uuid NOT NULL,
  aggregate_id uuid NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  claim uuid,
  last_error text,
  CONSTRAINT event_deliveries_pkey PRIMARY KEY (consumer, "position"),
  CONSTRAINT event_deliveries_event_fkey FOREIGN KEY (event_id) REFERENCES outbox(id) ON DELETE RESTRICT,
  CONSTRAINT event_deliveries_last_error_length CHECK ((length(last_error) <= 2000))
);

CREATE TABLE event_queues (
  consumer text NOT NULL,
  aggregate_id uuid NOT NULL,
  "position" bigint NOT NULL,
  next_attempt_at timestamp(3) with time zone NOT NULL,
  claim uuid,
  CONSTRAINT event_queues_pkey PRIMARY KEY (consumer, aggregate_id)
);

CREATE TABLE event_retries (
  consumer text NOT NULL,
  aggregate_id uuid NOT NULL,
  sequence integer NOT NULL,
  event_id uuid NOT NULL,
  attempts integer NOT NULL,
  next_attempt_at timestamp(3) with time zone NOT NULL,
  last_error text NOT NULL,
  CONSTRAINT event_retries_pkey PRIMARY KEY (consumer, aggregate_id, sequence),
  CONSTRAINT event_retries_last_error_length CHECK ((length(last_error) <= 2000))
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

CREATE TABLE import_chunks (
  import_id uuid NOT NULL,
  "position" integer NOT NULL,
  bytes bytea NOT NULL,
  CONSTRAINT import_chunks_pkey PRIMARY KEY (import_id, "position"),
  CONSTRAINT import_chunks_import_fkey FOREIGN KEY (import_id) REFERENCES imports(id) ON DELETE CASCADE
);

CREATE TABLE import_errors (
  id uuid NOT NULL,
  import_id uuid NOT NULL,
  line integer NOT NULL,
  sku text,
  field text,
  code text NOT NULL,
  message text NOT NULL,
  CONSTRAINT import_errors_pkey PRIMARY KEY (id),
  CONSTRAINT import_errors_import_fkey FOREIGN KEY (import_id) REFERENCES imports(id) ON DELETE CASCADE,
  CONSTRAINT import_errors_line_positive CHECK ((line >= 1))
);

CREATE TABLE imports (
  id uuid NOT NULL,
  format text NOT NULL,
  dry_run boolean NOT NULL,
  atomic boolean NOT NULL,
  status text NOT NULL,
  header jsonb,
  bytes_total bigint NOT NULL,
  bytes_done bigint NOT NULL DEFAULT 0,
  lines_done integer NOT NULL DEFAULT 0,
  rows_created integer NOT NULL DEFAULT 0,
  rows_updated integer NOT NULL DEFAULT 0,
  rows_unchanged integer NOT NULL DEFAULT 0,
  rows_refused integer NOT NULL DEFAULT 0,
  failure_code text,
  failure_detail text,
  attempts integer NOT NULL DEFAULT 0,
  created_by uuid,
  created_at timestamp(3) with time zone NOT NULL,
  touched_at timestamp(3) with time zone NOT NULL,
  started_at timestamp(3) with time zone,
  finished_at timestamp(3) with time zone,
  CONSTRAINT imports_pkey PRIMARY KEY (id),
  CONSTRAINT imports_done_within CHECK (((bytes_done >= 0) AND (bytes_done <= bytes_total))),
  CONSTRAINT imports_failed_has_reason CHECK (((status = 'failed'::text) = (failure_code IS NOT NULL))),
  CONSTRAINT imports_finished_has_time CHECK (((status = ANY (ARRAY['succeeded'::text, 'failed'::text, 'cancelled'::text])) = (finished_at IS NOT NULL))),
  CONSTRAINT imports_format_known CHECK ((format = ANY (ARRAY['csv'::text, 'ndjson'::text]))),
  CONSTRAINT imports_status_known CHECK ((status = ANY (ARRAY['receiving'::text, 'queued'::text, 'checking'::text, 'applying'::text, 'succeeded'::text, 'failed'::text, 'cancelled'::text]))),
  CONSTRAINT imports_total_not_negative CHECK ((bytes_total >= 0))
);

CREATE TABLE inbox (
  consumer text NOT NULL,
  event_id uuid NOT NULL,
  handled_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT inbox_pkey PRIMARY KEY (consumer, event_id)
);

CREATE TABLE instances (
  id uuid NOT NULL,
  applied bigint NOT NULL,
  lease_until timestamp with time zone NOT NULL,
  CONSTRAINT instances_pkey PRIMARY KEY (id)
);

CREATE TABLE invoice_series (
  kind text NOT NULL,
  year integer NOT NULL,
  last integer NOT NULL,
  CONSTRAINT invoice_series_pkey PRIMARY KEY (kind, year),
  CONSTRAINT invoice_series_last_positive CHECK ((last > 0))
);

CREATE TABLE invoices (
  id uuid NOT NULL,
  kind text NOT NULL,
  year integer NOT NULL,
  sequence integer NOT NULL,
  number text NOT NULL GENERATED ALWAYS AS ((((
CASE kind
    WHEN 'credit_note'::text THEN 'C'::text
    ELSE ''::text
END || year) || '-'::text) || lpad((sequence)::text, GREATEST(6, length((sequence)::text)), '0'::text))) STORED,
  order_id uuid NOT NULL,
  refund_id uuid,
  issued_at timestamp(3) with time zone NOT NULL,
  facts jsonb NOT NULL,
  pdf bytea,
  CONSTRAINT invoices_number_key UNIQUE (kind, year, sequence),
  CONSTRAINT invoices_refund_key UNIQUE (refund_id),
  CONSTRAINT invoices_pkey PRIMARY KEY (id),
  CONSTRAINT invoices_order_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE RESTRICT,
  CONSTRAINT invoices_refund_fkey FOREIGN KEY (refund_id) REFERENCES refunds(id) ON DELETE RESTRICT,
  CONSTRAINT invoices_credit_notes_of_refunds CHECK (((kind = 'credit_note'::text) = (refund_id IS NOT NULL))),
  CONSTRAINT invoices_kind_known CHECK ((kind = ANY (ARRAY['invoice'::text, 'credit_note'::text])))
);

CREATE TABLE ledger_entries (
  movement_id uuid NOT NULL,
  account text NOT NULL,
  amount bigint NOT NULL,
  currency text NOT NULL,
  payment_id uuid NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT ledger_entries_pkey PRIMARY KEY (movement_id, account),
  CONSTRAINT ledger_entries_payment_fkey FOREIGN KEY (payment_id) REFERENCES payments(id) ON DELETE RESTRICT,
  CONSTRAINT ledger_entries_account_known CHECK ((account = ANY (ARRAY['provider'::text, 'goods'::text, 'shipping'::text, 'tax'::text, 'refunds'::text, 'owed'::text]))),
  CONSTRAINT ledger_entries_amount_moves CHECK ((amount <> 0)),
  CONSTRAINT ledger_entries_currency_form CHECK ((currency ~ '^[A-Z]{3}$'::text))
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

CREATE TABLE media (
  id uuid NOT NULL,
  owner_id uuid,
  name text,
  alt text,
  file text NOT NULL,
  type text NOT NULL,
  width integer NOT NULL,
  height integer NOT NULL,
  frames integer NOT NULL,
  bytes integer NOT NULL,
  blur_hash text NOT NULL,
  status text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL,
  unused_since timestamp(3) with time zone,
  CONSTRAINT media_pkey PRIMARY KEY (id),
  CONSTRAINT media_owner_fkey FOREIGN KEY (owner_id) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT media_alt_short CHECK (((length(alt) >= 1) AND (length(alt) <= 500))),
  CONSTRAINT media_bytes_positive CHECK ((bytes > 0)),
  CONSTRAINT media_file_form CHECK ((file ~ '^[0-9]+w-[A-Za-z0-9_-]{22}\.[a-z]{3,4}$'::text)),
  CONSTRAINT media_frames_positive CHECK ((frames > 0)),
  CONSTRAINT media_height_positive CHECK ((height > 0)),
  CONSTRAINT media_name_short CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  CONSTRAINT media_status_known CHECK ((status = ANY (ARRAY['processing'::text, 'ready'::text, 'failed'::text]))),
  CONSTRAINT media_type_known CHECK ((type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text, 'image/webp'::text, 'image/avif'::text, 'image/gif'::text]))),
  CONSTRAINT media_width_positive CHECK ((width > 0))
);

CREATE TABLE media_removals (
  media_id uuid NOT NULL,
  noted_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT media_removals_pkey PRIMARY KEY (media_id)
);

CREATE TABLE media_uploads (
  id uuid NOT NULL,
  owner_id uuid NOT NULL,
  name text,
  alt text,
  type text NOT NULL,
  bytes integer NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  expires_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT media_uploads_pkey PRIMARY KEY (id),
  CONSTRAINT media_uploads_owner_fkey FOREIGN KEY (owner_id) REFERENCES users(id) ON DELETE CASCADE,
  CONSTRAINT media_uploads_bytes_positive CHECK ((bytes > 0))
);

CREATE TABLE media_uses (
  media_id uuid NOT NULL,
  kind text NOT NULL,
  subject_id uuid NOT NULL,
  title text NOT NULL,
  is_public boolean NOT NULL,
  CONSTRAINT media_uses_pkey PRIMARY KEY (media_id, kind, subject_id),
  CONSTRAINT media_uses_media_fkey FOREIGN KEY (media_id) REFERENCES media(id),
  CONSTRAINT media_uses_kind_form CHECK ((kind ~ '^[a-z][a-z-]{0,39}$'::text))
);

CREATE TABLE media_variants (
  media_id uuid NOT NULL,
  file text NOT NULL,
  type text NOT NULL,
  width integer NOT NULL,
  height integer NOT NULL,
  bytes integer NOT NULL,
  CONSTRAINT media_variants_pkey PRIMARY KEY (media_id, type, width),
  CONSTRAINT media_variants_media_fkey FOREIGN KEY (media_id) REFERENCES media(id) ON DELETE CASCADE,
  CONSTRAINT media_variants_bytes_positive CHECK ((bytes > 0)),
  CONSTRAINT media_variants_file_form CHECK ((file ~ '^[0-9]+w-[A-Za-z0-9_-]{22}\.[a-z]{3,4}$'::text)),
  CONSTRAINT media_variants_height_positive CHECK ((height > 0)),
  CONSTRAINT media_variants_type_known CHECK ((type = ANY (ARRAY['image/webp'::text, 'image/avif'::text]))),
  CONSTRAINT media_variants_width_positive CHECK ((width > 0))
);

CREATE TABLE notification_choices (
  user_id uuid NOT NULL,
  topic text NOT NULL,
  enabled boolean NOT NULL,
  changed_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT notification_choices_pkey PRIMARY KEY (user_id, topic),
  CONSTRAINT notification_choices_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CONSTRAINT notification_choices_topic_length CHECK (((length(topic) >= 1) AND (length(topic) <= 40)))
);

CREATE TABLE notification_digest_items (
  digest_id uuid NOT NULL,
  item_id uuid NOT NULL,
  CONSTRAINT notification_digest_items_pkey PRIMARY KEY (digest_id, item_id),
  CONSTRAINT notification_digest_items_digest_fkey FOREIGN KEY (digest_id) REFERENCES notification_digests(id) ON DELETE CASCADE
);

CREATE TABLE notification_digests (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  kind text NOT NULL,
  subject_id uuid NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  closed_at timestamp(3) with time zone,
  CONSTRAINT notification_digests_pkey PRIMARY KEY (id),
  CONSTRAINT notification_digests_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CONSTRAINT notification_digests_kind_length CHECK (((length(kind) >= 1) AND (length(kind) <= 40)))
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
  "position" integer NOT NULL,
  actor_salt uuid,
  actor_digest bytea NOT NULL,
  reason_salt uuid,
  reason_digest bytea NOT NULL,
  previous_hash bytea,
  hash bytea NOT NULL,
  CONSTRAINT order_history_position_key UNIQUE (order_id, "position"),
  CONSTRAINT order_history_pkey PRIMARY KEY (sequence),
  CONSTRAINT order_history_move_is_legal FOREIGN KEY (from_status, to_status) REFERENCES order_status_moves(from_status, to_status),
  CONSTRAINT order_history_order_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE RESTRICT,
  CONSTRAINT order_history_actor_salted CHECK (((actor_id IS NULL) OR (actor_salt IS NOT NULL))),
  CONSTRAINT order_history_first_follows_nothing CHECK ((("position" = 1) = (previous_hash IS NULL))),
  CONSTRAINT order_history_reason_length CHECK ((length(reason) <= 500)),
  CONSTRAINT order_history_reason_salted CHECK (((reason IS NULL) OR (reason_salt IS NOT NULL)))
);

CREATE TABLE order_history_heads (
  order_id uuid NOT NULL,
  length integer NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT order_history_heads_pkey PRIMARY KEY (order_id),
  CONSTRAINT order_history_heads_length_positive CHECK ((length > 0))
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
  variant_id uuid NOT NULL,
  options jsonb NOT NULL DEFAULT '{}'::jsonb,
  tax bigint NOT NULL DEFAULT 0,
  adjustments jsonb NOT NULL DEFAULT '[]'::jsonb,
  refunded_quantity integer NOT NULL DEFAULT 0,
  shipped_quantity integer NOT NULL DEFAULT 0,
  CONSTRAINT order_lines_position_key UNIQUE (order_id, "position"),
  CONSTRAINT order_lines_variant_once UNIQUE (order_id, variant_id),
  CONSTRAINT order_lines_pkey PRIMARY KEY (id),
  CONSTRAINT order_lines_order_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE RESTRICT,
  CONSTRAINT order_lines_variant_fkey FOREIGN KEY (variant_id, product_id) REFERENCES variants(id, product_id) ON DELETE RESTRICT,
  CONSTRAINT order_lines_are_sound CHECK (is_sound(order_lines.*))
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
  tax_included bigint NOT NULL DEFAULT 0,
  adjustments jsonb NOT NULL DEFAULT '[]'::jsonb,
  is_expired boolean NOT NULL DEFAULT false,
  shipping_method jsonb,
  tax_rate jsonb,
  CONSTRAINT orders_pkey PRIMARY KEY (id),
  CONSTRAINT orders_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT orders_are_sound CHECK (is_sound(orders.*))
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
  audience text[] NOT NULL,
  "position" bigint,
  CONSTRAINT outbox_aggregate_sequence_key UNIQUE (aggregate_id, sequence),
  CONSTRAINT outbox_position_key UNIQUE ("position"),
  CONSTRAINT outbox_pkey PRIMARY KEY (id),
  CONSTRAINT outbox_published_has_place CHECK (((published_at IS NULL) = ("position" IS NULL))),
  CONSTRAINT outbox_type_form CHECK ((type ~ '^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$'::text))
);

CREATE TABLE outbox_horizon (
  is_only boolean NOT NULL DEFAULT true,
  "position" bigint NOT NULL,
  CONSTRAINT outbox_horizon_pkey PRIMARY KEY (is_only),
  CONSTRAINT outbox_horizon_one_row CHECK (is_only)
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
  refunded bigint NOT NULL DEFAULT 0,
  is_kept boolean NOT NULL DEFAULT true,
  next_check_at timestamp(3) with time zone,
  checks integer NOT NULL DEFAULT 0,
  CONSTRAINT payments_provider_payment_key UNIQUE (provider, provider_payment_id),
  CONSTRAINT payments_pkey PRIMARY KEY (id),
  CONSTRAINT payments_order_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE RESTRICT,
  CONSTRAINT payments_amount_positive CHECK ((amount > 0)),
  CONSTRAINT payments_currency_form CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CONSTRAINT payments_open_ones_are_checked CHECK (((next_check_at IS NOT NULL) = (status = ANY (ARRAY['pending'::text, 'unknown'::text])))),
  CONSTRAINT payments_paid_ones_are_known CHECK (((status <> ALL (ARRAY['succeeded'::text, 'refunded'::text])) OR (provider_payment_id IS NOT NULL))),
  CONSTRAINT payments_refunds_within_capture CHECK (((refunded >= 0) AND (refunded <=
CASE
    WHEN (status = ANY (ARRAY['succeeded'::text, 'refunded'::text])) THEN amount
    ELSE (0)::bigint
END))),
  CONSTRAINT payments_status_known CHECK ((status = ANY (ARRAY['pending'::text, 'unknown'::text, 'succeeded'::text, 'failed'::text, 'cancelled'::text, 'refunded'::text])))
);

CREATE TABLE post_former_slugs (
  slug text NOT NULL,
  post_id uuid NOT NULL,
  CONSTRAINT post_former_slugs_pkey PRIMARY KEY (slug),
  CONSTRAINT post_former_slugs_post_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE
);

CREATE TABLE post_import_chunks (
  import_id uuid NOT NULL,
  "position" integer NOT NULL,
  bytes bytea NOT NULL,
  CONSTRAINT post_import_chunks_pkey PRIMARY KEY (import_id, "position"),
  CONSTRAINT post_import_chunks_import_fkey FOREIGN KEY (import_id) REFERENCES post_imports(id) ON DELETE CASCADE
);

CREATE TABLE post_import_errors (
  id uuid NOT NULL,
  import_id uuid NOT NULL,
  "position" integer NOT NULL,
  name text NOT NULL,
  severity text NOT NULL,
  field text NOT NULL,
  code text NOT NULL,
  message text NOT NULL,
  CONSTRAINT post_import_errors_pkey PRIMARY KEY (id),
  CONSTRAINT post_import_errors_import_fkey FOREIGN KEY (import_id) REFERENCES post_imports(id) ON DELETE CASCADE,
  CONSTRAINT post_import_errors_position_positive CHECK (("position" >= 1)),
  CONSTRAINT post_import_errors_severity_known CHECK ((severity = ANY (ARRAY['error'::text, 'warning'::text])))
);

CREATE TABLE post_imports (
  id uuid NOT NULL,
  format text NOT NULL,
  status text NOT NULL,
  bytes_total bigint NOT NULL,
  bytes_done bigint NOT NULL DEFAULT 0,
  "position" integer NOT NULL DEFAULT 0,
  posts_created integer NOT NULL DEFAULT 0,
  posts_updated integer NOT NULL DEFAULT 0,
  posts_unchanged integer NOT NULL DEFAULT 0,
  posts_refused integer NOT NULL DEFAULT 0,
  posts_left_out integer NOT NULL DEFAULT 0,
  failure_code text,
  failure_detail text,
  created_by uuid NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  touched_at timestamp(3) with time zone NOT NULL,
  started_at timestamp(3) with time zone,
  finished_at timestamp(3) with time zone,
  CONSTRAINT post_imports_pkey PRIMARY KEY (id),
  CONSTRAINT post_imports_done_within CHECK (((bytes_done >= 0) AND (bytes_done <= bytes_total))),
  CONSTRAINT post_imports_failed_has_reason CHECK (((status = 'failed'::text) = (failure_code IS NOT NULL))),
  CONSTRAINT post_imports_finished_has_time CHECK (((status = ANY (ARRAY['succeeded'::text, 'failed'::text])) = (finished_at IS NOT NULL))),
  CONSTRAINT post_imports_format_known CHECK ((format = ANY (ARRAY['zip'::text, 'wxr'::text]))),
  CONSTRAINT post_imports_status_known CHECK ((status = ANY (ARRAY['receiving'::text, 'queued'::text, 'applying'::text, 'succeeded'::text, 'failed'::text]))),
  CONSTRAINT post_imports_total_not_negative CHECK ((bytes_total >= 0))
);

CREATE TABLE post_likes (
  post_id uuid NOT NULL,
  user_id uuid NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT post_likes_pkey PRIMARY KEY (post_id, user_id),
  CONSTRAINT post_likes_post_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE,
  CONSTRAINT post_likes_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

CREATE TABLE post_revisions (
  post_id uuid NOT NULL,
  number integer NOT NULL,
  actor_id uuid,
  created_at timestamp(3) with time zone NOT NULL,
  restored_from integer,
  title text NOT NULL,
  slug text NOT NULL,
  content text NOT NULL,
  excerpt text,
  tags text[] NOT NULL,
  meta_title text,
  meta_description text,
  canonical_url text,
  CONSTRAINT post_revisions_pkey PRIMARY KEY (post_id, number),
  CONSTRAINT post_revisions_actor_fkey FOREIGN KEY (actor_id) REFERENCES users(id) ON DELETE RESTRICT,
  CONSTRAINT post_revisions_post_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE,
  CONSTRAINT post_revisions_number_positive CHECK ((number >= 1))
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
  publish_at timestamp(3) with time zone,
  cover_image_id uuid,
  revision integer NOT NULL DEFAULT 1,
  meta_title text,
  meta_description text,
  canonical_url text,
  visibility text NOT NULL DEFAULT 'public'::text,
  featured boolean NOT NULL DEFAULT false,
  pinned boolean NOT NULL DEFAULT false,
  publish_error text,
  publications integer NOT NULL DEFAULT 0,
  comments_closed boolean NOT NULL DEFAULT false,
  comment_count integer NOT NULL DEFAULT 0,
  like_count integer NOT NULL DEFAULT 0,
  tag_words text NOT NULL DEFAULT ''::text,
  search tsvector NOT NULL DEFAULT ''::tsvector,
  CONSTRAINT posts_slug_key UNIQUE (slug),
  CONSTRAINT posts_pkey PRIMARY KEY (id),
  CONSTRAINT posts_author_fkey FOREIGN KEY (author_id) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT posts_cover_image_fkey FOREIGN KEY (cover_image_id) REFERENCES media(id) ON DELETE SET NULL,
  CONSTRAINT posts_canonical_url_form CHECK (((canonical_url ~ '^https?://'::text) AND (length(canonical_url) <= 2000))),
  CONSTRAINT posts_comment_count_in_range CHECK ((comment_count >= 0)),
  CONSTRAINT posts_content_html_length CHECK ((length(content_html) <= 1000000)),
  CONSTRAINT posts_content_length CHECK ((length(content) <= 200000)),
  CONSTRAINT posts_excerpt_length CHECK ((length(excerpt) <= 500)),
  CONSTRAINT posts_like_count_in_range CHECK ((like_count >= 0)),
  CONSTRAINT posts_meta_description_length CHECK (((length(meta_description) >= 1) AND (length(meta_description) <= 500))),
  CONSTRAINT posts_meta_title_length CHECK (((length(meta_title) >= 1) AND (length(meta_title) <= 200))),
  CONSTRAINT posts_only_drafts_are_planned CHECK (((publish_at IS NULL) OR (status = 'draft'::text))),
  CONSTRAINT posts_publish_error_length CHECK (((length(publish_error) >= 1) AND (length(publish_error) <= 500))),
  CONSTRAINT posts_published_has_time CHECK (((status = 'published'::text) = (published_at IS NOT NULL))),
  CONSTRAINT posts_reading_minutes_positive CHECK ((reading_minutes >= 1)),
  CONSTRAINT posts_revision_positive CHECK ((revision >= 1)),
  CONSTRAINT posts_slug_form CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(slug) <= 220))),
  CONSTRAINT posts_status_known CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text]))),
  CONSTRAINT posts_title_length CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  CONSTRAINT posts_visibility_known CHECK ((visibility = ANY (ARRAY['public'::text, 'members'::text])))
);

CREATE TABLE price_history (
  sequence bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  variant_id uuid NOT NULL,
  currency text NOT NULL,
  amount integer,
  compare_at_amount integer,
  changed_by uuid,
  valid_from timestamp(3) with time zone NOT NULL,
  product_id uuid NOT NULL,
  CONSTRAINT price_history_pkey PRIMARY KEY (sequence),
  CONSTRAINT price_history_product_fkey FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE RESTRICT,
  CONSTRAINT price_history_variant_fkey FOREIGN KEY (variant_id) REFERENCES variants(id) ON DELETE RESTRICT
);

CREATE TABLE prices (
  variant_id uuid NOT NULL,
  currency text NOT NULL,
  amount integer NOT NULL,
  compare_at_amount integer,
  changed_by uuid,
  changed_at timestamp(3) with time zone NOT NULL,
  in_force_since timestamp(3) with time zone NOT NULL,
  prior_amount integer,
  CONSTRAINT prices_pkey PRIMARY KEY (variant_id, currency),
  CONSTRAINT prices_variant_fkey FOREIGN KEY (variant_id) REFERENCES variants(id) ON DELETE RESTRICT,
  CONSTRAINT prices_amount_in_range CHECK (((amount >= 0) AND (amount <= 100000000))),
  CONSTRAINT prices_compare_at_in_range CHECK (((compare_at_amount >= 0) AND (compare_at_amount <= 100000000))),
  CONSTRAINT prices_currency_form CHECK ((currency ~ '^[A-Z]{3}$'::text))
);

CREATE TABLE product_counts (
  status text NOT NULL,
  change integer NOT NULL,
  CONSTRAINT product_counts_status_known CHECK ((status = ANY (ARRAY['draft'::text, 'active'::text, 'archived'::text])))
);

CREATE TABLE product_prices (
  product_id uuid NOT NULL,
  currency text NOT NULL,
  amount integer NOT NULL,
  CONSTRAINT product_prices_pkey PRIMARY KEY (product_id, currency),
  CONSTRAINT product_prices_product_fkey FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE CASCADE
);

CREATE TABLE product_sales (
  span integer NOT NULL,
  starts date NOT NULL,
  product_id uuid NOT NULL,
  units bigint NOT NULL,
  CONSTRAINT product_sales_pkey PRIMARY KEY (span, starts, product_id),
  CONSTRAINT product_sales_product_fkey FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE RESTRICT,
  CONSTRAINT product_sales_span_known CHECK ((span = ANY (ARRAY[1, 4, 16, 64, 256]))),
  CONSTRAINT product_sales_units_never_negative CHECK ((units >= 0))
);

CREATE TABLE products (
  id uuid NOT NULL,
  slug text NOT NULL,
  name text NOT NULL,
  description text NOT NULL,
  price_amount integer NOT NULL,
  price_currency text NOT NULL,
  status text NOT NULL,
  category_id uuid,
  tags text[] NOT NULL DEFAULT '{}'::text[],
  images jsonb NOT NULL DEFAULT '[]'::jsonb,
  created_at timestamp(3) with time zone NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL,
  options jsonb NOT NULL DEFAULT '[]'::jsonb,
  attributes jsonb NOT NULL DEFAULT '{}'::jsonb,
  in_stock boolean NOT NULL DEFAULT false,
  skus text NOT NULL DEFAULT ''::text,
  search tsvector NOT NULL GENERATED ALWAYS AS (((((setweight(to_tsvector('stoa'::regconfig, name), 'A'::"char") || setweight(to_tsvector('stoa_simple'::regconfig, ((name || ' '::text) || skus)), 'A'::"char")) || setweight(to_tsvector('stoa'::regconfig, words_of(tags)), 'B'::"char")) || setweight(to_tsvector('stoa'::regconfig, ((COALESCE(words_of(attributes), ''::text) || ' '::text) || COALESCE(words_of(options), ''::text))), 'B'::"char")) || setweight(to_tsvector('stoa'::regconfig, plain_words(description)), 'C'::"char"))) STORED,
  rating_count integer NOT NULL DEFAULT 0,
  rating_sum bigint NOT NULL DEFAULT 0,
  rating_stars integer[] NOT NULL DEFAULT '{0,0,0,0,0}'::integer[],
  ordinal bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  CONSTRAINT products_slug_key UNIQUE (slug),
  CONSTRAINT products_pkey PRIMARY KEY (id),
  CONSTRAINT products_category_fkey FOREIGN KEY (category_id) REFERENCES categories(id) ON DELETE RESTRICT,
  CONSTRAINT products_attributes_form CHECK ((jsonb_typeof(attributes) = 'object'::text)),
  CONSTRAINT products_currency_form CHECK ((price_currency ~ '^[A-Z]{3}$'::text)),
  CONSTRAINT products_description_length CHECK ((length(description) <= 20000)),
  CONSTRAINT products_name_length CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  CONSTRAINT products_options_form CHECK ((jsonb_typeof(options) = 'array'::text)),
  CONSTRAINT products_price_in_range CHECK (((price_amount >= 0) AND (price_amount <= 100000000))),
  CONSTRAINT products_rating_adds_up CHECK (((rating_count = ((((rating_stars[1] + rating_stars[2]) + rating_stars[3]) + rating_stars[4]) + rating_stars[5])) AND (rating_sum = (((((rating_stars[1])::bigint + (2 * (rating_stars[2])::bigint)) + (3 * (rating_stars[3])::bigint)) + (4 * (rating_stars[4])::bigint)) + (5 * (rating_stars[5])::bigint))))),
  CONSTRAINT products_rating_stars_form CHECK (((array_ndims(rating_stars) = 1) AND (array_length(rating_stars, 1) = 5) AND (0 <= ALL (rating_stars)))),
  CONSTRAINT products_slug_form CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(slug) <= 220))),
  CONSTRAINT products_status_known CHECK ((status = ANY (ARRAY['draft'::text, 'active'::text, 'archived'::text]))),
  CONSTRAINT products_tags_bounded CHECK ((cardinality(tags) <= 20))
);

CREATE TABLE quantity_breaks (
  product_id uuid NOT NULL,
  min_quantity integer NOT NULL,
  rate integer NOT NULL,
  CONSTRAINT quantity_breaks_pkey PRIMARY KEY (product_id, min_quantity),
  CONSTRAINT quantity_breaks_product_fkey FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE CASCADE,
  CONSTRAINT quantity_breaks_min_quantity_in_range CHECK (((min_quantity >= 2) AND (min_quantity <= 100000))),
  CONSTRAINT quantity_breaks_rate_in_range CHECK ((((rate >= 100) AND (rate <= 1000000)) AND ((rate % 100) = 0)))
);

CREATE TABLE recovery_codes (
  user_id uuid NOT NULL,
  code_hash bytea NOT NULL,
  used_at timestamp(3) with time zone,
  CONSTRAINT recovery_codes_pkey PRIMARY KEY (user_id, code_hash),
  CONSTRAINT recovery_codes_user_fkey FOREIGN KEY (user_id) REFERENCES totp_factors(user_id) ON DELETE CASCADE
);

CREATE TABLE refund_lines (
  refund_id uuid NOT NULL,
  line_id uuid NOT NULL,
  quantity integer NOT NULL,
  amount bigint NOT NULL,
  CONSTRAINT refund_lines_pkey PRIMARY KEY (refund_id, line_id),
  CONSTRAINT refund_lines_line_fkey FOREIGN KEY (line_id) REFERENCES order_lines(id) ON DELETE RESTRICT,
  CONSTRAINT refund_lines_refund_fkey FOREIGN KEY (refund_id) REFERENCES refunds(id) ON DELETE RESTRICT,
  CONSTRAINT refund_lines_amount_not_negative CHECK ((amount >= 0)),
  CONSTRAINT refund_lines_quantity_positive CHECK ((quantity > 0))
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
  actor_id uuid,
  asked_at timestamp(3) with time zone,
  provider_refund_id text,
  CONSTRAINT refunds_pkey PRIMARY KEY (id),
  CONSTRAINT refunds_payment_fkey FOREIGN KEY (payment_id) REFERENCES payments(id) ON DELETE RESTRICT,
  CONSTRAINT refunds_amount_positive CHECK ((amount > 0)),
  CONSTRAINT refunds_currency_form CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CONSTRAINT refunds_provider_id_length CHECK (((length(provider_refund_id) >= 1) AND (length(provider_refund_id) <= 255))),
  CONSTRAINT refunds_reason_length CHECK ((length(reason) <= 500)),
  CONSTRAINT refunds_status_known CHECK ((status = ANY (ARRAY['pending'::text, 'succeeded'::text, 'failed'::text])))
);

CREATE TABLE request_windows (
  bucket bytea NOT NULL,
  hits integer NOT NULL,
  ends_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT request_windows_pkey PRIMARY KEY (bucket)
);

CREATE TABLE reviews (
  id uuid NOT NULL,
  product_id uuid NOT NULL,
  author_id uuid NOT NULL,
  rating smallint NOT NULL,
  title text,
  body text,
  status text NOT NULL,
  rejection_reason text,
  reply text,
  replied_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT reviews_once UNIQUE (product_id, author_id),
  CONSTRAINT reviews_pkey PRIMARY KEY (id),
  CONSTRAINT reviews_author_fkey FOREIGN KEY (author_id) REFERENCES users(id) ON DELETE RESTRICT,
  CONSTRAINT reviews_product_fkey FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE RESTRICT,
  CONSTRAINT reviews_body_length CHECK (((length(body) >= 1) AND (length(body) <= 5000))),
  CONSTRAINT reviews_only_rejected_have_reason CHECK (((status = 'rejected'::text) OR (rejection_reason IS NULL))),
  CONSTRAINT reviews_rating_in_range CHECK (((rating >= 1) AND (rating <= 5))),
  CONSTRAINT reviews_rejection_reason_length CHECK (((length(rejection_reason) >= 1) AND (length(rejection_reason) <= 500))),
  CONSTRAINT reviews_reply_has_time CHECK (((reply IS NULL) = (replied_at IS NULL))),
  CONSTRAINT reviews_reply_length CHECK (((length(reply) >= 1) AND (length(reply) <= 2000))),
  CONSTRAINT reviews_status_known CHECK ((status = ANY (ARRAY['pending'::text, 'approved'::text, 'rejected'::text]))),
  CONSTRAINT reviews_title_length CHECK (((length(title) >= 1) AND (length(title) <= 120)))
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

CREATE TABLE sales_counted (
  id uuid NOT NULL,
  CONSTRAINT sales_counted_pkey PRIMARY KEY (id)
);

CREATE TABLE sales_days (
  day date NOT NULL,
  currency text NOT NULL,
  orders bigint NOT NULL DEFAULT 0,
  units bigint NOT NULL DEFAULT 0,
  subtotal bigint NOT NULL DEFAULT 0,
  discount bigint NOT NULL DEFAULT 0,
  shipping bigint NOT NULL DEFAULT 0,
  tax bigint NOT NULL DEFAULT 0,
  tax_included bigint NOT NULL DEFAULT 0,
  total bigint NOT NULL DEFAULT 0,
  refunded_units bigint NOT NULL DEFAULT 0,
  refunded bigint NOT NULL DEFAULT 0,
  CONSTRAINT sales_days_pkey PRIMARY KEY (day, currency),
  CONSTRAINT sales_days_add_up CHECK ((total = (((subtotal - discount) + shipping) + tax)))
);

CREATE TABLE sales_products (
  day date NOT NULL,
  currency text NOT NULL,
  product_id uuid NOT NULL,
  orders bigint NOT NULL DEFAULT 0,
  units bigint NOT NULL DEFAULT 0,
  subtotal bigint NOT NULL DEFAULT 0,
  discount bigint NOT NULL DEFAULT 0,
  refunded_units bigint NOT NULL DEFAULT 0,
  refunded bigint NOT NULL DEFAULT 0,
  CONSTRAINT sales_products_pkey PRIMARY KEY (day, currency, product_id),
  CONSTRAINT sales_products_product_fkey FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE RESTRICT
);

CREATE TABLE sandbox_payments (
  id text NOT NULL,
  client_secret_hash bytea NOT NULL,
  amount bigint NOT NULL,
  currency text NOT NULL,
  status text NOT NULL,
  refunded bigint NOT NULL DEFAULT 0,
  created_at timestamp(3) with time zone NOT NULL,
  card text,
  CONSTRAINT sandbox_payments_pkey PRIMARY KEY (id),
  CONSTRAINT sandbox_payments_refunded_in_range CHECK (((refunded >= 0) AND (refunded <= amount))),
  CONSTRAINT sandbox_payments_status_known CHECK ((status = ANY (ARRAY['requires_payment_method'::text, 'requires_action'::text, 'succeeded'::text, 'canceled'::text])))
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

CREATE TABLE scheduled_prices (
  id uuid NOT NULL,
  product_id uuid NOT NULL,
  variant_id uuid NOT NULL,
  currency text NOT NULL,
  amount integer NOT NULL,
  compare_at_amount integer,
  compares_before boolean NOT NULL,
  starts_at timestamp(3) with time zone NOT NULL,
  ends_at timestamp(3) with time zone,
  status text NOT NULL,
  due_at timestamp(3) with time zone GENERATED ALWAYS AS (
CASE status
    WHEN 'scheduled'::text THEN starts_at
    WHEN 'running'::text THEN ends_at
    ELSE NULL::timestamp with time zone
END) STORED,
  applied_at timestamp(3) with time zone,
  finished_at timestamp(3) with time zone,
  revert_amount integer,
  revert_compare_at integer,
  created_by uuid NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT scheduled_prices_pkey PRIMARY KEY (id),
  CONSTRAINT scheduled_prices_product_fkey FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE RESTRICT,
  CONSTRAINT scheduled_prices_variant_fkey FOREIGN KEY (variant_id) REFERENCES variants(id) ON DELETE RESTRICT,
  CONSTRAINT scheduled_prices_amount_in_range CHECK (((amount >= 0) AND (amount <= 100000000))),
  CONSTRAINT scheduled_prices_compare_at_in_range CHECK (((compare_at_amount >= 0) AND (compare_at_amount <= 100000000))),
  CONSTRAINT scheduled_prices_compares_once CHECK ((NOT (compares_before AND (compare_at_amount IS NOT NULL)))),
  CONSTRAINT scheduled_prices_currency_form CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CONSTRAINT scheduled_prices_ends_after_start CHECK ((ends_at > starts_at)),
  CONSTRAINT scheduled_prices_finished CHECK (((status = ANY (ARRAY['ended'::text, 'cancelled'::text])) = (finished_at IS NOT NULL))),
  CONSTRAINT scheduled_prices_running_knows_before CHECK (((status <> 'running'::text) OR ((applied_at IS NOT NULL) AND (ends_at IS NOT NULL) AND (revert_amount IS NOT NULL)))),
  CONSTRAINT scheduled_prices_status_known CHECK ((status = ANY (ARRAY['scheduled'::text, 'running'::text, 'ended'::text, 'cancelled'::text])))
);

CREATE TABLE search_words (
  word text NOT NULL,
  stem text NOT NULL,
  vocabulary text NOT NULL,
  CONSTRAINT search_words_vocabulary_known CHECK ((vocabulary = ANY (ARRAY['catalogue'::text, 'journal'::text, 'members'::text])))
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

CREATE TABLE shipment_lines (
  shipment_id uuid NOT NULL,
  line_id uuid NOT NULL,
  quantity integer NOT NULL,
  CONSTRAINT shipment_lines_pkey PRIMARY KEY (shipment_id, line_id),
  CONSTRAINT shipment_lines_line_fkey FOREIGN KEY (line_id) REFERENCES order_lines(id) ON DELETE RESTRICT,
  CONSTRAINT shipment_lines_shipment_fkey FOREIGN KEY (shipment_id) REFERENCES shipments(id) ON DELETE RESTRICT,
  CONSTRAINT shipment_lines_quantity_positive CHECK ((quantity > 0))
);

CREATE TABLE shipments (
  id uuid NOT NULL,
  order_id uuid NOT NULL,
  carrier text,
  tracking_number text,
  tracking_url text,
  created_at timestamp(3) with time zone NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT shipments_pkey PRIMARY KEY (id),
  CONSTRAINT shipments_order_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE RESTRICT,
  CONSTRAINT shipments_carrier_length CHECK (((length(carrier) >= 1) AND (length(carrier) <= 100))),
  CONSTRAINT shipments_tracking_number_length CHECK (((length(tracking_number) >= 1) AND (length(tracking_number) <= 100))),
  CONSTRAINT shipments_tracking_url_form CHECK (((tracking_url ~ '^https?://'::text) AND (length(tracking_url) <= 2000)))
);

CREATE TABLE shipping_methods (
  id uuid NOT NULL,
  name text NOT NULL,
  countries text[] NOT NULL,
  "position" integer NOT NULL,
  is_active boolean NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT shipping_methods_pkey PRIMARY KEY (id),
  CONSTRAINT shipping_methods_countries_form CHECK ((array_to_string(countries, ','::text, '?'::text) ~ '^([A-Z]{2}(,[A-Z]{2})*)?$'::text)),
  CONSTRAINT shipping_methods_name_length CHECK (((char_length(name) >= 1) AND (char_length(name) <= 100))),
  CONSTRAINT shipping_methods_position_in_range CHECK ((("position" >= 0) AND ("position" <= 10000)))
);

CREATE TABLE shipping_prices (
  method_id uuid NOT NULL,
  currency text NOT NULL,
  amount bigint NOT NULL,
  per_kg bigint,
  free_from bigint,
  CONSTRAINT shipping_prices_pkey PRIMARY KEY (method_id, currency),
  CONSTRAINT shipping_prices_method_fkey FOREIGN KEY (method_id) REFERENCES shipping_methods(id) ON DELETE CASCADE,
  CONSTRAINT shipping_prices_amount_in_range CHECK (((amount >= 0) AND (amount <= 100000000))),
  CONSTRAINT shipping_prices_currency_form CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CONSTRAINT shipping_prices_free_from_not_negative CHECK ((free_from >= 0)),
  CONSTRAINT shipping_prices_per_kg_in_range CHECK (((per_kg >= 0) AND (per_kg <= 100000000)))
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
  variant_id uuid NOT NULL,
  CONSTRAINT stock_movements_id_key UNIQUE (id),
  CONSTRAINT stock_movements_pkey PRIMARY KEY (sequence),
  CONSTRAINT stock_movements_same_product FOREIGN KEY (variant_id, product_id) REFERENCES variants(id, product_id) ON DELETE RESTRICT,
  CONSTRAINT stock_movements_direction CHECK (
CASE reason
    WHEN 'sold'::text THEN (delta < 0)
    WHEN 'adjusted'::text THEN true
    ELSE (delta > 0)
END),
  CONSTRAINT stock_movements_moves CHECK (((delta <> 0) OR (reason = 'adjusted'::text))),
  CONSTRAINT stock_movements_never_negative CHECK ((stock_after >= 0)),
  CONSTRAINT stock_movements_note_length CHECK ((length(note) <= 500)),
  CONSTRAINT stock_movements_of_an_order CHECK (((reason <> ALL (ARRAY['sold'::text, 'released'::text])) OR (order_id IS NOT NULL))),
  CONSTRAINT stock_movements_reason_known CHECK ((reason = ANY (ARRAY['received'::text, 'adjusted'::text, 'sold'::text, 'released'::text, 'returned'::text])))
);

CREATE TABLE tag_former_slugs (
  slug text NOT NULL,
  tag_id uuid NOT NULL,
  CONSTRAINT tag_former_slugs_pkey PRIMARY KEY (slug),
  CONSTRAINT tag_former_slugs_tag_fkey FOREIGN KEY (tag_id) REFERENCES tags(id) ON DELETE CASCADE
);

CREATE TABLE tags (
  id uuid NOT NULL,
  slug text NOT NULL,
  name text NOT NULL,
  description text,
  CONSTRAINT tags_slug_key UNIQUE (slug),
  CONSTRAINT tags_pkey PRIMARY KEY (id),
  CONSTRAINT tags_description_length CHECK (((length(description) >= 1) AND (length(description) <= 500))),
  CONSTRAINT tags_name_length CHECK (((length(name) >= 1) AND (length(name) <= 50))),
  CONSTRAINT tags_slug_form CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(slug) <= 60)))
);

CREATE TABLE tax_rates (
  id uuid NOT NULL,
  country text NOT NULL,
  region text,
  label text NOT NULL,
  rate integer NOT NULL,
  is_included boolean NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT tax_rates_pkey PRIMARY KEY (id),
  CONSTRAINT tax_rates_country_form CHECK ((country ~ '^[A-Z]{2}$'::text)),
  CONSTRAINT tax_rates_label_length CHECK (((char_length(label) >= 1) AND (char_length(label) <= 100))),
  CONSTRAINT tax_rates_rate_in_range CHECK (((rate >= 0) AND (rate <= 1000000))),
  CONSTRAINT tax_rates_region_length CHECK (((char_length(btrim(region)) >= 1) AND (char_length(btrim(region)) <= 100)))
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

CREATE TABLE user_addresses (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  place smallint NOT NULL,
  label text,
  is_default boolean NOT NULL,
  name text NOT NULL,
  line1 text NOT NULL,
  line2 text,
  city text NOT NULL,
  region text,
  postal_code text NOT NULL,
  country text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT user_addresses_place_key UNIQUE (user_id, place),
  CONSTRAINT user_addresses_pkey PRIMARY KEY (id),
  CONSTRAINT user_addresses_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CONSTRAINT user_addresses_country_form CHECK ((country ~ '^[A-Z]{2}$'::text)),
  CONSTRAINT user_addresses_place_in_range CHECK (((place >= 1) AND (place <= 20)))
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

CREATE TABLE variants (
  id uuid NOT NULL,
  product_id uuid NOT NULL,
  "position" integer NOT NULL,
  sku text NOT NULL,
  options jsonb NOT NULL DEFAULT '{}'::jsonb,
  stock integer NOT NULL,
  low_stock_threshold integer,
  is_active boolean NOT NULL DEFAULT true,
  created_at timestamp(3) with time zone NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL,
  weight_grams integer,
  CONSTRAINT variants_id_product_key UNIQUE (id, product_id),
  CONSTRAINT variants_sku_key UNIQUE (sku),
  CONSTRAINT variants_pkey PRIMARY KEY (id),
  CONSTRAINT variants_product_fkey FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE RESTRICT,
  CONSTRAINT variants_options_form CHECK ((jsonb_typeof(options) = 'object'::text)),
  CONSTRAINT variants_position_not_negative CHECK (("position" >= 0)),
  CONSTRAINT variants_sku_form CHECK (((sku ~ '^[A-Z0-9]+([._-][A-Z0-9]+)*$'::text) AND (length(sku) <= 64))),
  CONSTRAINT variants_stock_never_negative CHECK ((stock >= 0)),
  CONSTRAINT variants_threshold_in_range CHECK (((low_stock_threshold >= 0) AND (low_stock_threshold <= 1000000000))),
  CONSTRAINT variants_weight_in_range CHECK (((weight_grams >= 0) AND (weight_grams <= 400000)))
);

CREATE TABLE webhook_deliveries (
  id uuid NOT NULL,
  webhook_id uuid NOT NULL,
  event_id uuid NOT NULL,
  event_type text NOT NULL,
  body text NOT NULL,
  status text NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamp(3) with time zone,
  last_attempt_at timestamp(3) with time zone,
  duration_ms integer,
  answer_status integer,
  answer_body text,
  error text,
  created_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT webhook_deliveries_pkey PRIMARY KEY (id),
  CONSTRAINT webhook_deliveries_webhook_fkey FOREIGN KEY (webhook_id) REFERENCES webhooks(id) ON DELETE CASCADE,
  CONSTRAINT webhook_deliveries_answer_length CHECK ((octet_length(answer_body) <= 65536)),
  CONSTRAINT webhook_deliveries_duration_sane CHECK ((duration_ms >= 0)),
  CONSTRAINT webhook_deliveries_error_length CHECK ((length(error) <= 500)),
  CONSTRAINT webhook_deliveries_pending_has_next CHECK (((status = 'pending'::text) = (next_attempt_at IS NOT NULL))),
  CONSTRAINT webhook_deliveries_status_known CHECK ((status = ANY (ARRAY['pending'::text, 'delivered'::text, 'failed'::text])))
);

CREATE TABLE webhooks (
  id uuid NOT NULL,
  name text NOT NULL,
  url text NOT NULL,
  event_types text[] NOT NULL,
  status text NOT NULL,
  disabled_reason text,
  secret_sealed bytea NOT NULL,
  previous_secret_sealed bytea,
  previous_secret_until timestamp(3) with time zone,
  failing_since timestamp(3) with time zone,
  claim uuid,
  busy_until timestamp(3) with time zone NOT NULL,
  created_by uuid,
  created_at timestamp(3) with time zone NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL,
  given_up_until timestamp(3) with time zone,
  deleted_at timestamp(3) with time zone,
  CONSTRAINT webhooks_pkey PRIMARY KEY (id),
  CONSTRAINT webhooks_creator_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT webhooks_deleted_ones_are_disabled CHECK (((deleted_at IS NULL) OR (status = 'disabled'::text))),
  CONSTRAINT webhooks_disabled_has_reason CHECK (((status = 'disabled'::text) = (disabled_reason IS NOT NULL))),
  CONSTRAINT webhooks_disabled_reason_known CHECK ((disabled_reason = ANY (ARRAY['by_admin'::text, 'gone'::text, 'failing'::text]))),
  CONSTRAINT webhooks_event_types_some CHECK ((cardinality(event_types) > 0)),
  CONSTRAINT webhooks_name_length CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  CONSTRAINT webhooks_previous_has_end CHECK (((previous_secret_sealed IS NULL) = (previous_secret_until IS NULL))),
  CONSTRAINT webhooks_status_known CHECK ((status = ANY (ARRAY['active'::text, 'disabled'::text]))),
  CONSTRAINT webhooks_url_length CHECK (((length(url) >= 1) AND (length(url) <= 2000)))
);

CREATE INDEX api_keys_user_idx ON api_keys USING btree (user_id, created_at, id);
CREATE INDEX audit_log_actor_idx ON audit_log USING btree (actor_id, occurred_at, id);
CREATE INDEX audit_log_occurred_idx ON audit_log USING btree (occurred_at, id);
CREATE INDEX audit_log_type_idx ON audit_log USING btree (type, occurred_at, id);
CREATE INDEX audit_log_user_idx ON audit_log USING btree (user_id, occurred_at, id);
CREATE INDEX cart_items_variant_idx ON cart_items USING btree (variant_id);
CREATE INDEX carts_expires_idx ON carts USING btree (expires_at) WHERE (expires_at IS NOT NULL);
CREATE INDEX categories_folded_idx ON categories USING btree (folded(name) COLLATE "C", id);
CREATE INDEX categories_name_idx ON categories USING btree (name, id);
CREATE INDEX categories_parent_idx ON categories USING btree (parent_id);
CREATE INDEX comment_likes_user_idx ON comment_likes USING btree (user_id, created_at, comment_id);
CREATE INDEX comments_by_author_idx ON comments USING btree (author_id, created_at, id);
CREATE INDEX comments_created_idx ON comments USING btree (created_at, id);
CREATE INDEX comments_post_idx ON comments USING btree (post_id, created_at, id);
CREATE INDEX comments_status_idx ON comments USING btree (status, created_at, id);
CREATE INDEX comments_thread_idx ON comments USING btree (parent_id, created_at, id);
CREATE INDEX comments_top_idx ON comments USING btree (post_id, created_at, id) WHERE (parent_id IS NULL);
CREATE INDEX dead_letters_consumer_idx ON dead_letters USING btree (consumer, failed_at, id);
CREATE INDEX dead_letters_event_idx ON dead_letters USING btree (event_id);
CREATE INDEX dead_letters_failed_idx ON dead_letters USING btree (failed_at, id);
CREATE INDEX discount_buyers_user_idx ON discount_buyers USING btree (user_id);
CREATE INDEX discount_categories_category_idx ON discount_categories USING btree (category_id);
CREATE INDEX discount_products_product_idx ON discount_products USING btree (product_id);
CREATE INDEX discount_uses_discount_idx ON discount_uses USING btree (discount_id);
CREATE INDEX discount_uses_user_idx ON discount_uses USING btree (user_id);
CREATE UNIQUE INDEX discounts_code_key ON discounts USING btree (code) WHERE (deleted_at IS NULL);
CREATE INDEX discounts_created_idx ON discounts USING btree (created_at, id);
CREATE INDEX event_deliveries_aggregate_idx ON event_deliveries USING btree (consumer, aggregate_id, "position");
CREATE INDEX event_deliveries_event_idx ON event_deliveries USING btree (event_id);
CREATE INDEX event_queues_due_idx ON event_queues USING btree (consumer, next_attempt_at, "position");
CREATE INDEX idempotency_keys_created_at_idx ON idempotency_keys USING btree (created_at);
CREATE INDEX import_errors_line_idx ON import_errors USING btree (import_id, line, id);
CREATE INDEX imports_created_idx ON imports USING btree (created_at, id);
CREATE INDEX imports_open_idx ON imports USING btree (created_at, id) WHERE (status = ANY (ARRAY['queued'::text, 'checking'::text, 'applying'::text]));
CREATE INDEX inbox_handled_idx ON inbox USING btree (handled_at);
CREATE UNIQUE INDEX invoices_one_per_order ON invoices USING btree (order_id) WHERE (kind = 'invoice'::text);
CREATE INDEX invoices_order_idx ON invoices USING btree (order_id, issued_at, id);
CREATE INDEX ledger_entries_created_idx ON ledger_entries USING btree (created_at);
CREATE INDEX ledger_entries_payment_idx ON ledger_entries USING btree (payment_id);
CREATE INDEX mailbox_sent_at_idx ON mailbox USING btree (sent_at);
CREATE INDEX mails_next_attempt_idx ON mails USING btree (next_attempt_at);
CREATE INDEX media_bytes_idx ON media USING btree (bytes, id);
CREATE INDEX media_created_idx ON media USING btree (created_at, id);
CREATE INDEX media_owner_idx ON media USING btree (owner_id, created_at, id);
CREATE INDEX media_unused_idx ON media USING btree (unused_since) WHERE (unused_since IS NOT NULL);
CREATE INDEX media_uploads_expires_idx ON media_uploads USING btree (expires_at);
CREATE INDEX media_uploads_owner_idx ON media_uploads USING btree (owner_id);
CREATE INDEX media_uses_subject_idx ON media_uses USING btree (kind, subject_id);
CREATE INDEX notification_digests_closed_idx ON notification_digests USING btree (closed_at);
CREATE UNIQUE INDEX notification_digests_open_key ON notification_digests USING btree (user_id, kind, subject_id) WHERE (closed_at IS NULL);
CREATE INDEX notification_digests_subject_idx ON notification_digests USING btree (user_id, kind, subject_id, closed_at);
CREATE INDEX one_time_tokens_expires_at_idx ON one_time_tokens USING btree (expires_at);
CREATE INDEX one_time_tokens_user_idx ON one_time_tokens USING btree (user_id, purpose);
CREATE INDEX order_history_paid_idx ON order_history USING btree (created_at) WHERE (to_status = 'paid'::text);
CREATE INDEX order_lines_product_idx ON order_lines USING btree (product_id);
CREATE INDEX order_lines_variant_idx ON order_lines USING btree (variant_id);
CREATE INDEX orders_created_idx ON orders USING btree (created_at, id);
CREATE INDEX orders_status_created_idx ON orders USING btree (status, created_at, id);
CREATE INDEX orders_total_idx ON orders USING btree (total, id);
CREATE INDEX orders_unpaid_idx ON orders USING btree (payment_due_at) WHERE (status = 'pending'::text);
CREATE INDEX orders_user_created_idx ON orders USING btree (user_id, created_at, id);
CREATE INDEX outbox_published_idx ON outbox USING btree (published_at) WHERE (published_at IS NOT NULL);
CREATE INDEX outbox_waiting_aggregate_idx ON outbox USING btree (aggregate_id, sequence) WHERE (published_at IS NULL);
CREATE INDEX outbox_waiting_idx ON outbox USING btree (occurred_at, aggregate_id, sequence) WHERE (published_at IS NULL);
CREATE INDEX payment_notices_payment_idx ON payment_notices USING btree (payment_id);
CREATE INDEX payments_next_check_idx ON payments USING btree (next_check_at) WHERE (next_check_at IS NOT NULL);
CREATE UNIQUE INDEX payments_one_open_per_order ON payments USING btree (order_id) WHERE ((status = ANY (ARRAY['pending'::text, 'unknown'::text])) OR ((status = 'succeeded'::text) AND is_kept));
CREATE INDEX payments_order_idx ON payments USING btree (order_id, created_at);
CREATE INDEX post_former_slugs_post_idx ON post_former_slugs USING btree (post_id);
CREATE INDEX post_import_errors_position_idx ON post_import_errors USING btree (import_id, "position", id);
CREATE INDEX post_imports_created_idx ON post_imports USING btree (created_at, id);
CREATE INDEX post_likes_user_idx ON post_likes USING btree (user_id, created_at, post_id);
CREATE INDEX post_revisions_actor_idx ON post_revisions USING btree (actor_id);
CREATE INDEX post_tags_tag_idx ON post_tags USING btree (tag_id, post_id);
CREATE INDEX posts_author_idx ON posts USING btree (author_id, created_at, id);
CREATE INDEX posts_cover_image_idx ON posts USING btree (cover_image_id) WHERE (cover_image_id IS NOT NULL);
CREATE INDEX posts_created_idx ON posts USING btree (created_at, id);
CREATE INDEX posts_draft_search_idx ON posts USING gin (search) WITH (gin_pending_list_limit='512') WHERE (status = 'draft'::text);
CREATE INDEX posts_featured_idx ON posts USING btree (pinned, published_at, id) WHERE ((status = 'published'::text) AND featured);
CREATE INDEX posts_open_search_idx ON posts USING gin (open_words(search, visibility)) WITH (gin_pending_list_limit='512') WHERE (status = 'published'::text);
CREATE INDEX posts_pinned_idx ON posts USING btree (pinned, published_at, id) WHERE (status = 'published'::text);
CREATE INDEX posts_publish_at_idx ON posts USING btree (publish_at) WHERE (publish_at IS NOT NULL);
CREATE INDEX posts_published_author_idx ON posts USING btree (author_id, published_at, id) WHERE (status = 'published'::text);
CREATE INDEX posts_published_idx ON posts USING btree (published_at, id) WHERE (status = 'published'::text);
CREATE INDEX posts_search_idx ON posts USING gin (search) WITH (gin_pending_list_limit='512') WHERE (status = 'published'::text);
CREATE INDEX price_history_product_idx ON price_history USING btree (product_id, valid_from, sequence);
CREATE INDEX price_history_variant_idx ON price_history USING btree (variant_id, currency, valid_from, sequence) INCLUDE (amount);
CREATE INDEX product_prices_amount_idx ON product_prices USING btree (currency, amount, product_id);
CREATE INDEX product_sales_most_idx ON product_sales USING btree (span, starts, units DESC, product_id);
CREATE INDEX products_active_category_idx ON products USING btree (category_id, created_at, id) WHERE (status = 'active'::text);
CREATE INDEX products_active_category_name_idx ON products USING btree (category_id, name, id) WHERE (status = 'active'::text);
CREATE INDEX products_active_category_price_idx ON products USING btree (category_id, price_amount, id) WHERE (status = 'active'::text);
CREATE INDEX products_active_created_idx ON products USING btree (created_at, id) WHERE (status = 'active'::text);
CREATE INDEX products_active_name_idx ON products USING btree (name, id) WHERE (status = 'active'::text);
CREATE INDEX products_active_ordinal_idx ON products USING btree (ordinal) WHERE (status = 'active'::text);
CREATE INDEX products_active_price_idx ON products USING btree (price_amount, id) WHERE (status = 'active'::text);
CREATE INDEX products_active_shelf_idx ON products USING gin (words_on_shelf(search, shelf_of(ordinal))) WITH (fastupdate=off) WHERE (status = 'active'::text);
CREATE INDEX products_category_idx ON products USING btree (category_id);
CREATE INDEX products_created_idx ON products USING btree (created_at, id);
CREATE INDEX products_search_idx ON products USING gin (search, tags, attributes jsonb_path_ops, category_id) WITH (gin_pending_list_limit='512');
CREATE INDEX products_sold_out_idx ON products USING btree (created_at, id) WHERE ((status = 'active'::text) AND (NOT in_stock));
CREATE INDEX products_unseen_idx ON products USING btree (status, created_at, id) WHERE (status <> 'active'::text);
CREATE INDEX refund_lines_line_idx ON refund_lines USING btree (line_id);
CREATE UNIQUE INDEX refunds_made_elsewhere_once ON refunds USING btree (payment_id, provider_refund_id) WHERE (provider_refund_id IS NOT NULL);
CREATE INDEX refunds_payment_idx ON refunds USING btree (payment_id, created_at);
CREATE INDEX refunds_turn_idx ON refunds USING btree (asked_at NULLS FIRST, created_at) WHERE (status = 'pending'::text);
CREATE INDEX request_windows_ends_idx ON request_windows USING btree (ends_at);
CREATE INDEX reviews_author_idx ON reviews USING btree (author_id, created_at, id);
CREATE INDEX reviews_created_idx ON reviews USING btree (created_at, id);
CREATE INDEX reviews_product_created_idx ON reviews USING btree (product_id, status, created_at, id);
CREATE INDEX reviews_product_rating_created_idx ON reviews USING btree (product_id, status, rating, created_at, id);
CREATE INDEX reviews_product_rating_idx ON reviews USING btree (product_id, status, rating, id);
CREATE INDEX reviews_status_idx ON reviews USING btree (status, created_at, id);
CREATE INDEX revocations_created_at_idx ON revocations USING btree (created_at);
CREATE INDEX sales_products_product_idx ON sales_products USING btree (product_id);
CREATE INDEX sandbox_payments_secret_idx ON sandbox_payments USING btree (client_secret_hash);
CREATE INDEX sandbox_refunds_payment_idx ON sandbox_refunds USING btree (payment_id);
CREATE INDEX scheduled_prices_due_idx ON scheduled_prices USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE UNIQUE INDEX scheduled_prices_one_running ON scheduled_prices USING btree (variant_id, currency) WHERE (status = 'running'::text);
CREATE INDEX scheduled_prices_product_idx ON scheduled_prices USING btree (product_id, starts_at, id);
CREATE INDEX scheduled_prices_variant_idx ON scheduled_prices USING btree (variant_id, starts_at, id);
CREATE INDEX search_words_near_idx ON search_words USING gin (word gin_trgm_ops);
CREATE INDEX search_words_stem_idx ON search_words USING btree (vocabulary, stem);
CREATE INDEX search_words_word_idx ON search_words USING btree (vocabulary, word);
CREATE INDEX sessions_expires_at_idx ON sessions USING btree (expires_at);
CREATE INDEX sessions_user_idx ON sessions USING btree (user_id, created_at DESC);
CREATE INDEX shipment_lines_line_idx ON shipment_lines USING btree (line_id);
CREATE INDEX shipments_order_idx ON shipments USING btree (order_id);
CREATE INDEX signin_budgets_resets_at_idx ON signin_budgets USING btree (resets_at);
CREATE INDEX stock_movements_order_idx ON stock_movements USING btree (order_id) WHERE (order_id IS NOT NULL);
CREATE INDEX stock_movements_product_idx ON stock_movements USING btree (product_id, sequence DESC);
CREATE INDEX stock_movements_variant_idx ON stock_movements USING btree (variant_id, sequence DESC);
CREATE INDEX tag_former_slugs_tag_idx ON tag_former_slugs USING btree (tag_id);
CREATE UNIQUE INDEX tax_rates_place_key ON tax_rates USING btree (country, lower(btrim(COALESCE(region, ''::text))));
CREATE UNIQUE INDEX user_addresses_one_default ON user_addresses USING btree (user_id) WHERE is_default;
CREATE INDEX users_created_at_idx ON users USING btree (created_at, id);
CREATE INDEX users_role_idx ON users USING btree (role, created_at, id);
CREATE UNIQUE INDEX variants_options_once ON variants USING btree (product_id, options) WHERE is_active;
CREATE INDEX variants_product_idx ON variants USING btree (product_id, "position", id);
CREATE INDEX webhook_deliveries_created_idx ON webhook_deliveries USING btree (created_at);
CREATE INDEX webhook_deliveries_due_idx ON webhook_deliveries USING btree (webhook_id, next_attempt_at) WHERE (status = 'pending'::text);
CREATE INDEX webhook_deliveries_list_idx ON webhook_deliveries USING btree (webhook_id, created_at, id);
CREATE INDEX webhooks_created_idx ON webhooks USING btree (created_at, id);
CREATE INDEX webhooks_creator_idx ON webhooks USING btree (created_by);

CREATE OR REPLACE FUNCTION adjusted_by(adjustments jsonb)
 RETURNS bigint
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
  DECLARE
    total bigint := 0;
  BEGIN
    FOR n IN 0 .. jsonb_array_length(adjustments) - 1 LOOP
      IF NOT (adjustments -> n ->> 'isIncluded')::boolean THEN
        total := total + coalesce((adjustments -> n ->> 'amount')::bigint, 0);
      END IF;
    END LOOP;
    RETURN total;
  END $function$;

CREATE OR REPLACE FUNCTION cash_dist(money, money)
 RETURNS money
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$cash_dist$function$;

CREATE OR REPLACE FUNCTION chain_order_history()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  DECLARE
    head order_history_heads;
  BEGIN
    -- a first entry follows nothing; a second first one is refused by the key of the heads
    IF NEW.from_status IS NOT NULL THEN
      SELECT * INTO head FROM order_history_heads WHERE order_id = NEW.order_id FOR UPDATE;
    END IF;
    NEW.position := coalesce(head.length, 0) + 1;
    NEW.previous_hash := head.hash;
    NEW.actor_salt := gen_random_uuid();
    NEW.actor_digest := sha256(convert_to(NEW.actor_salt::text || coalesce('=' || NEW.actor_id::text, ''), 'UTF8'));
    NEW.reason_salt := gen_random_uuid();
    NEW.reason_digest := sha256(convert_to(NEW.reason_salt::text || coalesce('=' || NEW.reason, ''), 'UTF8'));
    NEW.hash := sha256(convert_to(concat_ws('|', coalesce(encode(NEW.previous_hash, 'hex'), '-'), NEW.order_id,
      NEW.position, coalesce(NEW.from_status, '-'), NEW.to_status, (extract(epoch FROM NEW.created_at) * 1000)::bigint,
      encode(NEW.actor_digest, 'hex'), encode(NEW.reason_digest, 'hex')), 'UTF8'));
    IF NEW.position = 1 THEN
      INSERT INTO order_history_heads (order_id, length, hash) VALUES (NEW.order_id, 1, NEW.hash);
    ELSE
      UPDATE order_history_heads SET length = NEW.position, hash = NEW.hash WHERE order_id = NEW.order_id;
    END IF;
    RETURN NEW;
  END $function$;

CREATE OR REPLACE FUNCTION check_ledger_balance()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF (SELECT count(DISTINCT (currency, payment_id)) <> 1 OR sum(amount) <> 0 FROM ledger_entries
      WHERE movement_id = NEW.movement_id)
    THEN
      RAISE EXCEPTION 'a movement of money sums to nothing, in one currency'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entries_balance';
    END IF;
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION check_order_move()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        IF NEW.status <> OLD.status AND (
          NOT EXISTS (SELECT FROM order_status_moves WHERE from_status = OLD.status AND to_status = NEW.status)
          OR (OLD.status = 'cancelled' AND NOT OLD.is_expired)
        ) THEN
          RAISE EXCEPTION 'an order cannot go from % to %', OLD.status, NEW.status
            USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_move_is_legal';
        END IF;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION check_payment_move()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF TG_OP = 'DELETE' OR (NEW.id, NEW.order_id, NEW.provider, NEW.amount, NEW.currency)
        IS DISTINCT FROM (OLD.id, OLD.order_id, OLD.provider, OLD.amount, OLD.currency)
      OR (OLD.status IN ('succeeded', 'refunded')
        AND (NEW.provider_payment_id, NEW.is_kept) IS DISTINCT FROM (OLD.provider_payment_id, OLD.is_kept))
    THEN
      RAISE EXCEPTION 'payments are not rewritten' USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_are_final';
    END IF;
    IF NEW.status <> OLD.status AND NOT (CASE OLD.status
      WHEN 'pending' THEN NEW.status IN ('unknown', 'succeeded', 'failed', 'cancelled')
      WHEN 'unknown' THEN NEW.status IN ('pending', 'succeeded', 'failed', 'cancelled')
      WHEN 'succeeded' THEN NEW.status = 'refunded'
      WHEN 'refunded' THEN false
      ELSE NEW.status = 'succeeded' END)
    THEN
      RAISE EXCEPTION 'a payment cannot go from % to %', OLD.status, NEW.status
        USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_move_is_legal';
    END IF;
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION check_sent_order()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF EXISTS (SELECT FROM order_lines WHERE order_id = NEW.id AND shipped_quantity + refunded_quantity < quantity) THEN
      RAISE EXCEPTION 'an order is shipped once all of it is sent'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_shipped_ones_are_sent';
    END IF;
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION check_shipment()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF TG_OP <> 'INSERT' THEN
      RAISE EXCEPTION 'shipments are not rewritten' USING ERRCODE = 'check_violation', CONSTRAINT = 'shipments_are_final';
    END IF;
    -- those that went on since are written with their shipments by the demo shop
    PERFORM FROM orders WHERE id = NEW.order_id AND status IN ('paid', 'shipped', 'delivered', 'refunded') FOR NO KEY UPDATE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'only what is paid for is sent' USING ERRCODE = 'check_violation', CONSTRAINT = 'shipments_of_paid_orders';
    END IF;
    RETURN NEW;
  END $function$;

CREATE OR REPLACE FUNCTION check_shipped_quantity()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF NEW.shipped_quantity < OLD.shipped_quantity OR NEW.shipped_quantity + NEW.refunded_quantity > NEW.quantity THEN
      RAISE EXCEPTION 'what is sent never passes what was ordered and not refunded'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'order_lines_shipped_within_order';
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
    SELECT v.stock, coalesce((
        SELECT m.stock_after FROM stock_movements m WHERE m.variant_id = v.id ORDER BY m.sequence DESC LIMIT 1), 0)
      INTO figure, ledger FROM variants v WHERE v.id = NEW.id;
    IF figure IS DISTINCT FROM ledger THEN
      RAISE EXCEPTION 'stock of variant % is % but its ledger says %', NEW.id, figure, ledger
        USING ERRCODE = 'check_violation', CONSTRAINT = 'variants_stock_equals_ledger';
    END IF;
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION check_stock_movements()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  DECLARE
    broken record;
  BEGIN
    SELECT * INTO broken FROM (
      SELECT a.variant_id, a.delta, a.stock_after,
        coalesce(lag(a.stock_after) OVER steps, (
          SELECT m.stock_after FROM stock_movements m WHERE m.variant_id = a.variant_id AND m.sequence < a.sequence
          ORDER BY m.sequence DESC LIMIT 1), 0) AS ledger,
        CASE WHEN lead(a.sequence) OVER steps IS NULL THEN (SELECT v.stock FROM variants v WHERE v.id = a.variant_id)
          ELSE a.stock_after END AS figure
      FROM added a WINDOW steps AS (PARTITION BY a.variant_id ORDER BY a.sequence)
    ) step WHERE stock_after IS DISTINCT FROM ledger + delta OR stock_after IS DISTINCT FROM figure LIMIT 1;
    IF FOUND THEN
      RAISE EXCEPTION 'movement of variant % does not lead from % to %', broken.variant_id, broken.ledger, broken.figure
        USING ERRCODE = 'check_violation', CONSTRAINT = 'stock_movements_continue';
    END IF;
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION count_discount_use()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  DECLARE
    step int := CASE WHEN NEW.given_back_at IS NULL THEN 1 ELSE -1 END;
    by_user int;
    most int;
  BEGIN
    IF TG_OP = 'INSERT' THEN
      IF step < 0 THEN RETURN NULL; END IF;
    ELSIF TG_OP = 'DELETE' OR (NEW.order_id, NEW.discount_id, NEW.code, NEW.used_at)
        IS DISTINCT FROM (OLD.order_id, OLD.discount_id, OLD.code, OLD.used_at)
      OR (NEW.user_id IS NOT NULL AND NEW.user_id IS DISTINCT FROM OLD.user_id)
    THEN
      RAISE EXCEPTION 'uses of discounts are given back, not rewritten'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'discount_uses_are_kept';
    ELSIF (OLD.given_back_at IS NULL) = (NEW.given_back_at IS NULL) THEN
      RETURN NULL;
    END IF;
    IF step > 0 AND NEW.user_id IS NOT NULL THEN
      INSERT INTO discount_buyers AS b (discount_id, user_id, uses) VALUES (NEW.discount_id, NEW.user_id, 1)
        ON CONFLICT (discount_id, user_id) DO UPDATE SET uses = b.uses + 1 RETURNING b.uses INTO by_user;
    ELSE
      UPDATE discount_buyers SET uses = uses - 1 WHERE discount_id = NEW.discount_id AND user_id = NEW.user_id;
    END IF;
    UPDATE discounts SET uses = uses + step WHERE id = NEW.discount_id RETURNING max_uses_per_user INTO most;
    IF by_user > most THEN
      RAISE EXCEPTION 'one person uses a discount no more often than it says'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'discount_uses_within_limit_of_user';
    END IF;
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION count_gone_products()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN
        INSERT INTO product_counts SELECT status, -count(*) FROM former GROUP BY status;
        RETURN NULL;
      END $function$;

CREATE OR REPLACE FUNCTION count_moved_product()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN
        INSERT INTO product_counts VALUES (OLD.status, -1), (NEW.status, 1);
        RETURN NULL;
      END $function$;

CREATE OR REPLACE FUNCTION count_new_products()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN
        INSERT INTO product_counts SELECT status, count(*) FROM changed GROUP BY status;
        RETURN NULL;
      END $function$;

CREATE OR REPLACE FUNCTION count_refund(made uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
  DECLARE
    r record;
  BEGIN
    SELECT f.id, f.payment_id, f.amount, f.updated_at, (f.updated_at AT TIME ZONE 'UTC')::date AS day, p.order_id,
      o.currency, o.shipping + CASE WHEN o.tax > 0 THEN o.tax - (SELECT sum(tax) FROM order_lines WHERE order_id = o.id)
        ELSE 0 END AS sending,
      EXISTS (SELECT FROM refund_lines WHERE refund_id = made) AS names_lines,
      p.amount = (SELECT sum(b.amount) FROM refunds b WHERE b.payment_id = p.id AND b.status = 'succeeded'
        AND (b.updated_at, b.id) <= (f.updated_at, f.id)) AS is_last
    INTO r FROM refunds f JOIN payments p ON p.id = f.payment_id JOIN orders o ON o.id = p.order_id
    WHERE f.id = made AND f.status = 'succeeded' AND p.is_kept;
    IF NOT FOUND THEN RETURN; END IF;
    INSERT INTO sales_counted VALUES (made) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN RETURN; END IF;
    WITH before AS (
      SELECT b.line_id, sum(b.quantity) AS quantity, sum(b.amount) AS amount FROM refund_lines b
      JOIN refunds e ON e.id = b.refund_id
      WHERE e.payment_id = r.payment_id AND e.status = 'succeeded' AND (e.updated_at, e.id) < (r.updated_at, r.id)
      GROUP BY b.line_id
    ), parts AS (
      SELECT l.product_id, l.position, l.quantity - coalesce(b.quantity, 0) AS things,
        l.total + CASE WHEN o.tax > 0 THEN l.tax ELSE 0 END - coalesce(b.amount, 0) AS worth
      FROM order_lines l JOIN orders o ON o.id = l.order_id LEFT JOIN before b ON b.line_id = l.id
      WHERE l.order_id = r.order_id
      UNION ALL SELECT NULL, -1, 0, r.sending
    ), shares AS (
      SELECT product_id, position, things, div(r.amount * worth::numeric, nullif(sum(worth) OVER (), 0)) AS share,
        mod(r.amount * worth::numeric, nullif(sum(worth) OVER (), 0)) AS remainder
      FROM parts
    ), spread AS (
      SELECT product_id, CASE WHEN r.is_last THEN things ELSE 0 END AS units, coalesce(share, 0)
        + CASE WHEN row_number() OVER (ORDER BY remainder DESC NULLS LAST, position) <= r.amount - sum(share) OVER ()
          THEN 1 ELSE 0 END AS amount
      FROM shares
    ), named AS (
      SELECT l.product_id, f.quantity AS units, f.amount FROM refund_lines f JOIN order_lines l ON l.id = f.line_id
      WHERE f.refund_id = made
    ), back AS (
      SELECT product_id, sum(units) AS units, sum(amount) AS amount FROM (
        SELECT * FROM named WHERE r.names_lines UNION ALL SELECT * FROM spread WHERE NOT r.names_lines
      ) AS each WHERE product_id IS NOT NULL GROUP BY product_id
    )
    INSERT INTO sales_products AS s (day, currency, product_id, refunded_units, refunded)
    SELECT r.day, r.currency, product_id, units, amount FROM back WHERE units > 0 OR amount > 0 ORDER BY product_id
    ON CONFLICT (day, currency, product_id) DO UPDATE SET refunded_units = s.refunded_units + excluded.refunded_units,
      refunded = s.refunded + excluded.refunded;
    INSERT INTO sales_days AS s (day, currency, refunded_units, refunded)
    VALUES (r.day, r.currency, (SELECT CASE
        WHEN r.names_lines THEN (SELECT sum(quantity) FROM refund_lines WHERE refund_id = made)
        WHEN r.is_last THEN (SELECT sum(quantity) FROM order_lines WHERE order_id = r.order_id) - coalesce((
          SELECT sum(b.quantity) FROM refund_lines b JOIN refunds e ON e.id = b.refund_id
          WHERE e.payment_id = r.payment_id AND e.status = 'succeeded'
            AND (e.updated_at, e.id) < (r.updated_at, r.id)), 0)
        ELSE 0 END), r.amount)
    ON CONFLICT (day, currency) DO UPDATE SET refunded_units = s.refunded_units + excluded.refunded_units,
      refunded = s.refunded + excluded.refunded;
  END $function$;

CREATE OR REPLACE FUNCTION count_refund()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF TG_OP = 'INSERT' THEN
      UPDATE payments SET refunded = refunded + NEW.amount WHERE id = NEW.payment_id AND currency = NEW.currency;
      IF NOT FOUND THEN
        RAISE EXCEPTION 'a refund is of its payment and in its currency'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'refunds_of_their_payment';
      END IF;
      RETURN NULL;
    END IF;
    IF TG_OP = 'DELETE' OR (OLD.id, OLD.payment_id, OLD.amount, OLD.currency) <> (NEW.id, NEW.payment_id, NEW.amount, NEW.currency)
      OR (OLD.status <> 'pending' AND OLD.status <> NEW.status)
    THEN
      RAISE EXCEPTION 'refunds are not rewritten' USING ERRCODE = 'check_violation', CONSTRAINT = 'refunds_are_final';
    END IF;
    IF NEW.status = 'failed' AND OLD.status = 'pending' THEN
      UPDATE payments SET refunded = refunded - NEW.amount WHERE id = NEW.payment_id;
      UPDATE order_lines l SET refunded_quantity = l.refunded_quantity - f.quantity
      FROM refund_lines f WHERE f.refund_id = NEW.id AND l.id = f.line_id;
    END IF;
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION count_refund_line()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    UPDATE order_lines l SET refunded_quantity = l.refunded_quantity + NEW.quantity
    FROM refunds r JOIN payments p ON p.id = r.payment_id
    WHERE r.id = NEW.refund_id AND r.status <> 'failed' AND l.id = NEW.line_id AND l.order_id = p.order_id;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'a refund is of lines of its order'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'refund_lines_of_their_order';
    END IF;
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION count_sale(sold uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
  DECLARE
    paid_on date := (SELECT (min(created_at) AT TIME ZONE 'UTC')::date FROM order_history
                     WHERE order_id = sold AND to_status = 'paid');
  BEGIN
    IF paid_on IS NULL THEN RAISE EXCEPTION 'the order % was never paid', sold; END IF;
    INSERT INTO sales_counted VALUES (sold) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN RETURN; END IF;
    INSERT INTO sales_products AS s (day, currency, product_id, orders, units, subtotal, discount)
    SELECT paid_on, o.currency, l.product_id, 1, sum(l.quantity), sum(l.subtotal), sum(l.discount)
    FROM orders o JOIN order_lines l ON l.order_id = o.id WHERE o.id = sold
    GROUP BY o.currency, l.product_id ORDER BY l.product_id
    ON CONFLICT (day, currency, product_id) DO UPDATE SET orders = s.orders + 1, units = s.units + excluded.units,
      subtotal = s.subtotal + excluded.subtotal, discount = s.discount + excluded.discount;
    INSERT INTO sales_days AS s (day, currency, orders, units, subtotal, discount, shipping, tax, tax_included, total)
    SELECT paid_on, currency, 1, (SELECT sum(quantity) FROM order_lines WHERE order_id = sold), subtotal, discount,
      shipping, tax, tax_included, total
    FROM orders WHERE id = sold
    ON CONFLICT (day, currency) DO UPDATE SET orders = s.orders + 1, units = s.units + excluded.units,
      subtotal = s.subtotal + excluded.subtotal, discount = s.discount + excluded.discount,
      shipping = s.shipping + excluded.shipping, tax = s.tax + excluded.tax,
      tax_included = s.tax_included + excluded.tax_included, total = s.total + excluded.total;
  END $function$;

CREATE OR REPLACE FUNCTION count_sale()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF NEW.to_status = 'paid' THEN
      INSERT INTO product_sales AS kept (span, starts, product_id, units)
        SELECT span, starts, product_id, units FROM sale_of_order(NEW.order_id) ORDER BY product_id, span
        ON CONFLICT (span, starts, product_id) DO UPDATE SET units = kept.units + excluded.units;
    ELSE
      PERFORM FROM product_sales kept JOIN sale_of_order(NEW.order_id) sale USING (span, starts, product_id)
        ORDER BY product_id, span FOR NO KEY UPDATE OF kept;
      UPDATE product_sales kept SET units = kept.units - sale.units FROM sale_of_order(NEW.order_id) sale
        WHERE (kept.span, kept.starts, kept.product_id) = (sale.span, sale.starts, sale.product_id);
    END IF;
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION count_shipment_line()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    UPDATE order_lines SET shipped_quantity = shipped_quantity + NEW.quantity
    WHERE id = NEW.line_id AND order_id = (SELECT order_id FROM shipments WHERE id = NEW.shipment_id);
    IF NOT FOUND THEN
      RAISE EXCEPTION 'a shipment is of lines of its order'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'shipment_lines_of_their_order';
    END IF;
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION date_dist(date, date)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$date_dist$function$;

CREATE OR REPLACE FUNCTION date_price()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  DECLARE
    before timestamptz;
  BEGIN
    SELECT max(valid_from) INTO before FROM price_history
    WHERE variant_id = NEW.variant_id AND currency = NEW.currency;
    NEW.changed_at := greatest(NEW.changed_at, before);
    IF TG_OP = 'INSERT' OR OLD.amount IS DISTINCT FROM NEW.amount THEN
      NEW.in_force_since := NEW.changed_at;
      NEW.prior_amount := CASE WHEN before IS NOT NULL THEN
        lowest_price(NEW.variant_id, NEW.currency, NEW.changed_at - interval '30 days', NEW.changed_at) END;
    END IF;
    RETURN NEW;
  END $function$;

CREATE OR REPLACE FUNCTION float4_dist(real, real)
 RETURNS real
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$float4_dist$function$;

CREATE OR REPLACE FUNCTION float8_dist(double precision, double precision)
 RETURNS double precision
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$float8_dist$function$;

CREATE OR REPLACE FUNCTION folded(content text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
  BEGIN
    RETURN lower(public.unaccent('public.unaccent', content));
  END $function$;

CREATE OR REPLACE FUNCTION forget_revisions()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  BEGIN
    DELETE FROM post_revisions WHERE post_id = NEW.id AND number < NEW.revision;
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION gbt_bit_compress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_bit_compress$function$;

CREATE OR REPLACE FUNCTION gbt_bit_consistent(internal, bit, smallint, oid, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_bit_consistent$function$;

CREATE OR REPLACE FUNCTION gbt_bit_penalty(internal, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_bit_penalty$function$;

CREATE OR REPLACE FUNCTION gbt_bit_picksplit(internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_bit_picksplit$function$;

CREATE OR REPLACE FUNCTION gbt_bit_same(gbtreekey_var, gbtreekey_var, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_bit_same$function$;

CREATE OR REPLACE FUNCTION gbt_bit_sortsupport(internal)
 RETURNS void
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_bit_sortsupport$function$;

CREATE OR REPLACE FUNCTION gbt_bit_union(internal, internal)
 RETURNS gbtreekey_var
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_bit_union$function$;

CREATE OR REPLACE FUNCTION gbt_bool_compress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gist', $function$gbt_bool_compress$function$;

CREATE OR REPLACE FUNCTION gbt_bool_consistent(internal, boolean, smallint, oid, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gist', $function$gbt_bool_consistent$function$;

CREATE OR REPLACE FUNCTION gbt_bool_fetch(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gist', $function$gbt_bool_fetch$function$;

CREATE OR REPLACE FUNCTION gbt_bool_penalty(internal, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gist', $function$gbt_bool_penalty$function$;

CREATE OR REPLACE FUNCTION gbt_bool_picksplit(internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gist', $function$gbt_bool_picksplit$function$;

CREATE OR REPLACE FUNCTION gbt_bool_same(gbtreekey2, gbtreekey2, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gist', $function$gbt_bool_same$function$;

CREATE OR REPLACE FUNCTION gbt_bool_sortsupport(internal)
 RETURNS void
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_bool_sortsupport$function$;

CREATE OR REPLACE FUNCTION gbt_bool_union(internal, internal)
 RETURNS gbtreekey2
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gist', $function$gbt_bool_union$function$;

CREATE OR REPLACE FUNCTION gbt_bpchar_compress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_bpchar_compress$function$;

CREATE OR REPLACE FUNCTION gbt_bpchar_consistent(internal, character, smallint, oid, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_bpchar_consistent$function$;

CREATE OR REPLACE FUNCTION gbt_bpchar_sortsupport(internal)
 RETURNS void
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_bpchar_sortsupport$function$;

CREATE OR REPLACE FUNCTION gbt_bytea_compress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_bytea_compress$function$;

CREATE OR REPLACE FUNCTION gbt_bytea_consistent(internal, bytea, smallint, oid, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_bytea_consistent$function$;

CREATE OR REPLACE FUNCTION gbt_bytea_penalty(internal, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_bytea_penalty$function$;

CREATE OR REPLACE FUNCTION gbt_bytea_picksplit(internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_bytea_picksplit$function$;

CREATE OR REPLACE FUNCTION gbt_bytea_same(gbtreekey_var, gbtreekey_var, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_bytea_same$function$;

CREATE OR REPLACE FUNCTION gbt_bytea_sortsupport(internal)
 RETURNS void
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_bytea_sortsupport$function$;

CREATE OR REPLACE FUNCTION gbt_bytea_union(internal, internal)
 RETURNS gbtreekey_var
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_bytea_union$function$;

CREATE OR REPLACE FUNCTION gbt_cash_compress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_cash_compress$function$;

CREATE OR REPLACE FUNCTION gbt_cash_consistent(internal, money, smallint, oid, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_cash_consistent$function$;

CREATE OR REPLACE FUNCTION gbt_cash_distance(internal, money, smallint, oid, internal)
 RETURNS double precision
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_cash_distance$function$;

CREATE OR REPLACE FUNCTION gbt_cash_fetch(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_cash_fetch$function$;

CREATE OR REPLACE FUNCTION gbt_cash_penalty(internal, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_cash_penalty$function$;

CREATE OR REPLACE FUNCTION gbt_cash_picksplit(internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_cash_picksplit$function$;

CREATE OR REPLACE FUNCTION gbt_cash_same(gbtreekey16, gbtreekey16, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_cash_same$function$;

CREATE OR REPLACE FUNCTION gbt_cash_sortsupport(internal)
 RETURNS void
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_cash_sortsupport$function$;

CREATE OR REPLACE FUNCTION gbt_cash_union(internal, internal)
 RETURNS gbtreekey16
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_cash_union$function$;

CREATE OR REPLACE FUNCTION gbt_date_compress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_date_compress$function$;

CREATE OR REPLACE FUNCTION gbt_date_consistent(internal, date, smallint, oid, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_date_consistent$function$;

CREATE OR REPLACE FUNCTION gbt_date_distance(internal, date, smallint, oid, internal)
 RETURNS double precision
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_date_distance$function$;

CREATE OR REPLACE FUNCTION gbt_date_fetch(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_date_fetch$function$;

CREATE OR REPLACE FUNCTION gbt_date_penalty(internal, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_date_penalty$function$;

CREATE OR REPLACE FUNCTION gbt_date_picksplit(internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_date_picksplit$function$;

CREATE OR REPLACE FUNCTION gbt_date_same(gbtreekey8, gbtreekey8, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_date_same$function$;

CREATE OR REPLACE FUNCTION gbt_date_sortsupport(internal)
 RETURNS void
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_date_sortsupport$function$;

CREATE OR REPLACE FUNCTION gbt_date_union(internal, internal)
 RETURNS gbtreekey8
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_date_union$function$;

CREATE OR REPLACE FUNCTION gbt_decompress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_decompress$function$;

CREATE OR REPLACE FUNCTION gbt_enum_compress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_enum_compress$function$;

CREATE OR REPLACE FUNCTION gbt_enum_consistent(internal, anyenum, smallint, oid, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_enum_consistent$function$;

CREATE OR REPLACE FUNCTION gbt_enum_fetch(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_enum_fetch$function$;

CREATE OR REPLACE FUNCTION gbt_enum_penalty(internal, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_enum_penalty$function$;

CREATE OR REPLACE FUNCTION gbt_enum_picksplit(internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_enum_picksplit$function$;

CREATE OR REPLACE FUNCTION gbt_enum_same(gbtreekey8, gbtreekey8, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_enum_same$function$;

CREATE OR REPLACE FUNCTION gbt_enum_sortsupport(internal)
 RETURNS void
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_enum_sortsupport$function$;

CREATE OR REPLACE FUNCTION gbt_enum_union(internal, internal)
 RETURNS gbtreekey8
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_enum_union$function$;

CREATE OR REPLACE FUNCTION gbt_float4_compress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_float4_compress$function$;

CREATE OR REPLACE FUNCTION gbt_float4_consistent(internal, real, smallint, oid, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_float4_consistent$function$;

CREATE OR REPLACE FUNCTION gbt_float4_distance(internal, real, smallint, oid, internal)
 RETURNS double precision
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_float4_distance$function$;

CREATE OR REPLACE FUNCTION gbt_float4_fetch(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_float4_fetch$function$;

CREATE OR REPLACE FUNCTION gbt_float4_penalty(internal, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_float4_penalty$function$;

CREATE OR REPLACE FUNCTION gbt_float4_picksplit(internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_float4_picksplit$function$;

CREATE OR REPLACE FUNCTION gbt_float4_same(gbtreekey8, gbtreekey8, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_float4_same$function$;

CREATE OR REPLACE FUNCTION gbt_float4_sortsupport(internal)
 RETURNS void
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_float4_sortsupport$function$;

CREATE OR REPLACE FUNCTION gbt_float4_union(internal, internal)
 RETURNS gbtreekey8
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_float4_union$function$;

CREATE OR REPLACE FUNCTION gbt_float8_compress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_float8_compress$function$;

CREATE OR REPLACE FUNCTION gbt_float8_consistent(internal, double precision, smallint, oid, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_float8_consistent$function$;

CREATE OR REPLACE FUNCTION gbt_float8_distance(internal, double precision, smallint, oid, internal)
 RETURNS double precision
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_float8_distance$function$;

CREATE OR REPLACE FUNCTION gbt_float8_fetch(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_float8_fetch$function$;

CREATE OR REPLACE FUNCTION gbt_float8_penalty(internal, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_float8_penalty$function$;

CREATE OR REPLACE FUNCTION gbt_float8_picksplit(internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_float8_picksplit$function$;

CREATE OR REPLACE FUNCTION gbt_float8_same(gbtreekey16, gbtreekey16, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_float8_same$function$;

CREATE OR REPLACE FUNCTION gbt_float8_sortsupport(internal)
 RETURNS void
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_float8_sortsupport$function$;

CREATE OR REPLACE FUNCTION gbt_float8_union(internal, internal)
 RETURNS gbtreekey16
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_float8_union$function$;

CREATE OR REPLACE FUNCTION gbt_inet_compress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_inet_compress$function$;

CREATE OR REPLACE FUNCTION gbt_inet_consistent(internal, inet, smallint, oid, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_inet_consistent$function$;

CREATE OR REPLACE FUNCTION gbt_inet_penalty(internal, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_inet_penalty$function$;

CREATE OR REPLACE FUNCTION gbt_inet_picksplit(internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_inet_picksplit$function$;

CREATE OR REPLACE FUNCTION gbt_inet_same(gbtreekey16, gbtreekey16, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_inet_same$function$;

CREATE OR REPLACE FUNCTION gbt_inet_sortsupport(internal)
 RETURNS void
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_inet_sortsupport$function$;

CREATE OR REPLACE FUNCTION gbt_inet_union(internal, internal)
 RETURNS gbtreekey16
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_inet_union$function$;

CREATE OR REPLACE FUNCTION gbt_int2_compress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_int2_compress$function$;

CREATE OR REPLACE FUNCTION gbt_int2_consistent(internal, smallint, smallint, oid, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_int2_consistent$function$;

CREATE OR REPLACE FUNCTION gbt_int2_distance(internal, smallint, smallint, oid, internal)
 RETURNS double precision
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_int2_distance$function$;

CREATE OR REPLACE FUNCTION gbt_int2_fetch(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_int2_fetch$function$;

CREATE OR REPLACE FUNCTION gbt_int2_penalty(internal, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_int2_penalty$function$;

CREATE OR REPLACE FUNCTION gbt_int2_picksplit(internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_int2_picksplit$function$;

CREATE OR REPLACE FUNCTION gbt_int2_same(gbtreekey4, gbtreekey4, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_int2_same$function$;

CREATE OR REPLACE FUNCTION gbt_int2_sortsupport(internal)
 RETURNS void
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_int2_sortsupport$function$;

CREATE OR REPLACE FUNCTION gbt_int2_union(internal, internal)
 RETURNS gbtreekey4
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_int2_union$function$;

CREATE OR REPLACE FUNCTION gbt_int4_compress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_int4_compress$function$;

CREATE OR REPLACE FUNCTION gbt_int4_consistent(internal, integer, smallint, oid, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_int4_consistent$function$;

CREATE OR REPLACE FUNCTION gbt_int4_distance(internal, integer, smallint, oid, internal)
 RETURNS double precision
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_int4_distance$function$;

CREATE OR REPLACE FUNCTION gbt_int4_fetch(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_int4_fetch$function$;

CREATE OR REPLACE FUNCTION gbt_int4_penalty(internal, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_int4_penalty$function$;

CREATE OR REPLACE FUNCTION gbt_int4_picksplit(internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_int4_picksplit$function$;

CREATE OR REPLACE FUNCTION gbt_int4_same(gbtreekey8, gbtreekey8, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_int4_same$function$;

CREATE OR REPLACE FUNCTION gbt_int4_sortsupport(internal)
 RETURNS void
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_int4_sortsupport$function$;

CREATE OR REPLACE FUNCTION gbt_int4_union(internal, internal)
 RETURNS gbtreekey8
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_int4_union$function$;

CREATE OR REPLACE FUNCTION gbt_int8_compress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_int8_compress$function$;

CREATE OR REPLACE FUNCTION gbt_int8_consistent(internal, bigint, smallint, oid, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_int8_consistent$function$;

CREATE OR REPLACE FUNCTION gbt_int8_distance(internal, bigint, smallint, oid, internal)
 RETURNS double precision
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_int8_distance$function$;

CREATE OR REPLACE FUNCTION gbt_int8_fetch(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_int8_fetch$function$;

CREATE OR REPLACE FUNCTION gbt_int8_penalty(internal, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_int8_penalty$function$;

CREATE OR REPLACE FUNCTION gbt_int8_picksplit(internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_int8_picksplit$function$;

CREATE OR REPLACE FUNCTION gbt_int8_same(gbtreekey16, gbtreekey16, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_int8_same$function$;

CREATE OR REPLACE FUNCTION gbt_int8_sortsupport(internal)
 RETURNS void
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_int8_sortsupport$function$;

CREATE OR REPLACE FUNCTION gbt_int8_union(internal, internal)
 RETURNS gbtreekey16
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_int8_union$function$;

CREATE OR REPLACE FUNCTION gbt_intv_compress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_intv_compress$function$;

CREATE OR REPLACE FUNCTION gbt_intv_consistent(internal, interval, smallint, oid, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_intv_consistent$function$;

CREATE OR REPLACE FUNCTION gbt_intv_decompress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_intv_decompress$function$;

CREATE OR REPLACE FUNCTION gbt_intv_distance(internal, interval, smallint, oid, internal)
 RETURNS double precision
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_intv_distance$function$;

CREATE OR REPLACE FUNCTION gbt_intv_fetch(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_intv_fetch$function$;

CREATE OR REPLACE FUNCTION gbt_intv_penalty(internal, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_intv_penalty$function$;

CREATE OR REPLACE FUNCTION gbt_intv_picksplit(internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_intv_picksplit$function$;

CREATE OR REPLACE FUNCTION gbt_intv_same(gbtreekey32, gbtreekey32, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_intv_same$function$;

CREATE OR REPLACE FUNCTION gbt_intv_sortsupport(internal)
 RETURNS void
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_intv_sortsupport$function$;

CREATE OR REPLACE FUNCTION gbt_intv_union(internal, internal)
 RETURNS gbtreekey32
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_intv_union$function$;

CREATE OR REPLACE FUNCTION gbt_macad8_compress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_macad8_compress$function$;

CREATE OR REPLACE FUNCTION gbt_macad8_consistent(internal, macaddr8, smallint, oid, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_macad8_consistent$function$;

CREATE OR REPLACE FUNCTION gbt_macad8_fetch(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_macad8_fetch$function$;

CREATE OR REPLACE FUNCTION gbt_macad8_penalty(internal, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_macad8_penalty$function$;

CREATE OR REPLACE FUNCTION gbt_macad8_picksplit(internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_macad8_picksplit$function$;

CREATE OR REPLACE FUNCTION gbt_macad8_same(gbtreekey16, gbtreekey16, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_macad8_same$function$;

CREATE OR REPLACE FUNCTION gbt_macad8_sortsupport(internal)
 RETURNS void
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_macad8_sortsupport$function$;

CREATE OR REPLACE FUNCTION gbt_macad8_union(internal, internal)
 RETURNS gbtreekey16
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_macad8_union$function$;

CREATE OR REPLACE FUNCTION gbt_macad_compress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_macad_compress$function$;

CREATE OR REPLACE FUNCTION gbt_macad_consistent(internal, macaddr, smallint, oid, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_macad_consistent$function$;

CREATE OR REPLACE FUNCTION gbt_macad_fetch(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_macad_fetch$function$;

CREATE OR REPLACE FUNCTION gbt_macad_penalty(internal, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_macad_penalty$function$;

CREATE OR REPLACE FUNCTION gbt_macad_picksplit(internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_macad_picksplit$function$;

CREATE OR REPLACE FUNCTION gbt_macad_same(gbtreekey16, gbtreekey16, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_macad_same$function$;

CREATE OR REPLACE FUNCTION gbt_macad_union(internal, internal)
 RETURNS gbtreekey16
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_macad_union$function$;

CREATE OR REPLACE FUNCTION gbt_macaddr_sortsupport(internal)
 RETURNS void
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_macaddr_sortsupport$function$;

CREATE OR REPLACE FUNCTION gbt_numeric_compress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_numeric_compress$function$;

CREATE OR REPLACE FUNCTION gbt_numeric_consistent(internal, numeric, smallint, oid, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_numeric_consistent$function$;

CREATE OR REPLACE FUNCTION gbt_numeric_penalty(internal, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_numeric_penalty$function$;

CREATE OR REPLACE FUNCTION gbt_numeric_picksplit(internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_numeric_picksplit$function$;

CREATE OR REPLACE FUNCTION gbt_numeric_same(gbtreekey_var, gbtreekey_var, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_numeric_same$function$;

CREATE OR REPLACE FUNCTION gbt_numeric_sortsupport(internal)
 RETURNS void
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_numeric_sortsupport$function$;

CREATE OR REPLACE FUNCTION gbt_numeric_union(internal, internal)
 RETURNS gbtreekey_var
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_numeric_union$function$;

CREATE OR REPLACE FUNCTION gbt_oid_compress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_oid_compress$function$;

CREATE OR REPLACE FUNCTION gbt_oid_consistent(internal, oid, smallint, oid, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_oid_consistent$function$;

CREATE OR REPLACE FUNCTION gbt_oid_distance(internal, oid, smallint, oid, internal)
 RETURNS double precision
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_oid_distance$function$;

CREATE OR REPLACE FUNCTION gbt_oid_fetch(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_oid_fetch$function$;

CREATE OR REPLACE FUNCTION gbt_oid_penalty(internal, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_oid_penalty$function$;

CREATE OR REPLACE FUNCTION gbt_oid_picksplit(internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_oid_picksplit$function$;

CREATE OR REPLACE FUNCTION gbt_oid_same(gbtreekey8, gbtreekey8, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_oid_same$function$;

CREATE OR REPLACE FUNCTION gbt_oid_sortsupport(internal)
 RETURNS void
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_oid_sortsupport$function$;

CREATE OR REPLACE FUNCTION gbt_oid_union(internal, internal)
 RETURNS gbtreekey8
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_oid_union$function$;

CREATE OR REPLACE FUNCTION gbt_text_compress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_text_compress$function$;

CREATE OR REPLACE FUNCTION gbt_text_consistent(internal, text, smallint, oid, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_text_consistent$function$;

CREATE OR REPLACE FUNCTION gbt_text_penalty(internal, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_text_penalty$function$;

CREATE OR REPLACE FUNCTION gbt_text_picksplit(internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_text_picksplit$function$;

CREATE OR REPLACE FUNCTION gbt_text_same(gbtreekey_var, gbtreekey_var, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_text_same$function$;

CREATE OR REPLACE FUNCTION gbt_text_sortsupport(internal)
 RETURNS void
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_text_sortsupport$function$;

CREATE OR REPLACE FUNCTION gbt_text_union(internal, internal)
 RETURNS gbtreekey_var
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_text_union$function$;

CREATE OR REPLACE FUNCTION gbt_time_compress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_time_compress$function$;

CREATE OR REPLACE FUNCTION gbt_time_consistent(internal, time without time zone, smallint, oid, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_time_consistent$function$;

CREATE OR REPLACE FUNCTION gbt_time_distance(internal, time without time zone, smallint, oid, internal)
 RETURNS double precision
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_time_distance$function$;

CREATE OR REPLACE FUNCTION gbt_time_fetch(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_time_fetch$function$;

CREATE OR REPLACE FUNCTION gbt_time_penalty(internal, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_time_penalty$function$;

CREATE OR REPLACE FUNCTION gbt_time_picksplit(internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_time_picksplit$function$;

CREATE OR REPLACE FUNCTION gbt_time_same(gbtreekey16, gbtreekey16, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_time_same$function$;

CREATE OR REPLACE FUNCTION gbt_time_sortsupport(internal)
 RETURNS void
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_time_sortsupport$function$;

CREATE OR REPLACE FUNCTION gbt_time_union(internal, internal)
 RETURNS gbtreekey16
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_time_union$function$;

CREATE OR REPLACE FUNCTION gbt_timetz_compress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_timetz_compress$function$;

CREATE OR REPLACE FUNCTION gbt_timetz_consistent(internal, time with time zone, smallint, oid, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_timetz_consistent$function$;

CREATE OR REPLACE FUNCTION gbt_ts_compress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_ts_compress$function$;

CREATE OR REPLACE FUNCTION gbt_ts_consistent(internal, timestamp without time zone, smallint, oid, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_ts_consistent$function$;

CREATE OR REPLACE FUNCTION gbt_ts_distance(internal, timestamp without time zone, smallint, oid, internal)
 RETURNS double precision
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_ts_distance$function$;

CREATE OR REPLACE FUNCTION gbt_ts_fetch(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_ts_fetch$function$;

CREATE OR REPLACE FUNCTION gbt_ts_penalty(internal, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_ts_penalty$function$;

CREATE OR REPLACE FUNCTION gbt_ts_picksplit(internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_ts_picksplit$function$;

CREATE OR REPLACE FUNCTION gbt_ts_same(gbtreekey16, gbtreekey16, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_ts_same$function$;

CREATE OR REPLACE FUNCTION gbt_ts_sortsupport(internal)
 RETURNS void
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_ts_sortsupport$function$;

CREATE OR REPLACE FUNCTION gbt_ts_union(internal, internal)
 RETURNS gbtreekey16
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_ts_union$function$;

CREATE OR REPLACE FUNCTION gbt_tstz_compress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_tstz_compress$function$;

CREATE OR REPLACE FUNCTION gbt_tstz_consistent(internal, timestamp with time zone, smallint, oid, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_tstz_consistent$function$;

CREATE OR REPLACE FUNCTION gbt_tstz_distance(internal, timestamp with time zone, smallint, oid, internal)
 RETURNS double precision
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_tstz_distance$function$;

CREATE OR REPLACE FUNCTION gbt_uuid_compress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_uuid_compress$function$;

CREATE OR REPLACE FUNCTION gbt_uuid_consistent(internal, uuid, smallint, oid, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_uuid_consistent$function$;

CREATE OR REPLACE FUNCTION gbt_uuid_fetch(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_uuid_fetch$function$;

CREATE OR REPLACE FUNCTION gbt_uuid_penalty(internal, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_uuid_penalty$function$;

CREATE OR REPLACE FUNCTION gbt_uuid_picksplit(internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_uuid_picksplit$function$;

CREATE OR REPLACE FUNCTION gbt_uuid_same(gbtreekey32, gbtreekey32, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_uuid_same$function$;

CREATE OR REPLACE FUNCTION gbt_uuid_sortsupport(internal)
 RETURNS void
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_uuid_sortsupport$function$;

CREATE OR REPLACE FUNCTION gbt_uuid_union(internal, internal)
 RETURNS gbtreekey32
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_uuid_union$function$;

CREATE OR REPLACE FUNCTION gbt_var_decompress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_var_decompress$function$;

CREATE OR REPLACE FUNCTION gbt_var_fetch(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_var_fetch$function$;

CREATE OR REPLACE FUNCTION gbt_varbit_sortsupport(internal)
 RETURNS void
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbt_varbit_sortsupport$function$;

CREATE OR REPLACE FUNCTION gbtreekey16_in(cstring)
 RETURNS gbtreekey16
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbtreekey_in$function$;

CREATE OR REPLACE FUNCTION gbtreekey16_out(gbtreekey16)
 RETURNS cstring
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbtreekey_out$function$;

CREATE OR REPLACE FUNCTION gbtreekey2_in(cstring)
 RETURNS gbtreekey2
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbtreekey_in$function$;

CREATE OR REPLACE FUNCTION gbtreekey2_out(gbtreekey2)
 RETURNS cstring
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbtreekey_out$function$;

CREATE OR REPLACE FUNCTION gbtreekey32_in(cstring)
 RETURNS gbtreekey32
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbtreekey_in$function$;

CREATE OR REPLACE FUNCTION gbtreekey32_out(gbtreekey32)
 RETURNS cstring
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbtreekey_out$function$;

CREATE OR REPLACE FUNCTION gbtreekey4_in(cstring)
 RETURNS gbtreekey4
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbtreekey_in$function$;

CREATE OR REPLACE FUNCTION gbtreekey4_out(gbtreekey4)
 RETURNS cstring
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbtreekey_out$function$;

CREATE OR REPLACE FUNCTION gbtreekey8_in(cstring)
 RETURNS gbtreekey8
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbtreekey_in$function$;

CREATE OR REPLACE FUNCTION gbtreekey8_out(gbtreekey8)
 RETURNS cstring
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbtreekey_out$function$;

CREATE OR REPLACE FUNCTION gbtreekey_var_in(cstring)
 RETURNS gbtreekey_var
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbtreekey_in$function$;

CREATE OR REPLACE FUNCTION gbtreekey_var_out(gbtreekey_var)
 RETURNS cstring
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gbtreekey_out$function$;

CREATE OR REPLACE FUNCTION gin_btree_consistent(internal, smallint, anyelement, integer, internal, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_btree_consistent$function$;

CREATE OR REPLACE FUNCTION gin_compare_prefix_anyenum(anyenum, anyenum, smallint, internal)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_compare_prefix_anyenum$function$;

CREATE OR REPLACE FUNCTION gin_compare_prefix_bit(bit, bit, smallint, internal)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_compare_prefix_bit$function$;

CREATE OR REPLACE FUNCTION gin_compare_prefix_bool(boolean, boolean, smallint, internal)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_compare_prefix_bool$function$;

CREATE OR REPLACE FUNCTION gin_compare_prefix_bpchar(character, character, smallint, internal)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_compare_prefix_bpchar$function$;

CREATE OR REPLACE FUNCTION gin_compare_prefix_bytea(bytea, bytea, smallint, internal)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_compare_prefix_bytea$function$;

CREATE OR REPLACE FUNCTION gin_compare_prefix_char("char", "char", smallint, internal)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_compare_prefix_char$function$;

CREATE OR REPLACE FUNCTION gin_compare_prefix_cidr(cidr, cidr, smallint, internal)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_compare_prefix_cidr$function$;

CREATE OR REPLACE FUNCTION gin_compare_prefix_date(date, date, smallint, internal)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_compare_prefix_date$function$;

CREATE OR REPLACE FUNCTION gin_compare_prefix_float4(real, real, smallint, internal)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_compare_prefix_float4$function$;

CREATE OR REPLACE FUNCTION gin_compare_prefix_float8(double precision, double precision, smallint, internal)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_compare_prefix_float8$function$;

CREATE OR REPLACE FUNCTION gin_compare_prefix_inet(inet, inet, smallint, internal)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_compare_prefix_inet$function$;

CREATE OR REPLACE FUNCTION gin_compare_prefix_int2(smallint, smallint, smallint, internal)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_compare_prefix_int2$function$;

CREATE OR REPLACE FUNCTION gin_compare_prefix_int4(integer, integer, smallint, internal)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_compare_prefix_int4$function$;

CREATE OR REPLACE FUNCTION gin_compare_prefix_int8(bigint, bigint, smallint, internal)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_compare_prefix_int8$function$;

CREATE OR REPLACE FUNCTION gin_compare_prefix_interval(interval, interval, smallint, internal)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_compare_prefix_interval$function$;

CREATE OR REPLACE FUNCTION gin_compare_prefix_macaddr(macaddr, macaddr, smallint, internal)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_compare_prefix_macaddr$function$;

CREATE OR REPLACE FUNCTION gin_compare_prefix_macaddr8(macaddr8, macaddr8, smallint, internal)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_compare_prefix_macaddr8$function$;

CREATE OR REPLACE FUNCTION gin_compare_prefix_money(money, money, smallint, internal)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_compare_prefix_money$function$;

CREATE OR REPLACE FUNCTION gin_compare_prefix_name(name, name, smallint, internal)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_compare_prefix_name$function$;

CREATE OR REPLACE FUNCTION gin_compare_prefix_numeric(numeric, numeric, smallint, internal)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_compare_prefix_numeric$function$;

CREATE OR REPLACE FUNCTION gin_compare_prefix_oid(oid, oid, smallint, internal)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_compare_prefix_oid$function$;

CREATE OR REPLACE FUNCTION gin_compare_prefix_text(text, text, smallint, internal)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_compare_prefix_text$function$;

CREATE OR REPLACE FUNCTION gin_compare_prefix_time(time without time zone, time without time zone, smallint, internal)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_compare_prefix_time$function$;

CREATE OR REPLACE FUNCTION gin_compare_prefix_timestamp(timestamp without time zone, timestamp without time zone, smallint, internal)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_compare_prefix_timestamp$function$;

CREATE OR REPLACE FUNCTION gin_compare_prefix_timestamptz(timestamp with time zone, timestamp with time zone, smallint, internal)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_compare_prefix_timestamptz$function$;

CREATE OR REPLACE FUNCTION gin_compare_prefix_timetz(time with time zone, time with time zone, smallint, internal)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_compare_prefix_timetz$function$;

CREATE OR REPLACE FUNCTION gin_compare_prefix_uuid(uuid, uuid, smallint, internal)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_compare_prefix_uuid$function$;

CREATE OR REPLACE FUNCTION gin_compare_prefix_varbit(bit varying, bit varying, smallint, internal)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_compare_prefix_varbit$function$;

CREATE OR REPLACE FUNCTION gin_enum_cmp(anyenum, anyenum)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_enum_cmp$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_anyenum(anyenum, internal, smallint, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_query_anyenum$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_bit(bit, internal, smallint, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_query_bit$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_bool(boolean, internal, smallint, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_query_bool$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_bpchar(character, internal, smallint, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_query_bpchar$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_bytea(bytea, internal, smallint, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_query_bytea$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_char("char", internal, smallint, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_query_char$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_cidr(cidr, internal, smallint, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_query_cidr$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_date(date, internal, smallint, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_query_date$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_float4(real, internal, smallint, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_query_float4$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_float8(double precision, internal, smallint, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_query_float8$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_inet(inet, internal, smallint, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_query_inet$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_int2(smallint, internal, smallint, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_query_int2$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_int4(integer, internal, smallint, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_query_int4$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_int8(bigint, internal, smallint, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_query_int8$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_interval(interval, internal, smallint, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_query_interval$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_macaddr(macaddr, internal, smallint, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_query_macaddr$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_macaddr8(macaddr8, internal, smallint, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_query_macaddr8$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_money(money, internal, smallint, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_query_money$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_name(name, internal, smallint, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_query_name$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_numeric(numeric, internal, smallint, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_query_numeric$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_oid(oid, internal, smallint, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_query_oid$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_text(text, internal, smallint, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_query_text$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_time(time without time zone, internal, smallint, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_query_time$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_timestamp(timestamp without time zone, internal, smallint, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_query_timestamp$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_timestamptz(timestamp with time zone, internal, smallint, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_query_timestamptz$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_timetz(time with time zone, internal, smallint, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_query_timetz$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_trgm(text, internal, smallint, internal, internal, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gin_extract_query_trgm$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_uuid(uuid, internal, smallint, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_query_uuid$function$;

CREATE OR REPLACE FUNCTION gin_extract_query_varbit(bit varying, internal, smallint, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_query_varbit$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_anyenum(anyenum, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_value_anyenum$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_bit(bit, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_value_bit$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_bool(boolean, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_value_bool$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_bpchar(character, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_value_bpchar$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_bytea(bytea, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_value_bytea$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_char("char", internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_value_char$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_cidr(cidr, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_value_cidr$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_date(date, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_value_date$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_float4(real, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_value_float4$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_float8(double precision, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_value_float8$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_inet(inet, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_value_inet$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_int2(smallint, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_value_int2$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_int4(integer, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_value_int4$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_int8(bigint, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_value_int8$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_interval(interval, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_value_interval$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_macaddr(macaddr, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_value_macaddr$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_macaddr8(macaddr8, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_value_macaddr8$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_money(money, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_value_money$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_name(name, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_value_name$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_numeric(numeric, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_value_numeric$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_oid(oid, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_value_oid$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_text(text, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_value_text$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_time(time without time zone, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_value_time$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_timestamp(timestamp without time zone, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_value_timestamp$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_timestamptz(timestamp with time zone, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_value_timestamptz$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_timetz(time with time zone, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_value_timetz$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_trgm(text, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gin_extract_value_trgm$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_uuid(uuid, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_value_uuid$function$;

CREATE OR REPLACE FUNCTION gin_extract_value_varbit(bit varying, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_extract_value_varbit$function$;

CREATE OR REPLACE FUNCTION gin_numeric_cmp(numeric, numeric)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE STRICT
AS '$libdir/btree_gin', $function$gin_numeric_cmp$function$;

CREATE OR REPLACE FUNCTION gin_trgm_consistent(internal, smallint, text, integer, internal, internal, internal, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gin_trgm_consistent$function$;

CREATE OR REPLACE FUNCTION gin_trgm_triconsistent(internal, smallint, text, integer, internal, internal, internal)
 RETURNS "char"
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gin_trgm_triconsistent$function$;

CREATE OR REPLACE FUNCTION gist_translate_cmptype_btree(integer)
 RETURNS smallint
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$gist_translate_cmptype_btree$function$;

CREATE OR REPLACE FUNCTION gtrgm_compress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_compress$function$;

CREATE OR REPLACE FUNCTION gtrgm_consistent(internal, text, smallint, oid, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_consistent$function$;

CREATE OR REPLACE FUNCTION gtrgm_decompress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_decompress$function$;

CREATE OR REPLACE FUNCTION gtrgm_distance(internal, text, smallint, oid, internal)
 RETURNS double precision
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_distance$function$;

CREATE OR REPLACE FUNCTION gtrgm_in(cstring)
 RETURNS gtrgm
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_in$function$;

CREATE OR REPLACE FUNCTION gtrgm_options(internal)
 RETURNS void
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE
AS '$libdir/pg_trgm', $function$gtrgm_options$function$;

CREATE OR REPLACE FUNCTION gtrgm_out(gtrgm)
 RETURNS cstring
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_out$function$;

CREATE OR REPLACE FUNCTION gtrgm_penalty(internal, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_penalty$function$;

CREATE OR REPLACE FUNCTION gtrgm_picksplit(internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_picksplit$function$;

CREATE OR REPLACE FUNCTION gtrgm_same(gtrgm, gtrgm, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_same$function$;

CREATE OR REPLACE FUNCTION gtrgm_union(internal, internal)
 RETURNS gtrgm
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_union$function$;

CREATE OR REPLACE FUNCTION hidden_product_has(asked tsquery)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET enable_seqscan TO 'off'
 SET enable_indexscan TO 'off'
AS $function$
    SELECT EXISTS (SELECT FROM products p WHERE p.search @@ asked AND p.status <> 'active')
  $function$;

CREATE OR REPLACE FUNCTION history_digest(salt uuid, value text)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE
RETURN sha256(convert_to(((salt)::text || COALESCE(('='::text || value), ''::text)), 'UTF8'::name));

CREATE OR REPLACE FUNCTION history_hash(entry order_history)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE
RETURN sha256(convert_to(concat_ws('|'::text, COALESCE(encode((entry).previous_hash, 'hex'::text), '-'::text), (entry).order_id, (entry)."position", COALESCE((entry).from_status, '-'::text), (entry).to_status, ((EXTRACT(epoch FROM (entry).created_at) * (1000)::numeric))::bigint, encode((entry).actor_digest, 'hex'::text), encode((entry).reason_digest, 'hex'::text)), 'UTF8'::name));

CREATE OR REPLACE FUNCTION index_post()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.title, NEW.content) IS NOT DISTINCT FROM (OLD.title, OLD.content) THEN
      NEW.search := ts_filter(OLD.search, '{a,c}') || words_beside_text(NEW.excerpt, NEW.tag_words);
    ELSE
      NEW.search := words_of_text(NEW.title, NEW.content) || words_beside_text(NEW.excerpt, NEW.tag_words);
    END IF;
    RETURN NEW;
  END $function$;

CREATE OR REPLACE FUNCTION indexed_post_has(asked tsquery, by_members boolean)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET enable_seqscan TO 'off'
 SET enable_indexscan TO 'off'
AS $function$
    SELECT CASE WHEN by_members
      THEN EXISTS (SELECT FROM posts p WHERE p.status = 'published' AND p.search @@ asked)
      ELSE EXISTS (SELECT FROM posts p WHERE p.status = 'published' AND open_words(p.search, p.visibility) @@ asked) END
  $function$;

CREATE OR REPLACE FUNCTION int2_dist(smallint, smallint)
 RETURNS smallint
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$int2_dist$function$;

CREATE OR REPLACE FUNCTION int4_dist(integer, integer)
 RETURNS integer
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$int4_dist$function$;

CREATE OR REPLACE FUNCTION int8_dist(bigint, bigint)
 RETURNS bigint
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$int8_dist$function$;

CREATE OR REPLACE FUNCTION interval_dist(interval, interval)
 RETURNS interval
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$interval_dist$function$;

CREATE OR REPLACE FUNCTION is_sound(l order_lines)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
  DECLARE
    broken text := CASE
      WHEN l.position < 0 OR l.position > 99 THEN 'order_lines_position_in_range'
      WHEN l.quantity < 1 OR l.quantity > 1000 THEN 'order_lines_quantity_in_range'
      WHEN l.unit_price < 0 THEN 'order_lines_unit_price_not_negative'
      WHEN l.subtotal <> l.unit_price * l.quantity THEN 'order_lines_subtotal_adds_up'
      WHEN l.discount < 0 OR l.discount > l.subtotal THEN 'order_lines_discount_in_range'
      WHEN l.total <> l.subtotal - l.discount THEN 'order_lines_total_adds_up'
      WHEN l.tax < 0 THEN 'order_lines_tax_not_negative'
      WHEN l.shipped_quantity < 0 OR l.shipped_quantity > l.quantity THEN 'order_lines_shipped_in_range'
      WHEN l.refunded_quantity < 0 OR l.refunded_quantity > l.quantity THEN 'order_lines_refunded_in_range'
    END;
  BEGIN
    IF broken IS NULL THEN RETURN true; END IF;
    RAISE EXCEPTION 'a line breaks the rule %', broken
      USING ERRCODE = 'check_violation', TABLE = 'order_lines', CONSTRAINT = broken;
  END $function$;

CREATE OR REPLACE FUNCTION is_sound(o orders)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
  DECLARE
    broken text := CASE
      WHEN o.subtotal < 0 OR o.discount < 0 OR o.shipping < 0 OR o.tax < 0 OR o.total < 0 THEN 'orders_amounts_not_negative'
      WHEN o.discount > o.subtotal THEN 'orders_discount_within_subtotal'
      WHEN o.total <> o.subtotal - o.discount + o.shipping + o.tax THEN 'orders_total_adds_up'
      WHEN public.adjusted_by(o.adjustments) <> o.total - o.subtotal THEN 'orders_adjustments_add_up'
      WHEN o.tax_included < 0 OR o.tax_included > o.total THEN 'orders_tax_included_in_range'
      WHEN (o.tax <> 0 OR o.tax_included <> 0) AND o.tax_rate IS NULL THEN 'orders_tax_has_its_rate'
      WHEN NOT o.tax_rate ?& ARRAY['label', 'rate', 'isIncluded'] THEN 'orders_tax_rate_form'
      WHEN o.shipping <> 0 AND o.shipping_method IS NULL THEN 'orders_shipping_has_its_method'
      WHEN NOT o.shipping_method ?& ARRAY['id', 'name'] THEN 'orders_shipping_method_form'
      WHEN o.currency !~ '^[A-Z]{3}$' THEN 'orders_currency_form'
      WHEN o.status NOT IN ('pending', 'paid', 'shipped', 'delivered', 'cancelled', 'refunded') THEN 'orders_status_known'
      WHEN o.is_expired AND o.status <> 'cancelled' THEN 'orders_expired_ones_ended'
      WHEN o.tier NOT IN ('regular', 'premium') THEN 'orders_tier_known'
      WHEN length(o.note) > 1000 THEN 'orders_note_length'
      WHEN length(o.carrier) > 100 THEN 'orders_carrier_length'
      WHEN length(o.tracking_number) > 100 THEN 'orders_tracking_number_length'
    END;
  BEGIN
    IF broken IS NULL THEN RETURN true; END IF;
    RAISE EXCEPTION 'an order breaks the rule %', broken
      USING ERRCODE = 'check_violation', TABLE = 'orders', CONSTRAINT = broken;
  END $function$;

CREATE OR REPLACE FUNCTION journal_has(asked tsquery, by_members boolean)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    SELECT EXISTS (
      SELECT FROM (
        SELECT p.search, p.visibility FROM posts p WHERE p.status = 'published'
        ORDER BY p.published_at DESC, p.id DESC LIMIT 30
      ) AS newest
      WHERE CASE WHEN by_members THEN newest.search ELSE open_words(newest.search, newest.visibility) END @@ asked
    ) OR indexed_post_has(asked, by_members)
  $function$;

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

CREATE OR REPLACE FUNCTION keep_comment_counts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  DECLARE
    delta int := coalesce((NEW.status = 'approved' AND NEW.deleted_at IS NULL)::int, 0)
      - coalesce((OLD.status = 'approved' AND OLD.deleted_at IS NULL)::int, 0);
  BEGIN
    IF delta <> 0 THEN
      UPDATE posts SET comment_count = comment_count + delta WHERE id = coalesce(NEW.post_id, OLD.post_id);
      UPDATE comments SET reply_count = reply_count + delta WHERE id = coalesce(NEW.parent_id, OLD.parent_id);
    END IF;
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION keep_comment_likes()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    UPDATE comments SET like_count = like_count + CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END
      WHERE id = coalesce(NEW.comment_id, OLD.comment_id);
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION keep_invoice()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    RAISE EXCEPTION 'an invoice is kept as it was issued' USING ERRCODE = 'check_violation', CONSTRAINT = 'invoices_are_final';
  END $function$;

CREATE OR REPLACE FUNCTION keep_post_likes()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    UPDATE posts SET like_count = like_count + CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END
      WHERE id = coalesce(NEW.post_id, OLD.post_id);
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION keep_price()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF TG_OP = 'DELETE' THEN
      INSERT INTO price_history (product_id, variant_id, currency, valid_from)
      SELECT v.product_id, v.id, OLD.currency, greatest(now(), (
        SELECT max(h.valid_from) FROM price_history h WHERE h.variant_id = v.id AND h.currency = OLD.currency))
      FROM variants v WHERE v.id = OLD.variant_id;
    ELSE
      INSERT INTO price_history (product_id, variant_id, currency, amount, compare_at_amount, changed_by, valid_from)
      SELECT v.product_id, v.id, NEW.currency, NEW.amount, NEW.compare_at_amount, NEW.changed_by, NEW.changed_at
      FROM variants v WHERE v.id = NEW.variant_id;
    END IF;
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION keep_ratings()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  DECLARE
    ids uuid[];
    ratings int[];
    deltas int[];
  BEGIN
    IF TG_OP = 'INSERT' THEN
      SELECT array_agg(product_id), array_agg(rating), array_agg(1) INTO ids, ratings, deltas
        FROM added WHERE status = 'approved';
    ELSIF TG_OP = 'DELETE' THEN
      SELECT array_agg(product_id), array_agg(rating), array_agg(-1) INTO ids, ratings, deltas
        FROM removed WHERE status = 'approved';
    ELSE
      SELECT array_agg(product_id), array_agg(rating), array_agg(delta) INTO ids, ratings, deltas FROM (
        SELECT product_id, rating, sum(sign) AS delta FROM (
          SELECT product_id, rating, 1 AS sign FROM added WHERE status = 'approved'
          UNION ALL SELECT product_id, rating, -1 FROM removed WHERE status = 'approved'
        ) AS turn GROUP BY product_id, rating HAVING sum(sign) <> 0
      ) AS move;
    END IF;
    IF ids IS NOT NULL THEN PERFORM move_ratings(ids, ratings, deltas); END IF;
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

CREATE OR REPLACE FUNCTION learn_words(learner text, contents text[])
 RETURNS void
 LANGUAGE sql
AS $function$
    INSERT INTO search_words (vocabulary, word, stem)
      SELECT learner, learnt.* FROM (
        SELECT word, coalesce((ts_lexize('english_stem', word))[1], word) FROM (SELECT DISTINCT word FROM unnest(contents) AS told (content) CROSS JOIN LATERAL unnest(tsvector_to_array(to_tsvector('stoa_simple', told.content))) AS word
  WHERE word ~ '^[[:alpha:]]{3,30}$') AS fresh
      ) AS learnt (word, stem)
      WHERE NOT EXISTS (SELECT FROM search_words known
        WHERE known.vocabulary = learner COLLATE "C" AND known.word = learnt.word COLLATE "C")
  $function$;

CREATE OR REPLACE FUNCTION learn_words_of_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    PERFORM learn_words('catalogue', (SELECT array_agg(CASE WHEN f.status = 'active' THEN concat_ws(' ',
        CASE WHEN n.name <> f.name THEN n.name END, CASE WHEN n.skus <> f.skus THEN n.skus END,
        CASE WHEN n.tags <> f.tags THEN words_of(n.tags) END,
        CASE WHEN n.attributes <> f.attributes THEN words_of(n.attributes) END,
        CASE WHEN n.options <> f.options THEN words_of(n.options) END,
        CASE WHEN n.description <> f.description THEN plain_words(n.description) END)
      ELSE concat_ws(' ', n.name, n.skus, words_of(n.tags), words_of(n.attributes),
      words_of(n.options), plain_words(n.description)) END)
      FROM changed n JOIN former f USING (id)
      WHERE n.status = 'active' AND (NOT f.status = 'active' OR (n.name, n.skus, n.tags, n.attributes, n.options, n.description) IS DISTINCT FROM (f.name, f.skus, f.tags, f.attributes, f.options, f.description))));
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION learn_words_of_changed_posts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    PERFORM learn_words('journal', (SELECT array_agg(plain_words(concat_ws(' ',
        CASE WHEN f.status <> 'published' OR n.title <> f.title THEN n.title END,
        CASE WHEN f.status <> 'published' OR n.tag_words <> f.tag_words THEN n.tag_words END,
        CASE WHEN f.status <> 'published' OR n.excerpt <> f.excerpt THEN n.excerpt END,
        CASE WHEN n.visibility = 'public'
          AND (f.status, f.visibility, f.content) IS DISTINCT FROM (n.status, n.visibility, n.content) THEN left(n.content, 100000) END)))
      FROM changed n JOIN former f USING (id) WHERE n.status = 'published'));
    PERFORM learn_words('members', (SELECT array_agg(plain_words(left(n.content, 100000)))
      FROM changed n JOIN former f USING (id) WHERE n.status = 'published' AND n.visibility = 'members'
        AND (f.status, f.visibility, f.content) IS DISTINCT FROM (n.status, n.visibility, n.content)));
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION learn_words_of_new()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    PERFORM learn_words('catalogue', (SELECT array_agg(concat_ws(' ', n.name, n.skus, words_of(n.tags), words_of(n.attributes),
      words_of(n.options), plain_words(n.description))) FROM changed n WHERE n.status = 'active'));
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION learn_words_of_new_posts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    PERFORM learn_words('journal', (SELECT array_agg(plain_words(concat_ws(' ', n.title, n.tag_words, n.excerpt,
    CASE WHEN n.visibility = 'public' THEN left(n.content, 100000) END))) FROM changed n WHERE n.status = 'published'));
    PERFORM learn_words('members', (SELECT array_agg(plain_words(left(n.content, 100000))) FROM changed n
      WHERE n.status = 'published' AND n.visibility = 'members'));
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION lowest_price(variant uuid, in_currency text, since timestamp with time zone, until timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  BEGIN
    RETURN (
      SELECT min(line.amount) FROM (
        SELECT h.amount, h.valid_from, lead(h.valid_from) OVER (ORDER BY h.valid_from, h.sequence) AS next
        FROM price_history h
        WHERE h.variant_id = variant AND h.currency = in_currency AND h.valid_from < until AND h.valid_from >= coalesce((
          SELECT first.valid_from FROM price_history first
          WHERE first.variant_id = variant AND first.currency = in_currency AND first.valid_from <= since
          ORDER BY first.valid_from DESC LIMIT 1), '-infinity')
      ) AS line WHERE line.next IS NULL OR line.next > line.valid_from);
  END $function$;

CREATE OR REPLACE FUNCTION mend_sales(which integer, since date)
 RETURNS TABLE(product_id uuid, counted bigint, recounted bigint)
 LANGUAGE sql
AS $function$
    WITH parts AS (
      SELECT l.product_id, l.quantity::bigint AS units FROM order_history h
      JOIN orders o ON o.id = h.order_id AND o.status IN ('paid', 'shipped', 'delivered')
      JOIN order_lines l ON l.order_id = o.id
      WHERE which = 1 AND h.to_status = 'paid' AND h.created_at >= since::timestamp AT TIME ZONE 'UTC'
        AND h.created_at < (since + 1)::timestamp AT TIME ZONE 'UTC'
      UNION ALL
      SELECT s.product_id, s.units FROM product_sales s
      WHERE which > 1 AND s.span = which / 4 AND s.starts >= since AND s.starts < since + which
    ), sold AS (
      SELECT parts.product_id, sum(units)::bigint AS units FROM parts GROUP BY 1
    ), kept AS (
      SELECT s.product_id, s.units FROM product_sales s WHERE s.span = which AND s.starts = since
    ), wrong AS MATERIALIZED (
      SELECT product_id, coalesce(kept.units, 0) AS counted, coalesce(sold.units, 0) AS recounted
      FROM kept FULL JOIN sold USING (product_id) WHERE coalesce(kept.units, 0) <> coalesce(sold.units, 0)
    ), more AS (
      INSERT INTO product_sales AS mended (span, starts, product_id, units)
      SELECT which, since, w.product_id, w.recounted - w.counted FROM wrong w WHERE w.recounted > w.counted ORDER BY 3
      ON CONFLICT (span, starts, product_id) DO UPDATE SET units = mended.units + excluded.units
    ), fewer AS (
      UPDATE product_sales s SET units = s.units + w.recounted - w.counted FROM wrong w
      WHERE w.recounted < w.counted AND (s.span, s.starts, s.product_id) = (which, since, w.product_id)
    )
    SELECT w.product_id, w.counted, w.recounted FROM wrong w
  $function$;

CREATE OR REPLACE FUNCTION move_ratings(ids uuid[], ratings integer[], deltas integer[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
  BEGIN
    PERFORM FROM products WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
    UPDATE products p SET
        rating_count = p.rating_count + m.count,
        rating_sum = p.rating_sum + m.sum,
        rating_stars = ARRAY[p.rating_stars[1] + m.one, p.rating_stars[2] + m.two, p.rating_stars[3] + m.three,
          p.rating_stars[4] + m.four, p.rating_stars[5] + m.five]
      FROM (
        SELECT product_id, sum(delta) AS count, sum(delta * rating) AS sum,
          sum(delta * (rating = 1)::int) AS one, sum(delta * (rating = 2)::int) AS two,
          sum(delta * (rating = 3)::int) AS three, sum(delta * (rating = 4)::int) AS four,
          sum(delta * (rating = 5)::int) AS five
        FROM unnest(ids, ratings, deltas) AS move (product_id, rating, delta) GROUP BY product_id
      ) AS m
      WHERE p.id = m.product_id;
  END $function$;

CREATE OR REPLACE FUNCTION name_tags_of(tagged uuid[])
 RETURNS void
 LANGUAGE sql
AS $function$
    WITH held AS MATERIALIZED (SELECT id FROM posts WHERE id = ANY (tagged) ORDER BY id FOR NO KEY UPDATE)
    UPDATE posts p SET tag_words = named.words
    FROM (
      SELECT h.id, coalesce(string_agg(t.name, ' ' ORDER BY pt.position), '') AS words
      FROM held h LEFT JOIN post_tags pt ON pt.post_id = h.id LEFT JOIN tags t ON t.id = pt.tag_id GROUP BY h.id
    ) AS named WHERE named.id = p.id AND named.words <> p.tag_words
  $function$;

CREATE OR REPLACE FUNCTION near_words(asked text, vocabularies text[])
 RETURNS TABLE(word text, likeness real)
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET "pg_trgm.similarity_threshold" TO '0.2'
AS $function$
    SELECT known.word, max(similarity(known.word, asked)) FROM search_words known
    WHERE known.word % asked AND known.vocabulary = ANY (vocabularies)
    GROUP BY known.word ORDER BY 2 DESC, 1 LIMIT 40
  $function$;

CREATE OR REPLACE FUNCTION note_media_removal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    INSERT INTO media_removals (media_id, noted_at) VALUES (OLD.id, statement_timestamp()) ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION number_invoice()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  BEGIN
    -- the order before the series, as everybody takes them; the foreign key would take it after
    PERFORM FROM orders WHERE id = NEW.order_id FOR KEY SHARE;
    NEW.year := extract(year FROM NEW.issued_at AT TIME ZONE 'UTC');
    INSERT INTO invoice_series AS series (kind, year, last) VALUES (NEW.kind, NEW.year, 1)
      ON CONFLICT (kind, year) DO UPDATE SET last = series.last + 1 RETURNING last INTO NEW.sequence;
    IF NOT EXISTS (SELECT FROM order_history WHERE order_id = NEW.order_id AND to_status = 'paid') THEN
      RAISE EXCEPTION 'only what was paid for has an invoice'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'invoices_of_paid_orders';
    END IF;
    -- refused here, so that "on conflict do nothing" does not use up a number
    IF EXISTS (SELECT FROM invoices WHERE order_id = NEW.order_id AND kind = NEW.kind
      AND refund_id IS NOT DISTINCT FROM NEW.refund_id)
    THEN
      RAISE EXCEPTION 'it is issued already' USING ERRCODE = 'unique_violation', CONSTRAINT = 'invoices_one_per_order';
    END IF;
    RETURN NEW;
  END $function$;

CREATE OR REPLACE FUNCTION oid_dist(oid, oid)
 RETURNS oid
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$oid_dist$function$;

CREATE OR REPLACE FUNCTION open_words(search tsvector, visibility text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (visibility = 'public'::text) THEN search ELSE ts_filter(search, '{a,b}'::"char"[]) END;

CREATE OR REPLACE FUNCTION plain_words(content text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN translate(content, '_@/~<>'::text, '      '::text);

CREATE OR REPLACE FUNCTION price_facts(variant uuid, in_currency text, at timestamp with time zone)
 RETURNS TABLE(lowest integer, prior integer)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    SELECT CASE WHEN c.in_force_since > at - interval '30 days' AND c.prior_amount < c.amount
      THEN least(c.amount, lowest_price(variant, in_currency, at - interval '30 days', c.in_force_since))
      ELSE c.amount END, c.prior_amount
    FROM prices c WHERE c.variant_id = variant AND c.currency = in_currency
  $function$;

CREATE OR REPLACE FUNCTION refresh_of_changed_variants()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  DECLARE
    shown uuid[];
    priced uuid[];
  BEGIN
    SELECT array_agg(DISTINCT n.product_id), array_agg(DISTINCT n.product_id) FILTER (WHERE o.is_active <> n.is_active)
      INTO shown, priced FROM removed o JOIN changed n USING (id)
      WHERE (o.stock > 0, o.is_active, o.sku, o.position) IS DISTINCT FROM (n.stock > 0, n.is_active, n.sku, n.position);
    IF shown IS NOT NULL THEN PERFORM refresh_shown_variants(shown); END IF;
    IF priced IS NOT NULL THEN PERFORM refresh_shown_prices(priced); END IF;
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION refresh_of_prices()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        PERFORM refresh_shown_prices(ARRAY(
          SELECT DISTINCT v.product_id FROM changed c JOIN variants v ON v.id = c.variant_id));
        RETURN NULL;
      END $function$;

CREATE OR REPLACE FUNCTION refresh_of_product()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        PERFORM refresh_shown_prices(ARRAY[NEW.id]);
        RETURN NULL;
      END $function$;

CREATE OR REPLACE FUNCTION refresh_of_variants()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        PERFORM refresh_shown_variants(ARRAY(SELECT DISTINCT product_id FROM changed));
        RETURN NULL;
      END $function$;

CREATE OR REPLACE FUNCTION refresh_shown_prices(ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF coalesce(cardinality(ids), 0) = 0 THEN RETURN; END IF;
    PERFORM FROM products WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
    DELETE FROM product_prices pp WHERE pp.product_id = ANY (ids) AND NOT EXISTS (
      SELECT FROM variants v JOIN prices c ON c.variant_id = v.id
      WHERE v.product_id = pp.product_id AND v.is_active AND c.currency = pp.currency);
    INSERT INTO product_prices AS kept (product_id, currency, amount)
      SELECT v.product_id, c.currency, min(c.amount) FROM variants v JOIN prices c ON c.variant_id = v.id
      WHERE v.product_id = ANY (ids) AND v.is_active GROUP BY v.product_id, c.currency
      ON CONFLICT (product_id, currency) DO UPDATE SET amount = excluded.amount WHERE kept.amount <> excluded.amount;
    UPDATE products p SET price_amount = pp.amount FROM product_prices pp
      WHERE p.id = ANY (ids) AND pp.product_id = p.id AND pp.currency = p.price_currency AND p.price_amount <> pp.amount;
  END $function$;

CREATE OR REPLACE FUNCTION refresh_shown_variants(ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF coalesce(cardinality(ids), 0) = 0 THEN RETURN; END IF;
    PERFORM FROM products WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
    UPDATE products p SET in_stock = state.in_stock, skus = state.skus
      FROM (
        SELECT p.id, coalesce(bool_or(v.stock > 0), false) AS in_stock,
          coalesce(string_agg(v.sku, ' ' ORDER BY v.position, v.id), '') AS skus
        FROM products p LEFT JOIN variants v ON v.product_id = p.id AND v.is_active
        WHERE p.id = ANY (ids) GROUP BY p.id
      ) AS state
      WHERE p.id = state.id AND (p.in_stock, p.skus) IS DISTINCT FROM (state.in_stock, state.skus);
  END $function$;

CREATE OR REPLACE FUNCTION refuse_by_hand()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    RAISE EXCEPTION '% of % follows from other rows', TG_ARGV[0], TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END $function$;

CREATE OR REPLACE FUNCTION refuse_cancelling_sent()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF EXISTS (SELECT FROM shipments WHERE order_id = NEW.id) THEN
      RAISE EXCEPTION 'what was sent in part is not cancelled'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_sent_ones_are_not_cancelled';
    END IF;
    RETURN NEW;
  END $function$;

CREATE OR REPLACE FUNCTION refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
      END $function$;

CREATE OR REPLACE FUNCTION refuse_repricing()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    RAISE EXCEPTION 'an order keeps what it was priced at' USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_prices_are_frozen';
  END $function$;

CREATE OR REPLACE FUNCTION sale_of_order(which uuid)
 RETURNS TABLE(span integer, starts date, product_id uuid, units bigint)
 LANGUAGE sql
 STABLE
AS $function$
    SELECT s.span, sales_span_start(s.span, paid.day), l.product_id, l.units
    FROM (SELECT product_id, sum(quantity) AS units FROM order_lines WHERE order_id = which GROUP BY product_id) AS l
    CROSS JOIN (SELECT (created_at AT TIME ZONE 'UTC')::date AS day FROM order_history
                WHERE order_id = which AND to_status = 'paid') AS paid
    CROSS JOIN unnest(ARRAY[1, 4, 16, 64, 256]) AS s (span)
  $function$;

CREATE OR REPLACE FUNCTION sales_span_start(span integer, day date)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    SELECT date '1970-01-01' + (day - date '1970-01-01') / span * span
  $function$;

CREATE OR REPLACE FUNCTION set_limit(real)
 RETURNS real
 LANGUAGE c
 STRICT
AS '$libdir/pg_trgm', $function$set_limit$function$;

CREATE OR REPLACE FUNCTION shelf_of(ordinal bigint)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (ordinal / 2048);

CREATE OR REPLACE FUNCTION show_limit()
 RETURNS real
 LANGUAGE c
 STABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$show_limit$function$;

CREATE OR REPLACE FUNCTION show_trgm(text)
 RETURNS text[]
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$show_trgm$function$;

CREATE OR REPLACE FUNCTION similarity(text, text)
 RETURNS real
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$similarity$function$;

CREATE OR REPLACE FUNCTION similarity_dist(text, text)
 RETURNS real
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$similarity_dist$function$;

CREATE OR REPLACE FUNCTION similarity_op(text, text)
 RETURNS boolean
 LANGUAGE c
 STABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$similarity_op$function$;

CREATE OR REPLACE FUNCTION strict_word_similarity(text, text)
 RETURNS real
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$strict_word_similarity$function$;

CREATE OR REPLACE FUNCTION strict_word_similarity_commutator_op(text, text)
 RETURNS boolean
 LANGUAGE c
 STABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$strict_word_similarity_commutator_op$function$;

CREATE OR REPLACE FUNCTION strict_word_similarity_dist_commutator_op(text, text)
 RETURNS real
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$strict_word_similarity_dist_commutator_op$function$;

CREATE OR REPLACE FUNCTION strict_word_similarity_dist_op(text, text)
 RETURNS real
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$strict_word_similarity_dist_op$function$;

CREATE OR REPLACE FUNCTION strict_word_similarity_op(text, text)
 RETURNS boolean
 LANGUAGE c
 STABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$strict_word_similarity_op$function$;

CREATE OR REPLACE FUNCTION supersede_scheduled_price()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    UPDATE scheduled_prices SET status = 'ended', finished_at = CASE TG_OP WHEN 'DELETE' THEN now() ELSE NEW.changed_at END
    WHERE variant_id = OLD.variant_id AND currency = OLD.currency AND status = 'running';
    RETURN NULL;
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

CREATE OR REPLACE FUNCTION time_dist(time without time zone, time without time zone)
 RETURNS interval
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$time_dist$function$;

CREATE OR REPLACE FUNCTION top_sold(since date, until date, wanted integer)
 RETURNS TABLE(product_id uuid, units bigint)
 LANGUAGE plpgsql
 STABLE ROWS 20
AS $function$
  #variable_conflict use_column
  DECLARE
    day date := since;
    spans int[] := '{}';
    starts_on date[] := '{}';
    good bigint[] := '{}';
    shares bigint[];
    depth int := wanted + 10;
    -- so many are looked up one by one; more are met in one pass over the spans
    few CONSTANT int := 5000;
    least bigint;
    candidates uuid[];
  BEGIN
    WHILE day <= until LOOP
      spans := spans || (SELECT max(s) FROM unnest(ARRAY[1, 4, 16, 64, 256]) s WHERE sales_span_start(s, day) = day);
      starts_on := starts_on || day;
      good := good || coalesce((
        SELECT s.units FROM product_sales s WHERE s.span = spans[cardinality(spans)] AND s.starts = day AND s.units > 0
        ORDER BY s.units DESC, s.product_id OFFSET depth - 1 LIMIT 1), 0);
      day := day + spans[cardinality(spans)];
    END LOOP;

    candidates := ARRAY(
      SELECT DISTINCT best.product_id FROM unnest(spans, starts_on) AS w (span, starts) CROSS JOIN LATERAL (
        SELECT s.product_id FROM product_sales s WHERE s.span = w.span AND s.starts = w.starts AND s.units > 0
        ORDER BY s.units DESC, s.product_id LIMIT depth) AS best);
    SELECT coalesce(min(last.units), 0) INTO least FROM (
      SELECT sum(s.units) AS units FROM unnest(candidates) AS c (id)
      JOIN products p ON p.id = c.id AND p.status = 'active'
      CROSS JOIN unnest(spans, starts_on) AS w (span, starts)
      CROSS JOIN LATERAL (SELECT units FROM product_sales
        WHERE span = w.span AND starts = w.starts AND product_id = c.id OFFSET 0) AS s
      GROUP BY c.id ORDER BY 1 DESC OFFSET wanted - 1 LIMIT 1) AS last;

    SELECT array_agg(greatest(1, ceil(least::numeric * g / greatest(1, (SELECT sum(g) FROM unnest(good) g)))))
      INTO shares FROM unnest(good) g;
    candidates := ARRAY(
      SELECT DISTINCT s.product_id FROM unnest(spans, starts_on, shares) AS w (span, starts, share)
      CROSS JOIN LATERAL (SELECT product_id FROM product_sales
        WHERE span = w.span AND starts = w.starts AND units >= w.share OFFSET 0) AS s);
    IF cardinality(candidates) <= few THEN
      RETURN QUERY
        SELECT c.id, sum(s.units)::bigint AS units FROM unnest(candidates) AS c (id)
        JOIN products p ON p.id = c.id AND p.status = 'active'
        CROSS JOIN unnest(spans, starts_on) AS w (span, starts)
        CROSS JOIN LATERAL (SELECT units FROM product_sales
          WHERE span = w.span AND starts = w.starts AND product_id = c.id OFFSET 0) AS s
        GROUP BY c.id HAVING sum(s.units) > 0 ORDER BY 2 DESC, 1 LIMIT wanted;
    ELSE
      RETURN QUERY
        SELECT c.id, sum(s.units)::bigint AS units FROM unnest(candidates) AS c (id)
        JOIN products p ON p.id = c.id AND p.status = 'active'
        CROSS JOIN unnest(spans, starts_on) AS w (span, starts)
        JOIN product_sales s ON s.span = w.span AND s.starts = w.starts AND s.product_id = c.id
        GROUP BY c.id HAVING sum(s.units) > 0 ORDER BY 2 DESC, 1 LIMIT wanted;
    END IF;
  END $function$;

CREATE OR REPLACE FUNCTION ts_dist(timestamp without time zone, timestamp without time zone)
 RETURNS interval
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$ts_dist$function$;

CREATE OR REPLACE FUNCTION tstz_dist(timestamp with time zone, timestamp with time zone)
 RETURNS interval
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/btree_gist', $function$tstz_dist$function$;

CREATE OR REPLACE FUNCTION unaccent(text)
 RETURNS text
 LANGUAGE c
 STABLE PARALLEL SAFE STRICT
AS '$libdir/unaccent', $function$unaccent_dict$function$;

CREATE OR REPLACE FUNCTION unaccent(regdictionary, text)
 RETURNS text
 LANGUAGE c
 STABLE PARALLEL SAFE STRICT
AS '$libdir/unaccent', $function$unaccent_dict$function$;

CREATE OR REPLACE FUNCTION unaccent_init(internal)
 RETURNS internal
 LANGUAGE c
 PARALLEL SAFE
AS '$libdir/unaccent', $function$unaccent_init$function$;

CREATE OR REPLACE FUNCTION unaccent_lexize(internal, internal, internal, internal)
 RETURNS internal
 LANGUAGE c
 PARALLEL SAFE
AS '$libdir/unaccent', $function$unaccent_lexize$function$;

CREATE OR REPLACE FUNCTION word_similarity(text, text)
 RETURNS real
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$word_similarity$function$;

CREATE OR REPLACE FUNCTION word_similarity_commutator_op(text, text)
 RETURNS boolean
 LANGUAGE c
 STABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$word_similarity_commutator_op$function$;

CREATE OR REPLACE FUNCTION word_similarity_dist_commutator_op(text, text)
 RETURNS real
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$word_similarity_dist_commutator_op$function$;

CREATE OR REPLACE FUNCTION word_similarity_dist_op(text, text)
 RETURNS real
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$word_similarity_dist_op$function$;

CREATE OR REPLACE FUNCTION word_similarity_op(text, text)
 RETURNS boolean
 LANGUAGE c
 STABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$word_similarity_op$function$;

CREATE OR REPLACE FUNCTION words_beside_text(excerpt text, tag_words text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((setweight(to_tsvector('stoa'::regconfig, plain_words(excerpt)), 'B'::"char") || setweight(to_tsvector('stoa'::regconfig, plain_words(tag_words)), 'B'::"char")) || setweight(to_tsvector('stoa_simple'::regconfig, plain_words(tag_words)), 'B'::"char"));

CREATE OR REPLACE FUNCTION words_of(texts text[])
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
  BEGIN
    RETURN public.plain_words(array_to_string(texts, ' '));
  END $function$;

CREATE OR REPLACE FUNCTION words_of(facts jsonb)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
  BEGIN
    RETURN public.plain_words((SELECT string_agg(value #>> '{}', ' ')
      FROM jsonb_path_query(facts, 'strict $.** ? (@.type() == "string")') AS value));
  END $function$;

CREATE OR REPLACE FUNCTION words_of_tags_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    PERFORM name_tags_of((SELECT array_agg(DISTINCT post_id) FROM changed));
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION words_of_tags_removed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    PERFORM name_tags_of((SELECT array_agg(DISTINCT post_id) FROM former));
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION words_of_tags_renamed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    PERFORM name_tags_of((SELECT array_agg(DISTINCT pt.post_id)
      FROM changed n JOIN former f USING (id) JOIN post_tags pt ON pt.tag_id = n.id WHERE n.name <> f.name));
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION words_of_text(title text, content text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((setweight(to_tsvector('stoa'::regconfig, plain_words(title)), 'A'::"char") || setweight(to_tsvector('stoa_simple'::regconfig, plain_words(title)), 'A'::"char")) || setweight(to_tsvector('stoa'::regconfig, plain_words("left"(content, 100000))), 'C'::"char"));

CREATE OR REPLACE FUNCTION words_on_shelf(words tsvector, shelf bigint)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN array_to_tsvector(ARRAY(SELECT ((words_on_shelf.shelf || '/'::text) || word.word) FROM unnest(tsvector_to_array(words_on_shelf.words)) word(word) WHERE (octet_length(word.word) <= 2000)));

CREATE CONSTRAINT TRIGGER api_keys_removal AFTER DELETE ON api_keys DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.revoked_at IS NULL) AND (old.expires_at > now()))) EXECUTE FUNCTION tell_revocation('api_key_id');
CREATE CONSTRAINT TRIGGER api_keys_revocation AFTER UPDATE OF revoked_at, scopes, expires_at ON api_keys DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tell_revocation('api_key_id');
CREATE TRIGGER audit_log_append_only BEFORE DELETE OR UPDATE ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_log_never_emptied BEFORE TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER comment_likes_counted AFTER INSERT OR DELETE ON comment_likes FOR EACH ROW EXECUTE FUNCTION keep_comment_likes();
CREATE TRIGGER comments_counted AFTER INSERT OR DELETE ON comments FOR EACH ROW EXECUTE FUNCTION keep_comment_counts();
CREATE TRIGGER comments_likes_follow BEFORE UPDATE OF like_count ON comments FOR EACH ROW WHEN (((pg_trigger_depth() = 0) AND (new.like_count IS DISTINCT FROM old.like_count))) EXECUTE FUNCTION refuse_by_hand('like_count');
CREATE TRIGGER comments_recounted AFTER UPDATE OF status, deleted_at ON comments FOR EACH ROW EXECUTE FUNCTION keep_comment_counts();
CREATE TRIGGER comments_stay BEFORE UPDATE OF reply_count, post_id, parent_id ON comments FOR EACH ROW WHEN (((pg_trigger_depth() = 0) AND (((new.reply_count IS DISTINCT FROM old.reply_count) OR (new.post_id IS DISTINCT FROM old.post_id)) OR (new.parent_id IS DISTINCT FROM old.parent_id)))) EXECUTE FUNCTION refuse_by_hand('reply_count, post_id or parent_id');
CREATE TRIGGER discount_uses_are_counted AFTER INSERT OR DELETE OR UPDATE ON discount_uses FOR EACH ROW EXECUTE FUNCTION count_discount_use();
CREATE TRIGGER invoices_are_final BEFORE UPDATE ON invoices FOR EACH ROW WHEN (((old.pdf IS NOT NULL) OR (new.pdf IS NULL) OR ((((((((new.id IS DISTINCT FROM old.id) OR (new.kind IS DISTINCT FROM old.kind)) OR (new.year IS DISTINCT FROM old.year)) OR (new.sequence IS DISTINCT FROM old.sequence)) OR (new.order_id IS DISTINCT FROM old.order_id)) OR (new.refund_id IS DISTINCT FROM old.refund_id)) OR (new.issued_at IS DISTINCT FROM old.issued_at)) OR (new.facts IS DISTINCT FROM old.facts)))) EXECUTE FUNCTION keep_invoice();
CREATE TRIGGER invoices_are_numbered BEFORE INSERT ON invoices FOR EACH ROW EXECUTE FUNCTION number_invoice();
CREATE TRIGGER invoices_stay BEFORE DELETE ON invoices FOR EACH ROW EXECUTE FUNCTION keep_invoice();
CREATE TRIGGER ledger_entries_append_only BEFORE DELETE OR UPDATE ON ledger_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER ledger_entries_balance AFTER INSERT ON ledger_entries DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_ledger_balance();
CREATE TRIGGER media_files_have_to_go AFTER DELETE ON media FOR EACH ROW EXECUTE FUNCTION note_media_removal();
CREATE TRIGGER order_history_append_only BEFORE DELETE ON order_history FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER order_history_counts_sales AFTER INSERT ON order_history FOR EACH ROW WHEN (((new.to_status = 'paid'::text) OR ((new.to_status = ANY (ARRAY['cancelled'::text, 'refunded'::text])) AND (new.from_status = ANY (ARRAY['paid'::text, 'shipped'::text, 'delivered'::text]))))) EXECUTE FUNCTION count_sale();
CREATE TRIGGER order_history_is_chained BEFORE INSERT ON order_history FOR EACH ROW EXECUTE FUNCTION chain_order_history();
CREATE TRIGGER order_history_only_anonymised BEFORE UPDATE ON order_history FOR EACH ROW WHEN ((((((((((((new.sequence IS DISTINCT FROM old.sequence) OR (new.order_id IS DISTINCT FROM old.order_id)) OR (new.from_status IS DISTINCT FROM old.from_status)) OR (new.to_status IS DISTINCT FROM old.to_status)) OR (new.created_at IS DISTINCT FROM old.created_at)) OR (new."position" IS DISTINCT FROM old."position")) OR (new.previous_hash IS DISTINCT FROM old.previous_hash)) OR (new.hash IS DISTINCT FROM old.hash)) OR (new.actor_digest IS DISTINCT FROM old.actor_digest)) OR (new.reason_digest IS DISTINCT FROM old.reason_digest)) OR ((new.actor_id IS NOT NULL) AND (new.actor_id IS DISTINCT FROM old.actor_id)) OR ((new.reason IS NOT NULL) AND (new.reason IS DISTINCT FROM old.reason)) OR ((new.actor_salt IS NOT NULL) AND (new.actor_salt IS DISTINCT FROM old.actor_salt)) OR ((new.reason_salt IS NOT NULL) AND (new.reason_salt IS DISTINCT FROM old.reason_salt)))) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER order_lines_prices_are_frozen AFTER UPDATE ON order_lines FOR EACH ROW WHEN ((((((((((((new.id IS DISTINCT FROM old.id) OR (new.order_id IS DISTINCT FROM old.order_id)) OR (new.product_id IS DISTINCT FROM old.product_id)) OR (new.variant_id IS DISTINCT FROM old.variant_id)) OR (new.quantity IS DISTINCT FROM old.quantity)) OR (new.unit_price IS DISTINCT FROM old.unit_price)) OR (new.subtotal IS DISTINCT FROM old.subtotal)) OR (new.discount IS DISTINCT FROM old.discount)) OR (new.tax IS DISTINCT FROM old.tax)) OR (new.total IS DISTINCT FROM old.total)) OR (new.adjustments IS DISTINCT FROM old.adjustments))) EXECUTE FUNCTION refuse_repricing();
CREATE TRIGGER order_lines_shipped_within_order BEFORE UPDATE OF shipped_quantity ON order_lines FOR EACH ROW WHEN ((new.shipped_quantity <> old.shipped_quantity)) EXECUTE FUNCTION check_shipped_quantity();
CREATE TRIGGER orders_move_is_legal BEFORE UPDATE OF status ON orders FOR EACH ROW EXECUTE FUNCTION check_order_move();
CREATE TRIGGER orders_prices_are_frozen AFTER UPDATE ON orders FOR EACH ROW WHEN ((((((((((new.id IS DISTINCT FROM old.id) OR (new.currency IS DISTINCT FROM old.currency)) OR (new.subtotal IS DISTINCT FROM old.subtotal)) OR (new.discount IS DISTINCT FROM old.discount)) OR (new.shipping IS DISTINCT FROM old.shipping)) OR (new.tax IS DISTINCT FROM old.tax)) OR (new.tax_included IS DISTINCT FROM old.tax_included)) OR (new.total IS DISTINCT FROM old.total)) OR (new.adjustments IS DISTINCT FROM old.adjustments))) EXECUTE FUNCTION refuse_repricing();
CREATE TRIGGER orders_sent_ones_are_not_cancelled BEFORE UPDATE OF status ON orders FOR EACH ROW WHEN (((old.status = 'paid'::text) AND (new.status = 'cancelled'::text))) EXECUTE FUNCTION refuse_cancelling_sent();
CREATE CONSTRAINT TRIGGER orders_shipped_ones_are_sent AFTER UPDATE OF status ON orders DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.status = 'paid'::text) AND (new.status = 'shipped'::text))) EXECUTE FUNCTION check_sent_order();
CREATE TRIGGER payments_move_is_legal AFTER DELETE OR UPDATE ON payments FOR EACH ROW EXECUTE FUNCTION check_payment_move();
CREATE TRIGGER post_likes_counted AFTER INSERT OR DELETE ON post_likes FOR EACH ROW EXECUTE FUNCTION keep_post_likes();
CREATE TRIGGER post_tags_added AFTER INSERT ON post_tags REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION words_of_tags_changed();
CREATE TRIGGER post_tags_moved AFTER UPDATE ON post_tags REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION words_of_tags_changed();
CREATE TRIGGER post_tags_removed AFTER DELETE ON post_tags REFERENCING OLD TABLE AS former FOR EACH STATEMENT EXECUTE FUNCTION words_of_tags_removed();
CREATE TRIGGER posts_counts_follow BEFORE UPDATE OF comment_count ON posts FOR EACH ROW WHEN (((pg_trigger_depth() = 0) AND (new.comment_count IS DISTINCT FROM old.comment_count))) EXECUTE FUNCTION refuse_by_hand('comment_count');
CREATE TRIGGER posts_forget_revisions AFTER UPDATE OF author_id ON posts FOR EACH ROW WHEN (((new.author_id IS NULL) AND (old.author_id IS NOT NULL))) EXECUTE FUNCTION forget_revisions();
CREATE TRIGGER posts_index BEFORE INSERT OR UPDATE OF title, content, excerpt, tag_words ON posts FOR EACH ROW EXECUTE FUNCTION index_post();
CREATE TRIGGER posts_likes_follow BEFORE UPDATE OF like_count ON posts FOR EACH ROW WHEN (((pg_trigger_depth() = 0) AND (new.like_count IS DISTINCT FROM old.like_count))) EXECUTE FUNCTION refuse_by_hand('like_count');
CREATE TRIGGER posts_words_changed AFTER UPDATE ON posts REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION learn_words_of_changed_posts();
CREATE TRIGGER posts_words_new AFTER INSERT ON posts REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION learn_words_of_new_posts();
CREATE TRIGGER price_history_append_only BEFORE DELETE OR UPDATE ON price_history FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER prices_dated_changed BEFORE UPDATE ON prices FOR EACH ROW WHEN (((old.amount IS DISTINCT FROM new.amount) OR (old.compare_at_amount IS DISTINCT FROM new.compare_at_amount))) EXECUTE FUNCTION date_price();
CREATE TRIGGER prices_dated_new BEFORE INSERT ON prices FOR EACH ROW EXECUTE FUNCTION date_price();
CREATE TRIGGER prices_kept_changed AFTER UPDATE ON prices FOR EACH ROW WHEN (((old.amount IS DISTINCT FROM new.amount) OR (old.compare_at_amount IS DISTINCT FROM new.compare_at_amount))) EXECUTE FUNCTION keep_price();
CREATE TRIGGER prices_kept_new AFTER INSERT OR DELETE ON prices FOR EACH ROW EXECUTE FUNCTION keep_price();
CREATE TRIGGER prices_shown_changed AFTER UPDATE ON prices REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_of_prices();
CREATE TRIGGER prices_shown_gone AFTER DELETE ON prices REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_of_prices();
CREATE TRIGGER prices_shown_new AFTER INSERT ON prices REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_of_prices();
CREATE TRIGGER prices_supersede AFTER UPDATE ON prices FOR EACH ROW WHEN ((old.amount IS DISTINCT FROM new.amount)) EXECUTE FUNCTION supersede_scheduled_price();
CREATE TRIGGER prices_supersede_gone AFTER DELETE ON prices FOR EACH ROW EXECUTE FUNCTION supersede_scheduled_price();
CREATE TRIGGER products_counted_gone AFTER DELETE ON products REFERENCING OLD TABLE AS former FOR EACH STATEMENT EXECUTE FUNCTION count_gone_products();
CREATE TRIGGER products_counted_moved AFTER UPDATE OF status ON products FOR EACH ROW WHEN ((old.status <> new.status)) EXECUTE FUNCTION count_moved_product();
CREATE TRIGGER products_counted_new AFTER INSERT ON products REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_new_products();
CREATE TRIGGER products_shown_currency AFTER UPDATE OF price_currency ON products FOR EACH ROW WHEN ((old.price_currency <> new.price_currency)) EXECUTE FUNCTION refresh_of_product();
CREATE TRIGGER products_words_changed AFTER UPDATE ON products REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION learn_words_of_changed();
CREATE TRIGGER products_words_new AFTER INSERT ON products REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION learn_words_of_new();
CREATE TRIGGER refund_lines_append_only BEFORE DELETE OR UPDATE ON refund_lines FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refund_lines_are_counted AFTER INSERT ON refund_lines FOR EACH ROW EXECUTE FUNCTION count_refund_line();
CREATE TRIGGER refunds_are_counted AFTER INSERT OR DELETE OR UPDATE ON refunds FOR EACH ROW EXECUTE FUNCTION count_refund();
CREATE TRIGGER reviews_rated_changed AFTER UPDATE ON reviews REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_ratings();
CREATE TRIGGER reviews_rated_gone AFTER DELETE ON reviews REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION keep_ratings();
CREATE TRIGGER reviews_rated_new AFTER INSERT ON reviews REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_ratings();
CREATE CONSTRAINT TRIGGER sessions_removal AFTER DELETE ON sessions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.revoked_at IS NULL) AND (old.expires_at > now()))) EXECUTE FUNCTION tell_revocation('session_id');
CREATE CONSTRAINT TRIGGER sessions_revocation AFTER UPDATE OF revoked_at, authenticated_at, expires_at ON sessions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tell_revocation('session_id');
CREATE TRIGGER shipment_lines_append_only BEFORE DELETE OR UPDATE ON shipment_lines FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER shipment_lines_are_counted AFTER INSERT ON shipment_lines FOR EACH ROW EXECUTE FUNCTION count_shipment_line();
CREATE TRIGGER shipments_are_final BEFORE DELETE OR UPDATE OF id, order_id, created_at ON shipments FOR EACH ROW EXECUTE FUNCTION check_shipment();
CREATE TRIGGER shipments_of_paid_orders BEFORE INSERT ON shipments FOR EACH ROW EXECUTE FUNCTION check_shipment();
CREATE CONSTRAINT TRIGGER signing_keys_news AFTER INSERT OR DELETE OR UPDATE OF active_from, retires_at, public_jwk ON signing_keys DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tell_signing_key();
CREATE TRIGGER stock_movements_append_only BEFORE DELETE OR UPDATE ON stock_movements FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER stock_movements_continue AFTER INSERT ON stock_movements REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_stock_movements();
CREATE TRIGGER tags_renamed AFTER UPDATE ON tags REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION words_of_tags_renamed();
CREATE TRIGGER totp_factors_staff_sign_in AFTER DELETE OR UPDATE OF confirmed_at ON totp_factors FOR EACH ROW WHEN ((old.confirmed_at IS NOT NULL)) EXECUTE FUNCTION keep_staff_sign_in();
CREATE TRIGGER users_last_admin AFTER DELETE OR UPDATE OF role, status ON users FOR EACH ROW WHEN (((old.role = 'admin'::text) AND (old.status = 'active'::text))) EXECUTE FUNCTION keep_an_admin();
CREATE CONSTRAINT TRIGGER users_revocation AFTER DELETE OR UPDATE OF role, tier, status, sessions_valid_from ON users DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tell_revocation('user_id');
CREATE TRIGGER users_staff_sign_in AFTER UPDATE OF password_hash, password_is_long ON users FOR EACH ROW WHEN (((new.role <> 'viewer'::text) AND (new.password_hash IS NOT NULL) AND (NOT new.password_is_long) AND ((old.password_hash IS NULL) OR old.password_is_long))) EXECUTE FUNCTION keep_staff_sign_in();
CREATE TRIGGER variants_shown_changed AFTER UPDATE ON variants REFERENCING OLD TABLE AS removed NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_of_changed_variants();
CREATE TRIGGER variants_shown_new AFTER INSERT ON variants REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_of_variants();
CREATE CONSTRAINT TRIGGER variants_stock_equals_ledger AFTER INSERT OR UPDATE OF stock ON variants DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_stock_ledger();
