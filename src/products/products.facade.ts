import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../database/database.js';
import type { Money } from '../money/money.js';
import { InsufficientStock, ProductUnavailable } from './product.problems.js';
import { Stock } from './stock.js';
import { heldByOrder, lockLines, readLines, type LineRow } from './stock.sql.js';

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
   * Takes the stock of every line, or throws and the transaction takes none. Each product is named once. Gives the
   * products in the order of the lines.
   *
   * @throws ProductUnavailable unknown, or not active
   * @throws InsufficientStock naming every short line
   */
  async takeStock(tx: Tx, mover: StockMover, lines: readonly StockRequest[]): Promise<PricedProduct[]> {
    const rows = await tx.rows(lockLines, lines.map(({ productId }) => productId));
    const priced = price(lines, rows);
    const changes = lines.map(({ productId, quantity }) => ({ productId, delta: -quantity }));
    await this.stock.move(tx, changes, { reason: 'sold', ...mover });
    return priced;
  }

  /** The same prices and the same problems, with nothing taken. */
  async priceOf(lines: readonly StockRequest[]): Promise<PricedProduct[]> {
    return price(lines, await this.database.read.rows(readLines, lines.map(({ productId }) => productId)));
  }

  /** Puts back what the order holds, as its ledger has it; a second time puts back nothing. */
  async returnStock(tx: Tx, mover: StockMover, reason: 'released' | 'returned'): Promise<void> {
    const held = await tx.rows(heldByOrder, mover.orderId);
    const changes = held.map(({ product_id: productId, held: delta }) => ({ productId, delta }));
    if (changes.length > 0) await this.stock.lockAndMove(tx, changes, { reason, ...mover });
  }
}

function price(lines: readonly StockRequest[], rows: readonly LineRow[]): PricedProduct[] {
  const byId = new Map(rows.filter(({ is_active }) => is_active).map((row) => [row.product_id, row]));
  const missing = lines.filter(({ productId }) => !byId.has(productId));
  if (missing.length > 0) throw new ProductUnavailable(missing.map(({ productId }) => productId));
  const found = lines.flatMap(({ productId, quantity }) => {
    const row = byId.get(productId);
    return row ? [{ row, quantity }] : [];
  });
  const short = found.filter(({ row, quantity }) => row.stock < quantity);
  if (short.length > 0)
    throw new InsufficientStock(
      short.map(({ row, quantity }) => ({ productId: row.product_id, requested: quantity, available: row.stock })),
    );
  return found.map(({ row }) => ({
    productId: row.product_id,
    sku: row.sku,
    name: row.name,
    unitPrice: { amount: row.price_amount, currency: row.price_currency },
  }));
}
