import {
  adjectives,
  colours,
  departments,
  materials,
  sentences,
  sizes,
  syllables,
} from './catalogue-words.mjs';

const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
const list = (words) => `ARRAY[${words.map(quoted).join(', ')}]`;
const one = (words, pick) => `(${list(words)})[1 + ${pick}]`;

/** 160 leaves, four in each of 40 groups. */
const shelves = Object.values(departments).flatMap((groups) => Object.values(groups).flat()).length;

/** What the statements below are written with. `pick` is chance that comes out the same every time. */
export const tools = `
  CREATE SCHEMA bench;
  CREATE FUNCTION bench.pick(n int, salt int, below int) RETURNS int IMMUTABLE PARALLEL SAFE LANGUAGE sql
    RETURN (hashint4extended(n, salt) & 1073741823)::int % below;
  -- a UUID of version 7: its time first, the rest by chance
  CREATE FUNCTION bench.id(at timestamptz, n int, salt int) RETURNS uuid IMMUTABLE PARALLEL SAFE LANGUAGE sql
    RETURN overlay(overlay(
      lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || right(md5(n || '/' || salt), 20)
      PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid;
  CREATE FUNCTION bench.word(n int, salt int) RETURNS text IMMUTABLE PARALLEL SAFE LANGUAGE sql
    RETURN ${[1, 2, 3].map((part) => one(syllables, `bench.pick(n, salt + ${part}, ${syllables.length})`)).join(' || ')};
  -- products are added one every 90 seconds: a million of them takes just under three years
  CREATE FUNCTION bench.time_of(n int) RETURNS timestamptz IMMUTABLE PARALLEL SAFE LANGUAGE sql
    RETURN timestamptz '2022-01-03 08:00:00+00' + n * interval '90 seconds';
`;

const slug = (text) => text.toLowerCase().replaceAll(' ', '-');

/** Departments, groups and things as a tree of 208 categories; the leaves are numbered as the things are. */
export function categories() {
  let n = 0;
  const rows = [];
  const add = (name, parent, leaf) => {
    n += 1;
    rows.push(
      `(${n}, ${parent ?? 'NULL'}, ${quoted(name)}, ${quoted(`${slug(name)}-${n}`)}, ${leaf ?? 'NULL'})`,
    );
    return n;
  };
  let leaf = 0;
  for (const [department, groups] of Object.entries(departments)) {
    const top = add(department, null);
    for (const [group, names] of Object.entries(groups)) {
      const middle = add(group, top);
      for (const name of names) add(name, middle, (leaf += 1) - 1);
    }
  }
  return `
    CREATE TABLE bench.leaves AS
      SELECT n, parent, name, slug, leaf, bench.id(bench.time_of(0), n, 1) AS id,
        bench.id(bench.time_of(0), parent, 1) AS parent_id
      FROM (VALUES ${rows.join(', ')}) AS tree (n, parent, name, slug, leaf);
    INSERT INTO categories (id, parent_id, name, slug, created_at, updated_at)
      SELECT id, parent_id, name, slug, bench.time_of(0), bench.time_of(0) FROM bench.leaves`;
}

/** People who have written reviews. */
export const reviewers = 5000;
export const people = `
  INSERT INTO users (id, email, email_key, name, role, tier, status, created_at, updated_at)
  SELECT bench.id(bench.time_of(0), n, 2), 'buyer-' || n || '@example.com', 'buyer-' || n || '@example.com',
    initcap(bench.word(n, 70)), 'viewer', 'regular', 'active', bench.time_of(0), bench.time_of(0)
  FROM generate_series(1, ${reviewers}) AS n`;

