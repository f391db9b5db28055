import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isCurrency, maxPriceAmount, minorUnits, portion, spoken, spread } from './money.js';

const amount = fc.integer({ min: 0, max: maxPriceAmount * 1000 });

describe('A portion', () => {
  it.each([
    [5, 1, 2, 2],
    [15, 1, 10, 2],
    [25, 1, 10, 2],
    [35, 1, 10, 4],
    [-5, 1, 2, -2],
    [-15, 1, 10, -2],
    [-35, 1, 10, -4],
    [1999, 20, 100, 400],
    [0, 20, 100, 0],
    [Number.MAX_SAFE_INTEGER, 1, 1, Number.MAX_SAFE_INTEGER],
  ])('of %d, %d/%d, is %d: halves go to the even one', (whole, numerator, denominator, part) => {
    expect(portion(whole, numerator, denominator)).toBe(part);
  });

  it('is the nearest whole number, exactly', () => {
    fc.assert(
      fc.property(
        amount,
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 1, max: 100 }),
        (whole, top, bottom) => {
          const off = BigInt(portion(whole, top, bottom)) * BigInt(bottom) - BigInt(whole) * BigInt(top);
          expect(2n * (off < 0n ? -off : off)).toBeLessThanOrEqual(BigInt(bottom));
        },
      ),
    );
  });

  it('and the rest make the whole, but for a half that both round to the even one', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 100 }), (whole, percent) => {
        const sum = portion(whole, percent, 100) + portion(whole, 100 - percent, 100);
        expect(Math.abs(sum - whole)).toBeLessThanOrEqual((whole * percent) % 100 === 50 ? 1 : 0);
      }),
    );
  });
});

describe('A spread', () => {
  const weights = fc.array(fc.integer({ min: 0, max: maxPriceAmount * 1000 }), {
    minLength: 1,
    maxLength: 100,
  });
  const cases = weights.chain((parts) => {
    const sum = parts.reduce((left, right) => left + right, 0);
    return fc.tuple(fc.integer({ min: 0, max: Math.min(sum, Number.MAX_SAFE_INTEGER) }), fc.constant(parts));
  });

  it('sums to the total exactly, and no part passes its weight', () => {
    fc.assert(
      fc.property(cases, ([total, parts]) => {
        const shares = spread(total, parts);
        expect(shares.reduce((left, right) => left + right, 0)).toBe(total);
        shares.forEach((share, index) => {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(parts[index]!);
        });
      }),
    );
  });

  it('gives every part its exact share, rounded up or down', () => {
    fc.assert(
      fc.property(cases, ([total, parts]) => {
        const sum = BigInt(parts.reduce((left, right) => left + right, 0));
        spread(total, parts).forEach((share, index) => {
          const exact = BigInt(total) * BigInt(parts[index]!);
          const off = BigInt(share) * sum - exact;
          expect(off < 0n ? -off : off).toBeLessThanOrEqual(sum);
        });
      }),
    );
  });

  it('gives what is left over to the largest remainders, the first of equals', () => {
    expect(spread(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(spread(5, [1, 2, 3])).toEqual([1, 2, 2]);
    expect(spread(100, [1, 0, 1])).toEqual([50, 0, 50]);
    expect(spread(0, [3, 4])).toEqual([0, 0]);
    expect(spread(7, [0, 0])).toEqual([0, 0]);
  });
});

describe('A currency', () => {
  it.each([
    ['no decimals', 1, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'],
    ['two, also where people leave them out', 100, 'USD EUR HUF COP IDR PKR IRR LBP MGA ALL AFN'],
    ['three', 1000, 'BHD IQD JOD KWD LYD OMR TND'],
    ['four', 10_000, 'CLF'],
  ])('has %s where ISO 4217 says so', (_, units, codes) => {
    for (const code of codes.split(' ')) expect([code, minorUnits(code)]).toEqual([code, units]);
  });

  it.each([
    [{ amount: 129_990, currency: 'USD' }, '$1,299.90'],
    [{ amount: 1999, currency: 'JPY' }, '¥1,999'],
    [{ amount: 129_990, currency: 'HUF' }, 'HUF\u00a01,299.90'],
    [{ amount: 1_234_567, currency: 'KWD' }, 'KWD\u00a01,234.567'],
  ])('of %j is spoken with all of its decimals', (money, text) => {
    expect(spoken(money)).toBe(text);
  });

  it.each(['usd', 'XYZ', '', 'DOLLAR', 'US', 'constructor'])('is not %j', (code) => {
    expect(isCurrency(code)).toBe(false);
  });
});
