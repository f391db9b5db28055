import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maxPriceAmount, minorUnits } from '../../money/money.js';
import { minimumOf, totalsOf, type OrderTotals, type PricedLine } from './pricing.js';
import type { Reduction } from './reductions.js';
import { tierReduction, type Tier } from './tier-reduction.js';

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
const ofTier = (lines: readonly PricedLine[], currency: string, tier: Tier | null): OrderTotals =>
  totalsOf({ currency, lines, reductions: tierReduction(tier) });
const percent = (tier: Tier | null): bigint => (tier === 'premium' ? 20n : tier === 'regular' ? 10n : 0n);

describe('The totals of an order', () => {
  it('add up for any cart, to the last unit', () => {
    fc.assert(
      fc.property(carts, ({ lines, currency, tier }) => {
        const totals = ofTier(lines, currency, tier);
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
        const { subtotal, discount } = ofTier(lines, currency, tier);
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
        for (const { subtotal, discount, total } of ofTier(lines, currency, tier).lines) {
          expect([subtotal >= 0, discount >= 0, total >= 0]).toEqual([true, true, true]);
          expect(total).toBe(subtotal - discount);
        }
      }),
    );
  });

  it('do not depend on the order of the lines, and keep it', () => {
    fc.assert(
      fc.property(carts, ({ lines, currency, tier }) => {
        const [there, back] = [ofTier(lines, currency, tier), ofTier([...lines].reverse(), currency, tier)];
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
    expect(ofTier([line(price)], 'USD', tier)).toMatchObject({ discount, total: price - discount });
  });

  it('round the discount of the whole order, not of each line', () => {
    const { discount, lines } = ofTier([line(4), line(4), line(4)], 'USD', 'regular');
    expect([discount, lines.map((each) => each.discount)]).toEqual([1, [1, 0, 0]]);
  });

  it('stay exact for the dearest order that can be asked for', () => {
    const dearest = Array.from({ length: 100 }, () => line(maxPriceAmount, 1000));
    expect(ofTier(dearest, 'USD', 'premium').total).toBe(8_000_000_000_000);
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

/** Anything that may move a total, beside a tier: reductions of some lines, sending, a tax. */
const moves = fc.record({
  reductions: fc.array(
    fc.record({
      off: fc.oneof(
        fc.record({ rate: fc.integer({ min: 0, max: 1_000_000 }) }),
        fc.record({ amount: fc.integer({ min: 0, max: 2 * maxPriceAmount }) }),
      ),
      every: fc.integer({ min: 1, max: 3 }),
    }),
    { maxLength: 4 },
  ),
  carriage: fc.option(
    fc.record({
      label: fc.constant('By post'),
      amount: fc.integer({ min: 0, max: maxPriceAmount }),
      paidBy: fc.constantFrom(null, 'POST'),
    }),
  ),
  tax: fc.option(
    fc.record({
      label: fc.constant('VAT'),
      rate: fc.integer({ min: 0, max: 1_000_000 }),
      isIncluded: fc.boolean(),
    }),
  ),
});
const moved = fc.tuple(carts, moves).map(([{ lines, currency }, { reductions, carriage, tax }]) => {
  const numbered = lines.map((each, number) => ({ ...each, number }));
  const rules = reductions.map(({ off, every }): Reduction<(typeof numbered)[number]> => ({
    ...{ type: 'code', label: 'A code', off },
    covers: ({ number }) => number % every === 0,
  }));
  return { totals: totalsOf({ currency, lines: numbered, reductions: rules, carriage, tax }), tax };
});
const sum = (amounts: readonly number[]): bigint => amounts.reduce((all, amount) => all + BigInt(amount), 0n);
const added = ({ adjustments }: Pick<OrderTotals, 'adjustments'>): bigint =>
  sum(adjustments.filter(({ isIncluded }) => !isIncluded).map(({ amount }) => amount));

describe('The steps from the prices to the total', () => {
  it('sum to it, whatever reductions, sending and taxes there are', () => {
    fc.assert(
      fc.property(moved, ({ totals }) => {
        const { subtotal, discount, shipping, tax, total, lines } = totals;
        expect(total).toBe(subtotal - discount + shipping + tax);
        expect(added(totals)).toBe(BigInt(total - subtotal));
        expect(sum(lines.map((each) => each.subtotal))).toBe(BigInt(subtotal));
        expect(sum(lines.map((each) => each.discount))).toBe(BigInt(discount));
        expect(sum(lines.map((each) => each.total))).toBe(BigInt(subtotal - discount));
      }),
    );
  });

  it('are told line by line, too', () => {
    fc.assert(
      fc.property(moved, ({ totals, tax }) => {
        for (const each of totals.lines) {
          const onTop = tax?.isIncluded === false ? each.tax : 0;
          expect(added(each)).toBe(BigInt(each.total - each.subtotal + onTop));
        }
      }),
    );
  });

  it('leave every line between nothing and its price', () => {
    fc.assert(
      fc.property(moved, ({ totals }) => {
        for (const { subtotal, discount, total, tax } of totals.lines)
          expect([discount >= 0, discount <= subtotal, total >= 0, tax >= 0]).toEqual([
            true,
            true,
            true,
            true,
          ]);
        expect(totals.taxIncluded).toBeLessThanOrEqual(totals.total);
      }),
    );
  });

  it('hold the exact tax of rational arithmetic on all that is paid for, rounded once', () => {
    fc.assert(
      fc.property(moved, ({ totals, tax: rule }) => {
        const { subtotal, discount, shipping, tax, taxIncluded } = totals;
        const base = BigInt(subtotal - discount + shipping);
        const rate = BigInt(rule?.rate ?? 0);
        const whole = rule?.isIncluded === true ? 1_000_000n + rate : 1_000_000n;
        const off = 2n * (BigInt(tax + taxIncluded) * whole - base * rate);
        expect(off <= whole && off >= -whole).toBe(true);
        expect(rule?.isIncluded === true ? tax : taxIncluded).toBe(0);
      }),
    );
  });

  it('come one after the other, each off what is left', () => {
    const half: Reduction<PricedLine> = {
      type: 'quantity',
      label: 'Half',
      off: { rate: 500_000 },
      covers: () => true,
    };
    const coupon: Reduction<PricedLine> = {
      type: 'code',
      label: 'FIVE',
      off: { amount: 500 },
      covers: () => true,
    };
    const reductions = [half, ...tierReduction('premium'), coupon];
    const { adjustments, total } = totalsOf({ currency: 'USD', lines: [line(10_000)], reductions });
    expect(adjustments.map(({ type, amount }) => [type, amount])).toEqual([
      ['quantity', -5000],
      ['tier', -1000],
      ['code', -500],
    ]);
    expect(total).toBe(3500);
  });

  it('take no more off than the goods that they are for cost', () => {
    const dear: PricedLine[] = [line(300), line(9_000)];
    const coupon: Reduction<PricedLine> = {
      ...{ type: 'code', label: 'TEN', off: { amount: 1000 } },
      covers: (each) => each === dear[0],
    };
    const totals = totalsOf({ currency: 'USD', lines: dear, reductions: [coupon] });
    expect(totals.lines.map(({ discount }) => discount)).toEqual([300, 0]);
  });

  it('show what a code pays for sending', () => {
    const carriage = { label: 'By post', amount: 490, paidBy: 'FREEPOST' };
    const { shipping, adjustments, total } = totalsOf({ currency: 'USD', lines: [line(2000)], carriage });
    expect([shipping, total]).toEqual([0, 2000]);
    expect(adjustments.map(({ label, amount }) => [label, amount])).toEqual([
      ['By post', 490],
      ['FREEPOST', -490],
    ]);
  });

  it('find the tax inside of the prices where it is included, and add it where it is not', () => {
    const basket = { currency: 'EUR', lines: [line(12_500, 1, 'EUR')], carriage: null };
    const inside = totalsOf({ ...basket, tax: { label: 'VAT', rate: 250_000, isIncluded: true } });
    expect([inside.tax, inside.taxIncluded, inside.total]).toEqual([0, 2500, 12_500]);
    const onTop = totalsOf({ ...basket, tax: { label: 'Sales tax', rate: 88_750, isIncluded: false } });
    expect([onTop.tax, onTop.taxIncluded, onTop.total]).toEqual([1109, 0, 13_609]);
  });
});