/** The facts of products $1 to $2, worked out once for all the tables that show them. */
export const batch = (from, to) => `
  CREATE TEMP TABLE batch ON COMMIT DROP AS
  SELECT facts.*, bench.id(at, n, 1) AS id, category_id, thing,
    concat_ws(' ', brand, adjective, thing, model) AS name
  FROM (
    SELECT n, bench.time_of(n) AS at, initcap(bench.word(bench.pick(n, 1, 500), 80)) AS brand,
      initcap(bench.word(n, 90)) AS model, ${one(adjectives, `bench.pick(n, 2, ${adjectives.length})`)} AS adjective,
      -- some shelves are fuller than others: the first holds one product in 12, the last one in 300
      floor(${shelves} * power(bench.pick(n, 3, 100000) / 100000.0, 2))::int AS leaf,
      ${one(colours, `bench.pick(n, 4, ${colours.length})`)} AS colour,
      ${one(materials, `bench.pick(n, 5, ${materials.length})`)} AS material,
      500 + bench.pick(n, 6, 200) * bench.pick(n, 7, 200) AS price,
      CASE WHEN bench.pick(n, 8, 100) < 80 THEN 1 ELSE 2 + bench.pick(n, 9, 3) END AS variants,
      CASE WHEN bench.pick(n, 10, 100) < 5 THEN 'draft' WHEN bench.pick(n, 10, 100) < 10 THEN 'archived' ELSE 'active' END AS status,
      bench.pick(n, 11, 100) < 60 AS in_euros, bench.pick(n, 12, 100) < 30 AS price_moved
    FROM generate_series(${from}, ${to}) AS n
  ) AS facts
  JOIN (SELECT leaf, id AS category_id, name AS thing FROM bench.leaves) AS shelf USING (leaf);

  CREATE TEMP TABLE sold ON COMMIT DROP AS
  SELECT b.n, k, b.id AS product_id, bench.id(b.at, b.n, 10 + k) AS id, b.at, b.in_euros, b.price_moved,
    upper(left(b.brand, 3)) || '-' || b.n || CASE WHEN b.variants > 1 THEN '-' || (${list(sizes)})[k] ELSE '' END AS sku,
    CASE WHEN b.variants > 1 THEN jsonb_build_object('Size', (${list(sizes)})[k]) ELSE '{}' END AS options,
    CASE WHEN bench.pick(b.n, 20 + k, 100) < 12 THEN 0 ELSE 1 + bench.pick(b.n, 30 + k, 250) END AS stock,
    b.price + 100 * (k - 1) AS usd, (b.price + 100 * (k - 1)) * 92 / 100 AS eur,
    -- one price in ten changed in the last four weeks, so that the lowest of thirty days has to be looked for
    CASE WHEN bench.pick(b.n, 13, 3) = 0 THEN date_trunc('minute', now()) - bench.pick(b.n, 14, 28) * interval '1 day'
      ELSE b.at + interval '60 days' END AS moved_at,
    CASE WHEN bench.pick(b.n, 15, 2) = 0 THEN 9 ELSE 11 END AS tenths_before
  FROM batch b CROSS JOIN LATERAL generate_series(1, b.variants) AS k;
  ANALYZE batch, sold;
`;

