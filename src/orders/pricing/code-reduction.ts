import type { AppliedDiscount } from '../../discounts/discounts.facade.js';
import type { Carriage } from './pricing.js';
import type { Reduction } from './reductions.js';

/** What a code takes off the goods that it is for. */
export function codeReduction(discount: AppliedDiscount | null): Reduction<{ readonly productId: string }>[] {
  if (!discount?.off) return [];
  const { code, off, covered } = discount;
  return [{ type: 'code', label: code, off, covers: ({ productId }) => covered.has(productId) }];
}

/** The sending of the goods, paid for by the code if it is one that does. */
export function sentWith(discount: AppliedDiscount | null, carriage: Carriage | null): Carriage | null {
  const paidBy = discount?.freeShipping ?? null;
  return carriage === null || paidBy === null ? carriage : { ...carriage, paidBy };
}
