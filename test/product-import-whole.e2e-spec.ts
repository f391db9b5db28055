import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ImportRunner } from '../src/products/transfer/import-runner.js';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { faultsOf, importFile, ndjson, runImports, sendFile } from './support/imports.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  editor = await stoa.given.editor();
});
afterAll(() => stoa.stop());

const type = 'application/x-ndjson';
const price = { amount: 100, currency: 'USD' };
const rows = (name: string, count: number, facts: object = {}): object[] =>
  Array.from({ length: count }, (_, index) => ({
    sku: `${name}-${index}`,
    name: `${name} ${index}`,
    price,
    ...facts,
  }));
const found = async (prefix: string): Promise<number> =>
  (await stoa.sql.query('SELECT FROM variants WHERE sku LIKE $1', [`${prefix}-%`])).rowCount ?? 0;
const state = async () =>
  (
    await stoa.sql.query(
      `SELECT (SELECT count(*) FROM products) AS products, (SELECT count(*) FROM outbox) AS events,
         (SELECT count(*) FROM stock_movements) AS movements, (SELECT count(*) FROM price_history) AS prices`,
    )
  ).rows[0];

describe('A dry run', () => {
  it('says what the import will say, and changes nothing', async () => {
    await importFile(stoa, editor, ndjson(...rows('DRY', 3, { stock: 2 })), { type });
    const before = await state();
    const content = ndjson(
      { sku: 'DRY-0', stock: 9 },
      { sku: 'DRY-1', stock: 2 },
      ...rows('DRIER', 1200, { product: 'drier', options: { Size: 'M' } }).slice(0, 1),
      ...rows('NEW', 1200),
      { sku: 'DRIER-1', product: 'drier', options: { Size: 'L' }, price },
      { sku: 'BAD', name: 'no price' },
    );
    const dry = await importFile(stoa, editor, content, { type, query: '?dryRun=true' });
    expect(dry).toMatchObject({ status: 'succeeded', dryRun: true });
    expect(await state()).toEqual(before);
    const wet = await importFile(stoa, editor, content, { type });
    expect(dry['rows']).toEqual({ read: 1205, created: 1202, updated: 1, unchanged: 1, refused: 1 });
    expect(wet['rows']).toEqual(dry['rows']);
    expect(await faultsOf(editor, wet['id'])).toEqual(await faultsOf(editor, dry['id']));
  });
});

describe('An atomic import', () => {
  it('takes all rows, over batches, when none is refused', async () => {
    const content = ndjson(...rows('ALL', 1100, { stock: 1 }));
    const done = await importFile(stoa, editor, content, { type, query: '?atomic=true' });
    expect(done).toMatchObject({ status: 'succeeded', failure: null, rows: { created: 1100, refused: 0 } });
    expect(await found('ALL')).toBe(1100);
    const again = await importFile(stoa, editor, content, { type, query: '?atomic=true' });
    expect(again['rows']).toMatchObject({ created: 0, unchanged: 1100 });
  });

  it('takes none when one is refused, and says which', async () => {
    const before = await state();
    const content = ndjson(...rows('NONE', 700), { sku: 'NONE-X' }, { sku: 'ALL-1', stock: 77 });
    const done = await importFile(stoa, editor, content, { type, query: '?atomic=true' });
    expect(done).toMatchObject({ status: 'failed', failure: { code: 'ROWS_REFUSED' }, rows: { refused: 1 } });
    expect(await faultsOf(editor, done['id'])).toEqual(['701 name MISSING', '701 price MISSING']);
    expect(await state()).toEqual(before);
  });
});

describe('Imports beside others', () => {
  it('of two instances is each row carried out once', async () => {
    const other = await stoa.beside();
    const content = ndjson(...rows('BOTH', 2500, { stock: 3 }));
    const { body } = await sendFile(editor, content, { type });
    const end = async (): Promise<string> => (await editor.get(`/imports/${body.id}`)).body.status;
    while ((await end()) !== 'succeeded')
      await Promise.all([runImports(stoa), other.app.get(ImportRunner).runDue()]);
    const { body: done } = await editor.get(`/imports/${body.id}`);
    expect(done.rows).toEqual({ read: 2500, created: 2500, updated: 0, unchanged: 0, refused: 0 });
    await other.stop();
  });

  it('loses no change of an editor who is at the same products', async () => {
    const product = await productOf(editor, { sku: 'RACE-0', name: 'RACE 0', stock: 0, price });
    const content = ndjson(
      ...Array.from({ length: 40 }, (_, index) => ({ sku: 'RACE-0', tags: [`t${index}`] })),
    );
    await sendFile(editor, content, { type });
    const moves = Array.from({ length: 20 }, () =>
      editor.post(`/products/${product['id']}/stock`, { delta: 1, reason: 'received' }),
    );
    await Promise.all([runImports(stoa), ...moves]);
    const { body } = await editor.get(`/products/${product['id']}`);
    expect(body).toMatchObject({ stock: 20, tags: ['t39'] });
  });

  it('begins in the order in which the files came', async () => {
    await sendFile(editor, ndjson({ sku: 'RACE-0', tags: ['first'] }), { type });
    await sendFile(editor, ndjson({ sku: 'RACE-0', tags: ['second'] }), { type });
    await runImports(stoa);
    const { rows: variants } = await stoa.sql.query(
      "SELECT p.tags FROM products p JOIN variants v ON v.product_id = p.id WHERE v.sku = 'RACE-0'",
    );
    expect(variants[0].tags).toEqual(['second']);
  });

  it('is forgotten after 30 days, and its file as soon as it has ended', async () => {
    expect((await stoa.sql.query('SELECT FROM import_chunks')).rowCount).toBe(0);
    await stoa.sql.query("UPDATE imports SET finished_at = now() - interval '31 days'");
    await stoa.app.get(ImportRunner).forgetOld();
    expect((await editor.get('/imports')).body.data).toEqual([]);
  });
});
