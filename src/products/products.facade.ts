import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../database/database.js';
import type { Rows } from '../database/statement.js';
import { findCards, type ProductCard } from './cards.sql.js';
import { priced, type HeldStock, type StockWish, type WantedStock } from './held-stock.js';
import { holdCategories, holdProducts } from './named.sql.js';
import { findOnSale } from './on-sale.sql.js';
import { offerOf, type Offer, type PricedProduct } from './priced-product.js';
import { findVisible } from './products.sql.js';
import { scarce } from './scarce.sql.js';
import { asked, holdingOf, type Holding } from './stock-holding.js';
import { Stock, type ReturnedStock } from './stock.js';
import { readLines } from './stock.sql.js';

export type { ProductCard } from './cards.sql.js';
export { averageOf } from './dto/rating.dto.js';
export type { Offer, PricedProduct } from './priced-product.js';
export {
  InsufficientStock,
  ProductUnavailable,
  UnknownCategory,
  VariantRequired,
} from './product.problems.js';
export type { HeldStock, StockWish } from './held-stock.js';
export type { Holding } from './stock-holding.js';
export { mostStockEver } from './stock.js';

/** A line that somebody wants to buy; `variantId` may be left out for a product with one variant. */
export type StockRequest = WantedStock;

/** A variant of which there is not much left. */
export interface ScarceVariant {
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
  readonly sku: string;
  readonly stock: number;
}

/** Who takes or returns stock, for the ledger. */
export interface StockMover {
  readonly orderId: string;
  /** Null: the system itself. */
  readonly actorId: string | null;
}

/** What other features may ask of the catalogue. */
@Injectable()
export class ProductsFacade {
  constructor(
    private readonly database: Database,
    private readonly stock: Stock,
  ) {}

  /**
   * Holds the stock of every wish until the transaction ends, in two statements and one round trip; safe against any number
   * of others at once. What the wishes take of it is written by {@link takeStock}. Without `waits` what somebody else holds
   * at this moment is not waited for, and {@link HeldStock.inHand} says so.
   */
  async holdStock(tx: Tx, wishes: readonly StockWish[], { waits } = { waits: true }): Promise<HeldStock> {
    const { asked: statements, held } = holdingOf(wishes, { waits });
    return held(await tx.all(statements));
  }

  /** The same for whoever has something else to ask in that round trip. */
  holdingOf(wishes: readonly StockWish[], how: { waits: boolean }): Holding {
    return holdingOf(wishes, how);
  }

  /** Writes what the wishes have taken: figure and ledger in one statement, with whatever the transaction asks next. */
  takeStock(tx: Tx, held: HeldStock): void {
    this.stock.take(tx, held);
  }

  /** Takes the lines for the order if all of them are there and on sale; otherwise takes nothing. */
  async takeAgain(tx: Tx, mover: StockMover, lines: readonly StockRequest[]): Promise<boolean> {
    const held = await this.holdStock(tx, [{ items: lines, currency: null }]);
    if (!held.isThere(0)) return false;
    held.take(0, mover);
    this.takeStock(tx, held);
    return true;
  }

  /** The same prices and the same problems, with nothing taken. */
  async priceOf(lines: readonly StockRequest[], currency: string | null = null): Promise<PricedProduct[]> {
    return priced(await this.database.read.rows(readLines, ...asked(lines), currenciesOf(lines, currency)));
  }

  /**
   * What each line would be sold for now, in the order of the lines, whatever is wrong with others; null: it is unknown, or
   * not on sale. The quantities are held against nothing.
   */
  async offersOf(
    source: Rows,
    lines: readonly StockRequest[],
    currency: string | null,
  ): Promise<(Offer | null)[]> {
    return (await source.rows(readLines, ...asked(lines), currenciesOf(lines, currency))).map(offerOf);
  }

  /** Those of the variants that are on sale now, with the names of their products. */
  async onSale(source: Rows, variantIds: readonly string[]): Promise<{ variantId: string; name: string }[]> {
    return (await source.rows(findOnSale, variantIds)).map(({ id, name }) => ({ variantId: id, name }));
  }

  /**
   * Puts back what the order still holds, as its ledger has it: `released` what was never paid, `returned` what was.
   * A second time puts back nothing. Of some variants only as many as are named, if it holds so many.
   */
  returnStock(
    tx: Tx,
    mover: StockMover,
    reason: 'released' | 'returned',
    some?: readonly ReturnedStock[],
  ): Promise<void> {
    return this.stock.giveBack(tx, reason, mover, some);
  }

  /** Those of the variants whose stock is at its threshold or below now, what is lowest first. */
  scarceOf(tx: Tx, variantIds: readonly string[]): Promise<ScarceVariant[]> {
    return tx.rows(scarce, variantIds);
  }

  /** Keeps the products and categories until the transaction ends; gives those of which there are none. */
  async holdNamed(
    tx: Tx,
    productIds: readonly string[],
    categoryIds: readonly string[],
  ): Promise<{ products: string[]; categories: string[] }> {
    const products = productIds.length === 0 ? [] : await tx.rows(holdProducts, productIds);
    const categories = categoryIds.length === 0 ? [] : await tx.rows(holdCategories, categoryIds);
    return { products: missing(productIds, products), categories: missing(categoryIds, categories) };
  }

  /** What is on sale of the SKUs, in their order. */
  cardsOf(skus: readonly string[]): Promise<ProductCard[]> {
    return this.database.read.rows(findCards, skus);
  }

  /** Whether there is such a product for everybody to see, or also for those who see all. */
  async isVisible(productId: string, seesAll: boolean): Promise<boolean> {
    return (await this.database.read.row(findVisible, productId, seesAll)) !== null;
  }
}

/** The same for each line. */
const currenciesOf = (lines: readonly StockRequest[], currency: string | null): (string | null)[] =>
  lines.map(() => currency);

function missing(ids: readonly string[], found: readonly { id: string }[]): string[] {
  const known = new Set(found.map(({ id }) => id));
  return ids.map((id) => id.toLowerCase()).filter((id) => !known.has(id));
}
