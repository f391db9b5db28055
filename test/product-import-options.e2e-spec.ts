import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { inSizes, productOf } from './support/catalogue.js';
import { faultsOf, importFile, ndjson } from './support/imports.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  editor = await stoa.given.editor();
});
afterAll(() => stoa.stop());

const offered = ['XS', 'S', 'M', 'L', 'XL'];
const type = 'application/x-ndjson';

/** A product with a variant of each of the sizes, and the SKUs of those by their size. */
async function shirtIn(...sizes: string[]): Promise<{ id: string; sku: Record<string, string> }> {
  const { id, variants } = await productOf(editor, inSizes(offered, sizes, { stock: 3 }));
  return { id, sku: Object.fromEntries(variants.map(({ sku, options }: any) => [options.Size, sku])) };
}
const resized = (sku: string | undefined, Size: string, more: object = {}) => ({
  ...{ sku, options: { Size } },
  ...more,
});
const imported = (rows: object[], query = '') => importFile(stoa, editor, ndjson(...rows), { type, query });

/** What each variant is now, as `SKU size`. */
async function sizesOf(id: string): Promise<string[]> {
  const { body } = await editor.get(`/products/${id}`);
  return body.variants.map(({ sku, options }: any) => `${sku} ${options.Size}`);
}

describe('Rows that change the options of variants', () => {
  it('may swap those of two, and their variants stay what they are otherwise', async () => {
    const { id, sku } = await shirtIn('S', 'M');
    const before = (await editor.get(`/products/${id}`)).body;
    const done = await imported([resized(sku['S'], 'M'), resized(sku['M'], 'S')]);
    expect(done).toMatchObject({ status: 'succeeded', rows: { updated: 2, refused: 0 } });
    const after = (await editor.get(`/products/${id}`)).body;
    expect(await sizesOf(id)).toEqual([`${sku['S']} M`, `${sku['M']} S`]);
    const others = ({ variants }: any) => variants.map(({ options: _, ...rest }: any) => rest);
    expect(others(after)).toEqual(others(before));
  });

  it('may swap them whether or not the file is taken as a whole, and a dry run says so', async () => {
    const { id, sku } = await shirtIn('S', 'M');
    const rows = [resized(sku['S'], 'M'), resized(sku['M'], 'S')];
    expect(await imported(rows, '?dryRun=true')).toMatchObject({ rows: { updated: 2, refused: 0 } });
    expect(await sizesOf(id)).toEqual([`${sku['S']} S`, `${sku['M']} M`]);
    expect(await imported(rows, '?atomic=true')).toMatchObject({ status: 'succeeded', rows: { updated: 2 } });
    expect(await sizesOf(id)).toEqual([`${sku['S']} M`, `${sku['M']} S`]);
  });

  it('may go round, make way for each other and for a new one, with other rows between', async () => {
    const { id, sku } = await shirtIn('XS', 'S', 'M', 'L');
    const done = await imported([
      resized(sku['XS'], 'S'),
      resized(sku['S'], 'M', { price: { amount: -1, currency: 'USD' } }),
      resized(sku['S'], 'M'),
      { sku: sku['L'], stock: 8 },
      resized(sku['M'], 'XS'),
      resized('ROUND-L', 'L', { product: (await editor.get(`/products/${id}`)).body.slug, ...priced }),
      resized(sku['L'], 'XL'),
    ]);
    expect(done).toMatchObject({ rows: { created: 1, updated: 5, refused: 1 } });
    expect(await faultsOf(editor, done['id'])).toEqual(['2 price.amount MIN']);
    const now = [`${sku['XS']} S`, `${sku['S']} M`, `${sku['M']} XS`, `${sku['L']} XL`, 'ROUND-L L'];
    expect(await sizesOf(id)).toEqual(now);
  });

  it('are refused, and only they, when they come to the choice of one that stays', async () => {
    const { id, sku } = await shirtIn('S', 'M', 'L', 'XL');
    const done = await imported([
      resized(sku['S'], 'M'),
      resized(sku['L'], 'XL'),
      resized(sku['XL'], 'L'),
      resized(sku['M'], 'XL', { stock: 9 }),
    ]);
    expect(done).toMatchObject({ rows: { updated: 2, refused: 2 } });
    const faults = ['1 row OPTION_MISMATCH', '4 row OPTION_MISMATCH'];
    expect(await faultsOf(editor, done['id'])).toEqual(faults);
    const now = [`${sku['S']} S`, `${sku['M']} M`, `${sku['L']} XL`, `${sku['XL']} L`];
    expect(await sizesOf(id)).toEqual(now);
  });

  it('win over earlier ones of the same variant', async () => {
    const { id, sku } = await shirtIn('S', 'M');
    const done = await imported([
      resized(sku['S'], 'M'),
      resized(sku['S'], 'L'),
      resized(sku['M'], 'S'),
      { sku: sku['S'], stock: 1 },
    ]);
    expect(await faultsOf(editor, done['id'])).toEqual(['1 row OPTION_MISMATCH']);
    expect(await sizesOf(id)).toEqual([`${sku['S']} L`, `${sku['M']} S`]);
  });
});

const priced = { price: { amount: 100, currency: 'USD' } };
