import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from './support/actor.js';
import { categoryOf, productBody, productOf } from './support/catalogue.js';
import { exportFile, importFile, ndjson } from './support/imports.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  editor = await stoa.given.editor();
  await categoryOf(editor, { name: 'Pots', slug: 'pots' });
});
afterAll(() => stoa.stop());

const wipe = () => stoa.sql.query('TRUNCATE products, outbox, stock_movements, price_history CASCADE');
const ndjsonType = { type: 'application/x-ndjson' };

const nasty = fc.oneof(
  fc.constantFrom(
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    "'=1",
    "''",
    "'\\N",
    '\\N',
    '\\',
    '|',
    'a|b\\|',
    '"',
    '""',
    'true',
    '5',
    'é',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
);
const line = nasty.filter((text) => /^(?=\s*\S)[^\u0000-\u001f\u007f]*$/.test(text) && text.isWellFormed());
const lines = fc
  .oneof(nasty, fc.constantFrom('=a\r\nb', '\t=x', '\r', '\n\n', 'a\rb', '"\n"'))
  .filter((text) => /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/.test(text) && text.isWellFormed());
/** With spaces at its ends, too, of whichever kind. */
const tag = fc
  .tuple(fc.constantFrom('', ' ', '\u00a0 '), line, fc.constantFrom('', ' ', ' \u2003', '\\ '))
  .map((parts) => parts.join(''));
const amount = fc.integer({ min: 0, max: 100_000_000 });
const name = fc.constantFrom('Size', 'Colour of it', 'weight', 'A.b_c-d');
const price = (currency: string) => amount.map((value) => ({ amount: value, currency }));

const product = fc.record({
  name: line,
  description: lines,
  status: fc.constantFrom('draft', 'active', 'archived'),
  category: fc.constantFrom(null, 'pots'),
  tags: fc.uniqueArray(tag, { maxLength: 4 }),
  images: fc.array(fc.record({ url: fc.constant('https://example.com/a,b.png'), alt: line }), {
    maxLength: 2,
  }),
  attributes: fc.dictionary(name, fc.oneof(line, fc.boolean(), fc.integer(), fc.constant(0.25)), {
    maxKeys: 3,
  }),
  prices: fc.constantFrom([], [{ amount: 7, currency: 'EUR', compareAtAmount: null }]),
  price: price('USD'),
  compareAtPrice: fc.option(price('USD')),
  stock: fc.integer({ min: 0, max: 1000 }),
  lowStockThreshold: fc.option(fc.integer({ min: 0, max: 10 })),
  weightGrams: fc.option(fc.integer({ min: 0, max: 400_000 })),
  sizes: fc.uniqueArray(line, { maxLength: 3 }),
});

/** The rows of products that look like this. */
function rowsOf(products: readonly any[]): object[] {
  return products.flatMap(({ sizes, ...facts }, index) => {
    const one = { sku: `P${index}`, product: `p-${index}`, ...facts };
    const { sku, product: slug, price: cost } = one;
    if (sizes.length === 0) return [one];
    return sizes.map((size: string, at: number) => ({
      ...(at === 0 ? one : { product: slug, price: cost }),
      sku: `${sku}-${at}`,
      options: { Size: size },
    }));
  });
}

describe('The export of the catalogue', () => {
  it.each(['csv', 'ndjson'])(
    'as %s is taken back whatever it holds: over itself it changes nothing, on nothing it makes the same again',
    async (format) => {
      const options = format === 'csv' ? {} : ndjsonType;
      await fc.assert(
        fc.asyncProperty(fc.array(product, { minLength: 1, maxLength: 4 }), async (products) => {
          await wipe();
          const rows = rowsOf(products);
          const made = await importFile(stoa, editor, ndjson(...rows), ndjsonType);
          expect(made['rows']).toMatchObject({ created: rows.length, refused: 0 });
          const file = await exportFile(editor, `?format=${format}`);
          const again = await importFile(stoa, editor, file, options);
          expect(again['rows']).toMatchObject({ read: rows.length, unchanged: rows.length });
          await wipe();
          const anew = await importFile(stoa, editor, file, options);
          expect(anew['rows']).toMatchObject({ created: rows.length, refused: 0 });
          expect(await exportFile(editor, `?format=${format}`)).toBe(file);
        }),
        { numRuns: 15 },
      );
    },
  );

  it('keeps the spaces at the ends of tags, and those that somebody writes around bars are of no tag', async () => {
    await wipe();
    const tags = [' sale', 'sale', 'sale ', ' a|b\\ ', 'c\\', 'd, e'];
    const { id } = await productOf(editor, { sku: 'TAGS-1', tags });
    const again = await importFile(stoa, editor, await exportFile(editor));
    expect(again['rows']).toMatchObject({ read: 1, unchanged: 1 });
    expect((await editor.get(`/products/${id}`)).body.tags).toEqual(tags);
    await importFile(stoa, editor, 'sku,tags\nTAGS-1, red |green| blue green \n');
    expect((await editor.get(`/products/${id}`)).body.tags).toEqual(['red', 'green', 'blue green']);
  });

  it('has no cell that a spreadsheet computes', async () => {
    await wipe();
    for (const text of ['=HYPERLINK("x")', '+1', '-1', '@a', '\uff1d1'])
      await productOf(editor, { name: text, tags: [text], description: `${text}\n` });
    const file = await exportFile(editor);
    const cells = file.split(/[,\r\n]+/).map((cell) => cell.replace(/^"/, ''));
    expect(cells.filter((cell) => /^[=+\-@\t\uff1d]/.test(cell))).toEqual([]);
    expect(file).toContain("'+1");
  });

  it('is a file with a name, of the status that was asked for, more than one batch long', async () => {
    await wipe();
    const rows = Array.from({ length: 230 }, (_, index) => ({
      ...{ sku: `X-${index}`, name: `X ${index}`, price: { amount: 1, currency: 'JPY' } },
      status: index % 2 === 0 ? 'active' : 'archived',
    }));
    await importFile(stoa, editor, ndjson(...rows), ndjsonType);
    const answer = await fetch(`${editor.at}/api/v1/products/export?format=ndjson&status=active`, {
      headers: { authorization: `Bearer ${editor.token}` },
    });
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="products.ndjson"');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const skus = (await answer.text())
      .trimEnd()
      .split('\n')
      .map((text) => JSON.parse(text).sku);
    expect(skus).toEqual(rows.filter(({ status }) => status === 'active').map(({ sku }) => sku));
  });

  it('leaves out variants that were withdrawn, and an import takes one up again', async () => {
    await wipe();
    const { price: cost, stock } = productBody();
    const variant = (sku: string, size: string) => ({ sku, options: { Size: size }, price: cost, stock });
    const body = {
      name: 'Coat',
      description: '',
      status: 'active',
      variants: [variant('C-S', 'S'), variant('C-M', 'M')],
    };
    const { body: coat } = await editor.post('/products', body);
    const [, second] = coat.variants;
    await editor.delete(`/products/${coat.id}/variants/${second.id}`);
    expect(await exportFile(editor)).not.toContain('C-M');
    const done = await importFile(stoa, editor, 'sku,stock\nC-M,4\n');
    expect(done['rows']).toMatchObject({ created: 1, refused: 0 });
    const { body: again } = await editor.get(`/products/${coat.id}`);
    expect(again.variants[1]).toMatchObject({ id: second.id, sku: 'C-M', stock: 4 });
  });
});
