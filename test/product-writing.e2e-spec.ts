import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { inSizes, productBody, productOf, variantBody } from './support/catalogue.js';
import { importFile, ndjson } from './support/imports.js';
import { recordStatements } from './support/statements.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  editor = await stoa.given.editor();
});
afterAll(() => stoa.stop());

const dollars = (amount: number) => ({ amount, currency: 'USD' });
const sizes = (many: number) => Array.from({ length: many }, (_, index) => `${index + 1}`);

/** What the outbox tells of a product and its variants, the oldest first. */
async function toldOf(productId: string): Promise<{ type: string; payload: Record<string, any> }[]> {
  const told = "SELECT type, payload FROM outbox WHERE payload->>'productId' = $1 ORDER BY id";
  return (await stoa.sql.query(told, [productId])).rows;
}

/** The news of prices, each as `SKU currency before after`. */
async function newPricesOf(product: Record<string, any>): Promise<string[]> {
  const skus = new Map<string, string>(product['variants'].map(({ id, sku }: any) => [id, sku]));
  return (await toldOf(product['id']))
    .filter(({ type }) => type === 'product.price_changed')
    .map(
      ({ payload: { variantId, currency, previousAmount, amount } }) =>
        `${skus.get(variantId)} ${currency} ${previousAmount} ${amount}`,
    );
}

/** How many statements a request takes, at the least of three: sweepers speak to the database too. */
async function costOf(request: () => Promise<{ status: number }>): Promise<number> {
  const counts = [];
  for (let round = 0; round < 3; round += 1) {
    const { answer, statements } = await recordStatements(request);
    expect(answer.status).toBe(200);
    counts.push(statements.length);
  }
  return Math.min(...counts);
}

describe('Changing all variants of a product at once', () => {
  /** Each time other prices, stock, thresholds and choices: the sizes go round. */
  async function costOfReplacing(many: number): Promise<number> {
    const before = await productOf(editor, inSizes(sizes(many), sizes(many), { stock: 1 }));
    let round = 0;
    return costOf(() => {
      round += 1;
      const variants = before['variants'].map(({ sku }: any, index: number) => {
        const Size = `${((index + round) % many) + 1}`;
        const facts = { sku, price: dollars(5000 + round), stock: 10 - round, lowStockThreshold: 9 - round };
        return variantBody({ Size }, facts);
      });
      const body = productBody({ ...inSizes(sizes(many), []), name: `Shirt ${round}`, variants });
      return editor.put(`/products/${before['id']}`, body);
    });
  }

  it('takes as many statements for a hundred as for two', async () => {
    const few = await costOfReplacing(2);
    expect(few).toBeLessThanOrEqual(20);
    expect(await costOfReplacing(100)).toBe(few);
  });

  it('writes a line of the ledger and an event for each, in their order', async () => {
    const before = await productOf(editor, inSizes(['S', 'M', 'L'], ['S', 'M', 'L'], { stock: 4 }));
    const [s, m, l] = before['variants'];
    const variants = [
      variantBody({ Size: 'M' }, { sku: l.sku, stock: 1, lowStockThreshold: 2 }),
      variantBody({ Size: 'L' }, { sku: s.sku, stock: 4 }),
      variantBody({ Size: 'S' }, { sku: 'NEW-IN-S', stock: 6 }),
    ];
    const body = productBody({ ...inSizes(['S', 'M', 'L'], []), variants });
    const { body: after } = await editor.put(`/products/${before['id']}`, body);
    const { rows: lines } = await stoa.sql.query(
      `SELECT v.sku, m.delta, m.stock_after, m.reason, m.actor_id FROM stock_movements m
       JOIN variants v ON v.id = m.variant_id WHERE m.product_id = $1 ORDER BY m.sequence OFFSET 3`,
      [before['id']],
    );
    expect(lines).toEqual([
      { sku: 'NEW-IN-S', delta: 6, stock_after: 6, reason: 'received', actor_id: editor.id },
      { sku: l.sku, delta: -3, stock_after: 1, reason: 'adjusted', actor_id: editor.id },
    ]);
    const told = (await toldOf(before['id'])).slice(4);
    const [added, fewer] = [after.variants[2].id, l.id];
    expect(told.map(({ type, payload }) => `${type} ${payload['variantId'] ?? ''}`.trim())).toEqual([
      'product.updated',
      `product.stock_changed ${added}`,
      `product.low_stock ${fewer}`,
      `product.stock_changed ${fewer}`,
    ]);
    const { rows } = await stoa.sql.query('SELECT is_active, stock FROM variants WHERE id = $1', [m.id]);
    expect(rows).toEqual([{ is_active: false, stock: 4 }]);
  });
});

