import { isDeepStrictEqual } from 'node:util';
import { newId } from '../../clock/new-id.js';
import type { ProductState } from '../product-facts.js';
import type { VariantState } from '../variants/variant-state.js';
import type { ProductDraft } from './product-draft.js';

/** A variant as it is written, with what it was before; its own fields are the columns. */
export interface PlacedVariant {
  readonly id: string;
  readonly productId: string;
  readonly position: number;
  readonly sku: string;
  readonly options: Readonly<Record<string, string>>;
  readonly stock: number;
  readonly threshold: number | null;
  readonly state: VariantState;
  /** Null: a new one. */
  readonly before: VariantState | null;
  /** Whether it had been withdrawn. */
  readonly isTakenUp: boolean;
  readonly choiceChanged: boolean;
}

/** The variants of a product where they are shown. */
export function placedVariants(
  productId: string,
  draft: ProductDraft | null,
  after: ProductState,
): PlacedVariant[] {
  const active = draft?.state.variants ?? [];
  const withdrawn = draft?.withdrawn ?? [];
  return after.variants.map((state, position) => {
    const former = withdrawn.find(({ id }) => id === state.id && id !== null) ?? null;
    const before = state.id === null ? null : (active.find(({ id }) => id === state.id) ?? former);
    const { sku, options, stock, threshold } = state;
    return {
      ...{ id: state.id ?? newId(), productId, position, sku, options, stock, threshold },
      ...{ state, before, isTakenUp: former !== null },
      choiceChanged: former === null && before !== null && !isDeepStrictEqual(before.options, options),
    };
  });
}
