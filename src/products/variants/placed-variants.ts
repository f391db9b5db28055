import { isDeepStrictEqual } from 'node:util';
import { newId } from '../../clock/new-id.js';
import { differs, type PriceState, type VariantState } from './variant-state.js';

/** The variants of one product, locked or new: what they are, and what they shall be. */
export interface VariantChange {
  readonly productId: string;
  /** Whether everybody sees the product. */
  readonly isShown: boolean;
  readonly before: readonly VariantState[];
  /** One without an id takes up a withdrawn variant with its SKU, if there is one, else it is new. */
  readonly after: readonly VariantState[];
  readonly withdrawn: readonly WithdrawnVariant[];
}

/** What is known of a variant that was withdrawn. */
export type WithdrawnVariant = Pick<VariantState, 'id' | 'sku' | 'stock'>;

/** A variant as it is written, where it is shown. */
export interface PlacedVariant {
  readonly id: string;
  readonly productId: string;
  /** Whether everybody sees the product. */
  readonly isShown: boolean;
  readonly position: number;
  readonly sku: string;
  readonly options: Readonly<Record<string, string>>;
  readonly stock: number;
  readonly threshold: number | null;
  readonly weight: number | null;
  readonly prices: readonly PriceState[];
  readonly isNew: boolean;
  /** Whether anything but stock becomes another, or it had been withdrawn. */
  readonly isRewritten: boolean;
  readonly isRepriced: boolean;
  /** Whether it may have prices in currencies that it shall have none in. */
  readonly dropsPrices: boolean;
  readonly choiceChanged: boolean;
  readonly stockBefore: number;
}

/** The variants that a product shall have, with the ids that they have or get. */
export function placedVariants(change: VariantChange): PlacedVariant[] {
  return change.after.map((state, position) => {
    const at = change.before.findIndex(({ id }) => id === state.id);
    const { productId, isShown } = change;
    const { sku, options, stock, threshold, weight, prices } = state;
    const columns = { productId, isShown, position, sku, options, stock, threshold, weight, prices };
    const was = change.before[at];
    if (was === undefined || state.id === null) return { ...columns, ...arrival(state, change.withdrawn) };
    return { id: state.id, ...columns, ...comparison(was, state, at === position) };
  });
}

/** What is to be said of a variant that the product has not at present. */
function arrival(state: VariantState, withdrawn: readonly WithdrawnVariant[]) {
  const isMeant = ({ id, sku }: WithdrawnVariant): boolean =>
    state.id === null ? sku === state.sku : id === state.id;
  const former = withdrawn.find(isMeant);
  return {
    id: state.id ?? former?.id ?? newId(),
    stockBefore: former?.stock ?? 0,
    ...{ isNew: former === undefined, isRewritten: true, isRepriced: true, choiceChanged: false },
    dropsPrices: former !== undefined,
  };
}

function comparison(was: VariantState, state: VariantState, isInPlace: boolean) {
  return {
    stockBefore: was.stock,
    isNew: false,
    isRewritten: !isInPlace || differs(was, state),
    isRepriced: !isDeepStrictEqual(was.prices, state.prices),
    dropsPrices: was.prices.some(({ currency }) =>
      state.prices.every((price) => price.currency !== currency),
    ),
    choiceChanged: !isDeepStrictEqual(was.options, state.options),
  };
}
