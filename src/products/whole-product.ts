import type { ProductRow, StoredProduct } from './products.sql.js';
import type { VariantRow } from './variants/variants.sql.js';

/** The product with what its variants come to: as lists have it from the database, and without asking that twice. */
export function wholeProduct(stored: StoredProduct): ProductRow {
  const { variants } = stored;
  const [first] = variants;
  const [price] = cheapest(variants)?.prices ?? [];
  if (first === undefined || price === undefined)
    throw new Error(`The product ${stored.id} has nothing that could be bought.`);
  const stock = variants.reduce((sum, variant) => sum + variant.stock, 0);
  return { ...stored, price, offer: { sku: first.sku, stock, count: variants.length } };
}

/** By the prices in the product's own currency, which come first; of equal ones the first. */
function cheapest(variants: readonly VariantRow[]): VariantRow | undefined {
  const costOf = ({ prices: [own] }: VariantRow): number => own?.amount ?? Infinity;
  return variants.toSorted((one, other) => costOf(one) - costOf(other))[0];
}
