import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { where, type Condition, type Listing } from '../src/http/list/listing.js';
import { pageOf } from '../src/http/list/list-sql.js';
import { parseSort } from '../src/http/list/sort.js';
import { orderListing } from '../src/orders/orders.sql.js';
import { commentListing } from '../src/posts/comments/comments.sql.js';
import { publishedListing } from '../src/posts/posts.sql.js';
import { productListing as reviewsOfProduct } from '../src/reviews/reviews.sql.js';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { publishedOf } from './support/journal.js';
import { orderOf } from './support/orders.js';
import { Stoa } from './support/stoa.js';

const [count, limit] = [12, 2];

let stoa: Stoa;
let ids: { product: string; post: string };
beforeAll(async () => {
  stoa = await Stoa.start();
  const [editor, viewer] = await Promise.all([stoa.given.editor(), stoa.given.viewer()]);
  const product = (await productOf(editor, { stock: count }))['id'] as string;
  const posts: Record<string, any>[] = [];
  for (let made = 0; made < count; made += 1) {
    posts.push(await publishedOf(editor));
    await orderOf(viewer, { [product]: 1 });
  }
  const post = posts[0]?.['id'] as string;
  ids = { product, post };
  for (let made = 0; made < count; made += 1)
    await viewer.post(`/posts/${post}/comments`, { body: `Well said. (${made})` });
  await reviewed(editor, product);
});
afterAll(() => stoa.stop());

/** Reviews of a product by so many people, who are there behind the API alone. */
async function reviewed({ id }: Actor, product: string): Promise<void> {
  await stoa.change(
    `INSERT INTO users (id, email, email_key, name, role, status, created_at, updated_at)
       SELECT gen_random_uuid(), n || '@example.org', n || '@example.org', 'Reviewer', 'viewer', 'active', now(), now()
       FROM generate_series(1, ${count}) AS n;
     INSERT INTO reviews (id, product_id, author_id, rating, status, created_at, updated_at)
       SELECT gen_random_uuid(), '${product}', id, 5, 'approved', now(), now() FROM users
       WHERE name = 'Reviewer' AND id <> '${id}'`,
  );
}

interface Node {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly Node[];
}

/** For how many rows each table is asked, by what PostgreSQL did; only by way of indexes, as in tables that are large. */
async function asked(listing: Listing, conditions: readonly Condition[]): Promise<Map<string, number>> {
  const keys = parseSort(listing.defaultSort, listing.sortable, listing.idColumn);
  const page = pageOf(listing, conditions, keys, { limit, offset: count - limit });
  let at = 0;
  const text = page.sql.replaceAll('?', () => `$${(at += 1)}`);
  const client = await stoa.sql.connect();
  try {
    await client.query(
      'BEGIN; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL enable_memoize = off',
    );
    const { rows } = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, [...page.values]);
    await client.query('ROLLBACK');
    return loopsOf(rows[0]['QUERY PLAN'][0].Plan as Node, new Map());
  } finally {
    client.release();
  }
}

function loopsOf(node: Node, found: Map<string, number>): Map<string, number> {
  const table = node['Relation Name'];
  if (table !== undefined) found.set(table, Math.max(found.get(table) ?? 0, node['Actual Loops']));
  for (const part of node.Plans ?? []) loopsOf(part, found);
  return found;
}

const lists: [string, Listing, string[], () => Condition[]][] = [
  ['The reviews of a product', reviewsOfProduct, ['users'], () => [where`r.product_id = ${ids.product}`]],
  ['The comments on a post', commentListing(null), ['users'], () => [where`c.post_id = ${ids.post}`]],
  ['The posts', publishedListing, ['users', 'post_tags'], () => [where`p.status = 'published'`]],
  ['The orders', orderListing, ['order_lines'], () => []],
];

describe.each(lists)('%s', (_, listing, beside, conditions) => {
  it('are looked up for what is beside them on the page that is shown, not for those that it skips', async () => {
    const loops = await asked(listing, conditions());
    expect(beside.map((table) => loops.get(table))).toEqual(beside.map(() => limit));
  });
});
