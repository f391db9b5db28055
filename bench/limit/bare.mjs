// The limit: what is written by somebody who needs nothing but Fastify and pg, and knows both. A pool, prepared statements,
// JSON by schema. It answers the same as Stoa, from the same tables, but checks neither who asks nor what, keeps no keys, writes
// no history, no sessions, and tells nobody.
import { verify } from '@node-rs/argon2';
import Fastify from 'fastify';
import { generateKeyPairSync, sign } from 'node:crypto';
import pg from 'pg';
import { detailSchema, listSchema, orderSchema, postSchema } from './bare-schemas.mjs';
import {
  account,
  count,
  detail,
  list,
  listAfter,
  orderStatements,
  post,
  search,
} from './bare-statements.mjs';

pg.types.setTypeParser(pg.types.builtins.INT8, Number);
const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.DATABASE_POOL_SIZE),
});
const app = Fastify();

app.get(
  '/api/v1/products/:id',
  { schema: { response: { 200: detailSchema } } },
  async ({ params }, reply) => {
    const { rows } = await pool.query({ ...detail, values: [params.id, new Date()] });
    if (rows.length === 0) return reply.code(404).send();
    return productOf(rows[0]);
  },
);

app.get('/api/v1/products', { schema: { response: { 200: listSchema } } }, async ({ query }) => {
  const limit = Number(query.limit ?? 20);
  const [{ rows }, total] = await Promise.all([
    pool.query({ ...list, values: [limit, new Date()] }),
    pool.query({ ...count, values: [] }),
  ]);
  return { data: rows.map(summaryOf), total: total.rows[0].total };
});

app.get('/api/v1/after', { schema: { response: { 200: listSchema } } }, async ({ query: { at, id } }) => {
  const { rows } = await pool.query({ ...listAfter, values: [20, new Date(), at, id] });
  return { data: rows.map(summaryOf) };
});

app.get('/api/v1/search', { schema: { response: { 200: listSchema } } }, async ({ query: { word } }) => {
  const { rows } = await pool.query({ ...search, values: [20, new Date(), word] });
  return { data: rows.map(summaryOf) };
});

app.get('/api/v1/posts/:slug', { schema: { response: { 200: postSchema } } }, async ({ params }, reply) => {
  const { rows } = await pool.query({ ...post, values: [params.slug] });
  return rows.length === 0 ? reply.code(404).send() : rows[0];
});

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
app.post('/api/v1/auth/login', async ({ body: { email, password } }, reply) => {
  const { rows } = await pool.query({ ...account, values: [email] });
  if (rows.length === 0 || !(await verify(rows[0].password_hash, password))) return reply.code(401).send();
  const claims = [{ alg: 'ES256' }, { sub: rows[0].id, exp: Math.floor(Date.now() / 1000) + 900 }];
  const head = claims.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const signature = sign('sha256', Buffer.from(head), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return { accessToken: `${head}.${signature.toString('base64url')}` };
});

app.post('/api/v1/orders', { schema: { response: { 201: orderSchema } } }, async ({ body }, reply) => {
  const [{ productId, quantity }] = body.items;
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const taken = await client.query({ ...orderStatements.take, values: [productId, quantity] });
    if (taken.rowCount === 0) throw new Error('sold out');
    const [{ price }] = taken.rows;
    const { rows } = await client.query({ ...orderStatements.order, values: [price * quantity] });
    await client.query({ ...orderStatements.line, values: [rows[0].id, productId, quantity, price] });
    await client.query('COMMIT');
    reply.code(201);
    return { id: rows[0].id, total: { amount: price * quantity, currency: 'USD' } };
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
});

app.get('/hello', async () => ({ hello: 'world' }));

function productOf(row) {
  const { prices } = row.variants.toSorted((one, other) => one.prices[0].amount - other.prices[0].amount)[0];
  const stock = row.variants.reduce((sum, variant) => sum + variant.stock, 0);
  const offer = { sku: row.variants[0].sku, stock, count: row.variants.length };
  return {
    ...summaryOf({ ...row, offer, price: prices[0] }),
    ...{ prices: prices.slice(1).map(pricesOf), options: row.options, variants: row.variants.map(variantOf) },
  };
}

function variantOf({ prices: [first, ...others], low_stock_threshold, weight_grams, ...variant }) {
  return {
    ...{ ...variant, ...pricesOf(first), prices: others.map(pricesOf) },
    ...{ lowStockThreshold: low_stock_threshold, weightGrams: weight_grams },
  };
}

function summaryOf(row) {
  const { offer, rating_count: count, rating_sum: sum } = row;
  return {
    ...{ id: row.id, slug: row.slug, sku: offer.sku, name: row.name, description: row.description },
    ...{ ...pricesOf(row.price), stock: offer.stock, variantCount: offer.count, status: row.status },
    ...{ category: row.category, tags: row.tags, images: row.images, attributes: row.attributes },
    rating: count === 0 ? null : { average: Math.round((sum * 100) / count) / 100, count },
    ...{ createdAt: row.created_at, updatedAt: row.updated_at },
  };
}

function pricesOf({ currency, amount, compare_at, lowest, prior }) {
  const money = (of) => (of === null ? null : { amount: of, currency });
  return {
    ...{ price: { amount, currency }, compareAtPrice: money(compare_at) },
    ...{ lowestPrice30Days: money(lowest), priorPrice: money(prior) },
  };
}

const address = await app.listen({ port: 0, host: '127.0.0.1' });
process.send?.({ address });
process.once('SIGTERM', () => void app.close().then(() => pool.end()));
