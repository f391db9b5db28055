import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { categoryOf } from './support/catalogue.js';
import { faultsOf, importFile, ndjson, runImports, sendFile } from './support/imports.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  editor = await stoa.given.editor();
  await categoryOf(editor, { name: 'Shirts' });
});
afterAll(() => stoa.stop());

const rowsOf = (created: number, updated: number, unchanged: number, refused: number) => ({
  ...{ read: created + updated + unchanged + refused, created, updated, unchanged, refused },
});
const bySlug = async (slug: string): Promise<any> => (await editor.get(`/products/${slug}`)).body;
const traces = async () => {
  const { rows } = await stoa.sql.query(
    `SELECT (SELECT count(*) FROM outbox) AS events, (SELECT count(*) FROM stock_movements) AS movements,
       (SELECT count(*) FROM price_history) AS prices, (SELECT max(updated_at) FROM products) AS at`,
  );
  return rows[0];
};

describe('An import of CSV', () => {
  const file = [
    'sku,product,name,description,status,category,tags,currency,price,compareAtPrice,price:EUR,stock,option:Size,attribute:fabric,attribute:washable',
    'SH-S,shirt,Linen shirt,"Light, airy',
    'and ""cool""",active,shirts,summer|linen,USD,4900,5900,4500,3,S,linen,true',
    'SH-M,shirt,,,,,,USD,4900,,,0,M,,',
    '',
    'MUG-9,,Mug,,,,,USD,900,,,7,,,',
  ].join('\r\n');

  it('makes products with their variants, prices and stock', async () => {
    const done = await importFile(stoa, editor, `\ufeff${file}`);
    expect(done).toMatchObject({
      status: 'succeeded',
      format: 'csv',
      failure: null,
      rows: rowsOf(3, 0, 0, 0),
    });
    expect(done['bytes']).toEqual({ total: Buffer.byteLength(file), done: Buffer.byteLength(file) });
    expect(await bySlug('shirt')).toMatchObject({
      name: 'Linen shirt',
      description: 'Light, airy\r\nand "cool"',
      status: 'active',
      category: { slug: 'shirts' },
      tags: ['summer', 'linen'],
      attributes: { fabric: 'linen', washable: true },
      options: [{ name: 'Size', values: ['S', 'M'] }],
      variants: [
        {
          sku: 'SH-S',
          options: { Size: 'S' },
          price: { amount: 4900, currency: 'USD' },
          compareAtPrice: { amount: 5900, currency: 'USD' },
          prices: [{ amount: 4500, currency: 'EUR' }],
          stock: 3,
        },
        { sku: 'SH-M', options: { Size: 'M' }, stock: 0 },
      ],
    });
    expect(await bySlug('mug')).toMatchObject({ sku: 'MUG-9', status: 'draft', stock: 7 });
  });

  it('leaves no trace when it is repeated', async () => {
    const before = await traces();
    const again = await importFile(stoa, editor, file);
    expect(again['rows']).toEqual(rowsOf(0, 0, 3, 0));
    expect(await traces()).toEqual(before);
  });

  it('changes what a row names and leaves the rest, and \\N empties', async () => {
    const done = await importFile(
      stoa,
      editor,
      'sku;stock;compareAtPrice;category\nSH-S;5;\\N;\nSH-M;;;\\N\n',
    );
    expect(done['rows']).toEqual(rowsOf(0, 2, 0, 0));
    const shirt = await bySlug('shirt');
    expect(shirt).toMatchObject({ name: 'Linen shirt', category: null, tags: ['summer', 'linen'] });
    expect(shirt.variants[0]).toMatchObject({ stock: 5, compareAtPrice: null, price: { amount: 4900 } });
    const { body } = await editor.get(`/products/${shirt.id}/stock-movements`);
    expect(body.data[0]).toMatchObject({ delta: 2, reason: 'adjusted', note: `Import ${done['id']}` });
  });

  it('tells of each refused row with its line and takes the others', async () => {
    const lines = [
      'sku,product,name,currency,price,stock,category',
      'OK-1,,Fine,USD,100,1,',
      'low case,,X,USD,100,1,',
      'BAD-1,,X,USD,19.99,1,',
      'BAD-2,,X,USD,100,-1,',
      'BAD-3,,,USD,100,1,',
      'BAD-4,,X,USD,100,1,nowhere',
      'BAD-5,,"X" y,USD,100,1,',
      'BAD-6,,X,,100,1,',
      'BAD-7,,X,USD,100,1,,more',
      'SH-S,other,X,USD,100,1,',
      'BAD-8,shirt,,USD,100,1,',
      'BAD-9,,A\u0000B,USD,100,1,',
      'OK-2,,"Two',
      'lines",USD,100,1,',
      'OK-3,,Fine,USD,100,1,',
    ];
    const done = await importFile(stoa, editor, `${lines.join('\n')}\n`);
    expect(done).toMatchObject({ status: 'succeeded', rows: rowsOf(2, 0, 0, 12) });
    expect(await faultsOf(editor, done['id'])).toEqual([
      '3 sku MATCHES',
      '4 price.amount IS_INT',
      '5 stock MIN',
      '6 name MISSING',
      '7 row UNKNOWN_CATEGORY',
      '8 row MALFORMED',
      '9 currency MISSING',
      '10 row TOO_MANY_CELLS',
      '11 product SKU_ELSEWHERE',
      '12 row OPTION_MISMATCH',
      '13 name MATCHES',
      '14 name MATCHES',
    ]);
    expect((await editor.get(`/imports/${done['id']}/errors?limit=1`)).body.data).toHaveLength(1);
  });

  it('refuses bytes that are not UTF-8 in their row', async () => {
    const bytes = Buffer.concat([
      Buffer.from('sku,name\nU-1,'),
      Buffer.from([0xe9]),
      Buffer.from('\nSH-S,\n'),
    ]);
    const done = await importFile(stoa, editor, new Uint8Array(bytes));
    expect(done['rows']).toEqual(rowsOf(0, 0, 1, 1));
    expect(await faultsOf(editor, done['id'])).toEqual(['2 row MALFORMED']);
  });

  it('takes a later row with the same SKU for the last word', async () => {
    const done = await importFile(stoa, editor, 'sku,name,currency,price\nTW-1,One,USD,1\nTW-1,Two,USD,2\n');
    expect(done['rows']).toEqual(rowsOf(1, 1, 0, 0));
    expect(await bySlug('two')).toMatchObject({ name: 'Two', price: { amount: 2 } });
  });

  it.each([
    ['a column that it does not know', 'sku,colour\nA,b\n', 'colour'],
    ['a column twice', 'sku,name,name\n', 'name'],
    ['no column of SKUs', 'name\nA\n', 'sku'],
  ])('is refused at once when it has %s', async (_, content, field) => {
    const answer = await sendFile(editor, content);
    expectProblem(answer, 400, 'VALIDATION_FAILED');
    expect(answer.body.errors[0].field).toBe(field);
    expect((await stoa.sql.query("SELECT FROM imports WHERE status = 'receiving'")).rowCount).toBe(0);
  });

  it('fails when a quoted cell has no end, and what stands before is done', async () => {
    const done = await importFile(stoa, editor, 'sku,name,currency,price\nEND-1,A,USD,1\nEND-2,"B,USD,1\n');
    expect(done).toMatchObject({
      status: 'failed',
      failure: { code: 'ENDLESS_RECORD' },
      rows: rowsOf(1, 0, 0, 0),
    });
  });
});

