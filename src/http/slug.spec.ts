import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ValidationFailed } from './problem/problems.js';
import { freeSlug, refuseIdForm, slugOf } from './slug.js';

const id = '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11';

describe('A slug', () => {
  it.each([
    ['Hello, World', 'hello-world'],
    ['Crème brûlée', 'creme-brulee'],
    ['iPhone & iPad', 'iphone-and-ipad'],
    ['---', 'thing'],
    [id, `thing-${id}`],
    ['one two three', 'one-two'],
    ['abcdefghijklmnop', 'abcdefghij'],
  ])('of %j is %s', (text, slug) => {
    expect(slugOf(text, 'thing', text.startsWith('one') || text.startsWith('abc') ? 10 : 200)).toBe(slug);
  });

  it('has the form of a slug and no more than its length, whatever the text', () => {
    const form = /^[a-z0-9]+(-[a-z0-9]+)*$/;
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.integer({ min: 8, max: 200 }),
        (text, max) => {
          const slug = slugOf(text, 'thing', max);
          return form.test(slug) && slug.length <= max;
        },
      ),
    );
  });

  it('is numbered from 2 on when it is in use', () => {
    expect(freeSlug('mug', new Set(['cup']))).toBe('mug');
    expect(freeSlug('mug', new Set(['mug', 'mug-2', 'mug-4']))).toBe('mug-3');
  });

  it('that somebody chose must not look like an id', () => {
    expect(() => refuseIdForm(id)).toThrow(ValidationFailed);
    expect(() => refuseIdForm('mug')).not.toThrow();
    expect(() => refuseIdForm(undefined)).not.toThrow();
  });
});
