import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { asWritten, cellsOf, csvRecord, defused, emptied, MalformedCsv } from './csv.js';

/** Text in which what matters to CSV and to spreadsheets is frequent. */
const cell = fc.string({
  unit: fc.oneof(
    fc.constantFrom('"', ',', ';', '\t', '\r', '\n', "'", '=', '+', '-', '@', '\\', 'N', ' ', 'a', '\uff1d'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 12,
});

describe('A record of CSV', () => {
  it.each<[string, string[]]>([
    ['', ['']],
    [',', ['', '']],
    ['a,b,', ['a', 'b', '']],
    [' a , b ', [' a ', ' b ']],
    ['"a,b",c', ['a,b', 'c']],
    ['"","x"', ['', 'x']],
    ['"say ""hi"""', ['say "hi"']],
    ['""""', ['"']],
    ['"one\r\ntwo\nthree",4', ['one\r\ntwo\nthree', '4']],
    ["it's", ["it's"]],
  ])('%j has the cells %j', (record, cells) => {
    expect(cellsOf(record, ',')).toEqual(cells);
  });

  it.each([';', '\t'])('is divided by %j alone, when that is its delimiter', (delimiter) => {
    expect(cellsOf(['a,b', '"c', 'd"'].join(delimiter), delimiter)).toEqual(['a,b', `c${delimiter}d`]);
  });

  it.each(['a"b', 'a,b"', ' "a"', '"a" ', '"a"b', '"a""', '"', '"a,b', 'x,"a"b,c'])(
    '%j is refused, with words about its quotes',
    (record) => {
      expect(() => cellsOf(record, ',')).toThrow(MalformedCsv);
      expect(() => cellsOf(record, ',')).toThrow(/quote/);
    },
  );

  it('is read as it was written, whatever stands in its cells', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (cells) => {
        const record = csvRecord(cells);
        expect(record.endsWith('\r\n')).toBe(true);
        expect(cellsOf(record.slice(0, -2), ',')).toEqual(cells);
      }),
    );
  });
});

describe('A cell that a spreadsheet would compute', () => {
  it.each(['=1+1', '+49 30', '-5', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '\uff1d1', "'=1", "''@x", emptied])(
    '%j is kept from it by an apostrophe, which reading takes away',
    (text) => {
      expect(defused(text)).toBe(`'${text}`);
      expect(asWritten(`'${text}`)).toBe(text);
    },
  );

  it.each(['', 'a=b', "'tis", "''", 'N\\N', '\\N ', '5-1'])('is not %j, which stays as it is', (text) => {
    expect([defused(text), asWritten(text)]).toEqual([text, text]);
  });

  it('is never what is written, and is read back, with others or alone', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), (texts) => {
        const read = cellsOf(csvRecord(texts.map(defused)).slice(0, -2), ',');
        for (const text of read) expect(text).not.toMatch(/^(?:[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]|\\N$)/u);
        expect(read.map(asWritten)).toEqual(texts);
      }),
    );
  });
});
