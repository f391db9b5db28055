import { URLSearchParams } from 'node:url';
import { encodeCursor } from '../dist/http/list/cursor.js';
import { connected } from './catalogue-database.mjs';

/**
 * What is asked, in groups that are drawn together. `ask(n)` gives the path of the n-th request, each one a little
 * different; `asStaff` asks as an admin, `mayRemember` takes an answer that was made for another, `deeperThan` names the case that reads the same list near its beginning.
 */
export async function casesOf(url, size, { service, token }) {
  const facts = await connected(url, (client) => factsOf(client, size));
  const [ledger, reviews] = ['stock-movements', 'reviews'].map((of) => `/products/${facts.first}/${of}`);
  const farOn = async (path) => `${path}?cursor=${await walked(service, path, token)}`;
  const [ledgerFarOn, reviewsFarOn] = [await farOn(ledger), await farOn(reviews)];
  const list = (query) => `/products?${new URLSearchParams(query)}`;
  const nth = (values) => (n) => values[n % values.length];
  const [product, leaf, branch, model] = [facts.products, facts.leaves, facts.branches, facts.models].map(
    nth,
  );
  const cursor = (sort, ...values) => encodeCursor({ sort, direction: 'next', values });
  /** After the n-th product of all, which were added in that order. */
  const after = (n, sort = '-createdAt') => {
    const { at, id } = facts.placeOf(n);
    return list({ sort, cursor: cursor(sort, at, id) });
  };
  const someId = '018f0000-0000-7000-8000-000000000000';
  const limit = (n) => ({ limit: 20 - (n % 3) });

  return [
    { group: 'Pages', name: 'first page', ask: (n) => list(limit(n)) },
    { group: 'Pages', name: 'first page, from memory', ask: () => list({}), mayRemember: true },
    { group: 'Pages', name: 'page 400', ask: (n) => list({ page: 400 - (n % 20) }) },
    { group: 'Pages', name: 'cursor, 2nd page', ask: (n) => after(size - 20 - n) },
    {
      group: 'Pages',
      name: 'cursor, 100 pages on',
      ask: (n) => after(size - 2000 - n),
      deeperThan: 'cursor, 2nd page',
    },
    {
      group: 'Pages',
      name: 'cursor, last pages',
      ask: (n) => after(100 + n),
      deeperThan: 'cursor, 2nd page',
    },
    {
      group: 'Pages',
      name: 'first page of all, for staff',
      ask: (n) => list({ status: 'any', ...limit(n) }),
      asStaff: true,
    },

    { group: 'Filters and orders', name: 'category, leaf', ask: (n) => list({ category: leaf(n) }) },
    { group: 'Filters and orders', name: 'category, branch', ask: (n) => list({ category: branch(n) }) },
    {
      group: 'Filters and orders',
      name: 'category, cursor far on',
      ask: (n) =>
        list({ category: leaf(0), cursor: cursor('-createdAt', facts.placeOf(1500 + n).at, someId) }),
      deeperThan: 'category, leaf',
    },
    { group: 'Filters and orders', name: 'common tag', ask: (n) => list({ tag: 'everyday', ...limit(n) }) },
    {
      group: 'Filters and orders',
      name: 'rare tag',
      ask: (n) => list({ tag: 'limited-edition', ...limit(n) }),
    },
    {
      group: 'Filters and orders',
      name: 'price range',
      ask: (n) => list({ minPrice: 4000 + n, maxPrice: 4300 + n }),
    },
    { group: 'Filters and orders', name: 'in stock', ask: (n) => list({ inStock: true, ...limit(n) }) },
    { group: 'Filters and orders', name: 'sold out', ask: (n) => list({ inStock: false, ...limit(n) }) },
    { group: 'Filters and orders', name: 'by name', ask: (n) => list({ sort: 'name', ...limit(n) }) },
    {
      group: 'Filters and orders',
      name: 'by name, cursor far on',
      ask: (n) => list({ sort: 'name', cursor: cursor('name', `Sevona ${n}`, someId) }),
      deeperThan: 'by name',
    },
    { group: 'Filters and orders', name: 'by price', ask: (n) => list({ sort: '-price', ...limit(n) }) },
    {
      group: 'Filters and orders',
      name: 'by price, cursor far on',
      ask: (n) => list({ sort: '-price', cursor: cursor('-price', String(1200 + n), someId) }),
      deeperThan: 'by price',
    },
    {
      group: 'Filters and orders',
      name: 'category, tag, price',
      ask: (n) => list({ category: branch(n), tag: 'sale', maxPrice: 9000, sort: 'price' }),
    },

    { group: 'Search', name: 'rare word', ask: (n) => list({ search: model(n) }) },
    {
      group: 'Search',
      name: 'what many are called',
      ask: (n) => list({ search: nth(['kettle', 'lantern', 'vase', 'whisk'])(n) }),
    },
    {
      group: 'Search',
      name: 'common word',
      ask: (n) => list({ search: nth(['comfortable', 'guarantee', 'workshop'])(n) }),
    },
    {
      group: 'Search',
      name: 'two words',
      ask: (n) => list({ search: nth(['brushed kettle', 'quiet grinder', 'woven scarf'])(n) }),
    },
    {
      group: 'Search',
      name: 'beginning of a word',
      ask: (n) => list({ search: nth(['sauc', 'casser', 'secat'])(n) }),
    },
    {
      group: 'Search',
      name: 'mistyped word',
      ask: (n) => list({ search: nth(['saucpan', 'skilet', 'hamock'])(n) }),
    },
    { group: 'Search', name: 'SKU', ask: (n) => list({ search: product(n).sku }) },
    { group: 'Search', name: 'word in a category', ask: (n) => list({ search: 'oak', category: branch(n) }) },
    {
      group: 'Search',
      name: 'word, by price',
      ask: (n) => list({ search: nth(['oak', 'wool', 'copper'])(n), sort: 'price' }),
    },

    ...facets({ list, leaf, branch }),
    {
      group: 'Facets and suggestions',
      name: 'suggest',
      ask: (n) => `/products/suggest?q=${nth(['sau', 'ham', 'bru', 'not'])(n)}`,
    },
    {
      group: 'Facets and suggestions',
      name: 'suggest, one letter',
      ask: (n) => `/products/suggest?q=${nth(['s', 'b', 'k'])(n)}`,
    },

    { group: 'One product', name: 'by id', ask: (n) => `/products/${product(n).id}` },
    { group: 'One product', name: 'by slug', ask: (n) => `/products/${product(n).slug}` },
    { group: 'One product', name: 'stock ledger', ask: () => ledger, asStaff: true },
    {
      group: 'One product',
      name: 'stock ledger, cursor far on',
      ask: () => ledgerFarOn,
      asStaff: true,
      deeperThan: 'stock ledger',
    },
    {
      group: 'One product',
      name: 'stock ledger, page 200',
      ask: (n) => `${ledger}?page=${200 - (n % 10)}`,
      asStaff: true,
    },
    { group: 'One product', name: 'reviews', ask: (n) => `${reviews}?limit=${20 - (n % 3)}` },
    { group: 'One product', name: 'reviews, cursor far on', ask: () => reviewsFarOn, deeperThan: 'reviews' },
    { group: 'One product', name: 'reviews, page 200', ask: (n) => `${reviews}?page=${200 - (n % 10)}` },
    {
      group: 'One product',
      name: 'top sellers of a week',
      ask: (n) => `/products/top-selling?days=7&limit=${20 - (n % 3)}`,
    },
    {
      group: 'One product',
      name: 'top sellers of a year',
      ask: (n) => `/products/top-selling?days=365&limit=${20 - (n % 3)}`,
    },

    ...orders(facts),
  ];
}

