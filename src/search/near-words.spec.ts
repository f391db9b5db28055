import { describe, expect, it } from '@jest/globals';
import { distance, nearest } from './near-words.js';
import { highlightedLine, highlightedPassage } from './highlight.js';

describe('The words nearest to one that was mistyped', () => {
  it.each([
    ['kettle', 'kettle', 0],
    ['ketle', 'kettle', 1],
    ['kettel', 'kettle', 1],
    ['kettls', 'kettle', 1],
    ['ekttel', 'kettle', 2],
    ['', 'abc', 3],
    ['abc', '', 3],
  ])('from %j to %j it is %i slips', (one, other, slips) => {
    expect(distance(one, other)).toBe(slips);
    expect(distance(other, one)).toBe(slips);
  });

  it.each([
    ['ketle', ['settle', 'kettles', 'kettle'], ['kettle', 'kettles']],
    ['ketl', ['kettle', 'nettle'], ['kettle']],
    ['shrit', ['shirt', 'short'], ['shirt']],
    ['saucpen', ['saucepan'], ['saucepan']],
    ['abcd', ['wxyz'], []],
  ])('of %j among %j are %j', (typed, known, near) => {
    expect(nearest(typed, known)).toEqual(near);
  });
});

describe('A highlight', () => {
  it('closes every mark it opens, wherever it is cut', () => {
    const description = `${'word '.repeat(40)}\u0001${'long'.repeat(100)}\u0002 end`;
    expect(highlightedLine('\u0002a\u0001b')).toBe('a<mark>b</mark>');
    const html = highlightedPassage(description);
    expect(html.split('<mark>')).toHaveLength(html.split('</mark>').length);
    expect(html.startsWith('… ')).toBe(true);
  });
});