/** Products with what follows from their variants, as the triggers would have it. `more`: columns of others. */
export const products = (more) => `
  INSERT INTO products (id, slug, name, description, price_amount, price_currency, status, category_id, tags, images,
    attributes, options, in_stock, skus, created_at, updated_at${more.map(({ column }) => `, ${column}`).join('')})
  SELECT b.id, lower(replace(b.name, ' ', '-')) || '-' || b.n, b.name,
    format(E'%s %s in %s, finished in **%s**.\\n\\n%s %s\\n\\n- brand: %s\\n- model: %s %s',
      b.adjective, lower(b.thing), b.material, b.colour,
      ${one(sentences, 'bench.pick(b.n, 40, 8)')}, ${one(sentences, 'bench.pick(b.n, 41, 8)')}, b.brand, b.model, b.n),
    v.price, 'USD', b.status, b.category_id,
    array_remove(ARRAY[b.colour, CASE WHEN bench.pick(b.n, 42, 10) < 4 THEN 'everyday' END,
      CASE WHEN bench.pick(b.n, 43, 10) = 0 THEN 'sale' END,
      CASE WHEN bench.pick(b.n, 44, 2000) = 0 THEN 'limited-edition' END], NULL),
    jsonb_build_array(jsonb_build_object('url', 'https://images.example.com/' || b.n || '.jpg', 'alt', b.name)),
    jsonb_build_object('brand', b.brand, 'material', b.material, 'colour', b.colour,
      'weight', 50 + bench.pick(b.n, 45, 5000), 'recycled', bench.pick(b.n, 46, 4) = 0),
    CASE WHEN b.variants > 1 THEN jsonb_build_array(jsonb_build_object('name', 'Size', 'values', v.sizes)) ELSE '[]' END,
    v.in_stock, v.skus, b.at, b.at${more.map(({ value }) => `, ${value}`).join('')}
  FROM batch b JOIN (
    SELECT n, min(usd) AS price, bool_or(stock > 0) AS in_stock, string_agg(sku, ' ' ORDER BY k) AS skus,
      jsonb_agg(options->'Size' ORDER BY k) AS sizes
    FROM sold GROUP BY n
  ) AS v USING (n) ${more.map(({ source }) => source ?? '').join(' ')} ORDER BY b.n`;

/** What hangs on products, one statement for each table. */
export const belongings = [
  `INSERT INTO variants (id, product_id, position, sku, options, stock, low_stock_threshold, created_at, updated_at)
   SELECT id, product_id, k - 1, sku, options, stock, CASE WHEN n % 2 = 0 THEN 5 END, at, at FROM sold ORDER BY n, k`,

  `WITH priced AS (
     SELECT id, product_id, n, k, 'USD' AS currency, usd AS amount, at, price_moved, moved_at, tenths_before FROM sold
     UNION ALL SELECT id, product_id, n, k, 'EUR', eur, at, price_moved, moved_at, tenths_before FROM sold WHERE in_euros
   ), kept AS (
     INSERT INTO prices (variant_id, currency, amount, compare_at_amount, changed_at, in_force_since, prior_amount)
     SELECT id, currency, amount, CASE WHEN price_moved AND tenths_before > 10 THEN amount * tenths_before / 10 END,
       since, since, CASE WHEN price_moved THEN amount * tenths_before / 10 END
     FROM priced CROSS JOIN LATERAL (SELECT CASE WHEN price_moved THEN moved_at ELSE at END AS since) AS moment
   ), shown AS (
     INSERT INTO product_prices (product_id, currency, amount)
     SELECT product_id, currency, min(amount) FROM priced GROUP BY product_id, currency
   )
   INSERT INTO price_history (product_id, variant_id, currency, amount, valid_from)
   SELECT product_id, id, currency, line.amount, line.since FROM priced CROSS JOIN LATERAL (
     SELECT CASE WHEN price_moved THEN amount * tenths_before / 10 ELSE amount END AS amount, at AS since
     UNION ALL SELECT amount, moved_at WHERE price_moved
   ) AS line ORDER BY line.since`,

  // what was received, less what a count found missing later; the first product's ledger is as long as a best seller's
  `INSERT INTO stock_movements (id, product_id, variant_id, delta, stock_after, reason, created_at)
   SELECT bench.id(at + j * interval '1 hour', n, 1000 + 8 * j + k), product_id, id,
     CASE j WHEN 1 THEN stock + 3 * (lines - 1) ELSE -3 END, stock + 3 * (lines - j),
     CASE j WHEN 1 THEN 'received' ELSE 'adjusted' END, at + j * interval '1 hour'
   FROM sold CROSS JOIN LATERAL (
     SELECT CASE WHEN n = 1 THEN 5000 WHEN stock = 0 THEN 2 * bench.pick(n, 50, 2) ELSE 1 + bench.pick(n, 50, 2) END AS lines
   ) AS ledger CROSS JOIN LATERAL generate_series(1, lines) AS j ORDER BY j, n, k`,
];
