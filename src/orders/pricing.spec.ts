import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maxPriceAmount, minorUnits } from '../money/money.js';
import { minimumOf, totalsOf, type PricedLine, type Tier } from './pricing.js';

const currencies = fc.constantFrom('USD', 'EUR', 'JPY', 'BHD', 'CLF');
const tiers = fc.constantFrom<Tier | null>('regular', 'premium', null);
/** Any cart that the API takes, up to a hundred lines of a thousand of the dearest product. */
const carts = currencies.chain((currency) =>
  fc.record({
    currency: fc.constant(currency),
    tier: tiers,
    lines: fc.array(
      fc.record({
        unitPrice: fc.record({
          amount: fc.oneof(
            fc.integer({ min: 0, max: maxPriceAmount }),
            fc.integer({ min: 0, max: 300 }),
            fc.constantFrom(0, 1, 5, maxPriceAmount),
          ),
          currency: fc.constant(currency),
        }),
        quantity: fc.integer({ min: 1, max: 1000 }),
      }),
      { minLength: 1, maxLength: 100 },
    ),
  }),
);
const line = (amount: number, quantity = 1, currency = 'USD'): PricedLine => ({
  unitPrice: { amount, currency },
  quantity,
});
const percent = (tier: Tier | null): bigint => (tier === 'premium' ? 20n : tier === 'regular' ? 10n : 0n);

describe('The totals of an order', () => {
  it('add up for any cart, to the last unit', () => {
    fc.assert(
      fc.property(carts, ({ lines, currency, tier }) => {
        const totals = totalsOf(lines, currency, tier);
        const sum = (part: 'subtotal' | 'discount' | 'total'): bigint =>
          totals.lines.reduce((all, each) => all + BigInt(each[part]), 0n);
        expect(totals.total).toBe(totals.subtotal - totals.discount + totals.shipping + totals.tax);
        expect([sum('subtotal'), sum('discount'), sum('total')]).toEqual(
          [totals.subtotal, totals.discount, totals.total].map(BigInt),
        );
        expect(Number.isSafeInteger(totals.subtotal)).toBe(true);
      }),
    );
  });

  it('are the exact ones of rational arithmetic, halves rounded to even', () => {
    fc.assert(
      fc.property(carts, ({ lines, currency, tier }) => {
        const { subtotal, discount } = totalsOf(lines, currency, tier);
        const exact = lines.reduce(
          (all, { unitPrice, quantity }) => all + BigInt(unitPrice.amount) * BigInt(quantity),
          0n,
        );
        expect(BigInt(subtotal)).toBe(exact);
        // 100 times how far the rounded discount lies from the true one
        const off = 100n * BigInt(discount) - exact * percent(tier);
        expect(off >= -50n && off <= 50n).toBe(true);
        if (off === 50n || off === -50n) expect(discount % 2).toBe(0);
      }),
    );
  });

  it('give no line a negative part, and none a discount beyond its price', () => {
    fc.assert(
      fc.property(carts, ({ lines, currency, tier }) => {
        for (const { subtotal, discount, total } of totalsOf(lines, currency, tier).lines) {
          expect([subtotal >= 0, discount >= 0, total >= 0]).toEqual([true, true, true]);
          expect(total).toBe(subtotal - discount);
        }
      }),
    );
  });

  it('do not depend on the order of the lines, and keep it', () => {
    fc.assert(
      fc.property(carts, ({ lines, currency, tier }) => {
        const [there, back] = [
          totalsOf(lines, currency, tier),
          totalsOf([...lines].reverse(), currency, tier),
        ];
        expect([back.subtotal, back.discount, back.total]).toEqual([
          there.subtotal,
          there.discount,
          there.total,
        ]);
        expect(there.lines).toMatchObject(lines);
      }),
    );
  });

  it.each([
    ['nothing', null, 1005, 0],
    ['10 % to the regular tier, half a cent down to even', 'regular', 1005, 100],
    ['10 % to the regular tier, half a cent up to even', 'regular', 1015, 102],
    ['20 % to the premium tier', 'premium', 1999, 400],
  ] as const)('give %s', (_, tier, price, discount) => {
    expect(totalsOf([line(price)], 'USD', tier)).toMatchObject({ discount, total: price - discount });
  });

  it('round the discount of the whole order, not of each line', () => {
    const { discount, lines } = totalsOf([line(4), line(4), line(4)], 'USD', 'regular');
    expect([discount, lines.map((each) => each.discount)]).toEqual([1, [1, 0, 0]]);
  });

  it('stay exact for the dearest order that can be asked for', () => {
    const dearest = Array.from({ length: 100 }, () => line(maxPriceAmount, 1000));
    expect(totalsOf(dearest, 'USD', 'premium').total).toBe(8_000_000_000_000);
  });
});

describe('The least that an order must come to', () => {
  it.each([
    ['JPY', 10],
    ['USD', 1000],
    ['BHD', 10_000],
  ])('is ten units of %s', (currency, amount) => {
    expect(minimumOf(currency)).toBe(amount);
    expect(minimumOf(currency)).toBe(10 * minorUnits(currency));
  });
});
