import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { importFile, ndjson, sendFile } from './support/imports.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  editor = await stoa.given.editor();
});
afterAll(() => stoa.stop());

const rowsOf = (created: number, refused: number) => ({
  ...{ read: created + refused, created, updated: 0, unchanged: 0, refused },
});

describe('A file that means no good', () => {
  const header = 'sku,name,currency,price,attributes\n';

  it('of blank lines is walked to its end, and what stands behind them is taken', async () => {
    const blank = `${' '.repeat(1000)}\n`.repeat(1100) + '\n'.repeat(50_000) + `\t\t\n`.repeat(2000);
    const done = await importFile(stoa, editor, `${header}${blank}BLANK-1,After,EUR,100,\n`);
    expect(done).toMatchObject({ status: 'succeeded', rows: rowsOf(1, 0) });
    expect((await editor.get('/products?search=BLANK-1&status=any')).body.data).toHaveLength(1);
  });

  it.each([
    ['half a character', '{"b":"\\ud800"}'],
    ['lists in lists without end', '['.repeat(20_000)],
    ['ten thousand numbers', `[${'1,'.repeat(10_000)}1]`],
    ['a text where an object belongs', '"abc"'],
    ['a number where an object belongs', '5'],
  ])('has %s in a cell, and loses that row alone', async (what, json) => {
    const sku = `BAD-${what.replaceAll(/\W/g, '').toUpperCase()}`;
    const cell = `"${json.replaceAll('"', '""')}"`;
    const done = await importFile(
      stoa,
      editor,
      `${header}${sku},Bad,EUR,100,${cell}\n${sku}-2,Good,EUR,100,\n`,
    );
    expect(done).toMatchObject({ status: 'succeeded', rows: rowsOf(1, 1) });
  });

  it.each([
    ['a NUL', 'BAD\u0000NUL', 'BAD NUL'],
    ['a character that would be cut in two', `${'A'.repeat(63)}\u{1f600}B`, `${'A'.repeat(63)}\u{1f600}`],
  ])(
    'has %s in a SKU, and loses that row alone, which can be read in the report',
    async (what, bad, told) => {
      const good = `OK-${what.length}`;
      const file = `${header}${bad},Bad,EUR,100,\n${good},Good,EUR,100,\n`;
      const done = await importFile(stoa, editor, file);
      expect(done).toMatchObject({ status: 'succeeded', failure: null, rows: rowsOf(1, 1) });
      const [first] = (await editor.get(`/imports/${done['id']}/errors`)).body.data;
      expect(first).toMatchObject({ line: 2, sku: told, field: 'sku' });
    },
  );

  it('has a field whose name would be cut within a character, and loses that row alone', async () => {
    const field = `${'k'.repeat(299)}\u{1f600}`;
    const row = { name: 'Named', price: { amount: 1, currency: 'EUR' } };
    const file = ndjson({ sku: 'KEY-1', ...row, [`${field}more`]: 1 }, { sku: 'KEY-2', ...row });
    const done = await importFile(stoa, editor, file, { type: 'application/x-ndjson' });
    expect(done).toMatchObject({ status: 'succeeded', failure: null, rows: rowsOf(1, 1) });
    const { data } = (await editor.get(`/imports/${done['id']}/errors`)).body;
    expect(data).toMatchObject([{ line: 1, sku: 'KEY-1', field, code: 'UNKNOWN_FIELD' }]);
  });

  it('has far more columns than there can be, and hears that alone', async () => {
    const answer = await sendFile(editor, `sku${',colour'.repeat(30_000)}\nA\n`);
    expectProblem(answer, 400, 'VALIDATION_FAILED');
    expect(answer.body.errors).toEqual([
      { field: 'header', message: 'has more than 200 columns', code: 'TOO_WIDE' },
    ]);
  });

  it.each(['attributes,attribute:x', 'prices,price:EUR', 'options,option:Size'])(
    'says something twice, in %s, and is refused',
    async (twice) => {
      const answer = await sendFile(editor, `sku,${twice}\nA,,\n`);
      expectProblem(answer, 400, 'VALIDATION_FAILED');
    },
  );
});

describe('A body that is no file of the kinds that are taken', () => {
  it.each([
    ['JSON', { 'content-type': 'application/json' }],
    ['plain text', { 'content-type': 'text/plain' }],
    ['no media type', { 'content-type': 'csv' }],
    ['CSV in Latin-1', { 'content-type': 'text/csv; charset=latin1' }],
    ['NDJSON in UTF-16', { 'content-type': 'application/x-ndjson; charset=utf-16' }],
    ['compressed', { 'content-type': 'text/csv', 'content-encoding': 'gzip' }],
  ])('is refused with the kinds that are: %s', async (_, headers) => {
    const answer = await sendFile(editor, '{"sku"\n', { headers });
    const { detail } = expectProblem(answer, 415, 'UNSUPPORTED_MEDIA_TYPE');
    expect(detail).toContain('text/csv or application/x-ndjson, in UTF-8');
  });

  it('is told of JSON where JSON is taken', async () => {
    const answer = await editor.post('/products', 'sku', { 'content-type': 'text/csv' });
    const { detail } = expectProblem(answer, 415, 'UNSUPPORTED_MEDIA_TYPE');
    expect(detail).toBe('The body must be application/json in UTF-8.');
  });
});
