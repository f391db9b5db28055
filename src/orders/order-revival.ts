import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';
import { DiscountsFacade } from '../discounts/discounts.facade.js';
import { ProductsFacade } from '../products/products.facade.js';
import { listWanted } from './orders.sql.js';

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
}
