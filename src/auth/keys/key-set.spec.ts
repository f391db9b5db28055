import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createPublicKey } from 'node:crypto';
import { isActive, KeySet } from './key-set.js';
import { makeKey, type PublishedKey } from './signing-key.js';

const life = 900;
const at = (seconds: number): Date => new Date(seconds * 1000);
const made = Array.from({ length: 4 }, makeKey).map(({ jwk, privateKey }) => ({
  jwk,
  privateKey,
  publicKey: createPublicKey(privateKey),
}));
const key = (index: number, from: number, to: number | null, isOpen = true): PublishedKey => ({
  ...made[index]!,
  privateKey: isOpen ? made[index]!.privateKey : null,
  activeFrom: at(from),
  retiresAt: to === null ? null : at(to),
});
const kid = (index: number): string => made[index]!.jwk.kid;

describe('A set of keys', () => {
  const set = new KeySet([key(0, 0, 1000), key(1, 1000, null), key(2, 500, null, false)], life);

  it('signs with the newest that is active and can be opened', () => {
    expect(set.signingAt(at(0))?.kid).toBe(kid(0));
    expect(set.signingAt(at(999.999))?.kid).toBe(kid(0));
    expect(set.signingAt(at(1000))?.kid).toBe(kid(1));
    expect(new KeySet([key(2, 0, null, false)], life).signingAt(at(5))).toBeNull();
    expect(new KeySet([key(0, 0, 1000)], life).signingAt(at(1000))).toBeNull();
  });

  it('takes the next one’s tokens already, and those of one that is over until the last has expired', () => {
    expect(set.verifyingAt(at(0), kid(1))).not.toBeNull();
    expect(set.verifyingAt(at(1000 + 959.999), kid(0))).not.toBeNull();
    expect(set.verifyingAt(at(1000 + 960), kid(0))).toBeNull();
    expect(set.verifyingAt(at(1e9), kid(2))).not.toBeNull();
    expect(set.verifyingAt(at(0), 'unknown')).toBeNull();
  });

  it('publishes all whose tokens it takes, that which signs first, and nothing private', () => {
    expect(set.jwksAt(at(0)).map((jwk) => jwk.kid)).toEqual([kid(0), kid(1), kid(2)]);
    expect(set.jwksAt(at(1000)).map((jwk) => jwk.kid)).toEqual([kid(1), kid(0), kid(2)]);
    expect(set.jwksAt(at(1960)).map((jwk) => jwk.kid)).toEqual([kid(1), kid(2)]);
    for (const jwk of set.jwksAt(at(0)))
      expect(Object.keys(jwk).toSorted()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  });

  it('takes every token until it expires, whenever it was signed and however the keys followed one another', () => {
    const span = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(
        span,
        span,
        fc.nat({ max: 12_000 }),
        fc.nat({ max: life }),
        (first, second, signedAt, age) => {
          const [a, b] = [first, first + second];
          const keys = new KeySet([key(0, 0, a), key(1, a, b), key(2, b, null)], life);
          const { kid: signedBy = '' } = keys.signingAt(at(signedAt)) ?? {};
          expect(keys.verifyingAt(at(signedAt + age), signedBy)).not.toBeNull();
          expect(
            [key(0, 0, a), key(1, a, b), key(2, b, null)].filter((one) => isActive(one, at(signedAt))),
          ).toHaveLength(1);
        },
      ),
    );
  });
});
