import { describe, expect, it } from '@jest/globals';
import { keyOf } from './question.js';

describe('The key of a question', () => {
  it('is the same however it is put', () => {
    expect(keyOf(['products', { tag: 'a', limit: 1, page: undefined }])).toBe(
      keyOf(['products', { limit: 1, tag: 'a' }]),
    );
  });

  it('is another for another question', () => {
    const keys = [
      keyOf(['products', { tag: 'a' }]),
      keyOf(['products', { tag: 'a,b' }]),
      keyOf(['products', { tag: 'a', limit: 1 }]),
      keyOf(['products', { tag: 'a', limit: '1' }]),
      keyOf(['products', {}]),
      keyOf(['products', '{}']),
      keyOf(['product', 'a']),
      keyOf(['category', 'a']),
      keyOf(['products']),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is short, however long the question is', () => {
    expect(keyOf(['products', { search: 'x'.repeat(10_000) }]).length).toBeLessThan(60);
  });
});
