import { orders } from './catalogue-orders.mjs';
import { reviewers } from './catalogue-seed.sql.mjs';

/** What other features keep beside products, when this release has them. */
export async function extrasOf(client) {
  const known = [
    {
      table: 'reviews',
      prepare: `
        CREATE TEMP TABLE said ON COMMIT DROP AS
        SELECT b.n, b.id AS product_id, k, bench.id(b.at, b.n, 100000 + k) AS id,
          bench.id(bench.time_of(0), 1 + (bench.pick(b.n, 60, ${reviewers}) + k) % ${reviewers}, 2) AS author_id,
          (ARRAY[1, 2, 3, 4, 4, 5, 5, 5])[1 + bench.pick(b.n * 7 + k, 61, 8)] AS rating,
          CASE WHEN bench.pick(b.n * 7 + k, 62, 10) = 0 THEN 'pending' ELSE 'approved' END AS status,
          b.at + k * interval '5 hours' AS at
        FROM batch b CROSS JOIN LATERAL generate_series(1, CASE WHEN b.n = 1 THEN ${reviewers}
          WHEN bench.pick(b.n, 63, 10) < 7 THEN 0 ELSE 1 + bench.pick(b.n, 64, 3) END) AS k;
        CREATE TEMP TABLE rated ON COMMIT DROP AS
        SELECT n, count(*) AS count, sum(rating) AS sum,
          ARRAY[${[1, 2, 3, 4, 5].map((stars) => `(count(*) FILTER (WHERE rating = ${stars}))::int`).join(', ')}] AS stars
        FROM said WHERE status = 'approved' GROUP BY n; ANALYZE said, rated`,
      columns: [
        { column: 'rating_count', value: 'coalesce(r.count, 0)', source: 'LEFT JOIN rated r USING (n)' },
        { column: 'rating_sum', value: 'coalesce(r.sum, 0)' },
        { column: 'rating_stars', value: "coalesce(r.stars, '{0,0,0,0,0}')" },
      ],
      fill: `
        INSERT INTO reviews (id, product_id, author_id, rating, title, body, status, created_at, updated_at)
        SELECT id, product_id, author_id, rating, 'As I hoped', 'I have used it for ' || k || ' weeks, and would buy it again.',
          status, at, at FROM said ORDER BY n, k`,
    },
    {
      // one product in ten sells, most of them now and then and a few by the hundred (the n-th best a share of 1 in n);
      // spans of 4 to 256 days sum the days up
      table: 'product_sales',
      fill: `
        WITH daily AS (
          SELECT b.id, current_date - bench.pick(b.n * 7 + k, 66, 365) AS day,
            least(5000, ceil(3 / (0.0005 + bench.pick(b.n, 69, 100000) / 100000.0)) + bench.pick(b.n * 7 + k, 67, 5))::int AS units
          FROM batch b CROSS JOIN LATERAL generate_series(1, CASE WHEN bench.pick(b.n, 65, 10) = 0
            THEN 1 + bench.pick(b.n, 68, 5) ELSE 0 END) AS k
        )
        INSERT INTO product_sales (span, starts, product_id, units)
        SELECT span, sales_span_start(span, day), id, sum(units)
        FROM daily CROSS JOIN unnest(ARRAY[1, 4, 16, 64, 256]) AS span GROUP BY 1, 2, 3`,
    },
    { table: 'orders', finish: orders },
    {
      table: 'search_words',
      // every model has a word of its own, the rest is said in any thousand products
      finish: (size) => `
        INSERT INTO search_words (vocabulary, word, stem)
        SELECT 'catalogue', word, coalesce((ts_lexize('english_stem', word))[1], word) FROM (
          SELECT bench.word(n, 90) AS word FROM generate_series(1, ${size}) AS n
          UNION SELECT unnest(tsvector_to_array(to_tsvector('stoa_simple', concat_ws(' ', name, skus, tags,
            attributes->>'brand', attributes->>'material', attributes->>'colour', plain_words(description)))))
          FROM generate_series(1, least(${size}, 3000)) AS n JOIN products p ON p.id = bench.id(bench.time_of(n), n, 1)
        ) AS words WHERE word ~ '^[[:alpha:]]{3,30}$'`,
    },
  ];
  const { rows } = await client.query(
    'SELECT name FROM unnest($1::text[]) AS name WHERE to_regclass(name) IS NOT NULL',
    [known.map(({ table }) => table)],
  );
  return known.filter(({ table }) => rows.some(({ name }) => name === table));
}
