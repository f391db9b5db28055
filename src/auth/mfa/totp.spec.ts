import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Secret, TOTP } from 'otpauth';
import { base32Of, newSecret, otpauthUrlOf, stepOf } from './totp.js';

const seconds = fc.integer({ min: 60, max: 4_000_000_000 });
const secrets = fc.uint8Array({ minLength: 20, maxLength: 20 }).map((bytes) => Buffer.from(bytes));
const shownAt = (secret: Buffer, at: number): string =>
  TOTP.generate({ secret: Secret.fromHex(secret.toString('hex')), timestamp: at * 1000 });
const stepAt = (at: number): number => Math.floor(at / 30);

describe('A code of an authenticator', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('is that of RFC 6238 at second %i: %s', (at, code) => {
    expect(stepOf(Buffer.from('12345678901234567890'), code, new Date(at * 1000))).toBe(stepAt(at));
  });

  it('is right in its own step and the two beside it, and names the step that it is of', () => {
    fc.assert(
      fc.property(secrets, seconds, fc.integer({ min: -20, max: 20 }), (secret, at, apart) => {
        const shown = at + apart * 30;
        fc.pre(shown >= 0);
        const near = [0, -1, 1].map((delta) => stepAt(at) + delta);
        // two steps have the same code once in a million: the nearest counts
        const expected = near.find((step) => shownAt(secret, step * 30) === shownAt(secret, shown)) ?? null;
        if (Math.abs(apart) <= 1) expect(expected).not.toBeNull();
        expect(stepOf(secret, shownAt(secret, shown), new Date(at * 1000))).toBe(expected);
      }),
    );
  });

  it('of five steps in a row is taken in three of them', () => {
    const secret = Buffer.from('12345678901234567890');
    const at = 1_234_567_890;
    const taken = [-2, -1, 0, 1, 2].map((apart) =>
      stepOf(secret, shownAt(secret, at + apart * 30), new Date(at * 1000)),
    );
    expect(taken).toEqual([null, stepAt(at) - 1, stepAt(at), stepAt(at) + 1, null]);
  });

  it('is nothing else of six characters, nor of another length', () => {
    const secret = newSecret();
    const now = new Date(1_234_567_890_000);
    const right = shownAt(secret, 1_234_567_890);
    for (const text of ['', right.slice(1), `${right}0`, ` ${right}`, 'abcdef', '٠١٢٣٤٥'])
      expect(stepOf(secret, text, now)).toBeNull();
  });
});

describe('A secret', () => {
  it('is new each time, and 160 bits long', () => {
    const made = Array.from({ length: 100 }, () => newSecret().toString('hex'));
    expect(new Set(made).size).toBe(100);
    for (const secret of made) expect(secret).toHaveLength(40);
  });

  it('is the same to be typed and in the QR code, under any label', () => {
    fc.assert(
      fc.property(secrets, fc.emailAddress(), (secret, label) => {
        const url = otpauthUrlOf(secret, label);
        const { searchParams, pathname } = new URL(url);
        expect(Object.fromEntries(searchParams)).toEqual({
          issuer: 'Stoa',
          secret: base32Of(secret),
          algorithm: 'SHA1',
          digits: '6',
          period: '30',
        });
        expect(decodeURIComponent(pathname)).toMatch(/^(\/\/totp)?\/Stoa:/);
        expect(decodeURIComponent(url)).toContain(`Stoa:${label}?`);
        expect(Secret.fromBase32(base32Of(secret)).hex.toLowerCase()).toBe(secret.toString('hex'));
      }),
    );
  });
});
