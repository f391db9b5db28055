const own = `p.id, p.slug, p.name, p.description, p.status,
  CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'slug', c.slug, 'name', c.name) END AS category,
  p.tags, p.images, p.attributes, p.rating_count, p.rating_sum, p.created_at, p.updated_at`;

const columns = `${own},
  (SELECT json_build_object('sku', (array_agg(v.sku ORDER BY v.position, v.id))[1], 'stock', sum(v.stock), 'count', count(*))
   FROM variants v WHERE v.product_id = p.id AND v.is_active) AS offer,
  (SELECT json_build_object('currency', s.currency, 'amount', s.amount, 'compare_at', s.compare_at_amount,
     'lowest', f.lowest, 'prior', f.prior)
   FROM (
     SELECT v.id, o.currency, o.amount, o.compare_at_amount
     FROM variants v JOIN prices o ON o.variant_id = v.id AND o.currency = p.price_currency
     WHERE v.product_id = p.id AND v.is_active ORDER BY o.amount, v.position, v.id LIMIT 1
   ) s CROSS JOIN LATERAL price_facts(s.id, s.currency, $2) f) AS price`;

/** A product with all that can be bought of it: $1 its id, $2 the time. */
export const detail = {
  name: 'detail',
  text: `SELECT ${own}, p.options,
    (SELECT json_agg(json_build_object('id', v.id, 'sku', v.sku, 'options', v.options, 'stock', v.stock,
       'low_stock_threshold', v.low_stock_threshold, 'weight_grams', v.weight_grams, 'prices', (
         SELECT json_agg(json_build_object('currency', o.currency, 'amount', o.amount, 'compare_at', o.compare_at_amount,
           'lowest', f.lowest, 'prior', f.prior) ORDER BY o.currency <> p.price_currency, o.currency)
         FROM prices o CROSS JOIN LATERAL price_facts(v.id, o.currency, $2) f WHERE o.variant_id = v.id
       )) ORDER BY v.position, v.id)
     FROM variants v WHERE v.product_id = p.id AND v.is_active) AS variants
  FROM products p LEFT JOIN categories c ON c.id = p.category_id
  WHERE p.id = $1 AND p.status = 'active'`,
};

/** The newest $1 products: $2 the time. */
export const list = {
  name: 'list',
  text: `SELECT ${columns}
  FROM (SELECT * FROM products WHERE status = 'active' ORDER BY created_at DESC, id DESC LIMIT $1) p
  LEFT JOIN categories c ON c.id = p.category_id ORDER BY p.created_at DESC, p.id DESC`,
};

/** The next $1 products after one of the time $3 and the id $4: $2 the time. */
export const listAfter = {
  name: 'list-after',
  text: `SELECT ${columns}
  FROM (SELECT * FROM products WHERE status = 'active' AND (created_at, id) < ($3::timestamptz, $4::uuid)
    ORDER BY created_at DESC, id DESC LIMIT $1) p
  LEFT JOIN categories c ON c.id = p.category_id ORDER BY p.created_at DESC, p.id DESC`,
};

/** The $1 products that the word $3 fits best: $2 the time. */
export const search = {
  name: 'search',
  text: `SELECT ${columns}
  FROM (SELECT p.*, ts_rank(p.search, websearch_to_tsquery('stoa', $3)) AS relevance FROM products p
    WHERE p.status = 'active' AND p.search @@ websearch_to_tsquery('stoa', $3)
    ORDER BY relevance DESC, p.id DESC LIMIT $1) p
  LEFT JOIN categories c ON c.id = p.category_id ORDER BY p.relevance DESC, p.id DESC`,
};

/** How many products there are; lists say so. */
export const count = {
  name: 'count',
  text: "SELECT count(*)::int AS total FROM products WHERE status = 'active'",
};

/** A published post by its slug $1. */
export const post = {
  name: 'post',
  text: `SELECT p.id, p.slug, p.title, p.excerpt, p.status, p.author_id, u.name AS author_name,
    (SELECT coalesce(json_agg(json_build_object('slug', t.slug, 'name', t.name) ORDER BY pt.position), '[]')
     FROM post_tags pt JOIN tags t ON t.id = pt.tag_id WHERE pt.post_id = p.id) AS tags,
    p.reading_minutes, p.comment_count, p.like_count, p.content, p.content_html, p.published_at, p.created_at, p.updated_at
  FROM posts p LEFT JOIN users u ON u.id = p.author_id WHERE p.slug = $1 AND p.status = 'published'`,
};

/** Who has the address $1. */
export const account = {
  name: 'account',
  text: 'SELECT id, password_hash FROM users WHERE email_key = $1',
};

/** A checkout of one line as most shops begin: five statements with those that open and close the transaction. */
export const orderStatements = {
  take: {
    name: 'take',
    text: 'UPDATE bare_products SET stock = stock - $2 WHERE id = $1 AND stock >= $2 RETURNING price',
  },
  order: {
    name: 'order',
    text: "INSERT INTO bare_orders (total, currency) VALUES ($1, 'USD') RETURNING id",
  },
  line: {
    name: 'line',
    text: 'INSERT INTO bare_lines (order_id, product_id, quantity, price) VALUES ($1, $2, $3, $4)',
  },
};

/** Makes the tables that it writes to, filled with everything that is on sale in Stoa's, for the role that it comes as. */
export const bareTables = (role) => [
  'DROP TABLE IF EXISTS bare_lines, bare_orders, bare_products',
  'CREATE TABLE bare_products (id uuid PRIMARY KEY, price int NOT NULL, stock int NOT NULL CHECK (stock >= 0))',
  "INSERT INTO bare_products SELECT id, price_amount, 100000000 FROM products WHERE status = 'active'",
  `CREATE TABLE bare_orders (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, total int NOT NULL, currency text NOT NULL,
     created_at timestamptz NOT NULL DEFAULT now())`,
  `CREATE TABLE bare_lines (
     order_id bigint NOT NULL REFERENCES bare_orders, product_id uuid NOT NULL REFERENCES bare_products,
     quantity int NOT NULL, price int NOT NULL, PRIMARY KEY (order_id, product_id))`,
  'VACUUM ANALYZE bare_products',
  `GRANT SELECT, INSERT, UPDATE ON bare_products, bare_orders, bare_lines TO "${role}"`,
];
