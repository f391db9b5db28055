import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tagSlug } from './tag-slug.js';

describe('The slug of a tag', () => {
  it.each([
    ['Pour over', 'pour-over'],
    ['  POUR   OVER ', 'pour-over'],
    ['pour-over', 'pour-over'],
    ['Crème Brûlée', 'creme-brulee'],
    ['Cre\u0300me Bru\u0302le\u0301e', 'creme-brulee'],
    ['Straße', 'strasse'],
    ['Чай', 'chay'],
    ['#coffee', 'coffee'],
    ['C', 'c'],
    ['C++', 'c-plus-plus'],
    ['C#', 'c-sharp'],
    ['R&D', 'r-and-d'],
    ['ｔｅａ', 'tea'],
  ])('of %j is %s', (name, slug) => {
    expect(tagSlug(name)).toBe(slug);
  });

  it.each([
    ['日本', '中国'],
    ['日本 tea', '中国 tea'],
    ['🔥', '🎉'],
    ['tea 🔥', 'tea'],
    ['!!!', '???'],
    [`${'ж'.repeat(49)}a`, `${'ж'.repeat(49)}b`],
  ])('tells %j from %j, although nothing Latin does', (one, other) => {
    expect(tagSlug(one)).not.toBe(tagSlug(other));
    expect(tagSlug(one)).toBe(tagSlug(` ${one.toUpperCase()} `));
  });

  it('has the form that the database wants, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 50, unit: 'grapheme' }), (name) => {
        const slug = tagSlug(name);
        expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(slug.length).toBeLessThanOrEqual(60);
      }),
    );
  });
});
