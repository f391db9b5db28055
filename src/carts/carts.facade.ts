import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../database/database.js';
import type { Rows } from '../database/statement.js';
import { CartHolding } from './cart-holding.js';
import { CartReading } from './cart-reading.js';
import * as sql from './carts.sql.js';
import type { CartDto } from './dto/cart.dto.js';

export { CartDto } from './dto/cart.dto.js';

/** What a cart asks for. */
export interface CartContents {
  readonly items: readonly {
    readonly productId: string;
    readonly variantId: string;
    readonly quantity: number;
  }[];
  /** The currency to buy in; null: the products' own. */
  readonly currency: string | null;
}

/** What other features may ask of carts. */
@Injectable()
export class CartsFacade {
  constructor(
    private readonly database: Database,
    private readonly reading: CartReading,
    private readonly holding: CartHolding,
  ) {}

  /** What the person's cart holds now. */
  look(userId: string): Promise<CartContents> {
    return contentsOf(this.database.read, userId);
  }

  /**
   * Takes everything out of the person's cart, in the caller's transaction: it holds what it held at this moment, and
   * whoever changes it meanwhile waits, and finds it empty. Before any goods are locked.
   */
  async takeOut(tx: Tx, userId: string): Promise<CartContents> {
    const held = await this.holding.holdOwn(tx, userId);
    if (held === null) return { items: [], currency: null };
    const contents = await contentsOf(tx, userId);
    if (contents.items.length === 0) return contents;
    await tx.rows(sql.emptyCart, held.id);
    await this.holding.touch(tx, held);
    return contents;
  }

  /** The person's cart, as it is shown. */
  exportOf(userId: string): Promise<CartDto> {
    return this.reading.get({ userId, tokenHash: null, give: () => undefined });
  }
}

async function contentsOf(source: Rows, userId: string): Promise<CartContents> {
  const cart = await source.row(sql.findOwn, userId);
  return { items: cart?.items ?? [], currency: cart?.currency ?? null };
}
