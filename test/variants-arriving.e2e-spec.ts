import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../src/clock/new-id.js';
import type { Actor } from './support/actor.js';
import { inSizes, productOf, variantBody } from './support/catalogue.js';
import { hold } from './support/hold.js';
import { importFile, ndjson } from './support/imports.js';
import { faultsOfBooks, freshKey } from './support/orders.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
let buyer: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  [editor, buyer] = await Promise.all([stoa.given.editor(), stoa.given.viewer({ tier: null })]);
});
afterAll(() => stoa.stop());

const wanted = 9;
const deadlocks = async (): Promise<number> =>
  (
    await stoa.sql.query(
      'SELECT pg_stat_force_next_flush(), deadlocks::int AS n FROM pg_stat_database WHERE datname = current_database()',
    )
  ).rows[0].n;

/** Shirts that come in S, none of which is left, with what is needed to add an M. */
class Shirts {
  readonly id = newId();
  readonly m = variantBody({ Size: 'M' });

  private constructor(private readonly product: Record<string, any>) {}

  static async inSmall(): Promise<Shirts> {
    return new Shirts(await productOf(editor, inSizes(['S', 'M'], ['S'])));
  }

  get path(): string {
    return `/products/${this.product['id']}`;
  }

  holdSmall() {
    const [s] = this.product['variants'];
    return hold(stoa, 'SELECT FROM variants WHERE id = $1 FOR NO KEY UPDATE', [s.id]);
  }

  holdProduct() {
    return hold(stoa, 'SELECT FROM products WHERE id = $1 FOR NO KEY UPDATE', [this.product['id']]);
  }

  /** Adds the M with so much stock, behind the API, which would wait for the S. */
  addMedium(stock: number): Promise<void> {
    const [id, product] = [`'${this.id}'`, `'${this.product['id']}'`];
    return stoa.change(
      `INSERT INTO variants (id, product_id, position, sku, options, stock, created_at, updated_at)
         VALUES (${id}, ${product}, 1, '${this.m['sku']}', '{"Size":"M"}', ${stock}, now(), now());
       INSERT INTO prices (variant_id, currency, amount, changed_at) VALUES (${id}, 'USD', 1999, now());
       INSERT INTO stock_movements (id, product_id, variant_id, delta, stock_after, reason, created_at)
         VALUES (gen_random_uuid(), ${product}, ${id}, ${stock}, ${stock}, 'received', now())`,
    );
  }

  /** Takes so many of the M, figure and ledger, and has yet to commit. */
  take(count: number) {
    return hold(
      stoa,
      `WITH moved AS (UPDATE variants SET stock = stock - $2::int WHERE id = $1 RETURNING id, product_id, stock)
       INSERT INTO stock_movements (id, product_id, variant_id, delta, stock_after, reason, created_at)
       SELECT gen_random_uuid(), product_id, id, -$2::int, stock, 'adjusted', now() FROM moved`,
      [this.id, count],
    );
  }

  order(quantity: number) {
    const items = [{ productId: this.product['id'], variantId: this.id, quantity }];
    return buyer.post('/orders', { items }, freshKey());
  }

  /** What the API, the ledger and the news say of the M's stock, each of them last. */
  async stocks(): Promise<unknown[]> {
    const { body } = await editor.get(`${this.path}/variants/${this.id}`);
    const { rows } = await stoa.sql.query(
      `SELECT (SELECT stock_after FROM stock_movements WHERE variant_id = $1 ORDER BY sequence DESC LIMIT 1) AS ledger,
         (SELECT (payload ->> 'stockAfter')::int FROM outbox WHERE type = 'product.stock_changed' AND payload ->> 'variantId' = $1::text
          ORDER BY sequence DESC LIMIT 1) AS news`,
      [this.id],
    );
    return [body.stock, rows[0].ledger, rows[0].news];
  }

  replace = async (): Promise<unknown> => {
    const { name, description, status, options, variants } = this.product;
    const [{ sku, options: chosen, price, stock }] = variants;
    const both = [
      { sku, options: chosen, price, stock },
      { ...this.m, stock: wanted },
    ];
    return (await editor.put(this.path, { name, description, status, options, variants: both })).status;
  };

  change = async (): Promise<unknown> =>
    (await editor.patch(`${this.path}/variants/${this.id}`, { stock: wanted })).status;

  import = async (query: string): Promise<unknown> => {
    const { sku, options, price } = this.m;
    const row = { sku, options, price, product: this.product['slug'], stock: wanted };
    const type = 'application/x-ndjson';
    return (await importFile(stoa, editor, ndjson(row), { type, query }))['status'];
  };
}

const works: [string, (shirts: Shirts) => Promise<unknown>, unknown][] = [
  ['A PUT of its product', (shirts) => shirts.replace(), 200],
  ['A PATCH of it', (shirts) => shirts.change(), 200],
  ['An import row by row', (shirts) => shirts.import(''), 'succeeded'],
  ['An import of all or nothing', (shirts) => shirts.import('?atomic=true'), 'succeeded'],
];

describe.each(works)('%s that sets the stock of a variant which came while it waited', (_, work, fine) => {
  /** The work at the moment when it has the variants that it knew of, and waits for the product. */
  const halfWay = async (shirts: Shirts, stock: number) => {
    const small = await shirts.holdSmall();
    const done = work(shirts);
    await small.untilAwaited();
    await shirts.addMedium(stock);
    const product = await shirts.holdProduct();
    await small.release();
    await product.untilAwaited();
    return { done, product };
  };

  it('leaves the stock that it says, although some of it was just being taken', async () => {
    const shirts = await Shirts.inSmall();
    const { done, product } = await halfWay(shirts, 8);
    const taking = await shirts.take(3);
    await product.release();
    await taking.untilAwaited();
    await taking.release();
    expect(await done).toBe(fine);
    expect(await shirts.stocks()).toEqual([wanted, wanted, wanted]);
    expect(await faultsOfBooks(stoa)).toEqual([]);
  });

  it('waits in no circle with an order that takes the last one', async () => {
    const before = await deadlocks();
    const shirts = await Shirts.inSmall();
    const { done, product } = await halfWay(shirts, 1);
    const ordered = shirts.order(1);
    await product.untilAwaited(2);
    await product.release();
    expect([(await ordered).status, await done]).toEqual([201, fine]);
    expect(await shirts.stocks()).toEqual([wanted, wanted, wanted]);
    expect(await faultsOfBooks(stoa)).toEqual([]);
    expect(await deadlocks()).toBe(before);
  });
});
