import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { inSizes, productOf } from './support/catalogue.js';
import { importFile, ndjson } from './support/imports.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  editor = await stoa.given.editor();
});
afterAll(() => stoa.stop());

const dollars = (amount: number) => ({ amount, currency: 'USD' });
const euros = (amount: number) => ({ amount, currency: 'EUR' });
const newsOf = async (id: string): Promise<object[]> => {
  const asked = `SELECT payload FROM outbox WHERE aggregate_id = $1 AND type = 'product.price_changed' ORDER BY sequence`;
  return (await stoa.sql.query<{ payload: object }>(asked, [id])).rows.map(({ payload }) => payload);
};

describe('News of a price', () => {
  it('is told for each variant and currency whose amount an editor changed, and for no other', async () => {
    const product = await productOf(editor, { prices: [euros(1849)] });
    const [id, variantId] = [product['id'], product['variants'][0].id];
    await editor.patch(`/products/${id}`, { price: dollars(1500), name: 'Cheaper' });
    await editor.patch(`/products/${id}`, { prices: [euros(1400)], compareAtPrice: dollars(1999) });
    await editor.patch(`/products/${id}`, { prices: [], name: 'In dollars only' });
    await editor.patch(`/products/${id}`, { prices: [euros(1300)] });
    expect(await newsOf(id)).toEqual([
      { productId: id, variantId, currency: 'USD', amount: 1500, previousAmount: 1999 },
      { productId: id, variantId, currency: 'EUR', amount: 1400, previousAmount: 1849 },
    ]);
  });

  it('names the variant that became dearer', async () => {
    const product = await productOf(editor, inSizes(['S', 'M'], ['S', 'M']));
    const [, second] = product['variants'];
    await editor.patch(`/products/${product['id']}/variants/${second.id}`, { price: dollars(4200) });
    expect(await newsOf(product['id'])).toEqual([
      expect.objectContaining({ variantId: second.id, amount: 4200, previousAmount: second.price.amount }),
    ]);
  });

  it('is told of what an import changed', async () => {
    const product = await productOf(editor);
    await importFile(stoa, editor, ndjson({ sku: product['variants'][0].sku, price: dollars(1234) }), {
      type: 'application/x-ndjson',
    });
    expect(await newsOf(product['id'])).toEqual([
      expect.objectContaining({ currency: 'USD', amount: 1234, previousAmount: 1999 }),
    ]);
  });
});
