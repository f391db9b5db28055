import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database, type Tx } from '../database/database.js';
import { mostLines, mostOfOne } from './cart.problems.js';
import { CartHolding, type HeldCart } from './cart-holding.js';
import { CartReading } from './cart-reading.js';
import { hashOfCartToken } from './cart-token.js';
import * as sql from './carts.sql.js';
import { MergedCartDto } from './dto/cart.dto.js';
import type { CartItemDto } from './dto/replace-cart.dto.js';

/** What a guest put into a cart, once it is known who the guest is. */
@Injectable()
export class CartMerging {
  constructor(
    private readonly database: Database,
    private readonly holding: CartHolding,
    private readonly reading: CartReading,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds what is in the guest's cart to the account's, and ends the guest's in the same transaction: it counts once,
   * however often and by how many it is asked. A token of no cart adds nothing.
   *
   * @throws Unauthenticated the account was erased while the request ran
   */
  merge(userId: string, token: string): Promise<MergedCartDto> {
    return this.database.transaction(async (tx) => {
      const own = await this.holding.openOwn(tx, userId);
      const guest = await this.holding.holdGuest(tx, hashOfCartToken(token));
      const leftOut = guest === null ? [] : await this.add(tx, own, guest);
      return Object.assign(new MergedCartDto(), { cart: await this.reading.showHeld(tx, own), leftOut });
    });
  }

  private async add(tx: Tx, own: HeldCart, guest: HeldCart): Promise<CartItemDto[]> {
    const [mine, theirs] = [await tx.row(sql.findCart, own.id), await tx.row(sql.findCart, guest.id)];
    const { items, leftOut } = summed(mine?.items ?? [], theirs?.items ?? []);
    await tx.rows(sql.deleteCart, guest.id);
    await tx.rows(sql.emptyCart, own.id);
    const columns = [items.map((item) => item.variantId), items.map((item) => item.quantity)];
    const names = items.map(({ name }) => name);
    await tx.rows(sql.fillCart, own.id, ...columns, names, this.clock.now());
    await tx.rows(sql.setCurrency, own.id, mine?.currency ?? theirs?.currency ?? null);
    await this.holding.touch(tx, own);
    return leftOut;
  }
}

/** Both together, one's own first; what is above a thousand of one variant or above a hundred lines is left out. */
function summed(
  mine: readonly sql.CartItemRow[],
  theirs: readonly sql.CartItemRow[],
): { items: sql.CartItemRow[]; leftOut: CartItemDto[] } {
  const items = new Map(mine.map((item) => [item.variantId, item]));
  const leftOut: CartItemDto[] = [];
  for (const item of theirs) {
    const { quantity: held, ...kept } = items.get(item.variantId) ?? { ...item, quantity: 0 };
    const hasPlace = held > 0 || items.size < mostLines;
    const taken = hasPlace ? Math.min(mostOfOne - held, item.quantity) : 0;
    if (taken > 0) items.set(item.variantId, { ...kept, quantity: held + taken });
    if (taken < item.quantity) leftOut.push({ variantId: item.variantId, quantity: item.quantity - taken });
  }
  return { items: [...items.values()], leftOut };
}
