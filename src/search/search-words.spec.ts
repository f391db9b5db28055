import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { prefixQuery } from './search-words.js';

describe('A search by the beginnings of words', () => {
  it.each([
    ['shir', "'shir':*"],
    ['  blue   shir ', "'blue':* & 'shir':*"],
    ['MUG-0', "'MUG-0':*"],
    ['size m', "'size':* & 'm'"],
    ["sailor's", "'sailor':* & 's'"],
    ['caf\u00e9 \u5e3d\u5b50', "'caf\u00e9':* & '\u5e3d\u5b50':*"],
    ['& | ! :* ()', ''],
    ['"linen shirt"', ''],
    ['shirt -cotton', ''],
    ['linen OR cotton', ''],
    ['t-shirt', "'t-shirt':*"],
    ['orchid', "'orchid':*"],
  ])('makes of %j the query %j', (search, query) => {
    expect(prefixQuery(search)).toBe(query);
  });

  it('is never more than quoted words joined by "and", whatever is asked', () => {
    const form = /^$|^'[^'\\]+'(:\*)?( & '[^'\\]+'(:\*)?){0,15}$/;
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (search) =>
        form.test(prefixQuery(search)),
      ),
    );
  });
});
