import { hash } from '@node-rs/argon2';
import { randomUUID } from 'node:crypto';
import { connected } from '../catalogue-database.mjs';
import { bareTables } from './bare-statements.mjs';

const password = 'a long enough password';

/**
 * What is asked for and by whom: 400 products of which there is enough, places in the list, words, posts, and somebody who
 * buys. `service` is the database as the service comes to it.
 */
export async function prepare(url, { stoa, service }) {
  const hashed = await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const people = {
    viewer: await personOf(url, 'viewer', hashed),
    editor: await personOf(url, 'editor', hashed),
    // an account keeps so many sessions, and ends the oldest
    guest: await personOf(url, 'viewer', hashed),
  };
  const { products, places } = await connected(url, async (client) => {
    for (const sql of bareTables(new URL(service).username)) await client.query(sql);
    return { products: await stocked(client), places: await placesOf(client) };
  });
  const token = await signIn(stoa, people.viewer);
  const posts = await postsOf(stoa, await signIn(stoa, people.editor));
  const credentials = { email: people.guest, password };
  return { products, places, posts, token, credentials, cursors: await cursorsOf(stoa) };
}

async function personOf(url, role, hashed) {
  const email = `${role}-${randomUUID()}@example.com`;
  await connected(url, (client) =>
    client.query(
      `INSERT INTO users (id, email, email_key, password_hash, password_is_long, name, role, tier, status, email_verified_at,
         created_at, updated_at)
       VALUES ($1, $2, $2, $3, true, 'Bench', $4, 'regular', 'active', now(), now(), now())`,
      [randomUUID(), email, hashed, role],
    ),
  );
  return email;
}

/** Products of one variant, at least as dear as the smallest order, with a million more of each, by the ledger too. */
async function stocked(client) {
  const { rows } = await client.query(
    `SELECT p.id FROM products p WHERE p.status = 'active' AND p.price_currency = 'USD' AND p.price_amount >= 1000
       AND 1 = (SELECT count(*) FROM variants v WHERE v.product_id = p.id AND v.is_active)
     ORDER BY md5(p.id::text) LIMIT 400`,
  );
  const ids = rows.map(({ id }) => id);
  await client.query(
    `WITH moved AS (
       UPDATE variants SET stock = stock + 1000000 WHERE product_id = ANY ($1) AND is_active RETURNING id, product_id, stock
     )
     INSERT INTO stock_movements (id, product_id, variant_id, delta, stock_after, reason, created_at)
     SELECT gen_random_uuid(), product_id, id, 1000000, stock, 'received', now() FROM moved`,
    [ids],
  );
  return ids;
}

/** The products that the second page and one far on begin after. */
async function placesOf(client) {
  const at = async (offset) => {
    const { rows } = await client.query(
      `SELECT created_at AS at, id FROM products WHERE status = 'active' ORDER BY created_at DESC, id DESC LIMIT 1 OFFSET $1`,
      [offset],
    );
    return { at: rows[0].at.toISOString(), id: rows[0].id };
  };
  return { near: await at(19), deep: await at(19 + 20 * pagesOn) };
}

/** How many pages lie between the second one and the deep one. */
const pagesOn = 100;

/** The same two places, as Stoa says them. */
async function cursorsOf(stoa) {
  let cursor = null;
  const cursors = [];
  for (let page = 0; page <= pagesOn; page += 1) {
    const { text } = await stoa.get(`/products?limit=20${cursor === null ? '' : `&cursor=${cursor}`}`);
    cursor = JSON.parse(text).meta.nextCursor;
    cursors.push(cursor);
  }
  return { near: cursors[0], deep: cursors[pagesOn] };
}

async function signIn(stoa, email) {
  const { status, text } = await stoa.post('/auth/login', { email, password });
  if (status !== 200) throw new Error(`signing in was answered with ${status}: ${text}`);
  return JSON.parse(text).accessToken;
}

async function postsOf(stoa, token) {
  const signed = { authorization: `Bearer ${token}` };
  const made = [];
  for (let n = 0; n < 20; n += 1) {
    const content = `# Part ${n}\n\n${'Boil **fresh** water, and [pour](https://example.com) it slowly. '.repeat(40)}`;
    const { id, slug } = JSON.parse(
      (await stoa.post('/posts', { title: `How to pour ${randomUUID()}`, content }, signed)).text,
    );
    const { status, text } = await stoa.post(`/posts/${id}/publish`, undefined, signed);
    if (status !== 200) throw new Error(`publishing was answered with ${status}: ${text}`);
    made.push(slug);
  }
  return made;
}
