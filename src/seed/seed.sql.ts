/** Each statement takes all of its rows at once, as JSON in $1. */

export const insertUsers = `
  INSERT INTO users (id, email, email_key, password_hash, password_is_long, email_verified_at, name, role, tier, status,
    created_at, updated_at)
  SELECT id, email, email, $2, $3::boolean, at, name, role, tier, 'active', at, at
  FROM jsonb_to_recordset($1) AS r (id uuid, email text, name text, role text, tier text, at timestamptz)`;

export const insertCategories = `
  INSERT INTO categories (id, parent_id, name, slug, created_at, updated_at)
  SELECT id, parent_id, name, slug, at, at
  FROM jsonb_to_recordset($1) AS r (id uuid, parent_id uuid, name text, slug text, at timestamptz)`;

/** Their variants bring price and stock. */
export const insertProducts = `
  INSERT INTO products (id, slug, name, description, price_amount, price_currency, status, category_id, tags, attributes,
    options, created_at, updated_at)
  SELECT id, slug, name, description, 0, 'USD', status, category_id, ARRAY(SELECT jsonb_array_elements_text(tags)),
    attributes, options, at, at
  FROM jsonb_to_recordset($1) AS r (id uuid, slug text, name text, description text, status text, category_id uuid,
    tags jsonb, attributes jsonb, options jsonb, at timestamptz)`;

/** Each with a price in dollars and one in euros. */
export const insertVariants = `
  WITH source AS (
    SELECT * FROM jsonb_to_recordset($1) AS r (id uuid, product_id uuid, position int, sku text, options jsonb, price int,
      grams int, at timestamptz)
  ), kept AS (
    INSERT INTO variants (id, product_id, position, sku, options, stock, low_stock_threshold, weight_grams, created_at,
      updated_at)
    SELECT id, product_id, position, sku, options, 0, 5, grams, at, at FROM source
  )
  INSERT INTO prices (variant_id, currency, amount, changed_at)
  SELECT id, 'USD', price, at FROM source UNION ALL SELECT id, 'EUR', price * 92 / 1000 * 10 + 9, at FROM source`;

/** The next movement of each variant, at most one for each: figure and ledger move together. */
export const moveStock = `
  WITH source AS (
    SELECT * FROM jsonb_to_recordset($1) AS r (id uuid, variant_id uuid, delta int, reason text, order_id uuid,
      actor_id uuid, at timestamptz)
  ), moved AS (
    UPDATE variants v SET stock = v.stock + s.delta FROM source s WHERE v.id = s.variant_id
    RETURNING v.stock, v.product_id, s.*
  )
  INSERT INTO stock_movements (id, product_id, variant_id, delta, stock_after, reason, order_id, actor_id, created_at)
  SELECT id, product_id, variant_id, delta, stock, reason, order_id, actor_id, at FROM moved`;

export const insertOrders = `
  WITH source AS (
    SELECT * FROM jsonb_to_recordset($1) AS r (id uuid, user_id uuid, status text, tier text, subtotal bigint,
      discount bigint, total bigint, note text, carrier text, tracking_number text, payment_due_at timestamptz,
      at timestamptz, updated_at timestamptz, adjustments jsonb, lines jsonb, moves jsonb)
  ), placed AS (
    INSERT INTO orders (id, user_id, status, currency, subtotal, discount, shipping, tax, total, tier, note, carrier,
      tracking_number, payment_due_at, created_at, updated_at, adjustments)
    SELECT id, user_id, status, 'USD', subtotal, discount, 0, 0, total, tier, note, carrier, tracking_number,
      payment_due_at, at, updated_at, adjustments FROM source
  ), lines AS (
    INSERT INTO order_lines (id, order_id, position, product_id, variant_id, sku, name, options, quantity, unit_price,
      subtotal, discount, total, adjustments)
    SELECT (l->>'id')::uuid, s.id, l_position - 1, (l->>'product_id')::uuid, (l->>'variant_id')::uuid, l->>'sku', l->>'name',
      l->'options', (l->>'quantity')::int,
      (l->>'unit_price')::bigint, (l->>'subtotal')::bigint, (l->>'discount')::bigint, (l->>'total')::bigint, l->'adjustments'
    FROM source s, jsonb_array_elements(s.lines) WITH ORDINALITY AS e (l, l_position)
  )
  INSERT INTO order_history (order_id, from_status, to_status, actor_id, reason, created_at)
  SELECT s.id, m->>'from', m->>'to', (m->>'actor_id')::uuid, m->>'reason', (m->>'at')::timestamptz
  FROM source s, jsonb_array_elements(s.moves) WITH ORDINALITY AS e (m, m_position) ORDER BY s.at, m_position`;