describe('An import of NDJSON', () => {
  const type = 'application/x-ndjson';

  it('takes rows in the shape of the API, and refuses what the API refuses', async () => {
    const content = ndjson(
      {
        sku: 'ND-1',
        name: 'Bowl',
        price: { amount: 100, currency: 'EUR' },
        tags: ['a|b'],
        attributes: { deep: 2.5 },
      },
      { sku: 'ND-2', name: 'Bowl', price: { amount: 100, currency: 'EUR' }, colour: 'red' },
      { sku: 'ND-3', name: 'Bowl', price: { amount: 100, currency: 'EUR' }, product: 'import' },
    );
    const done = await importFile(
      stoa,
      editor,
      `${content}not json\n[1]\n{"sku":"ND-4","name":"\\u0000"}\n`,
      { type },
    );
    expect(done).toMatchObject({ status: 'succeeded', rows: rowsOf(1, 0, 0, 5) });
    expect(await faultsOf(editor, done['id'])).toEqual([
      '2 colour UNKNOWN_FIELD',
      '3 product RESERVED',
      '4 row MALFORMED',
      '5 row MALFORMED',
      '6 row MALFORMED',
    ]);
    expect(await bySlug('bowl')).toMatchObject({ tags: ['a|b'], attributes: { deep: 2.5 } });
  });

  it('gives each of many products of one name a slug of its own', async () => {
    const row = (index: number) => ({
      sku: `SAME-${index}`,
      name: 'Same',
      price: { amount: 1, currency: 'USD' },
    });
    const done = await importFile(
      stoa,
      editor,
      ndjson(...Array.from({ length: 30 }, (_, index) => row(index))),
      {
        type,
      },
    );
    expect(done['rows']).toEqual(rowsOf(30, 0, 0, 0));
    expect(await bySlug('same-9')).toMatchObject({ sku: 'SAME-8' });
    expect(await bySlug('same-same-29')).toMatchObject({ sku: 'SAME-29' });
  });
});

