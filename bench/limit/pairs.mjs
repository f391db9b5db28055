const fresh = { 'cache-control': 'no-cache' };

/** Words that some, and that many products have. */
const words = ['kettle', 'saucepan', 'lantern', 'duvet', 'vase', 'whisk', 'mirror', 'pillow'];

/**
 * What is asked of Stoa and of the bare server, and how many times as much Stoa should answer (`goal`, where there is
 * one). `stoa` and `bare` give the requests; `limit` names what pgbench does beside them, `crowds` those that it is asked by.
 */
export function pairsOf({ products, places, cursors, posts, token, credentials }) {
  const detail = (headers, ids = products) => ids.map((id) => ({ path: `/api/v1/products/${id}`, headers }));
  const list = (headers) => [{ path: '/api/v1/products?limit=20', headers }];
  const after = ({ at, id }) => [{ path: `/api/v1/after?at=${encodeURIComponent(at)}&id=${id}` }];
  const cursor = (text) => [{ path: `/api/v1/products?limit=20&cursor=${text}`, headers: fresh }];
  const find = (path, headers) => words.map((word) => ({ path: `${path}=${word}`, headers }));
  const read = (headers) => posts.map((slug) => ({ path: `/api/v1/posts/${slug}`, headers }));
  const order = (ids, headers) =>
    ids.map((productId) => ({
      method: 'POST',
      path: '/api/v1/orders',
      headers,
      body: { items: [{ productId, quantity: 1 }] },
    }));
  const buyer = { authorization: `Bearer ${token}` };
  const login = [{ method: 'POST', path: '/api/v1/auth/login', body: credentials }];
  const some = products.slice(0, 20);
  return [
    { name: 'Product, from the database', goal: 1.2, stoa: detail(fresh), bare: detail({}), limit: 'detail' },
    { name: 'Product, from the cache', goal: 2.5, stoa: detail({}, some), bare: detail({}, some) },
    { name: 'Product, with a token', stoa: detail({ ...fresh, ...buyer }), bare: detail({}) },
    { name: 'List of 20, from the database', goal: 1.1, stoa: list(fresh), bare: list({}), limit: 'list' },
    { name: 'List of 20, from the cache', goal: 4, stoa: list({}), bare: list({}) },
    { name: 'Second page, by cursor', stoa: cursor(cursors.near), bare: after(places.near) },
    { name: 'Page 102, by cursor', stoa: cursor(cursors.deep), bare: after(places.deep) },
    {
      name: 'Search',
      stoa: find('/api/v1/products?limit=20&search', fresh),
      bare: find('/api/v1/search?word'),
    },
    { name: 'Post', stoa: read({}), bare: read({}) },
    { name: 'Sign-in', stoa: login, bare: login, crowds: [1, 4], usual: 4 },
    {
      name: 'Checkout, 400 products',
      goal: 1,
      ...{ stoa: order(products, buyer), bare: order(products, {}), limit: 'checkout' },
      writes: true,
    },
    {
      name: 'Checkout, one product',
      goal: 1,
      ...{ stoa: order(products.slice(0, 1), buyer), bare: order(products.slice(0, 1), {}) },
      writes: true,
    },
    {
      name: 'A shop: 30 products, 6 lists, 2 searches, 2 posts, 1 order',
      stoa: [
        ...[
          ...detail({}, products.slice(0, 30)),
          ...list({}),
          ...list({}),
          ...list({}),
          ...list({}),
          ...list({}),
        ],
        ...[
          ...list({}),
          ...find('/api/v1/products?limit=20&search', {}).slice(0, 2),
          ...read({}).slice(0, 2),
        ],
        ...order(products.slice(0, 1), buyer),
      ],
      bare: [
        ...[
          ...detail({}, products.slice(0, 30)),
          ...list({}),
          ...list({}),
          ...list({}),
          ...list({}),
          ...list({}),
        ],
        ...[...list({}), ...find('/api/v1/search?word').slice(0, 2), ...read({}).slice(0, 2)],
        ...order(products.slice(0, 1), {}),
      ],
      writes: true,
    },
  ];
}
