import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalEmail } from './email.js';

const from = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
const capitals = from(0, 0x1ffff).filter((letter) => letter.toLowerCase() !== letter);
const marks = from(0x0300, 0x036f);

/** Addresses whose normal form has another one; all that are taken should be their own. */
const unsettled = (addresses: Iterable<string>): string[] =>
  [...addresses].filter((address) => {
    const normal = normalEmail(address);
    return normal !== null && normalEmail(normal) !== normal;
  });

describe('The normal form of an address', () => {
  it('is one for letters that are one or two characters, whichever case they are in', () => {
    const spellings = ['T\u0308om', 't\u0308om', '\u1e97om', 'T\u0308OM'];
    expect(new Set(spellings.map((local) => normalEmail(`${local}@example.com`)))).toEqual(
      new Set(['\u1e97om@example.com']),
    );
  });

  it('is its own normal form for every capital with every mark', () => {
    const marked = capitals.flatMap((letter) => marks.map((mark) => `${letter}${mark}@example.com`));
    expect(unsettled(marked)).toEqual([]);
  });

  it('is its own normal form, however letters and marks come together', () => {
    const character = fc.constantFrom(...'THWYJ\u0399\u03a5\u03a3a.', ...from(0x0300, 0x0331));
    const text = fc.string({ unit: character, minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(text, text, (local, host) => {
        expect(unsettled([`${local}@example.com`, `anna@${host}.com`])).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['b.com/x', 'b.com?x', 'b.com#x', 'b.com\\x', 'b%2ecom'])(
    'is not made of a domain that holds more than a name: %s',
    (domain) => {
      expect(normalEmail(`anna@${domain}`)).toBeNull();
    },
  );
});
