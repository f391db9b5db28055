import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';
import { DiscountsFacade } from '../discounts/discounts.facade.js';
import { ProductsFacade } from '../products/products.facade.js';
import { listWanted } from './orders.sql.js';
import { listSendableLines } from './shipments/shipments.sql.js';

/** Taking up again what an order held until it was cancelled. */
@Injectable()
export class OrderRevival {
  constructor(
    private readonly products: ProductsFacade,
    private readonly discounts: DiscountsFacade,
  ) {}

  /** Takes the goods of the held order again and claims its code again, if both are still to be had; otherwise neither. */
  async takeAgain(tx: Tx, orderId: string): Promise<boolean> {
    const [mover, lines] = [{ orderId, actorId: null }, await tx.rows(listWanted, orderId)];
    if (!(await this.products.takeAgain(tx, mover, lines))) return false;
    if (await this.discounts.claimAgain(tx, orderId)) return true;
    await this.products.returnStock(tx, mover, 'released');
    return false;
  }

  /**
   * Takes what the held order has to send once more, because a refund failed for which it was put back on the shelf. What
   * somebody else has bought meanwhile stays away: it cannot be sent, and its refund can be asked for again.
   */
  async takeMissing(tx: Tx, orderId: string): Promise<void> {
    const missing = (await tx.rows(listSendableLines, orderId))
      .map(({ productId, variantId, open, left }) => ({ productId, variantId, quantity: open - left }))
      .filter(({ quantity }) => quantity > 0);
    if (missing.length > 0) await this.products.takeAgain(tx, { orderId, actorId: null }, missing);
  }
}
