import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { derivedKey, seal, unseal } from './sealing.js';

const key = derivedKey('a secret', 'one purpose');
const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));

describe('A sealed text', () => {
  it('is read by the holder of the key and never looks the same twice', () => {
    fc.assert(
      fc.property(bytes, (plain) => {
        const [first, second] = [seal(key, plain), seal(key, plain)];
        expect(unseal(key, first)).toEqual(plain);
        expect(first).not.toEqual(second);
      }),
    );
  });

  it('is nothing to anybody else, nor when a single bit has changed', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), fc.integer({ min: 0, max: 7 }), (plain, place, bit) => {
        const sealed = seal(key, plain);
        expect(unseal(derivedKey('another secret', 'one purpose'), sealed)).toBeNull();
        expect(unseal(derivedKey('a secret', 'another purpose'), sealed)).toBeNull();
        const at = place % sealed.length;
        sealed[at] = (sealed[at] ?? 0) ^ (1 << bit);
        expect(unseal(key, sealed)).toBeNull();
      }),
    );
  });

  it('is nothing when it is cut', () => {
    const sealed = seal(key, Buffer.from('private'));
    for (let length = 0; length < sealed.length; length += 1)
      expect(unseal(key, sealed.subarray(0, length))).toBeNull();
  });
});
