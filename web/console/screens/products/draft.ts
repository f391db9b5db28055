import type { CreateProduct, Money, PriceIn, Product, ProductImage, ProductStatus, Variant } from '@stoa/sdk';

/** A fact of a product: a text, a number, or yes or no. */
export type Fact = string | number | boolean;

/** What can be written of a product, whole. */
export interface Draft {
  readonly name: string;
  readonly slug?: string;
  readonly status: ProductStatus;
  readonly description: string;
  readonly categoryId: string | null;
  readonly tags: string[];
  readonly attributes: Record<string, Fact>;
  readonly images: ProductImage[];
  /** Of a product with one variant; several have their own. */
  readonly selling?: Selling;
}

/** How one thing is sold. */
export interface Selling {
  readonly sku: string;
  readonly price: Money;
  readonly compareAtPrice: Money | null;
  readonly prices: PriceIn[];
  readonly lowStockThreshold: number | null;
  readonly weightGrams: number | null;
}

/** The facts of a product that are written without its variants. */
export type Facts = Partial<Omit<CreateProduct, 'attributes' | 'variants' | 'options'>> & {
  readonly attributes?: Record<string, Fact | null>;
};

/** What is written of that product now. */
export function draftOf(product: Product): Draft {
  const { name, slug, status, description, category, tags, attributes, images, options, variants } = product;
  const written = { name, slug, status, description, categoryId: category?.id ?? null, tags, images };
  const [only] = variants;
  const isPlain = variants.length === 1 && options.length === 0 && only !== undefined;
  return { ...written, attributes, ...(isPlain ? { selling: sellingOf(only) } : {}) };
}

/** How that variant is sold. */
export function sellingOf(variant: Variant): Selling {
  const { sku, price, compareAtPrice, prices, lowStockThreshold, weightGrams } = variant;
  const others = prices.map(({ amount, currency, compareAtAmount }) => ({
    amount,
    currency,
    compareAtAmount,
  }));
  return { sku, price, compareAtPrice, prices: others, lowStockThreshold, weightGrams };
}

/** What is another in the second draft, as the service takes it: attributes that are gone are null. */
export function changesOf(before: Draft, after: Draft): Facts {
  const [old, next] = [flat(before), flat(after)];
  const changed = Object.entries(next).filter(([name, value]) => !isSame(value, old[name]));
  const facts: Facts = Object.fromEntries(changed);
  return facts.attributes === undefined
    ? facts
    : { ...facts, attributes: { ...goneFrom(before.attributes, after.attributes), ...after.attributes } };
}

/** The names of what differs between two drafts. */
export const differing = (one: Draft, other: Draft): string[] => Object.keys(changesOf(one, other));

/** One value of a draft, by the name that the service gives it. */
export const valueIn = (draft: Draft, name: string): unknown => flat(draft)[name];

/** The draft as the service takes it. */
export function flat({ selling, ...rest }: Draft): Record<string, unknown> {
  return { ...rest, ...selling };
}

function goneFrom(before: Record<string, Fact>, after: Record<string, Fact>): Record<string, null> {
  const gone = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  return Object.fromEntries(gone.map((name) => [name, null]));
}

/** Whether two values say the same, whatever the order of their fields. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, part]) => [name, sorted(part)]));
}
