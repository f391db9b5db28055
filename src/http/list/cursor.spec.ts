import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ValidationFailed } from '../problem/problems.js';
import { decodeCursor, encodeCursor } from './cursor.js';

const printable = fc.string({ unit: 'grapheme' }).filter((text) => !/[\u0000-\u001f]/.test(text));

describe('A cursor', () => {
  it('says what it was told, in letters that are safe in an address', () => {
    const cursors = fc.record({
      sort: fc.constantFrom('name', '-createdAt,name'),
      direction: fc.constantFrom('next' as const, 'prev' as const),
      values: fc.array(printable, { minLength: 1, maxLength: 4 }),
    });
    fc.assert(
      fc.property(cursors, (cursor) => {
        const text = encodeCursor(cursor);
        expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(decodeCursor(text, cursor.sort, cursor.values.length)).toEqual(cursor);
      }),
    );
  });

  it('is refused with words of ours when somebody made it up', () => {
    const invented = fc.oneof(
      fc.base64String(),
      fc.json().map((text) => Buffer.from(text).toString('base64url')),
    );
    fc.assert(
      fc.property(invented, (text) => {
        expect(() => decodeCursor(text, 'name', 2)).toThrow(ValidationFailed);
      }),
    );
  });

  it('belongs to one order and one number of keys', () => {
    const text = encodeCursor({ sort: 'name', direction: 'next', values: ['a', '1'] });
    expect(() => decodeCursor(text, '-name', 2)).toThrow(ValidationFailed);
    expect(() => decodeCursor(text, 'name', 3)).toThrow(ValidationFailed);
  });
});
