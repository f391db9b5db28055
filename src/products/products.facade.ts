import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../database/database.js';
import type { Money } from '../money/money.js';
import { InsufficientStock, ProductUnavailable } from './product.problems.js';
import { Stock } from './stock.js';
import { readLines, type LineRow } from './stock.sql.js';

export { InsufficientStock, ProductUnavailable } from './product.problems.js';

/** A line that somebody wants to buy. */
export interface StockRequest {
  readonly productId: string;
  readonly quantity: number;
}

/** What a product is called and costs now. */
export interface PricedProduct {
  readonly productId: string;
  readonly sku: string;
  readonly name: string;
  readonly unitPrice: Money;
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
   * Takes the stock of every line, or throws, and then the transaction must take none. Each product is named once.
   * Gives the products in the order of the lines. One statement; safe against any number of others at once.
   *
   * @throws ProductUnavailable unknown, or not active; names each
   * @throws InsufficientStock names each short line
   */
  async takeStock(tx: Tx, mover: StockMover, lines: readonly StockRequest[]): Promise<PricedProduct[]> {
    const wanted = lines.map(({ productId, quantity }) => ({ productId, delta: quantity }));
    return priced(await this.stock.take(tx, wanted, mover));
  }

  /** The same prices and the same problems, with nothing taken. */
  async priceOf(lines: readonly StockRequest[]): Promise<PricedProduct[]> {
    const [ids, quantities] = [
      lines.map(({ productId }) => productId),
      lines.map(({ quantity }) => quantity),
    ];
    return priced(await this.database.read.rows(readLines, ids, quantities));
  }

  /**
   * Puts back what the order still holds, as its ledger has it: `released` what was never paid, `returned` what was.
   * A second time puts back nothing.
   */
  returnStock(tx: Tx, mover: StockMover, reason: 'released' | 'returned'): Promise<void> {
    return this.stock.giveBack(tx, reason, mover);
  }
}

/** The prices of lines that can be served as the catalogue sees them; otherwise the problem that names what cannot. */
function priced(rows: readonly LineRow[]): PricedProduct[] {
  const missing = rows.filter((row) => !row.is_active);
  if (missing.length > 0) throw new ProductUnavailable(missing.map((row) => row.product_id));
  const short = rows.filter((row) => row.stock < row.quantity);
  if (short.length > 0)
    throw new InsufficientStock(
      short.map((row) => ({ productId: row.product_id, requested: row.quantity, available: row.stock })),
    );
  return rows.map((row) => ({
    productId: row.product_id,
    sku: row.sku,
    name: row.name,
    unitPrice: { amount: row.price_amount, currency: row.price_currency },
  }));
}
