// What the service sends to its database for one request, as a script of pgbench: the same statements with the same values,
// but for ids, the key and the product, which are others each time.
import pg from 'pg';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * `statements` as they were heard, `key` the idempotency key that was sent, `products` the number of rows of
 * bench_products (n, product_id, variant_id), one of which was asked for. What else stands in the database keeps its id.
 * They are one transaction unless `isTransaction` is false.
 */
export async function checkoutScript(
  url,
  { statements, key, product, variant, products, isTransaction = true },
) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const kept = await knownIds(client, statements);
    const made = new Map();
    const expression = (id) => {
      if (id === product) return '(SELECT product_id FROM bench_products WHERE n = :p)';
      if (id === variant) return '(SELECT variant_id FROM bench_products WHERE n = :p)';
      if (kept.has(id)) return null;
      if (!made.has(id)) made.set(id, `r${made.size}`);
      return `('00000000-0000-7000-8000-' || lpad(to_hex(:${made.get(id)}::bigint), 12, '0'))`;
    };
    const written = [];
    for (const { text, values } of statements) {
      const types = await typesOf(client, text);
      const given = values.map((value, n) => `(${sqlOf(value, { expression, key })})::${types[n]}`);
      const inOneLine = text.replaceAll(/--[^\n]*/g, '').replaceAll(/\s+/g, ' ');
      written.push(inOneLine.replaceAll(/\$(\d+)/g, (_, n) => given[Number(n) - 1]));
    }
    const sets = [...made.values(), 'k'].map((name) => `\\set ${name} random(1, 281474976710655)`);
    const [begin, commit] = isTransaction ? [['BEGIN;'], ['COMMIT;']] : [[], []];
    return [
      `\\set p random(1, ${products})`,
      ...sets,
      ...begin,
      ...written.map((text) => `${text};`),
      ...commit,
    ].join('\n');
  } finally {
    await client.end();
  }
}

/** Ids that were there before: of people, of what is sold. Everything else was made by the checkout. */
async function knownIds(client, statements) {
  const all = [
    ...new Set(
      statements.flatMap(({ values }) => values.flatMap((value) => String(value).match(uuid) ?? [])),
    ),
  ];
  const { rows } = await client.query(
    `SELECT id::text FROM users WHERE id = ANY ($1) UNION SELECT id::text FROM sessions WHERE id = ANY ($1)
     UNION SELECT id::text FROM products WHERE id = ANY ($1) UNION SELECT id::text FROM variants WHERE id = ANY ($1)`,
    [all],
  );
  return new Set(rows.map(({ id }) => id));
}

async function typesOf(client, text) {
  await client.query(`PREPARE bench_types AS ${text}`);
  const { rows } = await client.query(
    "SELECT parameter_types::text[] AS types FROM pg_prepared_statements WHERE name = 'bench_types'",
  );
  await client.query('DEALLOCATE bench_types');
  return rows[0].types;
}

/** The value as SQL, with what is another in each transaction in place of what was heard. */
function sqlOf(value, { expression, key }) {
  if (value === null) return 'NULL';
  if (typeof value === 'object') return `'\\x${Buffer.from(value.data).toString('hex')}'`;
  const parts = [];
  let rest = String(value);
  const places = new RegExp(`${key}|${uuid.source}`);
  for (let found = places.exec(rest); found !== null; found = places.exec(rest)) {
    const [id] = found;
    const other = id === key ? "('bench-' || :k)" : expression(id);
    parts.push(literal(rest.slice(0, found.index)), other === null ? literal(id) : `${other}::text`);
    rest = rest.slice(found.index + id.length);
  }
  parts.push(literal(rest));
  const wanted = parts.filter((part) => part !== "''");
  return wanted.length === 0 ? "''" : wanted.join(' || ');
}

/** pgbench takes a colon before a letter for a variable of its own, also inside of quotes. */
const literal = (text) => `'${text.replaceAll("'", "''").replaceAll(/:(?=[A-Za-z_])/g, ":' || '")}'`;
