import { afterAll, beforeAll, expect, it, describe } from '@jest/globals';
import { ProductCounts } from '../src/products/product-counts.js';
import type { Actor } from './support/actor.js';
import { productBody } from './support/catalogue.js';
import { patiently } from './support/patience.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  editor = await stoa.given.editor();
});
afterAll(() => stoa.stop());

const total = async (query: string): Promise<number> =>
  (await editor.get(`/products?limit=1&${query}`)).body.meta.total;
const counted = async (condition: string): Promise<number> => {
  const { rows } = await stoa.sql.query(`SELECT count(*)::int AS n FROM products WHERE ${condition}`);
  return rows[0].n;
};
const lines = async (): Promise<number> =>
  (await stoa.sql.query('SELECT count(*)::int AS n FROM product_counts')).rows[0].n;

/** Adds one, shows it, takes it away again, and deletes it: as far as `steps` goes. */
async function live(n: number, steps: number): Promise<void> {
  const facts = productBody({ name: `Cup ${n}`, status: 'draft' });
  const made = await patiently(() => editor.post('/products', facts));
  expect(made.status).toBe(201);
  const path = `/products/${made.body.id}`;
  const moves = [
    () => editor.patch(path, { status: 'active' }),
    () => editor.patch(path, { status: 'archived' }),
    () => editor.delete(path),
  ];
  for (const move of moves.slice(0, steps)) expect((await patiently(move)).status).toBeLessThan(300);
}

describe('How many products there are', () => {
  it('is told exactly while many are added, shown, archived and deleted at once, and the lines are folded', async () => {
    const counts = stoa.app.get(ProductCounts);
    const end = new AbortController();
    const folding = (async () => {
      while (!end.signal.aborted) await Promise.all([counts.fold(), counts.fold()]);
    })();
    await Promise.all(Array.from({ length: 40 }, (_, n) => live(n, n % 4)));
    end.abort();
    await folding;
    for (const status of ['draft', 'active', 'archived'])
      expect(await total(`status=${status}&sort=name`)).toBe(await counted(`status = '${status}'`));
    expect(await total('status=any')).toBe(await counted('true'));
    expect(await total('')).toBe(await counted("status = 'active'"));
  });

  it('is one line for each status after folding', async () => {
    await live(100, 1);
    await stoa.app.get(ProductCounts).fold();
    expect(await lines()).toBeLessThanOrEqual(3);
    expect(await total('')).toBe(await counted("status = 'active'"));
  });

  it('does not change with what was rolled back', async () => {
    const before = await total('status=any');
    await stoa.sql.query(
      `BEGIN; INSERT INTO products (id, slug, name, description, price_amount, price_currency, status, created_at, updated_at)
         VALUES (gen_random_uuid(), 'gone', 'Gone', '', 0, 'USD', 'active', now(), now()); ROLLBACK`,
    );
    expect(await total('status=any')).toBe(before);
  });
});
