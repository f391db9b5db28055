import { isDeepStrictEqual } from 'node:util';
import { ValidationFailed } from '../../http/problem/problems.js';
import type { Money } from '../../money/money.js';
import type { CreateVariantDto, PriceInDto } from './dto/create-variant.dto.js';
import type { VariantRow } from './variants.sql.js';

/** What something costs in one currency. Minor units. */
export interface PriceState {
  readonly currency: string;
  readonly amount: number;
  readonly compareAt: number | null;
}

/** What a variant is, or shall be. */
export interface VariantState {
  /** Null: a new one. */
  readonly id: string | null;
  readonly sku: string;
  readonly options: Readonly<Record<string, string>>;
  /** The one in the product's own currency first. */
  readonly prices: readonly PriceState[];
  readonly stock: number;
  readonly threshold: number | null;
  /** What one weighs, in grams. */
  readonly weight: number | null;
}

/** What a request says of a variant, or of the only one of a product. */
export type VariantRequest = Omit<CreateVariantDto, 'options'> & { options?: Record<string, string> };

/** The variant that a whole request asks for; `path` leads to it in the body. */
export function askedVariant(request: VariantRequest, path = ''): VariantState {
  const { price, compareAtPrice = null, prices = [] } = request;
  refuseOtherCurrency(compareAtPrice, price.currency, `${path}compareAtPrice.currency`);
  return {
    id: null,
    sku: request.sku,
    options: request.options ?? {},
    prices: [
      { currency: price.currency, amount: price.amount, compareAt: compareAtPrice?.amount ?? null },
      ...othersOf(prices, price.currency, path),
    ],
    stock: request.stock,
    threshold: request.lowStockThreshold ?? null,
    weight: request.weightGrams ?? null,
  };
}

/** The state of a variant that has been read. */
export function variantStateOf(row: VariantRow): VariantState {
  return {
    id: row.id,
    sku: row.sku,
    options: row.options,
    prices: row.prices.map(({ currency, amount, compare_at }) => ({
      currency,
      amount,
      compareAt: compare_at,
    })),
    stock: row.stock,
    threshold: row.low_stock_threshold,
    weight: row.weight_grams,
  };
}

/** The variant with `changes`: what they leave out stays. A price in another currency is the new first one. */
export function mergedVariant(current: VariantState, changes: Partial<VariantRequest>): VariantState {
  const { sku, stock, lowStockThreshold: threshold, weightGrams: weight } = changes;
  const options = changes.options && { ...current.options, ...changes.options };
  const given = Object.entries({ sku, options, stock, threshold, weight }).filter(
    ([, value]) => value !== undefined,
  );
  return { ...current, ...Object.fromEntries(given), prices: mergedPrices(current.prices, changes) };
}

function mergedPrices(
  [first, ...others]: readonly PriceState[],
  { price, compareAtPrice, prices }: Partial<VariantRequest>,
): PriceState[] {
  if (first === undefined) throw new Error('A variant without a price in the currency of its product.');
  const { currency, amount } = price ?? first;
  refuseOtherCurrency(compareAtPrice, currency, 'compareAtPrice.currency');
  const kept = currency === first.currency ? first.compareAt : null;
  const compareAt = compareAtPrice === undefined ? kept : (compareAtPrice?.amount ?? null);
  const beside =
    prices === undefined
      ? others.filter((other) => other.currency !== currency)
      : othersOf(prices, currency, '');
  return [{ currency, amount, compareAt }, ...beside];
}

function othersOf(prices: readonly PriceInDto[], own: string, path: string): PriceState[] {
  const seen = new Set([own]);
  const others = prices.map(({ currency, amount, compareAtAmount = null }, index) => {
    if (seen.has(currency))
      throw unusable(`${path}prices.${index}.currency`, 'has a price already', 'CURRENCY_TWICE');
    seen.add(currency);
    return { currency, amount, compareAt: compareAtAmount };
  });
  return others.sort((one, other) => (one.currency < other.currency ? -1 : 1));
}

function refuseOtherCurrency(price: Money | null | undefined, currency: string, field: string): void {
  if (price && price.currency !== currency)
    throw unusable(field, 'must be the currency of the price', 'CURRENCY_OTHER');
}

/** Whether two states differ in anything but stock, which has a ledger of its own. */
export function differs(one: VariantState, other: VariantState): boolean {
  return !isDeepStrictEqual({ ...one, stock: 0 }, { ...other, stock: 0 });
}

function unusable(field: string, message: string, code: string): ValidationFailed {
  return new ValidationFailed([{ field, message, code }]);
}