/** Each order that was sent, in one shipment. */
export const insertShipments = `
  WITH sent AS (
    INSERT INTO shipments (id, order_id, carrier, tracking_number, created_at, updated_at)
    SELECT gen_random_uuid(), o.id, o.carrier, o.tracking_number, h.created_at, h.created_at
    FROM jsonb_to_recordset($1) AS r (id uuid) JOIN orders o ON o.id = r.id
    JOIN order_history h ON h.order_id = o.id AND h.to_status = 'shipped' RETURNING id, order_id
  )
  INSERT INTO shipment_lines (shipment_id, line_id, quantity)
  SELECT sent.id, l.id, l.quantity FROM sent JOIN order_lines l USING (order_id)`;

/** One payment for each paid order, known to the sandbox too; refunded ones with their refund. */
export const insertPayments = `
  WITH source AS (
    SELECT id, gen_random_uuid() AS payment_id, gen_random_uuid() AS refund_id, total, payment, at, updated_at
    FROM jsonb_to_recordset($1) AS r (id uuid, total bigint, payment text, at timestamptz, updated_at timestamptz)
  ), booked AS (
    INSERT INTO payments (id, order_id, provider, provider_payment_id, status, amount, currency, created_at, updated_at)
    SELECT payment_id, id, 'sandbox', 'sbx_' || payment_id, payment, total, 'USD', at, updated_at FROM source
  ), refunded AS (
    INSERT INTO refunds (id, payment_id, amount, currency, reason, status, created_at, updated_at)
    SELECT refund_id, payment_id, total, 'USD', 'Refunded in full.', 'succeeded', updated_at, updated_at FROM source
    WHERE payment = 'refunded'
  ), entries AS (
    INSERT INTO ledger_entries (movement_id, account, amount, currency, payment_id, created_at)
    SELECT payment_id, account, amount, 'USD', payment_id, at
    FROM source, LATERAL (VALUES ('provider', total), ('goods', -total)) AS entry (account, amount)
    UNION ALL
    SELECT refund_id, account, amount, 'USD', payment_id, updated_at
    FROM source, LATERAL (VALUES ('provider', -total), ('refunds', total)) AS entry (account, amount)
    WHERE payment = 'refunded'
  ), known AS (
    INSERT INTO sandbox_payments (id, client_secret_hash, amount, currency, status, refunded, created_at)
    SELECT 'sbx_' || payment_id, sha256(gen_random_uuid()::text::bytea), total, 'USD', 'succeeded',
      CASE payment WHEN 'refunded' THEN total ELSE 0 END, at FROM source
  )
  INSERT INTO sandbox_refunds (id, payment_id, amount, created_at)
  SELECT 'sbr_' || refund_id, 'sbx_' || payment_id, total, updated_at FROM source WHERE payment = 'refunded'`;

export const insertPosts = `
  WITH source AS (
    SELECT * FROM jsonb_to_recordset($1) AS r (id uuid, title text, slug text, content text, content_html text, excerpt text,
      reading_minutes int, status text, tags jsonb, at timestamptz)
  ), written AS (
    INSERT INTO posts (id, author_id, title, slug, content, content_html, excerpt, excerpt_is_given, reading_minutes, status,
      published_at, first_published_at, created_at, updated_at)
    SELECT id, $2::uuid, title, slug, content, content_html, excerpt, false, reading_minutes, status,
      CASE status WHEN 'published' THEN at END, CASE status WHEN 'published' THEN at END, at, at FROM source
  ), begun AS (
    INSERT INTO post_revisions (post_id, number, actor_id, created_at, title, slug, content, tags)
    SELECT id, 1, $2::uuid, at, title, slug, content,
      ARRAY(SELECT t->>'name' FROM jsonb_array_elements(tags) WITH ORDINALITY AS e (t, position) ORDER BY position) FROM source
  ), used AS (
    SELECT s.id AS post_id, (t->>'id')::uuid AS id, t->>'slug' AS slug, t->>'name' AS name, (position - 1)::int AS position
    FROM source s, jsonb_array_elements(s.tags) WITH ORDINALITY AS e (t, position)
  ), made AS (
    INSERT INTO tags (id, slug, name) SELECT DISTINCT ON (slug) id, slug, name FROM used ORDER BY slug, id
    RETURNING id, slug
  )
  INSERT INTO post_tags (post_id, tag_id, position)
  SELECT used.post_id, made.id, used.position FROM used JOIN made USING (slug)`;

export const insertComments = `
  INSERT INTO comments (id, post_id, author_id, parent_id, body, status, first_approved_at, created_at, updated_at)
  SELECT id, post_id, author_id, parent_id, body, 'approved', at, at, at
  FROM jsonb_to_recordset($1) AS r (id uuid, post_id uuid, author_id uuid, parent_id uuid, body text, at timestamptz)`;

/** Reports know what was sold before anybody listened. */
export const countSales = `
  SELECT count_sale(id) FROM orders o WHERE EXISTS (
    SELECT FROM order_history h WHERE h.order_id = o.id AND h.to_status = 'paid');
  SELECT count_refund(id) FROM refunds WHERE status = 'succeeded'`;
