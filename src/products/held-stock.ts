import { ValidationFailed } from '../http/problem/problems.js';
import { pricedOf, type PricedProduct } from './priced-product.js';
import { InsufficientStock, ProductUnavailable, VariantRequired } from './product.problems.js';
import type { LineRow } from './stock.sql.js';

/** What somebody wants of a product, and of which of its variants; none: of its only one. */
export interface WantedStock {
  readonly productId: string;
  readonly variantId?: string | null;
  readonly quantity: number;
}

/** What is wanted together, and the currency to buy it in; null: each product's own. */
export interface StockWish {
  readonly items: readonly WantedStock[];
  readonly currency: string | null;
}

/** For which order stock moves, and on whose behalf; the system's own when null. */
export interface OrderCause {
  readonly orderId: string;
  readonly actorId: string | null;
}

/** What an order has taken of a variant. */
export interface TakenLine extends OrderCause {
  readonly row: LineRow;
  /** What was there before. */
  readonly before: number;
}

/**
 * Stock that a transaction holds for several wishes: until it ends, nobody else takes any. What one wish takes is not there
 * for the next. It is written by `ProductsFacade.takeStock`.
 */
export class HeldStock {
  readonly taken: TakenLine[] = [];
  /** By variant, where something was taken. */
  private readonly left = new Map<string, number>();

  /**
   * @param wishes the lines of each
   * @param held the variants that are held
   */
  constructor(
    private readonly wishes: readonly (readonly LineRow[])[],
    private readonly held: ReadonlySet<string>,
  ) {}

  /** The variants of what the wish could take that somebody else has in hand, and may put back. None: all of it is held. */
  inHand(wish: number): string[] {
    const ids = this.linesOf(wish).filter((row) => row.is_active && !this.held.has(row.variant_id));
    return [...new Set(ids.map((row) => row.variant_id))].sort();
  }

  /**
   * The prices of a wish's lines, in their order.
   *
   * @throws ProductUnavailable unknown, or not active; names each
   * @throws VariantRequired a line names a product with several variants and none of them
   * @throws ValidationFailed two lines mean the same variant
   * @throws InsufficientStock names each short line
   */
  priceOf(wish: number): PricedProduct[] {
    return priced(this.linesOf(wish));
  }

  /** Whether all that the wish is of is on sale, and there. */
  isThere(wish: number): boolean {
    return this.linesOf(wish).every((row) => row.is_active && row.stock >= row.quantity);
  }

  /** Takes what the wish is of, which has its prices, for that order. */
  take(wish: number, cause: OrderCause): void {
    for (const row of this.linesOf(wish)) {
      this.taken.push({ ...cause, row, before: row.stock });
      this.left.set(row.variant_id, row.stock - row.quantity);
    }
  }

  /** With the stock that the wishes before it have left. */
  private linesOf(wish: number): LineRow[] {
    return (this.wishes[wish] ?? []).map((row) => ({
      ...row,
      stock: this.left.get(row.variant_id) ?? row.stock,
    }));
  }
}

/** The prices of lines that can be served as the catalogue sees them; otherwise the problem that names what cannot. */
export function priced(rows: readonly LineRow[]): PricedProduct[] {
  const undecided = rows.filter((row) => row.variants > 1);
  if (undecided.length > 0) throw new VariantRequired('Say by "variantId" which one.', idsOf(undecided));
  const unavailable = rows.filter((row) => !row.is_active);
  if (unavailable.length > 0) throw new ProductUnavailable(idsOf(unavailable));
  refuseTwice(rows);
  const short = rows.filter((row) => row.stock < row.quantity);
  if (short.length > 0)
    throw new InsufficientStock(
      short.map((row) => ({
        productId: row.product_id,
        variantId: row.variant_id,
        requested: row.quantity,
        available: row.stock,
      })),
    );
  return rows.map(pricedOf);
}

const idsOf = (rows: readonly LineRow[]): string[] => [...new Set(rows.map((row) => row.product_id))];

/** A line that names the only variant of a product, beside one that names just the product. */
function refuseTwice(rows: readonly LineRow[]): void {
  rows.forEach((row, index) => {
    if (rows.findIndex(({ variant_id: id }) => id === row.variant_id) < index)
      throw new ValidationFailed([
        { field: `items.${index}.variantId`, message: 'means what an earlier line means', code: 'TWICE' },
      ]);
  });
}
