import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { millionthsOf, percentOf, percentPattern } from './percent.js';

describe('A percentage', () => {
  it.each([
    ['25', 250_000],
    ['8.875', 88_750],
    ['0.0001', 1],
    ['19.50', 195_000],
    ['0', 0],
    ['100.0000', 1_000_000],
  ])('of %s is %d millionths', (text, millionths) => {
    expect(percentPattern.test(text)).toBe(true);
    expect(millionthsOf(text)).toBe(millionths);
  });

  it.each(['100.0001', '101', '-1', '07', '1.', '.5', '1.00001', '1e1', '1,5', ' 1', ''])(
    'is not "%s"',
    (text) => {
      expect(percentPattern.test(text)).toBe(false);
    },
  );

  it('is read as it was written, whichever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (millionths) => {
        const text = percentOf(millionths);
        expect(percentPattern.test(text)).toBe(true);
        expect(millionthsOf(text)).toBe(millionths);
      }),
    );
  });
});
