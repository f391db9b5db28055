import type { Money } from '../money/money.js';
import type { LineRow } from './stock.sql.js';

/** What a variant is called and costs now. */
export interface PricedProduct {
  readonly productId: string;
  readonly variantId: string;
  readonly sku: string;
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
  /** Null: it has no price in the currency that was asked for. */
  readonly unitPrice: Money | null;
  /** The currency that was asked for, or its own. */
  readonly currency: string;
  /** What one weighs; null: nothing that counts. */
  readonly weightGrams: number | null;
  /** From how many of the product on it costs less, the smallest first; rates in millionths. */
  readonly quantityBreaks: readonly QuantityBreak[];
}

/** So much off when an order holds so many of a product. */
export interface QuantityBreak {
  readonly minQuantity: number;
  readonly rate: number;
}

/** The same with the stock of now. */
export interface Offer extends PricedProduct {
  readonly stock: number;
}

/** The line of a variant that is there. */
export function pricedOf(row: LineRow): PricedProduct {
  return {
    productId: row.product_id,
    variantId: row.variant_id,
    sku: row.sku,
    name: row.name,
    options: row.options,
    unitPrice: row.price_amount === null ? null : { amount: row.price_amount, currency: row.price_currency },
    currency: row.price_currency,
    quantityBreaks: row.quantity_breaks,
    weightGrams: row.weight_grams,
  };
}

/** The same with the stock, or null for a variant that is not on sale. */
export function offerOf(row: LineRow): Offer | null {
  return row.is_active ? { ...pricedOf(row), stock: row.stock } : null;
}
