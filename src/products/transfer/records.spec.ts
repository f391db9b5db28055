import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cellsOf, csvRecord } from '../../http/csv/csv.js';
import { EndlessRecord, mostRecordBytes, RecordCutter, type RawRecord } from './records.js';
import { decoded } from './row-reading.js';

const comma = 0x2c;

/** The records of a file that comes in `pieces`. */
function cut(pieces: readonly Uint8Array[], delimiter: number | null = comma): RawRecord[] {
  const cutter = new RecordCutter({ bytes: 0, lines: 0 }, delimiter);
  return pieces.flatMap((piece, index) => [...cutter.cut(Buffer.from(piece), index === pieces.length - 1)]);
}

const texts = (records: readonly RawRecord[]): string[] => records.map(({ bytes }) => bytes.toString());
const ofText = (text: string, delimiter?: number | null): string[] =>
  texts(cut([Buffer.from(text)], delimiter));

/** The bytes in pieces that end at these places. */
function inPieces(bytes: Buffer, borders: readonly number[]): Buffer[] {
  const places = [...new Set(borders.map((border) => border % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((from, index) => bytes.subarray(from, places[index] ?? bytes.length));
}

describe('A file', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['a', ['a']],
    ['a\nb\r\nc\rd', ['a', 'b', 'c', 'd']],
    ['a\n', ['a']],
    ['a\r\n', ['a']],
    ['a\r', ['a']],
    ['a\n\n', ['a', '']],
    ['\r\n\r\n', ['', '']],
    ['"a\nb",c\nd', ['"a\nb",c', 'd']],
    ['"a\r\nb\rc"\r\nd\r\n', ['"a\r\nb\rc"', 'd']],
    ['"a""\n""b"\nc', ['"a""\n""b"', 'c']],
    ['x,"a\nb"\nc', ['x,"a\nb"', 'c']],
  ])('%j has the records %j', (text, records) => {
    expect(ofText(text)).toEqual(records);
  });

  it('loses one record alone by a quote that stands in a cell which does not begin with one', () => {
    expect(ofText('a"b,c\nd,12" pan\ne')).toEqual(['a"b,c', 'd,12" pan', 'e']);
  });

  it('goes on over lines in quotes only where cells can be quoted', () => {
    expect(ofText('"a\nb"\n', null)).toEqual(['"a', 'b"']);
    expect(ofText('a;"b\nc"\n', comma)).toEqual(['a;"b', 'c"']);
    expect(ofText('a;"b\nc"\n', ';'.charCodeAt(0))).toEqual(['a;"b\nc"']);
  });

  it('tells on which line each record begins, and where the next one does', () => {
    const records = cut([Buffer.from('a\r\n"b\nc\r\nd",e\n\nf')]);
    expect(records.map(({ line, end }) => [line, end.bytes, end.lines])).toEqual([
      [1, 3, 1],
      [2, 14, 4],
      [5, 15, 5],
      [6, 16, 6],
    ]);
  });

  it('whose last quote does not close has no end, and what stands before it is given', () => {
    const cutter = new RecordCutter({ bytes: 0, lines: 0 }, comma);
    const records = cutter.cut(Buffer.from('a\nb,"c\nd\n'), true);
    expect(records.next().value?.bytes.toString()).toBe('a');
    expect(() => records.next()).toThrow(new EndlessRecord(2));
  });

  it('with a record larger than any is given up there, before the rest has come', () => {
    const cutter = new RecordCutter({ bytes: 0, lines: 0 }, comma);
    const piece = Buffer.alloc(mostRecordBytes / 4, 'x');
    const come = (): unknown => [...cutter.cut(piece, false)];
    expect([come(), come(), come(), come()]).toEqual([[], [], [], []]);
    expect(come).toThrow(new EndlessRecord(1));
  });
});

describe('Wherever a file is cut into pieces', () => {
  const bytes = fc.string({
    unit: fc.constantFrom('"', ',', '\n', '\r', '\r\n', 'a', '\u00e9', '\u{1f600}', '""', ',"', '",'),
    maxLength: 40,
  });
  const borders = fc.array(fc.nat(200), { maxLength: 8 });
  /** The records, or as many as there are before the fault. */
  const attempt = (pieces: readonly Uint8Array[]): unknown[] => {
    const cutter = new RecordCutter({ bytes: 0, lines: 0 }, comma);
    const found: unknown[] = [];
    try {
      for (const [index, piece] of pieces.entries())
        for (const { bytes: own, ...place } of cutter.cut(Buffer.from(piece), index === pieces.length - 1))
          found.push([own.toString('hex'), place]);
    } catch (error) {
      found.push(error);
    }
    return found;
  };

  it('the records, their lines and their places are the same', () => {
    fc.assert(
      fc.property(bytes, borders, (text, places) => {
        const whole = Buffer.from(text);
        expect(attempt(inPieces(whole, places))).toEqual(attempt([whole]));
      }),
      { numRuns: 500 },
    );
  });

  it('from the end of each record another process reads the same rest', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.constantFrom('a', '"', '\n', '\r\n', ',', ''), { minLength: 1 }), {
          minLength: 1,
        }),
        (rows) => {
          const whole = Buffer.from(rows.map((cells) => csvRecord(cells)).join(''));
          const records = cut([whole]);
          records.forEach(({ end }, index) => {
            const cutter = new RecordCutter(end, comma);
            const rest = [...cutter.cut(whole.subarray(end.bytes), true)];
            expect(rest).toEqual(records.slice(index + 1));
          });
        },
      ),
    );
  });

  it('rows are read as they were written, cell by cell', () => {
    const cell = fc.string({
      unit: fc.oneof(
        fc.constantFrom('"', ',', '\n', '\r'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 8,
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
        borders,
        (rows, places) => {
          const written = Buffer.from(rows.map(csvRecord).join(''));
          const read = cut(inPieces(written, places)).map((record) => cellsOf(decoded(record.bytes), ','));
          expect(read).toEqual(rows);
        },
      ),
    );
  });

  it('a character is never broken by it, and one that was broken before spoils its own record only', () => {
    const file = Buffer.concat([
      Buffer.from('caf\u00e9\n'),
      Buffer.from([0x63, 0xc3, 0x0a]),
      Buffer.from('\u{1f600}\n'),
    ]);
    for (let border = 0; border <= file.length; border += 1) {
      const [first, broken, last] = cut(inPieces(file, [border]));
      expect([first, last].map((record) => decoded(record?.bytes ?? Buffer.alloc(0)))).toEqual([
        'caf\u00e9',
        '\u{1f600}',
      ]);
      expect(() => decoded(broken?.bytes ?? Buffer.alloc(0))).toThrow();
    }
  });
});
