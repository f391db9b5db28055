import { describe, expect, it } from '@jest/globals';
import { newId } from './new-id.js';

describe('An id', () => {
  it('is a UUID of version 7 that begins with its instant', () => {
    expect(newId(0x0123456789ab)).toMatch(/^01234567-89ab-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('sorts after every id that was made before it, also within a millisecond', () => {
    const ids = Array.from({ length: 20_000 }, () => newId());
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
