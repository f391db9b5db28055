/** What a method costs in one currency. Minor units of it. */
export interface CarriagePrice {
  readonly currency: string;
  readonly amount: number;
  /** For each kilogram that is begun, on top of `amount`; null: whatever it weighs. */
  readonly perKg: number | null;
  /** Goods of so much, after discounts, travel for nothing; null: none do. */
  readonly freeFrom: number | null;
}

const gramsInKilogram = 1000;

/**
 * What it costs to send goods that come to `goods` after discounts and weigh `grams`. A kilogram that is begun counts
 * whole, as at every post office. Exact for the heaviest and dearest order that can be asked for.
 */
export function carriageOf(price: CarriagePrice, { goods, grams }: { goods: number; grams: number }): number {
  if (price.freeFrom !== null && goods >= price.freeFrom) return 0;
  return price.amount + (price.perKg ?? 0) * Math.ceil(grams / gramsInKilogram);
}
