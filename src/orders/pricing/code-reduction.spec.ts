import { describe, expect, it } from '@jest/globals';
import type { AppliedDiscount } from '../../discounts/discounts.facade.js';
import { codeReduction, sentWith } from './code-reduction.js';
import { totalsOf } from './pricing.js';
import { quantityReductions } from './quantity-reductions.js';
import { tierReduction } from './tier-reduction.js';

const discount = (facts: Partial<AppliedDiscount>): AppliedDiscount => ({
  ...{ id: '1', code: 'MAY', off: null, covered: new Set(['cup']), freeShipping: null },
  ...facts,
});
const line = (productId: string, amount: number, quantity = 1, breaks: [number, number][] = []) => ({
  ...{ productId, name: productId, quantity, unitPrice: { amount, currency: 'USD' } },
  quantityBreaks: breaks.map(([minQuantity, rate]) => ({ minQuantity, rate })),
});
const post = { label: 'By post', amount: 500, paidBy: null };

describe('A code', () => {
  it('takes off the goods that it is for, and no more than they cost', () => {
    const lines = [line('cup', 1000), line('pot', 3000)];
    const reductions = codeReduction(discount({ off: { amount: 1500 } }));
    const { adjustments, lines: priced } = totalsOf({ currency: 'USD', lines, reductions });
    expect(adjustments).toEqual([{ type: 'code', label: 'MAY', amount: -1000, isIncluded: false }]);
    expect(priced.map(({ total }) => total)).toEqual([0, 3000]);
  });

  it('that pays for the sending takes nothing else off', () => {
    const free = discount({ freeShipping: 'MAY' });
    expect(codeReduction(free)).toEqual([]);
    const carriage = sentWith(free, post);
    expect(totalsOf({ currency: 'USD', lines: [line('cup', 1000)], carriage })).toMatchObject({
      ...{ shipping: 0, total: 1000 },
      adjustments: [
        { type: 'shipping', amount: 500 },
        { type: 'code', label: 'MAY', amount: -500 },
      ],
    });
  });

  it('that does not pay for the sending leaves it, and what is not sent stays so', () => {
    expect(sentWith(null, post)).toEqual(post);
    expect(sentWith(discount({ off: { rate: 1 } }), post)).toEqual(post);
    expect(sentWith(discount({ freeShipping: 'MAY' }), null)).toBeNull();
  });
});

describe('What is bought by the dozen', () => {
  const breaks: [number, number][] = [
    [3, 50_000],
    [6, 100_000],
  ];

  it('costs less by the highest break that all variants of a product reach together', () => {
    const off = (...quantities: number[]) => {
      const lines = quantities.map((quantity) => line('cup', 1000, quantity, breaks));
      return totalsOf({ currency: 'USD', lines, reductions: quantityReductions(lines) }).adjustments;
    };
    expect(off(2)).toEqual([]);
    expect(off(1, 2)).toMatchObject([{ type: 'quantity', label: '5 % from 3 of cup', amount: -150 }]);
    expect(off(5)).toMatchObject([{ amount: -250 }]);
    expect(off(3, 3)).toMatchObject([{ label: '10 % from 6 of cup', amount: -600 }]);
  });

  it('is counted for each product alone', () => {
    const lines = [line('cup', 1000, 2, breaks), line('pot', 1000, 2, breaks)];
    expect(quantityReductions(lines)).toEqual([]);
  });

  it('comes before the tier, which comes before the code, each off what is left', () => {
    const lines = [line('cup', 1000, 10, [[10, 500_000]])];
    const reductions = [
      ...quantityReductions(lines),
      ...tierReduction('premium'),
      ...codeReduction(discount({ off: { rate: 100_000 } })),
    ];
    const { adjustments } = totalsOf({ currency: 'USD', lines, reductions });
    expect(adjustments.map(({ type, amount }) => [type, amount])).toEqual([
      ['quantity', -5000],
      ['tier', -1000],
      ['code', -400],
    ]);
  });
});
