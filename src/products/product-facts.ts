import { isDeepStrictEqual } from 'node:util';
import { mostAttributes, type AttributeValue } from '../http/fields/maps.js';
import { ValidationFailed } from '../http/problem/problems.js';
import type { CreateProductDto } from './dto/create-product.dto.js';
import type { UpdateProductDto } from './dto/update-product.dto.js';
import type { Product, ProductImage } from './product.entity.js';
import { VariantRequired } from './product.problems.js';
import type { ProductRow } from './products.sql.js';
import { fittedOptions } from './variants/option-fit.js';
import {
  askedVariant,
  mergedVariant,
  variantStateOf,
  type VariantRequest,
  type VariantState,
} from './variants/variant-state.js';

/** What editors decide about a product as it is shown. */
export type ProductFacts = Pick<
  Product,
  | 'name'
  | 'slug'
  | 'description'
  | 'priceCurrency'
  | 'status'
  | 'categoryId'
  | 'tags'
  | 'images'
  | 'attributes'
  | 'options'
>;

/** What a product is, or shall be; its variants in the order in which they are shown. */
export interface ProductState {
  readonly facts: ProductFacts;
  readonly variants: readonly VariantState[];
}

/** The state that a whole request asks for; what it leaves out is empty, but the slug, which the caller has. */
export function asked(request: CreateProductDto, slug: string): ProductState {
  const variants = request.variants === undefined ? [onlyVariant(request)] : severalVariants(request);
  return {
    variants,
    facts: {
      name: request.name,
      slug,
      description: request.description,
      priceCurrency: variants[0]?.prices[0]?.currency ?? '',
      status: request.status,
      categoryId: request.categoryId?.toLowerCase() ?? null,
      tags: request.tags ?? [],
      images: (request.images ?? []).map(plain),
      attributes: request.attributes ?? {},
      options: fittedOptions(request.options, variants),
    },
  };
}

/** What is said at the product when it has one variant, and at each variant when it has several. */
const ofVariants = [
  'price',
  'compareAtPrice',
  'prices',
  'stock',
  'sku',
  'lowStockThreshold',
  'weightGrams',
] as const;

function onlyVariant(request: CreateProductDto): VariantState {
  // validation has seen to it that price, stock and SKU are there when there are no variants
  const { price, stock, sku, compareAtPrice, prices, lowStockThreshold, weightGrams } = request;
  const named = { price, stock, sku, compareAtPrice, prices, lowStockThreshold, weightGrams };
  return askedVariant(named as VariantRequest);
}

function severalVariants(request: CreateProductDto): VariantState[] {
  const misplaced = ofVariants.filter((field) => request[field] !== undefined);
  if (misplaced.length > 0)
    throw new ValidationFailed(
      misplaced.map((field) => ({ field, message: 'is said at each of the variants', code: 'AT_VARIANTS' })),
    );
  const given = request.variants ?? [];
  const currency = given[0]?.price.currency;
  const faults = given.flatMap((variant, index) => {
    const isTwice = given.findIndex(({ sku }) => sku === variant.sku) < index;
    const isOther = variant.price.currency !== currency;
    return [
      ...(isTwice ? [fault(`variants.${index}.sku`, 'is the SKU of an earlier one', 'SKU_TWICE')] : []),
      ...(isOther
        ? [fault(`variants.${index}.price.currency`, 'must be that of the others', 'CURRENCY_OTHER')]
        : []),
    ];
  });
  if (faults.length > 0) throw new ValidationFailed(faults);
  return given.map((variant, index) => askedVariant(variant, `variants.${index}.`));
}

const fault = (field: string, message: string, code: string) => ({ field, message, code });

/** The state of a product that has been read. */
export function stateOf(row: ProductRow): ProductState {
  return {
    variants: row.variants.map(variantStateOf),
    facts: {
      name: row.name,
      slug: row.slug,
      description: row.description,
      priceCurrency: row.price_currency,
      status: row.status,
      categoryId: row.category?.id ?? null,
      tags: row.tags,
      images: row.images.map(plain),
      attributes: row.attributes,
      options: row.options,
    },
  };
}

/** The state with `changes`: what they leave out stays (RFC 7396). */
export function merged({ facts, variants }: ProductState, changes: UpdateProductDto): ProductState {
  const named = {
    name: changes.name,
    slug: changes.slug,
    description: changes.description,
    priceCurrency: changes.price?.currency,
    status: changes.status,
    categoryId: changes.categoryId?.toLowerCase() ?? changes.categoryId,
    tags: changes.tags,
    images: changes.images?.map(plain),
  };
  const given = Object.entries(named).filter(([, value]) => value !== undefined);
  const after = mergedVariants(variants, changes);
  return {
    variants: after,
    facts: {
      ...facts,
      ...Object.fromEntries(given),
      attributes: mergedAttributes(facts.attributes, changes.attributes),
      options: changes.options === undefined ? facts.options : fittedOptions(changes.options, after),
    },
  };
}

/** With `null` an attribute goes away. */
function mergedAttributes(
  present: Record<string, AttributeValue>,
  changes: UpdateProductDto['attributes'] = {},
): Record<string, AttributeValue> {
  const kept = Object.entries({ ...present, ...changes }).filter(
    (entry): entry is [string, AttributeValue] => entry[1] !== null,
  );
  if (kept.length > mostAttributes)
    throw new ValidationFailed([fault('attributes', `would be more than ${mostAttributes}`, 'TOO_MANY')]);
  return Object.fromEntries(kept);
}

function mergedVariants(
  variants: readonly VariantState[],
  changes: UpdateProductDto,
): readonly VariantState[] {
  if (ofVariants.every((field) => changes[field] === undefined)) return variants;
  const [only, ...others] = variants;
  if (only === undefined || others.length > 0)
    throw new VariantRequired(
      'The product has several variants; change price, stock and SKU at each of them.',
    );
  const { price, compareAtPrice, prices, stock, sku, lowStockThreshold, weightGrams } = changes;
  const given = { price, compareAtPrice, prices, stock, sku, lowStockThreshold, weightGrams };
  return [mergedVariant(only, given as Partial<VariantRequest>)];
}

/** The facts in which `after` differs from `before`. */
export function differences(before: ProductFacts, after: ProductFacts): Partial<ProductFacts> {
  const changed = Object.entries(after).filter(
    ([name, value]) => !isDeepStrictEqual(before[name as keyof ProductFacts], value),
  );
  return Object.fromEntries(changed);
}

function plain({ url, alt }: ProductImage): ProductImage {
  return { url, alt };
}
