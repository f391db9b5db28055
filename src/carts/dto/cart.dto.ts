import { DateTime, Flag, Int, ListOf, Nested, Nullable, OneOf } from '../../http/fields/fields.js';
import { OptionValues } from '../../http/fields/maps.js';
import { Currency, SumDto } from '../../http/fields/money.dto.js';
import { Formed, Id, Text } from '../../http/fields/text.js';
import { mostStockEver, type Offer } from '../../products/products.facade.js';
import { mostLines, mostOfOne } from '../cart.problems.js';
import type { CartItemRow, CartRow } from '../carts.sql.js';
import { CartItemDto } from './replace-cart.dto.js';

const problems = ['unavailable', 'no-price', 'insufficient-stock'] as const;
type CartProblem = (typeof problems)[number];

/** A line of a cart, with what the catalogue says of it now. */
export class CartLineDto {
  @Id()
  productId: string;

  @Id()
  variantId: string;

  /** Null: it is not for sale any more. @example KET-001 */
  @Nullable()
  @Formed(/^[A-Z0-9]+([._-][A-Z0-9]+)*$/, 64, 'must be a SKU')
  sku: string | null;

  /** As it is called now; of what is not for sale any more, as it was called when it was put in. @example Steel kettle */
  @Text(200)
  name: string;

  /** What the variant is of each option; empty for a product without. */
  @OptionValues()
  options: Record<string, string>;

  /** @example 2 */
  @Int(1, mostOfOne)
  quantity: number;

  /** What one costs now, before discounts; null: it has no price in this currency, or is not for sale. */
  @Nullable()
  @Nested(() => SumDto)
  unitPrice: SumDto | null;

  /** What all of them cost now, before discounts. */
  @Nullable()
  @Nested(() => SumDto)
  total: SumDto | null;

  /** Whether it could be ordered now. */
  @Flag()
  isAvailable: boolean;

  /** Why it could not. */
  @Nullable()
  @OneOf(problems, 'CartProblem')
  problem: CartProblem | null;

  /** How many there are, where that is fewer than are wanted. */
  @Nullable()
  @Int(0, mostStockEver)
  availableQuantity: number | null;

  static from(item: CartItemRow, offer: Offer | null): CartLineDto {
    const { productId, variantId, quantity } = item;
    const problem = problemOf(offer, quantity);
    const isShort = problem === 'insufficient-stock';
    return Object.assign(new CartLineDto(), {
      ...{ productId, variantId, quantity },
      ...(offer === null ? withdrawn(item) : offered(offer, quantity)),
      isAvailable: problem === null,
      problem,
      availableQuantity: isShort && offer !== null ? offer.stock : null,
    });
  }
}

/** What it is and costs now. */
function offered({ sku, name, options, unitPrice: price }: Offer, quantity: number) {
  if (price === null) return { sku, name, options, unitPrice: null, total: null };
  const { amount, currency } = price;
  return {
    sku,
    name,
    options,
    unitPrice: { amount, currency },
    total: { amount: amount * quantity, currency },
  };
}

/** Nothing but what it was called: what is not on sale is not shown to the public. */
function withdrawn({ name }: CartItemRow) {
  return { sku: null, name, options: {}, unitPrice: null, total: null };
}

function problemOf(offer: Offer | null, quantity: number): CartProblem | null {
  if (offer === null) return 'unavailable';
  if (offer.unitPrice === null) return 'no-price';
  return offer.stock < quantity ? 'insufficient-stock' : null;
}

/** What somebody means to buy, at the prices of now. It holds neither goods nor prices. */
export class CartDto {
  /** The currency to buy in; null: the products' own. */
  @Nullable()
  @Currency()
  currency: string | null;

  /** In the order in which they were put in. */
  @ListOf(() => CartLineDto, 0, mostLines)
  lines: CartLineDto[];

  /** How many things it holds. */
  @Int(0, mostLines * mostOfOne)
  itemCount: number;

  /** What the lines that could be ordered now cost, before discounts; null: nothing, or in several currencies. */
  @Nullable()
  @Nested(() => SumDto)
  subtotal: SumDto | null;

  /** When it was last changed; null: never. */
  @Nullable()
  @DateTime()
  updatedAt: string | null;

  /** When a guest's cart is forgotten, unless it is changed before; null: it stays. */
  @Nullable()
  @DateTime()
  expiresAt: string | null;

  /** `offers` in the order of the items. */
  static from(cart: CartRow | null, offers: readonly (Offer | null)[]): CartDto {
    const items = cart?.items ?? [];
    const lines = items.map((item, index) => CartLineDto.from(item, offers[index] ?? null));
    return Object.assign(new CartDto(), {
      currency: cart?.currency ?? null,
      lines,
      itemCount: items.reduce((count, { quantity }) => count + quantity, 0),
      subtotal: subtotalOf(lines),
      updatedAt: cart?.updated_at.toISOString() ?? null,
      expiresAt: cart?.expires_at?.toISOString() ?? null,
    });
  }
}

function subtotalOf(lines: readonly CartLineDto[]): SumDto | null {
  const sums = lines.flatMap(({ isAvailable, total }) => (isAvailable && total !== null ? [total] : []));
  const [first] = sums;
  if (first === undefined || sums.some(({ currency }) => currency !== first.currency)) return null;
  return { amount: sums.reduce((sum, { amount }) => sum + amount, 0), currency: first.currency };
}

/** One's own cart with a guest's in it. */
export class MergedCartDto {
  @Nested(() => CartDto)
  cart: CartDto;

  /** What did not fit: things above a thousand of one variant, and lines above a hundred. */
  @ListOf(() => CartItemDto, 0, mostLines)
  leftOut: CartItemDto[];
}