/** There are as many orders as products; those of one buyer are read as the buyer reads them. */
function orders({ buyer }) {
  const kinds = {
    'orders, for staff': {},
    'orders of one buyer': { userId: buyer },
    'orders of a status': { status: 'paid' },
    'orders by total': { sort: '-total' },
  };
  return Object.entries(kinds).map(([name, query]) => ({
    ...{ group: 'Orders', name, asStaff: true },
    ask: (n) => `/orders?${new URLSearchParams({ ...query, limit: 20 - (n % 3) })}`,
  }));
}

function facets({ list, leaf, branch }) {
  const wanted = { facets: 'category,price,stock' };
  const group = 'Facets and suggestions';
  return [
    { group, name: 'facets of everything', ask: (n) => list({ ...wanted, limit: 20 - (n % 3) }) },
    { group, name: 'facets of a branch', ask: (n) => list({ ...wanted, category: branch(n) }) },
    { group, name: 'facets of a leaf', ask: (n) => list({ ...wanted, category: leaf(n) }) },
    {
      group,
      name: 'facets of a common word',
      ask: (n) => list({ ...wanted, search: ['oak', 'wool', 'steel'][n % 3] }),
    },
  ];
}

/** The cursor 4,000 rows on in a list, as a client comes by it. */
async function walked(service, path, token) {
  let cursor = null;
  for (let page = 0; page < 40; page += 1) {
    const at = cursor === null ? '' : `&cursor=${cursor}`;
    const { status, text } = await service.get(`${path}?limit=100${at}`, {
      authorization: `Bearer ${token}`,
    });
    cursor = status === 200 ? JSON.parse(text).meta.nextCursor : null;
    if (cursor === null) break;
  }
  return cursor;
}

/** What cases ask for, from the database. */
async function factsOf(client, size) {
  const rows = async (sql, ...values) => (await client.query(sql, values)).rows;
  const products = await rows(
    `SELECT p.id, slug, split_part(skus, ' ', 1) AS sku, attributes->>'brand' AS brand,
       (SELECT w FROM unnest(string_to_array(name, ' ')) WITH ORDINALITY AS t (w, o) ORDER BY o DESC LIMIT 1) AS model
     FROM generate_series(1, 400) AS k CROSS JOIN LATERAL (SELECT (k * ($1::int / 401)) AS n) AS chosen
     JOIN products p ON p.id = bench.id(bench.time_of(n), n, 1) WHERE p.status = 'active'`,
    size,
  );
  const leaves = await rows('SELECT slug FROM bench.leaves WHERE leaf IS NOT NULL ORDER BY leaf LIMIT 12');
  const branches = await rows('SELECT slug FROM bench.leaves WHERE parent IS NULL ORDER BY n');
  const [first] = await rows(
    'SELECT bench.id(bench.time_of(1), 1, 1) AS id, bench.id(bench.time_of(0), 1, 2) AS buyer',
  );
  const [places] = await rows(
    'SELECT array_agg(bench.time_of(n)::text ORDER BY n) AS at, array_agg(bench.id(bench.time_of(n), n, 1)::text ORDER BY n) AS id FROM generate_series(1, $1::int) AS n WHERE n <= 5000 OR n > $1 - 5000',
    size,
  );
  const index = (n) => (n <= 5000 || size <= 10_000 ? n - 1 : n - 1 - (size - 10_000));
  return {
    products,
    models: products.map(({ model }) => model),
    leaves: leaves.map(({ slug }) => slug),
    branches: branches.map(({ slug }) => slug),
    first: first.id,
    buyer: first.buyer,
    placeOf: (n) => ({ at: places.at[index(n)], id: places.id[index(n)] }),
  };
}
