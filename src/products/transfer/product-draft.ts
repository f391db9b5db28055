import { isDeepStrictEqual } from 'node:util';
import { ValidationFailed, type FieldError } from '../../http/problem/problems.js';
import { merged, type ProductState } from '../product-facts.js';
import { UnknownCategory } from '../product.problems.js';
import type { ProductOption } from '../product.entity.js';
import { offeredOptions } from '../variants/option-fit.js';
import {
  askedVariant,
  mergedVariant,
  type VariantRequest,
  type VariantState,
} from '../variants/variant-state.js';
import { TooManyVariants } from '../variants/variant.problems.js';
import type { ImportRowDto } from './dto/import-row.dto.js';

/** A product as an import finds it, or begins it. */
export interface ProductDraft {
  readonly state: ProductState;
  /** Variants that were withdrawn; a row that names one takes it up again. */
  readonly withdrawn: readonly VariantState[];
}

/** Ids of categories by slug. */
export type CategoryIds = ReadonlyMap<string, string>;

const mostVariants = 100;

/**
 * The draft with what the row says, by the rules that a request for one product has; null stands for no product yet.
 * Whether the variant is now the same choice as another is not looked at: a later row may say that the other is none.
 *
 * @throws ValidationFailed, OptionMismatch, UnknownCategory, TooManyVariants
 */
export function withRow(
  draft: ProductDraft | null,
  row: ImportRowDto,
  categories: CategoryIds,
): ProductDraft {
  const { state, withdrawn } = draft ?? begun(row);
  const { price, compareAtPrice, prices, stock, lowStockThreshold, weightGrams, options, sku } = row;
  const said = { sku, price, compareAtPrice, prices, stock, lowStockThreshold, weightGrams, options };
  const variants = withVariant(state.variants, withdrawn, said);
  const facts = { ...withFacts(state, row, categories).facts };
  const isOffered = isDeepStrictEqual(optionsOf(state.variants), optionsOf(variants));
  const next = { ...facts, priceCurrency: currencyOf(variants, facts.priceCurrency) };
  return {
    state: {
      variants,
      facts: isOffered ? next : { ...next, options: offered(facts.options, variants) },
    },
    withdrawn: withdrawn.filter((variant) => variant.sku !== sku),
  };
}

function begun({ name, price }: ImportRowDto): ProductDraft {
  const missing = Object.entries({ name, price }).filter(([, value]) => value === undefined);
  if (missing.length > 0) throw new ValidationFailed(missing.map(([field]) => needed(field)));
  const facts = {
    ...{ name: name ?? '', slug: '', description: '', priceCurrency: '', status: 'draft' as const },
    ...{ categoryId: null, tags: [], images: [], attributes: {}, options: [] },
  };
  return { state: { facts, variants: [] }, withdrawn: [] };
}

const needed = (field: string): FieldError => ({
  field,
  message: 'is needed for what is new',
  code: 'MISSING',
});

function withFacts(state: ProductState, row: ImportRowDto, categories: CategoryIds): ProductState {
  const { name, description, status, tags, images, attributes } = row;
  return merged(state, {
    ...{ name, description, status, tags, images, attributes },
    categoryId: categoryOf(row, categories),
  } as Parameters<typeof merged>[1]);
}

function categoryOf({ category }: ImportRowDto, categories: CategoryIds): string | null | undefined {
  if (category === undefined || category === null) return category;
  const id = categories.get(category);
  if (id === undefined) throw new UnknownCategory(`There is no category "${category}".`);
  return id;
}

function withVariant(
  variants: readonly VariantState[],
  withdrawn: readonly VariantState[],
  said: Pick<ImportRowDto, 'sku'>,
): readonly VariantState[] {
  const given = Object.fromEntries(
    Object.entries(said as object as Record<string, unknown>).filter(([, value]) => value !== undefined),
  ) as unknown as Partial<VariantRequest> & { sku: string };
  const index = variants.findIndex(({ sku }) => sku === said.sku);
  const current = variants[index];
  if (current !== undefined) return variants.with(index, mergedVariant(current, given));
  if (variants.length >= mostVariants) throw new TooManyVariants('A product has a hundred variants at most.');
  const former = withdrawn.find(({ sku }) => sku === said.sku);
  if (former !== undefined) return [...variants, mergedVariant(former, given)];
  const { price } = given;
  if (price === undefined) throw new ValidationFailed([needed('price')]);
  return [...variants, askedVariant({ ...given, price, stock: given.stock ?? 0 })];
}

/** The currency that the variants' first prices are in. */
function currencyOf(variants: readonly VariantState[], own: string): string {
  const currencies = new Set(variants.map(({ prices: [first] }) => first?.currency ?? own));
  const [only = own] = currencies;
  if (currencies.size > 1)
    throw new ValidationFailed([
      { field: 'price.currency', message: `must be that of the product, ${own}`, code: 'CURRENCY_OTHER' },
    ]);
  return only;
}

const optionsOf = (variants: readonly VariantState[]): unknown =>
  variants.map(({ sku, options }) => [sku, options]);

/** What was offered with what the variants add. A product that had no options gets those of its variants. */
function offered(
  options: readonly ProductOption[],
  variants: readonly VariantState[],
): readonly ProductOption[] {
  if (options.length === 0) return offeredOptions(undefined, variants);
  const extended = options.map(({ name, values }) => ({
    name,
    values: [...new Set([...values, ...variants.flatMap((variant) => variant.options[name] ?? [])])],
  }));
  return offeredOptions(extended, variants);
}