describe('A price that is set by hand', () => {
  const priced = (sku: string, amount: number, euros: number | null, more: object = {}) => ({
    ...{ sku, price: dollars(amount), ...more },
    prices: euros === null ? [] : [{ currency: 'EUR', amount: euros }],
  });

  it('is told for each variant and currency whose amount is another', async () => {
    const variants = ['S', 'M', 'L'].map((Size) => variantBody({ Size }, priced(`HAND-${Size}`, 1000, 900)));
    const offered = inSizes(['S', 'M', 'L'], []);
    const before = await productOf(editor, { ...offered, variants });
    const after = [
      variantBody({ Size: 'S' }, priced('HAND-S', 1100, 800)),
      variantBody({ Size: 'M' }, priced('HAND-M', 1000, 950)),
      variantBody({ Size: 'L' }, priced('HAND-L', 1000, null, { compareAtPrice: dollars(2000) })),
    ];
    await editor.put(`/products/${before['id']}`, productBody({ ...offered, variants: after }));
    expect(await newPricesOf(before)).toEqual([
      'HAND-S USD 1000 1100',
      'HAND-S EUR 900 800',
      'HAND-M EUR 900 950',
    ]);
  });

  it('is told beside the change of the product, and not when it is new or stays', async () => {
    const product = await productOf(editor, { price: dollars(1000) });
    const at = `/products/${product['id']}`;
    await editor.patch(at, { price: dollars(1200) });
    await editor.patch(at, { price: dollars(1200), name: 'Same price' });
    await editor.patch(at, { prices: [{ currency: 'EUR', amount: 700 }] });
    await editor.patch(`${at}/variants/${product['variants'][0].id}`, { price: dollars(1300) });
    await editor.patch(at, { price: { amount: 1300, currency: 'CHF' } });
    const sku = product['sku'];
    expect(await newPricesOf(product)).toEqual([`${sku} USD 1000 1200`, `${sku} USD 1200 1300`]);
    const types = (await toldOf(product['id'])).map(({ type }) => type.replace('product.', ''));
    expect(types).toEqual([
      ...['created', 'updated', 'price_changed', 'updated', 'updated', 'updated', 'price_changed', 'updated'],
    ]);
  });

  it('is told when a file sets it', async () => {
    const [one, two] = [
      await productOf(editor, { price: dollars(1000) }),
      await productOf(editor, { price: dollars(2000), stock: 5 }),
    ];
    const rows = [
      { sku: one['sku'], price: dollars(900) },
      { sku: two['sku'], price: dollars(2000), stock: 4 },
    ];
    await importFile(stoa, editor, ndjson(...rows), { type: 'application/x-ndjson' });
    expect(await newPricesOf(one)).toEqual([`${one['sku']} USD 1000 900`]);
    expect(await newPricesOf(two)).toEqual([]);
  });

  it('is told of a variant that comes back at another', async () => {
    const product = await productOf(editor, inSizes(['S', 'M'], ['S', 'M'], { price: dollars(1000) }));
    const { id, sku } = product['variants'][1];
    const at = `/products/${product['id']}/variants`;
    await editor.delete(`${at}/${id}`);
    await editor.post(at, variantBody({ Size: 'M' }, { sku, price: dollars(1500) }));
    expect(await newPricesOf(product)).toEqual([`${sku} USD 1000 1500`]);
  });
});

describe('What an import changes', () => {
  it('is what everybody is shown next, not what was told from memory', async () => {
    const { id, sku } = await productOf(editor, { name: 'Before the file' });
    const shown = async () => (await stoa.nobody.get(`/products/${id}`)).body.name;
    expect([await shown(), await shown()]).toEqual(['Before the file', 'Before the file']);
    await importFile(stoa, editor, ndjson({ sku, name: 'After the file' }), { type: 'application/x-ndjson' });
    expect(await shown()).toBe('After the file');
  });
});
