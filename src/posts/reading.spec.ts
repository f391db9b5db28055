import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readingOf } from './reading.js';
import { rendered } from './rendered.js';

const beginningOf = (text: string): string => readingOf({ html: '', text }).beginning;

describe('What is made of a text', () => {
  it('has an excerpt that is the whole of a short text', () => {
    expect(beginningOf('a'.repeat(200))).toBe('a'.repeat(200));
    expect(rendered('*a*', null)).toEqual({
      contentHtml: '<p><em>a</em></p>',
      excerpt: 'a',
      readingMinutes: 1,
    });
    expect(rendered('*a*', 'own').excerpt).toBe('own');
  });

  it('has an excerpt that ends between words, or in the middle of one that is too long', () => {
    expect(beginningOf(`${'word '.repeat(39)}longword`)).toBe(`${'word '.repeat(39)}...`);
    expect(beginningOf('a'.repeat(201))).toBe(`${'a'.repeat(200)} ...`);
  });

  it('never has half a character in its excerpt', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 150, maxLength: 300, unit: 'grapheme' }), (text) => {
        expect(beginningOf(text).isWellFormed()).toBe(true);
        expect(beginningOf(text).length).toBeLessThanOrEqual(204);
      }),
    );
  });

  it.each([
    [0, 1],
    [1, 1],
    [200, 1],
    [201, 2],
    [2000, 10],
  ])('with %d words takes %d minutes', (words, minutes) => {
    const text = Array.from({ length: words }, () => 'word').join(' ');
    expect(readingOf({ html: '', text }).readingMinutes).toBe(minutes);
  });
});
