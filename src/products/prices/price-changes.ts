import type { VariantState } from '../variants/variant-state.js';
import { PriceChanged } from './price.events.js';

/** A variant as it was and as it is; without what it was, it is new. */
export interface Repriced {
  readonly id: string;
  readonly before: Pick<VariantState, 'prices'> | null;
  readonly after: Pick<VariantState, 'prices'>;
}

/** The news of every amount that is another than before. What got its first price in a currency had none to change. */
export function priceChangesOf(productId: string, variants: readonly Repriced[]): PriceChanged[] {
  return variants.flatMap(({ id: variantId, before, after }) =>
    after.prices.flatMap(({ currency, amount }) => {
      const previous = before?.prices.find((price) => price.currency === currency);
      if (previous === undefined || previous.amount === amount) return [];
      return [new PriceChanged({ productId, variantId, currency, amount, previousAmount: previous.amount })];
    }),
  );
}
