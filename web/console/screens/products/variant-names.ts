import type { Product, Variant } from '@stoa/sdk';

/** A variant in words: what is chosen, and its SKU. */
export function variantName({ options, sku }: Pick<Variant, 'options' | 'sku'>): string {
  const chosen = Object.values(options).join(', ');
  return chosen === '' ? sku : `${chosen} (${sku})`;
}

/** The variants of a product, to choose from. */
export const variantChoices = ({ variants }: Product): (readonly [id: string, words: string])[] =>
  variants.map((variant) => [variant.id, variantName(variant)]);

/** How the variant of that id is called; one that was withdrawn has only its id. */
export function nameOfVariant({ variants }: Product, id: string): string {
  const variant = variants.find((candidate) => candidate.id === id);
  return variant === undefined ? `withdrawn ${id.slice(-6)}` : variantName(variant);
}
