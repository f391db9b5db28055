import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database, type Tx } from '../database/database.js';
import { applied, type AppliedDiscount, type DiscountedBasket } from './applied-discount.js';
import { DiscountUnknown } from './discount.problems.js';
import * as sql from './uses.sql.js';

export type { AppliedDiscount, DiscountedBasket } from './applied-discount.js';
export { DiscountNotApplicable, DiscountUnknown, DiscountUsedUp } from './discount.problems.js';

/** What orders may ask of codes. */
@Injectable()
export class DiscountsFacade {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * What the code does for the basket now; nothing is held.
   *
   * @throws DiscountUnknown, DiscountNotApplicable, DiscountUsedUp
   */
  async quote(basket: DiscountedBasket): Promise<AppliedDiscount> {
    const { code, userId, productIds } = basket;
    const offer = await this.database.read.row(sql.findOffer, code.toUpperCase(), userId, productIds);
    return applied(offer, basket, this.clock.now());
  }

  /** The same, as the transaction sees it; {@link claim} makes it count. */
  async price(tx: Tx, basket: DiscountedBasket): Promise<AppliedDiscount> {
    const { code, userId, productIds } = basket;
    const offer = await tx.row(sql.findOffer, code.toUpperCase(), userId, productIds);
    return applied(offer, basket, this.clock.now());
  }

  /**
   * Counts the order, which is written already, as one that uses the discount. Everybody who uses it waits for its row
   * until the transaction ends: ask for it last, with stock and the order written.
   *
   * @throws DiscountUsedUp, and the transaction can only be rolled back
   * @throws DiscountUnknown it was switched off meanwhile
   */
  async claim(tx: Tx, discount: AppliedDiscount, orderId: string, userId: string): Promise<void> {
    const used = await tx.row(sql.insertUse, orderId, userId, discount.id, this.clock.now());
    if (used === null) throw new DiscountUnknown();
  }

  /** The order, which the transaction holds, uses its code no longer; a second time changes nothing. */
  async giveBack(tx: Tx, orderId: string): Promise<void> {
    await tx.rows(sql.giveUseBack, orderId, this.clock.now());
  }

  /**
   * Counts what the order had given back once more, if both limits have room; true also when it had given nothing back.
   * The transaction holds the order.
   */
  async claimAgain(tx: Tx, orderId: string): Promise<boolean> {
    const use = await tx.row(sql.holdGivenBack, orderId);
    if (use === null) return true;
    // in the order in which the trigger counts
    const buyer = await tx.row(sql.holdBuyer, use.discount_id, use.user_id);
    const counter = await tx.row(sql.holdCounter, use.discount_id);
    if (counter === null) throw new Error('a discount that was used is kept');
    const { uses, max_uses: most, max_uses_per_user: ownMost } = counter;
    if (uses >= (most ?? Infinity) || (buyer?.uses ?? 0) >= (ownMost ?? Infinity)) return false;
    await tx.rows(sql.useAgain, orderId);
    return true;
  }

  /** Makes the person's uses nobody's; they still count for the code. */
  async forget(tx: Tx, userId: string): Promise<void> {
    await tx.rows(sql.forgetUser, userId);
    await tx.rows(sql.forgetBuyer, userId);
  }
}
