import { connected } from '../catalogue-database.mjs';
import { checkoutScript } from '../checkout-script.mjs';

const key = 'bench-recorded';

/** What the service sends to its database for a product, for a list and for an order, as scripts of pgbench: `{ detail, list, checkout }`. */
export async function limitsOf(url, { stoa, goods }) {
  const { products, token } = goods;
  const fresh = { 'cache-control': 'no-cache' };
  const variants = await tableOf(url, products);
  const read = async (path) => {
    // first requests ask for what is remembered afterwards
    await stoa.get(path, fresh);
    const heard = await stoa.overhear(() => stoa.get(path, fresh));
    return heard.filter(({ text }) => !text.startsWith('EXPLAIN'));
  };
  const of = { product: products[0], variant: variants[0], key, products: products.length };
  const scriptOf = (statements, isTransaction) =>
    checkoutScript(url, { ...of, statements, isTransaction }).then((text) => [text]);
  return {
    detail: await scriptOf(await read(`/products/${products[0]}`), false),
    list: await scriptOf(await read('/products?limit=20'), false),
    checkout: await scriptOf(await checkout(stoa, { product: products[0], token }), true),
  };
}

async function checkout(stoa, { product, token }) {
  const order = (name) =>
    stoa.post(
      '/orders',
      { items: [{ productId: product, quantity: 1 }] },
      { authorization: `Bearer ${token}`, 'idempotency-key': name },
    );
  await order('bench-before');
  const heard = await stoa.overhear(() => order(key));
  // what events and jobs do meanwhile is not the order's
  return heard.filter(({ name }) => /^(idempotency|stock|order|discount|outbox)-/.test(name));
}

/** The products in a table of their own, for pgbench to choose one. Gives their variants. */
function tableOf(url, products) {
  return connected(url, async (client) => {
    await client.query('DROP TABLE IF EXISTS bench_products');
    await client.query(
      `CREATE TABLE bench_products AS
       SELECT n::int, p.id AS product_id, v.id AS variant_id FROM unnest($1::uuid[]) WITH ORDINALITY AS p (id, n)
       JOIN variants v ON v.product_id = p.id AND v.is_active`,
      [products],
    );
    await client.query('ALTER TABLE bench_products ADD PRIMARY KEY (n)');
    const { rows } = await client.query('SELECT variant_id FROM bench_products ORDER BY n');
    return rows.map(({ variant_id }) => variant_id);
  });
}