describe('A file that cannot be taken', () => {
  it('is refused by its type, its emptiness and its size, and leaves nothing', async () => {
    expectProblem(await editor.post('/products/import', { sku: 'A' }), 415, 'UNSUPPORTED_MEDIA_TYPE');
    expectProblem(await sendFile(editor, 'a', { type: 'text/plain' }), 415, 'UNSUPPORTED_MEDIA_TYPE');
    const latin = await sendFile(editor, 'sku\n', { type: 'text/csv; charset=latin1' });
    expectProblem(latin, 415, 'UNSUPPORTED_MEDIA_TYPE');
    expect(latin.body.detail).toContain('text/csv or application/x-ndjson');
    expectProblem(await sendFile(editor, ''), 400, 'MALFORMED_REQUEST');
    const elsewhere = await editor.post('/products', 'sku', { 'content-type': 'text/csv' });
    expectProblem(elsewhere, 415, 'UNSUPPORTED_MEDIA_TYPE');
    expect((await stoa.sql.query("SELECT FROM imports WHERE status = 'receiving'")).rowCount).toBe(0);
  });

  it('is forgotten when its sender goes away half-way', async () => {
    const stop = new AbortController();
    const before = (await editor.get('/imports')).body.meta.total;
    async function* half() {
      yield Buffer.from('sku,name\n');
      yield Buffer.alloc(600_000, 'a,b\n');
      await new Promise((resolve) => setTimeout(resolve, 200));
      stop.abort();
      await new Promise((resolve) => setTimeout(resolve, 10_000).unref());
    }
    const sent = fetch(`${editor.at}/api/v1/products/import`, {
      method: 'POST',
      headers: { authorization: `Bearer ${editor.token}`, 'content-type': 'text/csv' },
      body: half() as never,
      duplex: 'half',
      signal: stop.signal,
    });
    await expect(sent).rejects.toThrow();
    for (;;) {
      const { rowCount } = await stoa.sql.query("SELECT FROM imports WHERE status = 'receiving'");
      if (rowCount === 0) break;
    }
    expect((await editor.get('/imports')).body.meta.total).toBe(before);
    expect((await stoa.sql.query('SELECT FROM import_chunks')).rowCount).toBe(0);
  });

  it('is taken once for one Idempotency-Key, and another file with that key is refused', async () => {
    const headers = { 'idempotency-key': 'import-1' };
    const first = await sendFile(editor, 'sku\nSH-S\n', { headers });
    expect(first.headers.get('location')).toMatch(new RegExp(`/api/v1/imports/${first.body.id}$`));
    const again = await sendFile(editor, 'sku\nSH-S\n', { headers });
    expect([again.status, again.body.id]).toEqual([202, first.body.id]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expectProblem(await sendFile(editor, 'sku\nSH-M\n', { headers }), 422, 'IDEMPOTENCY_KEY_REUSED');
    const { rowCount } = await stoa.sql.query("SELECT FROM imports WHERE status IN ('receiving', 'queued')");
    expect(rowCount).toBe(1);
    await runImports(stoa);
  });
});

describe('Stopping an import', () => {
  it('is possible while it waits, and again, but not when it has ended', async () => {
    const { body } = await sendFile(editor, 'sku,name,currency,price\nSTOP-1,A,USD,1\n');
    const path = `/imports/${body.id}`;
    const guard = { 'if-match': (await editor.get(path)).headers.get('etag') ?? '' };
    expect((await editor.delete(path, guard)).status).toBe(204);
    expectProblem(await editor.delete(path, guard), 412, 'PRECONDITION_FAILED');
    expect((await editor.delete(path)).status).toBe(204);
    await runImports(stoa);
    expect((await editor.get(`/imports/${body.id}`)).body).toMatchObject({ status: 'cancelled' });
    const done = await importFile(stoa, editor, 'sku\nSH-S\n');
    expectProblem(await editor.delete(`/imports/${done['id']}`), 409, 'IMPORT_FINISHED');
    expect((await stoa.sql.query("SELECT FROM variants WHERE sku = 'STOP-1'")).rowCount).toBe(0);
  });

  it('is for editors', async () => {
    const viewer = await stoa.given.viewer();
    expectProblem(await sendFile(viewer, 'sku\n'), 403, 'FORBIDDEN');
    expectProblem(await viewer.get('/products/export'), 403, 'FORBIDDEN');
    expectProblem(await viewer.get('/imports'), 403, 'FORBIDDEN');
  });
});
